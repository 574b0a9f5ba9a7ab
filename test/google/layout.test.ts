import type { Typing } from "../../src/model/desk";
import {
  COLUMN_TAG,
  columnTag,
  duplicatesIn,
  headerMark,
  type Layout,
  layoutOf,
  missingOf,
  placesOf,
  TABLE_TAG,
  tableTag,
} from "../../src/google/layout";
import { notesOf } from "../../src/google/notes";
import { type TableName, tableNames, tableOf } from "../../src/model/workbook";

type Tag = GoogleAppsScript.Sheets.Schema.DeveloperMetadata;

const tabTag = (name: TableName, sheetId: number, home = sheetId): Tag => ({
  metadataKey: TABLE_TAG,
  metadataValue: tableTag(name, home),
  // Zeros are left out of replies in Apps Script.
  location: sheetId ? { sheetId } : {},
});
const at = (name: TableName, column: string, sheetId: number, index: number): Tag => ({
  metadataKey: COLUMN_TAG,
  metadataValue: columnTag(name, column),
  location: {
    dimensionRange: {
      dimension: "COLUMNS",
      ...(sheetId && { sheetId }),
      ...(index && { startIndex: index }),
      endIndex: index + 1,
    },
  },
});

describe("the layout that the tags describe", () => {
  it("knows each column by its tag, wherever people moved it", () => {
    const tags = [tabTag("products", 5), at("products", "price", 5, 0), at("products", "name", 5, 3)];
    expect(layoutOf(tags, {}).products).toMatchObject({ sheetId: 5, columns: ["price", "", "", "name"] });
  });

  it("reads a zero that was left out of the reply: the first tab, the first column", () => {
    expect(layoutOf([tabTag("products", 0), at("products", "name", 0, 0)], {}).products).toMatchObject({
      sheetId: 0,
      columns: ["name"],
    });
  });

  it("passes over a duplicated tab, whose tag names the tab that it was copied from", () => {
    const tags = [
      tabTag("products", 99, 5),
      at("products", "name", 99, 2),
      tabTag("products", 5),
      at("products", "name", 5, 0),
    ];
    expect(layoutOf(tags, {}).products).toMatchObject({ sheetId: 5, columns: ["name"] });
    expect(duplicatesIn(tags)).toEqual([99]);
  });

  it("has no place for a tab that is gone, even where its duplicate stays", () => {
    expect(layoutOf([tabTag("products", 99, 5), at("products", "name", 99, 0)], {})).toEqual({});
  });

  it("passes over tags of other tables and of other programs on the same tab", () => {
    const tags = [
      tabTag("products", 5),
      at("products", "name", 5, 0),
      at("stages", "stage", 5, 1),
      { ...at("products", "price", 5, 2), metadataKey: "other" },
    ];
    expect(layoutOf(tags, {}).products?.columns).toEqual(["name"]);
  });

  it("names the columns that are gone", () => {
    const placed = { sheetId: 5, header: "", columns: ["price", "", "name"] };
    expect(missingOf("products", placed)).toEqual(["series"]);
    expect(placesOf(placed)).toEqual({ price: 0, name: 2 });
  });

  it("marks a header, so that a renamed, moved or new title is noticed, but not blanks at its end", () => {
    const mark = headerMark(["Deal ID", "Stage"]);
    expect(headerMark(["Deal ID", "Stage", "", ""])).toBe(mark);
    for (const other of [["Stage", "Deal ID"], ["Deal ID", "State"], ["Deal ID"], ["Deal ID", "", "Stage"]])
      expect(headerMark(other)).not.toBe(mark);
    expect(layoutOf([tabTag("products", 5)], { 5: ["Deal ID", "Stage"] }).products?.header).toBe(mark);
  });
});

describe("what is kept outside the workbook", () => {
  /** Script properties as one execution finds them, and how often it asked and wrote. */
  const properties = (kept: Record<string, string> = {}) => {
    const calls = { read: 0, written: 0 };
    const store = {
      getProperties: () => {
        calls.read += 1;
        return { ...kept };
      },
      setProperty: (key: string, value: string) => {
        calls.written += 1;
        kept[key] = value;
        return store;
      },
    } as unknown as GoogleAppsScript.Properties.Properties;
    return { notes: () => notesOf(store), kept, calls };
  };

  const wide: Layout = Object.fromEntries(
    tableNames.map((name, index) => {
      const columns = Object.keys(tableOf(name).columns).flatMap((column) => [column, ""]);
      return [name, { sheetId: 2_000_000_000 + index, header: headerMark(columns), columns }];
    }),
  );

  it("a layout of all tabs, with a column of a person's own beside each of ours, is read again as it was", () => {
    const { notes } = properties();
    notes().keepLayout(wide);
    expect(notes().layout()).toEqual(wide);
  });

  it("a layout stays under the 9 kB that a property holds", () => {
    const { notes, kept } = properties();
    notes().keepLayout(wide);
    expect(Math.max(...Object.values(kept).map((text) => text.length))).toBeLessThan(9000);
  });

  it("is read once for an execution, and written when it is new", () => {
    const { notes, calls } = properties();
    const own = notes();
    own.keepLayout(wide);
    own.keepLayout(wide);
    own.layout();
    own.recall();
    expect(calls).toEqual({ read: 1, written: 1 });
  });

  it("is nothing at first", () => {
    const { notes } = properties();
    expect(notes().layout()).toBeUndefined();
    expect(notes().recall()).toEqual({
      highest: {},
      mailed: [],
      heartbeat: null,
      installer: "",
      typing: {},
      forms: {},
    });
  });

  it("remembers numbers and mails, within what a property holds", () => {
    const { notes, kept } = properties();
    const memory = {
      highest: { registrations: 12, log: 400 },
      mailed: Array.from({ length: 150 }, (_, index) => `DR-${10_000 + index}/approved-ae-later/12`),
      heartbeat: 1_774_033_200_000,
      installer: "ops@example.com",
      forms: {
        "Form Responses 1": {
          since: 1_774_033_200_000,
          until: 46_101.625_127_314_81,
          recent: Array.from({ length: 80 }, (_, index) => `46101.62512731${index}`),
          left: Array.from({ length: 80 }, (_, index) => `46100.62512731${index}`),
        },
      },
      typing: Object.fromEntries(
        Array.from({ length: 60 }, (_, index): [string, Typing] => [
          `@${10_000 + index}`,
          ["50000:zik0zj", 1_774_033_200_000, "firstname.lastname@department.example.com"],
        ]),
      ),
    };
    notes().remember(memory);
    expect(notes().recall()).toEqual(memory);
    expect(Math.max(...Object.values(kept).map((text) => text.length))).toBeLessThan(9000);
  });
});
