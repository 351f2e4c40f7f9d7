// Rules that are checked once and run many times, in the module that recommends.

import assert from "node:assert/strict";
import { test } from "node:test";

import { Rules, init, isProwessError, recommend } from "prowess-web/recommend";

import { ana, analyst } from "../../bindings-node/test/sample.mjs";

const DAY = "2026-11-27";
const cohort = { members: [{ profile: ana, target_role: analyst.uri }] };

await init();

test("held rules say what plain rules say, in a run and in a dry run", () => {
  const plain = recommend.defaultRules();
  const rules = new Rules(plain);
  const cases = recommend.ruleCases(cohort, [analyst]);
  const run = recommend.evaluateRules(rules, cases, DAY);
  assert.ok(run.cases.some((one) => one.fired.length > 0));
  assert.deepEqual(run, recommend.evaluateRules(plain, cases, DAY));
  assert.deepEqual(
    recommend.dryRun(rules, cohort, [analyst], DAY),
    recommend.dryRun(plain, cohort, [analyst], DAY),
  );
  assert.deepEqual(rules.toJSON(), plain);
  rules.free();
  assert.throws(() => recommend.evaluateRules(rules, cases, DAY), isProwessError);
});

test("rules with something wrong are refused when they are handed over", () => {
  const broken = recommend.defaultRules();
  broken.rules[0].when = { kind: "known", fact: "no.such.fact" };
  assert.throws(() => new Rules(broken), { code: "recommend.invalid_rules" });
});
