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

/** What each way costs, in microseconds. */
export function measure({ Profile, Role, Roles, readiness }) {
  const roles = Array.from({ length: ROLES }, (_, at) => makeRole(at));
  const [role] = roles;
  const profile = makeProfile(role);
  const held = { profile: new Profile(profile), role: new Role(role), roles: new Roles(roles) };
  const top = { top: TOP };
  const near = (a, b) => {
    if (Math.abs(a - b) > 1e-12) throw new Error(`${a} against ${b}`);
  };
  near(readiness.assess(profile, role).score, scored(levelsOf(profile), role).score);
  const byHand = best(levelsOf(profile), roles);
  readiness.compare(profile, held.roles, top).results.forEach(({ score }, at) => near(score, byHand[at].score));
  return {
    "one role, by a plain loop": cost(() => scored(levelsOf(profile), role)),
    "one role, plain objects": cost(() => readiness.assess(profile, role)),
    "one role, role held": cost(() => readiness.assess(profile, held.role)),
    "one role, both held": cost(() => readiness.assess(held.profile, held.role)),
    "900 roles, by a plain loop": cost(() => best(levelsOf(profile), roles)),
    "900 roles, roles held, top 10": cost(() => readiness.compare(profile, held.roles, top)),
    "900 roles, both held, top 10": cost(() => readiness.compare(held.profile, held.roles, top)),
  };
}
