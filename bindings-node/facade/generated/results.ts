// generated from tests/schemas by `npm run generate`; do not edit.

/**
 * How able a person is, and how sure that is.
 */
export interface Ability {
  /**
   * The ability to expect after these answers; nothing where there are none.
   */
  ability: number | null;
  /**
   * Its standard error: the standard deviation that is left; nothing where there are no answers.
   */
  standard_error: number | null;
  /**
   * How many items were answered.
   */
  asked: number;
  /**
   * How many answers are right.
   */
  right: number;
}

/**
 * A person for whom something changes.
 */
export interface AffectedPerson {
  /**
   * The person.
   */
  person: Key;
  /**
   * The score in the old version; nothing where there was none.
   */
  before: Share | null;
  /**
   * The score in the new version; nothing where there is none.
   */
  after: Share | null;
  /**
   * After minus before, a whole number of parts of 2^-52; nothing where one is missing.
   */
  change: number | null;
  /**
   * The verdict in the old version.
   */
  verdict_before: Verdict | null;
  /**
   * The verdict in the new version.
   */
  verdict_after: Verdict | null;
}

/**
 * How far judges agree.
 */
export interface Agreement {
  /**
   * Agreement beyond chance, at most 1; nothing where there is none to speak of.
   */
  alpha: number | null;
  /**
   * Why there is no alpha.
   */
  unknown: NoAgreement | null;
  /**
   * How many judges rate a unit that another one rates too.
   */
  judges: number;
  /**
   * How many units have at least two ratings.
   */
  units: number;
  /**
   * How many ratings those units have: the pairable values.
   */
  values: number;
  /**
   * How many ratings stand alone on their unit, and say nothing about agreement.
   */
  unpaired: number;
  /**
   * Mean squared distance of ratings of one unit; nothing without pairs.
   */
  observed: number | null;
  /**
   * Mean squared distance of any two ratings; nothing without pairs.
   */
  expected: number | null;
}

/**
 * One statement that two competencies of two frameworks belong together.
 */
export interface Alignment {
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
  confidence: Share | null;
  /**
   * How it was found, such as `expert` or `embedding`.
   */
  method: string | null;
}

/**
 * How near two competencies of two frameworks are.
 *
 * - `exact`: Both mean the same (CTDL-ASN exactAlignment, SKOS exactMatch).
 * - `close`: Both mean nearly the same (CTDL-ASN majorAlignment, SKOS closeMatch).
 * - `broad`: The other is wider (broadAlignment, broadMatch).
 * - `narrow`: The other is narrower (narrowAlignment, narrowMatch).
 * - `related`: Both overlap a little (minorAlignment, relatedMatch).
 */
export type AlignmentKind = "exact" | "close" | "broad" | "narrow" | "related";

/**
 * Something in a log to look at.
 */
export type Anomaly =
  | AnomalyRecordedBeforeItOccurred
  | AnomalyTooEarly
  | AnomalyRanOutBeforehand
  | AnomalySelfUnderOtherKind
  | AnomalyContradiction
  | AnomalyJump
  | AnomalyStraightLine;

/**
 * One source gives one competency of one person several levels for one day.
 */
export interface AnomalyContradiction {
  kind: "contradiction";
  /**
   * Who says so.
   */
  judge: Key;
  /**
   * Whom it is about.
   */
  person: Key;
  /**
   * The competency.
   */
  competency: Key;
  /**
   * The day.
   */
  day: Day;
  /**
   * The entries, ordered by id.
   */
  entries: Key[];
  /**
   * Their levels, in the same order.
   */
  levels: Level[];
}

/**
 * One source gives a very different level soon after.
 */
export interface AnomalyJump {
  kind: "jump";
  /**
   * Whom it is about.
   */
  person: Key;
  /**
   * The competency.
   */
  competency: Key;
  /**
   * The earlier entry.
   */
  before: Key;
  /**
   * The later entry.
   */
  after: Key;
  /**
   * By how many levels it changes.
   */
  change: Level;
  /**
   * Within how many days.
   */
  days: number;
}

/**
 * It ran out before it happened, or before it began to count.
 */
export interface AnomalyRanOutBeforehand {
  kind: "ran_out_beforehand";
  /**
   * The entry.
   */
  entry: Key;
  /**
   * The day from which it would count.
   */
  from: Day;
  /**
   * The last day on which it counts.
   */
  valid_until: Day;
}

/**
 * It was written down before it happened.
 */
export interface AnomalyRecordedBeforeItOccurred {
  kind: "recorded_before_it_occurred";
  /**
   * The entry.
   */
  entry: Key;
  /**
   * The day on which it happened.
   */
  occurred_on: Day;
  /**
   * The day on which it was written down, in universal time.
   */
  recorded_on: Day;
}

/**
 * A person judges oneself, and it is recorded as the judgement of somebody else.
 */
export interface AnomalySelfUnderOtherKind {
  kind: "self_under_other_kind";
  /**
   * The entry.
   */
  entry: Key;
  /**
   * The person.
   */
  person: Key;
  /**
   * What it is recorded as.
   */
  recorded_as: EvidenceKind;
}

/**
 * A judge gives the same level to everything.
 */
export interface AnomalyStraightLine {
  kind: "straight_line";
  /**
   * Who judges.
   */
  judge: Key;
  /**
   * The scale of the levels, where the entries name one.
   */
  scale: Key | null;
  /**
   * The level.
   */
  level: Level;
  /**
   * How often, each person and competency counted once.
   */
  judgements: number;
}

/**
 * It happened before anything can have.
 */
export interface AnomalyTooEarly {
  kind: "too_early";
  /**
   * The entry.
   */
  entry: Key;
  /**
   * The day on which it happened.
   */
  occurred_on: Day;
  /**
   * The first day on which it can have.
   */
  earliest: Day;
}

/**
 * The score of an appraisal, in points from 0 to `Appraisal::out_of`.
 */
export interface AppraisalScore {
  /**
   * The formula.
   */
  formula: PeerRule;
  /**
   * Its version here; a change of any result is a new version.
   */
  version: number;
  /**
   * The points of the goals: sum(completion x weight / 100) x out of / 100; nothing without
   * goals.
   */
  goals: number | null;
  /**
   * The points of the feedback.
   */
  feedback: number | null;
  /**
   * The points of the self-ratings: sum(rating x out of x weight / 100); nothing without any.
   */
  own: number | null;
  /**
   * What the peer shows: the mean, or the weighted mean, with two decimals; an absent part is 0.
   */
  value: number;
  /**
   * The mean of the parts that are there, weighted where `value` is; nothing where none of
   * them is there or weighs anything.
   */
  mean_of_present: number | null;
  /**
   * The known faults that struck in this case.
   */
  remarks: PeerRemark[];
}

/**
 * Where a band starts.
 */
export interface BandCut {
  /**
   * The lowest value of the band, which belongs to it.
   */
  from: Level;
  /**
   * Its name.
   */
  name: string;
}

/**
 * Names for stretches of a score, each from its cut upwards.
 */
export interface Bands {
  /**
   * Where a band starts; the order does not matter.
   */
  cuts: BandCut[];
  /**
   * The name of what is below all cuts.
   */
  below: string;
}

/**
 * What a term adds to a blend.
 */
export interface BlendPart {
  /**
   * The term.
   */
  term: BlendTerm;
  /**
   * What it adds to the score.
   */
  part: Share;
}

/**
 * A term of the blend.
 *
 * - `readiness`: The readiness.
 * - `family`: The same family.
 * - `path`: 1 / steps on the career path; 0 where no path leads there.
 * - `job`: An open job.
 * - `peers`: The share of peers who aim at it.
 */
export type BlendTerm = "readiness" | "family" | "path" | "job" | "peers";

/**
 * One reason why a person is not ready, or why that is not decided.
 */
export interface Blocker {
  /**
   * What stands in the way.
   */
  reason: BlockerReason;
  /**
   * Uri of the competency or id of the choice, where it is a must-have.
   */
  requirement: Key | null;
}

/**
 * What stands in the way of being ready.
 *
 * - `gate_closed`: A must-have is missing.
 * - `gate_unknown`: Nobody knows whether a must-have is there.
 * - `below_threshold`: The score is below the threshold.
 * - `unknowns_decide`: The threshold is above the low end and not above the high end, so unknowns decide.
 * - `coverage_too_low`: Too little of what is asked is known.
 */
export type BlockerReason =
  "gate_closed" | "gate_unknown" | "below_threshold" | "unknowns_decide" | "coverage_too_low";

/**
 * By what a calendar is counted.
 *
 * - `month`: By month.
 * - `year`: By year.
 */
export type CalendarUnit = "month" | "year";

/**
 * One item of a test, as the answers of many people describe it.
 */
export interface CalibratedItem {
  /**
   * Id of the item.
   */
  id: Key;
  /**
   * The ability at which half of the answers are right.
   */
  difficulty: number;
  /**
   * How sharply it tells people below from people above.
   */
  discrimination: number;
  /**
   * How many people answered it.
   */
  asked: number;
  /**
   * How many answers are right.
   */
  right: number;
  /**
   * Whether the discrimination stands at the end of its range: 0.01, where the item tells nobody
   * apart or has a wrong key, or 10, where the answers are too few or too regular.
   */
  at_limit: boolean;
}

/**
 * The items of a test, as the answers of many people describe them.
 */
export interface Calibration {
  /**
   * What the items may differ in.
   */
  model: ItemModel;
  /**
   * The items, in the order they were given in.
   */
  items: CalibratedItem[];
  /**
   * Logarithm of the likelihood of all answers.
   */
  log_likelihood: number;
  /**
   * How many rounds it took.
   */
  iterations: number;
  /**
   * Whether the last round changed no parameter by more than the tolerance.
   */
  converged: boolean;
  /**
   * How many people answered at least one item.
   */
  people: number;
}

/**
 * Roles that lead to one another, as a company or a profession offers them.
 */
export interface CareerPath {
  /**
   * Stable address or id.
   */
  uri: Key;
  /**
   * Title by language.
   */
  titles: {
    [k: string]: string;
  };
  /**
   * Uris of the roles it starts from; without any, the role the first step starts from.
   */
  starts: Key[];
  /**
   * The steps.
   */
  steps: PathStep[];
}

/**
 * All versions of one career path.
 */
export interface CareerPathHistory {
  /**
   * Uri of the career path.
   */
  uri: Key;
  /**
   * Its versions; the order does not matter.
   */
  versions: CareerPathVersion[];
}

/**
 * The steps of a career path, from one day to another.
 */
export interface CareerPathVersion {
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
  effective_until: Day | null;
  /**
   * The career path.
   */
  path: CareerPath;
}

/**
 * How sure a level is.
 */
export interface Certainty {
  /**
   * The standard error, in levels.
   */
  standard_error: number;
  /**
   * The lower end of the 95 % interval, held on the scale.
   */
  low: Level;
  /**
   * The upper end of the 95 % interval, held on the scale.
   */
  high: Level;
  /**
   * The standard error in words.
   */
  confidence: Confidence;
  /**
   * How probable each step of the scale is, from the bottom up; they add up to 1.
   */
  steps: StepProbability[];
}

/**
 * What would be added, changed and removed if one framework took the place of another.
 *
 * Everything is sorted by uri, whatever the order of the files was.
 */
export interface ChangePlan {
  /**
   * Fields of the framework itself that would change: version, titles, licence and so on.
   */
  framework: PlannedField[];
  /**
   * Scales, by id.
   */
  scales: PlannedEntries;
  /**
   * Groups, by uri.
   */
  groups: PlannedEntries;
  /**
   * Competencies, by uri.
   */
  competencies: PlannedEntries;
  /**
   * Relations; one that changes is removed and added.
   */
  relations: PlannedRelations;
  /**
   * Ways between scales; one that changes is removed and added.
   */
  crosswalks: PlannedCrosswalks;
  /**
   * Alignments with other frameworks; one that changes is removed and added.
   */
  alignments: PlannedAlignments;
}

/**
 * A change of readiness, split into where it comes from.
 *
 * All numbers are differences of scores, whole numbers of parts of 2^-52 and negative where the
 * score falls; they add up in every bit, in any order of addition.
 */
export interface ChangeSplit {
  /**
   * The person.
   */
  person: Key;
  /**
   * The score at the first day.
   */
  before: Share;
  /**
   * The score at the second day.
   */
  after: Share;
  /**
   * After minus before: the sum of the four parts.
   */
  change: number;
  /**
   * What time alone did to what was known.
   */
  decay: number;
  /**
   * What new levels of competencies did that were known before.
   */
  growth: number;
  /**
   * What came to light of competencies that were not known before.
   */
  new_evidence: number;
  /**
   * What another version of the role did.
   */
  requirement_change: number;
  /**
   * The same for each competency whose part is not nothing, by competency; each column adds up
   * to the number above.
   */
  competencies: CompetencyChange[];
}

/**
 * What a child earns for its parent.
 */
export interface ChildPoints {
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
   */
  required: boolean;
}

/**
 * Where a child stands, for the rule of its parent.
 */
export interface ChildStanding {
  /**
   * Uri of the child.
   */
  child: Key;
  /**
   * Whether it is proficient.
   */
  standing: Proficiency;
  /**
   * What that rests on; nothing where it is unknown.
   */
  basis: RollupBasis | null;
  /**
   * Why it is unknown.
   */
  unknown: RollupUnknown | null;
  /**
   * The level from which it counts as proficient, where there is one.
   */
  mark: Level | null;
  /**
   * What it earns when it is proficient: points, or 1 in a rule without points.
   */
  points: number;
  /**
   * Whether nothing else can stand in for it.
   */
  required: boolean;
}

/**
 * So many of several: alternatives, where one is enough, or k of n.
 *
 * It counts as one thing with one weight, and each of the `choose` best members is an equal part
 * of it.
 */
export interface Choice {
  /**
   * Id within the role, other than the uris it asks for.
   */
  id: Key;
  /**
   * What it is called, for showing.
   */
  label: string | null;
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
   */
  necessity: Necessity;
  /**
   * How much it counts beside the other requirements; the weights of its members do not count.
   */
  importance: Weight | null;
  /**
   * Whether it is a must-have: then `choose` of its members must be fully met, or pass their
   * own gates where they have one.
   */
  gate: boolean;
  /**
   * When it is asked at all; without it, always.
   */
  when: Condition | null;
}

/**
 * A choice that is another one now.
 */
export interface ChoiceChange {
  /**
   * Uri of the role.
   */
  role: Key;
  /**
   * Id of the choice.
   */
  choice: Key;
  /**
   * What it was.
   */
  old: Choice;
  /**
   * What it is.
   */
  new: Choice;
}

/**
 * One step of a sequence, and what it adds to the steps before it.
 */
export interface Closure {
  /**
   * Uri of the competency.
   */
  competency: Key;
  /**
   * Its label, as the first role that has one puts it.
   */
  label: string | null;
  /**
   * What it is raised to, by scale; empty where no role asks a level, and showing it is enough.
   */
  levels: RaisedLevel[];
  /**
   * Uris of the roles for which the person becomes ready by this step, in order.
   */
  opens: Key[];
  /**
   * How many other roles have a higher score by this step.
   */
  closer: number;
  /**
   * What this step adds to the scores of all roles together.
   */
  gain: number;
  /**
   * For how many roles the person is ready after it.
   */
  ready: number;
}

/**
 * One person against many roles.
 */
export interface Comparison {
  /**
   * The person.
   */
  person: Key;
  /**
   * The readiness for each role, the highest score first; equal scores by uri.
   */
  results: Readiness[];
  /**
   * How many roles have a readiness, whether returned or not.
   */
  compared: number;
  /**
   * Roles without a readiness, in the order they were given.
   */
  unrated: UnratedRole[];
}

/**
 * A knowledge, skill, ability or attitude that a person can show.
 */
export interface Competency {
  /**
   * Stable address or id: this is what the competency *is*.
   */
  uri: Key;
  /**
   * Code of the publisher, such as `2.A.1.a`.
   */
  code: Key | null;
  /**
   * What sort of thing it is.
   */
  kind: CompetencyKind;
  /**
   * Where it is in its life.
   */
  status: Status;
  /**
   * Short label by language; some frameworks publish statements without labels.
   */
  labels: {
    [k: string]: string;
  };
  /**
   * Other labels people use, by language.
   */
  alternative_labels: {
    [k: string]: string[];
  };
  /**
   * Description or full statement, by language.
   */
  descriptions: {
    [k: string]: string;
  };
  /**
   * The scale its levels are on; without it, the only scale of the framework.
   */
  scale: Key | null;
  /**
   * What single levels mean for this very competency.
   */
  anchors: ScaleAnchor[];
  /**
   * Further marks of the publisher, such as `reuse:transversal` or `collection:digital`.
   */
  tags: string[];
}

/**
 * What one competency has to do with a change of readiness.
 */
export interface CompetencyChange {
  /**
   * Uri of the competency.
   */
  competency: Key;
  /**
   * Its label, as the new role has it, else the old one.
   */
  label: string | null;
  /**
   * The sum of the four parts.
   */
  change: number;
  /**
   * What time alone did.
   */
  decay: number;
  /**
   * What new levels of competencies known before did.
   */
  growth: number;
  /**
   * What came to light.
   */
  new_evidence: number;
  /**
   * What another version of the role did.
   */
  requirement_change: number;
}

/**
 * What sort of thing a competency is.
 *
 * - `knowledge`: Something known: facts, principles, theories.
 * - `skill`: Something learned that one can do.
 * - `ability`: A lasting trait that limits how well one can do it.
 * - `attitude`: A disposition or a work style.
 * - `behavior`: Something one is seen to do.
 * - `technology`: The use of a tool or a product.
 * - `task`: A piece of work.
 * - `language`: A human language.
 * - `other`: Anything else, or not stated.
 */
export type CompetencyKind =
  | "knowledge"
  | "skill"
  | "ability"
  | "attitude"
  | "behavior"
  | "technology"
  | "task"
  | "language"
  | "other";

/**
 * What differs for one competency; what is left out is as everywhere.
 */
export interface CompetencyPolicy {
  /**
   * Its scale.
   */
  scale: Key | null;
  /**
   * Its estimator.
   */
  estimator: Estimator | null;
  /**
   * How its levels fade.
   */
  decay: Decay | null;
  /**
   * How many different people, other than the person, must have judged.
   */
  minimum_raters: number | null;
  /**
   * When its evidence runs out by itself, of whatever kind.
   */
  expiry: ExpiryRule | null;
}

/**
 * How often one competency is asked for and shown.
 */
export interface CompetencyUsage {
  /**
   * Its uri.
   */
  uri: Key;
  /**
   * How often it is asked for.
   */
  required: number;
  /**
   * How often it is shown.
   */
  evidenced: number;
}

/**
 * A competency of a certain framework in a certain version.
 *
 * The version matters: of 668 O*NET codes in a published crosswalk of 2020, 143 are no longer
 * there in release 29.2.
 */
export interface ConceptReference {
  /**
   * Framework and version.
   */
  framework: FrameworkVersion;
  /**
   * Uri of the competency, the group or the role there.
   */
  uri: Key;
}

/**
 * When something is asked at all.
 */
export type Condition =
  ConditionHolds | ConditionContext | ConditionAll | ConditionAny | ConditionNot;

/**
 * All of these hold; of none, always.
 */
export interface ConditionAll {
  kind: "all";
  /**
   * The conditions.
   */
  of: Condition[];
}

/**
 * At least one of these holds; of none, never.
 */
export interface ConditionAny {
  kind: "any";
  /**
   * The conditions.
   */
  of: Condition[];
}

/**
 * A requirement that is asked under another condition.
 */
export interface ConditionChange {
  /**
   * Uri of the role.
   */
  role: Key;
  /**
   * Uri of the competency.
   */
  competency: Key;
  /**
   * The condition before; nothing where it was always asked.
   */
  old: Condition | null;
  /**
   * The condition after; nothing where it is always asked.
   */
  new: Condition | null;
}

/**
 * The caller says so: `location` is `EU`.
 */
export interface ConditionContext {
  kind: "context";
  /**
   * What it is about.
   */
  name: Key;
  /**
   * What it must be, letter by letter.
   */
  value: string;
}

/**
 * The person shows a competency, at this level or above where one is given.
 */
export interface ConditionHolds {
  kind: "holds";
  /**
   * Uri of the competency, or its code.
   */
  competency: Key;
  /**
   * The level; without it, any demonstrated one.
   */
  level: Level | null;
}

/**
 * This does not hold.
 */
export interface ConditionNot {
  kind: "not";
  /**
   * The condition.
   */
  of: Condition;
}

/**
 * A standard error in words.
 *
 * - `low`: More than a quarter of the scale.
 * - `moderate`: At most a quarter of the scale.
 * - `high`: At most a tenth of the scale.
 */
export type Confidence = "low" | "moderate" | "high";

/**
 * Why a confidence is above or below 1.
 *
 * - `no_reason`: It is about 1.
 * - `recent_scores_higher`: The scores became better.
 * - `recent_scores_lower`: The scores became worse.
 * - `more_hard_points`: More of the points come from hard exercises, or less from easy ones, than there are.
 * - `more_easy_points`: More of the points come from easy exercises, or less from hard ones, than there are.
 * - `quickly_solved`: Exercises were solved with few submissions.
 */
export type ConfidenceReason =
  | "no_reason"
  | "recent_scores_higher"
  | "recent_scores_lower"
  | "more_hard_points"
  | "more_easy_points"
  | "quickly_solved";

/**
 * What one requirement adds to the score.
 */
export interface Contribution {
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
  met: Share | null;
  /**
   * Why it does not count, where it does not.
   */
  left_out: LeftOut | null;
  /**
   * The competency that counts for it, where it is met by an equivalent.
   */
  through: Key | null;
  /**
   * The choice it belongs to.
   */
  choice: Key | null;
}

/**
 * What one competency adds to the score before and after.
 */
export interface ContributionChange {
  /**
   * Uri of the competency.
   */
  competency: Key;
  /**
   * Its label, as it is after, else as it was before.
   */
  label: string | null;
  /**
   * What it added; 0 where it was not asked.
   */
  before: Share;
  /**
   * What it adds; 0 where it is no longer asked.
   */
  after: Share;
  /**
   * What it adds more, negative where less: a whole number of parts of 2^-52.
   */
  difference: number;
}

/**
 * One rating without the severity of its judge.
 */
export interface CorrectedRating {
  /**
   * Who judges.
   */
  judge: Key;
  /**
   * What is judged.
   */
  unit: Key;
  /**
   * The level given.
   */
  given: Level;
  /**
   * The level given plus the correction of the judge; nothing where that is not known.
   */
  level: Level | null;
}

/**
 * What a common skill adds to a cosine.
 */
export interface CosinePart {
  /**
   * Uri of the competency.
   */
  competency: Key;
  /**
   * What it adds.
   */
  part: number;
}

/**
 * The cosine of two lists of frequencies, and what each common skill adds to it.
 */
export interface CosineSimilarity {
  /**
   * The formula.
   */
  formula: PeerRule;
  /**
   * Its version here; a change of any result is a new version.
   */
  version: number;
  /**
   * From 0, nothing in common, to 1, the same proportions; nothing where a list is empty.
   */
  value: number | null;
  /**
   * What each common skill adds, ordered by competency; they add up to `value` exactly.
   */
  parts: CosinePart[];
}

/**
 * Mastery, with what it is made of.
 */
export interface CourseMastery {
  /**
   * Progress times confidence, from 0 to 100; nothing where nothing is known.
   */
  mastery: number | null;
  /**
   * Whether the mastery reaches the threshold.
   */
  mastered: boolean | null;
  /**
   * Why there is no mastery.
   */
  reason: NoLevel | null;
  /**
   * The progress in whole percents: the sum of the next three, held from 0 to 100.
   */
  progress: number | null;
  /**
   * What the exercises add; nothing where there are none.
   */
  of_exercises: number | null;
  /**
   * What the lecture units add; nothing where there are none.
   */
  of_units: number | null;
  /**
   * What rounding and the ends of the range add; nothing where there is no progress.
   */
  of_rounding: number | null;
  /**
   * 1 and the three reasons that there are, from 0.5 to 1.75; nothing where nothing is known.
   */
  confidence: number | null;
  /**
   * What the trend of the scores adds to the confidence; nothing where no trend can be seen.
   */
  recency: number | null;
  /**
   * What hard and easy points add to it; nothing where no points were reached.
   */
  difficulty: number | null;
  /**
   * What quick solutions add to it; nothing where no submissions were counted.
   */
  quick: number | null;
  /**
   * The strongest reason, where the confidence is notably not 1; nothing where there is none.
   */
  confidence_reason: ConfidenceReason | null;
  /**
   * The version of the formula `progress_x_confidence`.
   */
  version: number;
}

/**
 * A mark that was passed.
 */
export interface Crossing {
  /**
   * The day it was passed.
   */
  day: Day;
  /**
   * Id of the milestone.
   */
  milestone: Key;
  /**
   * Whether it was reached or lost.
   */
  direction: CrossingDirection;
  /**
   * The score on that day.
   */
  score: Share;
}

/**
 * The way in which a mark was passed.
 *
 * - `reached`: From below.
 * - `lost`: From above.
 */
export type CrossingDirection = "reached" | "lost";

/**
 * A way from one scale to another.
 */
export interface Crosswalk {
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
  loss: Level | null;
}

/**
 * How a level becomes another.
 */
export type CrosswalkMethod = CrosswalkMethodLinear | CrosswalkMethodTable;

/**
 * The ends meet the ends and the rest lies in proportion.
 *
 * to = minimum' + (from - minimum) * (maximum' - minimum') / (maximum - minimum),
 * mirrored where the directions differ; on an ordinal scale with anchors the nearest lower
 * anchor.
 */
export interface CrosswalkMethodLinear {
  kind: "linear";
}

/**
 * A level becomes what the highest row at or below it says; of two for one level, the one
 * that says more.
 */
export interface CrosswalkMethodTable {
  kind: "table";
  /**
   * The rows, in any order.
   */
  rows: CrosswalkRow[];
}

/**
 * A level of one scale and the level of the other that it becomes.
 */
export interface CrosswalkRow {
  /**
   * Level on the scale that is left.
   */
  from: Level;
  /**
   * Level on the scale that is reached.
   */
  to: Level;
}

/**
 * A calendar day, such as `2026-11-20`.
 */
export type Day = string;

/**
 * How a level fades while nobody shows it: towards a floor, by half in each half-life.
 */
export interface Decay {
  /**
   * What the competency is measured by, which decides the half-life.
   */
  measured_by: MeasuredBy;
  /**
   * The half-life in days, above 0, where it is known better.
   */
  half_life_days: number | null;
  /**
   * The part of the height that is never lost, from 0 to 1.
   */
  floor: number;
  /**
   * How much longer each further day of use makes the half-life: 0.5 makes it half as long
   * again; from 0 to 10.
   */
  growth: number;
}

/**
 * What was decided about an entry after it was recorded.
 */
export interface Decision {
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
  decided_by: Key | null;
  /**
   * Why.
   */
  reason: string | null;
}

/**
 * The academic degrees a peer adds to the competencies, each as a share of the highest there is.
 */
export interface Degrees {
  /**
   * The degree the person has; without one, none.
   */
  held: Share;
  /**
   * The degree the role expects.
   */
  asked: Share;
}

/**
 * The values a message speaks of, and the single problems that a collected one stands for.
 */
export interface Details {
  /**
   * The values the message names, by their name, so that another language can say it.
   */
  values: {
    [k: string]: string;
  };
  /**
   * The single problems, where this one stands for several.
   */
  problems: Problem[];
}

/**
 * One thing found while reading: a problem, how much it matters and where it stands.
 */
export interface Diagnostic {
  /**
   * How much it matters.
   */
  severity: Severity;
  /**
   * What was found.
   */
  problem: Problem;
  /**
   * Where in which file, if it stands in a file.
   */
  location: Location | null;
}

/**
 * Which end of a scale is the good one.
 *
 * - `higher_is_better`: More is better, as almost everywhere.
 * - `lower_is_better`: Less is better, as in school marks from 1 to 6.
 */
export type Direction = "higher_is_better" | "lower_is_better";

/**
 * The cheapest set of raises that reaches a target, with the proof of that.
 *
 * It says what would be enough, and not what is sure to work: costs are those of the caller.
 */
export interface EffortPlan {
  /**
   * The person.
   */
  person: Key;
  /**
   * The role's uri.
   */
  role: Key;
  /**
   * What has to be reached.
   */
  target: Target;
  /**
   * How good the plan is.
   */
  status: EffortStatus;
  /**
   * The raises, by competency.
   */
  raises: Raise[];
  /**
   * What they cost together; nothing where there is no plan.
   */
  cost: number | null;
  /**
   * What every plan costs at least: the cost itself where the plan is optimal.
   */
  lower_bound: number | null;
  /**
   * The score before.
   */
  score_before: Share;
  /**
   * The score after all raises.
   */
  score_after: Share;
  /**
   * Whether the person is ready after all raises.
   */
  verdict_after: Verdict;
  /**
   * The best score within reach, where the target is not.
   */
  best_score: Share | null;
  /**
   * The best coverage within reach, where the target is not.
   */
  best_coverage: Share | null;
  /**
   * Must-haves that stay closed whatever is raised, where the target is out of reach.
   */
  closed_gates: Key[];
  /**
   * How many partial plans were looked at.
   */
  nodes: number;
}

/**
 * How good a plan is.
 *
 * - `optimal`: No plan is cheaper.
 * - `within_bound`: A cheaper plan costs at least the lower bound; a limit was met before that was decided.
 * - `impossible`: No plan reaches the target.
 * - `already_reached`: Nothing has to be raised.
 */
export type EffortStatus = "optimal" | "within_bound" | "impossible" | "already_reached";

/**
 * One piece of evidence about one competency of one person.
 */
export interface Entry {
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
  shows: Shown;
  /**
   * The scale of its levels; without it, the scale of the competency.
   */
  scale: Key | null;
  /**
   * Who says so: a person or an organisation.
   */
  asserted_by: Key | null;
  /**
   * The system or the instrument it comes from, such as `lms` or `exam/sql-2`.
   */
  source: Key | null;
  /**
   * How much it counts beside other evidence of its kind; without it, 1.
   */
  weight: Weight | null;
  /**
   * How well it agrees with true proficiency, as a correlation above 0; without it, that of its
   * kind.
   */
  reliability: Share | null;
  /**
   * The first day on which it counts; without it, the day it occurred on.
   */
  valid_from: Day | null;
  /**
   * The last day on which it counts; without it, it does not run out by itself.
   */
  valid_until: Day | null;
  /**
   * An earlier entry about the same person and competency that this one takes the place of.
   */
  overrides: Key | null;
  /**
   * Whether it counts only once a decision accepts it.
   */
  needs_review: boolean;
  /**
   * Where it can be looked up.
   */
  provenance: Provenance | null;
}

/**
 * How one entry stands at a point in time.
 */
export interface EntryAsOf {
  /**
   * Id of the entry.
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
   * How it stands.
   */
  state: EntryState;
  /**
   * The first day on which it may count.
   */
  begins_on: Day;
  /**
   * The first day on which it cannot count any more, where it runs out.
   */
  runs_out_on: Day | null;
}

/**
 * How an entry stands at a point in time.
 *
 * Where several would do, the first of `rejected`, `pending`, `overridden`, `not_yet_valid` and
 * `expired` is said.
 *
 * - `counted`: It counts.
 * - `expired`: Its last day is over: it is shown and does not count.
 * - `not_yet_valid`: Its first day has not come.
 * - `pending`: It waits for a review.
 * - `rejected`: A review says that it does not count.
 * - `overridden`: A later entry takes its place.
 */
export type EntryState =
  "counted" | "expired" | "not_yet_valid" | "pending" | "rejected" | "overridden";

/**
 * What may be decided about an entry.
 *
 * - `accepted`: It counts: what a review says.
 * - `rejected`: It does not count: what a review says.
 * - `retracted`: It was a mistake, and is as if it had never been there.
 */
export type EntryVerdict = "accepted" | "rejected" | "retracted";

/**
 * Another competency that counts for the one asked, with a discount.
 */
export interface Equivalent {
  /**
   * Uri of the other competency.
   */
  competency: Key;
  /**
   * Its code, so that a person's level may name it by that.
   */
  code: Key | null;
  /**
   * Its label, for showing.
   */
  label: string | null;
  /**
   * What being met by it is worth, above 0; 1 means that it is as good.
   */
  factor: Share;
  /**
   * The relation of the framework it comes from.
   */
  relation: RelationKind | null;
}

/**
 * A requirement for which other competencies count, or count more or less.
 */
export interface EquivalentsChange {
  /**
   * Uri of the role.
   */
  role: Key;
  /**
   * Uri of the competency asked.
   */
  competency: Key;
  /**
   * Equivalents that are gone or had another factor, by uri.
   */
  old: Equivalent[];
  /**
   * Equivalents that are new or have another factor, by uri.
   */
  new: Equivalent[];
}

/**
 * The level that pieces of evidence give together, and what each of them adds to it.
 */
export interface Estimate {
  /**
   * The level on the scale; nothing where there is none, which is not the lowest.
   */
  level: Level | null;
  /**
   * Why there is no level.
   */
  reason: NoLevel | null;
  /**
   * The best step of the scale that is reached; nothing on a scale without steps.
   */
  step: Level | null;
  /**
   * What makes up the level, by day; the contributions add up to it in every bit.
   */
  parts: Part[];
  /**
   * How sure it is, where the estimator says so.
   */
  certainty: Certainty | null;
  /**
   * The latest day that it rests on.
   */
  rests_on: Day | null;
  /**
   * The estimator, its version and the version of its figures.
   */
  estimator: EstimatorVersion;
  /**
   * The day it speaks for.
   */
  as_of: Day;
}

/**
 * How to estimate.
 */
export interface EstimateOptions {
  /**
   * The estimator; without it, `linear_gaussian`.
   */
  estimator: Estimator;
  /**
   * How a level fades while nobody shows it; without it, it does not.
   */
  decay: Decay | null;
  /**
   * Whether each part also says what the level would be without it; this costs as much again
   * for each piece of evidence.
   */
  without_each: boolean;
}

/**
 * A named rule that turns pieces of evidence into one level.
 *
 * Evidence is ordered by the day it happened; entries of one day are ordered by their ids, never
 * by when they were recorded.
 * `decimals` rounds the answer, halves away from zero; without it, nothing is rounded.
 */
export type Estimator =
  | EstimatorLinearGaussian
  | EstimatorLatest
  | EstimatorHighest
  | EstimatorMean
  | EstimatorWeightedMean
  | EstimatorLatestVsRest
  | EstimatorEwma
  | EstimatorNTimes
  | EstimatorPrecedence
  | EstimatorPrioritised
  | EstimatorMinimumRaters;

/**
 * Each one against all before it (Canvas `standard_decaying_average`).
 *
 * level_k = latest * x_k + (1 - latest) * level_(k-1), from level_1 = x_1.
 */
export interface EstimatorEwma {
  kind: "ewma";
  /**
   * What each next one counts, from 0.5 to 0.99.
   */
  latest: number;
  /**
   * Decimals of the answer; Canvas takes 2.
   */
  decimals: number | null;
}

/**
 * The best one (Canvas `highest`).
 */
export interface EstimatorHighest {
  kind: "highest";
  /**
   * Decimals of the answer.
   */
  decimals: number | null;
}

/**
 * The last one (Canvas `latest`).
 */
export interface EstimatorLatest {
  kind: "latest";
  /**
   * Decimals of the answer.
   */
  decimals: number | null;
}

/**
 * The last one against the mean of all before it (Canvas `decaying_average`).
 *
 * level = latest * x_n + (1 - latest) * mean(x_1 .. x_(n-1)); a single one counts alone.
 */
export interface EstimatorLatestVsRest {
  kind: "latest_vs_rest";
  /**
   * What the last one counts, from 0.01 to 0.99.
   */
  latest: number;
  /**
   * Decimals of the answer; Canvas takes 2.
   */
  decimals: number | null;
}

/**
 * Weighs each piece of evidence by how well its kind agrees with true proficiency, and says
 * how sure the level is.
 */
export interface EstimatorLinearGaussian {
  kind: "linear_gaussian";
  /**
   * Reliability and bias of each kind; without it, the built-in model.
   */
  sources: SourceModel | null;
  /**
   * What is believed before any evidence; without it nothing is, and the first piece of
   * evidence is believed as it stands.
   */
  prior: Prior | null;
}

/**
 * The mean (Canvas `average`).
 */
export interface EstimatorMean {
  kind: "mean";
  /**
   * Decimals of the answer.
   */
  decimals: number | null;
}

/**
 * Another estimator, once enough people judged.
 */
export interface EstimatorMinimumRaters {
  kind: "minimum_raters";
  /**
   * How many different people must have judged; a self-assessment is none of them.
   */
  minimum: number;
  /**
   * The estimator.
   */
  estimator: Estimator;
}

/**
 * The mean of those that reach the mark, once there are enough of them (Canvas `n_mastery`).
 */
export interface EstimatorNTimes {
  kind: "n_times";
  /**
   * The mark; without it, the mastery mark of the scale.
   */
  mark: Level | null;
  /**
   * How many must reach it, from 1 to 10.
   */
  times: number;
  /**
   * Decimals of the answer; Canvas takes 2.
   */
  decimals: number | null;
}

/**
 * The name of an estimator.
 *
 * - `linear_gaussian`: `Estimator::LinearGaussian`.
 * - `latest`: `Estimator::Latest`.
 * - `highest`: `Estimator::Highest`.
 * - `mean`: `Estimator::Mean`.
 * - `weighted_mean`: `Estimator::WeightedMean`.
 * - `latest_vs_rest`: `Estimator::LatestVsRest`.
 * - `ewma`: `Estimator::Ewma`.
 * - `n_times`: `Estimator::NTimes`.
 * - `precedence`: `Estimator::Precedence`.
 * - `prioritised`: `Estimator::Prioritised`.
 * - `minimum_raters`: `Estimator::MinimumRaters`.
 */
export type EstimatorName =
  | "linear_gaussian"
  | "latest"
  | "highest"
  | "mean"
  | "weighted_mean"
  | "latest_vs_rest"
  | "ewma"
  | "n_times"
  | "precedence"
  | "prioritised"
  | "minimum_raters";

/**
 * The last one of the first kind that has any (Degreed).
 */
export interface EstimatorPrecedence {
  kind: "precedence";
  /**
   * Kinds, the one that decides first; others do not count.
   */
  order: EvidenceKind[];
}

/**
 * One of several paths, on each of which the last one counts (Totara).
 */
export interface EstimatorPrioritised {
  kind: "prioritised";
  /**
   * The paths; evidence on none of them does not count.
   */
  paths: EvidencePath[];
  /**
   * Which path decides.
   */
  choose: PathChoice;
}

/**
 * Which estimator in which version made a level.
 */
export interface EstimatorVersion {
  /**
   * The estimator; of one within another, the outer one.
   */
  name: EstimatorName;
  /**
   * Its version; a change of any answer is a new version.
   */
  version: number;
  /**
   * The version of the model of sources, where it has one.
   */
  sources: string | null;
}

/**
 * The mean by weight: sum(weight * level) / sum(weight).
 */
export interface EstimatorWeightedMean {
  kind: "weighted_mean";
  /**
   * Decimals of the answer.
   */
  decimals: number | null;
}

/**
 * What becomes of evidence in a new version.
 *
 * - `carried`: It counts for another competency, in whose place it stood or to which it is an equivalent.
 * - `no_longer_asked`: Nothing asks for it any longer.
 * - `newly_asked`: It was not asked before, and no other competency is carried to it.
 */
export type EvidenceFate = "carried" | "no_longer_asked" | "newly_asked";

/**
 * What sort of evidence an entry is.
 *
 * - `self_assessment`: The person's own judgement.
 * - `manager`: The judgement of a manager.
 * - `peer`: The judgement of a colleague.
 * - `certificate`: A certificate or a licence.
 * - `test`: A test with a result.
 * - `course_completion`: A finished course.
 * - `work_sample`: A piece of work that somebody graded.
 * - `inferred`: Derived from a text or from other data by a program.
 */
export type EvidenceKind =
  | "self_assessment"
  | "manager"
  | "peer"
  | "certificate"
  | "test"
  | "course_completion"
  | "work_sample"
  | "inferred";

/**
 * Everything that was ever recorded about what people show.
 *
 * A log only grows: nothing in it is edited, and everything else is derived from it.
 * It is two sets, whose members are told apart by their ids; the order in them means nothing.
 */
export interface EvidenceLog {
  /**
   * The framework whose competencies the entries name.
   */
  framework: FrameworkVersion | null;
  /**
   * Pieces of evidence.
   */
  entries: Entry[];
  /**
   * What was decided about pieces of evidence later.
   */
  decisions: Decision[];
}

/**
 * What becomes of evidence for a competency.
 */
export interface EvidenceMove {
  /**
   * Uri of the competency.
   */
  competency: Key;
  /**
   * What becomes of it.
   */
  fate: EvidenceFate;
  /**
   * Uri of the competency it counts for in the new version, where it is carried.
   */
  counts_for: Key | null;
  /**
   * Of how many people something is known: a level, or that they showed it or did not.
   */
  people: number;
}

/**
 * Kinds of evidence that take each other's place: the last one of any of them counts.
 */
export interface EvidencePath {
  /**
   * The kinds.
   */
  kinds: EvidenceKind[];
}

/**
 * How the entries of a log become levels: the rules of an organisation.
 *
 * Every field has a default, and the default changes nothing: no evidence runs out by itself, no
 * level fades, and one voice is enough.
 * Only the scales must be there where evidence names levels:
 * `EvidencePolicy::for_framework` takes them from a framework.
 */
export interface EvidencePolicy {
  /**
   * The rule that makes one level of several pieces of evidence; without it, `linear_gaussian`.
   */
  estimator: Estimator;
  /**
   * How levels fade while nobody shows them; without it, they do not.
   */
  decay: Decay | null;
  /**
   * How many different people, other than the person, must have judged; 0 asks for none.
   *
   * Evidence that does not say who asserts it is nobody's judgement.
   */
  minimum_raters: number;
  /**
   * When evidence of a kind runs out by itself; a kind that is not named does not.
   *
   * It counts from the day it was shown, each piece of evidence for itself, and ends a validity
   * of the entry's own that would last longer.
   */
  expiry: {
    [k: string]: ExpiryRule;
  };
  /**
   * Whether each part of an estimate also says what the level would be without it.
   */
  without_each: boolean;
  /**
   * What differs for single competencies, by the name the answer has: the uri where the index
   * was built for a framework.
   */
  competencies: {
    [k: string]: CompetencyPolicy;
  };
  /**
   * The scale of all competencies for which none is named; without it, the only scale there is.
   */
  default_scale: Key | null;
  /**
   * The scales.
   */
  scales: ProficiencyScale[];
  /**
   * What took the place of competencies that are no longer used: old name, new names.
   *
   * Evidence about an old one is shown of the new ones, and does not count for them: whether it
   * would still do is for people to say. A chain is followed to its end.
   * The names are those of the answers, as in `competencies`.
   */
  replaced: {
    [k: string]: Key[];
  };
  /**
   * Ways from one scale to another, for levels that are not on the scale of their competency.
   */
  crosswalks: Crosswalk[];
}

/**
 * The level that a percentage of a scale stands for.
 */
export interface ExpectedLevel {
  /**
   * The formula.
   */
  formula: PeerRule;
  /**
   * Its version here; a change of any result is a new version.
   */
  version: number;
  /**
   * The level, on the scale.
   */
  level: Level;
  /**
   * Whether the peer supports such a scale.
   */
  remarks: PeerRemark[];
}

/**
 * The percentage of its scale that a level stands for.
 */
export interface ExpectedPercent {
  /**
   * The formula.
   */
  formula: PeerRule;
  /**
   * Its version here; a change of any result is a new version.
   */
  version: number;
  /**
   * The percentage, from 0 to 100.
   */
  percent: number;
}

/**
 * Whether something still counts, and until when.
 */
export interface Expiry {
  /**
   * Whether it counts on the day asked about.
   */
  status: ExpiryStatus;
  /**
   * The first day on which it does not count; nothing where that is beyond the calendar.
   */
  expires_on: Day | null;
  /**
   * The first day on which a warning is due.
   */
  warn_from: Day | null;
}

/**
 * When something that was shown runs out.
 */
export type ExpiryRule = ExpiryRuleCalendar | ExpiryRuleSliding;

/**
 * On days of the calendar, for everybody, whenever it was shown (SkillTree).
 */
export interface ExpiryRuleCalendar {
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
   */
  last_day_of_month: boolean;
}

/**
 * So many days after it was shown last (SkillTree).
 */
export interface ExpiryRuleSliding {
  kind: "sliding";
  /**
   * The days, from 1 to 36500.
   */
  days: number;
}

/**
 * Whether something still counts.
 *
 * - `valid`: It counts.
 * - `running_out`: It counts, and will soon run out.
 * - `expired`: It does not count any more.
 */
export type ExpiryStatus = "valid" | "running_out" | "expired";

/**
 * Why a readiness is what it is, as statements that add up to it.
 *
 * What the statements add makes up the score, and what they cost makes up the rest to 1, in every
 * bit and in any order.
 */
export interface Explanation {
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
  statements: Statement[];
}

/**
 * What is left of a level.
 */
export interface Faded {
  /**
   * The level on the day asked about.
   */
  level: Level;
  /**
   * How many levels were lost since the last use, at least 0.
   */
  lost: Level;
  /**
   * The level that will never be lost.
   */
  floor: Level;
  /**
   * The half-life in days.
   */
  half_life_days: number;
  /**
   * The first day on which the level is worse than the one required: use it before that day.
   *
   * Nothing where no level is required, where the floor is enough, and where that day is too far
   * away for a calendar.
   */
  refresh_before: Day | null;
}

/**
 * A half-life, and what it rests on.
 */
export interface FittedHalfLife {
  /**
   * The half-life in days, at most 1000000.
   */
  half_life_days: number;
  /**
   * The half-life that was believed before.
   */
  prior_days: number;
  /**
   * How many results it rests on.
   */
  used: number;
  /**
   * How many say nothing about it: those at the bottom, at the floor or below it, those of the
   * same day, and those that weigh nothing.
   */
  left_out: number;
}

/**
 * A rule that turns levels into a score: the sum of weight times met, divided by the sum of
 * weights.
 *
 * The rules differ in what a requirement weighs and in when it is met; the table is in the
 * documentation of the room.
 * What is unknown is handled by `UnknownPolicy`, in all of them.
 */
export type Formula =
  | FormulaWeightedProportional
  | FormulaMeanProportional
  | FormulaCountMet
  | FormulaTolerance
  | FormulaWeightedCapped
  | FormulaMandatoryFirst
  | FormulaRequiredPlusPreferred;

/**
 * All count the same, and each is met fully or not at all.
 */
export interface FormulaCountMet {
  kind: "count_met";
}

/**
 * Each counts by the height of the level asked, and only the required ones do; where nothing
 * is required, the desired ones do.
 */
export interface FormulaMandatoryFirst {
  kind: "mandatory_first";
}

/**
 * All count the same, and each is met in proportion to the level held.
 */
export interface FormulaMeanProportional {
  kind: "mean_proportional";
}

/**
 * All count the same; a required one is met fully or not at all, a desired one by any
 * demonstrated level.
 */
export interface FormulaRequiredPlusPreferred {
  kind: "required_plus_preferred";
}

/**
 * All count the same, and each is met from so many levels below the one asked, but not from
 * the bottom of the scale.
 */
export interface FormulaTolerance {
  kind: "tolerance";
  /**
   * How many levels may be missing, 0 or more.
   */
  levels: Level;
}

/**
 * Each counts by its weight times the height of the level asked, and is met in proportion.
 */
export interface FormulaWeightedCapped {
  kind: "weighted_capped";
}

/**
 * Each requirement counts by its weight, and is met in proportion to the level held.
 */
export interface FormulaWeightedProportional {
  kind: "weighted_proportional";
}

/**
 * A published, versioned list of what can be known or done.
 */
export interface FrameworkData {
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
   */
  status: Status;
  /**
   * Title by language.
   */
  titles: {
    [k: string]: string;
  };
  /**
   * Description by language.
   */
  descriptions: {
    [k: string]: string;
  };
  /**
   * The language of last resort: where a label is missing in the language asked for.
   */
  language: LanguageTag;
  /**
   * Who publishes it.
   */
  publisher: string | null;
  /**
   * Under which terms it may be used: a name or an address.
   */
  licence: string | null;
  /**
   * The words the licence asks to be shown.
   */
  attribution: string | null;
  /**
   * The scales of its levels.
   */
  scales: ProficiencyScale[];
  /**
   * Ways from one scale to another.
   */
  crosswalks: Crosswalk[];
  /**
   * Headings.
   */
  groups: Group[];
  /**
   * What can be known or done.
   */
  competencies: Competency[];
  /**
   * How groups and competencies belong together.
   */
  relations: Relation[];
  /**
   * How competencies relate to those of other frameworks.
   */
  alignments: Alignment[];
}

/**
 * What changed from one version of a framework to another; see `diff`.
 */
export interface FrameworkDiff {
  /**
   * The version before.
   */
  old: FrameworkVersion;
  /**
   * The version after.
   */
  new: FrameworkVersion;
  /**
   * Groups and competencies that are new.
   */
  added: NamedConcept[];
  /**
   * Groups and competencies that are gone.
   */
  removed: NamedConcept[];
  /**
   * Labels that are another, new or gone.
   */
  relabelled: TextChange[];
  /**
   * Descriptions that are another, new or gone.
   */
  reworded: TextChange[];
  /**
   * Codes that are another, new or gone.
   */
  recoded: KeyChange[];
  /**
   * Other places in the outline.
   */
  moved: Move[];
  /**
   * One that is replaced by exactly one other, which replaces nothing else.
   */
  replaced: Replacement[];
  /**
   * One that is replaced by several.
   */
  split: Split[];
  /**
   * Several that are replaced by one.
   */
  merged: Merger[];
  /**
   * Another sort of thing.
   */
  kind_changed: KindChange[];
  /**
   * Another place in its life, such as deprecated.
   */
  status_changed: StatusChange[];
  /**
   * Competencies that name another scale.
   */
  regraded: KeyChange[];
  /**
   * Scales that are new, gone, or have other ends, another kind or another mastery mark.
   */
  scales_changed: ScaleChange[];
  /**
   * Levels that mean something else, for a scale or for a competency.
   */
  levels_changed: LevelMeaningChange[];
  /**
   * Relations that say required where they said desired, or the other way round.
   */
  necessity_flipped: NecessityFlip[];
  /**
   * Relations that are new.
   */
  relations_added: Relation[];
  /**
   * Relations that are gone.
   */
  relations_removed: Relation[];
  /**
   * How many relations of each kind are new and gone, without the kinds that stay as they are.
   */
  relation_counts: RelationCountChange[];
}

/**
 * Which framework, in which version.
 */
export interface FrameworkVersion {
  /**
   * Id of the framework, such as `esco`.
   */
  id: Key;
  /**
   * Its version, such as `1.2.0`.
   */
  version: string;
}

/**
 * What one requirement lacks.
 */
export interface Gap {
  /**
   * Uri of the competency.
   */
  competency: Key;
  /**
   * Its label.
   */
  label: string | null;
  /**
   * Whether it must be there or should be.
   */
  necessity: Necessity;
  /**
   * The level asked; nothing where any level would do.
   */
  required: Level | null;
  /**
   * The level held, on the scale of the role; nothing where there is none.
   */
  held: Level | null;
  /**
   * A level that is known and does not count, such as one that has run out, as it was stated.
   */
  shown: Level | null;
  /**
   * How many levels are missing, as far as that is known.
   */
  gap: Level | null;
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
  choice: Key | null;
}

/**
 * A gap, and whose rating it was measured with.
 */
export interface GapByPrecedence {
  /**
   * The formula.
   */
  formula: PeerRule;
  /**
   * Its version here; a change of any result is a new version.
   */
  version: number;
  /**
   * The levels that are missing; negative where there are more than asked, and nothing where
   * nobody rated.
   */
  gap: Level | null;
  /**
   * Whose rating was taken.
   */
  source: RatingSource | null;
  /**
   * How far the rating that was not taken is from the one that was, where there are both: more
   * than 0 where the person rates higher than the manager.
   */
  disagreement: Level | null;
}

/**
 * Why a requirement is not fully met.
 *
 * - `below`: The level held is below the level asked.
 * - `unknown`: Nobody knows the level.
 * - `not_demonstrated`: The person had the chance to show it, and did not.
 * - `expired`: What was known has run out.
 * - `pending`: What is claimed waits for a review.
 * - `too_few_raters`: Fewer people judged than are asked for.
 * - `too_few_results`: Fewer results reach the mark than are asked for.
 * - `rejected`: A review rejected what was claimed.
 * - `superseded`: What was known speaks of something that was replaced.
 */
export type GapReason =
  | "below"
  | "unknown"
  | "not_demonstrated"
  | "expired"
  | "pending"
  | "too_few_raters"
  | "too_few_results"
  | "rejected"
  | "superseded";

/**
 * A must-have: who does not pass it is not ready, whatever the score.
 */
export interface Gate {
  /**
   * The level that opens it, at most the level asked; without it, the level asked, and where
   * none or the bottom of the scale is asked any demonstrated one.
   *
   * A must-have that is not applicable to a person is none for that person.
   */
  minimum_level: Level | null;
}

/**
 * A must-have that is in another state.
 */
export interface GateChange {
  /**
   * Uri of the competency or id of the choice.
   */
  requirement: Key;
  /**
   * Its label.
   */
  label: string | null;
  /**
   * Its state before; nothing where it was no must-have.
   */
  before: GateState | null;
  /**
   * Its state after; nothing where it is no must-have.
   */
  after: GateState | null;
}

/**
 * Whether a must-have is there.
 */
export interface GateResult {
  /**
   * Uri of the competency or id of the choice.
   */
  requirement: Key;
  /**
   * Its label.
   */
  label: string | null;
  /**
   * The level that opens the gate; nothing for a choice and where any level would do.
   */
  minimum: Level | null;
  /**
   * The level held, on the scale of the role; nothing where there is none.
   */
  held: Level | null;
  /**
   * Whether it is there.
   */
  state: GateState;
}

/**
 * Whether a must-have is there.
 *
 * - `open`: It is there.
 * - `closed`: It is not.
 * - `unknown`: Nobody knows.
 */
export type GateState = "open" | "closed" | "unknown";

/**
 * Another grade.
 */
export interface GradeChange {
  /**
   * Uri of the role.
   */
  uri: Key;
  /**
   * The grade before; nothing where there was none.
   */
  old: number | null;
  /**
   * The grade after; nothing where it is gone.
   */
  new: number | null;
}

/**
 * A heading above competencies, other groups, or roles.
 */
export interface Group {
  /**
   * Stable address or id.
   */
  uri: Key;
  /**
   * Code of the publisher, such as `2.A`.
   */
  code: Key | null;
  /**
   * Label by language.
   */
  labels: {
    [k: string]: string;
  };
  /**
   * Other labels by language.
   */
  alternative_labels: {
    [k: string]: string[];
  };
  /**
   * Description by language.
   */
  descriptions: {
    [k: string]: string;
  };
}

/**
 * The levels of several people in one.
 */
export interface GroupLevel {
  /**
   * The level; nothing where too few people have one.
   */
  level: Level | null;
  /**
   * How many people have a level.
   */
  known: number;
  /**
   * How many people have none; they count as unknown, never as the lowest.
   */
  unknown: number;
  /**
   * How many people are at each step of the scale, from the bottom up; who is below the lowest
   * anchor is at none.
   */
  steps: StepCount[];
}

/**
 * What is said about a competency at one point in time.
 */
export interface Held {
  /**
   * The level, where there is one that counts.
   */
  level: Level | null;
  /**
   * What a profile says.
   */
  status: HoldingStatus;
}

/**
 * What a profile says about one competency.
 */
export interface HeldLevel {
  /**
   * Uri of the competency, or its code in the framework.
   */
  competency: Key;
  /**
   * The level shown.
   */
  level: Level | null;
  /**
   * The scale of the level; without it, the one the role asks on.
   */
  scale: Key | null;
  /**
   * What is said where it is more, or less, than a level.
   */
  status: HoldingStatus | null;
}

/**
 * A day on which a level became another one.
 */
export interface HistoryPoint {
  /**
   * The day.
   */
  day: Day;
  /**
   * The level on the day before, where there was one that counted.
   */
  before: Level | null;
  /**
   * The level on this day, where there is one that counts.
   */
  level: Level | null;
  /**
   * What a profile says on this day; nothing where no entry is known.
   */
  status: HoldingStatus | null;
  /**
   * What caused it: the entries that stand otherwise than on the day before, by id.
   */
  causes: StateChange[];
}

/**
 * One competency or role that a text may mean.
 */
export interface Hit {
  /**
   * Its uri.
   */
  uri: Key;
  /**
   * The label, alternative label or code that matched, as it is published.
   */
  label: string;
  /**
   * How it matched.
   */
  matched_kind: MatchKind;
  /**
   * How many typing errors were forgiven.
   */
  distance: number;
  /**
   * Language of the label; nothing for a code.
   */
  language: LanguageTag | null;
  /**
   * Whether it is an alternative label.
   */
  is_alternative: boolean;
}

/**
 * What is said about a competency beside a level.
 *
 * - `demonstrated`: The person showed it; at which level may be open.
 * - `not_demonstrated`: The person had the chance to show it, and did not.
 * - `not_applicable`: It makes no sense for this person.
 * - `unknown`: Nobody knows.
 * - `expired`: What was known has run out; a level beside it is shown and does not count.
 * - `pending`: What is claimed waits for a review; a level beside it is shown and does not count.
 * - `too_few_raters`: Fewer people judged than are asked for; a level beside it is shown and does not count.
 * - `too_few_results`: Fewer results reach the mark than are asked for; a level beside it is shown and does not count.
 * - `rejected`: A review rejected what was claimed; a level beside it is shown and does not count.
 * - `superseded`: What was known speaks of something that was replaced; a level beside it is shown and does not count.
 */
export type HoldingStatus =
  | "demonstrated"
  | "not_demonstrated"
  | "not_applicable"
  | "unknown"
  | "expired"
  | "pending"
  | "too_few_raters"
  | "too_few_results"
  | "rejected"
  | "superseded";

/**
 * The score and the verdict if something were so.
 */
export interface Hypothesis {
  /**
   * The score; nothing where there would be no readiness.
   */
  score: Share | null;
  /**
   * The verdict; nothing where there would be no readiness.
   */
  verdict: Verdict | null;
}

/**
 * What a new version of roles does to people.
 */
export interface Impact {
  /**
   * How many people there are.
   */
  people: number;
  /**
   * For how many of them something changes in at least one role.
   */
  affected_people: number;
  /**
   * Uris of roles that only the new version has, in order.
   */
  added: Key[];
  /**
   * Uris of roles that only the old version has, in order.
   */
  removed: Key[];
  /**
   * What happens to all pairs of people and roles.
   */
  total: ImpactCount;
  /**
   * Each role of both versions, in the order of uris.
   */
  roles: RoleImpact[];
}

/**
 * What happens to pairs of a person and a role.
 */
export interface ImpactCount {
  /**
   * A score in both versions: the sum of the next three.
   */
  compared: number;
  /**
   * A higher score than before.
   */
  gain: number;
  /**
   * A lower score than before.
   */
  lose: number;
  /**
   * The same score as before, to the last bit.
   */
  stay: number;
  /**
   * Ready, and not ready before, whether there was a score or not.
   */
  become_ready: number;
  /**
   * Ready before and no longer, whether there is a score or not.
   */
  stop_being_ready: number;
  /**
   * A score before and none now.
   */
  become_unrated: number;
  /**
   * No score before and one now.
   */
  become_rated: number;
  /**
   * No score in either version.
   */
  unrated: number;
  /**
   * Levels and other standings of competencies that both versions ask for.
   */
  evidence_kept: number;
  /**
   * Those that count for another competency of the new version.
   */
  evidence_carried: number;
  /**
   * Those that the new version no longer asks for.
   */
  evidence_idle: number;
}

/**
 * A requirement that counts more or less.
 */
export interface ImportanceChange {
  /**
   * Uri of the role.
   */
  role: Key;
  /**
   * Uri of the competency.
   */
  competency: Key;
  /**
   * The importance before; nothing where it was not known.
   */
  old: Weight | null;
  /**
   * The importance after; nothing where it is not known.
   */
  new: Weight | null;
}

/**
 * What was read, and everything worth saying about it.
 */
export interface ImportedFramework {
  /**
   * What was read.
   */
  value: FrameworkData;
  /**
   * What was found on the way, in the order of files and lines.
   */
  diagnostics: Diagnostic[];
}

/**
 * What was read, and everything worth saying about it.
 */
export interface ImportedRoleCatalogue {
  /**
   * What was read.
   */
  value: RoleCatalogue;
  /**
   * What was found on the way, in the order of files and lines.
   */
  diagnostics: Diagnostic[];
}

/**
 * A point in time, such as `2026-11-20T09:30:00Z`.
 */
export type Instant = string;

/**
 * What items may differ in.
 *
 * - `rasch`: In difficulty alone: all items have one discrimination, which is estimated too.
 * - `two_parameter`: In difficulty and in discrimination.
 */
export type ItemModel = "rasch" | "two_parameter";

/**
 * How strict one judge is.
 */
export interface JudgeSeverity {
  /**
   * Who judges.
   */
  judge: Key;
  /**
   * The group of linked judges, counted from 0.
   */
  group: number;
  /**
   * How many ratings the judge gives.
   */
  ratings: number;
  /**
   * How many of them are on units that another judge rates too.
   */
  shared: number;
  /**
   * How many levels lower than the others of the group this judge rates; negative for a lenient
   * one, nothing for a judge who shares no unit.
   */
  severity: number | null;
  /**
   * Standard error of the severity; nothing where it cannot be estimated.
   */
  standard_error: number | null;
  /**
   * What is added to each rating: the severity, shrunk by how few ratings are shared.
   */
  correction: number | null;
}

/**
 * A stable name: the uri, id or code of something, at most 2048 bytes long.
 */
export type Key = string;

/**
 * A code, a scale or a family that is another now.
 */
export interface KeyChange {
  /**
   * What it belongs to.
   */
  uri: Key;
  /**
   * The key before; nothing where there was none.
   */
  old: Key | null;
  /**
   * The key after; nothing where it is gone.
   */
  new: Key | null;
}

/**
 * The progress of a key result.
 */
export interface KeyResultProgress {
  /**
   * The formula.
   */
  formula: PeerRule;
  /**
   * Its version here; a change of any result is a new version.
   */
  version: number;
  /**
   * In percent; below 0 where it went the wrong way and above 100 beyond the target; nothing
   * where there is no way to go.
   */
  percent: number | null;
  /**
   * The known faults that struck in this case.
   */
  remarks: PeerRemark[];
}

/**
 * The kind of a problem, which decides the exception class and the HTTP status.
 *
 * - `invalid`: The input is wrong: status 422.
 * - `not_found`: What was asked for is not there: status 404.
 * - `conflict`: The input contradicts what is already there: status 409.
 * - `denied`: The caller may not do this: status 403.
 * - `limit`: A limit is reached: status 429.
 * - `internal`: A bug of Prowess: status 500.
 */
export type Kind = "invalid" | "not_found" | "conflict" | "denied" | "limit" | "internal";

/**
 * Another sort of thing.
 */
export interface KindChange {
  /**
   * What changed.
   */
  uri: Key;
  /**
   * What it was; nothing for a group.
   */
  old: CompetencyKind | null;
  /**
   * What it is; nothing for a group.
   */
  new: CompetencyKind | null;
}

/**
 * How far one kind of evidence is to be trusted.
 */
export interface KindReliability {
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
   */
  bias: number;
  /**
   * Where the figures come from.
   */
  basis: string | null;
  /**
   * Whether they are assumed, and not measured.
   */
  assumed: boolean;
}

/**
 * Where a level of a ladder starts.
 */
export interface LadderLevel {
  /**
   * The fewest points it takes.
   */
  from: number;
  /**
   * Its name.
   */
  name: string;
}

/**
 * The points a title is given for.
 */
export interface LadderTitle {
  /**
   * The fewest points it takes.
   */
  from: number;
  /**
   * The most points it is given for; without it, there is no end.
   */
  to: number | null;
  /**
   * The title.
   */
  name: string;
}

/**
 * A BCP 47 tag of a language, such as `en` or `de-AT`.
 */
export type LanguageTag = string;

/**
 * Why a requirement does not count.
 *
 * - `asks_nothing`: It asks for the bottom of its scale, which everybody has.
 * - `not_applicable`: It makes no sense for this person.
 * - `condition_false`: Its condition, or that of its choice, does not hold.
 * - `no_weight`: It counts nothing: its weight is 0, or the formula counts required ones only.
 * - `not_chosen`: Its choice is made of better ones.
 * - `unknown`: Nothing is known of it, and the options leave out what is unknown.
 */
export type LeftOut =
  "asks_nothing" | "not_applicable" | "condition_false" | "no_weight" | "not_chosen" | "unknown";

/**
 * A place on a proficiency scale, such as 3.5 on a scale from 0 to 7.
 *
 * Any finite number; which ones mean something is said by the scale.
 */
export type Level = number;

/**
 * What a log says about one competency of a person at a point in time.
 */
export interface LevelAsOf {
  /**
   * The competency: its uri where the index was built for a framework, else as it is written.
   */
  competency: Key;
  /**
   * What a profile says about it.
   */
  status: HoldingStatus;
  /**
   * The level, where there is one that counts.
   */
  level: Level | null;
  /**
   * The level that does not count, for showing: that of the latest entry that states one and
   * ran out, waits for a review, or is of too few people or results.
   *
   * It is the level as it was stated, carried over to the scale: the middle of a range, and
   * points by their place; nothing is estimated and nothing fades.
   */
  uncounted: Level | null;
  /**
   * The scale of both.
   */
  scale: Key | null;
  /**
   * Why there is no level that counts; nothing too where it was denied.
   */
  reason: NoLevel | null;
  /**
   * What made the level, from the entries that count.
   */
  estimate: Estimate | null;
  /**
   * Every entry that was known and not retracted, by day and id; of a competency that is
   * `superseded`, those about the one that it took the place of.
   */
  entries: EntryAsOf[];
  /**
   * The first later day on which one of these entries begins to count or stops counting, if no
   * other comes.
   */
  changes_on: Day | null;
  /**
   * The first later day on which the level falls to a lower step of the scale by fading alone,
   * at most a hundred years ahead.
   */
  fades_on: Day | null;
}

/**
 * How a level became another one between two points in time, in parts that add up to it.
 */
export interface LevelChange {
  /**
   * The competency: its uri where the index was built for a framework, else as it is written.
   */
  competency: Key;
  /**
   * The scale of the levels, where there is one.
   */
  scale: Key | null;
  /**
   * What is said before.
   */
  before: Held | null;
  /**
   * What the same evidence says on the later day.
   */
  aged: Held | null;
  /**
   * What is said after.
   */
  after: Held | null;
  /**
   * What the level gained, in levels; below 0 it lost.
   */
  change: Level;
  /**
   * The part that the old evidence lost by itself, by fading and by running out: at most 0 as a
   * rule.
   */
  decay: Level;
  /**
   * The part that was added to a level that was known before, or taken from it.
   */
  growth: Level;
  /**
   * The part that is known only since.
   */
  new_evidence: Level;
}

/**
 * The id that a peer gave to a level.
 */
export interface LevelId {
  /**
   * The level.
   */
  level: Level;
  /**
   * Its id: later ones are larger.
   */
  id: number;
}

/**
 * A level that means something else now.
 */
export interface LevelMeaningChange {
  /**
   * Whose level it is.
   */
  owner: LevelOwner;
  /**
   * The level.
   */
  level: Level;
  /**
   * What happened to it.
   */
  change: MeaningChange;
  /**
   * Which of its texts are others.
   */
  texts: LevelTextChange[];
}

/**
 * Whose level means something else.
 */
export type LevelOwner = LevelOwnerScale | LevelOwnerCompetency;

/**
 * A level of one competency.
 */
export interface LevelOwnerCompetency {
  kind: "competency";
  /**
   * Its uri.
   */
  uri: Key;
}

/**
 * A level of a scale, for all competencies graded on it.
 */
export interface LevelOwnerScale {
  kind: "scale";
  /**
   * Id of the scale.
   */
  id: Key;
}

/**
 * Which text of a level is another.
 *
 * - `label`: Its name.
 * - `description`: What a person at this level does.
 */
export type LevelText = "label" | "description";

/**
 * A text of a level that is another now.
 */
export interface LevelTextChange {
  /**
   * Which text.
   */
  text: LevelText;
  /**
   * Its language.
   */
  language: LanguageTag;
  /**
   * The text before; nothing where there was none.
   */
  old: string | null;
  /**
   * The text after; nothing where it is gone.
   */
  new: string | null;
  /**
   * Whether only blanks, case or diacritics differ.
   */
  only_spelling: boolean;
}

/**
 * A place in a file, as an editor counts: the first line and the first column are 1.
 *
 * In a table, `line` is the line on which the row starts, and `column` is the number of the cell.
 */
export interface Location {
  /**
   * Name of the file, as the caller gave it.
   */
  file: string;
  /**
   * Line, from 1.
   */
  line: number | null;
  /**
   * Column, from 1.
   */
  column: number | null;
  /**
   * Name of the column, where the file has a header.
   */
  field: string | null;
}

/**
 * How much of what is known could be lost.
 */
export interface Margin {
  /**
   * Uri of the competency.
   */
  competency: Key;
  /**
   * Its label.
   */
  label: string | null;
  /**
   * The level held, on the scale of the role.
   */
  held: Level;
  /**
   * The fewest whole levels whose loss changes the verdict, down to the bottom of the scale;
   * nothing where none within 100 levels does.
   */
  flips_after: number | null;
  /**
   * If it were not there at all.
   */
  lost: Hypothesis;
}

/**
 * The parameters that fit the answers of many people best.
 */
export interface MasteryFit {
  /**
   * The best parameters, of all starts.
   */
  parameters: MasteryParameters;
  /**
   * Logarithm of the likelihood of all answers under them.
   */
  log_likelihood: number;
  /**
   * The start they were reached from, counted from 0.
   */
  start: number;
  /**
   * Where each start led.
   */
  starts: MasteryStart[];
  /**
   * How many sequences have answers.
   */
  sequences: number;
  /**
   * How many answers there are.
   */
  answers: number;
}

/**
 * How people learn one thing.
 */
export interface MasteryParameters {
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
   */
  forget: Share;
}

/**
 * Where one start led.
 */
export interface MasteryStart {
  /**
   * The parameters it ended at.
   */
  parameters: MasteryParameters;
  /**
   * Logarithm of the likelihood of all answers under them.
   */
  log_likelihood: number;
  /**
   * How many rounds it took.
   */
  iterations: number;
  /**
   * Whether the last round changed no parameter by more than the tolerance.
   */
  converged: boolean;
}

/**
 * One answer, and what it changes.
 */
export interface MasteryStep {
  /**
   * Whether the answer is right.
   */
  right: boolean;
  /**
   * The chance of a right answer, before it was given.
   */
  expected: Share;
  /**
   * The chance that the person knew it when answering, by this answer and those before.
   */
  knew: Share;
  /**
   * The chance that the person knows it after the answer, since people learn and forget then.
   */
  mastered: Share;
}

/**
 * What the answers of one person say about mastery.
 */
export interface MasteryTrace {
  /**
   * One step for each answer, in order.
   */
  steps: MasteryStep[];
  /**
   * The chance that the person knows it now.
   */
  mastered: Share;
  /**
   * The chance that the next answer is right.
   */
  next_right: Share;
  /**
   * Logarithm of the likelihood of all answers; 0 without answers.
   */
  log_likelihood: number;
}

/**
 * How a label answers a search, the best first.
 *
 * - `exact`: The whole label, or the whole code.
 * - `prefix`: The label starts with the text.
 * - `words`: Every word of the text is a word of the label, in any order; the last one may be unfinished.
 * - `fuzzy`: The same with typing errors.
 */
export type MatchKind = "exact" | "prefix" | "words" | "fuzzy";

/**
 * The progress of a goal or of an objective.
 */
export interface MeanProgress {
  /**
   * The formula.
   */
  formula: PeerRule;
  /**
   * Its version here; a change of any result is a new version.
   */
  version: number;
  /**
   * In percent; nothing where there is nothing to take the mean of.
   */
  percent: number | null;
}

/**
 * What happened to the meaning of a level.
 *
 * - `added`: It had none.
 * - `removed`: It has none any more.
 * - `changed`: It has another name or description.
 */
export type MeaningChange = "added" | "removed" | "changed";

/**
 * What a competency is measured by.
 *
 * The half-lives are those of procedural skills with motor components after their first learning
 * (Tatel and Ackerman 2025, doi 10.1037/bul0000481); they are carried over to other skills by
 * assumption.
 *
 * - `accuracy`: By errors, and for knowledge: a half-life of 6.5 months.
 * - `mixed`: By both: a half-life of 11 months.
 * - `speed`: By time, as physical skills are: a half-life of 13 months.
 */
export type MeasuredBy = "accuracy" | "mixed" | "speed";

/**
 * One that takes the place of several.
 */
export interface Merger {
  /**
   * What is replaced.
   */
  old: Key[];
  /**
   * What replaces them.
   */
  new: Key;
}

/**
 * How one reason is said.
 */
export type Message = MessageSingle | MessagePlural;

/**
 * The messages of one language, and how it writes numbers.
 *
 * `english` as JSON is the pattern for a new language.
 * `check_catalogue` tells what is wrong with a catalogue, and
 * `render`) takes any.
 */
export interface MessageCatalogue {
  /**
   * The language; it decides which plural form a number takes.
   */
  language: LanguageTag;
  /**
   * How it writes numbers.
   */
  numbers: NumberFormat;
  /**
   * The messages, by code: `readiness.` and the name of a `Reason`.
   */
  messages: {
    [k: string]: Message;
  };
}

/**
 * In forms that agree with a number.
 */
export interface MessagePlural {
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
  otherwise: string | null;
}

/**
 * In one form.
 */
export interface MessageSingle {
  kind: "single";
  /**
   * The text, with placeholders.
   */
  text: string;
  /**
   * The text where a value that the other one names is not there.
   */
  otherwise: string | null;
}

/**
 * Whether a level is enough on a day, and until when it will be.
 */
export interface MetUntil {
  /**
   * Whether the level is at least the one required; nothing where there is no level.
   */
  met: boolean | null;
  /**
   * The level on the day asked about, where there is one that counts.
   */
  level: Level | null;
  /**
   * What a profile says on that day; nothing where no entry is known.
   */
  status: HoldingStatus | null;
  /**
   * The first later day on which it is not enough any more; nothing where it is not enough
   * today, or stays enough for a hundred years.
   */
  until: Day | null;
  /**
   * The level on that later day; nothing where none counts any more.
   */
  level_then: Level | null;
  /**
   * Why it is not enough then.
   */
  cause: MetUntilCause | null;
  /**
   * The entries that stand otherwise then than on the day before, by id; none where it only
   * faded.
   */
  changes: StateChange[];
}

/**
 * Why a level is not enough any more.
 *
 * - `faded`: It faded.
 * - `expired`: Evidence ran out on that day.
 * - `other_evidence`: Other evidence begins to count on that day, or takes the place of what counted.
 */
export type MetUntilCause = "faded" | "expired" | "other_evidence";

/**
 * What milestones are worth, and what the points lead to.
 */
export interface MilestoneLadder {
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
  titles: LadderTitle[];
}

/**
 * Where somebody stands on a ladder.
 */
export interface MilestonePlace {
  /**
   * The formula.
   */
  formula: PeerRule;
  /**
   * Its version here; a change of any result is a new version.
   */
  version: number;
  /**
   * The points of all tracks together.
   */
  points: number;
  /**
   * The points of each track, ordered by track; they add up to `points`.
   */
  tracks: TrackPoints[];
  /**
   * The level that is reached, where there is one.
   */
  level: string | null;
  /**
   * The points that the next level takes beyond these, where there is a next one.
   */
  short_of_next: number | null;
  /**
   * Every title the points are good for.
   */
  titles: string[];
  /**
   * The known faults that struck in this case.
   */
  remarks: PeerRemark[];
}

/**
 * A calendar month, such as `2026-11`.
 */
export type Month = string;

/**
 * Another place in the outline.
 */
export interface Move {
  /**
   * What stands elsewhere now.
   */
  uri: Key;
  /**
   * What it no longer stands below.
   */
  removed_parents: Key[];
  /**
   * What it stands below now.
   */
  added_parents: Key[];
}

/**
 * A choice of a role.
 */
export interface NamedChoice {
  /**
   * Uri of the role.
   */
  role: Key;
  /**
   * Id of the choice.
   */
  choice: Key;
  /**
   * What it is called.
   */
  label: string | null;
}

/**
 * Uri and label of a group or competency.
 */
export interface NamedConcept {
  /**
   * Its uri.
   */
  uri: Key;
  /**
   * Its label in the language of its framework, else in any, else its statement.
   */
  label: string | null;
  /**
   * What sort of thing it is; nothing for a group.
   */
  kind: CompetencyKind | null;
}

/**
 * One competency one role asks for.
 */
export interface NamedRequirement {
  /**
   * Uri of the role.
   */
  role: Key;
  /**
   * Uri of the competency.
   */
  competency: Key;
  /**
   * Whether it must be there or should be.
   */
  necessity: Necessity;
}

/**
 * Uri and title of a role.
 */
export interface NamedRole {
  /**
   * Its uri.
   */
  uri: Key;
  /**
   * Its title in the language of its catalogue, else in any.
   */
  title: string | null;
}

/**
 * Whether something must be there or should be.
 *
 * ESCO says essential and optional, HR Open Standards required and desired.
 *
 * - `required`: It must be there.
 * - `desired`: It should be there.
 */
export type Necessity = "required" | "desired";

/**
 * A relation with another necessity.
 */
export interface NecessityFlip {
  /**
   * What the relation starts from.
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
   * How strong it was; nothing where it did not say.
   */
  old: Necessity | null;
  /**
   * How strong it is; nothing where it does not say.
   */
  new: Necessity | null;
}

/**
 * Why there is no alpha.
 *
 * - `no_pairs`: No unit has two ratings.
 * - `no_variation`: All ratings are the same, so agreement cannot be told from habit.
 */
export type NoAgreement = "no_pairs" | "no_variation";

/**
 * Why there is no difference.
 *
 * - `no_self_assessment`: The person did not judge oneself.
 * - `too_few_others`: Fewer others judged than are asked for.
 * - `too_few_people`: Fewer people have a difference than are asked for.
 */
export type NoDifference = "no_self_assessment" | "too_few_others" | "too_few_people";

/**
 * Why there is no level.
 *
 * - `no_evidence`: There is no evidence.
 * - `expired`: All there was has run out.
 * - `pending`: What there is waits for a review.
 * - `too_few_raters`: Fewer people judged than are asked for.
 * - `too_few_results`: Fewer results reach the mark than are asked for.
 * - `rejected`: What there was, a review rejected.
 * - `superseded`: What there is speaks of a competency that another one took the place of.
 * - `open_level`: What there is shows the competency at an open level.
 */
export type NoLevel =
  | "no_evidence"
  | "expired"
  | "pending"
  | "too_few_raters"
  | "too_few_results"
  | "rejected"
  | "superseded"
  | "open_level";

/**
 * What evidence says of one competency.
 */
export interface NodeEvidence {
  /**
   * Uri of the competency.
   */
  competency: Key;
  /**
   * Pieces of positive evidence.
   */
  positive: number;
  /**
   * Pieces of negative evidence.
   */
  negative: number;
  /**
   * Whether the last one is positive; nothing without evidence.
   */
  last_is_positive: boolean | null;
  /**
   * Different people who gave positive evidence.
   */
  signers: number;
  /**
   * Whether those are enough.
   */
  has_quorum: boolean;
}

/**
 * How a language writes numbers and days.
 *
 * Thousands are not grouped: an explanation has no numbers of that size.
 */
export interface NumberFormat {
  /**
   * What stands before the fraction; without this field, a full stop.
   */
  decimal: string;
  /**
   * What stands before a number below 0; without this field, a hyphen.
   */
  minus: string;
  /**
   * A percentage, with the placeholder `{number}`; without this field, `{number}%`.
   */
  percent: string;
  /**
   * The ten digits from 0 to 9; without this field, those of ASCII.
   */
  digits: string | null;
  /**
   * The most digits of the fraction of a percentage, up to 6; without this field, 0.
   */
  share_digits: number;
  /**
   * The most digits of the fraction of a level or a number, up to 6; without this field, 2.
   */
  level_digits: number;
  /**
   * A day, with the placeholders `{year}`, `{month}` and `{day}`; without this field,
   * `{year}-{month}-{day}`.
   */
  day: string;
}

/**
 * How to assess.
 */
export interface Options {
  /**
   * The formula.
   */
  formula: Formula;
  /**
   * What the score makes of a competency of which nothing is known.
   */
  unknown: UnknownPolicy;
  /**
   * The score from which a person is ready, from 0 to 1; without it, 1.
   */
  threshold: Share | null;
  /**
   * The coverage below which nothing is decided, from 0 to 1; without it, 0.
   */
  coverage_floor: Share | null;
  /**
   * Weight of a desired competency without an importance; a required one weighs 1.
   */
  desired_weight: Weight;
  /**
   * What conditions may ask about the situation, such as `location`: `EU`.
   */
  context: {
    [k: string]: string;
  };
  /**
   * Languages for titles, the best first; each falls back to its wider tags, and all to English.
   */
  languages: LanguageTag[];
  /**
   * Scales that the person's levels are on, where they differ from those of the role.
   */
  scales: ProficiencyScale[];
  /**
   * Ways from those scales to the scales of the role.
   */
  crosswalks: Crosswalk[];
  /**
   * How many roles a comparison returns, the best first; without it, all.
   */
  top: number | null;
}

/**
 * A readiness, or why there is none.
 */
export type Outcome = OutcomeRated | OutcomeUnrated;

/**
 * There is one.
 */
export interface OutcomeRated {
  kind: "rated";
  /**
   * The readiness.
   */
  readiness: Readiness;
}

/**
 * There is none.
 */
export interface OutcomeUnrated {
  kind: "unrated";
  /**
   * Why.
   */
  problem: Problem;
}

/**
 * A value that a statement speaks of.
 */
export type ParameterValue =
  | ParameterValueText
  | ParameterValueShare
  | ParameterValueLevel
  | ParameterValueCount
  | ParameterValueNumber
  | ParameterValueDay;

/**
 * How many.
 */
export interface ParameterValueCount {
  kind: "count";
  /**
   * The number.
   */
  value: number;
}

/**
 * A day.
 */
export interface ParameterValueDay {
  kind: "day";
  /**
   * The day.
   */
  value: Day;
}

/**
 * A place on a scale, or a number of levels.
 */
export interface ParameterValueLevel {
  kind: "level";
  /**
   * The level.
   */
  value: Level;
}

/**
 * Any other number.
 */
export interface ParameterValueNumber {
  kind: "number";
  /**
   * The number.
   */
  value: number;
}

/**
 * A part of a whole, shown as a percentage.
 */
export interface ParameterValueShare {
  kind: "share";
  /**
   * The share.
   */
  value: Share;
}

/**
 * A label, or a key where there is none.
 */
export interface ParameterValueText {
  kind: "text";
  /**
   * The text.
   */
  value: string;
}

/**
 * Where a parent with a rule stands, and why.
 */
export interface ParentStanding {
  /**
   * Uri of the parent.
   */
  parent: Key;
  /**
   * Whether it is proficient, by the profile or else by a rule that completes it.
   */
  standing: Proficiency;
  /**
   * What that rests on; nothing where it is unknown.
   */
  basis: RollupBasis | null;
  /**
   * Why it is unknown.
   */
  unknown: RollupUnknown | null;
  /**
   * Whether its children show it, whatever the profile says.
   */
  by_children: Proficiency;
  /**
   * What proficient children earn.
   */
  reached: number;
  /**
   * What unknown children would earn beyond that.
   */
  open: number;
  /**
   * What it takes.
   */
  needed: number;
  /**
   * What is short of it.
   */
  short_by: number;
  /**
   * Children that are known not to be proficient, ordered.
   */
  missing: Key[];
  /**
   * Children of whom nobody knows, ordered.
   */
  to_find_out: Key[];
  /**
   * All children the rule looks at, ordered.
   */
  children: ChildStanding[];
}

/**
 * One part of a level.
 */
export interface Part {
  /**
   * What it is.
   */
  kind: PartKind;
  /**
   * The entry, for a piece of evidence.
   */
  entry: Key | null;
  /**
   * What sort of evidence it is.
   */
  evidence: EvidenceKind | null;
  /**
   * The day it was shown.
   */
  occurred_on: Day | null;
  /**
   * The level it speaks for, without the bias of its kind.
   */
  value: Level;
  /**
   * How much of that counts.
   */
  factor: number;
  /**
   * What it adds to the level: factor times value.
   */
  contribution: Level;
  /**
   * The level without it, where that was asked for and there is one.
   */
  without: Level | null;
  /**
   * Whether it lies so far from what was expected that one of the two is wrong.
   */
  conflict: boolean;
}

/**
 * What a part of a level is.
 *
 * - `evidence`: A piece of evidence.
 * - `prior`: What was believed before any evidence.
 * - `faded`: What fading puts in the place of evidence: the bottom of the scale, by the part faded.
 * - `scale_end`: What keeps the level on the scale.
 * - `rounding`: What rounding adds or takes.
 */
export type PartKind = "evidence" | "prior" | "faded" | "scale_end" | "rounding";

/**
 * Which of several paths decides.
 *
 * - `first`: The first path that has any evidence.
 * - `highest`: The path with the best level; of equal ones the first.
 * - `latest`: The path with the last evidence.
 */
export type PathChoice = "first" | "highest" | "latest";

/**
 * What changed from one version of a career path to another; see
 * `diff_paths`).
 */
export interface PathDiff {
  /**
   * Uri of the career path, of the version after.
   */
  uri: Key;
  /**
   * Titles that are another, new or gone.
   */
  retitled: TextChange[];
  /**
   * Roles it starts from now, and did not.
   */
  starts_added: Key[];
  /**
   * Roles it no longer starts from.
   */
  starts_removed: Key[];
  /**
   * Steps that are new.
   */
  steps_added: PathStep[];
  /**
   * Steps that are gone.
   */
  steps_removed: PathStep[];
  /**
   * Steps that go another way or take another time.
   */
  steps_changed: StepChange[];
}

/**
 * One move from a role to another.
 */
export interface PathStep {
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
  kind: StepKind | null;
  /**
   * After how many months in the first role people usually take it, where that is known.
   */
  typical_months: number | null;
}

/**
 * A peer's formula that holds a person against a role, with its parameters.
 *
 * The table of the module has peer, formula and known faults of each.
 */
export type PeerFormula =
  | PeerFormulaCountMet
  | PeerFormulaCountMetFloor
  | PeerFormulaMeanProportional
  | PeerFormulaWeightedCapped
  | PeerFormulaOvercappedSum
  | PeerFormulaRequiredPlusPreferred
  | PeerFormulaTolerance
  | PeerFormulaMandatoryFirst
  | PeerFormulaSimilarityMean;

/**
 * The percentage of competencies whose level is reached.
 */
export interface PeerFormulaCountMet {
  kind: "count_met";
}

/**
 * The percentage of competencies whose level is reached, cut to a whole number.
 */
export interface PeerFormulaCountMetFloor {
  kind: "count_met_floor";
  /**
   * The ids that the peer gave to the levels; without any, they are in the order of the
   * levels, as in a system where levels were entered from the lowest up.
   */
  level_ids: LevelId[];
}

/**
 * The sum of levels, each up to the one asked, over the mandatory ones alone.
 */
export interface PeerFormulaMandatoryFirst {
  kind: "mandatory_first";
}

/**
 * The mean of how far each competency is reached.
 */
export interface PeerFormulaMeanProportional {
  kind: "mean_proportional";
}

/**
 * The sum of levels, each up to twice the one asked, of the sum asked.
 */
export interface PeerFormulaOvercappedSum {
  kind: "overcapped_sum";
  /**
   * The academic degrees, where the role expects one.
   */
  degrees: Degrees | null;
}

/**
 * The required ones at their level and the preferred ones at any, of all.
 */
export interface PeerFormulaRequiredPlusPreferred {
  kind: "required_plus_preferred";
}

/**
 * The mean of 1 for what is held and the best similarity for what is not.
 */
export interface PeerFormulaSimilarityMean {
  kind: "similarity_mean";
  /**
   * How alike a competency that is held and one that is asked are.
   */
  similarities: Similarity[];
  /**
   * Below this similarity a competency is listed as missing.
   */
  missing_below: Level;
}

/**
 * The percentage of competencies that are at most so many levels short.
 */
export interface PeerFormulaTolerance {
  kind: "tolerance";
  /**
   * How many levels may be missing.
   */
  levels: Level;
  /**
   * The bands of the percentage.
   */
  bands: Bands;
}

/**
 * The weighted sum of levels, each up to the one asked, of the weighted sum asked.
 */
export interface PeerFormulaWeightedCapped {
  kind: "weighted_capped";
}

/**
 * What one requirement adds to a peer's number.
 */
export interface PeerPart {
  /**
   * Uri of the competency.
   */
  competency: Key;
  /**
   * The level asked; nothing where none is.
   */
  asked: Level | null;
  /**
   * The level held, on the same scale; nothing where there is none.
   */
  held: Level | null;
  /**
   * What it adds to `PeerScore::unrounded`; nothing where it is left out.
   */
  part: number | null;
}

/**
 * A known fault of a peer's formula that struck in a case.
 *
 * - `unknown_counted_as_zero`: Nobody knows a level, and it counts as none.
 * - `not_applicable_counted_as_unmet`: A competency makes no sense for the person, and counts as unmet.
 * - `surplus_hides_gap`: More than asked in one competency makes up for the lack of another.
 * - `exceeds_whole`: The value is above the whole.
 * - `level_ids_compared`: The ids of two levels are in another order than the levels, and decided.
 * - `decided_without_requirements`: Nothing is asked, and there is a value all the same.
 * - `nothing_asked`: Nothing is asked that counts, so there is no value.
 * - `no_level_never_met`: A competency without a level asked is never met, whatever is held.
 * - `no_level_left_out`: A competency without a level asked is left out.
 * - `bottom_earns_points`: The lowest level of a scale that starts above 0 earns points.
 * - `level_ignored`: A competency counts although its level is below the one asked.
 * - `preferred_hides_required`: A preferred competency makes up for the lack of a required one.
 * - `tolerance_hides_gap`: A lack within the tolerance counts as none.
 * - `recommended_ignored`: Recommended competencies do not count beside mandatory ones.
 * - `resemblance_counted_as_evidence`: A competency earns points by resemblance, without any evidence.
 * - `similarity_not_given`: No similarity is given for a competency that is not held, so there is no value.
 * - `degree_ignored`: The degree of the person does not count, since the role expects none.
 * - `other_screen_differs`: Another screen of the same product shows another number for the same case.
 * - `reversed_scale`: Lower is better on a scale, which the peer does not support; it is turned round here.
 * - `zero_on_scale`: A scale has the level 0, which the peer does not support.
 * - `terms_ignored`: The role has gates, equivalents, choices or conditions, which change nothing here.
 * - `absent_part_counted_as_zero`: A part that is absent counts as 0.
 * - `start_ignored`: The value at the start is not 0, and is ignored.
 * - `unknown_milestone_counted_as_zero`: A milestone that the table does not have counts as 0.
 */
export type PeerRemark =
  | "unknown_counted_as_zero"
  | "not_applicable_counted_as_unmet"
  | "surplus_hides_gap"
  | "exceeds_whole"
  | "level_ids_compared"
  | "decided_without_requirements"
  | "nothing_asked"
  | "no_level_never_met"
  | "no_level_left_out"
  | "bottom_earns_points"
  | "level_ignored"
  | "preferred_hides_required"
  | "tolerance_hides_gap"
  | "recommended_ignored"
  | "resemblance_counted_as_evidence"
  | "similarity_not_given"
  | "degree_ignored"
  | "other_screen_differs"
  | "reversed_scale"
  | "zero_on_scale"
  | "terms_ignored"
  | "absent_part_counted_as_zero"
  | "start_ignored"
  | "unknown_milestone_counted_as_zero";

/**
 * The name of a peer's formula, which stands in each of its answers.
 *
 * The table of the module has peer, formula and known faults of each.
 *
 * - `count_met`: SAP SuccessFactors until 1805.
 * - `mean_proportional`: SAP SuccessFactors since 1805.
 * - `count_met_floor`: ILIAS.
 * - `weighted_capped`: sapnendra.
 * - `overcapped_sum`: Odoo.
 * - `required_plus_preferred`: Micro Focus PPM.
 * - `tolerance`: Neobrain.
 * - `mandatory_first`: HRForecast.
 * - `similarity_mean`: Oracle Fusion.
 * - `cosine`: Lightcast.
 * - `band`: AdeptID.
 * - `role_blend`: The suggested roles of SAP SuccessFactors.
 * - `gap_priority`: The competency mapping tool of codingace.
 * - `gap_by_precedence`: Eightfold.
 * - `target_of_models`: Cornerstone.
 * - `expected_from_percent`: The families and roles of SAP SuccessFactors.
 * - `percent_from_expected`: The other way of it.
 * - `milestone_points`: Medium's Snowflake.
 * - `appraisal_mean_of_parts`: The appraisal of Frappe HR.
 * - `appraisal_weighted`: What people write as an expression in the appraisal of Frappe HR.
 * - `goal_mean_children`: The goals of Frappe HR.
 * - `key_result`: The key results of Horilla, and the linear ones.
 * - `objective`: The objectives of Horilla.
 */
export type PeerRule =
  | "count_met"
  | "mean_proportional"
  | "count_met_floor"
  | "weighted_capped"
  | "overcapped_sum"
  | "required_plus_preferred"
  | "tolerance"
  | "mandatory_first"
  | "similarity_mean"
  | "cosine"
  | "band"
  | "role_blend"
  | "gap_priority"
  | "gap_by_precedence"
  | "target_of_models"
  | "expected_from_percent"
  | "percent_from_expected"
  | "milestone_points"
  | "appraisal_mean_of_parts"
  | "appraisal_weighted"
  | "goal_mean_children"
  | "key_result"
  | "objective";

/**
 * The number a peer would show.
 */
export interface PeerScore {
  /**
   * The formula.
   */
  formula: PeerRule;
  /**
   * Its version here; a change of any result is a new version.
   */
  version: number;
  /**
   * The person.
   */
  person: Key;
  /**
   * The role's uri.
   */
  role: Key;
  /**
   * The number as the peer shows it, rounded as it does; nothing where it has none.
   */
  value: number | null;
  /**
   * What the number counts.
   */
  unit: PeerUnit;
  /**
   * The number before rounding: the sum of the parts, and of that of the degree where there is
   * one, to the last bit and in any order.
   */
  unrounded: number | null;
  /**
   * One for each requirement, ordered by competency.
   */
  parts: PeerPart[];
  /**
   * What the academic degree adds, where the formula has one.
   */
  degree_part: number | null;
  /**
   * The competencies the peer lists as matching, ordered; nothing where it has no list.
   */
  matching: Key[] | null;
  /**
   * The competencies the peer lists as missing, ordered; nothing where it has no list.
   */
  missing: Key[] | null;
  /**
   * The band of the value, where the peer has bands.
   */
  band: string | null;
  /**
   * Whether the peer takes the role for fulfilled, where it says so.
   */
  fulfilled: boolean | null;
  /**
   * The known faults that struck in this case, each once.
   */
  remarks: PeerRemark[];
}

/**
 * What a peer's number counts.
 *
 * - `percent`: Parts of a hundred.
 * - `ratio`: Parts of one.
 */
export type PeerUnit = "percent" | "ratio";

/**
 * A fifth of everybody who took a test.
 *
 * - `novice`: Below the 20th percentile.
 * - `emerging`: From the 20th percentile.
 * - `average`: From the 40th percentile.
 * - `above_average`: From the 60th percentile.
 * - `expert`: From the 80th percentile.
 */
export type PercentileBand = "novice" | "emerging" | "average" | "above_average" | "expert";

/**
 * What would happen to the alignments with other frameworks.
 */
export interface PlannedAlignments {
  /**
   * Those that are new.
   */
  added: Alignment[];
  /**
   * Those that would go.
   */
  removed: Alignment[];
  /**
   * How many stay.
   */
  unchanged: number;
}

/**
 * One entry that would change.
 */
export interface PlannedChange {
  /**
   * Its uri, or the id of a scale.
   */
  uri: Key;
  /**
   * What to show a person: the label it has today.
   */
  label: string | null;
  /**
   * The fields that differ, by name.
   */
  fields: PlannedField[];
}

/**
 * What would happen to the ways between scales.
 */
export interface PlannedCrosswalks {
  /**
   * Those that are new.
   */
  added: Crosswalk[];
  /**
   * Those that would go.
   */
  removed: Crosswalk[];
  /**
   * How many stay.
   */
  unchanged: number;
}

/**
 * What would happen to the entries of one list.
 */
export interface PlannedEntries {
  /**
   * Those that are new.
   */
  added: PlannedEntry[];
  /**
   * Those that would change, each with all fields that differ.
   */
  changed: PlannedChange[];
  /**
   * Those that would go.
   */
  removed: PlannedEntry[];
  /**
   * How many stay as they are.
   */
  unchanged: number;
}

/**
 * One entry that would come or go.
 */
export interface PlannedEntry {
  /**
   * Its uri, or the id of a scale.
   */
  uri: Key;
  /**
   * What to show a person, in the language of its framework.
   */
  label: string | null;
}

/**
 * One field that would change.
 */
export interface PlannedField {
  /**
   * Name of the field, with the language where it has one: `labels.de`.
   */
  field: string;
  /**
   * What it holds today; lists and numbers are written as JSON.
   */
  old: string | null;
  /**
   * What it would hold.
   */
  new: string | null;
}

/**
 * What would happen to the relations.
 */
export interface PlannedRelations {
  /**
   * Those that are new.
   */
  added: Relation[];
  /**
   * Those that would go.
   */
  removed: Relation[];
  /**
   * How many stay.
   */
  unchanged: number;
}

/**
 * The name of one form of a noun beside a number, as Unicode CLDR gives it.
 *
 * A name says what the form is called, not which numbers take it: the French `one` is for all
 * below 2, and the Arabic `few` for 3 to 10.
 *
 * - `zero`: A form for nothing, as in Arabic, Latvian and Welsh.
 * - `one`: The singular.
 * - `two`: A form for two, as in Arabic, Irish and Slovenian.
 * - `few`: A form for few, as in Polish and Russian.
 * - `many`: A form for many, or for fractions, as in Polish and Lithuanian.
 * - `other`: The form for all other numbers, which every language has.
 */
export type PluralCategory = "zero" | "one" | "two" | "few" | "many" | "other";

/**
 * The name of a rule of points.
 *
 * - `percent_of_points`: `PointsRule::PercentOfPoints`.
 * - `explicit_points`: `PointsRule::ExplicitPoints`.
 */
export type PointsFormula = "percent_of_points" | "explicit_points";

/**
 * The level that points reach.
 */
export interface PointsLevel {
  /**
   * How many levels are reached, from 0.
   */
  level: number;
  /**
   * The level that the points alone reach, where an earlier one is kept.
   */
  by_points: number;
  /**
   * The points, as the sum of all that counts.
   */
  points: number;
  /**
   * How many points the next level still needs; nothing at the top.
   */
  missing: number | null;
  /**
   * From how many points on each level is reached.
   */
  thresholds: number[];
  /**
   * The name of the rule.
   */
  formula: PointsFormula;
  /**
   * Its version.
   */
  version: number;
}

/**
 * What is believed before any evidence.
 */
export interface Prior {
  /**
   * The level.
   */
  mean: Level;
  /**
   * The standard deviation, in levels, above 0.
   */
  sd: number;
}

/**
 * A gap and how pressing a peer finds it.
 */
export interface PrioritizedGap {
  /**
   * Uri of the competency.
   */
  competency: Key;
  /**
   * The levels that are missing, 0 where none is; nothing where the level is unknown.
   */
  gap: number | null;
  /**
   * Its part of all weights; nothing where all weights are 0.
   */
  weight_share: Share | null;
  /**
   * Gap x importance x share of the weight x 10; nothing where one of them is unknown.
   */
  priority: number | null;
  /**
   * Hours to close it; nothing where the level is unknown.
   */
  hours: number | null;
}

/**
 * Gaps, the most pressing first, equal ones by competency, unknown ones last.
 */
export interface PrioritizedGaps {
  /**
   * The formula.
   */
  formula: PeerRule;
  /**
   * Its version here; a change of any result is a new version.
   */
  version: number;
  /**
   * The gaps.
   */
  gaps: PrioritizedGap[];
  /**
   * The hours of all known gaps together.
   */
  hours: number;
  /**
   * How many gaps are unknown, and stand in no sum.
   */
  unknown: number;
  /**
   * What the peer would do wrong with this input.
   */
  remarks: PeerRemark[];
}

/**
 * What went wrong, in the same shape on every surface.
 *
 * `code` is `room.reason` and never changes its meaning.
 * `message` is one sentence in lower case without a full stop; advice is in `help`.
 * A problem never carries a secret.
 */
export interface Problem {
  /**
   * Stable name of the problem, such as `readiness.empty_role`.
   */
  code: string;
  /**
   * Decides the exception class and the HTTP status.
   */
  kind: Kind;
  /**
   * What is wrong, in the words of the field.
   */
  message: string;
  /**
   * Where in the caller's data, such as `profile.levels[0].level`.
   */
  path: string | null;
  /**
   * What to do about it.
   */
  help: string | null;
  /**
   * The values of the message, and the single problems behind a collected one.
   */
  details: Details;
}

/**
 * Whether somebody is proficient.
 *
 * - `proficient`: Yes.
 * - `not_proficient`: No.
 * - `unknown`: Nobody knows, which is not no.
 * - `not_applicable`: It makes no sense for this person.
 */
export type Proficiency = "proficient" | "not_proficient" | "unknown" | "not_applicable";

/**
 * Which levels there are, and what they mean.
 */
export interface ProficiencyScale {
  /**
   * Stable id within its framework.
   */
  id: Key;
  /**
   * Name by language.
   */
  labels: {
    [k: string]: string;
  };
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
   */
  direction: Direction;
  /**
   * The level from which a person counts as proficient.
   */
  mastery: Level | null;
  /**
   * What single levels mean; on an ordinal scale with anchors, these are all levels there are.
   */
  anchors: ScaleAnchor[];
}

/**
 * What one person shows on one day.
 */
export interface ProfileData {
  /**
   * Id of the person; it means nothing here, and no name is needed.
   */
  person: Key;
  /**
   * The day the profile speaks for.
   */
  as_of: Day | null;
  /**
   * The framework whose competencies it names.
   */
  framework: FrameworkVersion | null;
  /**
   * What it says about each competency; the order does not matter.
   */
  levels: HeldLevel[];
}

/**
 * A profile at two points in time, and what the old evidence alone says at the later one.
 */
export interface ProfileSteps {
  /**
   * The profile before.
   */
  before: ProfileData;
  /**
   * What the same evidence says on the later day.
   */
  aged: ProfileData;
  /**
   * The profile after.
   */
  after: ProfileData;
}

/**
 * A share of right answers, and the shares that could stand behind it.
 */
export interface Proportion {
  /**
   * How many answers are right.
   */
  right: number;
  /**
   * How many there are.
   */
  asked: number;
  /**
   * Right by asked; nothing where nothing was asked.
   */
  share: Share | null;
  /**
   * The lowest share that fits the answers; nothing where nothing was asked.
   */
  low: Share | null;
  /**
   * The highest share that fits the answers; nothing where nothing was asked.
   */
  high: Share | null;
}

/**
 * Where a piece of evidence can be looked up.
 */
export interface Provenance {
  /**
   * Address of the document: a credential, a page, a file of the host.
   */
  document: string | null;
  /**
   * Id of the record in the system it comes from.
   */
  record: string | null;
  /**
   * Program, model and version that derived it.
   */
  generated_by: string | null;
  /**
   * Remark of who recorded it.
   */
  note: string | null;
}

/**
 * One competency, lifted to a higher level.
 */
export interface Raise {
  /**
   * Uri of the competency.
   */
  competency: Key;
  /**
   * Its label.
   */
  label: string | null;
  /**
   * The level held, on the scale of the role; nothing where none is known or none is asked.
   */
  from: Level | null;
  /**
   * Whether no level is known and the bottom of the scale is taken for it.
   */
  assumes_bottom: boolean;
  /**
   * The level to reach; nothing where any demonstrated level would do.
   */
  to: Level | null;
  /**
   * What it costs.
   */
  cost: number;
  /**
   * What it adds to the score: with the score before, these add up to the score after.
   *
   * Below 0 where what becomes known or asked by it is not met.
   * Where raises depend on one another, each adds to those before it.
   */
  adds: number;
  /**
   * The cheapest plan that leaves this competency as it is, where that is asked for.
   */
  without: Without | null;
}

/**
 * The highest level that is asked on a scale.
 */
export interface RaisedLevel {
  /**
   * Id of the scale.
   */
  scale: Key;
  /**
   * The level.
   */
  level: Level;
}

/**
 * Where the level of a published rating comes from, and how sure it is.
 */
export interface Rating {
  /**
   * How many people rated.
   */
  respondents: number | null;
  /**
   * Standard error of the level.
   */
  standard_error: Level | null;
  /**
   * Month of the rating: published ratings may be twenty years old.
   */
  rated_in: Month | null;
  /**
   * Who rated, such as `Analyst` or `Incumbent`.
   */
  source: string | null;
}

/**
 * Whose rating was taken.
 *
 * - `manager`: That of the manager.
 * - `self_assessment`: That of the person.
 */
export type RatingSource = "manager" | "self_assessment";

/**
 * How ready one person is for one role, with every gap named.
 *
 * It compares a person with a role.
 * It does not compare people: two scores of 0.7 can hide different gaps.
 */
export interface Readiness {
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
  code: Key | null;
  /**
   * The role's title in the best language.
   */
  title: string | null;
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
  blockers: Blocker[];
  /**
   * One for each must-have: requirements by competency, then choices by id.
   */
  gates: GateResult[];
  /**
   * One for each requirement, ordered by competency; they add up to `score`.
   */
  contributions: Contribution[];
  /**
   * What is missing, the largest loss first.
   */
  gaps: Gap[];
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
 * What a statement says about a readiness.
 *
 * A reason never changes its meaning; new ones may come.
 * Its message in a catalogue is `readiness.` and its name, such as `readiness.below`.
 * Texts are `person`, `role`, `competency`, `equivalent` and `choice`; shares are `score`, `low`,
 * `high`, `coverage`, `unknown`, `contribution`, `share`, `met` and `loss`; levels are `held`,
 * `asked`, `shown`, `missing` and `levels`; `count` and `version` are counts.
 * Names in brackets are there only where there is a value.
 *
 * - `ready`: The score reaches the threshold, and every must-have is there: `person`, `role`, `score`.
 * - `not_ready`: The score is too low, or a must-have is missing: `person`, `role`, `score`.
 * - `undecided`: Too little is known to say: `person`, `role`, `score`.
 * - `gate_closed`: A must-have is missing: `competency` (`held`, `asked`).
 * - `gate_unknown`: Nobody knows whether a must-have is there: `competency` (`asked`).
 * - `gate_expired`: What was known of a must-have has run out: `competency` (`asked`, `shown`).
 * - `gate_pending`: What is claimed of a must-have waits for a review: `competency` (`asked`, `shown`).
 * - `gate_too_few_raters`: Fewer people judged a must-have than are asked for: `competency` (`asked`, `shown`).
 * - `gate_superseded`: What was known of a must-have speaks of something that was replaced: `competency` (`asked`, `shown`).
 * - `choice_closed`: Too few members of a choice are there that is a must-have: `choice`.
 * - `choice_unknown`: Nobody knows whether enough members of such a choice are there: `choice`.
 * - `below_threshold`: The score is below the threshold: `score`.
 * - `unknowns_decide`: The score is below the threshold, and would not be if unknowns were met: `low`, `high`.
 * - `coverage_too_low`: Too little of what is asked is known: `coverage`.
 * - `other_blockers`: So many more things stand in the way: `count`.
 * - `gate_not_counted`: Nobody knows whether a must-have is there, and that does not block: `competency` (`asked`).
 * - `choice_not_counted`: The same of a choice that is a must-have: `choice`.
 * - `other_not_counted`: So many more must-haves of which the same holds: `count`.
 * - `gates_open`: All must-haves are there: `count`.
 * - `met`: A requirement is fully met: `competency`, `contribution`, `share`.
 * - `met_in_part`: A requirement is met in part: `competency`, `met`, `contribution`, `share`.
 * - `met_by_equivalent`: Another competency counts for the one asked: `competency`, `equivalent`, `met`, `contribution`, `share`.
 * - `other_contributions`: So many more requirements add to the score: `count`, `contribution`.
 * - `below`: The level held is below the level asked: `competency`, `loss` (`held`, `asked`, `missing`).
 * - `equivalent_below`: Another competency counts for the one asked, and not for all of it: `competency`, `equivalent`, `loss` (`asked`, `missing`).
 * - `not_demonstrated`: The person had the chance to show it, and did not: `competency`, `loss` (`asked`, `missing`).
 * - `unknown`: Nobody knows the level: `competency`, `loss` (`asked`).
 * - `expired`: What was known has run out: `competency`, `loss` (`asked`, `shown`).
 * - `pending`: What is claimed waits for a review: `competency`, `loss` (`asked`, `shown`).
 * - `too_few_raters`: Fewer people judged than are asked for: `competency`, `loss` (`asked`, `shown`).
 * - `too_few_results`: Fewer results reach the mark than are asked for: `competency`, `loss` (`asked`, `shown`).
 * - `rejected`: A review rejected what was claimed: `competency`, `loss` (`asked`, `shown`).
 * - `superseded`: What was known speaks of something that was replaced: `competency`, `loss` (`asked`, `shown`).
 * - `other_losses`: So many more requirements are not fully met: `count`, `loss`.
 * - `not_chosen`: Other members of its choice are counted: `competency`, `choice`.
 * - `other_alternatives`: So many more are not counted, for the same reason: `count`.
 * - `asks_nothing`: It is asked at the bottom of its scale, which everybody has: `competency`.
 * - `not_applicable`: It makes no sense for this person: `competency`.
 * - `condition_false`: Its condition, or that of its choice, does not hold: `competency`.
 * - `no_weight`: It counts nothing: `competency`.
 * - `unknown_left_out`: Nothing is known of it, and the options leave out what is unknown: `competency` (`asked`, `shown`).
 * - `other_left_out`: So many more do not count: `count`.
 * - `unknown_part`: A part of what is asked is not known: `coverage`, `unknown`, `low`, `high`.
 * - `nothing_known`: Nothing of what is asked is known: `low`, `high`.
 * - `weighted_proportional`: The formula of that name: `version`.
 * - `mean_proportional`: The formula of that name: `version`.
 * - `count_met`: The formula of that name: `version`.
 * - `tolerance`: The formula of that name, with the levels it forgives: `version`, `levels`.
 * - `weighted_capped`: The formula of that name: `version`.
 * - `mandatory_first`: The formula of that name: `version`.
 * - `required_plus_preferred`: The formula of that name: `version`.
 */
export type Reason =
  | "ready"
  | "not_ready"
  | "undecided"
  | "gate_closed"
  | "gate_unknown"
  | "gate_expired"
  | "gate_pending"
  | "gate_too_few_raters"
  | "gate_superseded"
  | "choice_closed"
  | "choice_unknown"
  | "below_threshold"
  | "unknowns_decide"
  | "coverage_too_low"
  | "other_blockers"
  | "gate_not_counted"
  | "choice_not_counted"
  | "other_not_counted"
  | "gates_open"
  | "met"
  | "met_in_part"
  | "met_by_equivalent"
  | "other_contributions"
  | "below"
  | "equivalent_below"
  | "not_demonstrated"
  | "unknown"
  | "expired"
  | "pending"
  | "too_few_raters"
  | "too_few_results"
  | "rejected"
  | "superseded"
  | "other_losses"
  | "not_chosen"
  | "other_alternatives"
  | "asks_nothing"
  | "not_applicable"
  | "condition_false"
  | "no_weight"
  | "unknown_left_out"
  | "other_left_out"
  | "unknown_part"
  | "nothing_known"
  | "weighted_proportional"
  | "mean_proportional"
  | "count_met"
  | "tolerance"
  | "weighted_capped"
  | "mandatory_first"
  | "required_plus_preferred";

/**
 * How many people a problem concerns.
 */
export interface ReasonCount {
  /**
   * Code of the problem, such as `readiness.empty_role`.
   */
  code: string;
  /**
   * How many people.
   */
  people: number;
}

/**
 * One relation between two groups or competencies, named by uri.
 */
export interface Relation {
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
  necessity: Necessity | null;
}

/**
 * How many relations of one kind there are.
 */
export interface RelationCount {
  /**
   * The kind.
   */
  kind: RelationKind;
  /**
   * How many there are.
   */
  count: number;
}

/**
 * How many relations of one kind are new and gone.
 */
export interface RelationCountChange {
  /**
   * The kind.
   */
  kind: RelationKind;
  /**
   * How many are new.
   */
  added: number;
  /**
   * How many are gone.
   */
  removed: number;
}

/**
 * One circle that relations of one kind make.
 */
export interface RelationCycle {
  /**
   * The kind of the relations.
   */
  kind: RelationKind;
  /**
   * The way round, each leading to the next and the last to the first; starts at the smallest
   * uri, which is not repeated at the end.
   */
  uris: Key[];
}

/**
 * What a relation says: `from` is ... `to`.
 *
 * - `child_of`: `from` stands below `to` in the outline (SKOS broader, CASE isChildOf).
 * - `part_of`: `from` is a part of `to` (CASE isPartOf).
 * - `prerequisite`: `from` is needed before `to` (CTDL-ASN prerequisiteAlignment).
 * - `precedes`: `from` is usually taught before `to` (CASE precedes).
 * - `exact_match`: Both mean the same (SKOS exactMatch, CASE exactMatchOf); transitive.
 * - `close_match`: Both mean nearly the same (SKOS closeMatch); not transitive.
 * - `broad_match`: `to` is wider than `from` (SKOS broadMatch).
 * - `narrow_match`: `to` is narrower than `from` (SKOS narrowMatch).
 * - `related_to`: Both have to do with each other (SKOS related, CASE isRelatedTo).
 * - `peer_of`: Both stand on one level of the same thing (CASE isPeerOf).
 * - `replaced_by`: `to` takes the place of `from` (CASE replacedBy); several `to` are a split, several `from` a merge.
 * - `translation_of`: `from` says in another language what `to` says (CASE isTranslationOf).
 * - `derived_from`: `from` was made from `to` (CTDL-ASN derivedFrom).
 * - `exemplar_of`: `from` is an example of `to` (CASE exemplar).
 * - `has_skill_level`: `from` is graded on the level `to` (CASE hasSkillLevel).
 */
export type RelationKind =
  | "child_of"
  | "part_of"
  | "prerequisite"
  | "precedes"
  | "exact_match"
  | "close_match"
  | "broad_match"
  | "narrow_match"
  | "related_to"
  | "peer_of"
  | "replaced_by"
  | "translation_of"
  | "derived_from"
  | "exemplar_of"
  | "has_skill_level";

/**
 * A statement in words.
 */
export interface RenderedStatement {
  /**
   * One or two short sentences: plain text, to be escaped for the page it stands on.
   */
  text: string;
  /**
   * The language of the text: that of the catalogue, or English where it has no message.
   */
  language: LanguageTag;
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
   * Uri of the competency or id of the choice it is about.
   */
  subject: Key | null;
}

/**
 * One that takes the place of one.
 */
export interface Replacement {
  /**
   * What is replaced.
   */
  old: Key;
  /**
   * What replaces it.
   */
  new: Key;
}

/**
 * A requirement with another level or on another scale.
 */
export interface RequiredLevelChange {
  /**
   * Uri of the role.
   */
  role: Key;
  /**
   * Uri of the competency.
   */
  competency: Key;
  /**
   * The levels before.
   */
  old: RequiredLevels;
  /**
   * The levels after.
   */
  new: RequiredLevels;
}

/**
 * The levels a requirement names.
 */
export interface RequiredLevels {
  /**
   * The level the role asks for.
   */
  required_level: Level | null;
  /**
   * The level that would be ideal.
   */
  desired_level: Level | null;
  /**
   * The scale of both, where it is named.
   */
  scale: Key | null;
}

/**
 * One competency a role asks for.
 */
export interface Requirement {
  /**
   * Uri of the competency.
   */
  competency: Key;
  /**
   * Its code, so that a person's level may name it by that.
   */
  code: Key | null;
  /**
   * Its label, for showing.
   */
  label: string | null;
  /**
   * Whether it must be there or should be.
   */
  necessity: Necessity;
  /**
   * How much it counts, 0 or more; only the ratio to the other requirements matters.
   */
  importance: Weight | null;
  /**
   * The level the role asks for.
   */
  required_level: Level | null;
  /**
   * The level that would be ideal; it asks only where no required level is given.
   */
  desired_level: Level | null;
  /**
   * The scale of the levels; without it, the only scale of the role.
   */
  scale: Key | null;
  /**
   * Where a published rating comes from.
   */
  rating: Rating | null;
  /**
   * Whether it is a must-have, and from which level.
   */
  gate: Gate | null;
  /**
   * Other competencies that count for it.
   */
  equivalents: Equivalent[];
  /**
   * When it is asked at all; without it, always.
   */
  when: Condition | null;
}

/**
 * A requirement that is required instead of desired, or the other way round.
 */
export interface RequirementFlip {
  /**
   * Uri of the role.
   */
  role: Key;
  /**
   * Uri of the competency.
   */
  competency: Key;
  /**
   * What it was.
   */
  old: Necessity;
  /**
   * What it is.
   */
  new: Necessity;
}

/**
 * A requirement with another gate, with one or without one.
 */
export interface RequirementGateChange {
  /**
   * Uri of the role.
   */
  role: Key;
  /**
   * Uri of the competency.
   */
  competency: Key;
  /**
   * The gate before; nothing where there was none.
   */
  old: Gate | null;
  /**
   * The gate after; nothing where there is none.
   */
  new: Gate | null;
}

/**
 * An occupation, a job or a position, and what it asks.
 */
export interface RoleData {
  /**
   * Stable address or id: this is what the role *is*.
   */
  uri: Key;
  /**
   * Code of the publisher, such as `15-2051.00`.
   */
  code: Key | null;
  /**
   * Title by language.
   */
  titles: {
    [k: string]: string;
  };
  /**
   * Other titles people use, by language.
   */
  alternative_titles: {
    [k: string]: string[];
  };
  /**
   * Description by language.
   */
  descriptions: {
    [k: string]: string;
  };
  /**
   * Where it is in its life.
   */
  status: Status;
  /**
   * The framework whose competencies it names.
   */
  framework: FrameworkVersion | null;
  /**
   * The family it belongs to: a group of its catalogue, or a ladder of the company.
   */
  family: Key | null;
  /**
   * How high it stands: the job zone of O*NET, from 1 to 5, or a grade of the company.
   */
  grade: number | null;
  /**
   * The scales of its levels.
   */
  scales: ProficiencyScale[];
  /**
   * What it asks.
   */
  requirements: Requirement[];
  /**
   * Which of the requirements are asked as so many of several.
   */
  choices: Choice[];
}

/**
 * The roles that a publisher ships with a framework.
 */
export interface RoleCatalogue {
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
  groups: Group[];
  /**
   * The roles.
   */
  roles: RoleData[];
  /**
   * How roles and groups belong together.
   */
  relations: Relation[];
}

/**
 * What changed from one version of a catalogue to another; see `diff`).
 */
export interface RoleDiff {
  /**
   * The framework of the version before; nothing where a role names none.
   */
  old: FrameworkVersion | null;
  /**
   * The framework of the version after; nothing where a role names none.
   */
  new: FrameworkVersion | null;
  /**
   * Roles that are new.
   */
  added: NamedRole[];
  /**
   * Roles that are gone.
   */
  removed: NamedRole[];
  /**
   * Titles that are another, new or gone.
   */
  retitled: TextChange[];
  /**
   * Descriptions that are another, new or gone.
   */
  reworded: TextChange[];
  /**
   * Codes that are another, new or gone.
   */
  recoded: KeyChange[];
  /**
   * Families that are another, new or gone.
   */
  family_changed: KeyChange[];
  /**
   * Grades that are another, new or gone.
   */
  grade_changed: GradeChange[];
  /**
   * Another place in their life, such as deprecated.
   */
  status_changed: StatusChange[];
  /**
   * Competencies that a role did not ask for, those of new roles included.
   */
  requirements_added: NamedRequirement[];
  /**
   * Competencies that a role no longer asks for, those of removed roles included.
   */
  requirements_removed: NamedRequirement[];
  /**
   * Requirements that are required instead of desired, or the other way round.
   */
  necessity_flipped: RequirementFlip[];
  /**
   * Requirements with another level or on another scale.
   */
  level_changed: RequiredLevelChange[];
  /**
   * Requirements that count more or less.
   */
  importance_changed: ImportanceChange[];
  /**
   * Requirements with another gate, with one or without one.
   */
  gate_changed: RequirementGateChange[];
  /**
   * Requirements for which other competencies count, or count more or less.
   */
  equivalents_changed: EquivalentsChange[];
  /**
   * Requirements that are asked under another condition.
   */
  conditions_changed: ConditionChange[];
  /**
   * Choices that are new, those of new roles included.
   */
  choices_added: NamedChoice[];
  /**
   * Choices that are gone, those of removed roles included.
   */
  choices_removed: NamedChoice[];
  /**
   * Choices of other members, of more or fewer, or asked in another way.
   */
  choices_changed: ChoiceChange[];
}

/**
 * All versions of one role.
 */
export interface RoleHistory {
  /**
   * Uri of the role.
   */
  uri: Key;
  /**
   * Its versions; the order does not matter.
   */
  versions: RoleVersion[];
}

/**
 * What a new version of one role does to people.
 */
export interface RoleImpact {
  /**
   * The role's uri.
   */
  role: Key;
  /**
   * Its code in the new version.
   */
  code: Key | null;
  /**
   * Its title in the new version, in the best language.
   */
  title: string | null;
  /**
   * What happens to the people.
   */
  count: ImpactCount;
  /**
   * The mean change of the score over those with a score in both versions, rounded once; nothing
   * where there are none.
   */
  mean_change: number | null;
  /**
   * Why people who had a score have none now, by the code of the problem.
   */
  become_unrated: ReasonCount[];
  /**
   * People for whom something changes: first those who got or lost a score, then by the size of
   * the change, then by id; no more than asked.
   */
  most_affected: AffectedPerson[];
  /**
   * What becomes of evidence for competencies that not both versions ask for, by competency.
   */
  evidence: EvidenceMove[];
}

/**
 * A role that is suggested.
 */
export interface RoleSuggestion {
  /**
   * Uri of the role.
   */
  role: Key;
  /**
   * Its title.
   */
  title: string;
  /**
   * The blend, from 0 to 1.
   */
  score: Share;
  /**
   * What each term adds; they add up to `score` exactly.
   */
  parts: BlendPart[];
}

/**
 * The roles to suggest, and those that are not.
 */
export interface RoleSuggestions {
  /**
   * The formula.
   */
  formula: PeerRule;
  /**
   * Its version here; a change of any result is a new version.
   */
  version: number;
  /**
   * The suggestions, the highest score first, equal ones by title and then by uri.
   */
  suggestions: RoleSuggestion[];
  /**
   * The others, by uri.
   */
  left_out: UnrankedCandidate[];
}

/**
 * What a role asks, from one day to another.
 */
export interface RoleVersion {
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
  effective_until: Day | null;
  /**
   * The role.
   */
  role: RoleData;
}

/**
 * Where every parent with a rule stands.
 */
export interface RollUp {
  /**
   * The person.
   */
  person: Key;
  /**
   * One for each rule, ordered by parent.
   */
  parents: ParentStanding[];
}

/**
 * What a standing rests on.
 *
 * - `profile`: What the profile says of it.
 * - `children`: What its children say of it.
 */
export type RollupBasis = "profile" | "children";

/**
 * What is to be recorded where the children show the parent.
 *
 * - `none`: Nothing; the parent does not become proficient.
 * - `evidence`: A piece of evidence at an open level; the parent does not become proficient.
 * - `recommend`: A level that waits for a review; the parent becomes proficient by the review.
 * - `complete`: A level, where the parent has none; the parent becomes proficient.
 */
export type RollupMode = "none" | "evidence" | "recommend" | "complete";

/**
 * What it takes to show a parent by its children.
 */
export type RollupNeed = RollupNeedAll | RollupNeedKOfN | RollupNeedPoints;

/**
 * All direct children.
 */
export interface RollupNeedAll {
  kind: "all";
}

/**
 * So many of the direct children.
 */
export interface RollupNeedKOfN {
  kind: "k_of_n";
  /**
   * How many, from 1 to all of them.
   */
  k: number;
}

/**
 * Every required child, and so many points of proficient ones.
 */
export interface RollupNeedPoints {
  kind: "points";
  /**
   * The points it takes, from 1 to those of all children named here.
   */
  needed: number;
  /**
   * What the children earn; one that is not named earns nothing.
   */
  children: ChildPoints[];
}

/**
 * One thing to record.
 */
export type RollupOutcome =
  RollupOutcomeEvidence | RollupOutcomeRecommend | RollupOutcomeComplete | RollupOutcomeRetract;

/**
 * A level of a parent that has none.
 */
export interface RollupOutcomeComplete {
  kind: "complete";
  /**
   * Uri of the parent.
   */
  parent: Key;
  /**
   * What to record.
   */
  entry: Entry;
}

/**
 * A piece of evidence at an open level.
 */
export interface RollupOutcomeEvidence {
  kind: "evidence";
  /**
   * Uri of the parent.
   */
  parent: Key;
  /**
   * What to record.
   */
  entry: Entry;
}

/**
 * A level that waits for a review.
 */
export interface RollupOutcomeRecommend {
  kind: "recommend";
  /**
   * Uri of the parent.
   */
  parent: Key;
  /**
   * What to record.
   */
  entry: Entry;
}

/**
 * What an earlier roll-up recorded no longer holds.
 */
export interface RollupOutcomeRetract {
  kind: "retract";
  /**
   * Uri of the parent, or the name the entry has for it.
   */
  parent: Key;
  /**
   * What to record.
   */
  decision: Decision;
}

/**
 * What to record because of a roll-up.
 */
export interface RollupOutcomes {
  /**
   * Where every parent stands.
   */
  roll_up: RollUp;
  /**
   * What to record, ordered by parent; what is taken back comes first.
   */
  proposed: RollupOutcome[];
}

/**
 * What the direct children of a parent have to show for it.
 */
export interface RollupRule {
  /**
   * The competency, by uri or by code, or the heading, by uri.
   */
  parent: Key;
  /**
   * What it takes.
   */
  needs: RollupNeed;
  /**
   * The level from which a child counts as proficient; without it, the mastery mark of its
   * scale.
   */
  mark: Level | null;
  /**
   * What is to be recorded where the children show the parent.
   */
  outcome: RollupMode;
  /**
   * The level the parent is given; without it, the mastery mark of its scale.
   */
  grade: Level | null;
}

/**
 * Why a standing is unknown.
 *
 * - `no_evidence`: Nothing was ever said.
 * - `expired`: What was known has run out.
 * - `pending`: What is claimed waits for a review.
 * - `too_few_raters`: Fewer people judged than are asked for.
 * - `too_few_results`: Fewer results reach the mark than are asked for.
 * - `rejected`: A review rejected what was claimed.
 * - `superseded`: What was known speaks of something that was replaced.
 * - `open_level`: It was shown at an open level, and has levels.
 * - `no_mark`: There is a level, and nothing says from which one on somebody is proficient.
 * - `children`: Its own children leave it open.
 * - `no_children`: It has no children that apply, so they say nothing.
 * - `heading`: It is a heading without a rule that completes it.
 */
export type RollupUnknown =
  | "no_evidence"
  | "expired"
  | "pending"
  | "too_few_raters"
  | "too_few_results"
  | "rejected"
  | "superseded"
  | "open_level"
  | "no_mark"
  | "children"
  | "no_children"
  | "heading";

/**
 * What one level means.
 *
 * Anchors are sparse: O*NET explains two to four of its eight levels.
 */
export interface ScaleAnchor {
  /**
   * The level.
   */
  level: Level;
  /**
   * Its name by language, such as `Practitioner`.
   */
  labels: {
    [k: string]: string;
  };
  /**
   * What a person at this level does, by language.
   */
  descriptions: {
    [k: string]: string;
  };
}

/**
 * What a scale is apart from its texts.
 */
export interface ScaleBounds {
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
   */
  direction: Direction;
  /**
   * The level from which a person counts as proficient.
   */
  mastery: Level | null;
}

/**
 * A scale that is new, gone or another.
 */
export interface ScaleChange {
  /**
   * Its id.
   */
  scale: Key;
  /**
   * What it was; nothing where it is new.
   */
  old: ScaleBounds | null;
  /**
   * What it is; nothing where it is gone.
   */
  new: ScaleBounds | null;
}

/**
 * What may be done with the numbers of a scale.
 *
 * - `ordinal`: Steps in an order; the distance between two steps is a convention.
 * - `interval`: Equal distances mean equal differences; levels between the anchors are meaningful.
 * - `nominal`: Names without an order.
 * - `category_distribution`: The share of answers in each of several ordered categories, in percent.
 */
export type ScaleKind = "ordinal" | "interval" | "nominal" | "category_distribution";

/**
 * The band of a score.
 */
export interface ScoreBand {
  /**
   * The formula.
   */
  formula: PeerRule;
  /**
   * Its version here; a change of any result is a new version.
   */
  version: number;
  /**
   * The name of the band.
   */
  band: string;
}

/**
 * The measures of a readiness, without its parts.
 */
export interface Scores {
  /**
   * The met part of what the role asks, from 0 to 1.
   */
  score: Share;
  /**
   * The lowest score that could come of it once everything is known.
   */
  low: Share;
  /**
   * The highest score that could come of it once everything is known.
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
}

/**
 * A part of an explanation; they come in this order.
 *
 * - `verdict`: Whether the person is ready.
 * - `blockers`: What stands in the way, must-haves first, and must-haves that do not.
 * - `contributions`: What adds to the score.
 * - `losses`: What the score lacks.
 * - `alternatives`: Members of choices that others are counted for.
 * - `left_out`: What does not count.
 * - `unknown`: What is not known.
 * - `formula`: How the score is made.
 */
export type Section =
  | "verdict"
  | "blockers"
  | "contributions"
  | "losses"
  | "alternatives"
  | "left_out"
  | "unknown"
  | "formula";

/**
 * One period of a series.
 */
export interface SelfPeriod {
  /**
   * Name of the period.
   */
  period: string;
  /**
   * Mean level the person gives to oneself.
   */
  own: Level | null;
  /**
   * Mean level of the others; nothing where there are too few of them.
   */
  others: Level | null;
  /**
   * How many others judged.
   */
  judges: number;
  /**
   * `own` minus `others`, in levels: positive for who sees oneself higher.
   */
  difference: number | null;
  /**
   * Why there is no difference.
   */
  unknown: NoDifference | null;
}

/**
 * One person and one competency over time.
 */
export interface SelfSeries {
  /**
   * Whom it is about.
   */
  person: Key;
  /**
   * The competency: its uri where the index was built for a framework, else as it is written.
   */
  competency: Key;
  /**
   * The scale of the levels, where the entries name one.
   */
  scale: Key | null;
  /**
   * The periods in which anybody judged, in order of time.
   */
  periods: SelfPeriod[];
  /**
   * By how many levels the difference grows in a year; nothing from too few periods.
   */
  trend: number | null;
}

/**
 * One competency over people and time.
 */
export interface SelfSummary {
  /**
   * The competency: its uri where the index was built for a framework, else as it is written.
   */
  competency: Key;
  /**
   * The scale of the levels, where the entries name one.
   */
  scale: Key | null;
  /**
   * The periods in which anybody judged, in order of time.
   */
  periods: SummaryPeriod[];
  /**
   * By how many levels the mean difference grows in a year; nothing from too few periods.
   */
  trend: number | null;
}

/**
 * How people see themselves against how others see them.
 */
export interface SelfView {
  /**
   * One series for each person, competency and scale, in their order.
   */
  series: SelfSeries[];
  /**
   * The same over people, for each competency and scale.
   */
  summaries: SelfSummary[];
}

/**
 * What a readiness hangs on.
 */
export interface Sensitivity {
  /**
   * The person.
   */
  person: Key;
  /**
   * The role's uri.
   */
  role: Key;
  /**
   * What is so now.
   */
  now: Hypothesis;
  /**
   * Each requirement of which nothing that counts is known, what to find out first at the head.
   */
  unknown: UnknownRequirement[];
  /**
   * Each requirement of which a level is known, the tightest margin first; empty while the
   * verdict is `not_ready`, which no loss makes worse.
   */
  known: Margin[];
}

/**
 * How strict judges are, and what their ratings are without that.
 */
export interface Severities {
  /**
   * The judges, ordered by name.
   */
  judges: JudgeSeverity[];
  /**
   * The ratings, in the order they were given in.
   */
  ratings: CorrectedRating[];
  /**
   * How many groups of linked judges there are; severities compare within a group only.
   */
  groups: number;
  /**
   * Standard deviation of what neither units nor judges explain, in levels; nothing without
   * ratings to spare.
   */
  deviation: number | null;
  /**
   * How many ratings there are beyond those that determine units and judges.
   */
  degrees_of_freedom: number;
}

/**
 * How much a diagnostic matters.
 *
 * - `note`: A fact worth knowing: nothing is wrong with the data.
 * - `warning`: The data is kept, and something about it is wrong or was repaired.
 * - `error`: A row or an entry is left out of an import, or cannot be used as it stands.
 */
export type Severity = "note" | "warning" | "error";

/**
 * A part of a whole, from 0 to 1.
 *
 * A share is a whole number of parts of 2^-52.
 * Sums of such numbers are exact in floating point up to 2, so shares of one whole add up to the
 * very bits of their sum, in any order and in any language.
 * Against the real number a share is off by at most 2^-53, about 1.1e-16.
 */
export type Share = number;

/**
 * What a piece of evidence shows.
 */
export type Shown = ShownLevel | ShownRange | ShownScore | ShownDemonstrated | ShownNotDemonstrated;

/**
 * The competency, at an open level.
 */
export interface ShownDemonstrated {
  kind: "demonstrated";
}

/**
 * One level.
 */
export interface ShownLevel {
  kind: "level";
  /**
   * The level.
   */
  level: Level;
}

/**
 * That the person had the chance to show it, and did not: negative evidence.
 */
export interface ShownNotDemonstrated {
  kind: "not_demonstrated";
  /**
   * The level that was not shown; without it, not even the lowest.
   */
  level: Level | null;
}

/**
 * Some level between two, both included, such as what a certificate attests.
 */
export interface ShownRange {
  kind: "range";
  /**
   * The lowest it may be.
   */
  low: Level;
  /**
   * The highest it may be.
   */
  high: Level;
}

/**
 * Points of a test or a task.
 */
export interface ShownScore {
  kind: "score";
  /**
   * The points reached.
   */
  points: Level;
  /**
   * The points that could be reached, more than 0.
   */
  maximum: Level;
}

/**
 * How alike two competencies are, from -1 to 1, such as the cosine of two embeddings.
 */
export interface Similarity {
  /**
   * The competency that is held, as the profile names it.
   */
  held: Key;
  /**
   * The competency that is asked, by its uri or by its code.
   */
  asked: Key;
  /**
   * How alike they are.
   */
  similarity: Level;
}

/**
 * How far each kind of evidence is to be trusted.
 *
 * All sizes are parts of the scale from its bottom to its top, so that one model serves every
 * scale.
 * The figures are data: take `SourceModel::default`, change what you know better, and give it
 * another version.
 */
export interface SourceModel {
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
  kinds: KindReliability[];
}

/**
 * Several that take the place of one.
 */
export interface Split {
  /**
   * What is replaced.
   */
  old: Key;
  /**
   * What replaces it.
   */
  new: Key[];
}

/**
 * An entry that stands otherwise than on the day before.
 */
export interface StateChange {
  /**
   * Id of the entry.
   */
  entry: Key;
  /**
   * How it stood on the day before; nothing where it was not known.
   */
  before: EntryState | null;
  /**
   * How it stands on this day; nothing where it was retracted.
   */
  after: EntryState | null;
}

/**
 * One thing to say about a readiness: a reason and its values, without words.
 */
export interface Statement {
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
  subject: Key | null;
  /**
   * What it adds to the score.
   */
  contribution: Share;
  /**
   * What it costs the score.
   */
  loss: Share;
  /**
   * The values it speaks of, by name; which a reason has is said at `Reason`.
   */
  parameters: {
    [k: string]: ParameterValue;
  };
}

/**
 * Where a framework, a competency or a role is in its life.
 *
 * - `draft`: Being written: it may still change.
 * - `published`: In force.
 * - `deprecated`: Still valid, and not to be used for new work.
 * - `withdrawn`: Out of force.
 */
export type Status = "draft" | "published" | "deprecated" | "withdrawn";

/**
 * Another place in its life.
 */
export interface StatusChange {
  /**
   * What changed.
   */
  uri: Key;
  /**
   * Where it was.
   */
  old: Status;
  /**
   * Where it is.
   */
  new: Status;
}

/**
 * A step that goes another way or takes another time.
 */
export interface StepChange {
  /**
   * What it was.
   */
  old: PathStep;
  /**
   * What it is.
   */
  new: PathStep;
}

/**
 * How many people are at one step of a scale.
 */
export interface StepCount {
  /**
   * The step.
   */
  level: Level;
  /**
   * How many people reach it, and not the next one.
   */
  people: number;
  /**
   * That in whole percents of those known, each rounded by itself: they need not add up to 100.
   */
  percent: number;
}

/**
 * Which way a step of a career path goes.
 *
 * - `promotion`: To a higher grade.
 * - `lateral`: To another role of about the same grade.
 * - `downward`: To a lower grade, such as a new beginning in another family.
 */
export type StepKind = "promotion" | "lateral" | "downward";

/**
 * How probable one step of a scale is.
 */
export interface StepProbability {
  /**
   * The step.
   */
  level: Level;
  /**
   * The probability that this is the step reached.
   */
  probability: Share;
}

/**
 * One period of a summary.
 */
export interface SummaryPeriod {
  /**
   * Name of the period.
   */
  period: string;
  /**
   * How many people have a difference.
   */
  people: number;
  /**
   * Mean of their differences; nothing where there are too few people.
   */
  difference: number | null;
  /**
   * Why there is no difference.
   */
  unknown: NoDifference | null;
}

/**
 * What a plan has to reach.
 */
export type Target = TargetScore | TargetGates | TargetReady;

/**
 * All must-haves, whatever the score.
 */
export interface TargetGates {
  kind: "gates";
}

/**
 * Being ready: the threshold of the assessment, its must-haves and its coverage floor.
 */
export interface TargetReady {
  kind: "ready";
}

/**
 * A score of at least this share, whatever the must-haves.
 */
export interface TargetScore {
  kind: "score";
  /**
   * The share, from 0 to 1.
   */
  share: Share;
}

/**
 * The level a test result stands for, and the levels it could stand for.
 */
export interface TestLevel {
  /**
   * The level of the share of right answers; nothing where nothing was asked.
   */
  level: Level | null;
  /**
   * The worst level that fits the answers; nothing where nothing was asked.
   */
  low: Level | null;
  /**
   * The best level that fits the answers; nothing where nothing was asked.
   */
  high: Level | null;
  /**
   * The share behind it.
   */
  proportion: Proportion;
}

/**
 * A text in one language that is another now.
 */
export interface TextChange {
  /**
   * What it belongs to.
   */
  uri: Key;
  /**
   * Its language.
   */
  language: LanguageTag;
  /**
   * The text before; nothing where there was none.
   */
  old: string | null;
  /**
   * The text after; nothing where it is gone.
   */
  new: string | null;
  /**
   * Whether only blanks, case or diacritics differ: look-up sees the same text.
   */
  only_spelling: boolean;
}

/**
 * How a statement is meant.
 *
 * - `strength`: It speaks for the person.
 * - `lack`: Something is missing.
 * - `unknown`: Something is not known.
 * - `fact`: It is so, for better or worse.
 */
export type Tone = "strength" | "lack" | "unknown" | "fact";

/**
 * The points of a track.
 */
export interface TrackPoints {
  /**
   * The track.
   */
  track: Key;
  /**
   * Its points.
   */
  points: number;
}

/**
 * How many competencies of a subtree something holds for.
 */
export interface TreeCount {
  /**
   * How many.
   */
  count: number;
  /**
   * Their share of all; nothing where there are none.
   */
  share: Share | null;
}

/**
 * What a subtree shows, each competency counting once.
 */
export interface TreeShare {
  /**
   * How many competencies there are.
   */
  competencies: number;
  /**
   * Those about which there is evidence at all.
   */
  known: TreeCount;
  /**
   * Those whose last evidence is positive.
   */
  last_positive: TreeCount;
  /**
   * Those that have evidence, all of it positive.
   */
  all_positive: TreeCount;
  /**
   * Those that have any positive evidence.
   */
  has_positive: TreeCount;
  /**
   * Those of which enough different people say so.
   */
  quorum: TreeCount;
  /**
   * Each competency, ordered by uri.
   */
  nodes: NodeEvidence[];
}

/**
 * A name the framework does not have.
 */
export interface UnknownName {
  /**
   * The name.
   */
  name: Key;
  /**
   * How often it is asked for.
   */
  required: number;
  /**
   * How often it is shown.
   */
  evidenced: number;
}

/**
 * What the score makes of a competency of which nothing is known.
 *
 * Whichever it is, the result has the low and the high end and the coverage beside the score.
 *
 * - `strict`: It is unmet, and an unknown gate is closed; what may not be asked counts as asked.
 * - `lenient`: It is left out: the score is that of what is known, and an unknown gate does not block.
 * - `interval`: It is unmet in the score, and nothing is decided while the low and the high end decide differently.
 */
export type UnknownPolicy = "strict" | "lenient" | "interval";

/**
 * What evidence of an unknown requirement could do.
 */
export interface UnknownRequirement {
  /**
   * Uri of the competency.
   */
  competency: Key;
  /**
   * Its label.
   */
  label: string | null;
  /**
   * Why it is unknown.
   */
  reason: GapReason;
  /**
   * Whether it is a must-have by itself.
   */
  gate: boolean;
  /**
   * The choice it belongs to.
   */
  choice: Key | null;
  /**
   * The level that would meet it fully; nothing where any level would do.
   */
  level: Level | null;
  /**
   * If evidence showed that level.
   */
  met: Hypothesis;
  /**
   * If evidence showed that the person does not have it.
   */
  unmet: Hypothesis;
  /**
   * Score if met minus score if unmet, a whole number of parts of 2^-52; nothing where one of
   * them is missing.
   */
  swing: number | null;
  /**
   * Whether the verdict would be another one than now, in one of the two cases.
   */
  flips: boolean;
}

/**
 * What closing one gap by itself does.
 */
export interface Unlock {
  /**
   * Uri of the competency.
   */
  competency: Key;
  /**
   * Its label, as the first role that has one puts it.
   */
  label: string | null;
  /**
   * What it is raised to, by scale; empty where no role asks a level, and showing it is enough.
   */
  levels: RaisedLevel[];
  /**
   * Uris of the roles for which the person becomes ready, in order.
   */
  opens: Key[];
  /**
   * How many other roles have a higher score.
   */
  closer: number;
  /**
   * What is added to the scores of all roles together; exact up to 2, rounded once beyond.
   */
  gain: number;
}

/**
 * Which gaps of one person open the most roles.
 */
export interface Unlocks {
  /**
   * The person.
   */
  person: Key;
  /**
   * How many roles have a readiness.
   */
  compared: number;
  /**
   * For how many of them the person is ready now.
   */
  ready: number;
  /**
   * How many competencies are a gap in at least one role.
   */
  gaps: number;
  /**
   * What closing one gap by itself does; the most opened roles first, then the largest gain,
   * then by name.
   */
  competencies: Unlock[];
  /**
   * First this, then that: a greedy sequence.
   */
  sequence: Closure[];
  /**
   * Roles without a readiness, in the order of their uris.
   */
  unrated: UnratedRole[];
}

/**
 * A role that is not suggested.
 */
export interface UnrankedCandidate {
  /**
   * Uri of the role.
   */
  role: Key;
  /**
   * Why.
   */
  reason: UnrankedReason;
}

/**
 * Why a role is not suggested.
 *
 * - `nothing_shared`: It asks for nothing in which the person is rated.
 * - `readiness_unknown`: Nobody knows how ready the person is.
 * - `no_peers`: There are no peers of whom a share could aim at it.
 * - `beyond_limit`: As many roles as asked for are better.
 */
export type UnrankedReason = "nothing_shared" | "readiness_unknown" | "no_peers" | "beyond_limit";

/**
 * A role that has no readiness, and why.
 */
export interface UnratedRole {
  /**
   * The role's uri.
   */
  role: Key;
  /**
   * The role's code.
   */
  code: Key | null;
  /**
   * The role's title in the best language.
   */
  title: string | null;
  /**
   * Why it has no readiness.
   */
  problem: Problem;
}

/**
 * How often the competencies of a framework are asked for and shown.
 */
export interface UsageReport {
  /**
   * Every competency, in the order of the framework.
   */
  competencies: CompetencyUsage[];
  /**
   * Competencies no role asks for.
   */
  never_required: Key[];
  /**
   * Competencies nobody shows.
   */
  never_evidenced: Key[];
  /**
   * Competencies no role asks for and nobody shows.
   */
  never_used: Key[];
  /**
   * Names that are no uri and no code of the framework, in order.
   */
  unknown: UnknownName[];
}

/**
 * Whether a person is ready.
 *
 * - `ready`: The score reaches the threshold, and every must-have is there.
 * - `not_ready`: It does not, or a must-have is missing.
 * - `undecided`: Too little is known to say.
 */
export type Verdict = "ready" | "not_ready" | "undecided";

/**
 * Another verdict.
 */
export interface VerdictChange {
  /**
   * The verdict before; nothing where there was no readiness.
   */
  before: Verdict | null;
  /**
   * The verdict after; nothing where there is no readiness.
   */
  after: Verdict | null;
}

/**
 * How much something counts against other things: 0 or more.
 *
 * Only the ratio of weights matters: 1 and 2 equal 50 and 100.
 */
export type Weight = number;

/**
 * What becomes of a readiness by some changes.
 */
export interface WhatIf {
  /**
   * The readiness as it is.
   */
  before: Outcome;
  /**
   * The readiness with all changes.
   */
  after: Outcome;
  /**
   * Score after minus score before, from -1 to 1, a whole number of parts of 2^-52; nothing
   * where one of them has no score.
   */
  difference: number | null;
  /**
   * Each competency that adds something else to the score than before, by competency; their
   * differences add up to `difference`. Empty where that is not there.
   */
  contributions: ContributionChange[];
  /**
   * Each must-have that is in another state, new or gone, in the order of names; empty where one
   * side has no readiness.
   */
  gates: GateChange[];
  /**
   * The verdicts, where they differ; one is missing where that side has no readiness.
   */
  verdict: VerdictChange | null;
}

/**
 * The target of a competency, and which model set it.
 */
export interface WinningTarget {
  /**
   * Uri of the competency.
   */
  competency: Key;
  /**
   * The highest target.
   */
  target: Level;
  /**
   * The model that asks for it; of several, the first by key.
   */
  model: Key;
  /**
   * The models that ask for less and are overruled, ordered.
   */
  overruled: Key[];
}

/**
 * The target of each competency.
 */
export interface WinningTargets {
  /**
   * The formula.
   */
  formula: PeerRule;
  /**
   * Its version here; a change of any result is a new version.
   */
  version: number;
  /**
   * One for each competency, ordered by it.
   */
  targets: WinningTarget[];
}

/**
 * The cheapest plan without one of the raises.
 */
export interface Without {
  /**
   * How good that plan is.
   */
  status: EffortStatus;
  /**
   * What it costs; nothing where there is none.
   */
  cost: number | null;
}
