/** Rows under the names that Salesforce gives its fields: https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta */
import { iso } from "../../model/cell";
import { stages } from "../../model/registrations";
import type { Row, TableName } from "../../model/workbook";
import { guarded } from "./cells";

/** A cell of ours: text is guarded, a number stays one, nothing is blank. */
type Said = string | number | null;
/** Their field is a column of ours, or worked out from the row. */
type Shape<R> = Readonly<Record<string, (keyof R & string) | ((row: R) => Said)>>;

const at = (moment: number | null): string => (moment === null ? "" : iso(moment));

const opportunity: Shape<Row<"deals">> = {
  Id: "externalId",
  Name: ({ account, id }) => (account ? `${account} - ${id}` : id),
  AccountName: "account",
  StageName: "stage",
  Amount: "amount",
  CurrencyIsoCode: "currency",
  CloseDate: ({ closedOn, expectedClose }) => closedOn || expectedClose,
  Type: "dealType",
  LeadSource: ({ dealType }) => (dealType === "Partner-sourced" ? "Partner Referral" : ""),
  NextStep: "nextStep",
  // Salesforce counts in percent.
  Probability: ({ probability }) => (probability === null ? null : Math.round(probability * 1e4) / 100),
  OwnerEmail: "owner",
  Partner: "partner",
  Description: "blocker",
  Deal_Id__c: "id",
  Deal_Registration_Id__c: "registration",
};

const account: Shape<Row<"accounts">> = {
  Id: "externalId",
  Name: "name",
  Type: ({ customerSince }) => (customerSince ? "Customer" : "Prospect"),
  Website: "domain",
  ParentName: "parent",
  OwnerEmail: "owner",
  LastActivityDate: ({ lastTouchAt }) => at(lastTouchAt).slice(0, 10),
};

const partnerAccount: Shape<Row<"partners">> = {
  Id: "externalId",
  Name: "name",
  Type: () => "Partner",
  IsPartner: ({ status }) => (status === "ended" ? "false" : "true"),
  Industry: "vertical",
  Description: "note",
  Partner_Tier__c: "tier",
  Partner_Type__c: "type",
  Territory__c: "territory",
  Contact_Name__c: "contactName",
  Contact_Email__c: "contactEmail",
};

const lead: Shape<Row<"registrations">> = {
  Id: "externalId",
  FirstName: ({ contactName }) => contactName.split(/\s+/).slice(0, -1).join(" "),
  LastName: ({ contactName, companyName }) => contactName.split(/\s+/).pop() || companyName,
  Company: "companyName",
  Title: "contactTitle",
  Email: "contactEmail",
  Website: "website",
  Industry: "industry",
  Status: ({ stage }) => stage && stages[stage],
  LeadSource: () => "Partner Referral",
  CurrencyIsoCode: "currency",
  OwnerEmail: "ae",
  Description: "buyingSignal",
  CreatedDate: ({ receivedAt }) => at(receivedAt),
  Partner: "partner",
  Deal_Size__c: "dealSize",
  Company_Size__c: "companySize",
  Expected_Close__c: "closeQuarter",
  Deal_Registration_Id__c: "id",
};

/** What Salesforce calls the rows of a table, for the tables that it has a name for. */
const shapes: { readonly [N in TableName]?: { readonly object: string; readonly fields: Shape<Row<N>> } } = {
  registrations: { object: "leads", fields: lead },
  partners: { object: "partner-accounts", fields: partnerAccount },
  deals: { object: "opportunities", fields: opportunity },
  accounts: { object: "accounts", fields: account },
};

/** The tables that have a shape in Salesforce. */
export const inSalesforce = Object.keys(shapes) as TableName[];

/** What the file is called, its titles, and the cells of a row; nothing for a table that Salesforce has no shape for. */
export const salesforceShape = (name: TableName) => {
  // Which table a row is of is not told apart any more: the flow gives each shape its own.
  const shape = shapes[name] as { readonly object: string; readonly fields: Shape<Plain> } | undefined;
  return (
    shape && {
      object: shape.object,
      titles: Object.keys(shape.fields),
      cellsOf: (row: object): string[] =>
        Object.values(shape.fields).map((field) =>
          said(typeof field === "string" ? (row as Plain)[field] : field(row as Plain)),
        ),
    }
  );
};

type Plain = Readonly<Record<string, Said>>;

const said = (cell: Said | undefined): string => (typeof cell === "string" ? guarded(cell) : String(cell ?? ""));
