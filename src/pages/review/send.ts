/** A decision on its way: sent again when its answer was lost, which its version makes safe. */
import { moves } from "../../rules/moves";
import type { Refusal } from "../../model/refusal";
import { server } from "../shared/server";
import { type Act, type Card, decisionOf, type Entry, idOf, isExtending, isVerdict, requestOf } from "./acts";

/** How it went: done, or refused; a refusal may come from somebody who was faster. */
export type Sent = { readonly ok: true } | { readonly ok: false; readonly refusal: Refusal };

export const sent = async (act: Act, card: Card, entry: Entry, onLost: () => void): Promise<Sent> => {
  const first = await sentOnce(act, card, entry);
  if (first.ok || first.refusal.why !== "failed") return first;
  onLost();
  const second = await sentOnce(act, card, entry);
  return !second.ok && hadArrived(act, second.refusal) ? { ok: true } : second;
};

const sentOnce = (act: Act, card: Card, entry: Entry): Promise<Sent> => {
  const id = idOf(card);
  const { ae, reason, answers, note } = entry;
  const about = { id, version: card.version };
  if (isVerdict(act)) return server("decide", decisionOf(act, card, entry));
  if (act === "answer") return server("answer", { id, fields: answers, ...(note && { note }) });
  if (act === "update") return server("update", { ...about, by: entry.by === "desk" ? "desk" : "partner", note });
  if (act === "reinstate") return server("reinstate", { ...about, reason });
  if (isExtending(act)) return server("extend", { ...about, reason, request: requestOf[act] });
  return server("assign", { ...about, ae, ...(reason && { reason }) });
};

/** The first time had arrived after all: it stands already where this one would have led. */
const hadArrived = (act: Act, { why, stage }: Refusal): boolean => why === "decided" && stage === leadsTo[act]?.to;

const leadsTo: { readonly [A in Act]?: { readonly to: string } } = moves;

/** Whether somebody else was faster: the card shows something that is no longer so. */
export const isRace = ({ why }: Refusal): boolean => why === "decided" || why === "stale";
