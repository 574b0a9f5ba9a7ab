/** What is kept in the script's properties: where tabs and columns stand, and what must outlive a restored version of the file. */
import type { Memory } from "../model/desk";
import { tableNames, tableOf } from "../model/workbook";

import type { Layout } from "./layout";

export type Notes = ReturnType<typeof notesOf>;
type Store = GoogleAppsScript.Properties.Properties;

const LAYOUT = "desk.layout";
const MEMORY = "desk.memory";
const LEARNT = "desk.learnt";

/** What is kept in the script's properties, read once and again when another execution may have changed them. */
export const notesOf = (store: Store) => {
  let known: Record<string, string> | undefined;
  const all = () => (known ??= store.getProperties());
  const keep = (key: string, value: unknown) => {
    const text = JSON.stringify(value);
    if ((all()[key] ?? "{}") === text) return;
    store.setProperty(key, text);
    known = { ...all(), [key]: text };
  };
  return {
    /** Forgets what was read, which is to be done as soon as nobody else may write. */
    lookAgain: () => {
      known = undefined;
    },
    layout: (): Layout | undefined => unpacked(all()[LAYOUT]),
    keepLayout: (layout: Layout) => keep(LAYOUT, packed(layout)),
    /** Whoever looks next finds it anew. */
    forgetLayout: () => {
      store.deleteProperty(LAYOUT);
      known = undefined;
    },
    recall: (): Memory => ({
      highest: {},
      mailed: [],
      heartbeat: null,
      installer: "",
      typing: {},
      forms: {},
      ...JSON.parse(all()[MEMORY] ?? "{}"),
      ...JSON.parse(all()[LEARNT] ?? "{}"),
    }),
    // A property holds 9 kB at the most, so what changes with each edit is kept apart.
    remember: ({ typing, forms, ...memory }: Memory) => {
      keep(MEMORY, memory);
      keep(LEARNT, { ...(hasAny(typing) && { typing }), ...(hasAny(forms) && { forms }) });
    },
  };
};

const hasAny = (known: object): boolean => Object.keys(known).length > 0;

// A property holds 9 kB at the most, so columns are kept by their place in the declaration.
const packed = (layout: Layout) =>
  Object.fromEntries(
    tableNames.flatMap((name) => {
      const placed = layout[name];
      const declared = Object.keys(tableOf(name).columns);
      return placed
        ? [[name, [placed.sheetId, placed.header, placed.columns.map((column) => declared.indexOf(column))]]]
        : [];
    }),
  );

type Packed = Readonly<Record<string, readonly [sheetId: number, header: string, columns: readonly number[]]>>;

const unpacked = (text: string | undefined): Layout | undefined => {
  if (!text) return undefined;
  const kept = JSON.parse(text) as Packed;
  const placed = tableNames.flatMap((name) => {
    const [sheetId, header, columns] = kept[name] ?? [];
    const declared = Object.keys(tableOf(name).columns);
    return sheetId === undefined
      ? []
      : [[name, { sheetId, header, columns: (columns ?? []).map((at) => declared[at] ?? "") }]];
  });
  return Object.fromEntries(placed) as Layout;
};
