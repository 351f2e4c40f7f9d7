// Tables of levels against many roles, beside the best plain JavaScript.
//
//   node bench/batch.mjs        in Node, and in Chromium where there is one
//
// bench/batch.html is the same as a page: serve this folder's parent and open it.

import * as prowess from "prowess-web/batch";

import { executable, openBrowser, pageOf, visit } from "../test/support/browser.mjs";
import { own } from "../test/support/repository.mjs";
import { measured, told } from "./tables.mjs";

await prowess.init();
console.log(told("Node", measured(prowess)));

if (executable !== undefined) {
  const browser = await openBrowser();
  const script = `
    import * as prowess from "/dist/batch.js";
    import { measured } from "/bench/tables.mjs";
    await prowess.init();
    globalThis.done = measured(prowess);
  `;
  const results = await visit(browser, own, "/page.html", { "/page.html": pageOf(script) });
  console.log(told("Chromium", results));
  await browser.close();
}
