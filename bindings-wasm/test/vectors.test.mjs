// Every shared vector, to the last bit, in Node and in a browser.
//
// PROWESS_VECTORS names another folder of vectors with the same layout.

import assert from "node:assert/strict";
import { test } from "node:test";

import { RULES, entryOf, filesOf, hasOperation } from "../build/modules.mjs";
import { needsBrowser, openBrowser, pageOf, visit } from "./support/browser.mjs";
import { FEWEST, root, rooms, vectorFiles } from "./support/repository.mjs";
import { compare, difference } from "./support/vectors.mjs";

/** Operations that no browser needs: hashing is for the host. */
const HASHING = ["account.hash_password", "account.verify_password"];

/** Whether a module has an operation, by the table of modules. */
const has = (module, operation) => hasOperation(module, operation) && !HASHING.includes(operation);

function checked(surface, module, { cases, absent, wrong }) {
  console.log(`${cases} vectors of ${module.name}.wasm in ${surface}`);
  const files = vectorFiles();
  const own = files.filter(({ operation }) => has(module, operation));
  const others = files.filter((file) => !own.includes(file));
  assert.deepEqual(wrong, []);
  assert.deepEqual(absent.sort(), others.map(({ operation }) => operation).sort());
  assert.equal(cases, own.reduce((sum, file) => sum + file.cases.length, 0));
}

test("every operation that a browser may have is in some module", () => {
  const all = rooms().flatMap(({ name, operations }) => operations.map((one) => `${name}.${one.name}`));
  assert.deepEqual(all.filter((operation) => !RULES.some((module) => has(module, operation))), HASHING.sort());
  const cases = vectorFiles().reduce((sum, file) => sum + file.cases.length, 0);
  assert.ok(cases >= FEWEST, `only ${cases} cases`);
});

for (const module of RULES) {
  test(`every vector of ${module.name}.wasm gives exactly its answer in Node`, async () => {
    const prowess = await import(entryOf(module));
    await prowess.init();
    checked("Node", module, compare(prowess, rooms(), vectorFiles()));
  });

  test(`every vector of ${module.name}.wasm gives exactly its answer in Chromium`, needsBrowser(), async () => {
    const browser = await openBrowser();
    try {
      const script = `
        import * as prowess from "/bindings-wasm/dist/${filesOf(module).browser}.js";
        import { compare } from "/bindings-wasm/test/support/vectors.mjs";
        await prowess.init();
        const given = async (path) => (await fetch(path)).json();
        globalThis.done = compare(prowess, await given("/rooms.json"), await given("/vectors.json"));
      `;
      const texts = {
        "/page.html": pageOf(script),
        "/rooms.json": JSON.stringify(rooms()),
        "/vectors.json": JSON.stringify(vectorFiles()),
      };
      checked("Chromium", module, await visit(browser, root, "/page.html", texts));
    } finally {
      await browser.close();
    }
  });
}

test("an answer that is off by one bit, or by null against nothing, is found", () => {
  assert.equal(difference({ a: [0.3] }, { a: [0.30000000000000004] }), ".a.0: 0.3 instead of 0.30000000000000004");
  assert.equal(difference({ a: 0 }, { a: -0 }), ".a: 0 instead of 0");
  assert.match(difference({}, { a: null }), /instead of a/);
  assert.equal(difference({ a: [4, null] }, { a: [4.0, null] }), undefined);
});
