/** Mishaps that a test asks for: kills, lost answers, people who edit at the worst moment. */

/** Which service call of an execution: the n-th of all, of one method, or of the Sheets calls. */
export type When =
  | { readonly call: number }
  | { readonly method: string; readonly nth?: number }
  | { readonly sheets: number };

/** What happens at that call. */
export type Fault = { readonly at: When } & (
  | { readonly kill: "before" | "after" }
  | { readonly meanwhile: () => unknown }
  | { readonly answer: 429 | 503 | "Empty response"; readonly applied?: boolean }
);

/** A service call with its place among the calls of its execution. */
export interface Counted {
  readonly method: string;
  readonly call: number;
  readonly nth: number;
  /** Its place among the calls of the Sheets API; absent for other calls. */
  readonly sheets?: number;
}

export const isAt = (when: When, call: Counted) => {
  if ("call" in when) return when.call === call.call;
  if ("sheets" in when) return when.sheets === call.sheets;
  return when.method === call.method && (when.nth ?? 1) === call.nth;
};
