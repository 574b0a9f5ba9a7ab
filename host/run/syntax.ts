/** The syntax that Apps Script refuses although V8 knows it. */
import { parse } from "@babel/parser";

// https://developers.google.com/apps-script/guides/v8-runtime#limitations
const refused: Readonly<Record<string, string>> = {
  ClassProperty: "class fields",
  ClassPrivateProperty: "private fields",
  ClassPrivateMethod: "private methods",
  ClassAccessorProperty: "accessor fields",
  PrivateName: "private names",
  StaticBlock: "static blocks",
  ImportExpression: "import()",
  MetaProperty: "import.meta",
};

/** The first thing that Apps Script could not parse, with its line; nothing when all is well. */
export const syntaxProblemOf = (source: string): string | undefined => {
  try {
    return firstRefused(parse(source, { sourceType: "script" }).program);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

const firstRefused = (program: object): string | undefined => {
  const waiting: object[] = [program];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    const problem = refusalOf(node);
    if (problem) return problem;
    for (const child of Object.values(node)) if (typeof child === "object" && child !== null) waiting.push(child);
  }
  return undefined;
};

const refusalOf = (node: object) => {
  if (!("type" in node) || typeof node.type !== "string") return undefined;
  const what = refused[node.type];
  // `new.target` is a meta property too, and an old one.
  if (!what || (node.type === "MetaProperty" && JSON.stringify(node).includes('"new"'))) return undefined;
  const line = "loc" in node ? (node.loc as { start?: { line?: number } } | null)?.start?.line : undefined;
  return `${what} in line ${line ?? "?"}`;
};
