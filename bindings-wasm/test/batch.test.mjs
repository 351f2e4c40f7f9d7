// Tables of levels against many roles: the bits of every other surface, and clear refusals.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";

import { LevelTable, ProwessError, RoleBatch, init } from "prowess-web/batch";
import * as batch from "prowess-web/batch";

import { needsBrowser, openBrowser, pageOf, visit } from "./support/browser.mjs";
import { root } from "./support/repository.mjs";
import { digests } from "./support/tables.mjs";

before(() => init());

/** What the rules give natively, with all vector instructions. */
const committed = JSON.parse(readFileSync(join(root, "tests/tables.json"), "utf8"));

const analyst = {
  uri: "role/analyst",
  scales: [{ id: "five-step", kind: "ordinal", minimum: 0, maximum: 5 }],
  requirements: [
    { competency: "sql", required_level: 4 },
    { competency: "statistics", required_level: 2 },
  ],
};
const lead = { ...analyst, uri: "role/lead", requirements: [{ competency: "leading", required_level: 5 }] };
const NAMES = ["sql", "statistics", "leading"];
const made = () => new RoleBatch([analyst, lead], NAMES);

function problem(call) {
  try {
    call();
  } catch (error) {
    assert.ok(error instanceof ProwessError, String(error));
    return [error.code, error.path];
  }
  throw new assert.AssertionError({ message: "nothing was refused" });
}

test("every answer about a table has the bits that it has natively, in Node", () => {
  assert.deepEqual(digests(batch, committed), committed);
});

test("every answer about a table has the bits that it has natively, in Chromium", needsBrowser(), async () => {
  const browser = await openBrowser();
  try {
    const script = `
      import * as batch from "/bindings-wasm/dist/batch.js";
      import { digests } from "/bindings-wasm/test/support/tables.mjs";
      await batch.init();
      globalThis.done = digests(batch, await (await fetch("/tests/tables.json")).json());
    `;
    assert.deepEqual(await visit(browser, root, "/page.html", { "/page.html": pageOf(script) }), committed);
  } finally {
    await browser.close();
  }
});

test("levels in columns and in rows, and in every type, give the same scores", () => {
  const roles = made();
  const starts = Uint32Array.of(0, 2, 4);
  const competency = Uint32Array.of(0, 2, 1, 0);
  for (const Numbers of [Float64Array, Float32Array, Int32Array, Uint8Array]) {
    const long = new LevelTable({ starts, competency, levels: Numbers.of(3, 5, 1, 4) });
    assert.deepEqual([...roles.scoreMatrix(long)], [0.375, 1, 0.75, 0], Numbers.name);
  }
  for (const Numbers of [Float64Array, Float32Array]) {
    const wide = new LevelTable({ people: 2, levels: Numbers.of(3, 4, NaN, 1, 5, NaN) });
    assert.deepEqual([...roles.scoreMatrix(wide)], [0.375, 1, 0.75, 0], Numbers.name);
  }
});

test("the best roles, the best people and groups come as columns", () => {
  const roles = made();
  const table = new LevelTable({ people: 2, levels: Float64Array.of(3, 4, NaN, 1, 5, NaN) });
  const best = roles.topRoles(table, 1);
  assert.deepEqual([best.width, [...best.role], [...best.score]], [1, [1, 0], [1, 0.75]]);
  const people = roles.topPeople(table, { top: 1, minimum_score: 0.5 });
  assert.deepEqual([[...people.starts], [...people.person], [...people.found]], [[0, 1, 2], [1, 0], [1, 1]]);
  const groups = roles.summarise(table, { of: Uint32Array.of(1, 1), count: 2 });
  assert.deepEqual([[...groups.people], [...groups.rated]], [[0, 2], [0, 0, 2, 2]]);
  assert.deepEqual([...groups.mean], [NaN, NaN, 0.5625, 0.5]);
});

test("nobody, and no role, are answered by nothing", () => {
  const nobody = new LevelTable({ people: 0, levels: new Float64Array() });
  assert.equal(made().scoreMatrix(nobody).length, 0);
  const somebody = new LevelTable({ people: 1, levels: Float64Array.of(1, 2, 3) });
  assert.equal(new RoleBatch([], NAMES).scoreMatrix(somebody).length, 0);
});

test("a table of another form or type is refused, with its place", () => {
  const roles = made();
  const ask = (table) => () => roles.scoreMatrix(new LevelTable(table));
  const malformed = "surface.malformed_argument";
  const levels = Float64Array.of(1, 2, 3, 4);
  assert.deepEqual(problem(ask({ people: 2, levels })), ["portfolio.malformed_table", "levels.columns"]);
  assert.deepEqual(problem(ask({ people: 3, levels })), ["portfolio.malformed_table", "levels.columns"]);
  assert.deepEqual(problem(ask({ people: 2, levels: [1, 2] })), [malformed, "levels.levels"]);
  assert.deepEqual(problem(ask({ people: 0.5, levels })), [malformed, "levels.people"]);
  assert.deepEqual(problem(ask({ people: -1, levels })), [malformed, "levels.people"]);
  const rows = { competency: Uint32Array.of(0, 0), levels: Float64Array.of(1, 2) };
  assert.deepEqual(problem(ask({ ...rows, starts: [0, 2] })), [malformed, "levels.starts"]);
  assert.deepEqual(problem(ask({ ...rows, starts: Uint32Array.of(0, 3) })), ["portfolio.malformed_table", "levels.starts"]);
  assert.deepEqual(problem(ask({ ...rows, starts: Uint32Array.of(0, 2) })), ["portfolio.malformed_table", "levels.competency[1]"]);
  assert.deepEqual(problem(ask(undefined)), [malformed, "levels"]);
  assert.deepEqual(problem(() => roles.scoreMatrix({ people: 1, levels })), [malformed, "levels"]);
  const table = new LevelTable({ people: 1, levels: Float64Array.of(1, 2, 3) });
  assert.deepEqual(problem(() => roles.topRoles(table, -1)), [malformed, "top"]);
  assert.deepEqual(problem(() => roles.topPeople(table, { tops: 1 })), [malformed, "search.tops"]);
  assert.deepEqual(problem(() => roles.summarise(table, { of: Uint32Array.of(4), count: 2 })), ["portfolio.malformed_table", "groups.of[0]"]);
});

test("roles that do not fit are refused, with their place", () => {
  assert.deepEqual(problem(() => new RoleBatch([{ uri: 3 }], NAMES)), ["surface.malformed_argument", "roles[0].uri"]);
  assert.deepEqual(problem(() => new RoleBatch([analyst], ["sql", "sql"])), ["portfolio.duplicate_category", "competencies[1]"]);
  assert.deepEqual(problem(() => new RoleBatch([analyst], NAMES, { precision: "most" })), ["surface.malformed_argument", "precision"]);
});

test("what was freed is refused, and freeing it again does nothing", () => {
  const roles = made();
  const table = new LevelTable({ people: 1, levels: Float64Array.of(1, 2, 3) });
  table.free();
  table.free();
  assert.deepEqual(problem(() => roles.scoreMatrix(table)), ["surface.malformed_argument", "levels"]);
  roles[Symbol.dispose ?? Symbol.for("Symbol.dispose")]();
  const other = new LevelTable({ people: 1, levels: Float64Array.of(1, 2, 3) });
  assert.deepEqual(problem(() => roles.scoreMatrix(other)), ["surface.malformed_argument", "batch"]);
});
