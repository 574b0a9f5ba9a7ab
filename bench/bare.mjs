/** What business time costs at least: a table of open intervals with their sums, and a binary search. */

/** The intervals of a laid-out calendar as plain arrays, and nothing around them. */
export const bareOf = ({ table }) => {
  const opens = [...table.opens];
  const closes = [...table.closes];
  const before = [...table.before];
  const below = (sorted, limit) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (sorted[middle] < limit) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  };
  const openUntil = (ms) => {
    const index = below(opens, ms);
    return index < 0 ? 0 : before[index] + Math.min(ms, closes[index]) - opens[index];
  };
  return {
    add: (startMs, minutes) => {
      const goal = openUntil(startMs) + minutes * 60_000;
      const index = below(before, goal);
      return opens[index] + goal - before[index];
    },
    between: (startMs, endMs) => openUntil(endMs) - openUntil(startMs),
  };
};
