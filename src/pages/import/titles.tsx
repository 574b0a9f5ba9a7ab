/** Each title of a list with the column that it fills; another one may be chosen, or none. */
import type { TableName } from "../../model/workbook";
import { choicesFor } from "./ours";

interface Title {
  readonly title: string;
  /** Ours; blank where it is left out. */
  readonly column: string;
  /** What its first cells hold, and how it is known what they are. */
  readonly hint: string;
}

interface Asked {
  readonly table: TableName;
  readonly titles: readonly Title[];
  readonly onColumn: (title: string, column: string) => void;
}

export const Titles = ({ table, titles, onColumn }: Asked) => {
  const choices = choicesFor(table);
  return (
    <fieldset>
      <legend>
        <h2>Which title is which column?</h2>
      </legend>
      <ul class="titles">
        {titles.map(({ title, column, hint }) => (
          <li key={title}>
            <label>
              <span>
                {title} {hint && <span class="quiet">{hint}</span>}
              </span>
              <select value={column} onChange={({ currentTarget: { value } }) => onColumn(title, value)}>
                <option value="">Leave it out</option>
                {Object.entries(choices).map(([name, ours]) => (
                  <option key={name} value={name}>
                    {ours}
                  </option>
                ))}
              </select>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
};
