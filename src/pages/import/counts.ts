/** What comes of lists, in words. */
import type { Reply } from "../../contract";

export type Brought = Reply<"importRows">;

/** A line that is left out, and of which tab where there are several. */
export type LeftOut = Pick<Brought["refused"][number], "line" | "text"> & { readonly tab?: string };
export type Counts = Pick<Brought, "added" | "changed" | "unchanged"> & { readonly refused: readonly LeftOut[] };

/** What came of a list, its lines that are left out named with their tab. */
export type Told = Omit<Brought, "refused"> & Pick<Counts, "refused">;

export const of = <T extends Brought>(
  reply: T,
  tab: string | undefined,
): Omit<T, "refused"> & Pick<Counts, "refused"> =>
  tab === undefined ? reply : { ...reply, refused: reply.refused.map((one) => ({ ...one, tab })) };

export const sumOf = (replies: readonly Counts[]): Counts =>
  replies.reduce(
    (sum, one) => ({
      added: sum.added + one.added,
      changed: sum.changed + one.changed,
      unchanged: sum.unchanged + one.unchanged,
      refused: [...sum.refused, ...one.refused],
    }),
    { added: 0, changed: 0, unchanged: 0, refused: [] },
  );

export const rowsOf = ({ added, changed, unchanged, refused }: Counts): number =>
  added + changed + unchanged + refused.length;

/** `12 are new, 3 change what is there, 1 is there already, 2 are left out.` */
export const countsSaid = ({ added, changed, unchanged, refused }: Counts): string => {
  const are = (count: number) => `${counted(count)} ${count === 1 ? "is" : "are"}`;
  const parts = [
    added ? `${are(added)} new` : "",
    changed ? `${counted(changed)} ${changed === 1 ? "changes" : "change"} what is there` : "",
    unchanged ? `${are(unchanged)} there already` : "",
    refused.length ? `${are(refused.length)} left out` : "",
  ].filter(Boolean);
  return parts.length ? `${parts.join(", ")}.` : "There is no line below the titles.";
};

const counted = (count: number): string => count.toLocaleString("en-US");

const SLOWEST = 3;

/** `By this desk's clock 11 of 18 were answered in time (61 %). The slowest: Globex of Contoso, 96 business hours.`; blank where nothing can be judged. */
export const answeredSaid = (replies: readonly Pick<Brought, "answered">[]): string => {
  const told = replies.flatMap(({ answered }) => answered ?? []);
  const of = told.reduce((sum, one) => sum + one.of, 0);
  if (of === 0) return "";
  const inTime = told.reduce((sum, one) => sum + one.inTime, 0);
  const slowest = told
    .flatMap((one) => one.slowest)
    .sort((a, b) => b.hours - a.hours)
    .slice(0, SLOWEST)
    .map(
      ({ companyName, partner, hours }) => `${companyName} of ${partner}, ${counted(Math.round(hours))} business hours`,
    );
  return [
    `By this desk's clock ${counted(inTime)} of ${counted(of)} were answered in time (${Math.round((inTime / of) * 100)} %).`,
    slowest.length ? `The slowest: ${slowest.join("; ")}.` : "",
  ]
    .filter(Boolean)
    .join(" ");
};
