/** What a person presses. */
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";

interface Pressed {
  readonly children: ComponentChildren;
  readonly onClick?: () => void;
  /** The one thing that the page is for. */
  readonly isAction?: boolean;
  /** It is being done: the button keeps the focus and does nothing more. */
  readonly isBusy?: boolean;
  readonly type?: "button" | "submit";
  /** What is read out where the text alone says too little. */
  readonly label?: string;
  /** Whether what it opens is open. */
  readonly isOpen?: boolean;
}

export const Button = ({ children, onClick, isAction, isBusy, type = "button", label, isOpen }: Pressed) => (
  <button
    type={type}
    class={isAction ? "action" : ""}
    aria-disabled={isBusy ? true : undefined}
    aria-expanded={isOpen}
    aria-label={label}
    onClick={(event) => {
      if (isBusy) event.preventDefault();
      else onClick?.();
    }}
  >
    {children}
  </button>
);

/** A button that looks like a link: for what stands inside a sentence or a list. */
export const Link = ({
  children,
  onClick,
  label,
  isOpen,
}: Pick<Pressed, "children" | "onClick" | "label" | "isOpen">) => (
  <button type="button" class="link" aria-label={label} aria-expanded={isOpen} onClick={onClick}>
    {children}
  </button>
);

/** A box to be ticked, with its label. */
export const Tick = ({
  isOn,
  onChange,
  children,
}: {
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
  readonly children: ComponentChildren;
}) => (
  <label class="tick">
    <input type="checkbox" checked={isOn} onChange={({ currentTarget }) => onChange(currentTarget.checked)} />{" "}
    {children}
  </label>
);

/** Puts a text on the clipboard and says so; where the browser forbids it, the text is there to be copied by hand. */
export const Copy = ({ text, children = "Copy" }: { readonly text: string; readonly children?: ComponentChildren }) => {
  const [outcome, setOutcome] = useState<"" | "copied" | "refused">("");
  const copy = async () => setOutcome((await copied(text)) ? "copied" : "refused");
  return (
    <>
      <Button onClick={() => void copy()}>{children}</Button>
      <span role="status" class="quiet">
        {outcome === "copied" && " Copied."}
        {outcome === "refused" && " The browser did not allow it: select the text and press Ctrl+C."}
      </span>
    </>
  );
};

const copied = async (text: string): Promise<boolean> => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copiedBySelection(text);
  }
};

// The frame in which Google shows pages has no leave for the clipboard, but a selection may be copied on a click.
const copiedBySelection = (text: string): boolean => {
  const area = document.createElement("textarea");
  area.value = text;
  area.className = "unseen";
  const { activeElement } = document;
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  if (activeElement instanceof HTMLElement) activeElement.focus();
  return done;
};
