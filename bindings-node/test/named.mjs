// Levels by name against a scorer, which both packages have to answer alike.

import assert from "node:assert/strict";
import { test } from "node:test";

import { analyst } from "./sample.mjs";

const options = { threshold: 0.625, coverage_floor: 0.5 };

/** Levels of every kind, and those that are refused. */
const NAMED = [
  {},
  { sql: 3, statistics: 4.5 },
  { S1: 3, statistics: null },
  { statistics: undefined, sql: -0 },
  { sql: 2, elsewhere: 99, another: null },
  { sql: 1, S1: 2 },
  { sql: null, S1: 2 },
  { sql: 9 },
  { sql: "3" },
  { sql: NaN },
  { sql: Infinity },
  { sql: [3] },
  { elsewhere: "much" },
  { elsewhere: NaN },
  { "": 3 },
  { "a\u0007b": 3 },
  { "\ud800": 3 },
  { ["x".repeat(3000)]: 3 },
  { ["ß".repeat(1000)]: 3 },
  Object.assign(Object.create(null), { sql: 3 }),
  Object.assign(Object.create({ statistics: 5 }), { sql: 3 }),
  [3],
  null,
  undefined,
  "sql",
  7,
  { sql: 3, toJSON: () => ({ sql: 1 }) },
  new (class {
    sql = 3;
    toJSON() {
      return { statistics: 2 };
    }
  })(),
];

const coded = (requirements) => ({ ...analyst, requirements });
const [first, ...rest] = analyst.requirements;
const ROLES = {
  "a plain one": coded([{ ...first, code: "S1" }, ...rest]),
  "one with a must-have": coded([{ ...first, code: "S1", gate: {} }, ...rest]),
  "one with the uri of another as a code": coded([{ ...first, code: "statistics" }, ...rest]),
  "one with a code twice": coded([first, ...rest].map((one) => ({ ...one, code: "S1" }))),
  "one that asks nothing": coded([]),
  "one that cannot be assessed": coded([{ ...first, scale: "nowhere" }]),
};

/** The tests of a package that was loaded. */
export function testNamedLevels({ Scorer, isProwessError, readiness }) {
  /** The answer or the problem, as data. */
  function told(ask) {
    try {
      return ask();
    } catch (error) {
      assert.ok(isProwessError(error), String(error));
      return error.toJSON();
    }
  }

  for (const [name, role] of Object.entries(ROLES)) {
    test(`the score of named levels and its problems are those of the operation: ${name}`, () => {
      for (const unknown of ["strict", "lenient", "interval"]) {
        const data = { role, options: { ...options, unknown } };
        const scorer = new Scorer(data);
        for (const levels of NAMED) {
          // Plain data goes the long way, as text.
          const wanted = told(() => readiness.score(data, levels));
          assert.deepEqual(told(() => scorer.score(levels)), wanted);
          assert.deepEqual(told(() => readiness.score(scorer, levels)), wanted);
          if (levels?.constructor !== Object) continue;
          if (typeof levels.toJSON === "function") continue;
          assert.deepEqual(told(() => scorer.score(new Map(Object.entries(levels)))), wanted);
        }
      }
    });
  }

  test("a scorer that was let go of scores nobody", () => {
    const scorer = new Scorer({ role: analyst });
    scorer.score({ sql: 3 });
    scorer.free();
    assert.equal(told(() => scorer.score({ sql: 3 })).code, "surface.malformed_argument");
  });
}
