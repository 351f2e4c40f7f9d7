// Every shared vector, to the last bit.
//
// PROWESS_VECTORS names another folder of vectors with the same layout.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import * as prowess from "prowess";

import { identifier } from "../generate/names.mjs";

const shared = fileURLToPath(new URL("../../tests/", import.meta.url));
const folder = process.env.PROWESS_VECTORS ?? join(shared, "vectors");
const rooms = JSON.parse(readFileSync(join(shared, "schemas/operations.json"), "utf8"));
const operations = new Map(
  rooms.flatMap((room) =>
    room.operations.map((operation) => [
      `${room.name}.${operation.name}`,
      { room: room.name, ...operation },
    ]),
  ),
);

/** Numbers that JSON cannot write stand as text where an argument is a number by itself. */
const ODD = { NaN: NaN, Infinity: Infinity, "-Infinity": -Infinity };

function argument({ mode, schema }, value) {
  const isNumber = [schema.type].flat().includes("number") && schema.format === undefined;
  if (isNumber && typeof value === "string" && value in ODD) return ODD[value];
  if (mode === "file") return file(value);
  if (mode === "files") return value?.map(file);
  return value;
}

function file(value) {
  const { text, bytes, ...rest } = value;
  if (text !== undefined) return { ...rest, bytes: text };
  return { ...rest, bytes: Uint8Array.from(bytes) };
}

/** What differs first, told with its place; nothing where all is the same. */
function difference(have, want, path = "") {
  if (Object.is(have, want)) return undefined;
  if (typeof have !== "object" || typeof want !== "object" || have === null || want === null) {
    return `${path}: ${JSON.stringify(have)} instead of ${JSON.stringify(want)}`;
  }
  if (Array.isArray(have) !== Array.isArray(want)) return `${path}: a list against an object`;
  const keys = [Object.keys(have).sort(), Object.keys(want).sort()];
  if (keys[0].join("\n") !== keys[1].join("\n")) return `${path}: ${keys[0]} instead of ${keys[1]}`;
  for (const key of keys[0]) {
    const found = difference(have[key], want[key], `${path}.${key}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

function outcome(operation, input) {
  const values = operation.arguments.map((one) => argument(one, input[one.name]));
  try {
    return { output: prowess[operation.room][identifier(operation.name)](...values) };
  } catch (error) {
    if (!(error instanceof prowess.ProwessError)) throw error;
    return { problem: error.toJSON() };
  }
}

/** The classes of handles, by the name of their data in the schemas. */
const HANDLES = {
  Cohort: "Cohort",
  Framework: "Framework",
  Profile: "Profile",
  Role: "Role",
  EvidenceLog: "EvidenceIndex",
  RuleSet: "Rules",
  ScorerInput: "Scorer",
};

/** The same input with a handle for each argument that takes one; nothing where there is none. */
function throughHandles(operation, input) {
  const held = operation.arguments.filter(
    ({ mode, name }) =>
      mode.startsWith("held") && input[name] !== undefined && input[name] !== null,
  );
  if (held.length === 0) return undefined;
  const handles = held.map(({ name, schema }) => {
    const type = (schema.$ref ?? schema.items.$ref).split("/").at(-1);
    if (schema.type === "array") return [name, new prowess.Roles(input[name])];
    return [name, new prowess[HANDLES[type]](input[name], input.framework)];
  });
  return { ...input, ...Object.fromEntries(handles) };
}

let cases = 0;
let heldCases = 0;
for (const room of readdirSync(folder).sort()) {
  test(`the vectors of ${room} hold to the last bit`, () => {
    const wrong = [];
    for (const name of readdirSync(join(folder, room)).sort()) {
      const vector = JSON.parse(readFileSync(join(folder, room, name), "utf8"));
      const operation = operations.get(vector.operation);
      assert.ok(operation, `there is no operation ${vector.operation}`);
      for (const { name, input, ...want } of vector.cases) {
        const found = difference(outcome(operation, input), want);
        if (found !== undefined) wrong.push(`${vector.operation}: ${name}: ${found}`);
        cases += 1;
        if (want.problem !== undefined) continue;
        const handles = throughHandles(operation, input);
        if (handles === undefined) continue;
        const other = difference(outcome(operation, handles), want);
        if (other !== undefined) wrong.push(`${vector.operation}: ${name}: held: ${other}`);
        heldCases += 1;
      }
    }
    assert.deepEqual(wrong, []);
  });
}

test("the vectors are as many as the files hold, and not few", (t) => {
  t.diagnostic(`${cases} vectors in Node, ${heldCases} of them through handles too`);
  assert.ok(cases > 0);
  if (process.env.PROWESS_VECTORS === undefined) assert.ok(cases > 1000 && heldCases > 300);
});
