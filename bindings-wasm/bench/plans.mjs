// How long learning plans take: two sizes, four kinds of questions, five instances each.
//
//   node bench/plans.mjs        in Node, and in Chromium where there is one
//
// The instances are those of core/benches/plan_cases, made up by the same arithmetic.

import * as prowess from "prowess-web/recommend";

import { executable, openBrowser, pageOf, visit } from "../test/support/browser.mjs";
import { own } from "../test/support/repository.mjs";
import { measurePlans } from "./plan-work.mjs";

await prowess.init();
const surfaces = { Node: measurePlans(prowess) };

if (executable !== undefined) {
  const browser = await openBrowser();
  const script = `
    import * as prowess from "/dist/recommend.js";
    import { measurePlans } from "/bench/plan-work.mjs";
    await prowess.init();
    globalThis.done = measurePlans(prowess);
  `;
  surfaces.Chromium = await visit(browser, own, "/page.html", { "/page.html": pageOf(script) });
  await browser.close();
}

for (const [surface, kinds] of Object.entries(surfaces)) {
  console.log(`\n${surface}: milliseconds of each instance, the quickest of several runs, and the worst of them`);
  for (const { title, times, nodes } of kinds) {
    const each = times.map((time, at) => `${time.toFixed(1)} (${nodes[at]})`.padStart(12)).join("");
    console.log(`${title.padEnd(40)}${each}   worst ${Math.max(...times).toFixed(1)}`);
  }
}
