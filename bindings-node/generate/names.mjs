// What each type is called in TypeScript.
//
// A type that goes in and comes out in one shape has one name. Where the two differ, because a
// field may be left out on the way in, the shape of the way in ends in `Input`. Data that can also
// be behind a handle leaves its plain name to the class of the handle.

/** Kinds of data that handles hold, by the name in the schemas. */
export const HANDLES = new Map([
  ["Framework", { class: "Framework", data: "FrameworkData", input: "FrameworkInput" }],
  ["Profile", { class: "Profile", data: "ProfileData", input: "ProfileInput" }],
  ["Role", { class: "Role", data: "RoleData", input: "RoleInput" }],
  ["ScorerInput", { class: "Scorer", data: "ScorerInput", input: "ScorerInput" }],
  ["EvidenceLog", { class: "EvidenceIndex", data: "EvidenceLog", input: "EvidenceLogInput" }],
]);

/** The first line of what a file says about itself. */
export const BANNER = "// generated from tests/schemas by `npm run generate`; do not edit.\n\n";

/** The name behind a reference; nothing for another schema. */
export const target = (schema) => schema?.$ref?.split("/").at(-1);

function* references(schema) {
  if (Array.isArray(schema)) {
    for (const item of schema) yield* references(item);
  } else if (schema !== null && typeof schema === "object") {
    if (typeof schema.$ref === "string") yield target(schema);
    for (const value of Object.values(schema)) yield* references(value);
  }
}

export class Names {
  constructor(inputs, results) {
    this.inputs = inputs;
    this.results = results;
    /** Types whose shape on the way in is not the one on the way out. */
    this.differing = new Set();
    const both = Object.keys(inputs).filter((name) => name in results);
    const shape = (schema) => JSON.stringify(schema);
    for (const name of both) {
      if (shape(inputs[name]) !== shape(results[name])) this.differing.add(name);
    }
    // A type differs too where it holds one that differs.
    for (let before = -1; before !== this.differing.size;) {
      before = this.differing.size;
      for (const name of both) {
        if ([...references(inputs[name])].some((held) => this.differing.has(held))) {
          this.differing.add(name);
        }
      }
    }
    this.refuseClashes();
  }

  /** The TypeScript name of what goes in under this name. */
  input(name) {
    if (!(name in this.inputs)) throw new Error(`nothing that goes in is called ${name}`);
    if (this.differing.has(name)) return HANDLES.get(name)?.input ?? `${name}Input`;
    return HANDLES.get(name)?.data ?? name;
  }

  /** The TypeScript name of what comes out under this name. */
  result(name) {
    if (!(name in this.results)) throw new Error(`nothing that comes out is called ${name}`);
    return HANDLES.get(name)?.data ?? name;
  }

  /** Whether the way out has this type in the same shape. */
  isShared(name) {
    return name in this.results && !this.differing.has(name);
  }

  refuseClashes() {
    const taken = new Map();
    const take = (name, from) => {
      if (taken.has(name)) throw new Error(`${name} would be both ${taken.get(name)} and ${from}`);
      taken.set(name, from);
    };
    for (const handle of HANDLES.values()) take(handle.class, "a handle");
    take("Roles", "a handle");
    for (const name of Object.keys(this.results)) take(this.result(name), `the result ${name}`);
    for (const name of Object.keys(this.inputs)) {
      if (!this.isShared(name)) take(this.input(name), `the input ${name}`);
    }
  }
}

/** `profile_as_of` as JavaScript writes it: `profileAsOf`. */
export const camel = (name) => name.replace(/_+(.)/g, (_, letter) => letter.toUpperCase());

/** Words that name nothing in strict code of JavaScript. */
const RESERVED = new Set(
  (
    "arguments await break case catch class const continue debugger default delete do else enum " +
    "eval export extends false finally for function if implements import in instanceof " +
    "interface let new null package private protected public return static super switch this " +
    "throw true try typeof undefined var void while with yield"
  ).split(" "),
);

/** The name of a parameter or function: camelCase, with a trailing underscore on reserved words. */
export function identifier(name) {
  const word = camel(name);
  return RESERVED.has(word) ? `${word}_` : word;
}

/** A doc comment of these lines. */
export function comment(lines, indent = "") {
  const safe = lines.join("\n").replaceAll("*/", "*\\/").split("\n");
  const body = safe.map((line) => `${indent} * ${line}`.trimEnd()).join("\n");
  return `${indent}/**\n${body}\n${indent} */\n`;
}
