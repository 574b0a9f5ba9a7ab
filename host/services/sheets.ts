/** The advanced service Sheets: Google's API on the open workbook. */
import { problemsOf, schema, unknownPaths } from "../published/schema";
import type { Execution } from "../run/execution";
import { Json } from "../run/wire";
import type { BatchUpdateBody, GetBody, ReadByFilterBody, SearchBody } from "../sheets/api";
import { type Book, batchUpdate, get, getByFilter, readFiltered, readRanges, searchTags } from "../sheets/book";
import { ApiError, badRequest, notFound } from "../sheets/errors";
import { type Mask, masked, parsedMask } from "../sheets/masks";
import { mustBeAllowedSheets } from "./access";
import { notBuilt, ScriptError } from "./errors";
import { withoutZeros } from "./zeros";
import { cellsIn, cellsWrittenBy } from "./cell-count";

/** A call of the API: what it does to the quota, which body it takes, and its work. */
interface Endpoint {
  readonly kind: "read" | "write";
  readonly message?: string;
  readonly reply: string;
  run(book: Book, body: object, options: Options): Promise<object>;
}

interface Options {
  readonly fields?: string;
  readonly ranges?: readonly string[] | string;
  readonly includeGridData?: boolean;
  readonly majorDimension?: string;
  readonly valueRenderOption?: string;
}

const endpoints: Readonly<Record<string, Endpoint>> = {
  "spreadsheets.batchUpdate": {
    kind: "write",
    message: "BatchUpdateSpreadsheetRequest",
    reply: "BatchUpdateSpreadsheetResponse",
    run: (book, body: BatchUpdateBody, options) => batchUpdate(book, body, maskOf(options)),
  },
  "spreadsheets.get": {
    kind: "read",
    reply: "Spreadsheet",
    run: (book, _, options) => get(book, listed(options.ranges), options.includeGridData === true, maskOf(options)),
  },
  "spreadsheets.getByDataFilter": {
    kind: "read",
    message: "GetSpreadsheetByDataFilterRequest",
    reply: "Spreadsheet",
    run: (book, body: GetBody, options) => getByFilter(book, body, maskOf(options)),
  },
  "spreadsheets.values.batchGetByDataFilter": {
    kind: "read",
    message: "BatchGetValuesByDataFilterRequest",
    reply: "BatchGetValuesByDataFilterResponse",
    run: (book, body: ReadByFilterBody) => readFiltered(book, body),
  },
  "spreadsheets.values.batchGet": {
    kind: "read",
    reply: "BatchGetValuesResponse",
    run: async (book, _, options) => ({
      spreadsheetId: book.state().id,
      valueRanges: await readRanges(book, listed(options.ranges) ?? [], options),
    }),
  },
  "spreadsheets.developerMetadata.search": {
    kind: "read",
    message: "SearchDeveloperMetadataRequest",
    reply: "SearchDeveloperMetadataResponse",
    run: (book, body: SearchBody) => searchTags(book, body),
  },
};

/** What a call of the advanced service answers; its refusals are thrown as Google's client throws them. */
export const invokeSheets = async (run: Execution, className: string, method: string, args: readonly unknown[]) => {
  if (method === "getVersion" && className === "Sheets") return "v4";
  const name = nameOf(className, method);
  const endpoint = endpoints[name];
  if (!endpoint) throw notBuilt(`${className}.${method}()`);
  mustBeAllowedSheets(run, `sheets.${name}`);
  try {
    return await answer(run, endpoint, args);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const { code, message } = error;
    const failure = {
      name: "GoogleJsonResponseException",
      message: `API call to sheets.${name} failed with error: ${message}`,
    };
    throw new ScriptError({ ...failure, details: { code, message } });
  }
};

const answer = async (run: Execution, endpoint: Endpoint, args: readonly unknown[]) => {
  const [body, id, options] = endpoint.message
    ? [fromJson(args[0]), args[1], fromJson(args[2])]
    : [{}, args[0], fromJson(args[1])];
  mustBeWithinRate(run, endpoint.kind);
  if (endpoint.message) mustFit(body, endpoint.message);
  const mask = knownMask(options, endpoint.reply);
  if (id !== run.google.book.state().id) throw notFound();
  const reply = await endpoint.run(run.google.book, body, options);
  tally(run, endpoint, body, reply);
  return new Json(JSON.stringify(withoutZeros(mask ? masked(reply, mask) : reply)));
};

const fromJson = (arg: unknown): object => (arg instanceof Json ? JSON.parse(arg.text) : {});

const nameOf = (className: string, method: string) => {
  const resource = className.split(".")[2];
  const below = resource ? `.${resource[0]?.toLowerCase()}${resource.slice(1)}` : "";
  return `spreadsheets${below}.${method}`;
};

const maskOf = ({ fields }: Options): Mask | undefined => (fields ? parsedMask(fields) : undefined);
const listed = (ranges: readonly string[] | string | undefined) => (typeof ranges === "string" ? [ranges] : ranges);

const mustFit = (body: object, message: string) => {
  const problems = problemsOf(body, message, schemaOnce());
  if (problems.length > 0) throw badRequest(problems.join("\n"));
};

const knownMask = (options: Options, message: string) => {
  const mask = maskOf(options);
  const [unknown] = mask ? unknownPaths(mask, message, schemaOnce()) : [];
  if (unknown)
    throw badRequest(`Error expanding 'fields' parameter. Cannot find matching fields for path '${unknown}'.`);
  return mask;
};

let known: ReturnType<typeof schema> | undefined;
const schemaOnce = () => {
  known ??= schema();
  return known;
};

const mustBeWithinRate = (run: Execution, kind: "read" | "write") => {
  if (run.google.rates.admits(run.user, kind)) return;
  const metric = kind === "read" ? "Read" : "Write";
  throw new ApiError(
    429,
    "RESOURCE_EXHAUSTED",
    `Quota exceeded for quota metric '${metric} requests' and limit '${metric} requests per minute per user' of service 'sheets.googleapis.com'.`,
  );
};

const tally = (run: Execution, { kind }: Endpoint, body: object, reply: object) => {
  if (kind === "read") run.tally.sheetsReads += 1;
  else run.tally.sheetsWrites += 1;
  run.tally.cellsRead += cellsIn(reply);
  run.tally.cellsWritten += cellsWrittenBy(body);
};
