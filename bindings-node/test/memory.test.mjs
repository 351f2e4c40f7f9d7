// Refused calls and freed handles leave nothing behind.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const cwd = fileURLToPath(new URL("..", import.meta.url));

/** Bytes that the process grew by while `each` ran 10,000 times, after as many to warm up. */
function growth(each) {
  const script = `
    import { setImmediate, setTimeout } from "node:timers/promises";
    import { Roles, readiness } from "prowess";
    import { ana, analyst } from "./test/sample.mjs";
    const wrong = { ...analyst, requirements: [{ competency: "sql", levle: "${"x".repeat(1000)}" }] };
    const large = Array.from({ length: 20 }, () => analyst);
    const each = ${each};
    async function rounds() {
      // Node lets go of what nobody can reach between turns of its loop.
      for (let i = 0; i < 10_000; i += 1) {
        each();
        if (i % 100 === 0) await setImmediate();
      }
      for (let i = 0; i < 3; i += 1) {
        gc();
        await setTimeout(20);
      }
      return process.memoryUsage().rss;
    }
    const before = await rounds();
    console.log(await rounds() - before);
  `;
  const flags = ["--expose-gc", "--input-type=module", "--eval", script];
  return Number(execFileSync(process.execPath, flags, { cwd, encoding: "utf8" }));
}

const REFUSED =
  "() => { try { readiness.assess(ana, wrong); } catch { return; } throw new Error('taken'); }";
const FLAT = 8 * 1024 * 1024;

test("10,000 refused calls leave memory flat", () => {
  const grown = growth(REFUSED);
  assert.ok(grown < FLAT, `${grown} bytes more`);
});

test("10,000 handles that are freed leave memory flat", () => {
  const grown = growth("() => new Roles(large).free()");
  assert.ok(grown < FLAT, `${grown} bytes more`);
});

test("handles that nobody can reach are let go of by themselves, and others are not", (t) => {
  const kept = growth("() => { (globalThis.kept ??= []).push(new Roles(large)); }");
  const unreachable = growth("() => { new Roles(large); }");
  t.diagnostic(`${kept} bytes more with all handles kept, ${unreachable} with none`);
  assert.ok(kept > 4 * FLAT, `only ${kept} bytes more`);
  assert.ok(unreachable < kept / 4, `${unreachable} bytes more`);
});
