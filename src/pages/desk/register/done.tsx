/** A registration that is in: its number, by when we owe the answer, and what comes next. */
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Reply } from "../../../contract";
import { Button } from "../../shared/controls";
import { Alert } from "../../shared/notices";
import { momentOf } from "../../shared/words";
import { useRoom } from "../room";

interface Sent {
  readonly reply: Reply<"register">;
  readonly onAnother: () => void;
}

export const Done = ({ reply: { id, decisionDueAt, flags }, onAnother }: Sent) => {
  const { zone, openCard, review } = useRoom();
  const [problem, setProblem] = useState("");
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => heading.current?.focus(), []);
  return (
    <div class="form">
      <h2 ref={heading} tabIndex={-1}>
        Registered as {id}
      </h2>
      <p role="status">
        The partner gets a confirmation by mail.
        {decisionDueAt && ` We owe the answer by ${momentOf(decisionDueAt, zone)}.`}
      </p>
      {flags.length > 0 && (
        <>
          <p class="warn">The reviewer will see:</p>
          <ul>
            {flags.map(({ kind, of, evidence }) => (
              <li key={`${kind} ${of}`}>{evidence}</li>
            ))}
          </ul>
        </>
      )}
      {problem && <Alert>{problem}</Alert>}
      <div class="buttons">
        <Button isAction onClick={onAnother}>
          Register another
        </Button>
        <Button onClick={() => openCard(id)}>Show it</Button>
        <Button onClick={() => void review(id).then(setProblem)}>Review it</Button>
      </div>
    </div>
  );
};
