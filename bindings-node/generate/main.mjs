// Writes the TypeScript that is made from tests/schemas and tests/problems.json.
//
//   node generate/main.mjs            writes facade/generated
//   node generate/main.mjs --check    fails where a committed file is stale

import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { clientFile } from "./client.mjs";
import { roomFile, tableFiles, typeOf } from "./functions.mjs";
import { Names } from "./names.mjs";
import { problemFile } from "./problems.mjs";
import { typeFiles } from "./types.mjs";

const tests = new URL("../../tests/", import.meta.url);
const folder = new URL("../facade/generated/", import.meta.url);
const read = (name) => JSON.parse(readFileSync(new URL(name, tests), "utf8"));

const rooms = read("schemas/operations.json");
const client = read("schemas/client.json");
const sorted = (types) => Object.fromEntries(Object.entries(types).sort(([a], [b]) => (a < b ? -1 : 1)));
const names = new Names(
  sorted({ ...client.inputs, ...read("schemas/inputs.json") }),
  sorted({ ...client.results, ...read("schemas/results.json") }),
);
const files = new Map([
  ...(await typeFiles(names)),
  ...rooms.map((room) => [`${room.name}.ts`, roomFile(room, names)]),
  ...tableFiles(rooms),
  ["client.ts", clientFile(client.resources, names, typeOf)],
  ["problems.ts", problemFile(read("problems.json"))],
]);

const stale = [];
mkdirSync(folder, { recursive: true });
for (const have of readdirSync(folder)) {
  if (!files.has(have)) stale.push([have, undefined]);
}
for (const [name, text] of files) {
  let have;
  try {
    have = readFileSync(new URL(name, folder), "utf8");
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
  }
  if (have !== text) stale.push([name, text]);
}

if (process.argv.includes("--check")) {
  for (const [name] of stale)
    console.error(`facade/generated/${name} is stale: run \`npm run generate\``);
  process.exitCode = stale.length === 0 ? 0 : 1;
} else {
  for (const [name, text] of stale) {
    const file = new URL(name, folder);
    if (text === undefined) rmSync(file);
    else writeFileSync(file, text);
  }
  console.log(`${fileURLToPath(folder)}: ${files.size} files, ${stale.length} written`);
}
