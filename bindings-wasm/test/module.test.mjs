// The modules as they are shipped: valid everywhere, and no larger than they have to be.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { MODULES, exportsOf } from "../build/modules.mjs";
import { needsBrowser, openBrowser, pageOf, visit } from "./support/browser.mjs";
import { moduleFile, own } from "./support/repository.mjs";
import { sizesOf } from "./support/sizes.mjs";

/** A module may grow by this much before somebody has to look at it and record it anew. */
const ALLOWED = 1.02;

const recorded = JSON.parse(readFileSync(join(own, "size.json"), "utf8"));

for (const { name: module, budget } of MODULES) {
  const name = `${module}.wasm`;
  const sizes = recorded[name];

  test(`Node takes ${name} as valid`, () => {
    assert.ok(WebAssembly.validate(readFileSync(moduleFile(name))));
  });

  test(`Chromium takes ${name} as valid`, needsBrowser(), async () => {
    const browser = await openBrowser();
    try {
      const script = `
        const bytes = await (await fetch("/dist/${name}")).arrayBuffer();
        globalThis.done = { isValid: WebAssembly.validate(bytes), length: bytes.byteLength };
      `;
      const { isValid, length } = await visit(browser, own, "/page.html", { "/page.html": pageOf(script) });
      assert.ok(isValid);
      assert.equal(length, readFileSync(moduleFile(name)).length);
    } finally {
      await browser.close();
    }
  });

  test(`nothing of names and debugging is in ${name}`, () => {
    const module = new WebAssembly.Module(readFileSync(moduleFile(name)));
    for (const section of ["name", "producers", ".debug_info"]) {
      assert.equal(WebAssembly.Module.customSections(module, section).length, 0, section);
    }
  });

  test(`${name} is no larger than recorded, and than its budget`, () => {
    const { raw, gzip } = sizesOf(moduleFile(name));
    console.log(`${name}: ${raw} bytes, ${gzip} by gzip`);
    for (const [way, have] of Object.entries({ raw, gzip })) {
      const limit = Math.floor(sizes[way] * ALLOWED);
      assert.ok(have <= limit, `${way}: ${have} bytes, above ${limit}; see README.md, Size`);
    }
    assert.ok(gzip <= budget, `${gzip} bytes by gzip, above the budget of ${budget}`);
    assert.ok(gzip >= sizes.gzip / 1.1, `${gzip} bytes by gzip: record it with node build/size.mjs`);
  });
}

test("all modules are recorded, and package.json has an entry for each", () => {
  assert.deepEqual(Object.keys(recorded), MODULES.map(({ name }) => `${name}.wasm`));
  const { exports } = JSON.parse(readFileSync(join(own, "package.json"), "utf8"));
  assert.equal(JSON.stringify(exports), JSON.stringify(exportsOf(MODULES)), "run node build/manifest.mjs");
});
