/** What windows know of the world around the workbook: people, triggers, mails, executions. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { rowsWithContent, type Worksheet } from "../sheets/engine";
import { valueAt } from "../sheets/cells";
import { columnNamed, tableOf } from "../world/tabs";
import type { Mail } from "../world/state";
import type { Desk, MakePart } from "./desk";
import type { MailLine, PersonView, ToPage, WorldView } from "./messages";

/** Tells windows at first everything, and then what is new. */
export const worldView: MakePart = (desk) => {
  let told = "";
  let mails = desk.world.mails.length;
  const listen = () => {
    mails = desk.world.mails.length;
    desk.google.history.listen((episode) => {
      desk.broadcast({ kind: "executions", afresh: false, list: [episode] });
      desk.changed();
    });
  };
  listen();
  desk.onReplaced(listen);
  desk.onChanged(() => {
    const world = viewOf(desk);
    const text = JSON.stringify(world);
    if (text !== told) desk.broadcast({ kind: "world", world });
    told = text;
    const of = desk.world.mails.length;
    if (of > mails) desk.broadcast({ kind: "mails", afresh: false, list: linesOf(desk.world.mails, mails), of });
    mails = of;
  });
  return {
    answers: {
      open: ({ mail: n }, window) => {
        const mail = desk.world.mails[n];
        if (!mail) throw new Error("That mail is not in this world any more.");
        window.send({ kind: "mail", n, mail });
      },
    },
    greeting: () => greetingOf(desk),
  };
};

const mostMails = 200;

const greetingOf = (desk: Desk): readonly ToPage[] => {
  const { mails } = desk.world;
  return [
    { kind: "world", world: viewOf(desk) },
    { kind: "mails", afresh: true, list: linesOf(mails, Math.max(0, mails.length - mostMails)), of: mails.length },
    { kind: "executions", afresh: true, list: desk.google.history.episodes },
    { kind: "differences", text: differences() },
  ];
};

const viewOf = (desk: Desk): WorldView => {
  const { person, triggers } = desk.google.state;
  return {
    title: desk.google.book.state().title,
    person,
    people: peopleOf(desk, person),
    triggers: triggers.map(({ handler, type, by, dueAt }) => ({ handler, type, by, dueAt: dueAt ?? null })),
    file: desk.file,
  };
};

const linesOf = (mails: readonly Mail[], from: number): readonly MailLine[] =>
  mails
    .slice(from)
    .map(({ from: sender, to, cc, subject, at }, index) => ({ n: from + index, from: sender, to, cc, subject, at }))
    .reverse();

/** The people of the Team tab, read from the cells: no execution is spent on the host's own panel. */
const peopleOf = (desk: Desk, person: string): readonly PersonView[] => {
  const { book } = desk.google;
  const team = book.engine.workbook.getSheets().find((sheet) => tableOf(book, sheet) === "team");
  const people = team ? rowsOf(desk, team) : [];
  if (people.some(({ email }) => email.toLowerCase() === person.toLowerCase())) return people;
  return [{ email: person, name: "", roles: "" }, ...people];
};

const rowsOf = (desk: Desk, sheet: Worksheet): readonly PersonView[] => {
  const columns = ["email", "name", "roles"].map((heading) => columnOf(sheet, heading));
  const rows = Array.from({ length: Math.max(0, rowsWithContent(sheet) - 1) }, (_, index) =>
    columns.map((column) =>
      column === undefined ? "" : String(valueAt(desk.google.book.engine, sheet, index + 1, column, "FORMATTED_VALUE")),
    ),
  );
  return rows.filter(([email]) => email).map(([email = "", name = "", roles = ""]) => ({ email, name, roles }));
};

const columnOf = (sheet: Worksheet, heading: string) => {
  try {
    return columnNamed(sheet, heading);
  } catch {
    return undefined;
  }
};

const differences = () => {
  try {
    return readFileSync(join(__dirname, "../../host/DIFFERENCES.md"), "utf8");
  } catch {
    return "";
  }
};
