/** What `--help` prints. */
export const help = `Partner Desk on this machine: a workbook, people, mails and a clock in one FILE.

node host/desk.mjs VERB ...

  new FILE [--zone ZONE]          Makes a world with a new workbook, set up by the add-on itself.
  new FILE --demo                 Makes a partner program of forty partners as it stands on a Monday morning.
  story [FILE]                    Plays one deal from its registration to the Monday report and tells it as it happens.
  serve [FILE] [--port N]         Opens the world in FILE on a page of this machine, as people see it at Google, and keeps
                                  what they do in FILE (partner-desk.world.json when none is named; made when missing).
                                  The page is at port 4880 or the next free one; Ctrl+C ends it.
  call FILE OPERATION [JSON]      Runs one operation of the add-on; "-" reads the JSON from standard input.
                                  Prints {"ok":true,"reply":...} or {"ok":false,"refusal":...}.
  fire FILE HANDLER               Runs a trigger handler, installed or not, with the event that Google would pass.
  tick FILE --until ISO           Moves the clock to a moment and fires each installed trigger when it is due.
  load FILE TAB CSV               Pastes the rows of a CSV file below the last row of a tab, as a person would;
                                  its first line names the columns by title or by column key; "-" reads standard input.
  tab FILE TITLE CSV              Adds a tab with the cells of a CSV file, as a person imports one; "-" reads standard input.
  edit FILE TAB CELL VALUE        Types a value into a cell such as B2, as a person would; a VALUE that
                                  begins with a dash stands after "--".
  rows FILE TAB [--csv]           Prints the rows of a tab by column key.
  mails FILE                      Prints the mails that were sent.
  export FILE OUT.xlsx            Writes the workbook with its formulas, drop-downs, colours and notes to a file that
                                  any spreadsheet program opens.
  calls FILE                      Prints what the last execution cost: service calls by method, cells, milliseconds.

Options of every verb that runs the add-on:
  --as EMAIL                      The person at the keyboard; otherwise the one who made the world.
  --now ISO                       Sets the world's clock first, for example 2026-03-02T09:00:00+01:00. It then stands
                                  still until it is set again or ticks; a world without a clock lives in real time.

TAB is a tab's title or its table key. Output is one JSON document; a problem is one sentence on standard error.
Exit status: 0, 1 for a problem, 2 for a wrong command line. An operation that the add-on refuses exits with 0.
`;
