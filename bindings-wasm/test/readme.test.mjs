// What README.md shows runs, and prints what it says.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { own } from "./support/repository.mjs";

const text = readFileSync(join(own, "README.md"), "utf8");
const blocks = [...text.matchAll(/```js\n(.*?)```/gs)].map(([, code]) => code);

/** Runs the blocks of these numbers as one module, in the folder of the package. */
const run = (...numbers) => runFrom("prowess-web", ...numbers);

/** The same, with what is imported from this entry. */
function runFrom(entry, ...numbers) {
  const lines = numbers.flatMap((number) => blocks[number].split("\n"));
  const isImport = (line) => line.startsWith("import ");
  const names = new Set(lines.filter(isImport).flatMap((line) => line.match(/\{(.*)\}/)[1].split(",")).map((name) => name.trim()));
  const code = [`import { ${[...names].join(", ")} } from "${entry}";`, ...lines.filter((line) => !isImport(line))];
  const file = join(own, "pkg/readme.mjs");
  writeFileSync(file, code.join("\n"));
  try {
    return execFileSync(process.execPath, [file], { encoding: "utf8" });
  } finally {
    rmSync(file);
  }
}

test("the first example gives the score, its bounds, the gaps and the sentences", () => {
  const [numbers, ...rest] = run(0).trim().split("\n");
  const [score, high, coverage] = numbers.split(" ").map(Number);
  assert.ok(Math.abs(score - 4 / 9) < 1e-15 && Math.abs(high - 7 / 9) < 1e-15 && Math.abs(coverage - 2 / 3) < 1e-15);
  assert.deepEqual(rest.slice(0, 2).sort(), ["sql below", "statistics unknown"].sort());
  assert.ok(rest.length > 3, rest.join("\n"));
});

test("the example of a module that is loaded later prints what stands below it", () => {
  const said = run(0, 1).trimEnd().split("\n").at(-1);
  assert.equal(said, "role/analyst 1");
  assert.ok(text.includes(`prints \`${said}\`.`));
});

test("the example of held roles gives the best role", () => {
  assert.match(run(0, 2), /\nrole\/analyst 0\.444/);
});

test("the example of an error prints what stands below it", () => {
  const [, said] = text.match(/prints ``(.*?)``\./);
  assert.ok(run(0, 3).trimEnd().endsWith(`\n${said}`), run(0, 3));
});

test("the example of a form gives what is wrong with a password", () => {
  const said = runFrom("prowess-web/password", 4).trim();
  assert.equal(said, "false password_too_short password_too_guessable password_matches_context");
  assert.ok(text.includes(`\`${said}\``));
});

test("the example of a service prints what stands below it", () => {
  const said = runFrom("prowess-web/client", 6).trim().split("\n");
  assert.deepEqual(said, ["ana@talent.example", "NotFoundError user.unknown 404"]);
  for (const line of said) assert.ok(text.includes(`\`${line}\``), line);
});

test("the example of a table of levels prints what stands below it", () => {
  const said = runFrom("prowess-web/batch", 5).trim();
  assert.equal(said, "0.75 0 1 0.5 1 1");
  assert.ok(text.includes(`\`${said}\``));
});
