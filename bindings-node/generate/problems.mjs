// The codes of all problems, as one union.

import { BANNER, comment } from "./names.mjs";

/** What the packages add to the catalogue of the core: a bug that was caught. */
const CAUGHT = { code: "internal.bug", kind: "internal" };

/** `problems.ts`. */
export function problemFile(problems) {
  const codes = [...problems, CAUGHT].map(({ code }) => code).sort();
  const help = problems.find(({ code }) => code === "surface.malformed_argument").help;
  return (
    BANNER.replace("tests/schemas", "tests/problems.json") +
    comment(["The stable name of a problem: its room and its reason."]) +
    `export type ProblemCode =${codes.map((code) => `\n  | "${code}"`).join("")};\n\n` +
    comment(["What is said to arguments that do not fit."]) +
    `export const MALFORMED_HELP = ${JSON.stringify(help)};\n`
  );
}
