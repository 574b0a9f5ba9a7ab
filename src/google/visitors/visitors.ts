/** Who runs a function of ours: a person of the workbook, a trigger, or a visitor of the web app, who may run none. */
import { sealOf } from "./seal";

/*
 * Whoever opens the page behind a partner's link can call every function of main.ts from it, with any arguments and with the rights of
 * whoever deployed the web app: https://developers.google.com/apps-script/guides/html/communication. Google then says that somebody
 * else is at the keyboard, or nobody, and never that it is the one whose rights are used. In a menu, a sidebar or a dialog these two
 * are one person. Where Google does not say who is at the keyboard there (nobody has written down that it always does), the page
 * itself tells: it was opened from the menu, which no visitor can, and carries a mark that is signed for its person alone.
 * What opens windows needs no guard: there is none to open them in, and Google refuses.
 */

/** Whether a person of the workbook asks: by Google's word, or by the mark that a page of ours carries. */
export const isOfWorkbook = (mark: unknown): boolean => {
  if (isAtKeyboard()) return true;
  const right = markOf(Session.getEffectiveUser().getEmail());
  return right !== "" && typeof mark === "string" && isSame(mark, right);
};

/**
 * Whether Google fired a trigger of ours, or a person runs its function in the editor. The id in the event is told to nobody, and
 * only whoever installed a trigger is shown it: https://developers.google.com/apps-script/guides/triggers/events
 */
export const isFired = (event: unknown): boolean => {
  const id = (event as { readonly triggerUid?: unknown } | undefined)?.triggerUid;
  const isOurs = (known: string) => isSame(String(id), known);
  return ScriptApp.getProjectTriggers().some((trigger) => isOurs(trigger.getUniqueId())) || isAtKeyboard();
};

/** The mark of a page that was opened for a person; blank where the desk has no secret yet. */
export const markOf = (user: string): string =>
  sealOf(PropertiesService.getScriptProperties()).sign(`page\n${user.toLowerCase()}`);

const isAtKeyboard = (): boolean => {
  const user = Session.getEffectiveUser().getEmail();
  return user !== "" && Session.getActiveUser().getEmail() === user;
};

/** Compared to the end whatever differs, so that the time it takes tells nothing. */
export const isSame = (said: string, right: string): boolean => {
  let differing = said.length ^ right.length;
  for (let at = 0; at < right.length; at++) differing |= said.charCodeAt(at) ^ right.charCodeAt(at);
  return differing === 0;
};
