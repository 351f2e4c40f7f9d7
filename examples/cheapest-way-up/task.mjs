// What is the cheapest way up, what does it open, and what should be found out first?
//
// The same code runs in Node (main.mjs) and in browsers (index.html).

import { assert, last, name, percent, points, word } from "../tasks/words.mjs";

/** The lines that answer it. */
export function cheapestWayUp({ readiness }, { roles, people, roleWithTerms: platform }) {
  const lines = [];
  const viktor = people.find((one) => one.person === "viktor-horvat");
  const lead = roles.find((role) => role.code === "DAT-3");
  const options = { threshold: 0.9, context: { "personal-data": "yes" } };

  // Days of work for one level: people grow slower at the top, and leading needs practice.
  const effort = {
    cost_per_level: 10,
    costs: [
      { competency: "STAT", from: 4, cost: 40 },
      { competency: "ML", from: 4, cost: 40 },
      { competency: "LEAD", cost: 25 },
    ],
    without: true,
  };
  lines.push(`${viktor.person}, who is ready from 90 %`);
  for (const [role, target] of [
    [platform, { kind: "gates" }],
    [platform, { kind: "ready" }],
    [lead, { kind: "score", share: 0.75 }],
    [lead, { kind: "ready" }],
  ]) {
    const plan = readiness.leastEffort(viktor, role, { ...effort, target }, options);
    lines.push(...shown(plan, role));
    // The plan is a promise about the score, which a what-if keeps in every bit.
    const raised = plan.raises.filter((raise) => raise.to !== null);
    const changes = raised.map(({ competency, to }) => ({ kind: "set_level", competency, level: to }));
    const { after, difference } = readiness.whatIf(viktor, role, changes, options);
    const { score, verdict } = after.readiness;
    assert(score === plan.score_after, "a plan keeps its score");
    lines.push(`  then ${percent(score)} %, ${points(difference)} points, ${word(verdict)}`);
  }

  // Which gaps, once closed, open the most of all roles.
  const unlocks = readiness.unlocks(viktor, roles, { top: 5, steps: 3 }, options);
  const { compared, ready } = unlocks;
  lines.push("", `${viktor.person}, of ${compared} roles ready for ${ready} now; one gap closed`);
  for (const one of unlocks.competencies) {
    const gain = points(one.gain).padStart(5);
    const opens = `opens ${one.opens.length}, closer to ${one.closer}`;
    lines.push(`  ${name(one).padEnd(25)}  ${opens}, ${gain} points`);
  }
  lines.push("one after the other");
  for (const step of unlocks.sequence) {
    const opens = step.opens.map(last).join(", ") || "-";
    lines.push(`  ${name(step).padEnd(25)}  ready for ${step.ready}: ${opens}`);
  }

  // Of what is unknown about Priya, what is worth finding out first.
  const priya = people.find((one) => one.person === "priya-raman");
  const undecided = { ...options, unknown: "interval", threshold: 0.8 };
  const { now, unknown } = readiness.sensitivity(priya, platform, undecided);
  const title = "evidence to collect for Data Platform Lead";
  lines.push("", `${priya.person}, ${title}: now ${hypothesis(now)}`);
  for (const one of unknown) {
    const cases = `if met ${hypothesis(one.met)}, if not ${hypothesis(one.unmet)}`;
    const decides = one.flips ? "decides" : "does not decide";
    lines.push(`  ${name(one).padEnd(25)}  ${cases}, ${decides}`);
  }
  return lines;
}

/** A plan, with what each raise costs and what there is without it. */
function shown(plan, role) {
  const targets = { gates: () => "all must-haves", ready: () => "being ready" };
  const score = ({ share }) => `a score of ${percent(share)} %`;
  const target = (targets[plan.target.kind] ?? score)(plan.target);
  const lines = ["", `${role.titles.en}, ${target}: ${word(plan.status)}`];
  const { cost, lower_bound: bound, score_before: before } = plan;
  lines.push(`  ${cost ?? "-"} days, no plan below ${bound ?? "-"}; from ${percent(before)} %`);
  for (const raise of plan.raises) {
    const from = String(raise.from ?? "unknown").padStart(7);
    const days = String(raise.cost).padStart(3);
    const adds = points(raise.adds).padStart(5);
    const other = raise.without.cost === null ? word(raise.without.status) : `${raise.without.cost} days`;
    lines.push(
      `  ${name(raise).padEnd(25)}  ${from} to ${raise.to ?? "shown"}  ` +
        `${days} days  ${adds} points  without it ${other}`,
    );
  }
  return lines;
}

/** What would be so: a score and a verdict. */
function hypothesis({ score, verdict }) {
  return `${score === null ? "-" : percent(score)} % ${word(verdict)}`;
}
