/** Which classes, methods, enums and scopes Apps Script has, read from the published types. */
import { join } from "node:path";
import type * as Ast from "@babel/types";
import { commentOf, type Declared, declarationsIn, keptFor, nameOf, textOf } from "./declarations";

/** One way to call a method: how many arguments it takes, and the scopes of which one is needed. */
export interface Signature {
  readonly least: number;
  readonly most: number;
  readonly scopes: readonly string[];
}

export interface ServiceClass {
  /** The name in Google's error texts: `SpreadsheetApp.Range`. */
  readonly shown: string;
  readonly methods: Readonly<Record<string, readonly Signature[]>>;
  /** Enum by property: `AuthMode` on ScriptApp. */
  readonly enums: Readonly<Record<string, string>>;
}

/** Everything that a script can reach, by class name without its namespace. */
export interface Surface {
  readonly globals: readonly string[];
  readonly classes: Readonly<Record<string, ServiceClass>>;
  readonly enums: Readonly<Record<string, readonly string[]>>;
}

/** The surface of the services that a Sheets add-on meets. */
export const surface = (): Surface => keptFor("gas-types-detailed", 1, make);

const files = [
  "base",
  "cache",
  "calendar",
  "content",
  "html",
  "lock",
  "mail",
  "properties",
  "script",
  "spreadsheet",
  "url-fetch",
  "utilities",
];

// The realm has a console of its own, which calls nobody.
const skipped = new Set(["console"]);

const make = (folder: string): Surface => {
  const parts = files.map((name) => partOf(join(folder, `google-apps-script.${name}.d.ts`)));
  return {
    globals: parts.flatMap((part) => part.globals),
    classes: Object.assign({}, ...parts.map((part) => part.classes)),
    enums: Object.assign({}, ...parts.map((part) => part.enums)),
  };
};

const partOf = (file: string): Surface => {
  const { source, declared, globals } = declarationsIn(file);
  const interfaces = declared.filter(isInterface).filter(({ node }) => !skipped.has(node.id.name));
  const names = new Set(globals.map(([name]) => name).filter((name) => !skipped.has(name)));
  const service = [...names].find((name) => name.endsWith("App") || name.endsWith("Service")) ?? "";
  const classes = interfaces.map(({ node }) => [node.id.name, classOf(source, node, names, service)] as const);
  const enums = declared.filter(isEnum).map(({ node }) => [node.id.name, membersOf(node)] as const);
  return { globals: [...names], classes: Object.fromEntries(classes), enums: Object.fromEntries(enums) };
};

const isInterface = (one: Declared): one is Declared & { node: Ast.TSInterfaceDeclaration } =>
  one.node.type === "TSInterfaceDeclaration";
const isEnum = (one: Declared): one is Declared & { node: Ast.TSEnumDeclaration } =>
  one.node.type === "TSEnumDeclaration";

const membersOf = (node: Ast.TSEnumDeclaration) => {
  const members = node.body?.members ?? node.members ?? [];
  return members.map((member) => nameOf(member.id));
};

const classOf = (
  source: string,
  node: Ast.TSInterfaceDeclaration,
  globals: ReadonlySet<string>,
  service: string,
): ServiceClass => {
  const methods: Record<string, Signature[]> = {};
  const enums: Record<string, string> = {};
  for (const member of node.body.body) {
    if (member.type === "TSMethodSignature") {
      const name = nameOf(member.key);
      methods[name] = [...(methods[name] ?? []), signatureOf(member)];
    }
    if (member.type === "TSPropertySignature") {
      enums[nameOf(member.key)] = textOf(
        source,
        member.typeAnnotation?.type === "TSTypeAnnotation" ? member.typeAnnotation.typeAnnotation : null,
      )
        .replace(/^typeof /, "")
        .replace(/^.*\./, "");
    }
  }
  const { name } = node.id;
  return { shown: globals.has(name) || !service ? name : `${service}.${name}`, methods, enums };
};

const signatureOf = (member: Ast.TSMethodSignature): Signature => {
  const parameters = member.parameters;
  const isRest = (one: Ast.Node) => one.type === "RestElement";
  return {
    least: parameters.filter((one) => !isRest(one) && !(one.type === "Identifier" && one.optional)).length,
    most: parameters.some(isRest) ? 99 : parameters.length,
    scopes: [
      ...new Set(commentOf(member).match(/(?<=^\s*\*\s*- )https:\/\/www\.googleapis\.com\/auth\/[\w./]+/gm) ?? []),
    ],
  };
};
