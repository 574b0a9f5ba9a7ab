/** The week at a glance: the partners below target or silent first, then the tiers. */
import { useState } from "preact/hooks";
import { sayDay } from "../../rules/days";
import { Button, Link } from "../shared/controls";
import { momentOf } from "../shared/words";
import type { Calendar, Room } from "./room";

const looks = { red: "late", yellow: "soon", green: "intime", none: "waiting" } as const;

const Standing = ({ status, words }: Pick<Calendar["tiers"][number], "status" | "words">) => (
  <strong class={`state ${looks[status]}`}>{words}</strong>
);

export const Week = ({ room }: { readonly room: Room }) => {
  const { calendar, mayLog, show } = room;
  return (
    <section aria-labelledby="week">
      <div class="head">
        <h2 id="week" tabIndex={-1}>
          Week of {sayDay(calendar.from)}
        </h2>
        {mayLog && (
          <Button isAction onClick={() => show({ is: "form" })}>
            Log a meeting
          </Button>
        )}
      </div>
      <Partners room={room} />
      <table>
        <caption class="unseen">The week by tier</caption>
        <thead>
          <tr>
            <th scope="col">Tier</th>
            <th scope="col">Partners</th>
            <th scope="col">Held</th>
            <th scope="col">Still to come</th>
            <th scope="col">Each should have</th>
            <th scope="col">Stands</th>
          </tr>
        </thead>
        <tbody>
          {calendar.tiers.map(({ tier, partners, held, booked, target, each, ...standing }) => (
            <tr key={tier}>
              <th scope="row">{tier}</th>
              <td>{partners}</td>
              <td>{target ? `${held} of ${target}` : held}</td>
              <td>{booked}</td>
              <td>{each}</td>
              <td>
                <Standing {...standing} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};

interface Needing {
  readonly partner: string;
  readonly tier: string;
  readonly pam: string;
  readonly week?: Calendar["partners"][number];
  readonly gap?: Calendar["gaps"][number];
  readonly silent?: Calendar["silent"][number];
}

/** Partners that need a meeting: below target this week, next week, or not met for 14 days; each once. */
const needing = ({ partners, gaps, silent }: Calendar): Needing[] => {
  const byPartner = new Map<string, Needing>();
  const put = (one: Needing) => byPartner.set(one.partner, { ...byPartner.get(one.partner), ...one });
  for (const week of partners) if (week.status === "red" || week.status === "yellow") put({ ...named(week), week });
  for (const gap of gaps) put({ ...named(gap), gap });
  for (const one of silent) put({ ...named(one), silent: one });
  return [...byPartner.values()];
};

const named = ({ partner, tier, pam }: Needing): Needing => ({ partner, tier, pam });

const SHOWN = 6;

const Partners = ({ room: { calendar, zone } }: { readonly room: Room }) => {
  const [isWhole, setWhole] = useState(false);
  const all = needing(calendar);
  if (all.length === 0)
    return <p class="quiet">Every partner has the meetings of its tier, this week and next, and nobody is silent.</p>;
  const shown = isWhole ? all : all.slice(0, SHOWN);
  return (
    <>
      <table>
        <caption>Partners that need a meeting</caption>
        <thead>
          <tr>
            <th scope="col">Partner</th>
            <th scope="col">This week</th>
            <th scope="col">Next week</th>
            <th scope="col">PAM</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ partner, tier, pam, week, gap, silent }) => (
            <tr key={partner}>
              <th scope="row">
                {partner} <span class="quiet">{tier}</span>
                {silent && (
                  <p class="warn">
                    {silent.lastHeldAt
                      ? `Not met since ${momentOf(silent.lastHeldAt, zone).slice(0, -7)}`
                      : "Never met"}
                  </p>
                )}
              </th>
              <td>
                {week ? (
                  <>
                    <Standing {...week} />
                    <span class="quiet">{countSaid(week)}</span>
                  </>
                ) : (
                  <span class="quiet">{enoughSaid(tier, calendar)}</span>
                )}
              </td>
              <td>
                {gap ? `${gap.booked} of ${gap.floor} booked` : <span class="quiet">{enoughSaid(tier, calendar)}</span>}
              </td>
              <td>{pam || <span class="warn">Nobody</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {all.length > SHOWN && (
        <p class="more">
          <Link isOpen={isWhole} onClick={() => setWhole(!isWhole)}>
            {isWhole ? "Show fewer" : `Show all ${all.length} partners`}
          </Link>
        </p>
      )}
    </>
  );
};

const countSaid = ({ held, booked }: Calendar["partners"][number]): string =>
  `${held} held${booked ? `, ${booked} to come` : ""}`;

/** What stands where nothing is missing: of a tier without a target that anybody is alerted of, what it should have. */
const enoughSaid = (tier: string, { tiers }: Calendar): string => {
  const known = tiers.find((one) => one.tier === tier);
  return known?.status === "none" ? known.words : "Enough";
};
