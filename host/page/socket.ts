/** The one connection of a window with Node; it comes back by itself. */
import type { FromPage, ToPage } from "../serve/messages";
import type { Early } from "./early";

export interface Socket {
  /** Says something to Node; while the connection is lost nothing can be said. */
  send(message: FromPage): void;
  /** Hears everything that Node says from now on; the answer ends it. */
  on(listener: (message: ToPage) => void): () => void;
  /** Hears at once, and whenever it changes, whether Node is there; the answer ends it. */
  onConnected(listener: (isConnected: boolean) => void): () => void;
}

/** Connects with the Node that has served this page. Whoever listens from the start hears the workbook. */
export const openSocket = (): Socket => {
  const listeners = new Set<(message: ToPage) => void>();
  const watchers = new Set<(isConnected: boolean) => void>();
  let isConnected = false;
  let wait = shortest;
  let socket: WebSocket | undefined;
  let isFollowed = false;
  const tell = (now: boolean) => {
    if (now === isConnected) return;
    isConnected = now;
    for (const watcher of watchers) watcher(now);
  };
  const opened = () => {
    wait = shortest;
    tell(true);
  };
  const take = ({ data }: MessageEvent<string>) => {
    const message: ToPage = JSON.parse(data);
    for (const listener of listeners) listener(message);
  };
  const lost = () => {
    tell(false);
    setTimeout(() => follow(newConnection()), wait);
    wait = Math.min(longest, wait * 2);
  };
  const follow = (found: Early) => {
    socket = found.socket;
    socket.onopen = opened;
    socket.onclose = lost;
    socket.onmessage = take;
    if (socket.readyState === WebSocket.OPEN) opened();
    if (socket.readyState === WebSocket.CLOSED) lost();
    for (const message of found.heard) take(message);
  };
  return {
    send: (message) => {
      if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
    },
    on: (listener) => {
      listeners.add(listener);
      // Whoever begins to listen in the same turn hears everything too.
      if (!isFollowed) setTimeout(() => follow(window.early ?? newConnection()));
      isFollowed = true;
      return () => listeners.delete(listener);
    },
    onConnected: (watcher) => {
      watchers.add(watcher);
      watcher(isConnected);
      return () => watchers.delete(watcher);
    },
  };
};

const newConnection = (): Early => ({ socket: new WebSocket(`ws://${location.host}/`), heard: [] });

const shortest = 250;
const longest = 4_000;
