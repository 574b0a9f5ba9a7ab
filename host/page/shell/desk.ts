/** How the parts of the page reach what it knows and what it can say. */
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Deed, FromPage } from "../../serve/messages";
import type { Socket } from "../socket";
import { blank, type Happening, type View } from "./view";

export interface Desk {
  readonly view: View;
  readonly isConnected: boolean;
  readonly socket: Socket;
  send(message: FromPage): void;
  /** Does something in a panel. */
  act(deed: Deed): void;
  tell(happening: Happening): void;
  /** Gives the focus to the grid. */
  focusGrid(): void;
}

const nowhere: Desk = {
  view: blank,
  isConnected: false,
  socket: { send: () => undefined, on: () => () => undefined, onConnected: () => () => undefined },
  send: () => undefined,
  act: () => undefined,
  tell: () => undefined,
  focusGrid: () => undefined,
};

export const DeskContext = createContext<Desk>(nowhere);

export const useDesk = () => useContext(DeskContext);
