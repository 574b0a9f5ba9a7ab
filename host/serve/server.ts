/** The page's server: it listens on this machine alone, and no other website may talk to it. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { type WebSocket, WebSocketServer } from "ws";
import type { World } from "../world";
import type { Desk, Part, Window } from "./desk";
import type { FromPage, ToPage } from "./messages";
import { parts as allParts } from "./parts";

/** A desk that is being served. */
export interface Served {
  readonly desk: Desk;
  readonly address: string;
  /** Ends every connection; the world stays open. */
  close(): Promise<void>;
}

/** A port of this machine on which nobody else can listen any more. */
export interface Door {
  readonly server: Server;
  readonly port: number;
  close(): Promise<void>;
}

/** Takes a port; when none is wanted the usual one, or the next that is free. */
export const openDoor = async (wanted?: number): Promise<Door> => {
  const server = createServer();
  return { server, port: await listening(server, wanted), close: () => closed(server) };
};

/** Serves a world to browsers on this machine; `file` is where it is kept. */
export const serveWorld = (world: World, file: string, { server, port, close }: Door): Served => {
  const { desk, connect, served } = deskOn(world, file, port);
  server.on("request", (request, response) => respond(desk, served, request, response));
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 256 * 1024 * 1024 });
  server.on("upgrade", (request, socket, head) => {
    // A browser names the website that opens a socket; only our own page may, so no other can drive the desk.
    if (request.headers.host !== hostOf(desk.pageOrigin) || request.headers.origin !== desk.pageOrigin) {
      socket.end("HTTP/1.1 403 Forbidden\r\n\r\n");
      return;
    }
    sockets.handleUpgrade(request, socket, head, connect);
  });
  return {
    desk,
    address: `${desk.pageOrigin}/`,
    close: () => {
      for (const socket of sockets.clients) socket.terminate();
      return close();
    },
  };
};

const usualPort = 4880;
const portsTried = 50;

const listening = async (server: Server, wanted: number | undefined): Promise<number> => {
  if (wanted !== undefined) {
    if (await listens(server, wanted)) return portOf(server);
    throw new Error(`Port ${wanted} is in use: name another with --port, or leave it out.`);
  }
  for (let port = usualPort; port < usualPort + portsTried; port += 1) if (await listens(server, port)) return port;
  throw new Error(`Ports ${usualPort} to ${usualPort + portsTried - 1} are all in use: name a free one with --port.`);
};

const listens = (server: Server, port: number) =>
  new Promise<boolean>((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE") resolve(false);
      else if (error.code === "EACCES") reject(new Error(`Port ${port} may not be used here: name one above 1023.`));
      else reject(error);
    };
    server.once("error", failed);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", failed);
      resolve(true);
    });
  });

const portOf = (server: Server) => {
  const address = server.address();
  return typeof address === "object" && address ? address.port : 0;
};

const deskOn = (first: World, file: string, port: number) => {
  let world = first;
  let isToldAlready = false;
  let lastWindow = 0;
  const windows: Window[] = [];
  const onChange: (() => void)[] = [];
  const onReplace: (() => void)[] = [];
  const onGone: ((window: Window) => void)[] = [];
  const tell = () => {
    isToldAlready = false;
    for (const listener of onChange) listener();
  };
  const desk: Desk = {
    get world() {
      return world;
    },
    get google() {
      return world.google;
    },
    file,
    pageOrigin: `http://localhost:${port}`,
    frameOrigin: `http://127.0.0.1:${port}`,
    windows,
    broadcast: (message, except) => {
      const others = windows.filter((window) => window !== except);
      const text = others.length > 0 ? JSON.stringify(message) : "";
      for (const window of others) window.sendText(text);
    },
    greet: (window) => greet(served, window),
    replaceWorld: async (other) => {
      const before = world;
      // Whoever works in the old workbook shall be done before it is gone.
      await before.book.alone(() => undefined);
      world = other;
      before.close();
      for (const listener of onReplace) listener();
      for (const window of windows) greet(served, window);
      desk.changed();
    },
    changed: () => {
      if (!isToldAlready) setImmediate(tell);
      isToldAlready = true;
    },
    onChanged: (listener) => onChange.push(listener),
    onReplaced: (listener) => onReplace.push(listener),
    onGone: (listener) => onGone.push(listener),
  };
  const served = allParts.map((make) => make(desk));
  const connect = (socket: WebSocket) => {
    lastWindow += 1;
    const window = windowOn(socket, `w${lastWindow}`);
    windows.push(window);
    socket.on("message", (data) => heard(served, window, String(data)));
    socket.on("error", () => socket.terminate());
    socket.on("close", () => {
      windows.splice(windows.indexOf(window), 1);
      for (const listener of onGone) listener(window);
    });
    greet(served, window);
  };
  return { desk, connect, served };
};

const windowOn = (socket: WebSocket, id: string): Window => {
  const sendText = (text: string) => {
    if (socket.readyState === socket.OPEN) socket.send(text);
  };
  return { id, sendText, send: (message) => sendText(JSON.stringify(message)) };
};

const greet = (served: readonly Part[], window: Window) => {
  for (const part of served) for (const message of part.greeting?.(window) ?? []) window.send(message);
};

const heard = async (served: readonly Part[], window: Window, text: string) => {
  try {
    const message: FromPage = JSON.parse(text);
    const answer = served.map(({ answers }) => answers[message.kind]).find(Boolean);
    if (!answer) throw new Error(`The desk does not understand "${message.kind}".`);
    // Each answer takes the messages of its own kind, which the compiler can not follow through a lookup.
    await (answer as (message: FromPage, window: Window) => void | Promise<void>)(message, window);
  } catch (error) {
    window.send(troubleOf(error));
  }
};

const troubleOf = (error: unknown): ToPage => ({
  kind: "trouble",
  text: error instanceof Error ? error.message : String(error),
});

const hostOf = (origin: string) => origin.replace("http://", "");

const respond = (desk: Desk, served: readonly Part[], request: IncomingMessage, response: ServerResponse) => {
  const { host } = request.headers;
  // A website whose name leads to this machine is not this machine: its requests carry its own name.
  const origin = host === hostOf(desk.pageOrigin) ? "page" : host === hostOf(desk.frameOrigin) ? "frame" : undefined;
  const { pathname: path } = new URL(request.url ?? "/", desk.pageOrigin);
  if (!origin) return refused(response, 403, `Open ${desk.pageOrigin}/ instead.`);
  if (origin === "frame" && path === "/") {
    response.writeHead(302, { location: `${desk.pageOrigin}/` });
    return response.end();
  }
  response.setHeader("x-content-type-options", "nosniff");
  if (served.some((part) => part.serve?.({ origin, path }, request, response))) return response;
  return refused(response, 404, "There is nothing here.");
};

const refused = (response: ServerResponse, status: number, text: string) => {
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8" });
  return response.end(`${text}\n`);
};

const closed = async (server: Server) => {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
};
