import { accepted, on } from "../notation";
import { asks, cory, deal, type Desk, deskWith, does, withDeal } from "./desk";

const now = on("Mon 2026-03-23 10:00");
const opened = (desk: Desk, about?: string) =>
  accepted(asks(desk, "open", { view: "review", ...(about && { about }) }, { now, user: cory })).reply;

describe("the review desk opens with one answer", () => {
  const two = does(withDeal(), "register", deal({ token: "t-2", companyName: "Hooli", partner: "Northwind" }), {
    user: cory,
    now: on("Fri 2026-03-20 16:00"),
  });

  it("has the queue and the card of the most urgent one, as the questions would tell them", () => {
    const { queue, card } = opened(two);
    expect(queue).toEqual(accepted(asks(two, "queue", {}, { now, user: cory })).reply);
    expect(card).toEqual(accepted(asks(two, "registration", { id: "DR-0001" }, { now, user: cory })).reply);
  });

  it("has the card that was asked for, decided or not", () => {
    const decided = does(two, "decide", { id: "DR-0002", verdict: "approve", aeLater: true }, { now });
    expect(opened(decided, "DR-0002").card?.fields.stage).toBe("approved");
    expect(opened(decided, "DR-0002").queue?.items.map(({ id }) => id)).toEqual(["DR-0001"]);
  });

  it("has no card where there is none", () => {
    expect(opened(two, "DR-9999").card).toBeUndefined();
    const { queue, card } = opened(deskWith());
    expect([queue?.items, queue?.next, card]).toEqual([[], null, undefined]);
  });
});
