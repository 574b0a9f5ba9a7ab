/** The published types of the Sheets API, and the check of request bodies against them. */
import { join } from "node:path";
import type * as Ast from "@babel/types";
import { type Mask, parsedMask } from "../sheets/masks";
import { declarationsIn, keptFor, nameOf } from "./declarations";

/** One field of a message. */
export interface Field {
  readonly kind: "text" | "number" | "boolean" | "message" | "choice" | "anything";
  readonly list: boolean;
  /** The message that it holds, or the values that it may have. */
  readonly message?: string;
  readonly values?: readonly string[];
}

/** Fields by message and name; methods of the service by resource. */
export interface Schema {
  readonly messages: Readonly<Record<string, Readonly<Record<string, Field>>>>;
  readonly methods: Readonly<Record<string, readonly string[]>>;
}

export const schema = (): Schema => keptFor("@maxim_mazurok/gapi.client.sheets-v4", 1, make);

/** Every place where a body differs from its message, in Google's words; nothing when it is good. */
export const problemsOf = (body: unknown, message: string, { messages }: Schema): readonly string[] => {
  const problems: string[] = [];
  checkMessage(body, message, "", { messages, problems });
  return problems;
};

/** The paths of a field mask that name nothing in its message. */
export const unknownPaths = (mask: Mask, message: string, { messages }: Schema, above = ""): readonly string[] => {
  const fields = messages[message];
  if (!fields) return [];
  return Object.entries(mask).flatMap(([name, below]) => {
    const path = above ? `${above}.${name}` : name;
    if (name === "*") return [];
    const field = fields[name];
    return field ? unknownPaths(below, field.message ?? "", { messages, methods: {} }, path) : [path];
  });
};

interface Check {
  readonly messages: Schema["messages"];
  readonly problems: string[];
}

const checkMessage = (value: unknown, message: string, path: string, check: Check) => {
  const fields = check.messages[message];
  if (!fields) return;
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    check.problems.push(wrongType(path, `type.googleapis.com/google.apps.sheets.v4.${message}`, value));
    return;
  }
  for (const [name, inner] of Object.entries(value)) {
    const field = fields[name];
    if (!field)
      check.problems.push(
        `Invalid JSON payload received. Unknown name "${name}"${path ? ` at '${path}'` : ""}: Cannot find field.`,
      );
    else if (inner !== null && inner !== undefined) checkField(inner, field, name, below(path, name), check);
  }
  if (message === "Request") mustBeOne(value, path, check);
  const root = maskRoots[message];
  if (root && "fields" in value && typeof value.fields === "string")
    checkMask(value.fields, root, below(path, "fields"), check);
};

// The message that the mask of a request speaks about, as each request's documentation says.
const maskRoots: Readonly<Record<string, string>> = {
  UpdateCellsRequest: "CellData",
  AppendCellsRequest: "CellData",
  RepeatCellRequest: "CellData",
  UpdateSheetPropertiesRequest: "SheetProperties",
  UpdateSpreadsheetPropertiesRequest: "SpreadsheetProperties",
  UpdateDimensionPropertiesRequest: "DimensionProperties",
  UpdateDimensionGroupRequest: "DimensionGroup",
  UpdateProtectedRangeRequest: "ProtectedRange",
  UpdateFilterViewRequest: "FilterView",
  UpdateDeveloperMetadataRequest: "DeveloperMetadata",
  UpdateEmbeddedObjectPositionRequest: "OverlayPosition",
};

const checkMask = (text: string, root: string, path: string, check: Check) => {
  for (const unknown of unknownPaths(parsedMask(text), root, { messages: check.messages, methods: {} })) {
    const problem = `Field '${unknown}' could not be found in request message.`;
    check.problems.push(`Invalid value at '${path}' (type.googleapis.com/google.protobuf.FieldMask), ${problem}`);
  }
};

const checkField = (value: unknown, field: Field, name: string, path: string, check: Check) => {
  if (!field.list) return checkValue(value, field, name, path, check);
  if (!Array.isArray(value)) {
    check.problems.push(wrongType(path, "a list", value));
    return;
  }
  for (let index = 0; index < value.length; index += 1)
    checkValue(value[index], field, name, `${path}[${index}]`, check);
};

const checkValue = (value: unknown, field: Field, name: string, path: string, check: Check) => {
  if (value === null || value === undefined) return;
  if (field.kind === "message") return checkMessage(value, field.message ?? "", path, check);
  if (isGood(value, field, name)) return;
  check.problems.push(wrongType(path, typeName(field, name), value));
};

const isGood = (value: unknown, field: Field, name: string) => {
  if (field.kind === "text") return typeof value === "string";
  if (field.kind === "boolean") return typeof value === "boolean";
  if (field.kind === "choice") return typeof value === "string" && (field.values ?? []).includes(value);
  if (field.kind === "number") return typeof value === "number" && (!isWhole(name) || Number.isInteger(value));
  return true;
};

// The types do not tell whole numbers from fractions; these names are whole in Google's discovery document.
const isWhole = (name: string) => /(Index|Id|Count|pixelSize|Pixels|depth|length)$/i.test(name);

const typeName = (field: Field, name: string) => {
  if (field.kind === "text") return "TYPE_STRING";
  if (field.kind === "boolean") return "TYPE_BOOL";
  if (field.kind === "number") return isWhole(name) ? "TYPE_INT32" : "TYPE_DOUBLE";
  return `type.googleapis.com/google.apps.sheets.v4.${name[0]?.toUpperCase()}${name.slice(1)}`;
};

const wrongType = (path: string, type: string, value: unknown) =>
  `Invalid value at '${path}' (${type}), ${typeof value === "string" ? JSON.stringify(value) : (JSON.stringify(value)?.slice(0, 200) ?? "null")}`;

const mustBeOne = (request: object, path: string, check: Check) => {
  const [, second] = Object.keys(request);
  if (second)
    check.problems.push(
      `Invalid value at '${path}' (oneof), oneof field 'kind' is already set. Cannot set '${second}'`,
    );
};

// Google writes paths in the snake case of its protocol.
const below = (path: string, name: string) => {
  const snake = name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return path ? `${path}.${snake}` : snake;
};

const make = (folder: string): Schema => {
  const { declared } = declarationsIn(join(folder, "index.d.ts"));
  const messages: Record<string, Record<string, Field>> = {};
  const methods: Record<string, string[]> = {};
  for (const { node } of declared) {
    if (node.type !== "TSInterfaceDeclaration") continue;
    const { name } = node.id;
    const members = node.body.body;
    const named = members.flatMap((member) => (member.type === "TSMethodSignature" ? [nameOf(member.key)] : []));
    if (name.endsWith("Resource")) methods[name.replace(/Resource$/, "")] = [...new Set(named)];
    else messages[name] = Object.fromEntries(members.flatMap(fieldOf));
  }
  return { messages, methods };
};

const fieldOf = (member: Ast.TSTypeElement): readonly (readonly [string, Field])[] => {
  if (member.type !== "TSPropertySignature" || member.typeAnnotation?.type !== "TSTypeAnnotation") return [];
  const type = member.typeAnnotation.typeAnnotation;
  if (type.type === "TSArrayType")
    return [[nameOf(member.key), { ...kindOf(unwrapped(type.elementType)), list: true }]];
  return [[nameOf(member.key), { ...kindOf(type), list: false }]];
};

const unwrapped = (type: Ast.TSType): Ast.TSType =>
  type.type === "TSParenthesizedType" ? unwrapped(type.typeAnnotation) : type;

const kindOf = (type: Ast.TSType): Omit<Field, "list"> => {
  if (type.type === "TSStringKeyword") return { kind: "text" };
  if (type.type === "TSNumberKeyword") return { kind: "number" };
  if (type.type === "TSBooleanKeyword") return { kind: "boolean" };
  if (type.type === "TSTypeReference" && type.typeName.type === "Identifier")
    return { kind: "message", message: type.typeName.name };
  if (type.type === "TSUnionType") return { kind: "choice", values: type.types.flatMap(literalOf) };
  return { kind: "anything" };
};

const literalOf = (type: Ast.TSType) =>
  type.type === "TSLiteralType" && type.literal.type === "StringLiteral" ? [type.literal.value] : [];
