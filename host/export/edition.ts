/** What every part of the file must know of the whole. */
import type { Engine } from "../sheets/engine";

export interface Edition {
  readonly engine: Engine;
  /** The title in the file by the title in the workbook. */
  readonly titles: ReadonlyMap<string, string>;
  /** The serial number that stands for NOW(), where the file is a question to another program. */
  readonly stoppedAt: number | undefined;
}

export const isQuestion = ({ stoppedAt }: Edition) => stoppedAt !== undefined;
