// Types of what goes in and of what comes out, by json-schema-to-typescript.
//
// Its own code does this much around it:
//
// * each definition is compiled by itself, with its references as names: given the whole, the
//   compiler resolves a reference that has a description beside it into a copy with a number in
//   its name (`Key1`, `Key2`);
// * fields are put in the order of `x-order`, since the schemas have them by the alphabet;
// * the docs of the words of an enum (`x-docs`) and defaults become part of the doc comment, since
//   the compiler writes neither;
// * the files of a publisher hold bytes here, for which JSON Schema has no type.

import { compile } from "json-schema-to-typescript";

import { BANNER, target } from "./names.mjs";

const OPTIONS = {
  additionalProperties: false,
  bannerComment: "",
  ignoreMinAndMaxItems: true,
  style: { printWidth: 100 },
};

/** Types that the facade writes by hand. */
const BY_HAND = new Set(["InputFile", "Upload", "CallSettings", "ListSettings", "BulkSettings"]);

/** The files of types: `results.ts` and `inputs.ts`. */
export async function typeFiles(names) {
  const results = [];
  for (const [name, schema] of Object.entries(names.results)) {
    const refer = (other) => names.result(other);
    results.push(await declared(names.result(name), schema, refer));
  }
  const imported = new Set();
  const refer = (other) => {
    const name = names.input(other);
    if (names.isShared(other)) imported.add(name);
    return name;
  };
  const inputs = [];
  for (const [name, schema] of Object.entries(names.inputs)) {
    if (names.isShared(name) || BY_HAND.has(name)) continue;
    inputs.push(await declared(names.input(name), schema, refer));
  }
  const from = [...imported]
    .sort()
    .map((name) => `  ${name},\n`)
    .join("");
  const use = from === "" ? "" : `import type {\n${from}} from "./results.js";\n\n`;
  return [
    ["results.ts", BANNER + results.join("\n")],
    ["inputs.ts", BANNER + use + inputs.join("\n")],
  ];
}

async function declared(name, schema, refer) {
  const compiled = await compile(prepared(schema, refer), name, OPTIONS);
  // The compiler writes a letter behind a digit as a capital: `Argon2Id` for `Argon2id`.
  const own = new RegExp(`^(export (?:interface|type) )${name}\\b`, "im");
  const text = compiled.replace(own, `$1${name}`);
  const exports = [...text.matchAll(/^export (?:interface|type) (\w+)/gm)].map((found) => found[1]);
  if (exports.length !== 1 || exports[0] !== name) {
    throw new Error(`${name} became ${exports.join(", ")}`);
  }
  // The compiler repeats how many items an array has, which the type cannot say.
  return text.replace(/^ *\* @(?:minItems|maxItems) \d+\n/gm, "");
}

/** The schema as the compiler wants it; `refer` gives the TypeScript name of a reference. */
function prepared(schema, refer) {
  const description = described(schema);
  const doc = description === undefined ? {} : { description };
  if (schema.$ref !== undefined) return { tsType: refer(target(schema)), ...doc };
  if (Array.isArray(schema.type)) {
    return { ...doc, anyOf: schema.type.map((type) => prepared(bare(schema, type), refer)) };
  }
  const ready = { ...doc };
  for (const key of ["type", "enum", "const", "required"]) {
    if (key in schema) ready[key] = schema[key];
  }
  for (const key of ["anyOf", "oneOf"]) {
    if (key in schema) ready[key] = schema[key].map((one) => prepared(one, refer));
  }
  if (schema.items !== undefined) ready.items = prepared(schema.items, refer);
  if (typeof schema.additionalProperties === "object") {
    ready.additionalProperties = prepared(schema.additionalProperties, refer);
  }
  if (schema.properties !== undefined) {
    const order = schema["x-order"] ?? Object.keys(schema.properties);
    const fields = order.map((field) => {
      const isOptional = !(schema.required ?? []).includes(field);
      const known = withDefault(schema.properties[field], isOptional);
      return [field, isOptional ? open(prepared(known, refer)) : prepared(known, refer)];
    });
    ready.properties = Object.fromEntries(fields);
  }
  return ready;
}

/** The schema for one of the types that it allows, without what is said of all of them. */
function bare({ description, ...schema }, type) {
  return { ...schema, type };
}

/** A field that may be left out, and may be `undefined` too, which JSON leaves out. */
function open({ description, ...ready }) {
  const doc = description === undefined ? {} : { description };
  return { ...doc, anyOf: [...(ready.anyOf ?? [ready]), { tsType: "undefined" }] };
}

/** The description, with the docs of single words below it. */
function described(schema) {
  const words = (schema["x-docs"] ?? []).flatMap((doc, at) =>
    doc === null ? [] : [`- \`${schema.enum[at]}\`: ${doc.replaceAll("\n", " ")}`],
  );
  const parts = [schema.description, words.join("\n")].filter((part) => part);
  return parts.length === 0 ? undefined : parts.join("\n\n");
}

/** A field that may be left out, with what it then is, where that is more than nothing. */
function withDefault(schema, isOptional) {
  const value = schema.default;
  const isPlain = value !== undefined && value !== null && typeof value !== "object";
  if (!isOptional || !isPlain) return schema;
  const told = `@defaultValue ${JSON.stringify(value)}`;
  return { ...schema, description: [schema.description, told].filter(Boolean).join("\n\n") };
}
