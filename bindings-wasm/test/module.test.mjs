// The module as it is shipped: valid everywhere, and no larger than it has to be.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { needsBrowser, openBrowser, pageOf, visit } from "./support/browser.mjs";
import { moduleFile, own } from "./support/repository.mjs";
import { sizesOf } from "./support/sizes.mjs";

/** A module may grow by this much before somebody has to look at it and record it anew. */
const ALLOWED = 1.02;

const recorded = JSON.parse(readFileSync(join(own, "size.json"), "utf8"));

test("Node 20 takes the shipped module as valid", () => {
  assert.ok(WebAssembly.validate(readFileSync(moduleFile)));
});

test("Chromium takes the shipped module as valid", needsBrowser(), async () => {
  const browser = await openBrowser();
  try {
    const script = `
      const bytes = await (await fetch("/dist/prowess.wasm")).arrayBuffer();
      globalThis.done = { isValid: WebAssembly.validate(bytes), length: bytes.byteLength };
    `;
    const { isValid, length } = await visit(browser, own, "/page.html", { "/page.html": pageOf(script) });
    assert.ok(isValid);
    assert.equal(length, readFileSync(moduleFile).length);
  } finally {
    await browser.close();
  }
});

test("nothing of names and debugging is shipped", () => {
  const module = new WebAssembly.Module(readFileSync(moduleFile));
  for (const section of ["name", "producers", ".debug_info"]) {
    assert.equal(WebAssembly.Module.customSections(module, section).length, 0, section);
  }
});

test("the shipped module is no larger than recorded, and than the budget", () => {
  const sizes = sizesOf(moduleFile);
  console.log(`prowess.wasm: ${sizes.raw} bytes, ${sizes.gzip} by gzip`);
  for (const way of ["raw", "gzip"]) {
    const limit = Math.floor(recorded[way] * ALLOWED);
    assert.ok(sizes[way] <= limit, `${way}: ${sizes[way]} bytes, above ${limit}; see README.md, Size`);
  }
  assert.ok(sizes.gzip <= recorded.budget, `${sizes.gzip} bytes by gzip, above the budget of ${recorded.budget}`);
});

test("what is recorded is near to what is there, so that it means something", () => {
  const { gzip } = sizesOf(moduleFile);
  assert.ok(gzip >= recorded.gzip / 1.1, `${gzip} bytes by gzip: record it with node build/size.mjs`);
});
