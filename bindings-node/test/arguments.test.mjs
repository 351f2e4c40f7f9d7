// What of JavaScript goes in, and what is said of the rest.

import assert from "node:assert/strict";
import { test } from "node:test";

import { ProwessError, framework, isProwessError, kernel, readiness, role, version } from "prowess";

import { problemFrom } from "../dist/esm/facade/error.js";
import { ana, analyst, csv } from "./sample.mjs";

function problem(call) {
  try {
    call();
  } catch (error) {
    assert.ok(error instanceof ProwessError, String(error));
    return error;
  }
  return assert.fail("nothing was refused");
}

test("a number that is none is refused and never taken for something unknown", () => {
  const levels = [{ competency: "sql", level: NaN }];
  const refused = problem(() => readiness.assess({ person: "ana", levels }, analyst));
  assert.equal(refused.path, "profile.levels[0].level");
  assert.match(refused.message, /string "NaN"/);
  assert.equal(
    problem(() => readiness.assess(ana, analyst, { threshold: Infinity })).path,
    "options.threshold",
  );
  assert.equal(readiness.assess(ana, analyst, { threshold: null }).threshold ?? null, null);
});

test("a number by itself may be none, and the operation says so", () => {
  assert.equal(problem(() => kernel.parseLevel(NaN)).code, "kernel.not_finite");
});

test("undefined and null are both left out", () => {
  const plain = readiness.assess(ana, analyst);
  assert.deepEqual(readiness.assess(ana, analyst, undefined), plain);
  assert.deepEqual(readiness.assess(ana, analyst, null), plain);
  assert.deepEqual(readiness.assess(ana, analyst, { top: undefined }), plain);
  assert.equal(problem(() => readiness.assess(ana)).code, "surface.missing_argument");
});

test("data that JSON cannot write is refused with the name of its argument", () => {
  const circle = { person: "ana" };
  circle.levels = circle;
  assert.equal(problem(() => readiness.assess(circle, analyst)).path, "profile");
  const large = problem(() => readiness.assess({ person: "ana", levels: 3n }, analyst));
  assert.equal(large.code, "surface.malformed_argument");
  assert.match(large.message, /BigInt/);
  assert.ok(large.help.length > 0);
});

test("halves of a surrogate pair are refused and never replaced", () => {
  assert.equal(problem(() => kernel.tidy("a\ud800")).path, "text");
});

test("files are taken as text and as bytes of every kind", () => {
  const want = framework.importPlainCsv({ name: "a.csv", bytes: csv });
  const encoded = new TextEncoder().encode(csv);
  const within = Buffer.concat([Buffer.from("before"), Buffer.from(csv)]).subarray(6);
  for (const bytes of [encoded, encoded.buffer, Buffer.from(csv), within]) {
    assert.deepEqual(framework.importPlainCsv({ name: "a.csv", bytes }), want);
  }
});

test("a file of another shape is refused with its place", () => {
  assert.equal(
    problem(() => framework.importPlainCsv({ name: "a.csv", bytes: [256] })).path,
    "file.bytes[0]",
  );
  assert.equal(problem(() => framework.importPlainCsv({ name: 3, bytes: csv })).path, "file.name");
  assert.equal(problem(() => framework.importPlainCsv()).code, "surface.missing_argument");
  assert.equal(problem(() => framework.importOnet([{ name: "a" }])).path, "files[0]");
  assert.equal(problem(() => framework.importOnet({ name: "a", bytes: csv })).path, "files");
});

test("an error carries its code, its kind, its place and help", () => {
  const refused = problem(() => role.parse("{"));
  assert.equal(refused.name, "ProwessError");
  assert.equal(refused.code.split(".")[0], "role");
  assert.equal(refused.kind, "invalid");
  assert.ok(refused.stack.includes("arguments.test.mjs"));
  assert.deepEqual(Object.keys(refused.toJSON()), [
    "code",
    "kind",
    "message",
    "path",
    "help",
    "details",
  ]);
  assert.deepEqual(JSON.parse(JSON.stringify(refused)), refused.toJSON());
});

test("an error is told apart from others, also in another copy of the package", () => {
  assert.ok(isProwessError(problem(() => role.parse("{"))));
  assert.ok(!isProwessError(new Error("role.malformed")));
  assert.ok(!isProwessError(null));
  class Foreign extends Error {}
  Object.defineProperty(Foreign.prototype, Symbol.for("prowess.error"), { value: true });
  assert.ok(isProwessError(new Foreign("from another copy")));
});

test("a failure that is no problem is a bug of ours, with what was thrown as its cause", () => {
  const panic = new Error("index out of bounds");
  const found = problemFrom(panic);
  assert.equal(found.code, "internal.bug");
  assert.equal(found.kind, "internal");
  assert.match(found.message, /index out of bounds/);
  assert.equal(found.cause, panic);
});

test("the package says its version", () => {
  assert.match(version(), /^\d+\.\d+\.\d+$/);
});
