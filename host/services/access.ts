/** What an execution may call: by the scopes of the manifest and by its authorization mode. */
import { surface } from "../published/surface";
import type { Execution } from "../run/execution";
import { exception, ScriptError } from "./errors";

const auth = "https://www.googleapis.com/auth/";
const open = ["Ui", "Menu", "Utilities", "ScriptApp", "HtmlService", "HtmlOutput", "HtmlTemplate", "Session", "Logger"];

/** Refuses a call as Google does: first for the mode, then for a scope that the manifest lacks. */
export const mustBeAllowed = (run: Execution, className: string, method: string, count: number) => {
  const { shown, needed } = requirementsOf(className, method, count);
  const bySheet = needed.length > 0 && needed.every((scope) => scope.startsWith(`${auth}spreadsheets`));
  const isFree = needed.length === 0 || bySheet || isBlankUser(className);
  const isHarmless = open.includes(className) || (className === "SpreadsheetApp" && method === "getUi");
  if (run.authMode === "NONE" && !(isHarmless && isFree))
    throw exception(`You do not have permission to call ${shown}.`);
  if (run.authMode === "LIMITED" && !isFree)
    throw exception(`You do not have permission to call ${shown}. ${required(needed)}`);
  if (needed.length > 0 && !needed.some((scope) => run.google.bundle.scopes.includes(scope))) {
    throw exception(`Specified permissions are not sufficient to call ${shown}. ${required(needed)}`);
  }
};

/** The advanced service needs a person's consent and the full scope. */
export const mustBeAllowedSheets = (run: Execution, name: string) => {
  const full = `${auth}spreadsheets`;
  if (run.authMode !== "FULL") throw exception(`You do not have permission to call ${name}. ${required([full])}`);
  if (run.google.bundle.scopes.includes(full)) return;
  const message = "Request had insufficient authentication scopes.";
  throw new ScriptError({
    name: "GoogleJsonResponseException",
    message: `API call to ${name} failed with error: ${message}`,
    details: { code: 403, message },
  });
};

// In a simple trigger the user's address is blank, not refused.
const isBlankUser = (className: string) => className === "User" || className === "Session";

const requirementsOf = (className: string, method: string, count: number) => {
  const published = surfaceOnce().classes[className];
  const signatures = published?.methods[method] ?? [];
  const signature = signatures.find(({ least, most }) => count >= least && count <= most) ?? signatures[0];
  const needed = (signature?.scopes ?? []).filter((scope) => !/\/(documents|forms|presentations)(\.|$)/.test(scope));
  return { shown: `${published?.shown ?? className}.${method}`, needed };
};

let known: ReturnType<typeof surface> | undefined;
const surfaceOnce = () => {
  known ??= surface();
  return known;
};

const required = (scopes: readonly string[]) =>
  `Required permissions: ${scopes.length > 1 ? `(${scopes.join(" || ")})` : (scopes[0] ?? "")}`;
