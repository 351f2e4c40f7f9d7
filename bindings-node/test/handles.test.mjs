// Data that stays on the native side.

import assert from "node:assert/strict";
import { test } from "node:test";

import {
  EvidenceIndex,
  Framework,
  Profile,
  Role,
  Roles,
  Rules,
  evidence,
  framework,
  isProwessError,
  readiness,
  recommend,
  role,
} from "prowess";

import { ana, analyst, csv, log, policy } from "./sample.mjs";

const table = { name: "ours.csv", bytes: csv };
const ours = () => framework.importPlainCsv(table).value;

function problem(call) {
  try {
    call();
  } catch (error) {
    assert.ok(isProwessError(error), String(error));
    return error;
  }
  return assert.fail("nothing was refused");
}

test("a handle gives the same answer as its plain data", () => {
  const plain = readiness.assess(ana, analyst);
  assert.deepEqual(readiness.assess(new Profile(ana), new Role(analyst)), plain);
  assert.deepEqual(readiness.assess(ana, new Role(analyst)), plain);
  const many = readiness.compare(ana, [analyst]);
  assert.deepEqual(readiness.compare(new Profile(ana), new Roles([analyst])), many);
});

test("a log is put in order once and answers as its plain data", () => {
  const ask = (from, within) =>
    evidence.profileAsOf(from, "ana", { occurred_on: "2026-06-01" }, policy, within);
  const plain = ask(log, ours());
  assert.equal(plain.levels[0].level, 3);
  assert.deepEqual(ask(new EvidenceIndex(log, new Framework(ours()))), plain);
  assert.deepEqual(ask(new EvidenceIndex(log, ours())), plain);
  assert.deepEqual(ask(EvidenceIndex.fromJson(JSON.stringify(log)), ours()).levels, plain.levels);
});

test("a handle is read from JSON text without passing through objects", () => {
  const text = JSON.stringify(analyst);
  assert.deepEqual(Role.fromJson(text).toJSON(), new Role(analyst).toJSON());
  assert.deepEqual(Roles.fromJson(`[${text}]`).toJSON(), [new Role(analyst).toJSON()]);
  assert.deepEqual(Profile.fromJson(JSON.stringify(ana)).toJSON(), new Profile(ana).toJSON());
  assert.deepEqual(Framework.fromJson(JSON.stringify(ours())).toJSON(), ours());
});

test("a handle becomes its plain data in JSON, so it can stand inside plain data", () => {
  const data = JSON.parse(JSON.stringify({ role: new Role(analyst) }));
  assert.equal(data.role.uri, "role/analyst");
  assert.deepEqual(role.parse(JSON.stringify(new Role(analyst))), new Role(analyst).toJSON());
  assert.deepEqual(readiness.compare(ana, [new Role(analyst)]), readiness.compare(ana, [analyst]));
  assert.deepEqual(new EvidenceIndex(log).toJSON(), evidence.parseLog(JSON.stringify(log)));
});

test("a handle that was freed is refused by name, and freeing it again does nothing", () => {
  const held = new Role(analyst);
  held.free();
  held.free();
  const refused = problem(() => readiness.assess(ana, held));
  assert.equal(refused.code, "surface.malformed_argument");
  assert.equal(refused.path, "role");
  assert.equal(refused.message, "a handle that was freed holds nothing");
  assert.equal(problem(() => held.toJSON()).path, "handle");
});

test("a slot that was freed is never confused with what is held later", () => {
  const old = new Role(analyst);
  old.free();
  const others = Array.from({ length: 100 }, () => new Role(analyst));
  assert.equal(problem(() => readiness.assess(ana, old)).path, "role");
  for (const other of others) other.free();
});

test("a handle is let go of at the end of its block", () => {
  const held = new Role(analyst);
  held[Symbol.dispose]();
  assert.equal(problem(() => readiness.assess(ana, held)).path, "role");
});

test("a handle of another kind is refused in words", () => {
  const refused = problem(() => readiness.assess(ana, new Profile(ana)));
  assert.equal(refused.message, "invalid type: a profile, expected a role");
  assert.equal(refused.path, "role");
});

test("data that does not fit is refused with its place when a handle is made", () => {
  const refused = problem(
    () => new Role({ ...analyst, requirements: [{ competency: "sql", levle: 3 }] }),
  );
  assert.equal(refused.path, "role.requirements[0].levle");
  assert.equal(problem(() => new Profile()).code, "surface.missing_argument");
  assert.equal(problem(() => new EvidenceIndex(log, 3)).path, "framework");
});

test("files become a framework and roles that never leave the native side", () => {
  const { framework: held, diagnostics } = Framework.fromFiles("plain_csv", [table]);
  assert.deepEqual(diagnostics, []);
  assert.deepEqual(held.toJSON(), ours());
  assert.equal(framework.find(held, "sql")[0].key, framework.find(ours(), "sql")[0].key);
});

test("files that an import refuses are refused through a handle in the same words", () => {
  for (const files of [[], [table, table], [{ name: "ours.csv" }], 3, undefined, null]) {
    const refused = problem(() => Framework.fromFiles("plain_csv", files));
    assert.equal(refused.kind, "invalid", String(refused));
    assert.match(refused.path, /^files?/);
  }
  const many = problem(() => Framework.fromFiles("plain_csv", [table, table]));
  assert.equal(many.message, "2 files, expected one");
  assert.equal(problem(() => Framework.fromFiles("nobody", [table])).path, "publisher");
  assert.equal(problem(() => Roles.fromFiles("case", [table], ours())).path, "publisher");
});

test("rules that are held say what plain rules say, to the last bit", () => {
  const plain = recommend.defaultRules();
  const rules = new Rules(plain);
  const cohort = { members: [{ profile: ana, target_role: analyst.uri }] };
  const cases = recommend.ruleCases(cohort, [analyst]);
  const run = recommend.evaluateRules(rules, cases, "2026-11-27");
  assert.ok(run.cases.some((one) => one.fired.length > 0));
  assert.deepEqual(run, recommend.evaluateRules(plain, cases, "2026-11-27"));
  const dry = recommend.dryRun(rules, cohort, new Roles([analyst]), "2026-11-27");
  assert.deepEqual(dry, recommend.dryRun(plain, cohort, [analyst], "2026-11-27"));
  assert.deepEqual(JSON.parse(JSON.stringify(rules)), plain);
  assert.deepEqual(Rules.fromJson(JSON.stringify(plain)).toJSON(), plain);
});

test("what is wrong with rules is refused when they are handed over", () => {
  const broken = recommend.defaultRules();
  broken.rules[0].when = { kind: "known", fact: "no.such.fact" };
  const held = problem(() => new Rules(broken));
  const plain = problem(() => recommend.evaluateRules(broken, [], "2026-11-27"));
  assert.equal(held.code, "recommend.invalid_rules");
  assert.deepEqual(held.toJSON(), plain.toJSON());
});
