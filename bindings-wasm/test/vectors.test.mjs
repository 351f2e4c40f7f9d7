// Every shared vector, to the last bit, in Node and in a browser.
//
// PROWESS_VECTORS names another folder of vectors with the same layout.

import assert from "node:assert/strict";
import { test } from "node:test";

import * as prowess from "prowess-web";

import { needsBrowser, openBrowser, pageOf, visit } from "./support/browser.mjs";
import { FEWEST, root, rooms, vectorFiles } from "./support/repository.mjs";
import { compare, difference } from "./support/vectors.mjs";

function checked(surface, { cases, wrong }) {
  console.log(`${cases} vectors in ${surface}`);
  assert.deepEqual(wrong, []);
  assert.ok(cases >= FEWEST, `only ${cases} cases`);
}

test("every vector gives exactly its answer in Node", async () => {
  await prowess.init();
  checked("the browser module under Node", compare(prowess, rooms(), vectorFiles()));
});

test("every vector gives exactly its answer in Chromium", needsBrowser(), async () => {
  const browser = await openBrowser();
  try {
    const script = `
      import * as prowess from "/bindings-wasm/dist/index.js";
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
    checked("Chromium", await visit(browser, root, "/page.html", texts));
  } finally {
    await browser.close();
  }
});

test("an answer that is off by one bit, or by null against nothing, is found", () => {
  assert.equal(difference({ a: [0.3] }, { a: [0.30000000000000004] }), ".a.0: 0.3 instead of 0.30000000000000004");
  assert.equal(difference({ a: 0 }, { a: -0 }), ".a: 0 instead of 0");
  assert.match(difference({}, { a: null }), /instead of a/);
  assert.equal(difference({ a: [4, null] }, { a: [4.0, null] }), undefined);
});
