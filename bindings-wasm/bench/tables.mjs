// What is measured of tables of levels, in Node and on a page alike: the module against the best
// plain JavaScript, which give the same answers.

import { dense, sparse } from "./people.mjs";
import { PlainDense, PlainSparse } from "./plain.mjs";

/** So many people suit a page. */
const DENSE_PEOPLE = 2_000;
const SPARSE_PEOPLE = 5_000;

const ROUNDS = 7;

/** The quickest of some rounds, in milliseconds: others were disturbed. */
function quickest(call) {
  let least = Infinity;
  call();
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = performance.now();
    call();
    least = Math.min(least, performance.now() - start);
  }
  return least;
}

/** The largest difference of two columns. */
function apart(one, other) {
  if (one.length !== other.length) throw new Error(`${one.length} numbers against ${other.length}`);
  let most = 0;
  for (let at = 0; at < one.length; at += 1) most = Math.max(most, Math.abs(one[at] - other[at]));
  return most;
}

function near(what, one, other, limit) {
  const most = apart(one, other);
  if (!(most <= limit)) throw new Error(`${what}: scores are ${most} apart`);
}

/** The workloads, each with what it costs in plain JavaScript and in the module. */
export function measured({ LevelTable, RoleBatch }) {
  const results = [];

  const work = dense(DENSE_PEOPLE);
  const plain = new PlainDense(work);
  const rows = PlainDense.rows(work);
  const byHand = plain.scoreMatrix(rows, DENSE_PEOPLE);
  const table = new LevelTable(work.table);
  const loop = quickest(() => plain.scoreMatrix(rows, DENSE_PEOPLE));
  const ways = [];
  for (const [precision, limit] of [["exact", 1.1e-6], ["fast", 5e-4]]) {
    const batch = new RoleBatch(work.roles, work.competencies, { precision });
    near(`dense, ${precision}`, batch.scoreMatrix(table), byHand, limit);
    ways.push({ name: `scoreMatrix, ${precision}`, cost: quickest(() => batch.scoreMatrix(table)) });
    ways.push({ name: `topRoles, ${precision}`, cost: quickest(() => batch.topRoles(table)) });
    ways.push({ name: `summarise, ${precision}`, cost: quickest(() => batch.summarise(table)) });
    batch.free();
  }
  const copied = () => new LevelTable(work.table).free();
  ways.push({ name: "copying the levels, once", cost: quickest(copied), isExtra: true });
  table.free();
  results.push({ title: `dense: ${DENSE_PEOPLE} people, 900 roles, 120 competencies`, loop, ways });

  const few = sparse(SPARSE_PEOPLE);
  const lists = new PlainSparse(few);
  const best = lists.topRoles(few.table, 10);
  const long = new LevelTable(few.table);
  const batch = new RoleBatch(few.roles, few.competencies);
  near("sparse", batch.topRoles(long).score, best.score, 1e-12);
  results.push({
    title: `sparse: ${SPARSE_PEOPLE} people, 3,000 roles, 13,900 competencies, the best 10 roles`,
    loop: quickest(() => lists.topRoles(few.table, 10)),
    ways: [
      { name: "topRoles", cost: quickest(() => batch.topRoles(long)) },
      { name: "topPeople", cost: quickest(() => batch.topPeople(long)), isExtra: true },
      { name: "copying the levels, once", cost: quickest(() => new LevelTable(few.table).free()), isExtra: true },
    ],
  });
  return results;
}

/** The results as a text. */
export function told(surface, results) {
  const time = (cost) => `${cost.toFixed(2).padStart(9)} ms`;
  const lines = results.flatMap(({ title, loop, ways }) => [
    `\n${surface}, ${title}`,
    `${time(loop)}  the loop in JavaScript`,
    ...ways.map(({ name, cost, isExtra = false }) =>
      isExtra ? `${time(cost)}  ${name}` : `${time(cost)}  ${name.padEnd(26)} ${(loop / cost).toFixed(1).padStart(6)} to 1`,
    ),
  ]);
  return lines.join("\n");
}
