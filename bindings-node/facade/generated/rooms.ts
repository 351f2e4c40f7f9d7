// generated from tests/schemas by `npm run generate`; do not edit.

/**
 * Which keys, days, levels and texts does everything stand on?
 */
export * as kernel from "./kernel.js";

/**
 * What can be known or done, and how is it graded?
 */
export * as framework from "./framework.js";

/**
 * What does a person show, and what level does that give today?
 */
export * as evidence from "./evidence.js";

/**
 * What does a position ask?
 */
export * as role from "./role.js";

/**
 * How far is one person from one role, and why?
 */
export * as readiness from "./readiness.js";
