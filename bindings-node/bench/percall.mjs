// What a call costs: one person against a role of 30 requirements, and against 900 such roles.
//
//   node bench/percall.mjs
//
// Beside it, a loop of plain JavaScript that computes the same scores and gaps and nothing else:
// no check of what goes in, no coverage, no bounds, no must-haves, no scales.

import { Profile, Role, Roles, Scorer, readiness } from "prowess";

const NEEDS = 30;
const ROLES = 900;
const TOP = 10;
const key = (number) => `https://example.org/competency/${String(number).padStart(4, "0")}`;

// The same numbers on every run: a generator by Lehmer.
let state = 42;
const random = () => (state = (state * 48271) % 2147483647) / 2147483647;

function makeRole(at) {
  const named = new Set();
  while (named.size < NEEDS) named.add(key(Math.floor(random() * 300)));
  const requirements = [...named].map((competency) => ({
    competency,
    required_level: 1 + Math.floor(random() * 5),
    importance: 1 + Math.floor(random() * 5),
  }));
  const scales = [{ id: "five-step", kind: "ordinal", minimum: 0, maximum: 5 }];
  return { uri: `role/${at}`, titles: { en: `Role ${at}` }, scales, requirements };
}

const roles = Array.from({ length: ROLES }, (_, at) => makeRole(at));
const role = roles[0];
const known = new Set(role.requirements.slice(0, 25).map(({ competency }) => competency));
while (known.size < 60) known.add(key(Math.floor(random() * 300)));
const levels = [...known].map((competency) => ({
  competency,
  level: Math.floor(random() * 11) / 2,
}));
const profile = { person: "ana", levels };
const held = { profile: new Profile(profile), role: new Role(role), roles: new Roles(roles) };

function byHand(person, one) {
  const levelOf = new Map(person.levels.map(({ competency, level }) => [competency, level]));
  return scored(levelOf, one);
}

function scored(levelOf, one) {
  let sum = 0;
  let weight = 0;
  const gaps = [];
  for (const { competency, required_level: required, importance } of one.requirements) {
    const level = levelOf.get(competency);
    const met = level === undefined ? 0 : Math.min(1, level / required);
    sum += importance * met;
    weight += importance;
    if (met < 1) gaps.push({ competency, required, level: level ?? null, met, weight: importance });
  }
  return { role: one.uri, score: sum / weight, gaps };
}

function compareByHand(person, many) {
  const levelOf = new Map(person.levels.map(({ competency, level }) => [competency, level]));
  const all = many.map((one) => scored(levelOf, one));
  return all.sort((a, b) => b.score - a.score).slice(0, TOP);
}

const scorer = new Scorer({ role });
const levelOf = new Map(levels.map(({ competency, level }) => [competency, level]));
const row = Float64Array.from(scorer.competencies, (competency) => levelOf.get(competency) ?? NaN);
const people = 1000;
const table = new Float64Array(people * row.length);
for (let at = 0; at < people; at += 1) table.set(row, at * row.length);
const named = Object.fromEntries(
  scorer.competencies.map((competency, at) => [competency, Number.isNaN(row[at]) ? null : row[at]]),
);

const near = (a, b) => Math.abs(a - b) < 1e-12;
const ready = readiness.assess(profile, role);
const loop = byHand(profile, role);
if (!near(ready.score, loop.score)) throw new Error(`${ready.score} against ${loop.score}`);
const best = readiness.compare(profile, held.roles, { top: TOP });
const bestByHand = compareByHand(profile, roles);
for (const [at, one] of best.results.entries()) {
  if (!near(one.score, bestByHand[at].score))
    throw new Error(`place ${at}: ${one.score} against ${bestByHand[at].score}`);
}

/** The quickest of rounds of about 50 ms, in microseconds for each call: others were disturbed. */
function cost(call) {
  const until = performance.now() + 300;
  let warm = 0;
  while (performance.now() < until) {
    call();
    warm += 1;
  }
  const calls = Math.max(1, Math.round(warm / 6));
  const rounds = Array.from({ length: 21 }, () => {
    const start = performance.now();
    for (let i = 0; i < calls; i += 1) call();
    return ((performance.now() - start) * 1000) / calls;
  });
  return Math.min(...rounds);
}

const ranked = readiness.rank(profile, held.roles, { top: TOP });
if (ranked.results.some(({ score }, at) => score !== best.results[at].score))
  throw new Error("a ranking is not in the order of the comparison");

const bytes = (value) => JSON.stringify(value).length;
console.log(
  `node ${process.version}, ${NEEDS} requirements, ${levels.length} levels, ${ready.gaps.length} gaps`,
);
console.log(`JSON: profile ${bytes(profile)}, role ${bytes(role)}, answer ${bytes(ready)} bytes\n`);
/** Each loop in JavaScript, and beside it what asks the same of Prowess. */
const groups = [
  {
    loop: () => byHand(profile, role),
    title: "one role",
    ways: [
      ["assess, plain profile and role", () => readiness.assess(profile, role)],
      ["assess, plain profile and held role", () => readiness.assess(profile, held.role)],
      ["assess, held profile and held role", () => readiness.assess(held.profile, held.role)],
      ["readiness.score, a scorer and levels by name", () => readiness.score(scorer, named)],
      ["scorer.score, levels by name", () => scorer.score(named)],
      ["scorer.score, a map of levels", () => scorer.score(levelOf)],
      ["scorer.scoreRows, one person", () => scorer.scoreRows(row)],
    ],
  },
  {
    loop: () => Array.from({ length: people }, () => byHand(profile, role)),
    title: `one role, ${people} people`,
    ways: [["scorer.scoreRows", () => scorer.scoreRows(table)]],
  },
  {
    loop: () => compareByHand(profile, roles),
    title: `${ROLES} roles, the best ${TOP}`,
    ways: [
      [
        "compare, held roles, plain profile",
        () => readiness.compare(profile, held.roles, { top: TOP }),
      ],
      [
        "compare, held roles, held profile",
        () => readiness.compare(held.profile, held.roles, { top: TOP }),
      ],
      ["rank, held roles, plain profile", () => readiness.rank(profile, held.roles, { top: TOP })],
      [
        "rank, held roles, held profile",
        () => readiness.rank(held.profile, held.roles, { top: TOP }),
      ],
    ],
  },
];

const told = (microseconds) => `${microseconds.toFixed(2).padStart(10)} µs`;
for (const { loop, title, ways } of groups) {
  const byLoop = cost(loop);
  console.log(`${title}\n${told(byLoop)}  the loop in JavaScript`);
  for (const [name, call] of ways) {
    const own = cost(call);
    const against =
      own < byLoop ? `${(byLoop / own).toFixed(1)} times quicker` : `${(own / byLoop).toFixed(1)} times`;
    console.log(`${told(own)}  ${name.padEnd(46)} against the loop: ${against}`);
  }
}
