/** What ran: for whom, how long, which services it called, what it said and how it ended. */
import type { ExecutionView } from "../../../serve/messages";
import { useDesk } from "../desk";
import { momentIn } from "../time";
import { Empty } from "./empty";

export const Executions = () => {
  const { executions } = useDesk().view;
  if (executions.length === 0)
    return (
      <Empty>
        Nothing has run since the host was started. Choose something under Extensions &gt; Partner Desk, type into a
        cell, or move the clock on.
      </Empty>
    );
  return (
    <div class="panel">
      <p class="quiet">Since the host was started, the newest first.</p>
      <ul class="lines">
        {executions.map((one) => (
          <li key={one.n}>
            <Shown execution={one} />
          </li>
        ))}
      </ul>
    </div>
  );
};

const Shown = ({ execution }: { readonly execution: ExecutionView }) => {
  const { clock } = useDesk().view;
  const { functionName, user, startedAt, calls, logs, error } = execution;
  const counts = Object.entries(calls).sort(([, one], [, other]) => other - one);
  return (
    <details class="line">
      <summary>
        <strong>{functionName}</strong>
        <span class={error ? "problem" : "quiet"}>{stateOf(execution)}</span>
        <span class="quiet">{user}</span>
        <span class="quiet">{clock ? momentIn(Date.parse(startedAt), clock.zone) : startedAt}</span>
      </summary>
      {error && <p class="problem">{error}</p>}
      <p class="quiet">{callsText(counts)}</p>
      {counts.length > 0 && (
        <table>
          <tbody>
            {counts.map(([method, count]) => (
              <tr key={method}>
                <th scope="row">{method}</th>
                <td>{count}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {logs.length > 0 && <pre>{logs.join("\n")}</pre>}
    </details>
  );
};

const stateOf = ({ milliseconds, error }: ExecutionView) => {
  if (error) return "Failed";
  return milliseconds === null ? "Running …" : `Done in ${milliseconds} ms`;
};

const callsText = (counts: readonly (readonly [string, number])[]) => {
  const total = counts.reduce((sum, [, count]) => sum + count, 0);
  if (total === 0) return "It called no service.";
  return total === 1 ? "One service call:" : `${total} service calls:`;
};
