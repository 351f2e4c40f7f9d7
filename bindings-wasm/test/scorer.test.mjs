// A role that was made ready for many people, in each module.

import assert from "node:assert/strict";
import { test } from "node:test";

import * as lean from "prowess-web/lean";
import * as everything from "prowess-web";

import { testNamedLevels } from "../../bindings-node/test/named.mjs";
import { analyst } from "../../bindings-node/test/sample.mjs";

for (const [name, prowess] of Object.entries({ everything, lean })) {
  await prowess.init();
  test(`a table of levels is scored row by row, by ${name}`, () => {
    const scorer = new prowess.Scorer({ role: analyst });
    assert.deepEqual(scorer.competencies, ["sql", "statistics"]);
    const columns = scorer.scoreRows(Float64Array.of(4, 3, 2, NaN));
    assert.deepEqual(columns.verdict, ["ready", "not_ready"]);
    const second = Object.fromEntries(Object.entries(columns).map(([measure, all]) => [measure, all[1]]));
    assert.deepEqual(second, prowess.readiness.score({ role: analyst }, { sql: 2 }));
    assert.throws(() => scorer.scoreRows(Float64Array.of(9, 3)), { path: "rows[0].levels[0]" });
  });
  testNamedLevels(prowess);
}
