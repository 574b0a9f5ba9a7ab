/** Probes of the Sheets service, on the scratch tab: tags, text, colours, answers. */
import { troubleOf } from "../calls";
import { type Found, messageOf, notWell, type Tries, well } from "./found";
import { COPY, SCRATCH, type Scratch, TINT } from "./scratch";

/** What the service does with a tab, from the first write to what it refuses. */
export const sheetTries = (scratch: Scratch): Tries => ({
  "Sheets service": () => enabled(scratch),
  "One batch": () => oneBatch(scratch),
  "Columns after a move": () => afterMove(scratch),
  "Columns after a sort": () => afterSort(scratch),
  "A duplicated tab": () => ofDuplicate(scratch),
  "Reading columns": () => byTags(scratch),
  "Order of answers": () => orderOfAnswers(scratch),
  "A column marked twice": () => taggedTwice(scratch),
  "Zeros in answers": () => zeros(scratch),
  "Answer to a write": () => answerToWrite(scratch),
  "Text that looks like a formula": () => textStays(scratch),
  "Nothing, no and half a day": () => valuesStay(scratch),
  Colours: () => coloursKept(scratch),
  "Drop-downs of a new row": () => inherited(scratch),
  "A drop-down against a write": () => strictList(scratch),
  "A number that is none": () => notANumber(scratch),
  "A guard that matches nothing": () => guard(scratch),
});

const enabled = ({ made }: Scratch): Found => {
  try {
    made();
    return well("It is enabled and may write.");
  } catch (error) {
    return troubleOf(error) === "disabled"
      ? notWell("It is not enabled. Open Extensions, Apps Script, and add Google Sheets API under Services.")
      : notWell(`It refused to make a tab: ${messageOf(error)}`);
  }
};

const oneBatch = ({ rearranged }: Scratch): Found => {
  rearranged();
  return well("Moving, sorting, adding, writing and doubling went through in one batch.");
};

/** Where the columns of the scratch tab stand after the first went behind the third. */
const PLACES: Readonly<Record<string, number>> = { text: 0, value: 1, number: 2, choice: 3 };

const afterMove = ({ tags }: Scratch): Found => {
  const places = tags().flatMap(({ metadataValue = "", location }) => {
    const range = location?.dimensionRange;
    return range?.dimension === "COLUMNS" && range.sheetId === SCRATCH.sheetId
      ? [[metadataValue, range.startIndex ?? 0] as const]
      : [];
  });
  const stray = places.find(([name, at]) => PLACES[name] !== at);
  if (stray) return notWell(`The mark of the column ${stray[0]} did not go with it when a column was moved.`);
  return places.length >= 4
    ? well("Marks go with their columns when one is moved.")
    : notWell(`Only ${places.length} of 5 marks of columns are still there.`);
};

// Rows are known by their keys, so this is only good to know.
const afterSort = ({ tags }: Scratch): Found => {
  const row = tags().find(({ metadataValue, location }) => {
    return metadataValue === "row" && location?.dimensionRange?.sheetId === SCRATCH.sheetId;
  });
  const at = row?.location?.dimensionRange?.startIndex;
  const columns = "Marks of columns stay when rows are sorted";
  if (at === 3) return well(`${columns}, and the mark of a row goes with it.`);
  return well(
    `${columns}; the mark of a row does not go with it (the local host does not carry it along). The desk marks no rows.`,
  );
};

const ofDuplicate = ({ tags }: Scratch): Found => {
  const copied = tags().filter(({ location }) =>
    [location?.sheetId, location?.dimensionRange?.sheetId].includes(COPY.sheetId),
  );
  return well(
    copied.length
      ? `${copied.length} marks were copied with the tab. The desk knows a copy by the tab's own number and leaves it alone.`
      : "No mark is copied with a tab.",
  );
};

type Matched = ReturnType<Scratch["matched"]>;

const namesOf = (matched: Matched[number]): string[] =>
  (matched.dataFilters ?? []).map(({ developerMetadataLookup }) => developerMetadataLookup?.metadataValue ?? "");

const columnCalled = (matched: Matched, name: string): readonly unknown[] | undefined =>
  matched.find((one) => namesOf(one).includes(name))?.valueRange?.values?.[0];

const byTags = ({ matched }: Scratch): Found => {
  const number = columnCalled(matched(), "number");
  if (String(number) !== "Number,1,2,3") return notWell(`A column came back as ${JSON.stringify(number)}.`);
  if (columnCalled(matched(), "nowhere")) return notWell("A mark that is nowhere was answered with a column.");
  return well("Each column comes back with the mark it was asked by, and a mark that is nowhere with nothing.");
};

const orderOfAnswers = ({ matched }: Scratch): Found => {
  const order = matched().map((one) => namesOf(one)[0]);
  const asAsked = ["choice", "number", "value", "text"];
  const here = order.filter((name, at) => order.indexOf(name) === at);
  return well(
    here.join() === asAsked.join()
      ? "Columns came in the order in which they were asked for; the desk does not rely on it."
      : `Columns came in another order (${here.join(", ")}); the desk does not rely on it.`,
  );
};

const taggedTwice = ({ matched }: Scratch): Found => {
  const times = matched().filter((one) => namesOf(one).includes("value")).length;
  return times > 0
    ? well(
        `A column with the same mark twice comes back ${times === 1 ? "once" : `${times} times`}; both are understood.`,
      )
    : notWell("A column with the same mark twice does not come back.");
};

const zeros = ({ tags }: Scratch): Found => {
  const first = tags().find(({ metadataValue, location }) => {
    return metadataValue === "text" && location?.dimensionRange?.sheetId === SCRATCH.sheetId;
  });
  const range = first?.location?.dimensionRange;
  if (!range) return notWell("The first column has no place in the answer.");
  return well(
    range.startIndex === undefined
      ? "A place that is zero is left out of answers, which the desk expects."
      : "A place that is zero stands in answers; the desk understands both.",
  );
};

const answerToWrite = ({ rearranged }: Scratch): Found => {
  const { data } = rearranged().updatedSpreadsheet?.sheets?.[0] ?? {};
  const cell = data?.[0]?.rowData?.[0]?.values?.[0]?.effectiveValue?.stringValue;
  const tag = data?.[0]?.columnMetadata?.[0]?.developerMetadata?.[0]?.metadataValue;
  if (cell !== "Text, written anew") return notWell("A write does not tell what stands in the cells that it touched.");
  return tag === "text"
    ? well("A write tells the cells that it touched and the marks of their columns.")
    : notWell("A write does not tell the marks of the columns that it touched.");
};

const textStays = ({ cells }: Scratch): Found => {
  const said = [1, 2, 3].map((row) => cells()(row, 0)?.effectiveValue);
  const formula = said.find((value) => value?.stringValue === undefined);
  return formula || !said.some((value) => value?.stringValue === "=1+1")
    ? notWell(`Text came back as ${JSON.stringify(said)}: what a partner writes could be calculated.`)
    : well("=1+1, 00123 and -5 stay the text that they are.");
};

const valuesStay = ({ matched }: Scratch): Found => {
  const value = columnCalled(matched(), "value");
  return JSON.stringify(value) === JSON.stringify(["Value", false, 46_000.5, 0])
    ? well("0, no and a date with its time come back as they were written.")
    : notWell(`They came back as ${JSON.stringify(value)}.`);
};

const coloursKept = ({ cells }: Scratch): Found => {
  const cell = cells()(0, 0);
  const { red, green = 0, blue = 0 } = cell?.userEnteredFormat?.backgroundColor ?? {};
  const isKept = red === TINT.red && Math.abs(green - TINT.green) < 0.01 && Math.abs(blue - TINT.blue) < 0.01;
  return isKept && cell?.effectiveValue?.stringValue === "Text, written anew"
    ? well("A cell that is written anew keeps its colour, also when its column was moved.")
    : notWell("A cell that is written anew loses its colour.");
};

const inherited = ({ cells }: Scratch): Found =>
  cells()(4, 3)?.dataValidation
    ? well("A row that is added takes its drop-downs over from the row above.")
    : well("A row that is added has no drop-down of its own; Set up puts them right.");

const strictList = ({ written }: Scratch): Found => {
  try {
    const value = written(3, { stringValue: "perhaps" });
    return well(
      value?.stringValue === "perhaps"
        ? "What is not in the list goes through when the desk writes it; the desk checks for itself."
        : "What is not in the list is dropped when the desk writes it; the desk checks for itself.",
    );
  } catch (error) {
    return well(`What is not in the list is refused when the desk writes it: ${messageOf(error)}`);
  }
};

// No number of ours is ever none; if one were, this is what a person would see.
const notANumber = ({ written }: Scratch): Found => {
  try {
    const value = written(4, { numberValue: Number.NaN });
    return well(`A number that is none becomes ${value ? JSON.stringify(value) : "an empty cell"}.`);
  } catch (error) {
    return well(`A number that is none is refused: ${messageOf(error)}`);
  }
};

const guard = ({ made, guard: change }: Scratch): Found => {
  made();
  try {
    change();
    return well("Changing a mark that is nowhere is passed over in silence.");
  } catch (error) {
    return well(`Changing a mark that is nowhere refuses the whole batch: ${messageOf(error)}`);
  }
};
