/** How a request is planned: it changes the draft, leaves its steps there and returns what Google would reply. */
import type { Reply, Request } from "../api";
import type { Draft } from "../draft";
import { ApiError, badRequest } from "../errors";
import { type Mask, parsedMask } from "../masks";

export type Kind = keyof Request & string;

/** Plans one kind of request; a body that can not be carried out is thrown as Google's refusal. */
export type Planner<K extends Kind> = (draft: Draft, body: NonNullable<Request[K]>) => ReplyOf<K> | undefined;

export type Planners = { readonly [K in Kind]?: Planner<K> };

type ReplyOf<K> = K extends keyof Reply ? Reply[K] : undefined;

/** The mask of a request that must have one. */
export const requiredMask = (fields: string | undefined): Mask => {
  if (!fields) throw badRequest("At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)");
  return parsedMask(fields);
};

/** A part of the request that Google can not do without. */
export const required = <T>(value: T | null | undefined, name: string): T => {
  if (value === undefined || value === null) throw badRequest(`No ${name} specified.`);
  return value;
};

/** What Google can do and the local host can not. */
export const notBuilt = (what: string) =>
  new ApiError(501, "UNIMPLEMENTED", `${what} is documented by Google but not implemented in the local host`);
