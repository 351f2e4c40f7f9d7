// What does the evidence say of two people on two days, and where does a change come from?
//
// The same code runs in Node (main.mjs) and in browsers (index.html).

import { assert, last, level, name, percent, points, word } from "../tasks/words.mjs";

/** The lines that answer it. */
export function fromEvidence({ evidence, readiness, EvidenceIndex }, sample) {
  const lines = [];
  const { framework, roleWithTerms: role } = sample;
  const index = new EvidenceIndex(sample.log, framework);

  // The rules of the company: levels fade slowly, two judge how somebody coaches.
  const coaching = "sample:competency/coaching";
  const policy = {
    ...evidence.policyForFramework(framework),
    decay: { half_life_days: 1460, floor: 0.5 },
    competencies: { [coaching]: { minimum_raters: 2 } },
  };

  // Two days, and what was written down by the end of the first.
  const spring = { occurred_on: "2026-03-31" };
  const seenInSpring = { ...spring, recorded_at: "2026-03-31T23:59:59Z" };
  const autumn = { occurred_on: "2026-10-15" };

  for (const person of ["priya-raman", "viktor-horvat"]) {
    for (const [title, asOf] of [
      ["on 31 March, as it was seen then", seenInSpring],
      ["on 31 March, as we know it now", spring],
      ["on 15 October", autumn],
    ]) {
      lines.push(`${person} ${title}`);
      for (const one of evidence.levelsAsOf(index, person, asOf, policy)) {
        lines.push(`  ${line(one)}`);
      }
    }
  }

  // The role handles personal data, so it asks for secure development.
  const options = { context: { "personal-data": "yes" } };
  for (const person of ["priya-raman", "viktor-horvat"]) {
    const steps = evidence.profileSteps(index, person, spring, autumn, policy);
    const { before, aged, after } = steps;
    lines.push("", `${person} as Data Platform Lead`);
    for (const [day, profile] of [["31 March", before], ["15 October", after]]) {
      const { score, verdict, gates } = readiness.assess(profile, role, options);
      lines.push(`  ${day.padEnd(10)}  ${percent(score).padStart(5)}  ${word(verdict)}`);
      for (const gate of gates) {
        lines.push(`    must-have ${last(gate.requirement)}: ${word(gate.state)}`);
      }
    }
    const split = readiness.splitChange(before, aged, after, role, role, options);
    const sum = split.decay + split.growth + split.new_evidence;
    assert(sum === split.change, "the parts add up to the change in every bit");
    lines.push(`  change      ${points(split.change).padStart(5)}`);
    lines.push(`    fading and expiry    ${points(split.decay).padStart(5)}`);
    lines.push(`    growth               ${points(split.growth).padStart(5)}`);
    lines.push(`    new evidence         ${points(split.new_evidence).padStart(5)}`);
    for (const one of split.competencies) {
      lines.push(`    ${name(one).padEnd(19)}  ${points(one.change).padStart(5)}`);
    }
  }

  // How a level came about, and why, as far as it was known on each day.
  lines.push("", `priya-raman, ${last(coaching)}, day by day as people saw it`);
  const span = { to: "2026-10-15", knowledge: { kind: "of_the_day" } };
  // Without fading, so that only what happened makes a day.
  const unfading = { ...policy, decay: null };
  for (const point of evidence.history(index, "priya-raman", coaching, span, unfading)) {
    lines.push(`  ${point.day}  ${level(point.before)} to ${level(point.level)}`);
    for (const { entry, before, after } of point.causes) {
      lines.push(`    ${entry}: ${word(before ?? "nothing")}, then ${word(after ?? "nothing")}`);
    }
  }
  index.free();
  return lines;
}

/** A level with what it rests on. */
function line(one) {
  const said =
    one.level === null && one.uncounted !== null ? `(${level(one.uncounted)})` : level(one.level);
  const entries = one.entries.map(({ entry, state }) => `${entry} ${word(state)}`).join(", ");
  const why = word(one.reason ?? one.status);
  return `${last(one.competency).padEnd(18)}  ${said.padStart(6)}  ${why}: ${entries}`;
}
