/** Who plays in the story, and the lists that are pasted before it begins. */
import { fileOf, type Values } from "../demo/csv";
import { coordinator, lead, type Person } from "../demo/people";

export { coordinator, lead };

const person = (name: string, roles: string): Person => ({
  email: `${name.toLowerCase().replace(" ", ".")}@halden.example`,
  name,
  roles,
});
export const pam = person("Priya Raman", "PAM");
export const ae = person("Leah Goldstein", "AE");
const se = person("Raj Patel", "SE");
export const cpo = person("Victoria Stern", "CPO");

const team: readonly Values[] = [lead, pam, ae, se, cpo].map(({ email, name, roles }, index) => ({
  email,
  name,
  phone: `+1 212 555 01${index + 40}`,
  roles,
  active: "yes",
}));

const partners: readonly Values[] = [
  ["Contoso Cloud", "Gold", "Kim Ngo", "kim.ngo@contoso.example"],
  ["Fabrikam Services", "Silver", "Omar Reyes", "omar.reyes@fabrikam.example"],
  ["Litware Systems", "Platinum", "Ida Berg", "ida.berg@litware.example"],
].map(([name, tier, contactName, contactEmail]) => ({ name, tier, status: "Active", contactName, contactEmail }));

const coverage: readonly Values[] = [
  { partner: "Contoso Cloud", pam: pam.email, ae: ae.email, se: se.email },
  { partner: "Fabrikam Services", pam: pam.email },
  { partner: "Litware Systems", pam: pam.email, ae: ae.email, se: se.email },
];

const holidays: readonly Values[] = [
  ["2026-05-25", "Memorial Day"],
  ["2026-07-03", "Independence Day (observed)"],
  ["2026-09-07", "Labor Day"],
].map(([day, name]) => ({ calendar: "desk", day, name }));

/** The lists as CSV, by the key of their tab. */
export const lists: readonly (readonly [tab: string, rows: readonly Values[]])[] = [
  ["team", team],
  ["coverage", coverage],
  ["partners", partners],
  ["holidays", holidays],
];

/** What Contoso Cloud tells about the deal. */
export const initech: Values = {
  partner: "Contoso Cloud",
  partnerRole: "Kim Ngo",
  companyName: "Initech",
  website: "www.initech.example",
  contactName: "Bill Lumbergh",
  contactTitle: "Vice President",
  contactEmail: "bill.lumbergh@initech.example",
  companySize: "400 employees",
  industry: "Software",
  existingRelationship: "No",
  dealSize: 84_000,
  closeQuarter: "Q3 2026",
  partnershipType: "Co-sell",
  buyingSignal: "RFP for the year's end, answers due in six weeks",
  dealType: "Partner-sourced",
};

/** What Fabrikam Services tells about another one. */
export const globex: Values = {
  ...initech,
  partner: "Fabrikam Services",
  partnerRole: "Omar Reyes",
  companyName: "Globex",
  website: "www.globex.example",
  contactName: "Hank Marsh",
  contactEmail: "hank.marsh@globex.example",
  dealSize: 56_000,
  buyingSignal: "Introduced by their former CIO",
};

export const firstMeeting = fileOf([
  {
    id: "M-1",
    partner: "Contoso Cloud",
    type: "Co-sell",
    startsAt: "2026-03-26 10:00",
    endsAt: "2026-03-26 11:00",
    status: "Held",
    nextStep: "Demonstration for the users on 2 April",
  },
]);

export const deal = fileOf([
  {
    id: "OP-1",
    partner: "Contoso Cloud",
    account: "Initech",
    dealType: "Partner-sourced",
    stage: "Discovery",
    amount: 84_000,
    currency: "USD",
    expectedClose: "2026-06-26",
  },
]);
