// Every code block of the README, run in its language.

import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { test } from "node:test";

import { blocksOf, promiseOf } from "./blocks.mjs";
import { chromium, openBrowser } from "./browser.mjs";
import * as packages from "./packages.mjs";
import { missing, root, run, scratch } from "./run.mjs";

const folder = `${scratch}readme/`;

/** Every line of a shell block must be one of these. */
const LINES = [
  {
    line: /^cargo run --release --bin readiness-report$/,
    run(line) {
      const said = shell(line);
      assert.match(said, /\d+ ?%/, "the report shows shares in percent");
      assert.match(readFileSync(`${folder}readiness-report.html`, "utf8"), /^<!doctype html>/i);
    },
  },
  {
    line: /^cargo run --release --bin readiness-report -- --framework (onet|esco):\S+ .*--person ana\.json/,
    needs: () => process.env.PROWESS_DATA || `${root}../shared/data`,
    run(line) {
      const said = shell(line);
      if (line.endsWith("--json")) assert.ok(JSON.parse(said).results.length > 0);
      else assert.match(said, /ana/, "the report is about Ana");
    },
  },
  // This check is one of its steps.
  { line: /^cargo ready( -- .*)?$/ },
  // They ask a registry for a released version; the blocks in code use what they would install.
  { line: /^(cargo add|pip install|npm install) prowess(-web|\[\w+\])?$/ },
];

const shell = (line) => run("sh", ["-euc", line], { cwd: folder });

/** The data of publishers under the names that their downloads have. */
function linkData(data) {
  for (const [here, there] of [["db_29_2_text", "onet-29.2"], ["esco-1.2.0", "esco-1.2.0"]]) {
    rmSync(folder + here, { force: true });
    if (existsSync(`${data}/${there}`)) symlinkSync(`${data}/${there}`, folder + here);
  }
  const ana = { person: "ana", levels: [{ competency: "2.A.1.e", level: 4 }] };
  writeFileSync(`${folder}ana.json`, JSON.stringify(ana));
}

const RUNNERS = {
  // Rust blocks are tests of the crate's documentation, and text is for reading.
  rust: undefined,
  text: undefined,

  sh({ code }, t) {
    for (const line of code.split("\n").map((line) => line.replace(/\s+#.*/, "").trim())) {
      if (line === "" || line.startsWith("#")) continue;
      const known = LINES.find((one) => one.line.test(line));
      assert.ok(known, `\`${line}\` is not listed in examples/check/readme.mjs: say there how to check it`);
      const data = known.needs?.();
      if (data && !existsSync(data)) return missing(t, `there is no reference data in ${data}`);
      if (data) linkData(data);
      known.run?.(line);
    }
  },

  python({ code, line }, t) {
    assert.match(code, /\bassert\b/, "the block asserts what it says");
    if (!packages.hasPython()) return missing(t, "there is no python3");
    const file = `${folder}line_${line}.py`;
    writeFileSync(file, code);
    run(packages.python(), [file], { cwd: folder });
  },

  js({ code, line }) {
    assert.match(code, /\bassert\b/, "the block asserts what it says");
    packages.node();
    const link = `${folder}node_modules/prowess`;
    mkdirSync(`${folder}node_modules`, { recursive: true });
    if (!existsSync(link)) symlinkSync(`${root}bindings-node`, link);
    const file = `${folder}line-${line}.mjs`;
    writeFileSync(file, code);
    run(process.execPath, [file], { cwd: folder });
  },

  async html({ code, line }, t) {
    const promise = promiseOf(code);
    assert.ok(promise, "the block says what it shows: <!-- shows: ... -->");
    const program = chromium();
    if (!program) return missing(t, "there is no chromium");
    packages.node();
    packages.web();
    const path = `/readme-${line}.html`;
    const browser = await openBrowser(program, new Map([[path, code]]));
    try {
      const text = () => document.body.innerText.replaceAll(/\s+/g, " ").trim();
      const shows = (promise) => document.body.innerText.replaceAll(/\s+/g, " ").trim() === promise;
      assert.equal(await browser.visit(path, shows, text, promise), promise);
    } finally {
      await browser.close();
    }
  },
};
RUNNERS.javascript = RUNNERS.js;

/** One test for each block of this file. */
export function testBlocks(path) {
  mkdirSync(folder, { recursive: true });
  const blocks = blocksOf(readFileSync(root + path, "utf8"));
  assert.ok(blocks.length > 0, `${path} has no code`);
  for (const block of blocks) {
    const language = block.language || "no";
    test(`${path}:${block.line}: the ${language} block does what it says`, async (t) => {
      assert.ok(Object.hasOwn(RUNNERS, language), `nobody runs ${language} blocks`);
      await RUNNERS[language]?.(block, t);
    });
  }
}
