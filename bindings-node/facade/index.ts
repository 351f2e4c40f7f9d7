// Everything that both packages for JavaScript offer.

import { native } from "./native.js";

export { ProwessError, isProwessError } from "./error.js";
export type { InputFile } from "./files.js";
export * from "./generated/rooms.js";
export type * from "./generated/inputs.js";
export type * from "./generated/results.js";
export type { FrameworkPublisher, RolePublisher } from "./generated/operations.js";
export type { ProblemCode } from "./generated/problems.js";
export { Cohort, EvidenceIndex, Framework, Profile, Role, Roles, Rules } from "./handles.js";
export type { ReadFramework, ReadRoles } from "./handles.js";
export { Scorer, type NamedLevels, type ScoreColumns } from "./scorer.js";
export type { Handle } from "./slots.js";

/** The version of this package; all Prowess packages share one. */
export function version(): string {
  return native().version();
}
