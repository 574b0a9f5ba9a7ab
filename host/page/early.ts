/** Connects before the large script of the page is there, so that Node gets the workbook ready meanwhile. */

const socket = new WebSocket(`ws://${location.host}/`);
const heard: MessageEvent<string>[] = [];
socket.onmessage = (message) => heard.push(message);
window.early = { socket, heard };

/** The first connection of the page, and what it has brought before anybody listened. */
export interface Early {
  readonly socket: WebSocket;
  readonly heard: readonly MessageEvent<string>[];
}

declare global {
  interface Window {
    early?: Early;
  }
}
