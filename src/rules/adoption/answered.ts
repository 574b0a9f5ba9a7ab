/** How long a list of the past took to be answered, by the promise of this desk. */

/** A registration of the past as far as it says how it was answered. */
export interface Past {
  readonly id: string;
  readonly companyName: string;
  readonly partner: string;
  /** Epoch milliseconds; none where the list does not say. */
  readonly decidedAt?: number | null;
  readonly decisionDueAt?: number | null;
  /** Business hours from its arrival to its decision. */
  readonly decisionHours?: number | null;
}

export interface Answered {
  /** Decisions that can be judged: those with both moments. */
  readonly of: number;
  readonly inTime: number;
  /** The longest first. */
  readonly slowest: readonly (Pick<Past, "id" | "companyName" | "partner"> & { readonly hours: number })[];
}

const SHOWN = 3;

/** Which of them were answered in time, and which took longest; none are judged that lack a moment. */
export const answeredIn = (rows: readonly Past[]): Answered => {
  const judged = rows.flatMap(({ decidedAt, decisionDueAt, decisionHours: hours, ...row }) =>
    decidedAt && decisionDueAt && typeof hours === "number"
      ? [{ ...row, hours, isInTime: decidedAt <= decisionDueAt }]
      : [],
  );
  const late = judged.filter(({ isInTime }) => !isInTime).sort((a, b) => b.hours - a.hours);
  return {
    of: judged.length,
    inTime: judged.length - late.length,
    slowest: late.slice(0, SHOWN).map(({ id, companyName, partner, hours }) => ({ id, companyName, partner, hours })),
  };
};
