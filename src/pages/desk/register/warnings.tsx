/** What the reviewer will be told about the deal, shown while it is written; it stops nobody. */
import { useMemo } from "preact/hooks";
import { type Asking, useAnswer } from "../../shared/answers";
import { usePaused } from "../find";
import type { Written } from "./form";
import { type Partner, partnerCalled } from "./partners";

const PAUSE = 700;

/** Checks when the typing pauses, as soon as partner and company are there. */
export const useWarnings = (written: Written, partners: readonly Partner[]): Asking<"check"> & { company: string } => {
  const { partner = "", companyName = "", website = "", contactEmail = "" } = written;
  const told = usePaused(JSON.stringify([partner, companyName.trim(), website, contactEmail]), PAUSE);
  const question = useMemo(() => questionOf(told, partners), [told, partners]);
  return { ...useAnswer("check", question), company: question?.companyName ?? "" };
};

const questionOf = (told: string, partners: readonly Partner[]) => {
  const [partner, companyName, website, contactEmail] = JSON.parse(told) as [string, string, string, string];
  const known = partnerCalled(partners, partner);
  return known && companyName.length > 1 ? { partner: known.name, companyName, website, contactEmail } : null;
};

export const Warnings = ({ company, reply, refusal, isBusy, isSlow }: ReturnType<typeof useWarnings>) => (
  <div role="status" class="warnings">
    {company && isBusy && <p class="quiet">{isSlow ? "Still waiting for Google …" : `Checking ${company} …`}</p>}
    {company && refusal && <p class="quiet">{company} could not be checked just now; the reviewer will see it.</p>}
    {company && !isBusy && !refusal && reply?.flags.length === 0 && (
      <p class="quiet">Nothing known speaks against {company}.</p>
    )}
    {company && reply && reply.flags.length > 0 && (
      <>
        <p class="warn">You may send it all the same; the reviewer will see:</p>
        <ul>
          {reply.flags.map(({ kind, of, evidence }) => (
            <li key={`${kind} ${of}`}>{evidence}</li>
          ))}
        </ul>
      </>
    )}
  </div>
);
