// The methods of the client: one class for each resource.

import { BANNER, camel, comment, identifier, target } from "./names.mjs";

/** What each kind takes beside the arguments of its row, and gives. */
const KINDS = {
  call: { takes: "CallOptions", gives: (type) => `Promise<${type}>` },
  done: { takes: "CallOptions", gives: () => "Promise<void>" },
  bulk: { takes: "BulkOptions", gives: (type) => `Promise<${type}>` },
  list: { takes: "ListOptions", gives: (type) => `Listing<${type}>` },
  download: { takes: "CallOptions", gives: () => "Promise<Download>" },
};

/** `client.ts`. */
export function clientFile(resources, names, typeOf) {
  const uses = { inputs: new Set(), results: new Set() };
  const classes = resources.map((one) => resourceClass(one, names, typeOf, uses));
  const shared = new Set(Object.keys(names.results).map((name) => names.result(name)));
  for (const name of [...uses.inputs]) {
    if (!shared.has(name)) continue;
    uses.inputs.delete(name);
    uses.results.add(name);
  }
  uses.inputs.delete("Upload");
  const imported = (set, from) =>
    `import type {\n${[...set].sort().map((name) => `  ${name},\n`).join("")}} from "${from}";\n`;
  return (
    BANNER +
    `import type { Download } from "../client/download.js";\n` +
    `import { Listing } from "../client/listing.js";\n` +
    `import type { BulkOptions, CallOptions, Caller, ListOptions } from "../client/caller.js";\n` +
    `import type { Upload } from "../client/native.js";\n` +
    imported(uses.inputs, "./inputs.js") +
    imported(uses.results, "./results.js") +
    "\n" +
    classes.join("\n") +
    "\n" +
    all(resources)
  );
}

const className = (resource) =>
  `${resource.name[0].toUpperCase()}${camel(resource.name).slice(1)}Resource`;

function resourceClass(resource, names, typeOf, uses) {
  const methods = resource.endpoints.map((one) => method(resource, one, names, typeOf, uses));
  return (
    comment([resource.doc]) +
    `export class ${className(resource)} {\n` +
    "  readonly #caller: Caller;\n\n" +
    comment(["@internal"], "  ") +
    "  constructor(caller: Caller) {\n    this.#caller = caller;\n  }\n\n" +
    methods.join("\n") +
    "}\n"
  );
}

const isOptional = ({ schema }) =>
  (schema.anyOf ?? []).some(({ type }) => type === "null") ||
  [schema.type].flat().includes("null");

function method(resource, endpoint, names, typeOf, uses) {
  const note = (set, name) => {
    set.add(name);
    return name;
  };
  const kind = KINDS[endpoint.kind];
  const parameters = endpoint.arguments.map((argument) => {
    const { name, schema } = argument;
    const given = typeOf(schema, (one) => note(uses.inputs, names.input(one)));
    const type = schema.type === "array" ? `readonly ${given}` : given;
    return isOptional(argument)
      ? `${identifier(name)}?: ${type} | undefined`
      : `${identifier(name)}: ${type}`;
  });
  parameters.push(`options?: ${kind.takes}`);
  const type =
    endpoint.result === null
      ? ""
      : typeOf(endpoint.result, (one) => note(uses.results, names.result(one)));
  const result = kind.gives(type);
  const given = endpoint.arguments.map(({ name }) =>
    identifier(name) === name ? name : `${name}: ${identifier(name)}`,
  );
  const values = given.length === 0 ? "{}" : `{ ${given.join(", ")} }`;
  const call = [`"${resource.name}.${endpoint.name}"`, values, "options"].join(", ");
  const body =
    endpoint.kind === "list"
      ? `return new Listing(this.#caller, ${call});`
      : `return this.#caller.${endpoint.kind}(${call});`;
  const head = `  ${identifier(endpoint.name)}(${parameters.join(", ")}): ${result} {`;
  const tall = `  ${identifier(endpoint.name)}(\n${parameters.map((one) => `    ${one},\n`).join("")}  ): ${result} {`;
  const lines = [endpoint.doc, ""];
  for (const { name, schema } of endpoint.arguments) {
    const text = names.inputs[target(schema) ?? target(schema.items)]?.description ?? "";
    const first = text.split("\n\n")[0].split("\n").join(" ");
    if (first !== "") lines.push(`@param ${identifier(name)} - ${first}`);
  }
  lines.push("@throws {@link ProwessApiError} where the call fails.");
  return comment(lines, "  ") + (head.length <= 100 ? head : tall) + `\n    ${body}\n  }\n`;
}

function all(resources) {
  const fields = resources.map(
    (one) => comment([one.doc], "  ") + `  readonly ${one.name}: ${className(one)};\n`,
  );
  const made = resources.map((one) => `    this.${one.name} = new ${className(one)}(caller);\n`);
  return (
    comment(["What can be asked of a service, by resource."]) +
    `export class Resources {\n${fields.join("\n")}\n` +
    comment(["@internal"], "  ") +
    `  constructor(caller: Caller) {\n${made.join("")}  }\n}\n`
  );
}
