/** Lists on their way in, a thousand rows at a time: it can be stopped after each thousand, and goes on where it stopped. */
import type { Refusal } from "../../model/refusal";
import type { Answer } from "../shared/server";
import { type Brought, of, type Told } from "./counts";

/** Rows of a list, counted from 0. */
export interface Part {
  readonly from: number;
  readonly count: number;
}

/** A list: how many rows it has, and how some of them, or all at once, are brought in. */
export interface Source {
  /** The tab, where there are several. */
  readonly tab?: string;
  readonly rows: number;
  /** All of it comes in at once, however long it is. */
  readonly isWhole?: boolean;
  bring(part?: Part): Promise<Answer<"importRows">>;
}

export interface Coming {
  /** How many lists are in wholly, and how many rows of the next. */
  readonly lists: number;
  readonly rows: number;
  readonly replies: readonly Told[];
}

export const notYet: Coming = { lists: 0, rows: 0, replies: [] };

const PART = 1000;

/** Brings in what is not in yet and tells after each part how far it is; stops where it is told to, or where it is refused. */
export const bringIn = async (
  sources: readonly Source[],
  since: Coming,
  tell: (coming: Coming) => void,
  isStopped: () => boolean,
): Promise<Refusal | null> => {
  let coming = since;
  for (let source = sources[coming.lists]; source && !isStopped(); source = sources[coming.lists]) {
    const answer = await source.bring(
      source.rows > PART && !source.isWhole ? { from: coming.rows, count: PART } : undefined,
    );
    if (!answer.ok) return answer.refusal;
    coming = after(coming, source, answer.reply);
    tell(coming);
  }
  return null;
};

const after = ({ lists, rows, replies }: Coming, source: Source, reply: Brought): Coming => {
  const isIn = source.isWhole === true || rows + PART >= source.rows;
  return {
    lists: isIn ? lists + 1 : lists,
    rows: isIn ? 0 : rows + PART,
    replies: [...replies, of(reply, source.tab)],
  };
};

export const isAllIn = (sources: readonly Source[], { lists }: Coming): boolean => lists === sources.length;

/** Rows that are in, and rows that there are. */
export const progressOf = (sources: readonly Source[], { lists, rows }: Coming) => {
  const sum = (some: readonly Source[]) => some.reduce((all, one) => all + one.rows, 0);
  return { done: sum(sources.slice(0, lists)) + rows, of: sum(sources) };
};

/** What `undoImport` takes back. */
export const batchesOf = ({ replies }: Coming): string[] => replies.flatMap(({ batch }) => batch || []);
