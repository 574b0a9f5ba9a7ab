/** Getting about in a page by keyboard. */
import type { Page } from "playwright-core";

/** In the page: what the focused element is called by those who hear it, and the address of its page where it is a frame. */
export const whatHasFocus = () => {
  const { activeElement } = document;
  const frame = activeElement instanceof HTMLIFrameElement ? activeElement.src : "";
  if (!(activeElement instanceof HTMLElement) || activeElement === document.body) return { name: "", frame };
  const labels = "labels" in activeElement ? [...((activeElement as HTMLInputElement).labels ?? [])] : [];
  const said = labels.flatMap(({ childNodes }) => [...childNodes].map(({ textContent }) => textContent?.trim()));
  const name = activeElement.ariaLabel ?? said.find(Boolean) ?? activeElement.innerText;
  return { name: name.trim().split("\n")[0] ?? "", frame };
};

/** Presses a key until what has the focus is called that. */
export const pressUntil = async (page: Page, key: string, name: string, focused: () => Promise<string>) => {
  const met: string[] = [];
  while (met.length < 60) {
    met.push(await focused());
    if (met.at(-1) === name) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} does not lead to ${name}, but to ${met.join("; ")}.`);
};
