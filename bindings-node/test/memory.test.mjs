// Refused calls and freed handles leave nothing behind.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const cwd = fileURLToPath(new URL("..", import.meta.url));

/** Bytes that the process grew by while `each` ran 10,000 times, after as many to warm up. */
function growth(each) {
  const script = `
    import { Profile, Role, Roles, readiness, role } from "prowess";
    import { ana, analyst } from "./test/sample.mjs";
    const wrong = { ...analyst, requirements: [{ competency: "sql", levle: "${"x".repeat(1000)}" }] };
    const large = Array.from({ length: 20 }, () => analyst);
    const each = ${each};
    const measure = () => { gc(); gc(); return process.memoryUsage().rss; };
    for (let i = 0; i < 10_000; i += 1) each();
    // Finalizers run between turns of the event loop.
    await new Promise((resolve) => setTimeout(resolve, 50));
    const before = measure();
    for (let i = 0; i < 10_000; i += 1) each();
    await new Promise((resolve) => setTimeout(resolve, 50));
    console.log(measure() - before);
  `;
  const flags = ["--expose-gc", "--input-type=module", "--eval", script];
  return Number(execFileSync(process.execPath, flags, { cwd, encoding: "utf8" }));
}

const REFUSED = "() => { try { readiness.assess(ana, wrong); } catch { return; } throw new Error('taken'); }";
const FLAT = 8 * 1024 * 1024;

test("10,000 refused calls leave memory flat", () => {
  const grown = growth(REFUSED);
  assert.ok(grown < FLAT, `${grown} bytes more`);
});

test("10,000 handles that are freed leave memory flat", () => {
  const grown = growth("() => new Roles(large).free()");
  assert.ok(grown < FLAT, `${grown} bytes more`);
});

test("handles that nobody can reach are let go of by themselves", () => {
  // Each holds about 20 roles; 10,000 of them would take far more than this.
  const grown = growth("() => { new Roles(large); }");
  assert.ok(grown < 4 * FLAT, `${grown} bytes more`);
});

test("memory that is kept shows in this measure", () => {
  const grown = growth("() => { (globalThis.kept ??= []).push(new Roles(large)); }");
  assert.ok(grown > 4 * FLAT, `only ${grown} bytes more`);
});
