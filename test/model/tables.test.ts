import { colourRules } from "../../src/google/dress/looks";
import { fromCell, toCell } from "../../src/model/cell";
import type { Column } from "../../src/model/column";
import { letters } from "../../src/model/letters";
import { registrations } from "../../src/model/registrations";
import { keyOf, requiredOf, type Table, table } from "../../src/model/table";
import { columnsOf, type Row, rowKey, type TableName, tableNames, tableOf } from "../../src/model/workbook";
import { newYork, on, row, wallOf } from "../notation";
import { evaluate, type Value } from "./formula";

const everyTable = tableNames.map((name) => [name, tableOf(name)] as const);
const withColours = everyTable.filter(([, { colours }]) => colours.length > 0);
const squeezed = (word: string) => word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

describe.each(everyTable)("%s", (name, of) => {
  const columns = Object.entries(of.columns);

  it("has a key that is one or two of its columns, and says what it is about", () => {
    expect(of.name).toBe(name);
    expect(of.about).toMatch(/^[A-Z].*\.$/);
    expect([1, 2]).toContain(of.key.length);
    expect(Object.keys(of.columns)).toEqual(expect.arrayContaining([...of.key]));
  });

  it("keeps its titles and synonyms apart, so that an import knows which column is meant", () => {
    const meanings = new Map<string, string[]>();
    for (const [column, { title, synonyms = [] }] of columns)
      for (const word of new Set([column, title, ...synonyms].map(squeezed)))
        meanings.set(word, [...(meanings.get(word) ?? []), column]);
    expect([...meanings].filter(([, meant]) => meant.length > 1)).toEqual([]);
  });

  it("refers to tables that there are", () => {
    const referred = columns.flatMap(([, { refers }]) => (refers ? [refers] : []));
    expect(referred.filter((other) => !tableNames.includes(other as TableName))).toEqual([]);
  });

  it("colours and filters columns that it has", () => {
    const named = new Set<string>();
    const cell = (column: string) => {
      named.add(column);
      return "$A1";
    };
    for (const { on, when } of of.colours) {
      for (const column of on) if (column !== "required") named.add(column);
      when(cell, "A1");
    }
    for (const column of of.views.flatMap(({ sort = [] }) => sort)) named.add(column);
    for (const where of of.views.flatMap((view) => view.where)) {
      named.add(where.column);
      if ("formula" in where) where.formula(cell);
      else expect(Object.values(of.columns[where.column]?.choices ?? {})).toContain(where.is);
    }
    expect([...named].filter((column) => !(column in of.columns))).toEqual([]);
  });

  it("parts its groups by a visible column, at which they are opened: neighbours would become one", () => {
    const groups = columns.map(([, { group = "" }]) => group);
    expect(groups.filter((group, at) => group && groups[at - 1] && group !== groups[at - 1])).toEqual([]);
  });
});

describe("the titles of the tabs", () => {
  it("are unique, also beside the keys by which programs call them", () => {
    const words = everyTable.flatMap(([name, { tab }]) => [...new Set([name.toLowerCase(), tab.toLowerCase()])]);
    expect(new Set(words).size).toBe(words.length);
  });
});

describe("colour formulas", () => {
  const formulas = withColours.flatMap(([name, of]) =>
    of.colours.flatMap((colour) => colouredColumns(of, colour.on).map((here) => ({ name, of, colour, here }))),
  );
  const worked = ({ of, colour, here }: (typeof formulas)[number], cell: (column: string) => Value, now: number) =>
    evaluate(colour.when(reference(of), reference(of)(here)), (said) => cell(columnAt(of, said)), now);

  it("hold no separator, which differs by locale", () => {
    expect(formulas.filter(({ of, colour }) => /[,;]/.test(colour.when(reference(of), "A1")))).toEqual([]);
  });

  it("colour no header, for a rule lies over the whole column", () => {
    const coloured = formulas.filter(
      (one) => Number(worked(one, (column) => one.of.columns[column]?.title ?? "", 46_101)) !== 0,
    );
    expect(coloured.map(({ name, colour }) => `${name} ${colour.name}`)).toEqual([]);
  });

  it("colour no row that is blank", () => {
    const coloured = formulas.filter((one) => Number(worked(one, () => "", 46_101)) !== 0);
    expect(coloured.map(({ name, colour }) => `${name} ${colour.name}`)).toEqual([]);
  });

  it("stay one condition beside the mark by which set-up knows its rule", () => {
    const results = withColours.flatMap(([, of]) => {
      const places = Object.fromEntries(Object.keys(of.columns).map((column, at) => [column, at]));
      return colourRules(of, 1, places).map(({ booleanRule }) =>
        evaluate(booleanRule?.condition?.values?.[0]?.userEnteredValue ?? "", () => "", 46_101),
      );
    });
    expect(results.filter((result) => result !== 0)).toEqual([]);
  });

  const wall = wallOf(newYork);
  const tintsOf = <N extends TableName>(name: N, said: Partial<Row<N>>, here: string, now: number) => {
    const of = tableOf(name);
    const values = row(name, said) as Readonly<Record<string, unknown>>;
    const cell = (column: string) => toCell(of.columns[column] as Column, values[column], wall) ?? "";
    return formulas
      .filter((one) => one.name === name && one.here === here)
      .filter((one) => Number(worked(one, cell, wall.serialOf(now))) !== 0)
      .map(({ colour }) => colour.tint);
  };

  const waiting = {
    id: "DR-0001",
    stage: "submitted",
    warnAt: on("Tue 2026-03-24 03:00"),
    decisionDueAt: on("Tue 2026-03-24 15:00"),
  } as const;

  it.each([
    ["Tue 2026-03-24 02:59:59", ["green"], "before three quarters of the time are used"],
    ["Tue 2026-03-24 03:00", ["amber"], "due soon"],
    ["Tue 2026-03-24 15:00", ["amber"], "in time to the second"],
    ["Tue 2026-03-24 15:00:01", ["red"], "late"],
  ])("a decision due Tue 15:00 is at %s %j: %s", (now, tints) => {
    expect(tintsOf("registrations", waiting, "decisionDueAt", on(now))).toEqual(tints);
    expect(tintsOf("registrations", { ...waiting, stage: "info-requested" }, "decisionDueAt", on(now))).toEqual([]);
    expect(tintsOf("registrations", { ...waiting, stage: "approved" }, "decisionDueAt", on(now))).toEqual([]);
  });

  it.each([
    ["2026-03-31", "Sat 2026-03-28 10:00", ["amber"], "three days are left"],
    ["2026-03-31", "Tue 2026-03-31 23:59", ["amber"], "the last day"],
    ["2026-03-31", "Wed 2026-04-01 00:00", [], "over"],
    ["2026-03-31", "Mon 2026-03-23 23:59", [], "eight days are left"],
  ])("protection to %s is at %s %j: %s", (protectedUntil, now, tints) => {
    expect(tintsOf("registrations", { stage: "approved", protectedUntil }, "protectedUntil", on(now))).toEqual(tints);
  });

  it("an approved deal without an account executive turns red when naming one is late", () => {
    const approved = { stage: "approved", aeDueAt: on("Tue 2026-03-24 15:00") } as const;
    expect(tintsOf("registrations", approved, "ae", on("Tue 2026-03-24 15:01"))).toEqual(["red"]);
    expect(tintsOf("registrations", { ...approved, ae: "lee@example.com" }, "ae", on("Tue 2026-03-24 15:01"))).toEqual(
      [],
    );
  });

  it("a required field that is blank is amber from when the row has an id, and no other field is", () => {
    expect(tintsOf("registrations", { id: "DR-0001" }, "industry", on("Tue 2026-03-24 15:00"))).toEqual(["amber"]);
    expect(tintsOf("registrations", { id: "DR-0001", industry: "Retail" }, "industry", 0)).toEqual([]);
    expect(tintsOf("registrations", {}, "industry", 0)).toEqual([]);
    expect(tintsOf("registrations", { id: "DR-0001" }, "website", 0)).toEqual([]);
  });

  it.each([
    ["running", null, "Tue 2026-03-24 02:00", ["green"]],
    ["running", null, "Tue 2026-03-24 03:00", ["amber"]],
    ["running", null, "Tue 2026-03-24 15:01", ["red"]],
    ["paused", null, "Tue 2026-03-24 15:01", []],
    ["met", on("Tue 2026-03-24 14:00"), "Wed 2026-03-25 15:01", ["grey"]],
  ] as const)("a clock that is %s and stopped at %p is at %s %j", (state, stoppedAt, now, tints) => {
    const { warnAt, decisionDueAt: dueAt } = waiting;
    expect(tintsOf("clocks", { state, stoppedAt, warnAt, dueAt }, "state", on(now))).toEqual(tints);
  });

  it.each([
    [{ state: "managed", pam: "a", ae: "b" }, "Tue 2026-03-24 15:01", ["green"]],
    [{ state: "gap", gaps: ["se"], pam: "a", ae: "b", since: 0 }, "Tue 2026-03-24 15:01", ["amber"]],
    [{ state: "at-risk", gaps: ["pam"], ae: "b", since: 0 }, "Tue 2026-03-24 14:59", ["amber"]],
    [{ state: "at-risk", gaps: ["pam"], ae: "b", since: 0 }, "Tue 2026-03-24 15:01", ["red", "amber"]],
  ] as const)("a partner with %j is at %s %j", (said, now, tints) => {
    const gap = { dueAt: said.state === "managed" ? null : on("Tue 2026-03-24 15:00") };
    expect(tintsOf("coverage", { ...said, ...gap }, "state", on(now))).toEqual(tints);
  });
});

/** The columns that a colour stands on. */
function colouredColumns(of: Table, on: readonly string[]): readonly string[] {
  return on[0] === "required" ? requiredOf(of) : on;
}

function reference(of: Table) {
  return (column: string) => `$${letters(Object.keys(of.columns).indexOf(column))}1`;
}

function columnAt(of: Table, said: string): string {
  return Object.keys(of.columns).find((column) => reference(of)(column) === said) ?? said;
}

describe("lists", () => {
  const known = tableNames
    .flatMap((name) => Object.values<Column>(tableOf(name).columns))
    .filter(({ kind, choices }) => kind === "list" && choices);

  it("have words that the commas between them do not break", () => {
    expect(known.length).toBeGreaterThan(1);
    expect(known.flatMap(({ choices = {} }) => Object.values(choices).filter((word) => /[,;\n]/.test(word)))).toEqual(
      [],
    );
  });

  const wall = wallOf(newYork);

  it("of missing roles say them as people do", () => {
    const { gaps } = tableOf("coverage").columns;
    expect(toCell(gaps as Column, ["pam", "ae"], wall)).toBe("PAM, AE");
  });

  it("of warnings are read from the words in the cell, and from the keys that stood there before", () => {
    const { flags } = registrations.columns;
    const value = ["held", "free-mail"];
    expect(toCell(flags, value, wall)).toBe("Held by another partner, No business e-mail");
    expect(fromCell(flags, "Held by another partner, No business e-mail", wall)).toEqual({ value });
    expect(fromCell(flags, "held, free-mail", wall)).toEqual({ value });
  });
});

describe("the registration log", () => {
  const columns = Object.entries<Column>(registrations.columns);

  it("opens with 15 columns; the others lie in groups", () => {
    expect(columns.filter(([, { group }]) => !group).map(([name]) => name)).toEqual([
      "id",
      "stage",
      "flags",
      "nextStep",
      "partner",
      "partnerRole",
      "companyName",
      "dealSize",
      "closeQuarter",
      "receivedAt",
      "decisionDueAt",
      "ae",
      "meetingDueOn",
      "protectedUntil",
      "updateDueOn",
    ]);
  });

  it("keeps what belongs together in one group each", () => {
    const groups = columns.map(([, { group = "" }]) => group);
    const runs = groups.filter((group, at) => group !== "" && group !== groups[at - 1]);
    expect(runs).toEqual(["What the partner told us", "Decision", "Protection", "System"]);
  });

  it.each([
    ["R-011", ["companyName"]],
    ["R-012", ["contactName", "contactTitle"]],
    ["R-013", ["contactEmail"]],
    ["R-014", ["companySize"]],
    ["R-015", ["industry"]],
    ["R-016", ["dealSize"]],
    ["R-017", ["closeQuarter"]],
    ["R-018", ["partnershipType"]],
    ["R-019", ["partner", "partnerRole"]],
    ["R-020", ["buyingSignal"]],
    ["R-021", ["existingRelationship"]],
  ])("asks every partner for what %s wants: %j", (_requirement, fields) => {
    expect(requiredOf(registrations)).toEqual(expect.arrayContaining(fields));
  });

  it("asks a partner for nothing that is worked out, and for nothing else", () => {
    expect(columns.filter(([, { required, computed }]) => required && computed)).toEqual([]);
    expect(requiredOf(registrations)).toHaveLength(13);
  });

  it("offers the choices of the agreement", () => {
    const choicesOf = (name: string) => Object.values(Object.fromEntries(columns)[name]?.choices ?? {});
    expect(choicesOf("partnershipType")).toEqual(["Referral", "Co-sell", "Implementation"]);
    expect(choicesOf("existingRelationship")).toEqual(["Yes", "No"]);
  });
});

describe("keys and places", () => {
  it("a row is known by one column or by two with a slash between them, and by nothing when one is blank", () => {
    expect(rowKey("partners", row("partners", { name: "Contoso" }))).toBe("Contoso");
    expect(rowKey("holidays", row("holidays", { calendar: "desk", day: "2026-12-25" }))).toBe("desk/2026-12-25");
    expect(rowKey("holidays", row("holidays", { day: "2026-12-25" }))).toBe("");
    expect(rowKey("log", row("log", { n: 7 }))).toBe("7");
  });

  it("a flow gets all columns of a table, some, or none", () => {
    expect(columnsOf({ products: "all" }, "products")).toEqual(["name", "series", "price"]);
    expect(columnsOf({ products: ["price"] }, "products")).toEqual(["price"]);
    expect(columnsOf({}, "products")).toEqual([]);
  });

  it.each([
    [0, "A"],
    [25, "Z"],
    [26, "AA"],
    [51, "AZ"],
    [52, "BA"],
    [701, "ZZ"],
    [702, "AAA"],
    [-1, ""],
  ])("column %d is %s", (index, said) => {
    expect(letters(index)).toBe(said);
  });

  it("a table without colours and views has none", () => {
    const bare = table("bare", { tab: "Bare", about: "Nothing.", key: ["a"], columns: {} as { a: Column<string> } });
    expect([bare.colours, bare.views, keyOf(bare, { a: "x" })]).toEqual([[], [], "x"]);
  });
});
