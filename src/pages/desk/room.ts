/** What every part of the sidebar knows: the desk that was opened, and how to open the card of a registration. */
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Reply } from "../../contract";
import type { Zone } from "../../rules/zone";

export interface Room {
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
