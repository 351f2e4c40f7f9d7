// Refused calls and freed handles leave nothing behind, and the module goes on.

import assert from "node:assert/strict";
import { test } from "node:test";

import { needsBrowser, openBrowser, pageOf, visit } from "./support/browser.mjs";
import { own } from "./support/repository.mjs";
import { grow } from "./support/memory.mjs";

/** One page of a module's memory; a measure in these steps is exact. */
const PAGE = 65_536;

function checked({ refused, freed, kept, score }) {
  assert.equal(refused, 0, `${refused} bytes more by refused calls`);
  assert.equal(freed, 0, `${freed} bytes more by freed handles`);
  assert.ok(kept > 100 * PAGE, `what is kept shows in ${kept} bytes alone`);
  assert.equal(score, 0.75);
}

test("10,000 refused calls and 10,000 freed handles leave memory flat in Node", async () => {
  checked(await grow(await import("prowess-web")));
});

test("10,000 refused calls and 10,000 freed handles leave memory flat in Chromium", needsBrowser(), async () => {
  const browser = await openBrowser();
  try {
    const script = `
      import * as prowess from "/dist/index.js";
      import { grow } from "/test/support/memory.mjs";
      globalThis.done = await grow(prowess);
    `;
    checked(await visit(browser, own, "/page.html", { "/page.html": pageOf(script) }));
  } finally {
    await browser.close();
  }
});
