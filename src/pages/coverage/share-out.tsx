/** Partners are shared out more evenly: who would get which, and then it is done. */
import { useState } from "preact/hooks";
import { coverRoles, type CoverRole } from "../../rules/people/coverage";
import { useAnswer, useDeed } from "../shared/answers";
import { Button } from "../shared/controls";
import { Field } from "../shared/field";
import { Alert, Progress, Trouble } from "../shared/notices";
import { roleTitles } from "./words";

export const ShareOut = ({ onChange }: { readonly onChange: () => void }) => {
  const [role, setRole] = useState<CoverRole>("pam");
  const { reply, refusal, read, ...reading } = useAnswer("rebalance", { role });
  const sharing = useDeed("rebalance");
  const share = async () => {
    const answer = await sharing.act({ role, confirm: true });
    if (!answer?.ok) return;
    void read();
    onChange();
  };
  const nameOf = (email: string) => reply?.loads.find((load) => load.email === email)?.name || email;
  return (
    <>
      <Field
        name="role"
        column={{ kind: "choice", title: "Role", required: true, choices: roleTitles }}
        value={role}
        onInput={(value) => setRole(coverRoles.find((one) => one === value) ?? "pam")}
      />
      <Progress {...reading}>{reading.isBusy ? "Counting …" : ""}</Progress>
      {refusal && <Trouble refusal={refusal} onAgain={() => void read()} />}
      {sharing.refusal && <Alert>{sharing.refusal.text}</Alert>}
      {reply && (
        <>
          <table>
            <caption class="unseen">Partners of each before and after</caption>
            <thead>
              <tr>
                <th scope="col">{roleTitles[role]}</th>
                <th scope="col">Partners now</th>
                <th scope="col">then</th>
              </tr>
            </thead>
            <tbody>
              {reply.loads.map(({ email, name, before, after }) => (
                <tr key={email}>
                  <th scope="row">{name || email}</th>
                  <td>{before}</td>
                  <td>{after === before ? "" : after}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {reply.moves.length === 0 ? (
            <p>
              {reply.loads.length === 0
                ? `Nobody in Team has the role ${roleTitles[role]} and is here.`
                : "It is as even as territories allow. Platinum partners keep their person."}
            </p>
          ) : (
            <>
              <ul class="moves">
                {reply.moves.map(({ partner, from, to, why }) => (
                  <li key={partner}>
                    <b>{partner}</b>: from {nameOf(from)} to {nameOf(to)} <span class="quiet">({why})</span>
                  </li>
                ))}
              </ul>
              <div class="buttons">
                <Button isAction isBusy={sharing.isBusy || reading.isBusy} onClick={() => void share()}>
                  Share them out so
                </Button>
                <p class="quiet">
                  Nothing is written yet. {role === "pam" ? "Each partner is told by mail." : "Nobody is mailed."}
                </p>
              </div>
            </>
          )}
        </>
      )}
    </>
  );
};
