// What is made from the table is what is committed, and reaches everything there is.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

import * as prowess from "prowess";

import { identifier } from "../generate/names.mjs";

const shared = new URL("../../tests/", import.meta.url);
const rooms = JSON.parse(readFileSync(new URL("schemas/operations.json", shared), "utf8"));
const addon = createRequire(import.meta.url)("../dist/addon.cjs");

test("the generated files are those of the schemas", () => {
  const script = fileURLToPath(new URL("../generate/main.mjs", import.meta.url));
  const { status, stderr } = spawnSync(process.execPath, [script, "--check"], { encoding: "utf8" });
  assert.equal(status, 0, stderr);
});

test("every operation is a function of its room, and nothing else is", () => {
  for (const { name, operations } of rooms) {
    const wanted = operations.map((operation) => identifier(operation.name)).sort();
    assert.deepEqual(Object.keys(prowess[name]).sort(), wanted);
  }
});

test("the addon has every operation of the table", () => {
  const wanted = rooms.flatMap((room) => room.operations.map(({ name }) => `${room.name}_${name}`));
  assert.deepEqual(
    wanted.filter((name) => typeof addon[name] !== "function"),
    [],
  );
  const others = Object.keys(addon)
    .filter((name) => !wanted.includes(name))
    .sort();
  assert.deepEqual(others, [
    "Canceller",
    "HttpClient",
    "HttpDownload",
    "HttpPages",
    "VirtualClock",
    "held_data",
    "hold",
    "import_framework",
    "import_roles",
    "release",
    "score_rows",
    "scorer_names",
    "version",
  ]);
});

test("every import of the table can keep its result on the native side", () => {
  for (const room of ["framework", "role"]) {
    const { operations } = rooms.find(({ name }) => name === room);
    const imports = operations.filter(({ name }) => name.startsWith("import_"));
    assert.ok(imports.length > 0);
    for (const { name } of imports) {
      const publisher = name.replace("import_", "");
      const { Framework, Roles } = prowess;
      const read = () =>
        room === "framework"
          ? Framework.fromFiles(publisher, [])
          : Roles.fromFiles(publisher, [], {});
      assert.throws(read, (error) => prowess.isProwessError(error) && error.path !== "publisher");
    }
  }
});
