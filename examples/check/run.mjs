// Programs that the check starts, and what it says where one is not there.

import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The top of the repository. */
export const root = fileURLToPath(new URL("../../", import.meta.url));
/** Where the check writes; nothing of it is kept. */
export const scratch = `${root}target/examples/`;
mkdirSync(scratch, { recursive: true });

/** Runs a program to its end, and gives what it printed; throws with all of that where it fails. */
export function run(program, values = [], { cwd = root, input, env = {} } = {}) {
  const done = spawnSync(program, values, {
    cwd,
    input,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
    // A cargo that runs this must not decide for the cargo that this runs.
    env: { ...process.env, PYTHONUTF8: "1", PYTHONDONTWRITEBYTECODE: "1", ...env },
  });
  if (done.error) throw done.error;
  if (done.status !== 0) {
    const how = done.signal ?? `exit code ${done.status}`;
    throw new Error(`${[program, ...values].join(" ")}: ${how}\n${done.stdout}${done.stderr}`);
  }
  return done.stdout;
}

/** Whether a program can be started. */
export function starts(program) {
  return spawnSync(program, ["--version"], { stdio: "ignore" }).status === 0;
}

/**
 * Where something that the machine must have is missing: skips loudly, and fails in continuous
 * integration, where nothing may be missing.
 */
export function missing(test, what) {
  if (process.env.CI === "true") throw new Error(`${what}, and CI may skip nothing`);
  console.error(`SKIPPED, since ${what}: ${test.name}`);
  test.skip(what);
}
