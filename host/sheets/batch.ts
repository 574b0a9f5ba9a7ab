/** A batch of requests: planned on a draft as a whole, then carried out in one turn, or refused and nothing happens. */
import type { Reply, Request } from "./api";
import type { Draft } from "./draft";
import type { Engine } from "./engine";
import { ApiError, badRequest } from "./errors";
import { cellRequests } from "./requests/cells";
import { chartRequests } from "./requests/charts";
import { dimensionRequests } from "./requests/dimensions";
import { formatRequests } from "./requests/formats";
import { groupRequests } from "./requests/groups";
import { mergeRequests } from "./requests/merges";
import { metadataRequests } from "./requests/metadata";
import { movingRequests } from "./requests/moving";
import { type Kind, notBuilt, type Planners } from "./requests/planner";
import { sheetRequests } from "./requests/sheets";
import { validationRequests } from "./requests/validation";
import { viewRequests } from "./requests/views";

const planners: Planners = {
  ...sheetRequests,
  ...cellRequests,
  ...dimensionRequests,
  ...validationRequests,
  ...formatRequests,
  ...viewRequests,
  ...chartRequests,
  ...groupRequests,
  ...mergeRequests,
  ...metadataRequests,
  ...movingRequests,
};

/** Plans every request in order; the first that can not be carried out refuses them all. */
export const planned = (draft: Draft, requests: readonly Request[]): readonly Reply[] => {
  if (requests.length === 0) throw badRequest("Must specify at least one request.");
  return requests.map((request, index) => {
    // The schema check has seen that a request has one known kind.
    const [kind] = Object.keys(request) as Kind[];
    if (!kind) throw badRequest(`Invalid requests[${index}]: No request set.`);
    return named(index, kind, () => plan(draft, kind, request));
  });
};

/** Does what was planned. Nothing else can run in between: the engine's commands are all synchronous. */
export const carryOut = (draft: Draft, engine: Engine) => {
  for (const step of draft.steps) step(engine);
};

const plan = (draft: Draft, kind: Kind, request: Request): Reply => {
  // Each planner takes the body of its own kind, which the compiler can not follow through a lookup.
  const planner = planners[kind] as ((draft: Draft, body: object) => object | undefined) | undefined;
  if (!planner) throw notBuilt(`The request ${kind}`);
  const reply = planner(draft, request[kind] ?? {});
  return reply ? { [kind]: reply } : {};
};

const named = <T>(index: number, kind: string, work: () => T): T => {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    throw new ApiError(error.code, error.status, `Invalid requests[${index}].${kind}: ${error.message}`);
  }
};
