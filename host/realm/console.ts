/** `console` and `Logger`: what a script says, with the level it said it at. */
type Log = (level: string, text: string) => void;

export const consoleFor = (log: Log) => {
  const at =
    (level: string) =>
    (...parts: unknown[]) =>
      log(level, parts.map(shown).join(" "));
  const started = new Map<string, number>();
  const console = {
    log: at("log"),
    info: at("info"),
    warn: at("warn"),
    error: at("error"),
    time: (label = "default") => void started.set(label, Date.now()),
    timeEnd: (label = "default") => log("log", `${label}: ${Date.now() - (started.get(label) ?? Date.now())}ms`),
  };
  const lines: string[] = [];
  const Logger = {
    log: (...parts: unknown[]) => {
      lines.push(parts.map(shown).join(" "));
      log("log", lines.at(-1) ?? "");
      return Logger;
    },
    getLog: () => lines.join("\n"),
    clear: () => void lines.splice(0),
  };
  return { console, Logger };
};

const shown = (value: unknown): string => {
  if (value instanceof Error) return value.stack ?? `${value.name}: ${value.message}`;
  if (typeof value !== "object" || value === null) return String(value);
  try {
    return JSON.stringify(value);
  } catch {
    return String(value);
  }
};
