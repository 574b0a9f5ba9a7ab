/** Who the partners are, and which of our people stand by each. */
import { choice, type Column, day, flag, list, moment, number, same, text } from "./column";
import { roles } from "./roles";
import { type RowOf, table } from "./table";

export const tiers = same("Platinum", "Gold", "Silver", "Registered");
export type Tier = keyof typeof tiers;

const more = { group: "More" } as const;

export const partners = table("partners", {
  tab: "Partners",
  about: "The partner firms of the program, their tier and where to write to them.",
  key: ["name"],
  columns: {
    name: text({ title: "Partner", width: 180, synonyms: ["Partner name", "Partner firm", "Firm", "Company", "Name"] }),
    tier: choice(tiers, { title: "Tier", needed: true, width: 100, synonyms: ["Partner tier", "Level"] }),
    status: choice(
      { active: "Active", onboarding: "Onboarding", paused: "Paused", ended: "Ended" },
      { title: "Status", width: 100, synonyms: ["State", "Partner status"] },
    ),
    type: text({
      title: "Type",
      width: 120,
      help: "Referral, reseller, technology alliance, integrator, MSP, channel.",
      synonyms: ["Partner type"],
    }),
    territory: text({ title: "Territory", width: 120, synonyms: ["Region", "Regional office"] }),
    contactName: text({ title: "Contact", width: 140, synonyms: ["Contact name", "Partner contact"] }),
    contactEmail: text({ title: "Contact e-mail", width: 190, synonyms: ["Contact email", "Email", "E-mail"] }),
    vertical: text({ ...more, title: "Vertical", synonyms: ["Industry"] }),
    tierApprovedAt: moment({
      ...more,
      title: "Tier approved",
      help: "From here we have 24 business hours to name people.",
    }),
    joinedOn: day({ ...more, title: "Joined", synonyms: ["Join date", "Since"] }),
    endedOn: day({ ...more, title: "Ended on" }),
    language: text({ ...more, title: "Language" }),
    zone: text({ ...more, title: "Time zone" }),
    aliases: list({ ...more, title: "Also known as", help: "Former and other names, parted by commas." }),
    taxFormOn: day({ ...more, title: "Tax form on file" }),
    lastLoginOn: day({ ...more, title: "Last login to the portal", synonyms: ["Last login", "Last portal login"] }),
    externalId: text({ ...more, title: "External ID" }),
    note: text({ ...more, title: "Note" }),
    version: number({ whole: true, ...more, title: "Version", computed: true }),
  } satisfies Record<string, Column>,
});
export type Partner = RowOf<typeof partners>;

const role = (title: string, synonyms: readonly string[]) =>
  text({
    title,
    width: 180,
    refers: "team",
    drawsOn: `holders.${title.toLowerCase()}`,
    synonyms,
    help: "A person's e-mail, or the name of a pool.",
  });

export const coverage = table("coverage", {
  tab: "Coverage matrix",
  about: "Which of our people stand by each partner, and what is missing.",
  key: ["partner"],
  columns: {
    partner: text({ title: "Partner", width: 180, refers: "partners", synonyms: ["Partner name", "Name"] }),
    tier: choice(tiers, { title: "Tier", computed: true, width: 100 }),
    pam: role("PAM", ["Partner account manager", "Partner manager", "Manager"]),
    ae: role("AE", ["Account executive"]),
    se: role("SE", ["Sales engineer"]),
    am: role("AM", ["Account manager"]),
    state: choice(
      { managed: "Managed", gap: "Gap", "at-risk": "At risk", unmanaged: "Unmanaged" },
      {
        title: "State",
        computed: true,
        width: 110,
        help: "Unmanaged: nobody named 24 business hours after the tier was approved.",
      },
    ),
    gaps: list(
      { title: "Missing", computed: true, width: 120, help: "Roles that the tier asks for and nobody holds." },
      roles,
    ),
    since: moment({ title: "Since", computed: true, group: "More" }),
    startedAt: moment({
      title: "Counts from",
      computed: true,
      group: "More",
      help: "When the tier was approved, or the last of its people left.",
    }),
    dueAt: moment({ title: "Due", computed: true, group: "More", help: "By when the missing roles must be filled." }),
    note: text({ title: "Note", group: "More" }),
  } satisfies Record<string, Column>,
  colours: [
    {
      name: "uncovered",
      tint: "red",
      on: ["partner", "state"],
      // Red from the minute on at which the time is over, whenever the next check comes by.
      when: (cell) =>
        `((${cell("state")}="Unmanaged")+(${cell("state")}="At risk")*ISNUMBER(${cell("dueAt")})*(${cell("dueAt")}<NOW())>0)`,
    },
    {
      name: "gap",
      tint: "amber",
      on: ["state", "gaps"],
      when: (cell) => `(LEN(${cell("gaps")})>0)*ISNUMBER(${cell("since")})`,
    },
    { name: "managed", tint: "green", on: ["state"], when: (cell) => `(${cell("state")}="Managed")` },
  ],
});
export type Coverage = RowOf<typeof coverage>;

const load = (title: string, help: string) => number({ whole: true, title, help, computed: true, width: 100 });

export const team = table("team", {
  tab: "Team",
  about: "Our people, what they do and what they may do here. Who is not in it may look, nothing else.",
  key: ["email"],
  columns: {
    email: text({ title: "E-mail", width: 200, synonyms: ["Email", "Mail", "Address"] }),
    name: text({ title: "Name", needed: true, width: 150, synonyms: ["Full name", "Person"] }),
    phone: text({ title: "Phone", width: 130, synonyms: ["Telephone", "Mobile"] }),
    roles: list(
      {
        title: "Roles",
        needed: true,
        width: 170,
        help: "Parted by commas: PAM, PAM lead, AE, SE, AM, ... and Admin, Approver, Coordinator, Viewer.",
        synonyms: ["Role"],
      },
      roles,
    ),
    territories: list({ title: "Territories", width: 130, synonyms: ["Territory", "Region"] }),
    verticals: list({ title: "Verticals", group: "More" }),
    pool: text({ title: "Pool", group: "More" }),
    active: flag({ title: "Active", width: 70 }),
    partners: load("Partners", "Partners that they stand by, in whichever role."),
    registrations: load("Open registrations", "Approved registrations of which they are the account executive."),
    deals: load("Open deals", "Deals that they own and that are neither won nor lost."),
    leftAt: moment({ title: "Left", group: "More" }),
    awayFrom: day({ title: "Away from", group: "More" }),
    awayUntil: day({ title: "Away until", group: "More" }),
    delegate: text({ title: "Delegate", group: "More", refers: "team" }),
    digest: flag({
      title: "Morning mail",
      group: "More",
      help: "Yes: one mail at 08:00 with what waits for this person.",
    }),
    handsOverOn: day({
      title: "Hands over on",
      group: "More",
      help: "From this day on somebody else does their work.",
    }),
    handsOverTo: text({ title: "Hands over to", group: "More" }),
    leaves: flag({ title: "Leaves then", group: "More" }),
  } satisfies Record<string, Column>,
});
export type Person = RowOf<typeof team>;

const held = (title: string) => text({ title, computed: true, width: 180 });

export const holders = table("holders", {
  tab: "Who may hold what",
  about: "Who may stand in which column of the Coverage matrix: its drop-downs draw on this tab.",
  key: ["holder"],
  hidden: true,
  columns: {
    holder: text({ title: "Person or pool", width: 180 }),
    pam: held("PAM"),
    ae: held("AE"),
    se: held("SE"),
    am: held("AM"),
  } satisfies Record<string, Column>,
});
export type Holder = RowOf<typeof holders>;
