/** The first rows of a list as they would stand in our tab. */
import { type TableName, titleOf } from "../../model/workbook";
import type { Brought } from "./counts";

interface Shown {
  readonly table: TableName;
  readonly sample: Brought["sample"];
}

export const Sample = ({ table, sample }: Shown) => {
  const columns = [...new Set(sample.flatMap(({ cells }) => cells.map(({ column }) => column)))];
  if (columns.length === 0) return null;
  return (
    <>
      <h2 id="sample">{sample.length === 1 ? "Its row" : `The first ${sample.length} rows`} as they would stand</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
      <section class="sample" aria-labelledby="sample" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">Row</th>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {titleOf(table, column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sample.map(({ line, cells }) => (
              <tr key={line}>
                <th scope="row">{line}</th>
                {columns.map((column) => (
                  <Cell key={column} cell={cells.find((one) => one.column === column)} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
};

const Cell = ({ cell }: { readonly cell: Brought["sample"][number]["cells"][number] | undefined }) => (
  <td class={cell?.fault ? "unread" : ""}>
    {cell?.text}
    {cell?.fault && <span class="fault">{cell.fault.replace(`"${cell.text}" `, "")}</span>}
  </td>
);
