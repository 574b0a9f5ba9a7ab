/** What a person should look at: rows that cannot be read, blanks that are needed, names that nobody knows. */
import type { Reply } from "../../contract";
import { iso } from "../../model/cell";
import { type Column, isBlank } from "../../model/column";
import { letters } from "../../model/letters";
import { type Registration, registrations } from "../../model/registrations";
import type { Located } from "../../model/snapshot";
import { requiredOf } from "../../model/table";
import { type Reads, type Row, rowKey, type TableName, tableNames, tableOf, titleOf } from "../../model/workbook";
import { wordingFaults } from "../../mail/wording";
import { introducedColumns } from "../../rules/deals/attribution";
import { careColumns, contradictionsIn, type Found } from "../../rules/deals/care";
import { isOpen } from "../../rules/moves";
import { keyOf, nearest } from "../../rules/names";
import { activeCoverage, loadsOf, openIn } from "../../rules/people/load";
import { holderFaults, leftovers, teamFaults } from "../../rules/people/team";
import { personOf } from "../../rules/roles";
import { isEmail } from "../../rules/submission";
import { squeezed } from "../../rules/titles";
import { answers, flowOf, type Moment } from "../flow";
import {
  crowdSaid,
  isCrowd,
  isRefused,
  lostRowsIn,
  lostSaid,
  newRowsIn,
  reasonIn,
  rowNumber,
  waitingOf,
} from "../hourly/new-rows";
import { arrivalReads } from "../registration/arrival";
import { leftOf } from "../registration/responses";
import { slaFaults } from "../sla/faults";

type Problem = Reply<"problems">["problems"][number];

/** Tabs that people fill in, and the outbox. */
const LOOKED_AT = tableNames.filter((name) => !["log", "clocks", "weeks", "stages", "holders"].includes(name));

export const problems = flowOf<"problems">()({
  who: "everybody",
  reads: {
    ...arrivalReads,
    registrations: [...arrivalReads.registrations, ...introducedColumns],
    stages: ["stage", "kind", "activePipeline"],
    deals: careColumns,
  },
  asksForm: true,
  alsoReads: () =>
    Object.fromEntries(
      LOOKED_AT.map((name) => [name, name === "outbox" ? ["key", "state", "why", "subject"] : "all"]),
    ) as Reads,
  plan: (facts, _input, moment) => {
    const found = LOOKED_AT.flatMap((name) => problemsOf(name, moment.seen.tables[name] as Located, moment));
    const more = [
      ...contradicting(contradictionsIn(facts, moment)),
      ...formProblems(facts, moment),
      ...slaFaults(moment).map(problem),
      ...peopleProblems(moment),
    ];
    return answers({ asOf: iso(moment.now), problems: [...found, ...more] });
  },
});

const problemsOf = (name: TableName, located: Located, moment: Moment): Problem[] => [
  ...faults(name, located),
  ...blanks(name, located),
  ...strangers(name, located, moment),
  ...(name === "deals" && !moment.seen.tables.products?.rows.length ? writtenTogether(located) : []),
  ...(name === "registrations" ? [...typedRows(located), ...withoutStage(located), ...lacking(located)] : []),
  ...(name === "team" ? withoutAddress(located) : []),
  ...(name === "outbox" ? stuckMails(located) : []),
  ...(name === "templates" ? wordings(located) : []),
];

const SHOWN = 20;

interface Said {
  readonly name: TableName;
  readonly column: string;
  readonly kind: string;
  readonly text: string;
  readonly where: readonly string[];
  readonly proposal?: string;
}

const problem = ({ name, column, kind, text, where, proposal }: Said): Problem => ({
  table: name,
  column,
  kind,
  count: where.length,
  text,
  where: where.slice(0, SHOWN),
  ...(proposal && { proposal }),
});

const cellName = (located: Located, column: string, row: number): string =>
  `${letters(located.columnAt[column] ?? 0)}${row + 1}`;

/** Cells that cannot be read, gathered by column and reason. */
const faults = (name: TableName, located: Located): Problem[] =>
  grouped(located.faults, ({ column, text }) => `${column}\n${text}`).map((same) => {
    const { column, text } = same[0]!;
    return problem({
      name,
      column,
      kind: "unreadable",
      text: `${titleOf(name, column)}: ${text}.`,
      where: same.map(({ row }) => cellName(located, column, row)),
    });
  });

const grouped = <T>(items: readonly T[], by: (item: T) => string): T[][] => {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(by(item), [...(groups.get(by(item)) ?? []), item]);
  return [...groups.values()];
};

/** Rows without a value that the column needs. */
const blanks = (name: TableName, located: Located): Problem[] =>
  Object.keys(tableOf(name).columns)
    .filter((column) => tableOf(name).columns[column]?.needed)
    .flatMap((column) => {
      const where = located.rows.filter((row) => isBlank(row[column])).map((row) => rowKey(name, row));
      const text = `${titleOf(name, column)} is blank in ${where.length} ${where.length === 1 ? "row" : "rows"} of ${tableOf(name).tab}.`;
      return where.length ? [problem({ name, column, kind: "blank", text, where })] : [];
    });

/** Names that should stand in another tab and do not, with the nearest one that does. */
const strangers = (name: TableName, located: Located, moment: Moment): Problem[] =>
  Object.entries(tableOf(name).columns).flatMap(([column, declared]) => {
    const known = knownNames(declared, moment);
    if (known.length === 0) return [];
    const keys = new Set(known.map((word) => keyOf(word)));
    const unknown = located.rows.filter((row) => !isBlank(row[column]) && !keys.has(keyOf(String(row[column]))));
    return grouped(unknown, (row) => String(row[column])).map((same) =>
      stranger(
        name,
        column,
        declared,
        known,
        same.map((row) => row as Readonly<Record<string, unknown>>),
      ),
    );
  });

const stranger = (
  name: TableName,
  column: string,
  declared: Column,
  known: readonly string[],
  rows: readonly Readonly<Record<string, unknown>>[],
): Problem => {
  const word = String(rows[0]?.[column]);
  const near = squeezedTwin(known, word) ?? nearest(known, word, 1)[0];
  const tab = tableOf(declared.refers as TableName).tab;
  const text = `"${word}" is not in ${tab} (${rows.length} ${rows.length === 1 ? "row" : "rows"} of ${tableOf(name).tab})${near ? `; did you mean "${near}"?` : "."}`;
  return problem({
    name,
    column,
    kind: "unknown",
    text,
    where: rows.map((row) => rowKey(name, row)),
    ...(near && { proposal: near }),
  });
};

const squeezedTwin = (known: readonly string[], word: string) =>
  known.find((other) => squeezed(other) === squeezed(word));

/** Without a list of products: a word that is made of two words which other products write apart. */
const writtenTogether = (located: Located): Problem[] => {
  const byName = grouped(located.rows, ({ product }) => String(product ?? ""));
  const words = new Set(
    byName.flatMap(([row]) => String(row?.product ?? "").split(" ")).filter((word) => word.length > 1),
  );
  return byName.flatMap((same) => {
    const word = String(same[0]?.product ?? "");
    const at = Array.from(word, (_, index) => index).find(
      (index) => words.has(word.slice(0, index)) && words.has(word.slice(index)),
    );
    if (!at) return [];
    const proposal = `${word.slice(0, at)} ${word.slice(at)}`;
    const text = `"${word}" looks like "${proposal}" (${same.length} ${same.length === 1 ? "row" : "rows"} of ${tableOf("deals").tab}).`;
    return [
      problem({
        name: "deals",
        column: "product",
        kind: "unknown",
        text,
        where: same.map((row) => rowKey("deals", row)),
        proposal,
      }),
    ];
  });
};

/** The names that may stand in a column; none when the other tab is empty or may be anything. */
const knownNames = ({ refers }: Column, { seen }: Moment): string[] => {
  const located = refers ? seen.tables[refers as TableName] : undefined;
  if (!refers || !located) return [];
  const rows = located.rows;
  const extra = (row: Readonly<Record<string, unknown>>) => [
    row.name,
    row.pool,
    ...((row.aliases as readonly string[] | undefined) ?? []),
  ];
  return rows.flatMap((row) =>
    [rowKey(refers as TableName, row), ...extra(row)].filter(
      (word): word is string => typeof word === "string" && word !== "",
    ),
  );
};

/** Rows of the log without a number: refused with the reason, waiting for a word because there are many, or being typed. */
const typedRows = (located: Located): Problem[] => {
  const lost = lostRowsIn(located.rows as readonly Registration[]);
  const rows = newRowsIn(located.rows as readonly Registration[]).filter((row) => !lost.includes(row));
  const waiting = waitingOf(rows);
  const said = isCrowd(rows)
    ? { kind: "crowd", text: crowdSaid(waiting.length) }
    : { kind: "typed", text: typingSaid(waiting.length) };
  const refused = grouped(rows.filter(isRefused), reasonIn).map((same) =>
    newRowProblem("refused", `Not taken in: ${reasonIn(same[0]!)} ${PUT_RIGHT}`, same),
  );
  const gone = lost.length ? [newRowProblem("lost", lostSaid(lost.length), lost)] : [];
  return [...gone, ...refused, ...(waiting.length ? [newRowProblem(said.kind, said.text, waiting)] : [])];
};

type NewRow = Pick<Registration, "id" | "flags">;

const newRowProblem = (kind: string, text: string, rows: readonly NewRow[]): Problem => {
  const where = rows.map(({ id }) => `row ${rowNumber(id)}`);
  return problem({ name: "registrations", column: "id", kind, text, where });
};

const PUT_RIGHT = "Put the row right and it comes in by itself, or delete it.";

const typingSaid = (count: number) =>
  `${count} ${count === 1 ? "row has" : "rows have"} no deal ID yet: being typed. Ten minutes after the last change the partner is asked for what is missing.`;

/** A registration whose stage was emptied is neither open nor ended: nobody sees it in a list. */
const withoutStage = (located: Located): Problem[] => {
  const where = located.rows.flatMap(({ id, stage }) =>
    stage === "" && !String(id).startsWith("@") ? [String(id)] : [],
  );
  const text = `The stage is gone from ${where.length} ${where.length === 1 ? "registration, which is" : "registrations, which are"} in no list: bring it back with Undo or from File, Version history.`;
  return where.length ? [problem({ name: "registrations", column: "stage", kind: "blank", text, where })] : [];
};

/** Open registrations without a required field. */
const lacking = (located: Located): Problem[] => {
  const open = located.rows.filter((row) => isOpen(row.stage as never) && !String(row.id).startsWith("@"));
  return requiredOf(registrations).flatMap((column) => {
    const where = open.filter((row) => isBlank(row[column])).map((row) => String(row.id));
    const text = `${titleOf("registrations", column)} is missing in ${where.length} open ${where.length === 1 ? "registration" : "registrations"}.`;
    return where.length ? [problem({ name: "registrations", column, kind: "missing", text, where })] : [];
  });
};

/** A form whose tab is gone, questions that are no column of ours, and responses that cannot be taken in. */
const formProblems = (facts: Parameters<typeof leftOf>[0], moment: Moment): Problem[] => {
  const { form } = moment;
  if (!form) return [];
  const about = (kind: string, text: string, where: readonly string[]) =>
    problem({ name: "registrations", column: "channel", kind, text, where });
  if (!form.columns)
    return [
      about(
        "form",
        `No form fills a tab called "${form.title}". Write the title of its tab into Settings, beside formTab.`,
        [form.title],
      ),
    ];
  const { strangers, refused } = leftOf(facts, moment);
  const unknown = strangers.length
    ? [
        about(
          "form",
          `Questions in ${form.title} that are no column of ours are left out. Call them in the first row as the columns are called.`,
          strangers,
        ),
      ]
    : [];
  return [
    ...unknown,
    ...grouped(refused, ({ text }) => text).map((same) =>
      about(
        "response",
        `Not taken in from ${form.title}: ${same[0]?.text} Put the answer right there and the hourly check takes it in, or delete the row.`,
        same.map(({ one }) => `row ${one.row}`),
      ),
    ),
  ];
};

/** Deals that are credited against the evidence, and accounts for which two partners are; those of history too (Q54). */
const contradicting = (found: readonly Found[]): Problem[] =>
  grouped(found, ({ kind }) => kind).map((same) => {
    const more = same.length === 1 ? "" : ` The first of ${same.length}; Deals in the menu lists them.`;
    const text = `${same[0]?.text} ${same[0]?.instead}${more}`;
    return problem({ name: "deals", column: "dealType", kind: "credit", text, where: same.flatMap(({ ids }) => ids) });
  });

const withoutAddress = (located: Located): Problem[] => {
  const where = located.rows.map((row) => String(row.email)).filter((email) => !isEmail(email));
  const text = `${where.length} ${where.length === 1 ? "person has" : "people have"} no e-mail address yet.`;
  return where.length ? [problem({ name: "team", column: "email", kind: "address", text, where })] : [];
};

/** What is wrong with the Team tab and with who stands in the matrix, and what people who left still have. */
const peopleProblems = ({ seen: { tables }, today }: Moment): Problem[] => {
  // Every tab was read whole, in the shape in which it declares its rows.
  const rows = <N extends TableName>(name: N) => (tables[name]?.rows ?? []) as unknown as readonly Row<N>[];
  const [team, partners] = [rows("team"), rows("partners")];
  const coverage = activeCoverage(rows("coverage"), partners);
  const tiers = new Map(
    partners.flatMap(({ name, aliases, tier }) => [name, ...aliases].map((one) => [keyOf(one), tier])),
  );
  const deals = rows("deals").filter(openIn(rows("stages")));
  const loads = loadsOf({ team, coverage, deals, registrations: rows("registrations") });
  const wrong = holderFaults(coverage, ({ partner }) => tiers.get(keyOf(partner)) ?? "", team, today);
  return [
    ...teamFaults(team, today).map((text) =>
      problem({ name: "team", column: "email", kind: "team", text, where: [""] }),
    ),
    ...grouped(wrong, ({ role, text }) => `${role}\n${text}`).map((same) => {
      const { role, text } = same[0]!;
      const said = `${titleOf("coverage", role)}: ${text} Put it right under Coverage.`;
      return problem({
        name: "coverage",
        column: role,
        kind: "holder",
        text: said,
        where: same.map(({ partner }) => partner),
      });
    }),
    ...leftovers(team, loads).map(({ person, text }) => {
      const own = deals.filter(({ owner }) => personOf(team, owner) === person).map(({ id }) => id);
      return problem({ name: "team", column: "active", kind: "left", text, where: [person.email, ...own] });
    }),
  ];
};

/** Mails that cannot be written as their wording stands. */
const wordings = (located: Located): Problem[] =>
  located.rows.flatMap((row, at) =>
    wordingFaults(String(row.key), { subject: String(row.subject), body: String(row.body) }).map(({ column, text }) =>
      problem({
        name: "templates",
        column,
        kind: "wording",
        text: `${titleOf("templates", column)} of "${row.key}": ${text}`,
        where: [cellName(located, column, located.places[at] ?? at + 1)],
      }),
    ),
  );

const STUCK: Readonly<Record<string, string>> = {
  waiting: "wait for tomorrow's mail quota",
  check: "were cut off while being sent: look whether they arrived",
  held: "have no address to go to",
  failed: "could not be sent: Mail sent says why",
};

const stuckMails = (located: Located): Problem[] =>
  Object.entries(STUCK).flatMap(([state, said]) => {
    const where = located.rows.filter((row) => row.state === state).map((row) => String(row.key));
    return where.length
      ? [problem({ name: "outbox", column: "state", kind: state, text: `${where.length} mails ${said}.`, where })]
      : [];
  });
