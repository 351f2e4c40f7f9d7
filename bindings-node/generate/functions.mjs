// A function for each row of the table, and the lists that are made from all of them.

import { BANNER, HANDLES, comment, identifier, target } from "./names.mjs";

/** Names of the modules that a room uses, which nothing in it may be called. */
const OWN = new Set(["call", "give"]);

/** Operations that a handle has as a method of its own, which knows a quicker way. */
const METHODS = new Set(["Scorer.score"]);

/** How each mode becomes what the native side takes. */
const CARRIERS = {
  given: "json",
  optional: "json",
  held: "held",
  held_optional: "held",
  file: "...file",
  files: "...files",
};

/** The module of a room. */
export function roomFile(room, names) {
  const uses = { inputs: new Set(), results: new Set(), handles: new Set(), files: new Set() };
  const functions = room.operations.map((operation) => written(room, operation, names, uses));
  const list = (set) => [...set].sort();
  const shared = new Set(Object.keys(names.results).map((name) => names.result(name)));
  for (const name of [...uses.inputs]) {
    if (shared.has(name)) {
      uses.inputs.delete(name);
      uses.results.add(name);
    }
  }
  const hasMethods = room.operations.some((operation) => methodOf(operation) !== undefined);
  const imports = [
    `import * as give from "../arguments.js";`,
    `import { call } from "../call.js";`,
    line(list(uses.files), "../files.js"),
    line(
      list(uses.handles).filter((name) => name !== "Scorer"),
      "../handles.js",
    ),
    line(
      list(uses.handles).filter((name) => name === "Scorer"),
      "../scorer.js",
      hasMethods ? "import" : "import type",
    ),
    line(list(uses.inputs), "./inputs.js"),
    line(list(uses.results), "./results.js"),
  ].filter(Boolean);
  return BANNER + imports.join("\n") + "\n\n" + functions.join("\n");
}

function line(names, from, word = "import type") {
  if (names.length === 0) return "";
  const flat = `${word} { ${names.join(", ")} } from "${from}";`;
  const tall = names.map((name) => `  ${name},\n`).join("");
  return flat.length <= 100 ? flat : `${word} {\n${tall}} from "${from}";`;
}

/** The name of a function or a parameter. */
function named(name) {
  const word = identifier(name);
  if (OWN.has(word)) throw new Error(`${word} is a name that every room uses`);
  return word;
}

function written(room, operation, names, uses) {
  const isLast = (at) => operation.arguments.slice(at).every((one) => mayBeAbsent(one));
  const parameters = operation.arguments.map((argument, at) => {
    const type = parameterType(argument, names, uses);
    const name = named(argument.name);
    if (!mayBeAbsent(argument)) return `${name}: ${type}`;
    const open = type.split(" | ").includes("null") ? type : `${type} | null`;
    return isLast(at) ? `${name}?: ${open} | undefined` : `${name}: ${open} | undefined`;
  });
  const values = operation.arguments.map((argument) => {
    const carrier = isNumber(argument.schema) ? "number" : CARRIERS[argument.mode];
    const [, dots, way] = /^(\.*)(\w+)$/.exec(carrier);
    return `${dots}give.${way}(${named(argument.name)}, "${argument.name}")`;
  });
  const refer = (name) => note(uses.results, names.result(name));
  const result = typeOf(operation.result, refer);
  const call = [`"${room.name}_${operation.name}"`, ...values];
  const flat = `  return call(${call.join(", ")});`;
  const body =
    shortcut(operation) +
    (flat.length <= 100
      ? flat
      : `  return call(\n${call.map((one) => `    ${one},\n`).join("")}  );`);
  const head = `export function ${named(operation.name)}(${parameters.join(", ")}): ${result} {`;
  const tall = `export function ${named(operation.name)}(\n${parameters.map((one) => `  ${one},\n`).join("")}): ${result} {`;
  return comment(docOf(operation, names)) + (head.length <= 100 ? head : tall) + `\n${body}\n}\n`;
}

/** The class of the handle that has this operation as a method; nothing where none has. */
function methodOf({ name, arguments: [first] }) {
  if (first?.mode !== "held") return undefined;
  const owner = handleOf(first.schema);
  return METHODS.has(`${owner}.${identifier(name)}`) ? owner : undefined;
}

/** A line that hands over to the method of a handle, where it has one. */
function shortcut(operation) {
  const owner = methodOf(operation);
  if (owner === undefined) return "";
  const [first, ...others] = operation.arguments.map(({ name }) => named(name));
  const method = `${first}.${identifier(operation.name)}(${others.join(", ")})`;
  return `  if (${first} instanceof ${owner}) return ${method};\n`;
}

const mayBeAbsent = ({ mode }) => mode === "optional" || mode === "held_optional";

/** Whether this is a number by itself, which may be none. */
function isNumber(schema) {
  const types = [schema.type].flat().filter((type) => type !== "null");
  return types.length === 1 && types[0] === "number";
}

function parameterType({ mode, schema }, names, uses) {
  if (mode === "file") return note(uses.files, "InputFile");
  if (mode === "files") return `readonly ${note(uses.files, "InputFile")}[]`;
  const refer = (name) => note(uses.inputs, names.input(name));
  const type = (schema.type === "array" ? "readonly " : "") + typeOf(schema, refer);
  if (mode !== "held" && mode !== "held_optional") return type;
  return `${note(uses.handles, handleOf(schema))} | ${type}`;
}

function note(set, name) {
  set.add(name);
  return name;
}

/** The class of the handle that may stand for this data. */
function handleOf(schema) {
  const isList = schema.type === "array";
  const name = target(isList ? schema.items : schema);
  const handle = isList ? { Role: { class: "Roles" } }[name] : HANDLES.get(name);
  if (handle === undefined) throw new Error(`there is no handle for ${JSON.stringify(schema)}`);
  return handle.class;
}

/** The TypeScript of a schema without fields of its own. */
export function typeOf(schema, refer) {
  const name = target(schema);
  if (name !== undefined) return refer(name);
  if (schema.anyOf !== undefined) return schema.anyOf.map((one) => typeOf(one, refer)).join(" | ");
  if (schema.type === "array") {
    const item = typeOf(schema.items, refer);
    return item.includes(" ") ? `(${item})[]` : `${item}[]`;
  }
  if (schema.type === "object") {
    return `{ [key: string]: ${typeOf(schema.additionalProperties, refer)} }`;
  }
  const words = {
    integer: "number",
    number: "number",
    string: "string",
    boolean: "boolean",
    null: "null",
  };
  const types = [schema.type].flat().map((type) => words[type]);
  if (types.includes(undefined)) throw new Error(`no type for ${JSON.stringify(schema)}`);
  return types.join(" | ");
}

/** What the doc comment of a function says. */
function docOf(operation, names) {
  const lines = [operation.doc, ""];
  for (const { name, mode, schema } of operation.arguments) {
    const said = about(schema, names.inputs);
    const handle = mode.startsWith("held") ? ` Plain data, or \`${handleOf(schema)}\`.` : "";
    const left = mayBeAbsent({ mode }) ? " May be left out." : "";
    const text = `${said}${handle}${left}`.trim();
    if (text !== "") lines.push(`@param ${identifier(name)} - ${text}`);
  }
  const said = about(operation.result, names.results);
  if (said !== "") lines.push(`@returns ${said}`);
  if (operation.arguments.length > 0) {
    lines.push("@throws {@link ProwessError} where the input is not what the operation takes.");
  }
  return lines;
}

/** The first sentence that a type says about itself. */
function about(schema, types) {
  const name = target(schema) ?? target(schema.items);
  const alternative = schema.anyOf?.map(target).find((one) => one !== undefined);
  const text = types[name ?? alternative]?.description ?? "";
  const first = text.split("\n\n")[0].split("\n").join(" ");
  return first !== "" && schema.type === "array" ? `Each one: ${first}` : first;
}

/** The files that list what there is: `rooms.ts` and `operations.ts`. */
export function tableFiles(rooms) {
  const spaces = rooms.map(
    (room) => comment([room.question]) + `export * as ${room.name} from "./${room.name}.js";\n`,
  );
  const all = rooms.flatMap((room) => room.operations.map(({ name }) => `${room.name}_${name}`));
  const publishers = (wanted) => {
    const { operations } = rooms.find((room) => room.name === wanted);
    const imports = operations.filter(({ name }) => name.startsWith("import_"));
    return imports.map(({ name, arguments: [first] }) => [name.replace("import_", ""), first.mode]);
  };
  const words = (list) => list.map((word) => `\n  | "${word}"`).join("");
  const modes = (list) => list.map(([name, mode]) => `  ${name}: "${mode}",\n`).join("");
  const union = (room) => publishers(room).map(([name]) => name);
  return [
    ["rooms.ts", BANNER + spaces.join("\n")],
    [
      "operations.ts",
      BANNER +
        comment(["The name of a function on the native side: its room and its name."]) +
        `export type OperationName =${words(all)};\n\n` +
        comment(["Publishers whose frameworks can be read."]) +
        `export type FrameworkPublisher =${words(union("framework"))};\n\n` +
        comment(["Publishers whose roles can be read."]) +
        `export type RolePublisher =${words(union("role"))};\n\n` +
        comment(["Whether the framework of a publisher is one file or several."]) +
        `export const FRAMEWORK_FILES: Record<FrameworkPublisher, "file" | "files"> = {\n${modes(publishers("framework"))}};\n\n` +
        comment(["Whether the roles of a publisher are one file or several."]) +
        `export const ROLE_FILES: Record<RolePublisher, "file" | "files"> = {\n${modes(publishers("role"))}};\n`,
    ],
  ];
}
