/** What is owed after meetings, each ticked off with one click. */
import { useRef, useState } from "preact/hooks";
import { State } from "../shared/card";
import { Button, Link } from "../shared/controls";
import type { Question } from "../shared/server";
import { dueOf, momentOf, urgencyOfClock } from "../shared/words";
import { type Calendar, type Meeting, type Room, titleOf, whenOf } from "./room";

const SHOWN = 6;

export const Owed = ({ room }: { readonly room: Room }) => {
  const { calendar } = room;
  const [isWhole, setWhole] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const all = calendar.owed.flatMap(({ id, items }) => {
    const meeting = calendar.meetings.find((one) => one.id === id);
    return meeting ? [{ meeting, items }] : [];
  });
  // What was pressed is gone with what it was about.
  const onDone = () => heading.current?.focus();
  return (
    <section aria-labelledby="owed">
      <h2 id="owed" ref={heading} tabIndex={-1}>
        To do for meetings
      </h2>
      {all.length === 0 && (
        <p class="quiet">Nothing is owed: every meeting has its notes, its follow-up and its deal stage.</p>
      )}
      <ul>
        {(isWhole ? all : all.slice(0, SHOWN)).map(({ meeting, items }) => (
          <li key={meeting.id} class="owed">
            <h3>{titleOf(meeting)}</h3>
            <p class="quiet">
              {whenOf(meeting, room.zone)}, {meeting.id}
            </p>
            <ul>
              {items.map((item) => (
                <Item key={item.what} item={item} meeting={meeting} room={room} onDone={onDone} />
              ))}
            </ul>
          </li>
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

interface Tick {
  readonly label: string;
  readonly set: Question<"logMeeting">;
  readonly back: Question<"logMeeting">;
}

/** What one click tells of a meeting, by what is owed. */
const ticks: Readonly<Record<string, readonly Tick[]>> = {
  notes: [{ label: "Notes are written", set: { notes: true }, back: { notes: false } }],
  "follow-up": [{ label: "Follow-up is sent", set: { followedUp: true }, back: { followedUp: false } }],
  stage: [{ label: "Stage is updated", set: { stageUpdated: true }, back: { stageUpdated: false } }],
  qbr: [{ label: "Invitation is sent", set: { invited: true }, back: { invited: false } }],
  held: [
    { label: "No-show", set: { status: "no-show" }, back: { status: "booked" } },
    { label: "Cancelled", set: { status: "cancelled" }, back: { status: "booked" } },
  ],
};

/** What needs words: the form is opened for it. */
const written: Readonly<Record<string, string>> = { held: "It was held", "next-step": "Write the next step" };

interface Shown {
  readonly item: Calendar["owed"][number]["items"][number];
  readonly meeting: Meeting;
  readonly room: Room;
  readonly onDone: () => void;
}

const Item = ({ item, meeting, room, onDone }: Shown) => {
  const { calendar, zone, mayLog, show, log, logging } = room;
  const { what, title, dueAt } = item;
  const urgency = urgencyOfClock(item);
  const { id } = meeting;
  const about = titleOf(meeting);
  const tick = async ({ label, set, back }: Tick) => {
    if (await log({ id, ...set }, `${label.toLowerCase()}.`, { id, ...back })) onDone();
  };
  return (
    <li class="item">
      <p>
        {what !== "held" && <State urgency={urgency} />} {title}{" "}
        <span class="quiet">
          {[dueOf({ ...item, urgency }, calendar.asOf), dueAt && momentOf(dueAt, zone)].filter(Boolean).join(": ")}
        </span>
      </p>
      {mayLog && (
        <div class="buttons">
          {written[what] && (
            <Button
              label={`${written[what]}: ${about}`}
              onClick={() => show({ is: "form", id, more: { status: "held" } })}
            >
              {written[what]}
            </Button>
          )}
          {ticks[what]?.map((one) => (
            <Button
              key={one.label}
              label={`${one.label}: ${about}`}
              isBusy={logging.isBusy}
              onClick={() => void tick(one)}
            >
              {one.label}
            </Button>
          ))}
        </div>
      )}
    </li>
  );
};
