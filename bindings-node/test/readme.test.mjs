// The code of the README runs, and prints what it says.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync, mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import { onet } from "./sample.mjs";
import { zip } from "./zip.mjs";

const own = fileURLToPath(new URL("..", import.meta.url));

test("the code of the README runs, and prints what stands beside it", (t) => {
  const readme = readFileSync(join(own, "README.md"), "utf8");
  const blocks = [...readme.matchAll(/^```js\n(.*?)^```/gms)].map((found) => found[1]);
  assert.ok(blocks.length >= 6, `only ${blocks.length} blocks`);
  const code = blocks.join("\n");
  const folder = mkdtempSync(join(tmpdir(), "prowess-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(own, join(folder, "node_modules/prowess"), "junction");
  writeFileSync(join(folder, "db_30_0_text.zip"), zip(onet));
  writeFileSync(join(folder, "readme.mjs"), code);
  const printed = execFileSync(process.execPath, ["readme.mjs"], { cwd: folder, encoding: "utf8" });
  const promised = [...code.matchAll(/console\.log\(.*\); \/\/ (.*)$/gm)].map((found) => found[1]);
  assert.ok(promised.length >= 8, `only ${promised.length} lines`);
  const lines = printed.trimEnd().split("\n");
  assert.deepEqual(
    lines.filter((line) => promised.includes(line)),
    promised,
  );
});
