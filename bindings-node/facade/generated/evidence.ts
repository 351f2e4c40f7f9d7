// generated from tests/schemas by `npm run generate`; do not edit.

import * as give from "../arguments.js";
import { call } from "../call.js";
import type { EvidenceIndex, Framework, Profile } from "../handles.js";
import type {
  AbilityOptions,
  AnomalyOptions,
  AnswerPattern,
  AsOf,
  CalibrationOptions,
  CourseWork,
  DecayInput,
  EntryInput,
  EstimateOptionsInput,
  EvidenceLogInput,
  EvidencePolicyInput,
  ExpiryRuleInput,
  FrameworkInput,
  GroupStatistic,
  HistorySpan,
  ItemAnswer,
  JudgeRating,
  LastUse,
  MasteryFitOptions,
  MasteryParametersInput,
  Measurement,
  Observation,
  PointsAward,
  PointsRule,
  ProficiencyScaleInput,
  ProfileInput,
  QuizResult,
  Remeasured,
  RollupRuleInput,
  RollupRun,
  SelfViewOptions,
  SeverityOptions,
  TestItem,
  TestLevelOptions,
  TreeShareOptions,
} from "./inputs.js";
import type {
  Ability,
  Agreement,
  Anomaly,
  Calibration,
  CourseMastery,
  Day,
  Diagnostic,
  Estimate,
  EstimateOptions,
  EvidenceLog,
  EvidencePolicy,
  Expiry,
  Faded,
  FittedHalfLife,
  GroupLevel,
  HistoryPoint,
  Key,
  Level,
  LevelAsOf,
  LevelChange,
  MasteryFit,
  MasteryTrace,
  MetUntil,
  PercentileBand,
  PointsLevel,
  ProfileData,
  ProfileSteps,
  Proportion,
  RollUp,
  RollupOutcomes,
  RollupRule,
  SelfView,
  Severities,
  Share,
  TestLevel,
  TreeShare,
} from "./results.js";

/**
 * The profile a JSON text holds.
 *
 * @returns What one person shows on one day.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function parse(text: string): ProfileData {
  return call("evidence_parse", give.json(text, "text"));
}

/**
 * The JSON text of a profile, which `parse` reads back to an equal one.
 *
 * @param profile - What one person shows on one day. Plain data, or `Profile`.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function print(profile: Profile | ProfileInput): string {
  return call("evidence_print", give.held(profile, "profile"));
}

/**
 * Everything in a profile that does not fit a framework.
 *
 * @param profile - What one person shows on one day. Plain data, or `Profile`.
 * @param framework - A published, versioned list of what can be known or done. Plain data, or `Framework`.
 * @returns Each one: One thing found while reading: a problem, how much it matters and where it stands.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function check(
  profile: Profile | ProfileInput,
  framework: Framework | FrameworkInput,
): Diagnostic[] {
  return call("evidence_check", give.held(profile, "profile"), give.held(framework, "framework"));
}

/**
 * The log of evidence a JSON text holds.
 *
 * @returns Everything that was ever recorded about what people show.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function parseLog(text: string): EvidenceLog {
  return call("evidence_parse_log", give.json(text, "text"));
}

/**
 * The JSON text of a log, which `parse_log` reads back to an equal one.
 *
 * @param log - Everything that was ever recorded about what people show.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function printLog(log: EvidenceLogInput): string {
  return call("evidence_print_log", give.json(log, "log"));
}

/**
 * Everything that either of two logs holds, in one canonical order.
 *
 * @param a - Everything that was ever recorded about what people show.
 * @param b - Everything that was ever recorded about what people show.
 * @returns Everything that was ever recorded about what people show.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function mergeLogs(a: EvidenceLogInput, b: EvidenceLogInput): EvidenceLog {
  return call("evidence_merge_logs", give.json(a, "a"), give.json(b, "b"));
}

/**
 * Everything in a log of evidence that cannot be right, or that has no effect.
 *
 * @param log - Everything that was ever recorded about what people show.
 * @param framework - A published, versioned list of what can be known or done. Plain data, or `Framework`. May be left out.
 * @returns Each one: One thing found while reading: a problem, how much it matters and where it stands.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function auditLog(
  log: EvidenceLogInput,
  framework?: Framework | FrameworkInput | null | undefined,
): Diagnostic[] {
  return call("evidence_audit_log", give.json(log, "log"), give.held(framework, "framework"));
}

/**
 * For each competency of a person the level, the entries with their states, and the reasons.
 *
 * @param log - Everything that was ever recorded about what people show. Plain data, or `EvidenceIndex`.
 * @param person - A stable name: the uri, id or code of something, at most 2048 bytes long.
 * @param asOf - A point on two clocks: what had happened by a day, as it was known at an instant.
 * @param policy - How the entries of a log become levels: the rules of an organisation. May be left out.
 * @param framework - A published, versioned list of what can be known or done. Plain data, or `Framework`. May be left out.
 * @returns Each one: What a log says about one competency of a person at a point in time.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function levelsAsOf(
  log: EvidenceIndex | EvidenceLogInput,
  person: Key,
  asOf: AsOf,
  policy?: EvidencePolicyInput | null | undefined,
  framework?: Framework | FrameworkInput | null | undefined,
): LevelAsOf[] {
  return call(
    "evidence_levels_as_of",
    give.held(log, "log"),
    give.json(person, "person"),
    give.json(asOf, "as_of"),
    give.json(policy, "policy"),
    give.held(framework, "framework"),
  );
}

/**
 * What a person shows at a point in time, ready to be held against roles.
 *
 * @param log - Everything that was ever recorded about what people show. Plain data, or `EvidenceIndex`.
 * @param person - A stable name: the uri, id or code of something, at most 2048 bytes long.
 * @param asOf - A point on two clocks: what had happened by a day, as it was known at an instant.
 * @param policy - How the entries of a log become levels: the rules of an organisation. May be left out.
 * @param framework - A published, versioned list of what can be known or done. Plain data, or `Framework`. May be left out.
 * @returns What one person shows on one day.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function profileAsOf(
  log: EvidenceIndex | EvidenceLogInput,
  person: Key,
  asOf: AsOf,
  policy?: EvidencePolicyInput | null | undefined,
  framework?: Framework | FrameworkInput | null | undefined,
): ProfileData {
  return call(
    "evidence_profile_as_of",
    give.held(log, "log"),
    give.json(person, "person"),
    give.json(asOf, "as_of"),
    give.json(policy, "policy"),
    give.held(framework, "framework"),
  );
}

/**
 * Whether a person's level is enough today, and the first later day on which it is not, by fading and by expiry together.
 *
 * @param log - Everything that was ever recorded about what people show. Plain data, or `EvidenceIndex`.
 * @param person - A stable name: the uri, id or code of something, at most 2048 bytes long.
 * @param competency - A stable name: the uri, id or code of something, at most 2048 bytes long.
 * @param required - A place on a proficiency scale, such as 3.5 on a scale from 0 to 7.
 * @param asOf - A point on two clocks: what had happened by a day, as it was known at an instant.
 * @param policy - How the entries of a log become levels: the rules of an organisation. May be left out.
 * @param framework - A published, versioned list of what can be known or done. Plain data, or `Framework`. May be left out.
 * @returns Whether a level is enough on a day, and until when it will be.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function metUntil(
  log: EvidenceIndex | EvidenceLogInput,
  person: Key,
  competency: Key,
  required: Level,
  asOf: AsOf,
  policy?: EvidencePolicyInput | null | undefined,
  framework?: Framework | FrameworkInput | null | undefined,
): MetUntil {
  return call(
    "evidence_met_until",
    give.held(log, "log"),
    give.json(person, "person"),
    give.json(competency, "competency"),
    give.json(required, "required"),
    give.json(asOf, "as_of"),
    give.json(policy, "policy"),
    give.held(framework, "framework"),
  );
}

/**
 * The days on which a person's level in one competency became another one, and what caused it.
 *
 * @param log - Everything that was ever recorded about what people show. Plain data, or `EvidenceIndex`.
 * @param person - A stable name: the uri, id or code of something, at most 2048 bytes long.
 * @param competency - A stable name: the uri, id or code of something, at most 2048 bytes long.
 * @param span - From when to when a history goes, and what it knows.
 * @param policy - How the entries of a log become levels: the rules of an organisation. May be left out.
 * @param framework - A published, versioned list of what can be known or done. Plain data, or `Framework`. May be left out.
 * @returns Each one: A day on which a level became another one.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function history(
  log: EvidenceIndex | EvidenceLogInput,
  person: Key,
  competency: Key,
  span: HistorySpan,
  policy?: EvidencePolicyInput | null | undefined,
  framework?: Framework | FrameworkInput | null | undefined,
): HistoryPoint[] {
  return call(
    "evidence_history",
    give.held(log, "log"),
    give.json(person, "person"),
    give.json(competency, "competency"),
    give.json(span, "span"),
    give.json(policy, "policy"),
    give.held(framework, "framework"),
  );
}

/**
 * What became of each level between two points in time, and how much of it is fading, growth and new evidence.
 *
 * @param log - Everything that was ever recorded about what people show. Plain data, or `EvidenceIndex`.
 * @param person - A stable name: the uri, id or code of something, at most 2048 bytes long.
 * @param before - A point on two clocks: what had happened by a day, as it was known at an instant.
 * @param after - A point on two clocks: what had happened by a day, as it was known at an instant.
 * @param policy - How the entries of a log become levels: the rules of an organisation. May be left out.
 * @param framework - A published, versioned list of what can be known or done. Plain data, or `Framework`. May be left out.
 * @returns Each one: How a level became another one between two points in time, in parts that add up to it.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function levelChanges(
  log: EvidenceIndex | EvidenceLogInput,
  person: Key,
  before: AsOf,
  after: AsOf,
  policy?: EvidencePolicyInput | null | undefined,
  framework?: Framework | FrameworkInput | null | undefined,
): LevelChange[] {
  return call(
    "evidence_level_changes",
    give.held(log, "log"),
    give.json(person, "person"),
    give.json(before, "before"),
    give.json(after, "after"),
    give.json(policy, "policy"),
    give.held(framework, "framework"),
  );
}

/**
 * The profiles behind `level_changes`: before, the same evidence on the later day, and after.
 *
 * @param log - Everything that was ever recorded about what people show. Plain data, or `EvidenceIndex`.
 * @param person - A stable name: the uri, id or code of something, at most 2048 bytes long.
 * @param before - A point on two clocks: what had happened by a day, as it was known at an instant.
 * @param after - A point on two clocks: what had happened by a day, as it was known at an instant.
 * @param policy - How the entries of a log become levels: the rules of an organisation. May be left out.
 * @param framework - A published, versioned list of what can be known or done. Plain data, or `Framework`. May be left out.
 * @returns A profile at two points in time, and what the old evidence alone says at the later one.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function profileSteps(
  log: EvidenceIndex | EvidenceLogInput,
  person: Key,
  before: AsOf,
  after: AsOf,
  policy?: EvidencePolicyInput | null | undefined,
  framework?: Framework | FrameworkInput | null | undefined,
): ProfileSteps {
  return call(
    "evidence_profile_steps",
    give.held(log, "log"),
    give.json(person, "person"),
    give.json(before, "before"),
    give.json(after, "after"),
    give.json(policy, "policy"),
    give.held(framework, "framework"),
  );
}

/**
 * The policy of evidence a JSON text holds.
 *
 * @returns How the entries of a log become levels: the rules of an organisation.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function parsePolicy(text: string): EvidencePolicy {
  return call("evidence_parse_policy", give.json(text, "text"));
}

/**
 * The JSON text of a policy, which `parse_policy` reads back to an equal one.
 *
 * @param policy - How the entries of a log become levels: the rules of an organisation.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function printPolicy(policy: EvidencePolicyInput): string {
  return call("evidence_print_policy", give.json(policy, "policy"));
}

/**
 * Everything in a policy that can have no effect, or that will be refused once it is needed.
 *
 * @param policy - How the entries of a log become levels: the rules of an organisation. May be left out.
 * @param log - Everything that was ever recorded about what people show. Plain data, or `EvidenceIndex`. May be left out.
 * @param framework - A published, versioned list of what can be known or done. Plain data, or `Framework`. May be left out.
 * @returns Each one: One thing found while reading: a problem, how much it matters and where it stands.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function checkPolicy(
  policy?: EvidencePolicyInput | null | undefined,
  log?: EvidenceIndex | EvidenceLogInput | null | undefined,
  framework?: Framework | FrameworkInput | null | undefined,
): Diagnostic[] {
  return call(
    "evidence_check_policy",
    give.json(policy, "policy"),
    give.held(log, "log"),
    give.held(framework, "framework"),
  );
}

/**
 * The policy that reads levels on the scales of a framework.
 *
 * @param framework - A published, versioned list of what can be known or done. Plain data, or `Framework`.
 * @returns How the entries of a log become levels: the rules of an organisation.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function policyForFramework(framework: Framework | FrameworkInput): EvidencePolicy {
  return call("evidence_policy_for_framework", give.held(framework, "framework"));
}

/**
 * The level that pieces of evidence about one competency give together, with all its parts.
 *
 * @param observations - Each one: One piece of evidence, as an estimator sees it: on the scale of the competency.
 * @param scale - Which levels there are, and what they mean.
 * @param asOf - A calendar day, such as `2026-11-20`.
 * @param options - How to estimate. May be left out.
 * @returns The level that pieces of evidence give together, and what each of them adds to it.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function estimate(
  observations: readonly Observation[],
  scale: ProficiencyScaleInput,
  asOf: Day,
  options?: EstimateOptionsInput | null | undefined,
): Estimate {
  return call(
    "evidence_estimate",
    give.json(observations, "observations"),
    give.json(scale, "scale"),
    give.json(asOf, "as_of"),
    give.json(options, "options"),
  );
}

/**
 * The options a JSON text holds: an estimator by name with its parameters, and how levels fade.
 *
 * @returns How to estimate.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function parseEstimateOptions(text: string): EstimateOptions {
  return call("evidence_parse_estimate_options", give.json(text, "text"));
}

/**
 * The JSON text of options, which `parse_estimate_options` reads back to equal ones.
 *
 * @param options - How to estimate.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function printEstimateOptions(options: EstimateOptionsInput): string {
  return call("evidence_print_estimate_options", give.json(options, "options"));
}

/**
 * The level that points reach by a day.
 *
 * @param awards - Each one: Points somebody got for one thing.
 * @param rule - From how many points on each level is reached.
 * @param asOf - A calendar day, such as `2026-11-20`.
 * @returns The level that points reach.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function levelOfPoints(
  awards: readonly PointsAward[],
  rule: PointsRule,
  reachedBefore: number,
  asOf: Day,
): PointsLevel {
  return call(
    "evidence_level_of_points",
    give.json(awards, "awards"),
    give.json(rule, "rule"),
    give.json(reachedBefore, "reached_before"),
    give.json(asOf, "as_of"),
  );
}

/**
 * How far somebody masters a competency of a course: progress times confidence (Artemis).
 *
 * @param work - What somebody did for one competency of a course.
 * @returns Mastery, with what it is made of.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function progressXConfidence(work: CourseWork): CourseMastery {
  return call("evidence_progress_x_confidence", give.json(work, "work"));
}

/**
 * The part of all points that several results reach together (Canvas).
 *
 * @param results - Each one: The result of one test or quiz among several that are taken as one.
 * @returns A part of a whole, from 0 to 1.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function pooledShare(results: readonly QuizResult[]): Share | null {
  return call("evidence_pooled_share", give.json(results, "results"));
}

/**
 * The levels of several people in one, with how many are at each step (Canvas).
 *
 * @param scale - Which levels there are, and what they mean.
 * @param how - How the levels of several people become one.
 * @returns The levels of several people in one.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function groupLevel(
  levels: readonly (Level | null)[],
  scale: ProficiencyScaleInput,
  how: GroupStatistic,
  minimumPeople: number,
): GroupLevel {
  return call(
    "evidence_group_level",
    give.json(levels, "levels"),
    give.json(scale, "scale"),
    give.json(how, "how"),
    give.json(minimumPeople, "minimum_people"),
  );
}

/**
 * The fifth of all takers of a test that a percentile lies in (Pluralsight Skill IQ).
 *
 * @returns A fifth of everybody who took a test.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function percentileBand(percentile: number): PercentileBand {
  return call("evidence_percentile_band", give.number(percentile, "percentile"));
}

/**
 * What is left of a level that was used last some time ago, and when it will be too little.
 *
 * @param last - A level when it was used last.
 * @param required - A place on a proficiency scale, such as 3.5 on a scale from 0 to 7. May be left out.
 * @param scale - Which levels there are, and what they mean.
 * @param asOf - A calendar day, such as `2026-11-20`.
 * @param decay - How a level fades while nobody shows it: towards a floor, by half in each half-life.
 * @returns What is left of a level.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function fade(
  last: LastUse,
  required: Level | null | undefined,
  scale: ProficiencyScaleInput,
  asOf: Day,
  decay: DecayInput,
): Faded {
  return call(
    "evidence_fade",
    give.json(last, "last"),
    give.json(required, "required"),
    give.json(scale, "scale"),
    give.json(asOf, "as_of"),
    give.json(decay, "decay"),
  );
}

/**
 * When something that was shown on a day runs out, and whether it still counts.
 *
 * @param rule - When something that was shown runs out.
 * @param shownOn - A calendar day, such as `2026-11-20`.
 * @param asOf - A calendar day, such as `2026-11-20`.
 * @returns Whether something still counts, and until when.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function expiry(rule: ExpiryRuleInput, shownOn: Day, asOf: Day): Expiry {
  return call(
    "evidence_expiry",
    give.json(rule, "rule"),
    give.json(shownOn, "shown_on"),
    give.json(asOf, "as_of"),
  );
}

/**
 * How probable it is that a fact is still known after so many days.
 *
 * @param shape - May be left out.
 * @returns A part of a whole, from 0 to 1.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function retrievability(
  days: number,
  stability: number,
  shape?: number | null | undefined,
): Share {
  return call(
    "evidence_retrievability",
    give.number(days, "days"),
    give.number(stability, "stability"),
    give.number(shape, "shape"),
  );
}

/**
 * After how many days a fact is known with just this probability.
 *
 * @param shape - May be left out.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function daysUntilRetrievability(
  wanted: number,
  stability: number,
  shape?: number | null | undefined,
): number {
  return call(
    "evidence_days_until_retrievability",
    give.number(wanted, "wanted"),
    give.number(stability, "stability"),
    give.number(shape, "shape"),
  );
}

/**
 * The half-life that repeated measurements show, drawn towards the one believed before.
 *
 * @param results - Each one: A level that was measured again after a time without use.
 * @param scale - Which levels there are, and what they mean.
 * @param decay - How a level fades while nobody shows it: towards a floor, by half in each half-life.
 * @returns A half-life, and what it rests on.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function refitHalfLife(
  results: readonly Remeasured[],
  scale: ProficiencyScaleInput,
  decay: DecayInput,
  priorStrength: number,
): FittedHalfLife {
  return call(
    "evidence_refit_half_life",
    give.json(results, "results"),
    give.json(scale, "scale"),
    give.json(decay, "decay"),
    give.number(priorStrength, "prior_strength"),
  );
}

/**
 * Where every parent with a rule stands, from what its children show, and what is still missing.
 *
 * @param framework - A published, versioned list of what can be known or done. Plain data, or `Framework`.
 * @param profile - What one person shows on one day. Plain data, or `Profile`.
 * @param rules - Each one: What the direct children of a parent have to show for it.
 * @returns Where every parent with a rule stands.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function rollUp(
  framework: Framework | FrameworkInput,
  profile: Profile | ProfileInput,
  rules: readonly RollupRuleInput[],
): RollUp {
  return call(
    "evidence_roll_up",
    give.held(framework, "framework"),
    give.held(profile, "profile"),
    give.json(rules, "rules"),
  );
}

/**
 * What to record because of a roll-up, given what the log has already.
 *
 * @param framework - A published, versioned list of what can be known or done. Plain data, or `Framework`.
 * @param profile - What one person shows on one day. Plain data, or `Profile`.
 * @param rules - Each one: What the direct children of a parent have to show for it.
 * @param log - Everything that was ever recorded about what people show.
 * @param run - Who records the outcomes of a roll-up, and when.
 * @returns What to record because of a roll-up.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function rollUpOutcomes(
  framework: Framework | FrameworkInput,
  profile: Profile | ProfileInput,
  rules: readonly RollupRuleInput[],
  log: EvidenceLogInput,
  run: RollupRun,
): RollupOutcomes {
  return call(
    "evidence_roll_up_outcomes",
    give.held(framework, "framework"),
    give.held(profile, "profile"),
    give.json(rules, "rules"),
    give.json(log, "log"),
    give.json(run, "run"),
  );
}

/**
 * The log without what roll-ups recorded, and without what was decided about that.
 *
 * @param log - Everything that was ever recorded about what people show.
 * @returns Everything that was ever recorded about what people show.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function withoutRollUps(log: EvidenceLogInput): EvidenceLog {
  return call("evidence_without_roll_ups", give.json(log, "log"));
}

/**
 * Which share of a subtree a person has evidence for, in the four ways of CaSS.
 *
 * @param framework - A published, versioned list of what can be known or done. Plain data, or `Framework`.
 * @param root - A stable name: the uri, id or code of something, at most 2048 bytes long.
 * @param person - A stable name: the uri, id or code of something, at most 2048 bytes long.
 * @param entries - Each one: One piece of evidence about one competency of one person.
 * @param options - How to read a subtree. May be left out.
 * @returns What a subtree shows, each competency counting once.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function treeShare(
  framework: Framework | FrameworkInput,
  root: Key,
  person: Key,
  entries: readonly EntryInput[],
  options?: TreeShareOptions | null | undefined,
): TreeShare {
  return call(
    "evidence_tree_share",
    give.held(framework, "framework"),
    give.json(root, "root"),
    give.json(person, "person"),
    give.json(entries, "entries"),
    give.json(options, "options"),
  );
}

/**
 * The rules of parents a JSON text holds.
 *
 * @returns Each one: What the direct children of a parent have to show for it.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function parseRollUpRules(text: string): RollupRule[] {
  return call("evidence_parse_roll_up_rules", give.json(text, "text"));
}

/**
 * The JSON text of rules, which `parse_roll_up_rules` reads back to equal ones.
 *
 * @param rules - Each one: What the direct children of a parent have to show for it.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function printRollUpRules(rules: readonly RollupRuleInput[]): string {
  return call("evidence_print_roll_up_rules", give.json(rules, "rules"));
}

/**
 * How far judges agree beyond chance: Krippendorff's alpha, with missing ratings.
 *
 * @param ratings - Each one: The level one judge gives to one unit.
 * @param measurement - What the numbers of ratings mean, which decides how far apart two of them are.
 * @returns How far judges agree.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function agreement(ratings: readonly JudgeRating[], measurement: Measurement): Agreement {
  return call(
    "evidence_agreement",
    give.json(ratings, "ratings"),
    give.json(measurement, "measurement"),
  );
}

/**
 * How many levels lower or higher than the others each judge rates, and the ratings without that.
 *
 * @param ratings - Each one: The level one judge gives to one unit.
 * @param options - How ratings are corrected. May be left out.
 * @returns How strict judges are, and what their ratings are without that.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function severity(
  ratings: readonly JudgeRating[],
  options?: SeverityOptions | null | undefined,
): Severities {
  return call("evidence_severity", give.json(ratings, "ratings"), give.json(options, "options"));
}

/**
 * The difference between how people see themselves and how others see them, period by period.
 *
 * @param log - Everything that was ever recorded about what people show. Plain data, or `EvidenceIndex`.
 * @param options - Whose view is compared, and from how many people on. May be left out.
 * @param framework - A published, versioned list of what can be known or done. Plain data, or `Framework`. May be left out.
 * @returns How people see themselves against how others see them.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function selfView(
  log: EvidenceIndex | EvidenceLogInput,
  options?: SelfViewOptions | null | undefined,
  framework?: Framework | FrameworkInput | null | undefined,
): SelfView {
  return call(
    "evidence_self_view",
    give.held(log, "log"),
    give.json(options, "options"),
    give.held(framework, "framework"),
  );
}

/**
 * What in a log cannot be, or is unlikely to be; kind by kind, in the order of ids and names.
 *
 * @param log - Everything that was ever recorded about what people show. Plain data, or `EvidenceIndex`.
 * @param options - From where on something is an anomaly. May be left out.
 * @param framework - A published, versioned list of what can be known or done. Plain data, or `Framework`. May be left out.
 * @returns Each one: Something in a log to look at.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function anomalies(
  log: EvidenceIndex | EvidenceLogInput,
  options?: AnomalyOptions | null | undefined,
  framework?: Framework | FrameworkInput | null | undefined,
): Anomaly[] {
  return call(
    "evidence_anomalies",
    give.held(log, "log"),
    give.json(options, "options"),
    give.held(framework, "framework"),
  );
}

/**
 * The share of right answers, with the range of shares that fit it (Wilson 1927).
 *
 * @returns A share of right answers, and the shares that could stand behind it.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function wilson(right: number, asked: number, confidence: number): Proportion {
  return call(
    "evidence_wilson",
    give.json(right, "right"),
    give.json(asked, "asked"),
    give.number(confidence, "confidence"),
  );
}

/**
 * The level of a scale that right answers stand for, with the range of levels that fit them.
 *
 * @param scale - Which levels there are, and what they mean.
 * @param options - How a share of right answers becomes a level. May be left out.
 * @returns The level a test result stands for, and the levels it could stand for.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function testLevel(
  right: number,
  asked: number,
  scale: ProficiencyScaleInput,
  options?: TestLevelOptions | null | undefined,
): TestLevel {
  return call(
    "evidence_test_level",
    give.json(right, "right"),
    give.json(asked, "asked"),
    give.json(scale, "scale"),
    give.json(options, "options"),
  );
}

/**
 * The ability that a person's answers let expect, with its standard error (EAP).
 *
 * @param items - Each one: One question of a test, as a calibration found it.
 * @param answers - Each one: One answer of a person.
 * @param options - What is known about the person before the first answer. May be left out.
 * @returns How able a person is, and how sure that is.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function ability(
  items: readonly TestItem[],
  answers: readonly ItemAnswer[],
  options?: AbilityOptions | null | undefined,
): Ability {
  return call(
    "evidence_ability",
    give.json(items, "items"),
    give.json(answers, "answers"),
    give.json(options, "options"),
  );
}

/**
 * Difficulty and discrimination of the items of a test, by marginal maximum likelihood.
 *
 * @param items - Each one: A stable name: the uri, id or code of something, at most 2048 bytes long.
 * @param patterns - Each one: The answers that some people gave alike.
 * @param options - How items are calibrated. May be left out.
 * @returns The items of a test, as the answers of many people describe them.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function calibrate(
  items: readonly Key[],
  patterns: readonly AnswerPattern[],
  options?: CalibrationOptions | null | undefined,
): Calibration {
  return call(
    "evidence_calibrate",
    give.json(items, "items"),
    give.json(patterns, "patterns"),
    give.json(options, "options"),
  );
}

/**
 * The chance that a person has mastered something, after each answer (Bayesian knowledge tracing).
 *
 * @param parameters - How people learn one thing.
 * @returns What the answers of one person say about mastery.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function traceMastery(
  answers: readonly boolean[],
  parameters: MasteryParametersInput,
): MasteryTrace {
  return call(
    "evidence_trace_mastery",
    give.json(answers, "answers"),
    give.json(parameters, "parameters"),
  );
}

/**
 * The parameters of `trace_mastery` that make the answers of many people most likely.
 *
 * @param starts - Each one: How people learn one thing.
 * @param options - How the parameters of mastery are found. May be left out.
 * @returns The parameters that fit the answers of many people best.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function fitMastery(
  sequences: readonly boolean[][],
  starts: readonly MasteryParametersInput[],
  options?: MasteryFitOptions | null | undefined,
): MasteryFit {
  return call(
    "evidence_fit_mastery",
    give.json(sequences, "sequences"),
    give.json(starts, "starts"),
    give.json(options, "options"),
  );
}
