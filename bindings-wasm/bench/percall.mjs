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
const surfaces = { Node: { loading, questions: measure(prowess) } };

if (executable !== undefined) {
  const browser = await openBrowser();
  const script = `
    import * as prowess from "/dist/index.js";
    import { measure } from "/bench/work.mjs";
    const start = performance.now();
    await prowess.init();
    const loading = performance.now() - start;
    globalThis.done = { loading, questions: measure(prowess) };
  `;
  surfaces.Chromium = await visit(browser, own, "/page.html", { "/page.html": pageOf(script) });
  await browser.close();
}

const told = (microseconds) => `${microseconds.toFixed(1).padStart(10)} µs`;
for (const [surface, { loading, questions }] of Object.entries(surfaces)) {
  console.log(`\n${surface}: init, once, ${loading.toFixed(0)} ms`);
  for (const { title, loop, ways } of questions) {
    console.log(`  ${title}\n${told(loop)}  the loop in JavaScript`);
    for (const { name, cost } of ways) {
      const times = cost < loop ? `${(loop / cost).toFixed(1)} times quicker` : `${(cost / loop).toFixed(1)} times`;
      console.log(`${told(cost)}  ${name.padEnd(34)} against the loop: ${times}`);
    }
  }
}
