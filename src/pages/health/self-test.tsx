/** A test of this very sheet, on a scratch tab that is taken away again; the result is text to copy. */
import { useState } from "preact/hooks";
import type { Reply } from "../../contract";
import type { Refusal } from "../../model/refusal";
import { Button, Copy } from "../shared/controls";
import { Alert, Progress } from "../shared/notices";
import { numbersArrived, server } from "../shared/server";

type Result = NonNullable<Reply<"health">["test"]>;
type Probe = Result["probes"][number];

interface View {
  readonly result: Result | null;
  readonly refusal: Refusal | null;
  readonly isBusy: boolean;
}

export const SelfTest = () => {
  const [{ result, refusal, isBusy }, setView] = useState<View>({ result: null, refusal: null, isBusy: false });
  const test = async () => {
    setView({ result: null, refusal: null, isBusy: true });
    const answer = await server("health", { live: true });
    const arrived = answer.ok ? await numbersArrived() : "";
    setView({
      result: answer.ok && answer.reply.test ? withNumbers(answer.reply.test, arrived) : null,
      refusal: answer.ok ? null : answer.refusal,
      isBusy: false,
    });
  };
  return (
    <section>
      <h2>Does Google do here what we rely on?</h2>
      <p>
        The test makes a hidden tab, tries on it what nobody has written down about Google, and takes it away again. It
        takes up to 20 seconds, changes nothing of yours and mails nobody.
      </p>
      <div class="buttons">
        <Button isBusy={isBusy} onClick={() => void test()}>
          Test this sheet
        </Button>
        {result && <Copy text={result.text}>Copy the result</Copy>}
        <Progress isBusy={isBusy} isSlow={false}>
          {isBusy ? "Testing … Leave this open." : result ? verdictOf(result) : ""}
        </Progress>
      </div>
      {refusal && <Alert>{refusal.text}</Alert>}
      {result && <Probes {...result} />}
    </section>
  );
};

/** One more probe, which only a page can make; answers of ours are texts, so this is only good to know. */
const withNumbers = (result: Result, arrived: string): Result => {
  const name = "A number that is none, in a page";
  const text = `Of {"none": NaN, "one": 1} there arrives ${arrived}.`;
  const probes: Probe[] = [...result.probes, { name, outcome: "well", text, milliseconds: 0 }];
  return { ...result, probes, text: `${result.text}\n\n[well]     ${name}: ${text}` };
};

const verdictOf = ({ probes, milliseconds }: Result): string => {
  const count = (outcome: Probe["outcome"]) => probes.filter((probe) => probe.outcome === outcome).length;
  const wrong = count("not-well");
  const open = count("unknown");
  return [
    wrong === 0 ? `All is well; it took ${seconds(milliseconds)}.` : `${wrong} of ${probes.length} are not well.`,
    open > 0 ? `${open} could not be told.` : "",
  ].join(" ");
};

const seconds = (milliseconds: number): string => `${Math.round(milliseconds / 100) / 10} s`;

const marks = {
  well: ["Well", "intime"],
  "not-well": ["Not well", "late"],
  unknown: ["Unknown", "waiting"],
} as const satisfies Record<Probe["outcome"], readonly [string, string]>;

const ORDER: readonly Probe["outcome"][] = ["not-well", "unknown", "well"];

const Probes = ({ probes }: Result) => (
  <ul class="checks">
    {[...probes]
      .sort((a, b) => ORDER.indexOf(a.outcome) - ORDER.indexOf(b.outcome))
      .map(({ name, outcome, text, milliseconds }) => (
        <li key={name}>
          <strong class={`state ${marks[outcome][1]}`}>{marks[outcome][0]}</strong>
          <span>
            <strong>{name}.</strong> {text} {milliseconds > 0 && <span class="quiet">{milliseconds} ms</span>}
          </span>
        </li>
      ))}
  </ul>
);
