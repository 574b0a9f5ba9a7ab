/** Alerts and prompts: the script stands still until a button answers. */
import { useState } from "preact/hooks";
import type { AlertView } from "../../serve/messages";
import { useDesk } from "./desk";
import { useModal } from "./focus";

export const Alerts = () => {
  const [alert] = useDesk().view.screen.alerts;
  return alert ? <Alert key={alert.id} alert={alert} /> : null;
};

const words: Readonly<Record<string, string>> = { OK: "OK", CANCEL: "Cancel", YES: "Yes", NO: "No" };

const Alert = ({ alert }: { readonly alert: AlertView }) => {
  const { send } = useDesk();
  const element = useModal();
  const [text, setText] = useState("");
  const answer = (button: string) => send({ kind: "answered", alert: alert.id, button, text });
  const [first = "OK"] = alert.buttons;
  return (
    <dialog
      class="alert desk"
      role="alertdialog"
      ref={element}
      aria-labelledby={alert.title ? "alert-title" : "alert-text"}
      aria-describedby="alert-text"
      onCancel={(event) => {
        event.preventDefault();
        answer("CLOSE");
      }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          answer(first);
        }}
      >
        {alert.title && <h2 id="alert-title">{alert.title}</h2>}
        <p id="alert-text">{alert.text}</p>
        {alert.asks && (
          <input
            aria-labelledby="alert-text"
            value={text}
            onInput={({ currentTarget }) => setText(currentTarget.value)}
          />
        )}
        <div class="buttons">
          {alert.buttons.map((button, index) => (
            <button
              key={button}
              type={index === 0 ? "submit" : "button"}
              class={index === 0 ? "action" : ""}
              onClick={index === 0 ? undefined : () => answer(button)}
            >
              {words[button] ?? button}
            </button>
          ))}
        </div>
      </form>
    </dialog>
  );
};
