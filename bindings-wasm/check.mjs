// Everything that has to hold for the browser package: `node bindings-wasm/check.mjs`.
//
// Installs what is missing, builds, and ends with the tests.

import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { MODULES } from "./build/modules.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const shell = process.platform === "win32";

// Node 20 takes no patterns: the files are found here.
const tests = readdirSync(join(here, "test")).filter((name) => name.endsWith(".test.mjs")).sort();

// A module is no entry that anything has types of.
const modules = MODULES.map(({ name }) => `${name}.wasm`);

const steps = [
  ["build", process.execPath, ["build.mjs"]],
  ["publint", "npx", ["--no-install", "publint", "--strict"]],
  ["are the types wrong?", "npx", ["--no-install", "attw", "--pack", ".", "--profile", "esm-only", "--exclude-entrypoints", ...modules]],
  // One file after the other: the measures of memory and time would disturb each other.
  [
    "tests",
    process.execPath,
    ["--test", "--test-reporter=spec", "--test-concurrency=1", ...tests.map((name) => `test/${name}`)],
  ],
];

for (const [name, file, values] of steps) {
  console.log(`\n== web: ${name}`);
  const options = { cwd: here, stdio: "inherit", shell: shell && file !== process.execPath };
  const { status, error } = spawnSync(file, values, options);
  if (error !== undefined) console.error(String(error));
  if (status !== 0) {
    console.error(`\nweb: ${name}: failed`);
    process.exit(1);
  }
}
