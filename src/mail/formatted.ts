/** The formatted version of a mail that is kept as text: a cell cannot hold HTML, so it is made when the mail is sent. */
import { paragraphs } from "./html";

/** HTML that holds in any mail program: paragraphs in one column, dark text on white. */
export const formatted = (text: string): string => {
  const style =
    "font-family:Arial,Helvetica,sans-serif;font-size:15px;line-height:1.5;color:#202124;background:#ffffff;max-width:600px;overflow-wrap:anywhere";
  return `<div style="${style}">${paragraphs(text)}</div>`;
};
