// Who of the company is ready for one role, and why is one of them not?
//
// The same code runs in Node (main.mjs) and in browsers (index.html).

import { percent, word } from "../tasks/words.mjs";

/** The lines that answer it. */
export function whoIsReady({ readiness }, { framework, roles, people }) {
  const lines = [];
  const analyst = roles.find((role) => role.code === "DAT-1");

  // Ready from 80 %; where unknowns decide, nobody is called unready.
  const options = { unknown: "interval", threshold: 0.8 };
  const reports = people.map((person) => readiness.assess(person, analyst, options));
  // The readiest first; who is equally ready, by name.
  reports.sort((a, b) => b.score - a.score || (a.person < b.person ? -1 : 1));

  lines.push(`Data Analyst: ${reports.length} people, ready from 80 %`, "");
  lines.push("person              score   from     to  verdict    largest gap");
  for (const { person, score, low, high, verdict, gaps } of reports) {
    const numbers = [score, low, high].map((share) => percent(share).padStart(5)).join("  ");
    const gap = gaps.length > 0 ? largestGap(gaps[0]) : "none";
    lines.push(`${person.padEnd(18)}  ${numbers}  ${word(verdict).padEnd(9)}  ${gap}`);
  }
  const count = (verdict) => reports.filter((report) => report.verdict === verdict).length;
  const [ready, undecided, not] = ["ready", "undecided", "not_ready"].map(count);
  lines.push("", `${ready} ready, ${undecided} undecided, ${not} not ready`);

  // Why one of them is not, in the words of two languages.
  const explain = (report, language, labels) => {
    const explanation = readiness.explain(report, { labels });
    return readiness.render(explanation, [language]).map((sentence) => `  ${sentence.text}`);
  };
  const viktor = reports.find((report) => report.person === "viktor-horvat");
  lines.push("", `${viktor.person} in English`);
  lines.push(...explain(viktor, "en", readiness.labels(analyst)));

  const labels = Object.fromEntries(
    framework.competencies.filter((one) => one.labels.de).map((one) => [one.uri, one.labels.de]),
  );
  // The title is a part of the assessment, the labels of competencies are one of the explanation.
  const person = people.find((one) => one.person === viktor.person);
  const inGerman = readiness.assess(person, analyst, { ...options, languages: ["de"] });
  lines.push("", `${viktor.person} in German`, ...explain(inGerman, "de", labels));
  return lines;
}

/** The competency that costs most, and how much of it is there. */
function largestGap({ label, competency, held, required, reason }) {
  const state = held === null || required === null ? word(reason) : `${held} of ${required}`;
  return `${label ?? competency} ${state}`;
}
