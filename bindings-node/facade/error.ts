// What went wrong, as an error of JavaScript.

import { MALFORMED_HELP, type ProblemCode } from "./generated/problems.js";
import type { Details, Kind, Problem } from "./generated/results.js";

/** Marks errors of every copy of this package. */
const BRAND = Symbol.for("prowess.error");

/**
 * An input that was refused, or something that is not there.
 *
 * The message says what is wrong in the words of the field; `path` says where in the input, such
 * as `profile.levels[0].level`, and `help` what to do about it.
 */
export class ProwessError extends Error {
  /** Stable name of the problem, such as `readiness.empty_role`. */
  readonly code: ProblemCode;
  /** What kind of problem it is; HTTP statuses follow from it. */
  readonly kind: Kind;
  /** Where in the input; `null` where no place is at fault. */
  readonly path: string | null;
  /** What to do about it. */
  readonly help: string | null;
  /** The values the message names, and the single problems where this one stands for several. */
  readonly details: Details;

  constructor(problem: Problem) {
    super(problem.message);
    this.code = problem.code as ProblemCode;
    this.kind = problem.kind;
    this.path = problem.path;
    this.help = problem.help;
    this.details = problem.details;
  }

  /** The problem as plain data, the same on every surface. */
  toJSON(): Problem {
    const { code, kind, message, path, help, details } = this;
    return { code, kind, message, path, help, details };
  }
}

// On the prototype and not on each error, so that a printed error shows its problem alone.
Object.defineProperty(ProwessError.prototype, "name", {
  value: "ProwessError",
  writable: true,
  configurable: true,
});
Object.defineProperty(ProwessError.prototype, BRAND, { value: true });

/** Whether this is a {@link ProwessError}, also one of another copy of this package. */
export function isProwessError(error: unknown): error is ProwessError {
  return typeof error === "object" && error !== null && BRAND in error;
}

/** The error behind what the native side threw: a problem, or else a bug of ours. */
export function problemFrom(thrown: unknown): ProwessError {
  const text = thrown instanceof Error ? thrown.message : String(thrown);
  try {
    return new ProwessError(JSON.parse(text) as Problem);
  } catch {
    return bug(text, thrown);
  }
}

function bug(text: string, cause: unknown): ProwessError {
  const error = new ProwessError({
    code: "internal.bug",
    kind: "internal",
    message: `prowess failed: ${text}`,
    path: null,
    help: "this is a fault of Prowess and not of the input: report it with the call that led to it",
    details: { values: {}, problems: [] },
  });
  error.cause = cause;
  return error;
}

/** The error of an argument that cannot even be handed over. */
export function malformed(path: string, reason: string): ProwessError {
  return new ProwessError({
    code: "surface.malformed_argument",
    kind: "invalid",
    message: reason,
    path,
    help: MALFORMED_HELP,
    details: { values: { reason }, problems: [] },
  });
}
