/** Keeps the window's copy of the workbook alike with the one in Node. */
import { CommandType, type ICommandInfo, type IExecutionOptions, IUndoRedoService } from "@univerjs/core";
import type { FromPage, Mutation, ToPage } from "../../serve/messages";
import { fingerprint } from "../../sheets/fingerprint";
import { sheetIdOfUniver } from "../../sheets/ids";
import type { Grid } from "./univer";

export interface Copy {
  /** Makes the mutations of others. */
  take(message: Extract<ToPage, { kind: "mutations" }>): void;
  /** Runs something whose mutations are nobody's business but this window's. */
  quietly<T>(work: () => T): T;
  /** Hears of mutations, whoever made them, once they are done. */
  onMutation(listener: (mutation: Mutation) => void): void;
  dispose(): void;
}

/** Follows a workbook that Node knows as of its `at`th batch. */
export const copyOf = (grid: Grid, at: number, send: (message: FromPage) => void): Copy => {
  let seen = at;
  let isQuiet = false;
  let mine: Mutation[] = [];
  const listeners: ((mutation: Mutation) => void)[] = [];
  const sendMine = () => {
    const list = mine;
    mine = [];
    send({ kind: "mutations", seen, list });
  };
  const check = checker(grid, (message) => send({ ...message, seen }));
  // Hears the parts of a large paste too, which Univer makes later, piece by piece.
  const heard = grid.commands.onMutationExecutedForCollab((command, options) => {
    if (!isShared(command, options)) return;
    const mutation = { id: command.id, params: command.params ?? {} };
    for (const listener of listeners) listener(mutation);
    if (isQuiet || options?.[fromNode]) return;
    // What a person does in one go is one message, and so one edit for the add-on.
    if (mine.length === 0) setTimeout(sendMine);
    mine.push(structuredClone(mutation));
    check.later();
  });
  return {
    take: ({ at: number, list }) => {
      // What this window did before goes out first, as of what it had seen.
      if (mine.length > 0) sendMine();
      seen = number;
      for (const { id, params } of list) grid.commands.syncExecuteCommand(id, params, optionsOf(id));
      if (list.some(({ id }) => movesCells.test(id)))
        grid.injector.get(IUndoRedoService).clearUndoRedo(grid.workbook.getUnitId());
      if (list.length > 0) check.later();
    },
    quietly: (work) => {
      isQuiet = true;
      try {
        return work();
      } finally {
        isQuiet = false;
      }
    },
    onMutation: (listener) => listeners.push(listener),
    dispose: () => {
      heard.dispose();
      check.dispose();
    },
  };
};

const fromNode = "fromNode";

// Univer would bring a tab into view that somebody else made, if this did not tell it that somebody else did.
const optionsOf = (id: string) => ({ [fromNode]: true, fromCollab: turnsTabs.test(id) });
const turnsTabs = /^sheet\.mutation\.(insert-sheet|set-worksheet-hidden)$/;

// Undoing one's own edit by its place in the grid would hit other cells once somebody has moved them.
const movesCells =
  /^sheet\.mutation\.(insert-row|insert-col|remove-rows|remove-col|move-rows|move-columns|reorder-range)$/;

// Formulas are calculated on both sides, documents are only the text of a cell while it is edited, and rules, notes and
// filters reach a window by other ways or are its own.
const isShared = ({ id, type }: Readonly<ICommandInfo>, options: IExecutionOptions | undefined) =>
  type === CommandType.MUTATION &&
  !options?.onlyLocal &&
  !options?.fromFormula &&
  /^sheet\.mutation\./.test(id) &&
  !/(conditional-rule|-note|note-|filter|range-theme|-protection|protection-)/.test(id);

const pause = 2_000;

/** Lets Node compare the tab in view when the window has come to rest. */
const checker = (grid: Grid, send: (message: Omit<Extract<FromPage, { kind: "check" }>, "seen">) => void) => {
  let timer = 0;
  const check = () => {
    const sheet = grid.workbook.getActiveSheet();
    if (!sheet) return;
    const cells = sheet.getCellMatrix().getMatrix();
    send({
      kind: "check",
      sheetId: sheetIdOfUniver(sheet.getSheetId()),
      fingerprint: fingerprint(sheet.getRowCount(), sheet.getColumnCount(), cells),
    });
  };
  return {
    later: () => {
      clearTimeout(timer);
      timer = window.setTimeout(check, pause);
    },
    dispose: () => clearTimeout(timer),
  };
};
