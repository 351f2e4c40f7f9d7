// generated from tests/schemas by `npm run generate`; do not edit.

import type {
  AlignmentKind,
  Bands,
  BlockerReason,
  CalendarUnit,
  CompetencyKind,
  ConceptReference,
  ConditionContext,
  CrosswalkMethod,
  Day,
  Direction,
  EntryVerdict,
  EvidenceKind,
  EvidencePath,
  ExpiryRuleSliding,
  Formula,
  FrameworkVersion,
  GapReason,
  GateState,
  HoldingStatus,
  Instant,
  ItemModel,
  Key,
  LadderLevel,
  LanguageTag,
  LeftOut,
  Level,
  LevelId,
  MeasuredBy,
  Month,
  Necessity,
  ParameterValue,
  PathChoice,
  PeerFormulaCountMet,
  PeerFormulaMandatoryFirst,
  PeerFormulaMeanProportional,
  PeerFormulaRequiredPlusPreferred,
  PeerFormulaWeightedCapped,
  Prior,
  Reason,
  RelationKind,
  RollupMode,
  RollupNeedAll,
  RollupNeedKOfN,
  ScaleKind,
  Section,
  Share,
  ShownDemonstrated,
  ShownLevel,
  ShownRange,
  ShownScore,
  Similarity,
  Status,
  StepKind,
  Target,
  Tone,
  UnknownPolicy,
  Verdict,
  Weight,
} from "./results.js";

/**
 * What is known about the person before the first answer.
 */
export interface AbilityOptions {
  /**
   * Mean ability of people like this one, from -100 to 100.
   *
   * @defaultValue 0
   */
  mean?: number | undefined;
  /**
   * Standard deviation of the ability of people like this one, from 0.01 to 100.
   *
   * @defaultValue 1
   */
  deviation?: number | undefined;
}

/**
 * One statement that two competencies of two frameworks belong together.
 */
export interface AlignmentInput {
  /**
   * The one.
   */
  from: ConceptReference;
  /**
   * How near they are: `to` is exact, close, broader or narrower.
   */
  kind: AlignmentKind;
  /**
   * The other.
   */
  to: ConceptReference;
  /**
   * How sure the author is, from 0 to 1.
   */
  confidence?: Share | null | undefined;
  /**
   * How it was found, such as `expert` or `embedding`.
   */
  method?: string | null | undefined;
}

/**
 * From where on something is an anomaly.
 */
export interface AnomalyOptions {
  /**
   * A change of more levels than this is a jump; 0 or more.
   *
   * @defaultValue 2
   */
  jump_levels?: number | undefined;
  /**
   * A change is a jump within so many days.
   *
   * @defaultValue 90
   */
  jump_days?: number | undefined;
  /**
   * So many judgements of one judge, all alike, are a straight line; at least 2.
   *
   * @defaultValue 10
   */
  straight_line?: number | undefined;
  /**
   * The first day on which anything can have been shown.
   */
  earliest?: Day | null | undefined;
}

/**
 * The answers that some people gave alike.
 */
export interface AnswerPattern {
  /**
   * For each item whether the answer is right; nothing where it was not asked.
   */
  answers: (boolean | null)[];
  /**
   * How many people answered so; without it, 1.
   *
   * @defaultValue 1
   */
  people?: number | undefined;
}

/**
 * What an appraisal is made of.
 */
export interface Appraisal {
  /**
   * The goals; their weights add up to 100, or there are none.
   */
  goals?: AppraisalGoal[] | undefined;
  /**
   * The mean of the feedback of others, from 0 to `out_of`; nothing where nobody gave any.
   */
  feedback?: Level | null | undefined;
  /**
   * The person's own ratings; their weights add up to 100, or there are none.
   */
  self_ratings?: SelfRating[] | undefined;
  /**
   * The most points there are, above 0 and up to 1000; without it, 5.
   *
   * @defaultValue 5
   */
  out_of?: Level | undefined;
}

/**
 * A goal of an appraisal.
 */
export interface AppraisalGoal {
  /**
   * Its name.
   */
  name: string;
  /**
   * How far it is reached, in percent.
   */
  completion: Level;
  /**
   * Its weight, in percent.
   */
  weight: Level;
}

/**
 * What each part of an appraisal weighs, in percent.
 */
export interface AppraisalWeights {
  /**
   * Of the goals.
   */
  goals: Level;
  /**
   * Of the feedback.
   */
  feedback: Level;
  /**
   * Of the person's own ratings.
   */
  own: Level;
}

/**
 * A point on two clocks: what had happened by a day, as it was known at an instant.
 */
export interface AsOf {
  /**
   * The clock of the world: what occurred later is not there.
   */
  occurred_on: Day;
  /**
   * The clock of the record: what was recorded later is not there; without it, everything
   * recorded is.
   */
  recorded_at?: Instant | null | undefined;
}

/**
 * What an audit asks for beyond what is always wrong.
 */
export interface AuditOptions {
  /**
   * Languages in which every competency should have a label; none are asked for by default.
   */
  languages?: LanguageTag[] | undefined;
  /**
   * Further uris that relations and alignments may lead to, such as the roles that are shipped
   * with the framework.
   */
  known?: Key[] | undefined;
}

/**
 * The benchmark of a role and two ratings of a person, on one scale on which more is better.
 */
export interface BenchmarkRatings {
  /**
   * The level the role asks for.
   */
  benchmark: Level;
  /**
   * What the manager says.
   */
  manager?: Level | null | undefined;
  /**
   * What the person says.
   */
  own?: Level | null | undefined;
}

/**
 * What each term of the blend weighs; only the ratios matter.
 */
export interface BlendWeights {
  /**
   * Of the readiness.
   *
   * @defaultValue 4
   */
  readiness?: Weight | undefined;
  /**
   * Of the same family.
   *
   * @defaultValue 2
   */
  family?: Weight | undefined;
  /**
   * Of a near place on the career path.
   *
   * @defaultValue 2
   */
  path?: Weight | undefined;
  /**
   * Of an open job.
   *
   * @defaultValue 1
   */
  job?: Weight | undefined;
  /**
   * Of the peers who aim at it.
   *
   * @defaultValue 1
   */
  peers?: Weight | undefined;
  /**
   * How many roles are suggested at most.
   *
   * @defaultValue 60
   */
  most?: number | undefined;
}

/**
 * One reason why a person is not ready, or why that is not decided.
 */
export interface BlockerInput {
  /**
   * What stands in the way.
   */
  reason: BlockerReason;
  /**
   * Uri of the competency or id of the choice, where it is a must-have.
   */
  requirement?: Key | null | undefined;
}

/**
 * How items are calibrated.
 */
export interface CalibrationOptions {
  /**
   * What the items may differ in.
   *
   * @defaultValue "rasch"
   */
  model?: ItemModel | undefined;
  /**
   * The most rounds, from 1 to 100000.
   *
   * @defaultValue 1000
   */
  iterations?: number | undefined;
  /**
   * The change of all parameters in one round below which it ends, from 0 to 1.
   *
   * @defaultValue 1e-7
   */
  tolerance?: number | undefined;
}

/**
 * Roles that lead to one another, as a company or a profession offers them.
 */
export interface CareerPathInput {
  /**
   * Stable address or id.
   */
  uri: Key;
  /**
   * Title by language.
   */
  titles?:
    | {
        [k: string]: string;
      }
    | undefined;
  /**
   * Uris of the roles it starts from; without any, the role the first step starts from.
   */
  starts?: Key[] | undefined;
  /**
   * The steps.
   */
  steps?: PathStepInput[] | undefined;
}

/**
 * All versions of one career path.
 */
export interface CareerPathHistoryInput {
  /**
   * Uri of the career path.
   */
  uri: Key;
  /**
   * Its versions; the order does not matter.
   */
  versions?: CareerPathVersionInput[] | undefined;
}

/**
 * The steps of a career path, from one day to another.
 */
export interface CareerPathVersionInput {
  /**
   * Name of the version, such as `2026.1`.
   */
  version: string;
  /**
   * The first day on which it holds.
   */
  effective_from: Day;
  /**
   * The last day on which it holds; without it, until further notice.
   */
  effective_until?: Day | null | undefined;
  /**
   * The career path.
   */
  path: CareerPathInput;
}

/**
 * One thing that is imagined to be otherwise.
 *
 * A competency is named by its uri or by its code in the role.
 */
export type Change =
  | ChangeSetLevel
  | ChangeSetStatus
  | ChangeForget
  | ChangeRequire
  | ChangeDropRequirement
  | ChangeSetImportance
  | ChangeSetRequiredLevel
  | ChangeSetGate
  | ChangeSetContext;

/**
 * The role no longer asks for a competency; choices have it as a member no longer, and choose
 * among those that are left.
 */
export interface ChangeDropRequirement {
  kind: "drop_requirement";
  /**
   * Uri or code of the competency.
   */
  competency: Key;
}

/**
 * Nothing is known of a competency.
 */
export interface ChangeForget {
  kind: "forget";
  /**
   * Uri or code of the competency.
   */
  competency: Key;
}

/**
 * The role asks this, instead of what it asks of the same competency where it does.
 */
export interface ChangeRequire {
  kind: "require";
  /**
   * What it asks.
   */
  requirement: RequirementInput;
}

/**
 * The situation is another one.
 */
export interface ChangeSetContext {
  kind: "set_context";
  /**
   * What it is about.
   */
  name: Key;
  /**
   * What it is; without it, nobody says.
   */
  value?: string | null | undefined;
}

/**
 * A requirement becomes a must-have, or stops being one.
 */
export interface ChangeSetGate {
  kind: "set_gate";
  /**
   * Uri or code of the competency.
   */
  competency: Key;
  /**
   * From which level; without it, it is no must-have.
   */
  gate?: GateInput | null | undefined;
}

/**
 * A requirement counts more or less.
 */
export interface ChangeSetImportance {
  kind: "set_importance";
  /**
   * Uri or code of the competency.
   */
  competency: Key;
  /**
   * How much it counts; without it, as much as its necessity says.
   */
  importance?: Weight | null | undefined;
}

/**
 * The person shows a competency at this level.
 */
export interface ChangeSetLevel {
  kind: "set_level";
  /**
   * Uri or code of the competency.
   */
  competency: Key;
  /**
   * The level.
   */
  level: Level;
  /**
   * The scale of the level; without it, the one the role asks on.
   */
  scale?: Key | null | undefined;
}

/**
 * The role asks for another level.
 */
export interface ChangeSetRequiredLevel {
  kind: "set_required_level";
  /**
   * Uri or code of the competency.
   */
  competency: Key;
  /**
   * The level; without it, any demonstrated level would do.
   */
  level?: Level | null | undefined;
}

/**
 * Something else than a level is said of a competency.
 *
 * A level that is there stays, unless the status denies it: what has expired with a level
 * counts again as `demonstrated`.
 */
export interface ChangeSetStatus {
  kind: "set_status";
  /**
   * Uri or code of the competency.
   */
  competency: Key;
  /**
   * What is said.
   */
  status: HoldingStatus;
}

/**
 * A goal below another goal.
 */
export interface ChildGoal {
  /**
   * How far it is reached, in percent.
   */
  progress: Level;
  /**
   * Whether it was put aside, and does not count.
   *
   * @defaultValue false
   */
  archived?: boolean | undefined;
}

/**
 * What a child earns for its parent.
 */
export interface ChildPointsInput {
  /**
   * The child, by uri or by code.
   */
  child: Key;
  /**
   * The points it earns when it is proficient.
   */
  points: number;
  /**
   * Whether nothing else can stand in for it.
   *
   * @defaultValue false
   */
  required?: boolean | undefined;
}

/**
 * So many of several: alternatives, where one is enough, or k of n.
 *
 * It counts as one thing with one weight, and each of the `choose` best members is an equal part
 * of it.
 */
export interface ChoiceInput {
  /**
   * Id within the role, other than the uris it asks for.
   */
  id: Key;
  /**
   * What it is called, for showing.
   */
  label?: string | null | undefined;
  /**
   * How many of the members are asked for, from 1 to all of them.
   */
  choose: number;
  /**
   * Members: uris of requirements of the role, or ids of other choices; each belongs to one
   * choice only.
   */
  of: Key[];
  /**
   * Whether it must be there or should be.
   *
   * @defaultValue "required"
   */
  necessity?: Necessity | undefined;
  /**
   * How much it counts beside the other requirements; the weights of its members do not count.
   */
  importance?: Weight | null | undefined;
  /**
   * Whether it is a must-have: then `choose` of its members must be fully met, or pass their
   * own gates where they have one.
   *
   * @defaultValue false
   */
  gate?: boolean | undefined;
  /**
   * When it is asked at all; without it, always.
   */
  when?: ConditionInput | null | undefined;
}

/**
 * A knowledge, skill, ability or attitude that a person can show.
 */
export interface CompetencyInput {
  /**
   * Stable address or id: this is what the competency *is*.
   */
  uri: Key;
  /**
   * Code of the publisher, such as `2.A.1.a`.
   */
  code?: Key | null | undefined;
  /**
   * What sort of thing it is.
   *
   * @defaultValue "other"
   */
  kind?: CompetencyKind | undefined;
  /**
   * Where it is in its life.
   *
   * @defaultValue "published"
   */
  status?: Status | undefined;
  /**
   * Short label by language; some frameworks publish statements without labels.
   */
  labels?:
    | {
        [k: string]: string;
      }
    | undefined;
  /**
   * Other labels people use, by language.
   */
  alternative_labels?:
    | {
        [k: string]: string[];
      }
    | undefined;
  /**
   * Description or full statement, by language.
   */
  descriptions?:
    | {
        [k: string]: string;
      }
    | undefined;
  /**
   * The scale its levels are on; without it, the only scale of the framework.
   */
  scale?: Key | null | undefined;
  /**
   * What single levels mean for this very competency.
   */
  anchors?: ScaleAnchorInput[] | undefined;
  /**
   * Further marks of the publisher, such as `reuse:transversal` or `collection:digital`.
   */
  tags?: string[] | undefined;
}

/**
 * What differs for one competency; what is left out is as everywhere.
 */
export interface CompetencyPolicyInput {
  /**
   * Its scale.
   */
  scale?: Key | null | undefined;
  /**
   * Its estimator.
   */
  estimator?: EstimatorInput | null | undefined;
  /**
   * How its levels fade.
   */
  decay?: DecayInput | null | undefined;
  /**
   * How many different people, other than the person, must have judged.
   */
  minimum_raters?: number | null | undefined;
  /**
   * When its evidence runs out by itself, of whatever kind.
   */
  expiry?: ExpiryRuleInput | null | undefined;
}

/**
 * When something is asked at all.
 */
export type ConditionInput =
  | ConditionHoldsInput
  | ConditionContext
  | ConditionAllInput
  | ConditionAnyInput
  | ConditionNotInput;

/**
 * All of these hold; of none, always.
 */
export interface ConditionAllInput {
  kind: "all";
  /**
   * The conditions.
   */
  of: ConditionInput[];
}

/**
 * At least one of these holds; of none, never.
 */
export interface ConditionAnyInput {
  kind: "any";
  /**
   * The conditions.
   */
  of: ConditionInput[];
}

/**
 * The person shows a competency, at this level or above where one is given.
 */
export interface ConditionHoldsInput {
  kind: "holds";
  /**
   * Uri of the competency, or its code.
   */
  competency: Key;
  /**
   * The level; without it, any demonstrated one.
   */
  level?: Level | null | undefined;
}

/**
 * This does not hold.
 */
export interface ConditionNotInput {
  kind: "not";
  /**
   * The condition.
   */
  of: ConditionInput;
}

/**
 * What one requirement adds to the score.
 */
export interface ContributionInput {
  /**
   * Uri of the competency.
   */
  competency: Key;
  /**
   * What it adds to the score.
   */
  contribution: Share;
  /**
   * How much it counts; 0 where it does not. Members of a choice count what it gives them.
   */
  weight: Weight;
  /**
   * What the score would get from it if it were fully met.
   */
  share: Share;
  /**
   * How far it is met, from 0 to 1; nothing where it does not count.
   */
  met?: Share | null | undefined;
  /**
   * Why it does not count, where it does not.
   */
  left_out?: LeftOut | null | undefined;
  /**
   * The competency that counts for it, where it is met by an equivalent.
   */
  through?: Key | null | undefined;
  /**
   * The choice it belongs to.
   */
  choice?: Key | null | undefined;
}

/**
 * What somebody did for one competency of a course.
 */
export interface CourseWork {
  /**
   * All exercises of the competency, also those nobody tried.
   */
  exercises?: ExerciseWork[] | undefined;
  /**
   * How many lecture units the competency has.
   *
   * @defaultValue 0
   */
  units?: number | undefined;
  /**
   * How many of them are done.
   *
   * @defaultValue 0
   */
  units_done?: number | undefined;
  /**
   * The mastery from which on it is mastered, from 0 to 100.
   *
   * @defaultValue 100
   */
  threshold?: number | undefined;
}

/**
 * A way from one scale to another.
 */
export interface CrosswalkInput {
  /**
   * The scale that is left.
   */
  from: Key;
  /**
   * The scale that is reached.
   */
  to: Key;
  /**
   * How a level becomes another.
   */
  method: CrosswalkMethod;
  /**
   * The loss its author states: the largest distance, in levels of the scale that is left,
   * between two levels that become one.
   */
  loss?: Level | null | undefined;
}

/**
 * A share of right answers from which on a level is reached.
 */
export interface Cut {
  /**
   * The least share of right answers.
   */
  share: Share;
  /**
   * The level it reaches.
   */
  level: Level;
}

/**
 * How a level fades while nobody shows it: towards a floor, by half in each half-life.
 */
export interface DecayInput {
  /**
   * What the competency is measured by, which decides the half-life.
   *
   * @defaultValue "mixed"
   */
  measured_by?: MeasuredBy | undefined;
  /**
   * The half-life in days, above 0, where it is known better.
   */
  half_life_days?: number | null | undefined;
  /**
   * The part of the height that is never lost, from 0 to 1.
   *
   * @defaultValue 0.3
   */
  floor?: number | undefined;
  /**
   * How much longer each further day of use makes the half-life: 0.5 makes it half as long
   * again; from 0 to 10.
   *
   * @defaultValue 0
   */
  growth?: number | undefined;
}

/**
 * What was decided about an entry after it was recorded.
 */
export interface DecisionInput {
  /**
   * Stable id.
   */
  id: Key;
  /**
   * The entry it is about.
   */
  entry: Key;
  /**
   * What was decided.
   */
  verdict: EntryVerdict;
  /**
   * The instant at which it was written down.
   */
  recorded_at: Instant;
  /**
   * Who decided.
   */
  decided_by?: Key | null | undefined;
  /**
   * Why.
   */
  reason?: string | null | undefined;
}

/**
 * The academic degrees a peer adds to the competencies, each as a share of the highest there is.
 */
export interface DegreesInput {
  /**
   * The degree the person has; without one, none.
   *
   * @defaultValue 0
   */
  held?: Share | undefined;
  /**
   * The degree the role expects.
   */
  asked: Share;
}

/**
 * How hard an exercise is.
 *
 * - `easy`: Easier than most.
 * - `medium`: As most are.
 * - `hard`: Harder than most.
 */
export type Difficulty = "easy" | "medium" | "hard";

/**
 * When to stop, as counts.
 */
export interface EffortLimits {
  /**
   * How many partial plans are looked at; beyond, the best plan so far is the answer.
   *
   * @defaultValue 2000000
   */
  nodes?: number | undefined;
  /**
   * How many combinations of levels are assessed of competencies that depend on one another;
   * beyond, there is no answer.
   *
   * @defaultValue 20000
   */
  combinations?: number | undefined;
  /**
   * How many cases of what counts are looked at; beyond, there is no answer.
   *
   * @defaultValue 4096
   */
  scenarios?: number | undefined;
}

/**
 * What a plan has to reach, and what it may do for that.
 */
export interface EffortOptions {
  /**
   * What has to be reached.
   */
  target?: Target | undefined;
  /**
   * What single levels cost; what is not named here costs `cost_per_level`.
   */
  costs?: LevelCost[] | undefined;
  /**
   * What one level costs, from 0 to 1,000,000, in any unit; counted in millionths.
   *
   * @defaultValue 1
   */
  cost_per_level?: number | undefined;
  /**
   * Uris or codes of competencies that stay as they are.
   */
  frozen?: Key[] | undefined;
  /**
   * Where a raise begins of which nobody knows the level.
   *
   * @defaultValue "bottom"
   */
  unknown?: UnknownStart | undefined;
  /**
   * Whether to say for each raise what the cheapest plan without it costs.
   *
   * @defaultValue false
   */
  without?: boolean | undefined;
  /**
   * When to stop.
   */
  limits?: EffortLimits | undefined;
}

/**
 * One piece of evidence about one competency of one person.
 */
export interface EntryInput {
  /**
   * Stable id, given by who records it: the same entry in two logs has the same id.
   */
  id: Key;
  /**
   * Whom it is about.
   */
  person: Key;
  /**
   * Uri of the competency, or its code in the framework.
   */
  competency: Key;
  /**
   * What sort of evidence it is.
   */
  kind: EvidenceKind;
  /**
   * The day on which the person showed it: the clock of the world.
   */
  occurred_on: Day;
  /**
   * The instant at which it was written down: the clock of the record.
   */
  recorded_at: Instant;
  /**
   * What it shows.
   */
  shows: ShownInput;
  /**
   * The scale of its levels; without it, the scale of the competency.
   */
  scale?: Key | null | undefined;
  /**
   * Who says so: a person or an organisation.
   */
  asserted_by?: Key | null | undefined;
  /**
   * The system or the instrument it comes from, such as `lms` or `exam/sql-2`.
   */
  source?: Key | null | undefined;
  /**
   * How much it counts beside other evidence of its kind; without it, 1.
   */
  weight?: Weight | null | undefined;
  /**
   * How well it agrees with true proficiency, as a correlation above 0; without it, that of its
   * kind.
   */
  reliability?: Share | null | undefined;
  /**
   * The first day on which it counts; without it, the day it occurred on.
   */
  valid_from?: Day | null | undefined;
  /**
   * The last day on which it counts; without it, it does not run out by itself.
   */
  valid_until?: Day | null | undefined;
  /**
   * An earlier entry about the same person and competency that this one takes the place of.
   */
  overrides?: Key | null | undefined;
  /**
   * Whether it counts only once a decision accepts it.
   *
   * @defaultValue false
   */
  needs_review?: boolean | undefined;
  /**
   * Where it can be looked up.
   */
  provenance?: ProvenanceInput | null | undefined;
}

/**
 * Another competency that counts for the one asked, with a discount.
 */
export interface EquivalentInput {
  /**
   * Uri of the other competency.
   */
  competency: Key;
  /**
   * Its code, so that a person's level may name it by that.
   */
  code?: Key | null | undefined;
  /**
   * Its label, for showing.
   */
  label?: string | null | undefined;
  /**
   * What being met by it is worth, above 0; 1 means that it is as good.
   */
  factor: Share;
  /**
   * The relation of the framework it comes from.
   */
  relation?: RelationKind | null | undefined;
}

/**
 * What holding a competency is worth for another one, by the relation between the two.
 *
 * A factor of 0 leaves the relation out.
 * No study known to us measures these numbers: the defaults are an assumption, in the order of
 * how near the relations say two competencies are, and are meant to be replaced by your own.
 * They are eighths, so that their products are exact.
 */
export interface EquivalentFactors {
  /**
   * Both mean the same; 1.
   *
   * @defaultValue 1
   */
  exact_match?: Share | undefined;
  /**
   * Both mean nearly the same; 0.875.
   *
   * @defaultValue 0.875
   */
  close_match?: Share | undefined;
  /**
   * The one held was replaced by the one asked, or replaces it; 0.875.
   *
   * @defaultValue 0.875
   */
  replaced_by?: Share | undefined;
  /**
   * The one held is narrower than the one asked, as a match says; 0.625.
   *
   * @defaultValue 0.625
   */
  narrow_match?: Share | undefined;
  /**
   * The one held is wider than the one asked, as a match says; 0.5.
   *
   * @defaultValue 0.5
   */
  broad_match?: Share | undefined;
  /**
   * The one held stands directly below the one asked in the outline; 0.625.
   *
   * @defaultValue 0.625
   */
  child?: Share | undefined;
  /**
   * The one held stands directly above the one asked in the outline; 0.5.
   *
   * @defaultValue 0.5
   */
  parent?: Share | undefined;
  /**
   * Both have to do with each other; 0.375.
   *
   * @defaultValue 0.375
   */
  related_to?: Share | undefined;
}

/**
 * How far to look for equivalents; see `add_equivalents`.
 */
export interface EquivalentOptions {
  /**
   * What each relation is worth.
   */
  factors?: EquivalentFactors | undefined;
  /**
   * How many relations may lie between two competencies; 2.
   *
   * @defaultValue 2
   */
  max_steps?: number | undefined;
  /**
   * Equivalents that are worth less are left out; 0.375.
   *
   * @defaultValue 0.375
   */
  minimum_factor?: Share | undefined;
  /**
   * Alignments whose author is less sure are left out; one without a number is kept.
   *
   * @defaultValue 0
   */
  minimum_confidence?: Share | undefined;
  /**
   * The languages of the labels; the language of the framework is tried last.
   */
  languages?: LanguageTag[] | undefined;
}

/**
 * How to estimate.
 */
export interface EstimateOptionsInput {
  /**
   * The estimator; without it, `linear_gaussian`.
   */
  estimator?: EstimatorInput | undefined;
  /**
   * How a level fades while nobody shows it; without it, it does not.
   */
  decay?: DecayInput | null | undefined;
  /**
   * Whether each part also says what the level would be without it; this costs as much again
   * for each piece of evidence.
   *
   * @defaultValue false
   */
  without_each?: boolean | undefined;
}

/**
 * A named rule that turns pieces of evidence into one level.
 *
 * Evidence is ordered by the day it happened; entries of one day are ordered by their ids, never
 * by when they were recorded.
 * `decimals` rounds the answer, halves away from zero; without it, nothing is rounded.
 */
export type EstimatorInput =
  | EstimatorLinearGaussianInput
  | EstimatorLatestInput
  | EstimatorHighestInput
  | EstimatorMeanInput
  | EstimatorWeightedMeanInput
  | EstimatorLatestVsRestInput
  | EstimatorEwmaInput
  | EstimatorNTimesInput
  | EstimatorPrecedenceInput
  | EstimatorPrioritisedInput
  | EstimatorMinimumRatersInput;

/**
 * Each one against all before it (Canvas `standard_decaying_average`).
 *
 * level_k = latest * x_k + (1 - latest) * level_(k-1), from level_1 = x_1.
 */
export interface EstimatorEwmaInput {
  kind: "ewma";
  /**
   * What each next one counts, from 0.5 to 0.99.
   *
   * @defaultValue 0.65
   */
  latest?: number | undefined;
  /**
   * Decimals of the answer; Canvas takes 2.
   */
  decimals?: number | null | undefined;
}

/**
 * The best one (Canvas `highest`).
 */
export interface EstimatorHighestInput {
  kind: "highest";
  /**
   * Decimals of the answer.
   */
  decimals?: number | null | undefined;
}

/**
 * The last one (Canvas `latest`).
 */
export interface EstimatorLatestInput {
  kind: "latest";
  /**
   * Decimals of the answer.
   */
  decimals?: number | null | undefined;
}

/**
 * The last one against the mean of all before it (Canvas `decaying_average`).
 *
 * level = latest * x_n + (1 - latest) * mean(x_1 .. x_(n-1)); a single one counts alone.
 */
export interface EstimatorLatestVsRestInput {
  kind: "latest_vs_rest";
  /**
   * What the last one counts, from 0.01 to 0.99.
   *
   * @defaultValue 0.65
   */
  latest?: number | undefined;
  /**
   * Decimals of the answer; Canvas takes 2.
   */
  decimals?: number | null | undefined;
}

/**
 * Weighs each piece of evidence by how well its kind agrees with true proficiency, and says
 * how sure the level is.
 */
export interface EstimatorLinearGaussianInput {
  kind: "linear_gaussian";
  /**
   * Reliability and bias of each kind; without it, the built-in model.
   */
  sources?: SourceModelInput | null | undefined;
  /**
   * What is believed before any evidence; without it nothing is, and the first piece of
   * evidence is believed as it stands.
   */
  prior?: Prior | null | undefined;
}

/**
 * The mean (Canvas `average`).
 */
export interface EstimatorMeanInput {
  kind: "mean";
  /**
   * Decimals of the answer.
   */
  decimals?: number | null | undefined;
}

/**
 * Another estimator, once enough people judged.
 */
export interface EstimatorMinimumRatersInput {
  kind: "minimum_raters";
  /**
   * How many different people must have judged; a self-assessment is none of them.
   */
  minimum: number;
  /**
   * The estimator.
   */
  estimator: EstimatorInput;
}

/**
 * The mean of those that reach the mark, once there are enough of them (Canvas `n_mastery`).
 */
export interface EstimatorNTimesInput {
  kind: "n_times";
  /**
   * The mark; without it, the mastery mark of the scale.
   */
  mark?: Level | null | undefined;
  /**
   * How many must reach it, from 1 to 10.
   *
   * @defaultValue 5
   */
  times?: number | undefined;
  /**
   * Decimals of the answer; Canvas takes 2.
   */
  decimals?: number | null | undefined;
}

/**
 * The last one of the first kind that has any (Degreed).
 */
export interface EstimatorPrecedenceInput {
  kind: "precedence";
  /**
   * Kinds, the one that decides first; others do not count.
   */
  order?: EvidenceKind[] | undefined;
}

/**
 * One of several paths, on each of which the last one counts (Totara).
 */
export interface EstimatorPrioritisedInput {
  kind: "prioritised";
  /**
   * The paths; evidence on none of them does not count.
   */
  paths: EvidencePath[];
  /**
   * Which path decides.
   *
   * @defaultValue "first"
   */
  choose?: PathChoice | undefined;
}

/**
 * The mean by weight: sum(weight * level) / sum(weight).
 */
export interface EstimatorWeightedMeanInput {
  kind: "weighted_mean";
  /**
   * Decimals of the answer.
   */
  decimals?: number | null | undefined;
}

/**
 * Everything that was ever recorded about what people show.
 *
 * A log only grows: nothing in it is edited, and everything else is derived from it.
 * It is two sets, whose members are told apart by their ids; the order in them means nothing.
 */
export interface EvidenceLogInput {
  /**
   * The framework whose competencies the entries name.
   */
  framework?: FrameworkVersion | null | undefined;
  /**
   * Pieces of evidence.
   */
  entries?: EntryInput[] | undefined;
  /**
   * What was decided about pieces of evidence later.
   */
  decisions?: DecisionInput[] | undefined;
}

/**
 * How the entries of a log become levels: the rules of an organisation.
 *
 * Every field has a default, and the default changes nothing: no evidence runs out by itself, no
 * level fades, and one voice is enough.
 * Only the scales must be there where evidence names levels:
 * `EvidencePolicy::for_framework` takes them from a framework.
 */
export interface EvidencePolicyInput {
  /**
   * The rule that makes one level of several pieces of evidence; without it, `linear_gaussian`.
   */
  estimator?: EstimatorInput | undefined;
  /**
   * How levels fade while nobody shows them; without it, they do not.
   */
  decay?: DecayInput | null | undefined;
  /**
   * How many different people, other than the person, must have judged; 0 asks for none.
   *
   * Evidence that does not say who asserts it is nobody's judgement.
   *
   * @defaultValue 0
   */
  minimum_raters?: number | undefined;
  /**
   * When evidence of a kind runs out by itself; a kind that is not named does not.
   *
   * It counts from the day it was shown, each piece of evidence for itself, and ends a validity
   * of the entry's own that would last longer.
   */
  expiry?:
    | {
        [k: string]: ExpiryRuleInput;
      }
    | undefined;
  /**
   * Whether each part of an estimate also says what the level would be without it.
   *
   * @defaultValue false
   */
  without_each?: boolean | undefined;
  /**
   * What differs for single competencies, by the name the answer has: the uri where the index
   * was built for a framework.
   */
  competencies?:
    | {
        [k: string]: CompetencyPolicyInput;
      }
    | undefined;
  /**
   * The scale of all competencies for which none is named; without it, the only scale there is.
   */
  default_scale?: Key | null | undefined;
  /**
   * The scales.
   */
  scales?: ProficiencyScaleInput[] | undefined;
  /**
   * What took the place of competencies that are no longer used: old name, new names.
   *
   * Evidence about an old one is shown of the new ones, and does not count for them: whether it
   * would still do is for people to say. A chain is followed to its end.
   * The names are those of the answers, as in `competencies`.
   */
  replaced?:
    | {
        [k: string]: Key[];
      }
    | undefined;
  /**
   * Ways from one scale to another, for levels that are not on the scale of their competency.
   */
  crosswalks?: CrosswalkInput[] | undefined;
}

/**
 * What came of an exercise.
 */
export interface ExerciseResult {
  /**
   * The points reached, from 0 to a thousand million; with a bonus they may be more than the
   * maximum.
   */
  points: number;
  /**
   * The day of the last submission.
   */
  occurred_on: Day;
  /**
   * How many submissions it took, where submissions are counted.
   */
  submissions?: number | null | undefined;
}

/**
 * What somebody did for one exercise.
 */
export interface ExerciseWork {
  /**
   * Id of the exercise.
   */
  id: Key;
  /**
   * The points that can be reached, from 0.001 to a thousand million.
   */
  maximum: number;
  /**
   * How hard it is.
   */
  difficulty?: Difficulty | null | undefined;
  /**
   * What came of it; nothing where it was not tried.
   */
  result?: ExerciseResult | null | undefined;
}

/**
 * When something that was shown runs out.
 */
export type ExpiryRuleInput = ExpiryRuleCalendarInput | ExpiryRuleSliding;

/**
 * On days of the calendar, for everybody, whenever it was shown (SkillTree).
 */
export interface ExpiryRuleCalendarInput {
  kind: "calendar";
  /**
   * Whether the days come by month or by year.
   */
  unit: CalendarUnit;
  /**
   * Every so many of them, from 1 to 100.
   */
  every: number;
  /**
   * Any one of the days.
   */
  on: Day;
  /**
   * Whether it is the last day of each month, whatever day `on` is.
   *
   * @defaultValue false
   */
  last_day_of_month?: boolean | undefined;
}

/**
 * How much is told, and by which names.
 *
 * A limit of null tells all; what a limit cuts off is told together, as so many more.
 */
export interface ExplainOptions {
  /**
   * Labels of competencies and choices, by key; see `labels`.
   * Where one is not here, that of the gap or of the must-have is taken, and else the key.
   */
  labels?:
    | {
        [k: string]: string;
      }
    | undefined;
  /**
   * The most things in the way that are told one by one; without this field, 10.
   *
   * @defaultValue 10
   */
  blockers?: number | null | undefined;
  /**
   * The most contributions that are told one by one; without this field, 5.
   *
   * @defaultValue 5
   */
  contributions?: number | null | undefined;
  /**
   * The most losses that are told one by one; without this field, 5.
   *
   * @defaultValue 5
   */
  losses?: number | null | undefined;
  /**
   * The most alternatives that are told one by one; without this field, 3.
   *
   * @defaultValue 3
   */
  alternatives?: number | null | undefined;
  /**
   * The most requirements without count that are told one by one; without this field, 3.
   *
   * @defaultValue 3
   */
  left_out?: number | null | undefined;
}

/**
 * Why a readiness is what it is, as statements that add up to it.
 *
 * What the statements add makes up the score, and what they cost makes up the rest to 1, in every
 * bit and in any order.
 */
export interface ExplanationInput {
  /**
   * The person.
   */
  person: Key;
  /**
   * The role's uri.
   */
  role: Key;
  /**
   * The score that is explained.
   */
  score: Share;
  /**
   * The statements, section by section, in each the one that matters most first.
   */
  statements: StatementInput[];
}

/**
 * A published, versioned list of what can be known or done.
 */
export interface FrameworkInput {
  /**
   * Stable id, the same for all versions.
   */
  id: Key;
  /**
   * Version, in the publisher's own spelling.
   */
  version: string;
  /**
   * Where it is in its life.
   *
   * @defaultValue "published"
   */
  status?: Status | undefined;
  /**
   * Title by language.
   */
  titles?:
    | {
        [k: string]: string;
      }
    | undefined;
  /**
   * Description by language.
   */
  descriptions?:
    | {
        [k: string]: string;
      }
    | undefined;
  /**
   * The language of last resort: where a label is missing in the language asked for.
   *
   * @defaultValue "en"
   */
  language?: LanguageTag | undefined;
  /**
   * Who publishes it.
   */
  publisher?: string | null | undefined;
  /**
   * Under which terms it may be used: a name or an address.
   */
  licence?: string | null | undefined;
  /**
   * The words the licence asks to be shown.
   */
  attribution?: string | null | undefined;
  /**
   * The scales of its levels.
   */
  scales?: ProficiencyScaleInput[] | undefined;
  /**
   * Ways from one scale to another.
   */
  crosswalks?: CrosswalkInput[] | undefined;
  /**
   * Headings.
   */
  groups?: GroupInput[] | undefined;
  /**
   * What can be known or done.
   */
  competencies?: CompetencyInput[] | undefined;
  /**
   * How groups and competencies belong together.
   */
  relations?: RelationInput[] | undefined;
  /**
   * How competencies relate to those of other frameworks.
   */
  alignments?: AlignmentInput[] | undefined;
}

/**
 * What one requirement lacks.
 */
export interface GapInput {
  /**
   * Uri of the competency.
   */
  competency: Key;
  /**
   * Its label.
   */
  label?: string | null | undefined;
  /**
   * Whether it must be there or should be.
   */
  necessity: Necessity;
  /**
   * The level asked; nothing where any level would do.
   */
  required?: Level | null | undefined;
  /**
   * The level held, on the scale of the role; nothing where there is none.
   */
  held?: Level | null | undefined;
  /**
   * A level that is known and does not count, such as one that has run out, as it was stated.
   */
  shown?: Level | null | undefined;
  /**
   * How many levels are missing, as far as that is known.
   */
  gap?: Level | null | undefined;
  /**
   * How much it counts.
   */
  weight: Weight;
  /**
   * What the score loses by it; score and losses add up to 1.
   */
  loss: Share;
  /**
   * Why it is not met.
   */
  reason: GapReason;
  /**
   * Whether it is a must-have that is not there.
   */
  blocks: boolean;
  /**
   * The choice it belongs to.
   */
  choice?: Key | null | undefined;
}

/**
 * One competency whose gap is to be put in order.
 */
export interface GapToClose {
  /**
   * Uri of the competency.
   */
  competency: Key;
  /**
   * The level held; nothing where nobody knows.
   */
  held?: Level | null | undefined;
  /**
   * The level asked, on the same scale.
   */
  asked: Level;
  /**
   * How important it is, on the peer's scale from 1 to 5.
   */
  importance: Weight;
  /**
   * Its weight beside the others.
   */
  weight: Weight;
}

/**
 * A must-have: who does not pass it is not ready, whatever the score.
 */
export interface GateInput {
  /**
   * The level that opens it, at most the level asked; without it, the level asked, and where
   * none or the bottom of the scale is asked any demonstrated one.
   *
   * A must-have that is not applicable to a person is none for that person.
   */
  minimum_level?: Level | null | undefined;
}

/**
 * Whether a must-have is there.
 */
export interface GateResultInput {
  /**
   * Uri of the competency or id of the choice.
   */
  requirement: Key;
  /**
   * Its label.
   */
  label?: string | null | undefined;
  /**
   * The level that opens the gate; nothing for a choice and where any level would do.
   */
  minimum?: Level | null | undefined;
  /**
   * The level held, on the scale of the role; nothing where there is none.
   */
  held?: Level | null | undefined;
  /**
   * Whether it is there.
   */
  state: GateState;
}

/**
 * A heading above competencies, other groups, or roles.
 */
export interface GroupInput {
  /**
   * Stable address or id.
   */
  uri: Key;
  /**
   * Code of the publisher, such as `2.A`.
   */
  code?: Key | null | undefined;
  /**
   * Label by language.
   */
  labels?:
    | {
        [k: string]: string;
      }
    | undefined;
  /**
   * Other labels by language.
   */
  alternative_labels?:
    | {
        [k: string]: string[];
      }
    | undefined;
  /**
   * Description by language.
   */
  descriptions?:
    | {
        [k: string]: string;
      }
    | undefined;
}

/**
 * How the levels of several people become one.
 *
 * - `mean`: Their mean (Canvas `group_mean`).
 * - `median`: The one in the middle, or the mean of the two there (Canvas `group_median`).
 */
export type GroupStatistic = "mean" | "median";

/**
 * What a profile says about one competency.
 */
export interface HeldLevelInput {
  /**
   * Uri of the competency, or its code in the framework.
   */
  competency: Key;
  /**
   * The level shown.
   */
  level?: Level | null | undefined;
  /**
   * The scale of the level; without it, the one the role asks on.
   */
  scale?: Key | null | undefined;
  /**
   * What is said where it is more, or less, than a level.
   */
  status?: HoldingStatus | null | undefined;
}

/**
 * From when to when a history goes, and what it knows.
 */
export interface HistorySpan {
  /**
   * The first day; without it, the day of the first evidence.
   */
  from?: Day | null | undefined;
  /**
   * The last day.
   */
  to: Day;
  /**
   * What is known on each day.
   */
  knowledge?: Knowledge | undefined;
}

/**
 * How to compare two versions.
 */
export interface ImpactOptions {
  /**
   * Uris of competencies that the new version no longer has, each with the one in its place.
   */
  replaced_by?:
    | {
        [k: string]: Key;
      }
    | undefined;
  /**
   * How many of the most affected people are named for each role; without it, 10.
   *
   * @defaultValue 10
   */
  most_affected?: number | undefined;
}

/**
 * How to import.
 */
export interface ImportOptions {
  /**
   * Id to give the framework; without it, the one of the publisher.
   */
  id?: Key | null | undefined;
  /**
   * Version, where the files do not say it.
   */
  version?: string | null | undefined;
  /**
   * Language of the texts, where the files do not say it; without it, English.
   */
  language?: LanguageTag | null | undefined;
  /**
   * Whether any warning or error refuses the whole import.
   *
   * @defaultValue false
   */
  strict?: boolean | undefined;
  /**
   * Which one holds where a file says both required and desired of the same pair.
   *
   * @defaultValue "required"
   */
  on_conflict?: Necessity | undefined;
}

/**
 * One answer of a person.
 */
export interface ItemAnswer {
  /**
   * Id of the item.
   */
  item: Key;
  /**
   * Whether the answer is right.
   */
  right: boolean;
}

/**
 * The level one judge gives to one unit.
 */
export interface JudgeRating {
  /**
   * Who judges.
   */
  judge: Key;
  /**
   * What is judged: a person, or a person in one competency.
   */
  unit: Key;
  /**
   * The level given; for nominal data the number of the category.
   */
  level: Level;
}

/**
 * A key result: a number that is to go from a start to a target.
 */
export interface KeyResult {
  /**
   * Where it started.
   *
   * @defaultValue 0
   */
  start?: Level | undefined;
  /**
   * Where it is.
   */
  current: Level;
  /**
   * Where it is to go.
   */
  target: Level;
}

/**
 * How the progress of a key result is measured.
 *
 * - `linear`: The part of the way from the start to the target: (current - start) / (target - start).
 * - `of_target`: The part of the target, wherever it started, as Horilla counts: current / target.
 */
export type KeyResultFormula = "linear" | "of_target";

/**
 * How far one kind of evidence is to be trusted.
 */
export interface KindReliabilityInput {
  /**
   * The kind.
   */
  kind: EvidenceKind;
  /**
   * Its correlation with true proficiency, above 0 and at most 1.
   */
  reliability: number;
  /**
   * How much better than the truth it speaks, in spreads, from -10 to 10; below 0 is worse.
   *
   * @defaultValue 0
   */
  bias?: number | undefined;
  /**
   * Where the figures come from.
   */
  basis?: string | null | undefined;
  /**
   * Whether they are assumed, and not measured.
   *
   * @defaultValue false
   */
  assumed?: boolean | undefined;
}

/**
 * What is known on each day of a history.
 */
export type Knowledge = KnowledgeLatest | KnowledgeRecordedBy | KnowledgeOfTheDay;

/**
 * All that is recorded now: how things were, as far as we know today.
 */
export interface KnowledgeLatest {
  kind: "latest";
}

/**
 * What was recorded by the end of that very day in universal time: what people saw.
 */
export interface KnowledgeOfTheDay {
  kind: "of_the_day";
}

/**
 * All that was recorded by one instant: how things were, as far as was known then.
 */
export interface KnowledgeRecordedBy {
  kind: "recorded_by";
  /**
   * The instant.
   */
  instant: Instant;
}

/**
 * The grades of a family of roles, such as engineer, senior engineer, principal engineer.
 */
export interface Ladder {
  /**
   * Stable address or id.
   */
  uri: Key;
  /**
   * Title by language.
   */
  titles?:
    | {
        [k: string]: string;
      }
    | undefined;
  /**
   * Uris of the roles, the lowest first.
   */
  rungs?: Key[] | undefined;
}

/**
 * The points a title is given for.
 */
export interface LadderTitleInput {
  /**
   * The fewest points it takes.
   */
  from: number;
  /**
   * The most points it is given for; without it, there is no end.
   */
  to?: number | null | undefined;
  /**
   * The title.
   */
  name: string;
}

/**
 * A level when it was used last.
 */
export interface LastUse {
  /**
   * The level on that day.
   */
  level: Level;
  /**
   * The day.
   */
  day: Day;
  /**
   * How many other days of use there were before; each makes the half-life longer.
   *
   * @defaultValue 0
   */
  further_uses?: number | undefined;
}

/**
 * What a level of one competency costs.
 */
export interface LevelCost {
  /**
   * Uri of the competency, or its code.
   */
  competency: Key;
  /**
   * The level from which it holds; without it, the bottom of the scale.
   */
  from?: Level | null | undefined;
  /**
   * The level up to which it holds; without it, the top of the scale.
   */
  to?: Level | null | undefined;
  /**
   * What one level costs there, from 0 to 1,000,000; where no level is asked, what showing the
   * competency costs.
   */
  cost: number;
}

/**
 * How the parameters of mastery are found.
 */
export interface MasteryFitOptions {
  /**
   * The most rounds from each start, from 1 to 100000.
   *
   * @defaultValue 1000
   */
  iterations?: number | undefined;
  /**
   * The change of all parameters in one round below which it ends, from 0 to 1.
   *
   * @defaultValue 1e-7
   */
  tolerance?: number | undefined;
  /**
   * The largest guess.
   *
   * @defaultValue 0.5
   */
  most_guess?: Share | undefined;
  /**
   * The largest slip.
   *
   * @defaultValue 0.5
   */
  most_slip?: Share | undefined;
}

/**
 * How people learn one thing.
 */
export interface MasteryParametersInput {
  /**
   * The chance that a person knows it before the first answer.
   */
  known: Share;
  /**
   * The chance to learn it after an answer, for who does not know it.
   */
  learn: Share;
  /**
   * The chance of a right answer of who does not know it.
   */
  guess: Share;
  /**
   * The chance of a wrong answer of who knows it.
   */
  slip: Share;
  /**
   * The chance to forget it after an answer, for who knows it; without it, nobody forgets.
   *
   * @defaultValue 0
   */
  forget?: Share | undefined;
}

/**
 * What the numbers of ratings mean, which decides how far apart two of them are.
 *
 * - `nominal`: Names of categories: two levels are alike or not.
 * - `ordinal`: Steps in an order: two levels are apart by how many ratings lie between them.
 * - `interval`: Equal distances: two levels are apart by their difference.
 * - `ratio`: Multiples of a unit, from 0 up: two levels are apart by their difference over their sum.
 */
export type Measurement = "nominal" | "ordinal" | "interval" | "ratio";

/**
 * How one reason is said.
 */
export type MessageInput = MessageSingleInput | MessagePluralInput;

/**
 * The messages of one language, and how it writes numbers.
 *
 * `english` as JSON is the pattern for a new language.
 * `check_catalogue` tells what is wrong with a catalogue, and
 * `render`) takes any.
 */
export interface MessageCatalogueInput {
  /**
   * The language; it decides which plural form a number takes.
   */
  language: LanguageTag;
  /**
   * How it writes numbers.
   */
  numbers?: NumberFormatInput | undefined;
  /**
   * The messages, by code: `readiness.` and the name of a `Reason`.
   */
  messages?:
    | {
        [k: string]: MessageInput;
      }
    | undefined;
}

/**
 * In forms that agree with a number.
 */
export interface MessagePluralInput {
  kind: "plural";
  /**
   * Name of the value that they agree with.
   */
  by: string;
  /**
   * The text of each form, with placeholders.
   */
  forms: {
    [k: string]: string;
  };
  /**
   * The text where a value that the other ones name is not there.
   */
  otherwise?: string | null | undefined;
}

/**
 * In one form.
 */
export interface MessageSingleInput {
  kind: "single";
  /**
   * The text, with placeholders.
   */
  text: string;
  /**
   * The text where a value that the other one names is not there.
   */
  otherwise?: string | null | undefined;
}

/**
 * A mark that a score may pass.
 */
export interface Milestone {
  /**
   * Id, such as `ready`.
   */
  id: Key;
  /**
   * The score from which it is reached, from 0 to 1.
   */
  score: Share;
  /**
   * How far the score may fall below it before it is lost; without it, 0.
   *
   * @defaultValue 0
   */
  margin?: Share | undefined;
}

/**
 * What milestones are worth, and what the points lead to.
 */
export interface MilestoneLadderInput {
  /**
   * The points of milestone 0, 1, 2 and so on.
   */
  points: number[];
  /**
   * Where levels start; the order does not matter.
   */
  levels: LadderLevel[];
  /**
   * The titles and their ranges, in the order in which they are shown.
   */
  titles: LadderTitleInput[];
}

/**
 * The score of one day.
 */
export interface MilestonePoint {
  /**
   * The day.
   */
  day: Day;
  /**
   * The score on that day, from 0 to 1.
   */
  score: Share;
}

/**
 * What one model of a role asks of a competency, on a scale on which more is better.
 */
export interface ModelTarget {
  /**
   * The model.
   */
  model: Key;
  /**
   * Uri of the competency.
   */
  competency: Key;
  /**
   * The level it asks for.
   */
  target: Level;
}

/**
 * How a language writes numbers and days.
 *
 * Thousands are not grouped: an explanation has no numbers of that size.
 */
export interface NumberFormatInput {
  /**
   * What stands before the fraction; without this field, a full stop.
   *
   * @defaultValue "."
   */
  decimal?: string | undefined;
  /**
   * What stands before a number below 0; without this field, a hyphen.
   *
   * @defaultValue "-"
   */
  minus?: string | undefined;
  /**
   * A percentage, with the placeholder `{number}`; without this field, `{number}%`.
   *
   * @defaultValue "{number}%"
   */
  percent?: string | undefined;
  /**
   * The ten digits from 0 to 9; without this field, those of ASCII.
   */
  digits?: string | null | undefined;
  /**
   * The most digits of the fraction of a percentage, up to 6; without this field, 0.
   *
   * @defaultValue 0
   */
  share_digits?: number | undefined;
  /**
   * The most digits of the fraction of a level or a number, up to 6; without this field, 2.
   *
   * @defaultValue 2
   */
  level_digits?: number | undefined;
  /**
   * A day, with the placeholders `{year}`, `{month}` and `{day}`; without this field,
   * `{year}-{month}-{day}`.
   *
   * @defaultValue "{year}-{month}-{day}"
   */
  day?: string | undefined;
}

/**
 * One piece of evidence, as an estimator sees it: on the scale of the competency.
 */
export interface Observation {
  /**
   * Id of the entry; it breaks ties between entries of one day.
   */
  entry: Key;
  /**
   * What sort of evidence it is.
   */
  kind: EvidenceKind;
  /**
   * The day on which the person showed it.
   */
  occurred_on: Day;
  /**
   * The level shown, or the middle of the range.
   */
  level: Level;
  /**
   * The lowest level it may mean, where it shows a range.
   */
  low?: Level | null | undefined;
  /**
   * The highest level it may mean, where it shows a range.
   */
  high?: Level | null | undefined;
  /**
   * Who says so.
   */
  asserted_by?: Key | null | undefined;
  /**
   * The system or the instrument it comes from.
   */
  source?: Key | null | undefined;
  /**
   * How much it counts; without it, 1.
   */
  weight?: Weight | null | undefined;
  /**
   * How well it agrees with true proficiency, above 0; without it, that of its kind.
   */
  reliability?: Share | null | undefined;
}

/**
 * How to assess.
 */
export interface OptionsInput {
  /**
   * The formula.
   */
  formula?: Formula | undefined;
  /**
   * What the score makes of a competency of which nothing is known.
   *
   * @defaultValue "strict"
   */
  unknown?: UnknownPolicy | undefined;
  /**
   * The score from which a person is ready, from 0 to 1; without it, 1.
   */
  threshold?: Share | null | undefined;
  /**
   * The coverage below which nothing is decided, from 0 to 1; without it, 0.
   */
  coverage_floor?: Share | null | undefined;
  /**
   * Weight of a desired competency without an importance; a required one weighs 1.
   *
   * @defaultValue 0.5
   */
  desired_weight?: Weight | undefined;
  /**
   * What conditions may ask about the situation, such as `location`: `EU`.
   */
  context?:
    | {
        [k: string]: string;
      }
    | undefined;
  /**
   * Languages for titles, the best first; each falls back to its wider tags, and all to English.
   */
  languages?: LanguageTag[] | undefined;
  /**
   * Scales that the person's levels are on, where they differ from those of the role.
   */
  scales?: ProficiencyScaleInput[] | undefined;
  /**
   * Ways from those scales to the scales of the role.
   */
  crosswalks?: CrosswalkInput[] | undefined;
  /**
   * How many roles a comparison returns, the best first; without it, all.
   */
  top?: number | null | undefined;
}

/**
 * One move from a role to another.
 */
export interface PathStepInput {
  /**
   * Uri of the role it starts from.
   */
  from: Key;
  /**
   * Uri of the role it leads to.
   */
  to: Key;
  /**
   * Which way it goes, where that is said.
   */
  kind?: StepKind | null | undefined;
  /**
   * After how many months in the first role people usually take it, where that is known.
   */
  typical_months?: number | null | undefined;
}

/**
 * A peer's formula that holds a person against a role, with its parameters.
 *
 * The table of the module has peer, formula and known faults of each.
 */
export type PeerFormulaInput =
  | PeerFormulaCountMet
  | PeerFormulaCountMetFloorInput
  | PeerFormulaMeanProportional
  | PeerFormulaWeightedCapped
  | PeerFormulaOvercappedSumInput
  | PeerFormulaRequiredPlusPreferred
  | PeerFormulaToleranceInput
  | PeerFormulaMandatoryFirst
  | PeerFormulaSimilarityMeanInput;

/**
 * The percentage of competencies whose level is reached, cut to a whole number.
 */
export interface PeerFormulaCountMetFloorInput {
  kind: "count_met_floor";
  /**
   * The ids that the peer gave to the levels; without any, they are in the order of the
   * levels, as in a system where levels were entered from the lowest up.
   */
  level_ids?: LevelId[] | undefined;
}

/**
 * The sum of levels, each up to twice the one asked, of the sum asked.
 */
export interface PeerFormulaOvercappedSumInput {
  kind: "overcapped_sum";
  /**
   * The academic degrees, where the role expects one.
   */
  degrees?: DegreesInput | null | undefined;
}

/**
 * The mean of 1 for what is held and the best similarity for what is not.
 */
export interface PeerFormulaSimilarityMeanInput {
  kind: "similarity_mean";
  /**
   * How alike a competency that is held and one that is asked are.
   */
  similarities: Similarity[];
  /**
   * Below this similarity a competency is listed as missing.
   *
   * @defaultValue 0.5
   */
  missing_below?: Level | undefined;
}

/**
 * The percentage of competencies that are at most so many levels short.
 */
export interface PeerFormulaToleranceInput {
  kind: "tolerance";
  /**
   * How many levels may be missing.
   *
   * @defaultValue 1
   */
  levels?: Level | undefined;
  /**
   * The bands of the percentage.
   */
  bands?: Bands | undefined;
}

/**
 * How time is cut into periods.
 *
 * - `year`: Calendar years, named `2026`.
 * - `quarter`: Quarters of a year, named `2026-Q4`.
 * - `month`: Months, named `2026-11`.
 */
export type Period = "year" | "quarter" | "month";

/**
 * Points somebody got for one thing.
 */
export interface PointsAward {
  /**
   * Id of the entry.
   */
  entry: Key;
  /**
   * The points.
   */
  points: number;
  /**
   * The day they were earned.
   */
  occurred_on: Day;
}

/**
 * From how many points on each level is reached.
 */
export type PointsRule = PointsRulePercentOfPoints | PointsRuleExplicitPoints;

/**
 * From these points on (SkillTree).
 */
export interface PointsRuleExplicitPoints {
  kind: "explicit_points";
  /**
   * The points, rising, from 1.
   */
  from: number[];
}

/**
 * From so many percent of all points that can be earned (SkillTree).
 */
export interface PointsRulePercentOfPoints {
  kind: "percent_of_points";
  /**
   * All points that can be earned, at least 100.
   */
  total: number;
  /**
   * The percents, rising, from 1 to 100.
   */
  percents?: number[] | undefined;
}

/**
 * Which levels there are, and what they mean.
 */
export interface ProficiencyScaleInput {
  /**
   * Stable id within its framework.
   */
  id: Key;
  /**
   * Name by language.
   */
  labels?:
    | {
        [k: string]: string;
      }
    | undefined;
  /**
   * What may be done with its numbers.
   */
  kind: ScaleKind;
  /**
   * The lowest level.
   */
  minimum: Level;
  /**
   * The highest level.
   */
  maximum: Level;
  /**
   * Which end is the good one.
   *
   * @defaultValue "higher_is_better"
   */
  direction?: Direction | undefined;
  /**
   * The level from which a person counts as proficient.
   */
  mastery?: Level | null | undefined;
  /**
   * What single levels mean; on an ordinal scale with anchors, these are all levels there are.
   */
  anchors?: ScaleAnchorInput[] | undefined;
}

/**
 * What one person shows on one day.
 */
export interface ProfileInput {
  /**
   * Id of the person; it means nothing here, and no name is needed.
   */
  person: Key;
  /**
   * The day the profile speaks for.
   */
  as_of?: Day | null | undefined;
  /**
   * The framework whose competencies it names.
   */
  framework?: FrameworkVersion | null | undefined;
  /**
   * What it says about each competency; the order does not matter.
   */
  levels?: HeldLevelInput[] | undefined;
}

/**
 * Where a piece of evidence can be looked up.
 */
export interface ProvenanceInput {
  /**
   * Address of the document: a credential, a page, a file of the host.
   */
  document?: string | null | undefined;
  /**
   * Id of the record in the system it comes from.
   */
  record?: string | null | undefined;
  /**
   * Program, model and version that derived it.
   */
  generated_by?: string | null | undefined;
  /**
   * Remark of who recorded it.
   */
  note?: string | null | undefined;
}

/**
 * What a new version may change.
 */
export interface PublishOptions {
  /**
   * The day on which it is published, read from the caller's clock.
   *
   * With it, versions that begin on that day or later are plans, which a new one may replace.
   */
  as_of?: Day | null | undefined;
  /**
   * Whether a new version may begin in the past and take the place of versions there.
   *
   * @defaultValue false
   */
  rewrite_past?: boolean | undefined;
}

/**
 * The result of one test or quiz among several that are taken as one.
 */
export interface QuizResult {
  /**
   * The points that could be reached.
   */
  possible: Weight;
  /**
   * The part of them that was reached; without it, the quiz was not taken.
   */
  reached?: Share | null | undefined;
}

/**
 * Where the level of a published rating comes from, and how sure it is.
 */
export interface RatingInput {
  /**
   * How many people rated.
   */
  respondents?: number | null | undefined;
  /**
   * Standard error of the level.
   */
  standard_error?: Level | null | undefined;
  /**
   * Month of the rating: published ratings may be twenty years old.
   */
  rated_in?: Month | null | undefined;
  /**
   * Who rated, such as `Analyst` or `Incumbent`.
   */
  source?: string | null | undefined;
}

/**
 * How ready one person is for one role, with every gap named.
 *
 * It compares a person with a role.
 * It does not compare people: two scores of 0.7 can hide different gaps.
 */
export interface ReadinessInput {
  /**
   * The person.
   */
  person: Key;
  /**
   * The role's uri.
   */
  role: Key;
  /**
   * The role's code.
   */
  code?: Key | null | undefined;
  /**
   * The role's title in the best language.
   */
  title?: string | null | undefined;
  /**
   * The met part of what the role asks, from 0 to 1; what unknowns do to it is an option.
   */
  score: Share;
  /**
   * The lowest score that could come of it once everything is known.
   *
   * Unknown competencies are unmet, and what may not be asked counts where it leads lower.
   */
  low: Share;
  /**
   * The highest score that could come of it once everything is known.
   *
   * Unknown competencies and equivalents are met, and what may not be asked counts where it
   * leads higher.
   */
  high: Share;
  /**
   * The part of the weight about which something is known.
   */
  coverage: Share;
  /**
   * Whether the person is ready.
   */
  verdict: Verdict;
  /**
   * Why not, where the verdict is not `ready`; in a fixed order.
   */
  blockers: BlockerInput[];
  /**
   * One for each must-have: requirements by competency, then choices by id.
   */
  gates: GateResultInput[];
  /**
   * One for each requirement, ordered by competency; they add up to `score`.
   */
  contributions: ContributionInput[];
  /**
   * What is missing, the largest loss first.
   */
  gaps: GapInput[];
  /**
   * The formula that was used, with its parameters.
   */
  formula: Formula;
  /**
   * Its version; a change of any result is a new version.
   */
  formula_version: number;
}

/**
 * One relation between two groups or competencies, named by uri.
 */
export interface RelationInput {
  /**
   * What it starts from.
   */
  from: Key;
  /**
   * What it says.
   */
  kind: RelationKind;
  /**
   * What it leads to.
   */
  to: Key;
  /**
   * How strong a prerequisite is; nothing for other kinds.
   */
  necessity?: Necessity | null | undefined;
}

/**
 * A level that was measured again after a time without use.
 */
export interface Remeasured {
  /**
   * The level at the last use.
   */
  before: Level;
  /**
   * The level now.
   */
  after: Level;
  /**
   * The days between.
   */
  days: number;
  /**
   * How much it counts; without it, 1.
   */
  weight?: Weight | null | undefined;
}

/**
 * How texts from elsewhere stand in a sentence.
 */
export interface RenderOptions {
  /**
   * Whether inserted labels stand between U+2068 and U+2069, so that a label from right to left
   * does not change the order of a sentence from left to right, and the other way round.
   *
   * @defaultValue false
   */
  isolate?: boolean | undefined;
  /**
   * The most characters of a label; a longer one is cut and ends in `…`. Without it, all.
   */
  longest_label?: number | null | undefined;
}

/**
 * One competency a role asks for.
 */
export interface RequirementInput {
  /**
   * Uri of the competency.
   */
  competency: Key;
  /**
   * Its code, so that a person's level may name it by that.
   */
  code?: Key | null | undefined;
  /**
   * Its label, for showing.
   */
  label?: string | null | undefined;
  /**
   * Whether it must be there or should be.
   *
   * @defaultValue "required"
   */
  necessity?: Necessity | undefined;
  /**
   * How much it counts, 0 or more; only the ratio to the other requirements matters.
   */
  importance?: Weight | null | undefined;
  /**
   * The level the role asks for.
   */
  required_level?: Level | null | undefined;
  /**
   * The level that would be ideal; it asks only where no required level is given.
   */
  desired_level?: Level | null | undefined;
  /**
   * The scale of the levels; without it, the only scale of the role.
   */
  scale?: Key | null | undefined;
  /**
   * Where a published rating comes from.
   */
  rating?: RatingInput | null | undefined;
  /**
   * Whether it is a must-have, and from which level.
   */
  gate?: GateInput | null | undefined;
  /**
   * Other competencies that count for it.
   */
  equivalents?: EquivalentInput[] | undefined;
  /**
   * When it is asked at all; without it, always.
   */
  when?: ConditionInput | null | undefined;
}

/**
 * An occupation, a job or a position, and what it asks.
 */
export interface RoleInput {
  /**
   * Stable address or id: this is what the role *is*.
   */
  uri: Key;
  /**
   * Code of the publisher, such as `15-2051.00`.
   */
  code?: Key | null | undefined;
  /**
   * Title by language.
   */
  titles?:
    | {
        [k: string]: string;
      }
    | undefined;
  /**
   * Other titles people use, by language.
   */
  alternative_titles?:
    | {
        [k: string]: string[];
      }
    | undefined;
  /**
   * Description by language.
   */
  descriptions?:
    | {
        [k: string]: string;
      }
    | undefined;
  /**
   * Where it is in its life.
   *
   * @defaultValue "published"
   */
  status?: Status | undefined;
  /**
   * The framework whose competencies it names.
   */
  framework?: FrameworkVersion | null | undefined;
  /**
   * The family it belongs to: a group of its catalogue, or a ladder of the company.
   */
  family?: Key | null | undefined;
  /**
   * How high it stands: the job zone of O*NET, from 1 to 5, or a grade of the company.
   */
  grade?: number | null | undefined;
  /**
   * The scales of its levels.
   */
  scales?: ProficiencyScaleInput[] | undefined;
  /**
   * What it asks.
   */
  requirements?: RequirementInput[] | undefined;
  /**
   * Which of the requirements are asked as so many of several.
   */
  choices?: ChoiceInput[] | undefined;
}

/**
 * A role that may be suggested to a person.
 */
export interface RoleCandidate {
  /**
   * Uri of the role.
   */
  role: Key;
  /**
   * Its title, by which equal scores are ordered.
   */
  title: string;
  /**
   * How ready the person is; nothing where that is unknown.
   */
  readiness?: Share | null | undefined;
  /**
   * Whether it is in the family of the person's role.
   *
   * @defaultValue false
   */
  same_family?: boolean | undefined;
  /**
   * How many steps of the career path away it is, from 1; nothing where no path leads there.
   */
  path_distance?: number | null | undefined;
  /**
   * Whether a job of this role is open.
   *
   * @defaultValue false
   */
  open_job?: boolean | undefined;
  /**
   * How many people with the same role there are.
   */
  peers: number;
  /**
   * How many of them aim at this role.
   *
   * @defaultValue 0
   */
  peers_aiming?: number | undefined;
  /**
   * How many competencies the role asks for in which the person is rated.
   */
  shared_competencies: number;
}

/**
 * The roles that a publisher ships with a framework.
 */
export interface RoleCatalogueInput {
  /**
   * The framework whose competencies the roles name.
   */
  framework: FrameworkVersion;
  /**
   * The language of last resort for titles.
   */
  language: LanguageTag;
  /**
   * Families: headings above the roles.
   */
  groups?: GroupInput[] | undefined;
  /**
   * The roles.
   */
  roles?: RoleInput[] | undefined;
  /**
   * How roles and groups belong together.
   */
  relations?: RelationInput[] | undefined;
}

/**
 * All versions of one role.
 */
export interface RoleHistoryInput {
  /**
   * Uri of the role.
   */
  uri: Key;
  /**
   * Its versions; the order does not matter.
   */
  versions?: RoleVersionInput[] | undefined;
}

/**
 * What a role asks, from one day to another.
 */
export interface RoleVersionInput {
  /**
   * Name of the version, such as `2026.1`.
   */
  version: string;
  /**
   * The first day on which it holds.
   */
  effective_from: Day;
  /**
   * The last day on which it holds; without it, until further notice.
   */
  effective_until?: Day | null | undefined;
  /**
   * The role.
   */
  role: RoleInput;
}

/**
 * What it takes to show a parent by its children.
 */
export type RollupNeedInput = RollupNeedAll | RollupNeedKOfN | RollupNeedPointsInput;

/**
 * Every required child, and so many points of proficient ones.
 */
export interface RollupNeedPointsInput {
  kind: "points";
  /**
   * The points it takes, from 1 to those of all children named here.
   */
  needed: number;
  /**
   * What the children earn; one that is not named earns nothing.
   */
  children: ChildPointsInput[];
}

/**
 * What the direct children of a parent have to show for it.
 */
export interface RollupRuleInput {
  /**
   * The competency, by uri or by code, or the heading, by uri.
   */
  parent: Key;
  /**
   * What it takes.
   */
  needs: RollupNeedInput;
  /**
   * The level from which a child counts as proficient; without it, the mastery mark of its
   * scale.
   */
  mark?: Level | null | undefined;
  /**
   * What is to be recorded where the children show the parent.
   *
   * @defaultValue "complete"
   */
  outcome?: RollupMode | undefined;
  /**
   * The level the parent is given; without it, the mastery mark of its scale.
   */
  grade?: Level | null | undefined;
}

/**
 * Who records the outcomes of a roll-up, and when.
 */
export interface RollupRun {
  /**
   * Id of this run, with which the ids of all that it records begin.
   */
  id: Key;
  /**
   * The day for which the profile speaks.
   */
  occurred_on: Day;
  /**
   * The instant at which it is written down.
   */
  recorded_at: Instant;
  /**
   * Who records it.
   */
  recorded_by?: Key | null | undefined;
}

/**
 * What one level means.
 *
 * Anchors are sparse: O*NET explains two to four of its eight levels.
 */
export interface ScaleAnchorInput {
  /**
   * The level.
   */
  level: Level;
  /**
   * Its name by language, such as `Practitioner`.
   */
  labels?:
    | {
        [k: string]: string;
      }
    | undefined;
  /**
   * What a person at this level does, by language.
   */
  descriptions?:
    | {
        [k: string]: string;
      }
    | undefined;
}

/**
 * What a `Scorer` is made from.
 */
export interface ScorerInput {
  /**
   * The role.
   */
  role: RoleInput;
  /**
   * How to assess.
   */
  options?: OptionsInput | undefined;
}

/**
 * How to search.
 */
export interface SearchOptions {
  /**
   * How many hits at most; 10 by default.
   *
   * @defaultValue 10
   */
  limit?: number | undefined;
  /**
   * Only labels in this language, in a wider or in a narrower one (`de` also finds `de-AT`);
   * codes have no language and are always found. All languages by default.
   */
  language?: LanguageTag | null | undefined;
  /**
   * Whether typing errors are forgiven, as by default.
   *
   * @defaultValue true
   */
  fuzzy?: boolean | undefined;
}

/**
 * A rating of a person by the person.
 */
export interface SelfRating {
  /**
   * What is rated.
   */
  name: string;
  /**
   * The rating, from 0 to 1.
   */
  rating: Level;
  /**
   * Its weight, in percent.
   */
  weight: Level;
}

/**
 * Whose view is compared, and from how many people on.
 */
export interface SelfViewOptions {
  /**
   * Only this person; without it, everybody.
   */
  person?: Key | null | undefined;
  /**
   * Only this competency; without it, all.
   */
  competency?: Key | null | undefined;
  /**
   * How time is cut.
   *
   * @defaultValue "year"
   */
  period?: Period | undefined;
  /**
   * The fewest others whose mean is shown, at least 1.
   *
   * @defaultValue 3
   */
  minimum_others?: number | undefined;
  /**
   * The fewest people over whom a summary is shown, at least 1.
   *
   * @defaultValue 3
   */
  minimum_people?: number | undefined;
  /**
   * The fewest periods from which a trend is drawn, at least 2.
   *
   * @defaultValue 3
   */
  minimum_periods?: number | undefined;
}

/**
 * How ratings are corrected.
 */
export interface SeverityOptions {
  /**
   * With so many shared ratings a judge is corrected by half of the severity; 0 corrects by all
   * of it. From 0 to a million.
   *
   * @defaultValue 3
   */
  half_at?: number | undefined;
}

/**
 * What a piece of evidence shows.
 */
export type ShownInput =
  ShownLevel | ShownRange | ShownScore | ShownDemonstrated | ShownNotDemonstratedInput;

/**
 * That the person had the chance to show it, and did not: negative evidence.
 */
export interface ShownNotDemonstratedInput {
  kind: "not_demonstrated";
  /**
   * The level that was not shown; without it, not even the lowest.
   */
  level?: Level | null | undefined;
}

/**
 * In which share of the job adverts of an occupation a skill stands.
 */
export interface SkillFrequency {
  /**
   * Uri of the competency.
   */
  competency: Key;
  /**
   * The share of the adverts that ask for it.
   */
  frequency: Share;
}

/**
 * How far each kind of evidence is to be trusted.
 *
 * All sizes are parts of the scale from its bottom to its top, so that one model serves every
 * scale.
 * The figures are data: take `SourceModel::default`, change what you know better, and give it
 * another version.
 */
export interface SourceModelInput {
  /**
   * Name of this set of figures; it is reported with each level.
   */
  version: string;
  /**
   * How far the true levels of people lie apart: one standard deviation, above 0 and at most 1.
   */
  spread: number;
  /**
   * How far a true level moves by itself within a year: one standard deviation, from 0 to 1.
   */
  drift: number;
  /**
   * One for each kind.
   */
  kinds: KindReliabilityInput[];
}

/**
 * One thing to say about a readiness: a reason and its values, without words.
 */
export interface StatementInput {
  /**
   * What is said.
   */
  reason: Reason;
  /**
   * The part of the explanation it belongs to.
   */
  section: Section;
  /**
   * Whether it speaks for the person, against, or of what is not known.
   */
  tone: Tone;
  /**
   * Uri of the competency or id of the choice it is about, where it is about one.
   */
  subject?: Key | null | undefined;
  /**
   * What it adds to the score.
   *
   * @defaultValue 0
   */
  contribution?: Share | undefined;
  /**
   * What it costs the score.
   *
   * @defaultValue 0
   */
  loss?: Share | undefined;
  /**
   * The values it speaks of, by name; which a reason has is said at `Reason`.
   */
  parameters?:
    | {
        [k: string]: ParameterValue;
      }
    | undefined;
}

/**
 * One question of a test, as a calibration found it.
 */
export interface TestItem {
  /**
   * Stable id.
   */
  id: Key;
  /**
   * The ability at which half of the answers are right, from -100 to 100.
   */
  difficulty: number;
  /**
   * How sharply it tells people below from people above, from 0 to 10; 1 in the Rasch model.
   *
   * @defaultValue 1
   */
  discrimination?: number | undefined;
}

/**
 * How a share of right answers becomes a level.
 */
export interface TestLevelOptions {
  /**
   * How sure the range is to hold the true share, from 0.01 to 0.9999.
   *
   * @defaultValue 0.95
   */
  confidence?: number | undefined;
  /**
   * From which share on which level is reached; without any, levels rise evenly.
   */
  cuts?: Cut[] | undefined;
}

/**
 * The milestone a person has reached on a track.
 */
export interface TrackMilestone {
  /**
   * The track.
   */
  track: Key;
  /**
   * The milestone; nothing where nobody knows.
   */
  milestone?: number | null | undefined;
}

/**
 * How to read a subtree.
 */
export interface TreeShareOptions {
  /**
   * How many different people have to say so for a quorum.
   *
   * @defaultValue 1
   */
  signers?: number | undefined;
  /**
   * Whether competencies that mean exactly the same (`exact_match`) belong to the subtree.
   *
   * @defaultValue true
   */
  equivalents?: boolean | undefined;
}

/**
 * Where a raise begins of which nobody knows the level.
 *
 * - `bottom`: At the bottom of the scale: the plan costs no more than this in truth.
 * - `frozen`: Nowhere: what is unknown stays as it is.
 */
export type UnknownStart = "bottom" | "frozen";

/**
 * How much is answered.
 */
export interface UnlockLimits {
  /**
   * How many competencies are listed, the best first; without it, all.
   */
  top?: number | null | undefined;
  /**
   * How many steps the sequence has at most; without it, 3.
   *
   * @defaultValue 3
   */
  steps?: number | undefined;
}
