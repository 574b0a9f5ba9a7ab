/** The link behind which a partner sees its own deals. */
import { accept, refuse } from "../../model/result";
import { flowOf } from "../flow";
import { aboutPartner, partnerCalled } from "../registration/people";
import { isOver } from "./page";

/** Refused as `missing-value` as long as nobody has deployed the web app, with how it is done. */
export const partnerLink = flowOf<"partnerLink">()({
  who: ["coordinator", "approver", "pam", "pam-lead"],
  reads: { partners: ["name", "aliases", "status", "endedOn"] },
  // Nothing in the workbook; the secret is made with the first link, under the lock.
  writes: [],
  asksWebApp: true,
  about: (facts, { partner }) => aboutPartner(facts, partner),
  plan: (facts, { partner }, { webApp, today }) => {
    const called = partnerCalled(facts.partners, partner);
    if (!called.ok) return called;
    const { name } = called.value;
    if (isOver(called.value, today))
      return refuse({ why: "decided", text: `${name} has ended: its link would not open.`, field: "partner" });
    if (!webApp?.address) return refuse({ why: "missing-value", text: UNDEPLOYED });
    const link = `${webApp.address}?p=${encodeURIComponent(name)}&k=${webApp.sign(name)}`;
    return accept({ changes: [], letters: [], reply: { partner: name, link } });
  },
});

const UNDEPLOYED =
  "Partners have no web page yet. Let the owner of the workbook open Extensions, Apps Script, Deploy, New deployment, and choose Web app; then ask again.";
