/** CPU time of pieces of work that take turns, so that whatever else the machine does hits them alike. */

/** The least CPU milliseconds of each piece of work in several rounds. */
export const sideBySide = (works, rounds = 7) => {
  const least = works.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < rounds; round += 1)
    works.forEach((work, index) => {
      least[index] = Math.min(least[index], cpuOf(work));
    });
  return least;
};

export const cpuOf = (work) => {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};

/** The middle CPU milliseconds of each piece of work, with all its threads, in several rounds; the work may be waited for. */
export const inTurns = async (works, rounds = 9) => {
  const spent = works.map(() => []);
  for (let round = 0; round < rounds; round += 1)
    for (const [index, work] of works.entries()) {
      const before = process.cpuUsage();
      await work();
      const { user, system } = process.cpuUsage(before);
      spent[index].push((user + system) / 1000);
    }
  return spent.map((times) => times.sort((a, b) => a - b)[Math.floor(rounds / 2)]);
};

/** Numbers from 0 to 1 that are the same in every run. */
export const dice = (seed) => {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
};
