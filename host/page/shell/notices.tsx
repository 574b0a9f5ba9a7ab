/** What passes by: toasts of the add-on, work that takes time, what could not be done, and a lost connection. */
import { useEffect, useRef, useState } from "preact/hooks";
import type { ToastView } from "../../serve/messages";
import { useDesk } from "./desk";
import { Cross } from "./icons";
import { useLatest } from "./latest";
import type { Progress } from "./view";

/** What could not be done, and that the host does not answer. */
export const Troubles = () => (
  <div class="troubles desk" role="alert">
    <Connection />
    <Failures />
  </div>
);

/** What the add-on says in passing, and how far long work is. */
export const Toasts = () => (
  <div class="toasts desk" role="status">
    <Working />
    {useDesk().view.screen.toasts.map((toast) => (
      <Toast key={toast.id} toast={toast} />
    ))}
  </div>
);

const Connection = () => {
  const { isConnected, view } = useDesk();
  const [isLost, setLost] = useState(false);
  const wasThere = useRef(false);
  useEffect(() => {
    if (isConnected) wasThere.current = true;
    setLost(false);
    if (isConnected || !wasThere.current) return;
    const timer = setTimeout(() => setLost(true), 400);
    return () => clearTimeout(timer);
  }, [isConnected]);
  if (!isLost || !view.window) return null;
  return (
    <div class="trouble">
      <p>
        The host does not answer. Connecting again … If it was stopped, start it with <code>npm start</code>; what is in
        the workbook is kept.
      </p>
    </div>
  );
};

const Failures = () => {
  const { view, tell } = useDesk();
  return (
    <>
      {view.troubles.map(({ id, text }) => (
        <div class="trouble" key={id}>
          <p>{text}</p>
          <button type="button" class="link" onClick={() => tell({ dismisses: id })}>
            Dismiss
          </button>
        </div>
      ))}
    </>
  );
};

const Working = () => {
  const { progress, screen } = useDesk().view;
  const isLate = useLate(screen.running !== null);
  if (progress) return <Going progress={progress} />;
  if (!isLate || !screen.running || screen.alerts.length > 0) return null;
  return (
    <div class="toast">
      <p>Running script …</p>
    </div>
  );
};

/** Whether something has gone on for long enough to be worth a word. */
const useLate = (isOn: boolean) => {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    setLate(false);
    if (!isOn) return;
    const timer = setTimeout(() => setLate(true), 300);
    return () => clearTimeout(timer);
  }, [isOn]);
  return isLate && isOn;
};

const Going = ({ progress: { what, done, of, mayStop } }: { readonly progress: Progress }) => {
  const { act } = useDesk();
  return (
    <div class="toast">
      <p>
        {what}: {Math.floor((100 * done) / of)}&nbsp;%
      </p>
      <progress value={done} max={of} aria-label={what} />
      {mayStop && (
        <button type="button" class="link" onClick={() => act({ is: "stop" })}>
          Stop
        </button>
      )}
    </div>
  );
};

const Toast = ({ toast: { id, title, text, seconds } }: { readonly toast: ToastView }) => {
  const { send } = useDesk();
  const close = useLatest(() => send({ kind: "read", toast: id }));
  useEffect(() => {
    if (seconds === null) return;
    const timer = setTimeout(close, seconds * 1000);
    return () => clearTimeout(timer);
  }, [seconds, close]);
  return (
    <div class="toast">
      <p>
        {title && <strong>{title}</strong>}
        {text}
      </p>
      <button type="button" class="icon" aria-label="Close the message" onClick={close}>
        <Cross />
      </button>
    </div>
  );
};
