/** Google's limit of 60 reads and 60 writes a minute for one person: https://developers.google.com/sheets/api/limits */

const minute = 60_000;
const limit = 60;

export interface Rates {
  /** Counts a call of this person; false when it is one too many. */
  admits(user: string, kind: "read" | "write"): boolean;
}

// A clock that stands still would fill the minute for ever, so a call is forgotten once a minute has passed
// on the world's clock or on the machine's.
export const makeRates = (worldNow: () => number, isOn: boolean): Rates => {
  const callsBy = new Map<string, { world: number; real: number }[]>();
  return {
    admits: (user, kind) => {
      if (!isOn) return true;
      const key = `${kind} ${user}`;
      const now = { world: worldNow(), real: performance.now() };
      const recent = (callsBy.get(key) ?? []).filter(
        (call) => now.world - call.world < minute && now.real - call.real < minute,
      );
      callsBy.set(key, recent.length < limit ? [...recent, now] : recent);
      return recent.length < limit;
    },
  };
};
