// Learning plans as they are measured, in Node and on a page alike.

const SIZES = [
  [15, 100],
  [30, 200],
];
const KINDS = [
  ["close all", "attain"],
  ["close all", "additive"],
  ["most gain", "attain"],
  ["most gain", "additive"],
];
const SEEDS = [1n, 2n, 3n, 4n, 5n];
const RUNS = 5;

/** Numbers that look random and are the same in every run (Knuth's constants for MMIX). */
class Dice {
  constructor(seed) {
    this.state = BigInt.asUintN(64, seed * 0x9e3779b97f4a7c15n) + 11n;
    for (let at = 0; at < 10; at += 1) this.below(2);
  }

  below(end) {
    this.state = BigInt.asUintN(64, BigInt.asUintN(64, this.state * 6364136223846793005n) + 1442695040888963407n);
    return Number((this.state >> 33n) % BigInt(end));
  }

  is(percent) {
    return this.below(100) < percent;
  }
}

const named = (letter, number, digits) => `${letter}${String(number).padStart(digits, "0")}`;

/** What a plan is asked of: see core/benches/plan_cases. */
export function planCase(seed, goals, resources, kind, model) {
  const dice = new Dice(seed);
  const wanted = Array.from({ length: goals }, (_, at) => {
    const held = dice.below(3);
    const required = held + 1 + dice.below(3);
    const weight = 1 + dice.below(9);
    return { competency: named("c", at, 2), held, required, weight, is_must_have: dice.is(30) };
  });
  const sums = [0, 0];
  const offers = [];
  for (let at = 0; at < resources; at += 1) {
    const from = Math.floor(at / goals) % 5;
    const to = Math.min(from + 1 + (dice.is(30) ? 1 : 0), 5);
    const teaches = [{ competency: named("c", at % goals, 2), from, to }];
    for (let more = dice.below(3); more > 0; more -= 1) {
      const [skill, start] = [dice.below(goals), dice.below(4)];
      if (skill !== at % goals) teaches.push({ competency: named("c", skill, 2), from: start, to: start + 1 });
    }
    const requires = [];
    if (at > 0 && dice.is(20)) requires.push({ kind: "resource", resource: named("r", dice.below(at), 3) });
    if (at > 1 && dice.is(5)) {
      const both = [dice.below(at), dice.below(at)].map((one) => named("r", one, 3));
      requires.push({ kind: "any_of", resources: both });
    }
    if (dice.is(5)) {
      const competency = named("c", dice.below(goals), 2);
      requires.push({ kind: "level", competency, level: 1 + dice.below(2) });
    }
    const alternative = dice.is(16) ? `a${dice.below(Math.floor(resources / 12))}` : null;
    const hours = 4 + dice.below(57);
    const cost = Math.floor((10 * dice.below(8) * hours) / 4);
    sums[0] += cost;
    sums[1] += hours;
    offers.push({ id: named("r", at, 3), teaches, requires, alternative, cost, hours });
  }
  const options = { hour_value: 30, gain_model: model };
  if (kind === "most gain") {
    options.target = { kind: "most_gain" };
    options.budget = Math.floor(sums[0] / 16);
    options.hours = Math.floor(sums[1] / 10);
    options.start = "2026-11-30";
    options.deadline = "2027-11-26";
    options.hours_per_week = 10;
  }
  return { goals: { goals: wanted }, resources: offers, options };
}

/**
 * What each kind of plan costs, with everything that crosses into the module and back.
 *
 * @returns A list of `{ title, times, nodes }`: milliseconds of each instance, the quickest of
 *   several runs, and how many nodes the search looked at.
 */
export function measurePlans({ recommend }) {
  const kinds = SIZES.flatMap(([goals, resources]) =>
    KINDS.map(([kind, model]) => ({ goals, resources, kind, model })),
  );
  return kinds.map(({ goals, resources, kind, model }) => {
    const [times, nodes] = [[], []];
    for (const seed of SEEDS) {
      const input = planCase(seed, goals, resources, kind, model);
      let least = Infinity;
      for (let run = 0; run < RUNS; run += 1) {
        const start = performance.now();
        const plan = recommend.learningPlan(input.goals, input.resources, input.options);
        least = Math.min(least, performance.now() - start);
        // Some instances have no plan, which is proved just as well; a limit would be no answer.
        const isProved = ["optimal", "impossible"].includes(plan.status);
        if (!isProved) throw new Error(`${kind}, ${model}, ${seed}: ${plan.status}`);
        nodes[times.length] = plan.nodes;
      }
      times.push(least);
    }
    return { title: `${kind}, ${model}, ${goals} x ${resources}`, times, nodes };
  });
}
