/** What our people do, and what they may do here. */
export const roles = {
  pam: "PAM",
  "pam-lead": "PAM lead",
  ae: "AE",
  se: "SE",
  am: "AM",
  csm: "CSM",
  cpo: "CPO",
  "vp-sales": "VP Sales",
  finance: "Finance",
  legal: "Legal",
  it: "IT",
  enablement: "Enablement",
  support: "Support",
  admin: "Admin",
  approver: "Approver",
  coordinator: "Coordinator",
  viewer: "Viewer",
} as const;
export type Role = keyof typeof roles;
