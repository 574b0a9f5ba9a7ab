/** A small add-on that the tests of the local host run: a door, triggers, and a door to any piece of script. */
function call(operation, input) {
  try {
    return JSON.stringify({ ok: true, reply: operations[operation](input) });
  } catch (error) {
    if (!error.refusal) throw error;
    return JSON.stringify({ ok: false, refusal: error.refusal });
  }
}

const operations = {
  setUp() {
    const column = (index, value) =>
      tag("desk.column", value, {
        dimensionRange: { sheetId: 0, dimension: "COLUMNS", startIndex: index, endIndex: index + 1 },
      });
    const tag = (metadataKey, metadataValue, location) => ({
      createDeveloperMetadata: { developerMetadata: { metadataKey, metadataValue, visibility: "DOCUMENT", location } },
    });
    const titles = ["Id", "Name", "Due"].map((stringValue) => ({ userEnteredValue: { stringValue } }));
    write([
      { updateSheetProperties: { properties: { sheetId: 0, title: "Things" }, fields: "title" } },
      {
        updateCells: {
          start: { sheetId: 0, rowIndex: 0, columnIndex: 0 },
          rows: [{ values: titles }],
          fields: "userEnteredValue",
        },
      },
      tag("desk.table", "things/0", { sheetId: 0 }),
      column(0, "things.id"),
      column(1, "things.name"),
      column(2, "things.dueOn"),
    ]);
    return { made: ["things"] };
  },
  rows({ table }) {
    const columns = ["id", "name", "dueOn"];
    const dataFilters = columns.map((key) => ({
      developerMetadataLookup: { metadataKey: "desk.column", metadataValue: `${table}.${key}`, locationType: "COLUMN" },
    }));
    const read = Sheets.Spreadsheets.Values.batchGetByDataFilter(
      { dataFilters, majorDimension: "COLUMNS", valueRenderOption: "UNFORMATTED_VALUE" },
      book(),
    );
    const valuesOf = (key) =>
      read.valueRanges
        .find((one) => one.dataFilters[0].developerMetadataLookup.metadataValue === `${table}.${key}`)
        .valueRange.values[0].slice(1);
    const [ids, names, dues] = columns.map(valuesOf);
    return { rows: ids.map((id, index) => ({ id, name: names[index] ?? null, dueOn: dues[index] ?? null })) };
  },
  add({ id, name }) {
    const values = [id, name].map((stringValue) => ({ userEnteredValue: { stringValue } }));
    write([{ appendCells: { sheetId: 0, rows: [{ values }], fields: "userEnteredValue" } }]);
    return { id };
  },
  increment() {
    const lock = LockService.getScriptLock();
    lock.waitLock(30000);
    const properties = PropertiesService.getScriptProperties();
    const next = Number(properties.getProperty("count") ?? 0) + 1;
    properties.setProperty("count", String(next));
    lock.releaseLock();
    return next;
  },
  incrementUnguarded() {
    const properties = PropertiesService.getScriptProperties();
    const next = Number(properties.getProperty("count") ?? 0) + 1;
    properties.setProperty("count", String(next));
    return next;
  },
  no() {
    throw Object.assign(new Error("no"), { refusal: { why: "invalid", text: "No." } });
  },
};

const book = () => SpreadsheetApp.getActiveSpreadsheet().getId();
const write = (requests) => Sheets.Spreadsheets.batchUpdate({ requests }, book());

/** Runs any piece of script; `input` is in scope. */
function script(text, input) {
  return new Function("input", text)(input);
}

function note(event) {
  const seen = JSON.parse(PropertiesService.getScriptProperties().getProperty("events") ?? "[]");
  PropertiesService.getScriptProperties().setProperty("events", JSON.stringify([...seen, event]));
}

function edited(e) {
  note({
    handler: "edited",
    cell: e.range.getA1Notation(),
    value: e.value,
    oldValue: e.oldValue,
    user: e.user.getEmail(),
  });
}

function hourly(e) {
  note({
    handler: "hourly",
    hour: e.hour,
    zone: e.timezone,
    now: new Date().toISOString(),
    who: Session.getEffectiveUser().getEmail(),
  });
}

function onOpen() {
  SpreadsheetApp.getUi().createMenu("Things").addItem("Add", "openAdd").addSeparator().addToUi();
}

function hidden_() {
  return "nobody may see this";
}
