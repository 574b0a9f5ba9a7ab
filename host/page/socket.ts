/** The one connection of a window with Node; it comes back by itself. */
import type { FromPage, ToPage } from "../serve/messages";

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
  let socket: WebSocket;
  const tell = (now: boolean) => {
    if (now === isConnected) return;
    isConnected = now;
    for (const watcher of watchers) watcher(now);
  };
  const connect = () => {
    socket = new WebSocket(`ws://${location.host}/`);
    socket.onopen = () => {
      wait = shortest;
      tell(true);
    };
    socket.onmessage = ({ data }) => {
      const message: ToPage = JSON.parse(data);
      for (const listener of listeners) listener(message);
    };
    socket.onclose = () => {
      tell(false);
      setTimeout(connect, wait);
      wait = Math.min(longest, wait * 2);
    };
  };
  connect();
  return {
    send: (message) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
    },
    on: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onConnected: (watcher) => {
      watchers.add(watcher);
      watcher(isConnected);
      return () => watchers.delete(watcher);
    },
  };
};

const shortest = 250;
const longest = 4_000;
