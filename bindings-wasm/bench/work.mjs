// What is measured, in Node and on a page alike.
//
// Beside it, a loop of plain JavaScript that computes the same scores and gaps and nothing else:
// no check of what goes in, no coverage, no bounds, no must-haves, no scales.

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

function makeProfile(role) {
  const known = new Set(role.requirements.slice(0, 25).map(({ competency }) => competency));
  while (known.size < 60) known.add(key(Math.floor(random() * 300)));
  const levels = [...known].map((competency) => ({ competency, level: Math.floor(random() * 11) / 2 }));
  return { person: "ana", levels };
}

const levelsOf = ({ levels }) => new Map(levels.map(({ competency, level }) => [competency, level]));

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

function best(levelOf, many) {
  const all = many.map((one) => scored(levelOf, one));
  return all.sort((a, b) => b.score - a.score).slice(0, TOP);
}

/** The quickest of ten rounds, in microseconds for each call: others were disturbed. */
function cost(call) {
  const until = performance.now() + 300;
  let warm = 0;
  while (performance.now() < until) {
    call();
    warm += 1;
  }
  const calls = Math.max(1, Math.floor(warm / 6));
  let least = Infinity;
  for (let round = 0; round < 10; round += 1) {
    const start = performance.now();
    for (let at = 0; at < calls; at += 1) call();
    least = Math.min(least, (performance.now() - start) / calls);
  }
  return least * 1000;
}

/**
 * What each way costs, in microseconds: for each question, a plain loop and the ways to ask it.
 *
 * @returns A list of `{ title, loop, ways }`, where `ways` has a name and a cost each.
 */
export function measure({ Profile, Role, Roles, Scorer, readiness }) {
  const roles = Array.from({ length: ROLES }, (_, at) => makeRole(at));
  const [role] = roles;
  const profile = makeProfile(role);
  const held = { profile: new Profile(profile), role: new Role(role), roles: new Roles(roles) };
  const scorer = new Scorer({ role });
  const levelOf = levelsOf(profile);
  const row = Float64Array.from(scorer.competencies, (competency) => levelOf.get(competency) ?? NaN);
  const named = Object.fromEntries(
    scorer.competencies.map((competency) => [competency, levelOf.get(competency) ?? null]),
  );
  const top = { top: TOP };
  const near = (a, b) => {
    if (!(Math.abs(a - b) < 1e-12)) throw new Error(`${a} against ${b}`);
  };
  const byHand = scored(levelOf, role).score;
  for (const { score } of [readiness.assess(profile, role), scorer.score(named)]) near(score, byHand);
  near(scorer.scoreRows(row).score[0], byHand);
  const bestByHand = best(levelOf, roles);
  for (const { results } of [readiness.compare(profile, held.roles, top), readiness.rank(profile, held.roles, top)]) {
    results.forEach(({ score }, at) => near(score, bestByHand[at].score));
  }
  const costs = (calls) => Object.entries(calls).map(([name, call]) => ({ name, cost: cost(call) }));
  return [
    {
      title: "one role",
      loop: cost(() => scored(levelsOf(profile), role)),
      ways: costs({
        "assess, plain objects": () => readiness.assess(profile, role),
        "assess, role held": () => readiness.assess(profile, held.role),
        "assess, both held": () => readiness.assess(held.profile, held.role),
        "readiness.score, levels by name": () => readiness.score(scorer, named),
        "scorer.score, levels by name": () => scorer.score(named),
        "scorer.scoreRows, one person": () => scorer.scoreRows(row),
      }),
    },
    {
      title: `${ROLES} roles, the best ${TOP}`,
      loop: cost(() => best(levelsOf(profile), roles)),
      ways: costs({
        "compare, roles held": () => readiness.compare(profile, held.roles, top),
        "compare, both held": () => readiness.compare(held.profile, held.roles, top),
        "rank, roles held": () => readiness.rank(profile, held.roles, top),
        "rank, both held": () => readiness.rank(held.profile, held.roles, top),
      }),
    },
  ];
}
