/** Today's meetings and those that come, each with its brief. */
import { useState } from "preact/hooks";
import { dayOf } from "../../rules/zone";
import { Button, Link } from "../shared/controls";
import { listed } from "../shared/words";
import { type Meeting, type Room, titleOf, whenOf } from "./room";

const SHOWN = 6;

export const Coming = ({ room }: { readonly room: Room }) => {
  const [isWhole, setWhole] = useState(false);
  const { calendar, mayLog } = room;
  const all = comingIn(room);
  const shown = isWhole ? all : all.slice(0, SHOWN);
  const bare = calendar.withoutBrief.length;
  return (
    <section aria-labelledby="coming">
      <h2 id="coming">Today and coming</h2>
      {bare > 0 && (
        <p class="warn">
          {bare === 1 ? "One meeting of today has no brief yet." : `${bare} meetings of today have no brief yet.`}
        </p>
      )}
      {all.length === 0 && <p class="quiet">No meeting is booked. {mayLog && 'Press "Log a meeting" to book one.'}</p>}
      <ul>
        {shown.map((meeting) => (
          <One key={meeting.id} meeting={meeting} room={room} />
        ))}
      </ul>
      {all.length > SHOWN && (
        <p class="more">
          <Link isOpen={isWhole} onClick={() => setWhole(!isWhole)}>
            {isWhole ? "Show fewer" : `Show all ${all.length} meetings`}
          </Link>
        </p>
      )}
    </section>
  );
};

/** What is booked and not over, and all that was of today. */
const comingIn = ({ calendar, zone }: Room): Meeting[] => {
  const today = dayOf(zone, Date.parse(calendar.asOf));
  return calendar.meetings.filter(({ startsAt, status }) => {
    if (startsAt === null || status === "cancelled") return false;
    const at = Date.parse(startsAt);
    return dayOf(zone, at) === today || (status === "booked" && at > Date.parse(calendar.asOf));
  });
};

const One = ({ meeting, room }: { readonly meeting: Meeting; readonly room: Room }) => {
  const { calendar, zone, mayLog, mayBrief, show } = room;
  const { id, status, briefReady, attendees, registration, deal } = meeting;
  const title = titleOf(meeting);
  const lacks = calendar.withoutBrief.includes(id);
  return (
    <li class="one">
      <div>
        <h3>{title}</h3>
        <p>
          {whenOf(meeting, zone)}{" "}
          {status !== "booked" && <strong class="state done">{status === "held" ? "Held" : "No-show"}</strong>}
          {lacks && <strong class="state late">No brief</strong>}
          {briefReady && <strong class="state intime">Brief ready</strong>}
        </p>
        <p class="quiet">{listed(id, registration, deal, attendees)}</p>
      </div>
      <div class="buttons">
        {mayBrief && (
          <Button label={`Brief: ${title}`} onClick={() => show({ is: "brief", id })}>
            Brief
          </Button>
        )}
        {mayLog && (
          <Button label={`Change: ${title}`} onClick={() => show({ is: "form", id })}>
            Change
          </Button>
        )}
      </div>
    </li>
  );
};
