// What a call costs: one person against a role of 30 requirements, and against 900 such roles.
//
//   node bench/percall.mjs        in Node, and in Chromium where there is one

import * as prowess from "prowess-web";

import { executable, openBrowser, pageOf, visit } from "../test/support/browser.mjs";
import { own } from "../test/support/repository.mjs";
import { measure } from "./work.mjs";

const start = performance.now();
await prowess.init();
const loading = performance.now() - start;
const surfaces = { Node: { "init, once": loading * 1000, ...measure(prowess) } };

if (executable !== undefined) {
  const browser = await openBrowser();
  const script = `
    import * as prowess from "/dist/index.js";
    import { measure } from "/bench/work.mjs";
    const start = performance.now();
    await prowess.init();
    const loading = performance.now() - start;
    globalThis.done = { "init, once": loading * 1000, ...measure(prowess) };
  `;
  surfaces.Chromium = await visit(browser, own, "/page.html", { "/page.html": pageOf(script) });
  await browser.close();
}

for (const [surface, rows] of Object.entries(surfaces)) {
  console.log(`\n${surface}`);
  for (const [way, microseconds] of Object.entries(rows)) {
    console.log(`  ${way.padEnd(32)} ${microseconds.toFixed(1).padStart(10)} µs`);
  }
}
