// Everything that has to hold for the Node package, step by step: `node bindings-node/check.mjs`.
//
// Installs what is missing, builds the addon and the facade, and ends with the tests.

import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { installPackages } from "./install.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const shell = process.platform === "win32";

const steps = [
  ["the generated files are fresh", process.execPath, ["generate/main.mjs", "--check"]],
  ["build", process.execPath, ["build.mjs"]],
  ["publint", "npx", ["--no-install", "publint", "--strict"]],
  ["are the types wrong?", "npx", ["--no-install", "attw", "--pack", "."]],
  ["tests", process.execPath, ["--test", "--test-reporter=spec", "test/*.test.mjs"]],
];

installPackages();
for (const [name, file, values] of steps) {
  console.log(`\n== node: ${name}`);
  // Node 20 takes no patterns: the files are found here.
  const given = values.flatMap((value) => (value.includes("*") ? found(value) : [value]));
  const { status, error } = spawnSync(file, given, {
    cwd: here,
    stdio: "inherit",
    shell: shell && file !== process.execPath,
  });
  if (error !== undefined) console.error(String(error));
  if (status !== 0) {
    console.error(`\nnode: ${name}: failed`);
    process.exit(1);
  }
}

function found(pattern) {
  const [folder, ending] = pattern.split("/*");
  const names = readdirSync(`${here}${folder}`)
    .filter((name) => name.endsWith(ending))
    .sort();
  if (names.length === 0) throw new Error(`there is no ${pattern}`);
  return names.map((name) => `${folder}/${name}`);
}
