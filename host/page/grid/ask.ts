/** A question in a small window of the page. */
import "./ask.css";

export interface Question {
  readonly title: string;
  readonly text: string;
  readonly yes: string;
  readonly no: string;
  /** A box that may be ticked besides. */
  readonly option: string;
}

export interface Answer {
  readonly isYes: boolean;
  readonly isOptionOn: boolean;
}

/** Resolves when the person has chosen; Escape is no. */
export const ask = ({ title, text, yes, no, option }: Question): Promise<Answer> =>
  new Promise((resolve) => {
    const dialog = document.createElement("dialog");
    dialog.className = "ask";
    const heading = element("h2", title);
    heading.id = "ask-title";
    dialog.setAttribute("aria-labelledby", heading.id);
    const box = document.createElement("input");
    box.type = "checkbox";
    const label = document.createElement("label");
    label.append(box, option);
    const buttons = document.createElement("div");
    const button = (caption: string) => {
      const made = element("button", caption);
      made.onclick = () => dialog.close(caption);
      return made;
    };
    const agree = button(yes);
    agree.className = "yes";
    buttons.append(button(no), agree);
    dialog.append(heading, element("p", text), label, buttons);
    dialog.onclose = () => {
      dialog.remove();
      resolve({ isYes: dialog.returnValue === yes, isOptionOn: box.checked });
    };
    // The grid hears every key of the page.
    dialog.addEventListener("keydown", (event) => event.stopPropagation());
    document.body.append(dialog);
    dialog.showModal();
    agree.focus();
  });

const element = <Name extends "h2" | "p" | "button">(name: Name, text: string) => {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
};
