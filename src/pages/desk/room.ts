/** What every part of the sidebar knows: the desk that was opened, and how to open the card of a registration. */
import { createContext } from "preact";
import { useContext, useEffect, useRef, useState } from "preact/hooks";
import type { Reply } from "../../contract";
import type { Zone } from "../../rules/zone";
import { show } from "../shared/server";

export interface Room extends Changes {
  readonly desk: Reply<"open">;
  /** The program's zone, in which moments are said. */
  readonly zone: Zone;
  /** Shows the card of a registration in the place of the view. */
  readonly openCard: (id: string) => void;
}

const Context = createContext<Room | null>(null);

export const RoomOf = Context.Provider;

export const useRoom = (): Room => {
  const room = useContext(Context);
  if (!room) throw new Error("A part of the sidebar stands outside of it.");
  return room;
};

interface Changes {
  /** How often something was changed since the sidebar opened. */
  readonly changes: number;
  /** Says that something was changed. */
  readonly changed: () => void;
  /** Opens the review desk, with this registration on top if one is named; resolves to what went wrong. */
  readonly review: (id?: string) => Promise<string>;
}

/** Who comes back from the review desk has probably decided something there. */
export const useChanges = (): Changes => {
  const [changes, setChanges] = useState(0);
  const isAway = useRef(false);
  const changed = () => setChanges((before) => before + 1);
  useEffect(() => {
    const back = () => {
      if (isAway.current) setChanges((before) => before + 1);
      isAway.current = false;
    };
    window.addEventListener("focus", back);
    return () => window.removeEventListener("focus", back);
  }, []);
  const review = async (id = "") => {
    const problem = await show(id ? "openReviewOf" : "openReview", id);
    isAway.current = problem === "";
    return problem;
  };
  return { changes, changed, review };
};

/** Reads again when something was changed elsewhere. */
export const useFreshness = (read: () => Promise<void>): void => {
  const { changes } = useRoom();
  const seen = useRef(changes);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is read again for a change, not for another question.
  useEffect(() => {
    if (seen.current !== changes) void read();
    seen.current = changes;
  }, [changes]);
};
