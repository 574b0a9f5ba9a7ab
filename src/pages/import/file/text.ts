/** The text of a file that somebody chose, in whichever of the usual ways it was saved; a sentence where it is none. */
export const textIn = (bytes: ArrayBuffer): { readonly text: string } | { readonly fault: string } => {
  const head = [...new Uint8Array(bytes.slice(0, 4))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  if (head.startsWith("504b") || head.startsWith("d0cf")) return { fault: EXCEL };
  if (head.startsWith("fffe")) return { text: new TextDecoder("utf-16le").decode(bytes) };
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    // Spreadsheet programs on Windows save lists in this way.
    return { text: new TextDecoder("windows-1252").decode(bytes) };
  }
};

const EXCEL = "This is a workbook, not a list. Save its tab as CSV (comma separated) and choose that file.";
