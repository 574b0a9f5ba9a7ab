/** Everything around the grid: title, menus, sidebar, dialogs, panels, and what the host has to say. */
import { useEffect, useMemo, useReducer, useRef, useState } from "preact/hooks";
import { openGrid } from "../grid";
import type { Socket } from "../socket";
import { Alerts } from "./alerts";
import { DeskContext, type Desk } from "./desk";
import { Dialog } from "./dialog";
import { Header } from "./header";
import { useLatest } from "./latest";
import { Toasts, Troubles } from "./notices";
import { Around } from "./around";
import { Sidebar } from "./sidebar";
import { Status } from "./status";
import { after, blank } from "./view";
import { useWays } from "./ways";

export const Shell = ({ socket }: { readonly socket: Socket }) => {
  const grid = useRef<HTMLDivElement>(null);
  const desk = useLiveDesk(socket, () => focusIn(grid.current));
  useWays(desk.focusGrid);
  useEffect(() => {
    if (!grid.current) return;
    const open = openGrid(grid.current, socket);
    return () => open.dispose();
  }, [socket]);
  return (
    <DeskContext.Provider value={desk}>
      <div class="page">
        <Header />
        <div class="middle">
          <div class="work">
            <main class="grid" ref={grid} aria-label="Workbook">
              <p class="opening">Opening the workbook …</p>
            </main>
            <Toasts />
          </div>
          <Sidebar />
          <Around />
        </div>
        <Status />
        <Troubles />
        <Dialog />
        <Alerts />
      </div>
    </DeskContext.Provider>
  );
};

/** Follows what Node says, and says hello whenever the connection is there. */
const useLiveDesk = (socket: Socket, focus: () => void): Desk => {
  const [view, tell] = useReducer(after, blank);
  const [isConnected, setConnected] = useState(false);
  const before = useRef<string | null>(null);
  useEffect(() => socket.on((message) => tell({ heard: message, at: Date.now() })), [socket]);
  useEffect(() => socket.onConnected(setConnected), [socket]);
  useEffect(() => {
    // The workbook is the first thing that Node tells a window, so a window that has a name is known there.
    if (!isConnected || !view.window || view.window === before.current) return;
    socket.send({ kind: "hello", before: before.current });
    before.current = view.window;
  }, [isConnected, view.window, socket]);
  const title = view.world?.title;
  useEffect(() => {
    document.title = title ? `${title} - Partner Desk on this machine` : "Partner Desk on this machine";
  }, [title]);
  const focusGrid = useLatest(focus);
  return useMemo(
    () => ({
      view,
      isConnected,
      socket,
      send: socket.send,
      act: (deed) => socket.send({ kind: "deed", deed }),
      tell,
      focusGrid,
    }),
    [view, isConnected, socket, focusGrid],
  );
};

// Univer takes what is typed in an editor of its own that lies over the grid.
const focusIn = (place: HTMLElement | null) => place?.querySelector<HTMLElement>('[contenteditable="true"]')?.focus();
