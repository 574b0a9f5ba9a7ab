/** The values of a row that are not as they were before: what is to be written of it. */
export const differing = <R extends object>(row: R, before: R): Partial<R> => {
  const columns = Object.keys(row) as (keyof R)[];
  return Object.fromEntries(
    columns.filter((name) => row[name] !== before[name]).map((name) => [name, row[name]]),
  ) as Partial<R>;
};
