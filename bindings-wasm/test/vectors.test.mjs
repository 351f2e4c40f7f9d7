// Every shared vector, to the last bit, in Node and in a browser.
//
// PROWESS_VECTORS names another folder of vectors with the same layout.

import assert from "node:assert/strict";
import { test } from "node:test";

import { needsBrowser, openBrowser, pageOf, visit } from "./support/browser.mjs";
import { FEWEST, root, rooms, vectorFiles } from "./support/repository.mjs";
import { compare, difference } from "./support/vectors.mjs";

/** Operations that no browser needs: hashing is for the host. */
const HASHING = ["account.hash_password", "account.verify_password"];

const isOfAccounts = (name) => name.startsWith("account.");

/**
 * Each module, how it is loaded, the least cases that have to be there, and whether it may do
 * without an operation.
 */
const MODULES = [
  { name: "prowess", node: "prowess-web", page: "index.js", fewest: FEWEST, lacks: isOfAccounts },
  {
    name: "lean",
    node: "prowess-web/lean",
    page: "lean.js",
    fewest: Math.min(FEWEST, 200),
    lacks: (name) => name !== "readiness.assess",
  },
  {
    name: "account",
    node: "prowess-web/account",
    page: "account.js",
    fewest: Math.min(FEWEST, 200),
    lacks: (name) => !isOfAccounts(name) || HASHING.includes(name),
  },
];

function checked(surface, { name, fewest, lacks }, { cases, absent, wrong }) {
  console.log(`${cases} vectors of ${name}.wasm in ${surface}`);
  assert.deepEqual(wrong, []);
  assert.ok(cases >= fewest, `only ${cases} cases`);
  assert.deepEqual(absent.filter((operation) => !lacks(operation)), []);
}

for (const module of MODULES) {
  test(`every vector of ${module.name}.wasm gives exactly its answer in Node`, async () => {
    const prowess = await import(module.node);
    await prowess.init();
    checked("Node", module, compare(prowess, rooms(), vectorFiles()));
  });

  test(`every vector of ${module.name}.wasm gives exactly its answer in Chromium`, needsBrowser(), async () => {
    const browser = await openBrowser();
    try {
      const script = `
        import * as prowess from "/bindings-wasm/dist/${module.page}";
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
