// Runs everything in this folder that is code, and every code block of the README.
//
//   node examples/check.mjs
//
// Each task prints the same text in Rust, in Python, in Node and on a page in Chromium. What is
// not built yet is built first. Without Python or Chromium the tests that need it are skipped, and
// say so; with CI=true they fail.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, test } from "node:test";

import { blocksOf, promiseOf } from "./check/blocks.mjs";
import { chromium, openBrowser } from "./check/browser.mjs";
import * as packages from "./check/packages.mjs";
import { testBlocks } from "./check/readme.mjs";
import { missing, root, run } from "./check/run.mjs";
import { testCalls } from "./check/service.mjs";

const TASKS = ["who-is-ready", "from-evidence", "cheapest-way-up"];
const program = chromium();

let opened;
const browser = () => (opened ??= openBrowser(program));
after(async () => (await opened)?.close());

for (const task of TASKS) {
  const folder = `examples/${task}`;
  const expected = readFileSync(`${root}${folder}/expected.txt`, "utf8");

  test(`${task} prints the expected text in Rust`, () => {
    packages.rust();
    assert.equal(run("cargo", ["run", "--quiet", "--package", "example-tasks", "--bin", task]), expected);
  });

  test(`${task} prints the expected text in Python`, (t) => {
    if (!packages.hasPython()) return missing(t, "there is no python3");
    assert.equal(run(packages.python(), [`${folder}/main.py`]), expected);
  });

  test(`${task} prints the expected text in Node`, () => {
    packages.node();
    assert.equal(run(process.execPath, [`${folder}/main.mjs`]), expected);
  });

  test(`${task} shows the expected text on a page`, async (t) => {
    if (!program) return missing(t, "there is no chromium");
    packages.node();
    packages.web();
    const ready = () => document.body?.dataset.state !== undefined;
    const look = () => document.querySelector("output").textContent;
    assert.equal(await (await browser()).visit(`/${folder}/`, ready, look), expected);
  });
}

test("the notebooks run from their first cell to their last", (t) => {
  if (!packages.hasPython()) return missing(t, "there is no python3");
  run(packages.python(), ["examples/notebook/check.py"]);
});

testBlocks("README.md");

testCalls();

test("a block has its language, its line and its code, and must end", () => {
  const text = "a\n```js\none();\n```\n\n````text\n```\n````\n";
  assert.deepEqual(blocksOf(text), [
    { language: "js", line: 3, code: "one();\n" },
    { language: "text", line: 7, code: "```\n" },
  ]);
  assert.throws(() => blocksOf("```js\none();\n"), /has no end/);
});

test("a page promises what its comment says", () => {
  assert.equal(promiseOf("<p></p>\n<!-- shows:\n  one\n  two -->"), "one two");
  assert.equal(promiseOf("<!-- another comment -->"), undefined);
});
