/** The web app: who asks for a partner's page, and how it is served. */
import { sealOf } from "./seal";
import { isSame } from "./visitors";

/** https://developers.google.com/apps-script/guides/web#request_parameters */
export interface Visit {
  readonly parameter?: Readonly<Record<string, unknown>>;
}

/** The partner whose link it is; nobody where anything about the link is not ours. */
export const partnerOf = (visit: Visit | undefined): string => {
  const { p: partner, k: signature } = visit?.parameter ?? {};
  if (typeof partner !== "string" || typeof signature !== "string" || partner === "") return "";
  const right = sealOf(PropertiesService.getScriptProperties()).sign(signedOf(partner));
  return right !== "" && isSame(signature, right) ? partner : "";
};

/** What is signed of a partner's link; a mark of a page begins otherwise. */
export const signedOf = (partner: string): string => `link\n${partner}`;

/** Where the web app is, as far as it is deployed. */
export const webAddress = (): string => (ScriptApp.getService().getUrl() as string | null) ?? "";

/** In a web app no workbook is before the script: https://developers.google.com/apps-script/guides/bound */
export const homeWorkbook = (): GoogleAppsScript.Spreadsheet.Spreadsheet =>
  SpreadsheetApp.openById(sealOf(PropertiesService.getScriptProperties()).home());

export const served = (html: string): GoogleAppsScript.HTML.HtmlOutput =>
  HtmlService.createHtmlOutput(html)
    .setTitle("Your deals")
    .addMetaTag("viewport", "width=device-width, initial-scale=1");
