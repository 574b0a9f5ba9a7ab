/** The figures of a week: what changed, each line with its status in a word and a colour, alerts, and what was left out. */
import { useState } from "preact/hooks";
import type { Reply } from "../../contract";
import { isLeftOut } from "../../rules/report/kinds";
import { State } from "../shared/card";
import { Link } from "../shared/controls";
import { type Urgency, zoneCalled } from "../shared/words";
import { type Line, type Part, partsOf, tableOfAlert } from "./lines";
import type { Desk } from "./report";
import { Rows } from "./rows";
import { type Choice, standing, titleOf } from "./words";

type Report = Reply<"report">;
type Alert = Report["alerts"][number];

interface Shown {
  readonly report: Report;
  readonly choice: Choice;
  readonly desk: Desk;
  readonly recipients: readonly string[];
}

export const Figures = ({ report, choice, desk, recipients }: Shown) => {
  const toDo = report.alerts.filter((alert) => !isLeftOut(alert));
  const leftOut = report.alerts.filter((alert) => isLeftOut(alert) && alert.kind !== "not-over");
  const running = report.alerts.find(({ kind }) => kind === "not-over");
  return (
    <>
      <h2>{titleOf(choice)}</h2>
      <p>{standing(choice, recipients, zoneCalled(desk.zone))}</p>
      {running && <p class="note">{running.text}.</p>}
      {isEmpty(report) && (
        <p class="note">
          There is nothing to report yet. Register a deal, or bring in your lists of deals and meetings with Set up; the
          report goes out all the same and says so.
        </p>
      )}
      {(report.changed ?? []).length > 0 && (
        <section class="part">
          <h3>What changed since the last report</h3>
          <ul class="signs">
            {report.changed?.map((said) => (
              <li key={said}>{said}</li>
            ))}
          </ul>
        </section>
      )}
      {partsOf(report).map((part) => (
        <Lines key={part.title} {...part} report={report} />
      ))}
      <Alerts title="Alerts" alerts={toDo} report={report} />
      <Alerts title="Left out, and why" alerts={leftOut} report={report} />
    </>
  );
};

const isEmpty = ({ rows }: Report): boolean =>
  Object.entries(rows).every(
    ([line, keys]) => keys.length === 0 || /^(meetingsTarget|silentPartners|no-reg)/.test(line),
  );

const Lines = ({ title, lines, report }: Part & { readonly report: Report }) => (
  <section class="part">
    <h3>{title}</h3>
    <ul class="lines">
      {lines.map((line) => (
        <Figure key={line.key} line={line} report={report} />
      ))}
    </ul>
  </section>
);

const colours: Readonly<Record<string, readonly [string, Urgency]>> = {
  green: ["Green", "intime"],
  yellow: ["Yellow", "soon"],
  red: ["Red", "late"],
};

const Figure = ({ line, report }: { readonly line: Line; readonly report: Report }) => {
  const [isOpen, setOpen] = useState(false);
  const keys = report.rows[line.key] ?? [];
  const [word, urgency] = colours[report.status[line.key] ?? ""] ?? [];
  const count = `${keys.length} ${keys.length === 1 ? "row" : "rows"}`;
  return (
    <li>
      <p class="figure">
        <span>
          {line.title}
          {line.note && <span class="quiet"> {line.note}</span>}
        </span>
        <span class="chip">{word && urgency && <State urgency={urgency}>{word}</State>}</span>
        <strong>
          {keys.length ? (
            <Link isOpen={isOpen} onClick={() => setOpen(!isOpen)} label={`${line.title}: ${line.value}, ${count}`}>
              {line.value}
            </Link>
          ) : (
            line.value
          )}
        </strong>
      </p>
      {isOpen && <Rows table={line.table} keys={keys} />}
    </li>
  );
};

const Alerts = ({
  title,
  alerts,
  report,
}: {
  readonly title: string;
  readonly alerts: readonly Alert[];
  readonly report: Report;
}) =>
  alerts.length === 0 ? null : (
    <section class="part">
      <h3>
        {title} ({alerts.length})
      </h3>
      <ul class="signs">
        {alerts.map((alert) => (
          <Warning key={alert.text} alert={alert} report={report} />
        ))}
      </ul>
    </section>
  );

/** An alert that counts rows opens them; one that names a registration opens that. */
const Warning = ({ alert, report }: { readonly alert: Alert; readonly report: Report }) => {
  const [isOpen, setOpen] = useState(false);
  const table = tableOfAlert(alert.kind);
  const keys = alert.id ? [alert.id] : alert.count ? (report.rows[alert.kind] ?? []) : [];
  return (
    <li>
      {alert.text}{" "}
      {table && keys.length > 0 && (
        <Link isOpen={isOpen} onClick={() => setOpen(!isOpen)} label={`Show the rows of: ${alert.text}`}>
          Show
        </Link>
      )}
      {isOpen && table && <Rows table={table} keys={keys} />}
    </li>
  );
};
