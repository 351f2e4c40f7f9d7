// The README of the service: its calls, made to a service that runs.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { after, test } from "node:test";

import { blocksOf } from "./blocks.mjs";
import * as packages from "./packages.mjs";
import { missing, root, run, scratch } from "./run.mjs";

const ADDRESS = "http://127.0.0.1:8080";
const folder = `${scratch}service/`;
const target = process.env.CARGO_TARGET_DIR ?? `${root}target`;

let program;
after(() => program?.kill());

/** The address of a service with the sample company, started once. */
let started;
const service = () => (started ??= start());

async function start() {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  // As the tests build it, so that nothing is compiled twice.
  run("cargo", ["build", "--quiet", "--workspace", "--profile", "test", "--bin", "talent-service"]);
  const env = { ...process.env, DATABASE_URL: `sqlite://${folder}talent.db`, PROWESS_LISTEN: "127.0.0.1:0" };
  program = spawn(`${target}/debug/talent-service`, { env, stdio: ["ignore", "pipe", "inherit"] });
  for await (const line of createInterface({ input: program.stdout })) {
    const address = / at (http:\S+),/.exec(line)?.[1];
    if (address) return address;
  }
  throw new Error("the service did not start");
}

/** Runs a block in its language; what it prints. */
const RUNNERS = {
  sh: (code) => run("bash", ["-euo", "pipefail", "-c", code]),
  python(code) {
    const file = `${folder}call.py`;
    writeFileSync(file, code);
    return run(packages.python(), [file]);
  },
  ts(code) {
    packages.node();
    packages.web();
    // In a folder from which the packages are found.
    const file = `${root}examples/check/.call.mjs`;
    writeFileSync(file, code);
    try {
      return run(process.execPath, [file]);
    } finally {
      rmSync(file);
    }
  },
};

/** One test for each call of the README, the page's in Node too; that in Rust is a test of the service. */
export function testCalls() {
  const blocks = blocksOf(readFileSync(`${root}examples/talent-service/README.md`, "utf8"));
  const calls = blocks.filter(({ code }) => code.includes("ana-ferreira"));
  assert.deepEqual(calls.map((one) => one.language), ["sh", "rust", "python", "ts", "ts"]);
  for (const { language, line, code } of calls.filter((one) => one.language !== "rust")) {
    test(`the README of the service, line ${line}: the ${language} call is answered`, async (t) => {
      if (language === "python" && !packages.hasPython()) return missing(t, "there is no python3");
      const said = RUNNERS[language](code.replaceAll(ADDRESS, await service()));
      const score = Number(/^\s*([\d.]+)\s*$/.exec(said)?.[1] ?? JSON.parse(said).score);
      assert.ok(score > 0 && score < 1, said);
    });
  }
}
