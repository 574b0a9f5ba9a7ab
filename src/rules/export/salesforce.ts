/** Rows under the names that Salesforce gives its fields: https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta */
import { iso } from "../../model/cell";
import { stages } from "../../model/registrations";
import type { Row, TableName } from "../../model/workbook";
import { guarded } from "./cells";

/** A cell of ours: text is guarded, a number stays one, nothing is blank. */
type Said = string | number | null;
type Shape<R> = Readonly<Record<string, (row: R) => Said>>;

const at = (moment: number | null): string => (moment === null ? "" : iso(moment));

const opportunity: Shape<Row<"deals">> = {
  Id: ({ externalId }) => externalId,
  Name: ({ account, id }) => (account ? `${account} - ${id}` : id),
  AccountName: ({ account }) => account,
  StageName: ({ stage }) => stage,
  Amount: ({ amount }) => amount,
  CurrencyIsoCode: ({ currency }) => currency,
  CloseDate: ({ closedOn, expectedClose }) => closedOn || expectedClose,
  Type: ({ dealType }) => dealType,
  LeadSource: ({ dealType }) => (dealType === "Partner-sourced" ? "Partner Referral" : ""),
  NextStep: ({ nextStep }) => nextStep,
  // Salesforce counts in percent.
  Probability: ({ probability }) => (probability === null ? null : Math.round(probability * 1e4) / 100),
  OwnerEmail: ({ owner }) => owner,
  Partner: ({ partner }) => partner,
  Description: ({ blocker }) => blocker,
  Deal_Id__c: ({ id }) => id,
  Deal_Registration_Id__c: ({ registration }) => registration,
};

const account: Shape<Row<"accounts">> = {
  Id: ({ externalId }) => externalId,
  Name: ({ name }) => name,
  Type: ({ customerSince }) => (customerSince ? "Customer" : "Prospect"),
  Website: ({ domain }) => domain,
  ParentName: ({ parent }) => parent,
  OwnerEmail: ({ owner }) => owner,
  LastActivityDate: ({ lastTouchAt }) => at(lastTouchAt).slice(0, 10),
};

const partnerAccount: Shape<Row<"partners">> = {
  Id: ({ externalId }) => externalId,
  Name: ({ name }) => name,
  Type: () => "Partner",
  IsPartner: ({ status }) => (status === "ended" ? "false" : "true"),
  Industry: ({ vertical }) => vertical,
  Description: ({ note }) => note,
  Partner_Tier__c: ({ tier }) => tier,
  Partner_Type__c: ({ type }) => type,
  Territory__c: ({ territory }) => territory,
  Contact_Name__c: ({ contactName }) => contactName,
  Contact_Email__c: ({ contactEmail }) => contactEmail,
};

const lead: Shape<Row<"registrations">> = {
  Id: ({ externalId }) => externalId,
  FirstName: ({ contactName }) => contactName.split(/\s+/).slice(0, -1).join(" "),
  LastName: ({ contactName, companyName }) => contactName.split(/\s+/).pop() || companyName,
  Company: ({ companyName }) => companyName,
  Title: ({ contactTitle }) => contactTitle,
  Email: ({ contactEmail }) => contactEmail,
  Website: ({ website }) => website,
  Industry: ({ industry }) => industry,
  Status: ({ stage }) => stage && stages[stage],
  LeadSource: () => "Partner Referral",
  CurrencyIsoCode: ({ currency }) => currency,
  OwnerEmail: ({ ae }) => ae,
  Description: ({ buyingSignal }) => buyingSignal,
  CreatedDate: ({ receivedAt }) => at(receivedAt),
  Partner: ({ partner }) => partner,
  Deal_Size__c: ({ dealSize }) => dealSize,
  Company_Size__c: ({ companySize }) => companySize,
  Expected_Close__c: ({ closeQuarter }) => closeQuarter,
  Deal_Registration_Id__c: ({ id }) => id,
};

/** What Salesforce calls the rows of a table, for the tables that it has a name for. */
const shapes: { readonly [N in TableName]?: { readonly object: string; readonly fields: Shape<never> } } = {
  registrations: { object: "leads", fields: lead },
  partners: { object: "partner-accounts", fields: partnerAccount },
  deals: { object: "opportunities", fields: opportunity },
  accounts: { object: "accounts", fields: account },
};

/** The tables that have a shape in Salesforce. */
export const inSalesforce = Object.keys(shapes) as TableName[];

/** What the file is called, its titles, and the cells of a row; nothing for a table that Salesforce has no shape for. */
export const salesforceShape = (name: TableName) => {
  const shape = shapes[name];
  return (
    shape && {
      object: shape.object,
      titles: Object.keys(shape.fields),
      cellsOf: (row: object): string[] => Object.values(shape.fields).map((field) => said(field(row as never))),
    }
  );
};

const said = (cell: Said): string => (typeof cell === "string" ? guarded(cell) : cell === null ? "" : String(cell));
