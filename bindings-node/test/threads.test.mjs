// Worker threads, each with handles of its own.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Worker, isMainThread, parentPort, workerData } from "node:worker_threads";
import { fileURLToPath } from "node:url";

import { Profile, Role, isProwessError, readiness } from "prowess";

import { ana, analyst } from "./sample.mjs";

/** The score of a person at this level, many times over, with handles of this thread. */
function scored(level) {
  const person = new Profile({ person: "ana", levels: [{ competency: "sql", level }] });
  const scores = new Set();
  for (let round = 0; round < 500; round += 1) {
    const held = new Role(analyst);
    scores.add(readiness.assess(person, held).score);
    held.free();
  }
  return [...scores];
}

if (isMainThread) {
  const here = fileURLToPath(import.meta.url);
  const answer = (level) =>
    new Promise((resolve, reject) => {
      const worker = new Worker(here, { workerData: { level } });
      worker.once("message", resolve);
      worker.once("error", reject);
    });

  test("several threads work at once, each with its own handles", async () => {
    const levels = [1, 2, 3, 4];
    const found = await Promise.all(levels.map(answer));
    for (const [at, level] of levels.entries()) {
      const levelsHere = [{ competency: "sql", level }];
      const { score } = readiness.assess({ person: "ana", levels: levelsHere }, analyst);
      assert.deepEqual(found[at], [score]);
    }
  });

  test("a thread that ends takes nothing of another one with it", async () => {
    const held = new Role(analyst);
    const before = readiness.assess(ana, held);
    await answer(2);
    assert.deepEqual(readiness.assess(ana, held), before);
  });

  test("a handle is not carried to another thread, and never means something else there", async () => {
    const held = new Role(analyst);
    const refused = structuredClone(held);
    assert.throws(() => readiness.assess(ana, refused), isProwessError);
  });
} else {
  parentPort.postMessage(scored(workerData.level));
}
