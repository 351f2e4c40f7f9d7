// A role that was made ready for many people.

import assert from "node:assert/strict";
import { test } from "node:test";

import * as prowess from "prowess";

import { testNamedLevels } from "./named.mjs";
import { analyst } from "./sample.mjs";

const { Scorer, isProwessError, readiness } = prowess;

const options = { threshold: 0.625, coverage_floor: 0.5 };
const levelsOf = (row, competencies) =>
  Object.fromEntries(competencies.map((key, at) => [key, Number.isNaN(row[at]) ? null : row[at]]));

test("the scores of many people are those of an assessment in every bit", () => {
  const scorer = new Scorer({ role: analyst, options });
  const { competencies } = scorer;
  assert.deepEqual(competencies, ["sql", "statistics"]);
  const steps = [NaN, 0, 0.7, 3, 4, 5];
  const rows = steps.flatMap((one) => steps.map((other) => [one, other]));
  const columns = scorer.scoreRows(Float64Array.from(rows.flat()));
  const verdicts = new Set(columns.verdict);
  assert.deepEqual([...verdicts].sort(), ["not_ready", "ready", "undecided"]);
  for (const [at, row] of rows.entries()) {
    const found = Object.fromEntries(Object.entries(columns).map(([name, all]) => [name, all[at]]));
    const levels = levelsOf(row, competencies);
    assert.deepEqual(found, readiness.score(scorer, levels));
    const known = Object.entries(levels).filter(([, level]) => level !== null);
    const person = {
      person: "ana",
      levels: known.map(([competency, level]) => ({ competency, level })),
    };
    const whole = readiness.assess(person, analyst, options);
    for (const name of Object.keys(found)) assert.equal(found[name], whole[name], `${row} ${name}`);
  }
});

test("a scorer is made from text, gives its data back, and is let go of", () => {
  const data = { role: analyst, options };
  const scorer = Scorer.fromJson(JSON.stringify(data));
  assert.equal(scorer.toJSON().options.threshold, 0.625);
  assert.deepEqual(readiness.score(scorer, { sql: 3 }), readiness.score(data, { sql: 3 }));
  scorer.free();
  assert.throws(() => scorer.scoreRows(new Float64Array(2)), isProwessError);
});

test("levels that do not fit are refused with their place", () => {
  const scorer = new Scorer({ role: analyst });
  const path = (levels) => {
    try {
      scorer.scoreRows(levels);
    } catch (error) {
      assert.ok(isProwessError(error), String(error));
      return error.path;
    }
    return assert.fail("nothing was refused");
  };
  assert.match(path(Float64Array.of(3, 3, 9, 3)), /^rows\[1\]/);
  assert.equal(path(Float64Array.of(3)), "levels");
  assert.equal(path([3, 3]), "levels");
  assert.deepEqual(scorer.scoreRows(new Float64Array(0)).verdict, []);
});

testNamedLevels(prowess);
