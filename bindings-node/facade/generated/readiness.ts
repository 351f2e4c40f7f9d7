// generated from tests/schemas by `npm run generate`; do not edit.

import * as give from "../arguments.js";
import { call } from "../call.js";
import type { Profile, Role, Roles } from "../handles.js";
import type { Scorer } from "../scorer.js";
import type {
  Appraisal,
  AppraisalWeights,
  BenchmarkRatings,
  BlendWeights,
  Change,
  ChildGoal,
  EffortOptions,
  ExplainOptions,
  ExplanationInput,
  GapToClose,
  ImpactOptions,
  KeyResult,
  KeyResultFormula,
  MessageCatalogueInput,
  Milestone,
  MilestoneLadderInput,
  MilestonePoint,
  ModelTarget,
  OptionsInput,
  PeerFormulaInput,
  ProficiencyScaleInput,
  ProfileInput,
  ReadinessInput,
  RenderOptions,
  RoleCandidate,
  RoleInput,
  ScorerInput,
  SkillFrequency,
  TrackMilestone,
  UnlockLimits,
} from "./inputs.js";
import type {
  AppraisalScore,
  Bands,
  ChangeSplit,
  Comparison,
  CosineSimilarity,
  Crossing,
  Diagnostic,
  EffortPlan,
  ExpectedLevel,
  ExpectedPercent,
  Explanation,
  GapByPrecedence,
  Impact,
  KeyResultProgress,
  LanguageTag,
  Level,
  MeanProgress,
  MessageCatalogue,
  MilestoneLadder,
  MilestonePlace,
  Options,
  PeerFormula,
  PeerScore,
  PluralCategory,
  PrioritizedGaps,
  Readiness,
  RenderedStatement,
  RoleSuggestions,
  ScoreBand,
  Scores,
  Sensitivity,
  Share,
  Unlocks,
  WhatIf,
  WinningTargets,
} from "./results.js";

/**
 * How ready one person is for one role, from 0 to 1, with every gap named.
 *
 * @param profile - What one person shows on one day. Plain data, or `Profile`.
 * @param role - An occupation, a job or a position, and what it asks. Plain data, or `Role`.
 * @param options - How to assess. May be left out.
 * @returns How ready one person is for one role, with every gap named.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function assess(
  profile: Profile | ProfileInput,
  role: Role | RoleInput,
  options?: OptionsInput | null | undefined,
): Readiness {
  return call(
    "readiness_assess",
    give.held(profile, "profile"),
    give.held(role, "role"),
    give.json(options, "options"),
  );
}

/**
 * The measures of a readiness from bare levels, without its parts.
 *
 * @param scorer - What a `Scorer` is made from. Plain data, or `Scorer`.
 * @returns The measures of a readiness, without its parts.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function score(
  scorer: Scorer | ScorerInput,
  levels: { [key: string]: Level | null },
): Scores {
  return call("readiness_score", give.held(scorer, "scorer"), give.json(levels, "levels"));
}

/**
 * How ready one person is for each of many roles, the readiest first.
 *
 * @param profile - What one person shows on one day. Plain data, or `Profile`.
 * @param roles - Each one: An occupation, a job or a position, and what it asks. Plain data, or `Roles`.
 * @param options - How to assess. May be left out.
 * @returns One person against many roles.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function compare(
  profile: Profile | ProfileInput,
  roles: Roles | readonly RoleInput[],
  options?: OptionsInput | null | undefined,
): Comparison {
  return call(
    "readiness_compare",
    give.held(profile, "profile"),
    give.held(roles, "roles"),
    give.json(options, "options"),
  );
}

/**
 * What becomes of a readiness if these things were otherwise; nothing that is given is touched.
 *
 * @param profile - What one person shows on one day. Plain data, or `Profile`.
 * @param role - An occupation, a job or a position, and what it asks. Plain data, or `Role`.
 * @param changes - Each one: One thing that is imagined to be otherwise.
 * @param options - How to assess. May be left out.
 * @returns What becomes of a readiness by some changes.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function whatIf(
  profile: Profile | ProfileInput,
  role: Role | RoleInput,
  changes: readonly Change[],
  options?: OptionsInput | null | undefined,
): WhatIf {
  return call(
    "readiness_what_if",
    give.held(profile, "profile"),
    give.held(role, "role"),
    give.json(changes, "changes"),
    give.json(options, "options"),
  );
}

/**
 * Which gaps of one person, once closed, open the most of many roles.
 *
 * @param profile - What one person shows on one day. Plain data, or `Profile`.
 * @param roles - Each one: An occupation, a job or a position, and what it asks. Plain data, or `Roles`.
 * @param limits - How much is answered. May be left out.
 * @param options - How to assess. May be left out.
 * @returns Which gaps of one person open the most roles.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function unlocks(
  profile: Profile | ProfileInput,
  roles: Roles | readonly RoleInput[],
  limits?: UnlockLimits | null | undefined,
  options?: OptionsInput | null | undefined,
): Unlocks {
  return call(
    "readiness_unlocks",
    give.held(profile, "profile"),
    give.held(roles, "roles"),
    give.json(limits, "limits"),
    give.json(options, "options"),
  );
}

/**
 * What the readiness of one person for one role hangs on, and which evidence to look for next.
 *
 * @param profile - What one person shows on one day. Plain data, or `Profile`.
 * @param role - An occupation, a job or a position, and what it asks. Plain data, or `Role`.
 * @param options - How to assess. May be left out.
 * @returns What a readiness hangs on.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function sensitivity(
  profile: Profile | ProfileInput,
  role: Role | RoleInput,
  options?: OptionsInput | null | undefined,
): Sensitivity {
  return call(
    "readiness_sensitivity",
    give.held(profile, "profile"),
    give.held(role, "role"),
    give.json(options, "options"),
  );
}

/**
 * The cheapest set of level raises that reaches a target, with the proof that none is cheaper.
 *
 * @param profile - What one person shows on one day. Plain data, or `Profile`.
 * @param role - An occupation, a job or a position, and what it asks. Plain data, or `Role`.
 * @param effort - What a plan has to reach, and what it may do for that. May be left out.
 * @param options - How to assess. May be left out.
 * @returns The cheapest set of raises that reaches a target, with the proof of that.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function leastEffort(
  profile: Profile | ProfileInput,
  role: Role | RoleInput,
  effort?: EffortOptions | null | undefined,
  options?: OptionsInput | null | undefined,
): EffortPlan {
  return call(
    "readiness_least_effort",
    give.held(profile, "profile"),
    give.held(role, "role"),
    give.json(effort, "effort"),
    give.json(options, "options"),
  );
}

/**
 * A change of readiness between two days, split exactly into where it comes from.
 *
 * @param before - What one person shows on one day. Plain data, or `Profile`.
 * @param aged - What one person shows on one day. Plain data, or `Profile`.
 * @param after - What one person shows on one day. Plain data, or `Profile`.
 * @param old - An occupation, a job or a position, and what it asks. Plain data, or `Role`.
 * @param new_ - An occupation, a job or a position, and what it asks. Plain data, or `Role`.
 * @param options - How to assess. May be left out.
 * @returns A change of readiness, split into where it comes from.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function splitChange(
  before: Profile | ProfileInput,
  aged: Profile | ProfileInput,
  after: Profile | ProfileInput,
  old: Role | RoleInput,
  new_: Role | RoleInput,
  options?: OptionsInput | null | undefined,
): ChangeSplit {
  return call(
    "readiness_split_change",
    give.held(before, "before"),
    give.held(aged, "aged"),
    give.held(after, "after"),
    give.held(old, "old"),
    give.held(new_, "new"),
    give.json(options, "options"),
  );
}

/**
 * What a new version of roles does to people, before it is published.
 *
 * @param profiles - Each one: What one person shows on one day.
 * @param old - Each one: An occupation, a job or a position, and what it asks. Plain data, or `Roles`.
 * @param new_ - Each one: An occupation, a job or a position, and what it asks. Plain data, or `Roles`.
 * @param settings - How to compare two versions. May be left out.
 * @param options - How to assess. May be left out.
 * @returns What a new version of roles does to people.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function impact(
  profiles: readonly ProfileInput[],
  old: Roles | readonly RoleInput[],
  new_: Roles | readonly RoleInput[],
  settings?: ImpactOptions | null | undefined,
  options?: OptionsInput | null | undefined,
): Impact {
  return call(
    "readiness_impact",
    give.json(profiles, "profiles"),
    give.held(old, "old"),
    give.held(new_, "new"),
    give.json(settings, "settings"),
    give.json(options, "options"),
  );
}

/**
 * Every mark that a score reached or lost, day by day, without the chatter around a mark.
 *
 * @param series - Each one: The score of one day.
 * @param marks - Each one: A mark that a score may pass.
 * @returns Each one: A mark that was passed.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function milestones(
  series: readonly MilestonePoint[],
  marks: readonly Milestone[],
): Crossing[] {
  return call("readiness_milestones", give.json(series, "series"), give.json(marks, "marks"));
}

/**
 * The options a JSON text holds; what is left out is as in `Options::default`.
 *
 * @returns How to assess.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function parseOptions(text: string): Options {
  return call("readiness_parse_options", give.json(text, "text"));
}

/**
 * The JSON text of options, which `parse_options` reads back to equal ones.
 *
 * @param options - How to assess.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function printOptions(options: OptionsInput): string {
  return call("readiness_print_options", give.json(options, "options"));
}

/**
 * Why a readiness is what it is: statements with reasons and values, which add up to it.
 *
 * @param readiness - How ready one person is for one role, with every gap named.
 * @param options - How much is told, and by which names. May be left out.
 * @returns Why a readiness is what it is, as statements that add up to it.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function explain(
  readiness: ReadinessInput,
  options?: ExplainOptions | null | undefined,
): Explanation {
  return call(
    "readiness_explain",
    give.json(readiness, "readiness"),
    give.json(options, "options"),
  );
}

/**
 * The labels that a role carries, by key: those of requirements, equivalents and choices.
 *
 * @param role - An occupation, a job or a position, and what it asks. Plain data, or `Role`.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function labels(role: Role | RoleInput): { [key: string]: string } {
  return call("readiness_labels", give.held(role, "role"));
}

/**
 * An explanation in sentences, one rendered statement for each statement, in their order.
 *
 * @param explanation - Why a readiness is what it is, as statements that add up to it.
 * @param languages - Each one: A BCP 47 tag of a language, such as `en` or `de-AT`. May be left out.
 * @param catalogue - The messages of one language, and how it writes numbers. May be left out.
 * @param options - How texts from elsewhere stand in a sentence. May be left out.
 * @returns Each one: A statement in words.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function render(
  explanation: ExplanationInput,
  languages?: readonly LanguageTag[] | null | undefined,
  catalogue?: MessageCatalogueInput | null | undefined,
  options?: RenderOptions | null | undefined,
): RenderedStatement[] {
  return call(
    "readiness_render",
    give.json(explanation, "explanation"),
    give.json(languages, "languages"),
    give.json(catalogue, "catalogue"),
    give.json(options, "options"),
  );
}

/**
 * The built-in catalogue in the first of these languages that has one, else the English one.
 *
 * @param languages - Each one: A BCP 47 tag of a language, such as `en` or `de-AT`.
 * @returns The messages of one language, and how it writes numbers.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function builtInCatalogue(languages: readonly LanguageTag[]): MessageCatalogue {
  return call("readiness_built_in_catalogue", give.json(languages, "languages"));
}

/**
 * The catalogue that a JSON text holds.
 *
 * @returns The messages of one language, and how it writes numbers.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function parseCatalogue(text: string): MessageCatalogue {
  return call("readiness_parse_catalogue", give.json(text, "text"));
}

/**
 * Everything about a catalogue that makes a sentence fall back to English or read wrong.
 *
 * @param catalogue - The messages of one language, and how it writes numbers.
 * @returns Each one: One thing found while reading: a problem, how much it matters and where it stands.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function checkCatalogue(catalogue: MessageCatalogueInput): Diagnostic[] {
  return call("readiness_check_catalogue", give.json(catalogue, "catalogue"));
}

/**
 * The plural form that a number takes in a language.
 *
 * @param language - A BCP 47 tag of a language, such as `en` or `de-AT`.
 * @returns The name of one form of a noun beside a number, as Unicode CLDR gives it.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function pluralCategory(language: LanguageTag, number: string): PluralCategory {
  return call(
    "readiness_plural_category",
    give.json(language, "language"),
    give.json(number, "number"),
  );
}

/**
 * The plural forms that a language has, and so the forms that a message needs in it.
 *
 * @param language - A BCP 47 tag of a language, such as `en` or `de-AT`.
 * @returns Each one: The name of one form of a noun beside a number, as Unicode CLDR gives it.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function pluralCategories(language: LanguageTag): PluralCategory[] {
  return call("readiness_plural_categories", give.json(language, "language"));
}

/**
 * The number that a peer would show for this person and this role, and what is wrong with it here.
 *
 * @param profile - What one person shows on one day. Plain data, or `Profile`.
 * @param role - An occupation, a job or a position, and what it asks. Plain data, or `Role`.
 * @param formula - A peer's formula that holds a person against a role, with its parameters.
 * @returns The number a peer would show.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function peerScore(
  profile: Profile | ProfileInput,
  role: Role | RoleInput,
  formula: PeerFormulaInput,
): PeerScore {
  return call(
    "readiness_peer_score",
    give.held(profile, "profile"),
    give.held(role, "role"),
    give.json(formula, "formula"),
  );
}

/**
 * The formula a JSON text holds: its name as `kind`, and its parameters beside it.
 *
 * @returns A peer's formula that holds a person against a role, with its parameters.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function parsePeerFormula(text: string): PeerFormula {
  return call("readiness_parse_peer_formula", give.json(text, "text"));
}

/**
 * How alike two occupations are by the skills that their adverts ask for.
 *
 * @param left - Each one: In which share of the job adverts of an occupation a skill stands.
 * @param right - Each one: In which share of the job adverts of an occupation a skill stands.
 * @param cutOff - A part of a whole, from 0 to 1.
 * @returns The cosine of two lists of frequencies, and what each common skill adds to it.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function cosine(
  left: readonly SkillFrequency[],
  right: readonly SkillFrequency[],
  cutOff: Share,
): CosineSimilarity {
  return call(
    "readiness_cosine",
    give.json(left, "left"),
    give.json(right, "right"),
    give.json(cutOff, "cut_off"),
  );
}

/**
 * The band of a score: that of the highest cut that is not above it.
 *
 * @param bands - Names for stretches of a score, each from its cut upwards.
 * @returns The band of a score.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function band(score: number, bands: Bands): ScoreBand {
  return call("readiness_band", give.number(score, "score"), give.json(bands, "bands"));
}

/**
 * The bands of AdeptID for a match from 0 to 1: from .9 `very_high`, .8 `high`, .7 `medium`, else `low`.
 *
 * @returns Names for stretches of a score, each from its cut upwards.
 */
export function adeptIdBands(): Bands {
  return call("readiness_adept_id_bands");
}

/**
 * The bands of Neobrain for a match in percent: from 70 `green`, 40 `orange`, else `red`.
 *
 * @returns Names for stretches of a score, each from its cut upwards.
 */
export function neobrainBands(): Bands {
  return call("readiness_neobrain_bands");
}

/**
 * The roles that SAP SuccessFactors would suggest (KBA 2640421).
 *
 * @param candidates - Each one: A role that may be suggested to a person.
 * @param weights - What each term of the blend weighs; only the ratios matter. May be left out.
 * @returns The roles to suggest, and those that are not.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function roleBlend(
  candidates: readonly RoleCandidate[],
  weights?: BlendWeights | null | undefined,
): RoleSuggestions {
  return call(
    "readiness_role_blend",
    give.json(candidates, "candidates"),
    give.json(weights, "weights"),
  );
}

/**
 * Gaps in the order of the competency mapping tool of codingace.
 *
 * @param gaps - Each one: One competency whose gap is to be put in order.
 * @returns Gaps, the most pressing first, equal ones by competency, unknown ones last.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function gapPriority(gaps: readonly GapToClose[], hoursPerLevel: number): PrioritizedGaps {
  return call(
    "readiness_gap_priority",
    give.json(gaps, "gaps"),
    give.number(hoursPerLevel, "hours_per_level"),
  );
}

/**
 * The gap of Eightfold: the benchmark without the manager's rating, or without the person's own where the manager gave none.
 *
 * @param ratings - The benchmark of a role and two ratings of a person, on one scale on which more is better.
 * @returns A gap, and whose rating it was measured with.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function gapByPrecedence(ratings: BenchmarkRatings): GapByPrecedence {
  return call("readiness_gap_by_precedence", give.json(ratings, "ratings"));
}

/**
 * The target of each competency where several models ask for it: the highest wins, as in Cornerstone.
 *
 * @param targets - Each one: What one model of a role asks of a competency, on a scale on which more is better.
 * @returns The target of each competency.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function targetOfModels(targets: readonly ModelTarget[]): WinningTargets {
  return call("readiness_target_of_models", give.json(targets, "targets"));
}

/**
 * The level asked that a percentage stands for, as SAP SuccessFactors keeps it in a role.
 *
 * @param scale - Which levels there are, and what they mean.
 * @returns The level that a percentage of a scale stands for.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function expectedFromPercent(percent: number, scale: ProficiencyScaleInput): ExpectedLevel {
  return call(
    "readiness_expected_from_percent",
    give.number(percent, "percent"),
    give.json(scale, "scale"),
  );
}

/**
 * The percentage that a level asked stands for: the other way of `expected_from_percent`.
 *
 * @param level - A place on a proficiency scale, such as 3.5 on a scale from 0 to 7.
 * @param scale - Which levels there are, and what they mean.
 * @returns The percentage of its scale that a level stands for.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function percentFromExpected(level: Level, scale: ProficiencyScaleInput): ExpectedPercent {
  return call(
    "readiness_percent_from_expected",
    give.json(level, "level"),
    give.json(scale, "scale"),
  );
}

/**
 * Where milestones on tracks lead on a ladder, as in Medium's Snowflake.
 *
 * @param milestones - Each one: The milestone a person has reached on a track.
 * @param ladder - What milestones are worth, and what the points lead to.
 * @returns Where somebody stands on a ladder.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function milestonePoints(
  milestones: readonly TrackMilestone[],
  ladder: MilestoneLadderInput,
): MilestonePlace {
  return call(
    "readiness_milestone_points",
    give.json(milestones, "milestones"),
    give.json(ladder, "ladder"),
  );
}

/**
 * The final score of an appraisal in Frappe HR, and beside it the mean of the parts that are there.
 *
 * @param appraisal - What an appraisal is made of.
 * @returns The score of an appraisal, in points from 0 to `Appraisal::out_of`.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function appraisalMeanOfParts(appraisal: Appraisal): AppraisalScore {
  return call("readiness_appraisal_mean_of_parts", give.json(appraisal, "appraisal"));
}

/**
 * The final score of an appraisal in Frappe HR whose parts weigh differently.
 *
 * @param appraisal - What an appraisal is made of.
 * @param weights - What each part of an appraisal weighs, in percent.
 * @returns The score of an appraisal, in points from 0 to `Appraisal::out_of`.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function appraisalWeighted(appraisal: Appraisal, weights: AppraisalWeights): AppraisalScore {
  return call(
    "readiness_appraisal_weighted",
    give.json(appraisal, "appraisal"),
    give.json(weights, "weights"),
  );
}

/**
 * The progress of a goal in Frappe HR: the mean of the goals below it that are not archived.
 *
 * @param children - Each one: A goal below another goal.
 * @returns The progress of a goal or of an objective.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function goalMeanChildren(children: readonly ChildGoal[]): MeanProgress {
  return call("readiness_goal_mean_children", give.json(children, "children"));
}

/**
 * The progress of a key result, in percent.
 *
 * @param result - A key result: a number that is to go from a start to a target.
 * @param formula - How the progress of a key result is measured.
 * @returns The progress of a key result.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function keyResult(result: KeyResult, formula: KeyResultFormula): KeyResultProgress {
  return call("readiness_key_result", give.json(result, "result"), give.json(formula, "formula"));
}

/**
 * The progress of an objective in Horilla: the mean of its key results, cut to whole percent.
 *
 * @param results - Each one: A key result: a number that is to go from a start to a target.
 * @param formula - How the progress of a key result is measured.
 * @returns The progress of a goal or of an objective.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function objective(results: readonly KeyResult[], formula: KeyResultFormula): MeanProgress {
  return call("readiness_objective", give.json(results, "results"), give.json(formula, "formula"));
}

/**
 * The ladder of Medium's Snowflake: its points, levels and titles.
 *
 * @returns What milestones are worth, and what the points lead to.
 */
export function snowflakeLadder(): MilestoneLadder {
  return call("readiness_snowflake_ladder");
}
