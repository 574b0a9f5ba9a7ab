/** Reads Google's published type packages; what is made of them is kept beside the compiled host until they change. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { parse } from "@babel/parser";
import type * as Ast from "@babel/types";

const require = createRequire(__filename);

/** An interface of a declaration file with the namespaces around it, outermost first. */
export interface Declared {
  readonly namespaces: readonly string[];
  readonly node: Ast.TSInterfaceDeclaration | Ast.TSEnumDeclaration;
}

/** The folder of an installed package; one that has only types can be found by its package.json alone. */
export const folderOf = (name: string) => dirname(require.resolve(`${name}/package.json`));

export const versionOf = (name: string): string =>
  JSON.parse(readFileSync(join(folderOf(name), "package.json"), "utf8")).version;

/** What `make` makes of a package, from the last time if the package is the same. */
export const keptFor = <T>(name: string, edition: number, make: (folder: string) => T): T => {
  const file = join(__dirname, `${name.replaceAll(/[^a-z0-9]+/gi, "-")}-${versionOf(name)}-${edition}.json`);
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    const made = make(folderOf(name));
    // Two processes may make it at once: each writes its own file and the last rename wins.
    const mine = `${file}.${process.pid}`;
    mkdirSync(__dirname, { recursive: true });
    writeFileSync(mine, JSON.stringify(made));
    renameSync(mine, file);
    return made;
  }
};

/** Every interface and enum of a declaration file, and its global variables with the name of their type. */
export const declarationsIn = (file: string) => {
  const source = readFileSync(file, "utf8");
  const { program } = parse(source, { sourceType: "script", plugins: [["typescript", { dts: true }]] });
  const declared = program.body.flatMap((statement) => declaredBy(statement, []));
  const globals = program.body.flatMap(globalsOf);
  return { source, declared, globals };
};

/** A type as it is written. */
export const textOf = (source: string, node: { start?: number | null; end?: number | null } | null | undefined) =>
  node ? source.slice(node.start ?? 0, node.end ?? 0) : "";

/** The comments that stand before a member. */
export const commentOf = (node: Ast.Node) => (node.leadingComments ?? []).map(({ value }) => value).join("\n");

export const nameOf = (key: Ast.Node) =>
  key.type === "Identifier" ? key.name : key.type === "StringLiteral" ? key.value : "";

const declaredBy = (statement: Ast.Statement, namespaces: readonly string[]): readonly Declared[] => {
  if (statement.type === "TSInterfaceDeclaration" || statement.type === "TSEnumDeclaration")
    return [{ namespaces, node: statement }];
  if (statement.type === "ExportNamedDeclaration")
    return statement.declaration ? declaredBy(statement.declaration, namespaces) : [];
  if (statement.type !== "TSModuleDeclaration") return [];
  const inside = [...namespaces, ...textOfModule(statement)];
  const body = statement.body;
  if (body.type === "TSModuleBlock") return body.body.flatMap((inner) => declaredBy(inner, inside));
  return declaredBy(body, inside);
};

const textOfModule = (module: Ast.TSModuleDeclaration) => {
  const id: Ast.Node = module.id;
  if (id.type === "Identifier") return [id.name];
  return id.type === "StringLiteral" ? [id.value] : [];
};

const globalsOf = (statement: Ast.Statement): readonly (readonly [string, Ast.TSType])[] => {
  if (statement.type !== "VariableDeclaration") return [];
  return statement.declarations.flatMap(({ id }) =>
    id.type === "Identifier" && id.typeAnnotation?.type === "TSTypeAnnotation"
      ? [[id.name, id.typeAnnotation.typeAnnotation] as const]
      : [],
  );
};
