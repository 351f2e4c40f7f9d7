import type {
  Change, Comparison, EffortOptions, EffortPlan, Key, Necessity, Problem, ProficiencyScale, Profile, Readiness,
  RenderedStatement, WhatIf,
} from '../prowess.ts';
import type {
  CompletionForecast, LearningPlan, LearningResource, PlanProgress, RefreshSchedule, ResourceFeedback, ResourceQuality,
  SaidMessage,
} from '../recommend.ts';
import type { UnpackFault } from '../files/entry.ts';
import type { Publisher } from '../files/publisher.ts';

/** The languages of the page. */
export type Language = 'en' | 'de';

/** What is loaded, in short. */
export interface DataInfo {
  readonly source: Publisher | 'sample';
  readonly id: Key;
  readonly version: string;
  readonly titles: Readonly<Record<string, string>>;
  readonly publisher: string | null;
  readonly licence: string | null;
  readonly attribution: string | null;
  readonly competencies: number;
  readonly roles: number;
  readonly scales: readonly ProficiencyScale[];
  readonly notes: number;
  readonly warnings: number;
  readonly errors: number;
  /** The first findings that matter, worst first. */
  readonly findings: readonly Finding[];
  /** The people of the sample, to begin with. */
  readonly people: readonly Profile[];
  /** What there is to learn from, where it comes with the framework. */
  readonly catalogue: Catalogue | null;
}

/** Resources to learn from, and what people said of them. */
export interface Catalogue {
  readonly source: 'sample' | 'file';
  readonly name: string;
  readonly resources: readonly LearningResource[];
  readonly feedback: readonly ResourceFeedback[];
}

/** A catalogue that was read from a file, and what was found on the way. */
export interface ReadCatalogue {
  readonly catalogue: Catalogue;
  readonly findings: readonly Finding[];
}

/** What somebody asks of a learning plan; amounts that are nothing are no limit. */
export interface LearningWish {
  readonly goal: 'all_goals' | 'must_haves' | 'most_gain';
  readonly hoursPerWeek: number;
  readonly hours: number | null;
  readonly budget: number | null;
  readonly start: string;
  readonly deadline: string | null;
  /** What an hour counts beside cost. */
  readonly hourValue: number;
  /** Languages that are understood; none stands for any. */
  readonly languages: readonly string[];
  /** How it is liked best; none stands for any way. */
  readonly modalities: readonly string[];
  /** What anything counts on top that is not liked best. */
  readonly surcharge: number;
  /** Hours done in past weeks; without them a pace is assumed. */
  readonly weeks: readonly number[];
  /** Whether as little as possible of the plan should change. */
  readonly steady: boolean;
  readonly dropped: readonly Key[];
  readonly pinned: readonly Key[];
  readonly done: readonly Key[];
  /** What was begun, with the part of it that is done. */
  readonly begun: readonly { readonly resource: Key; readonly part: number }[];
  /** When a competency was used last; without it, on the first day of the plan. */
  readonly used: readonly { readonly competency: Key; readonly day: string }[];
  /** The plan that was shown before the last change. */
  readonly before: { readonly role: Key; readonly resources: readonly Key[] } | null;
}

/** Everything that is said of a learning plan. */
export interface Learning {
  readonly role: Key;
  readonly plan: LearningPlan;
  /** How it differs from the one before; nothing where there is none, or no difference. */
  readonly change: { readonly added: readonly Key[]; readonly dropped: readonly Key[] } | null;
  /** The scores with what is done, and after the plan. */
  readonly score: { readonly now: number; readonly after: number };
  readonly progress: PlanProgress;
  readonly forecast: CompletionForecast;
  readonly paceAssumed: boolean;
  readonly forecastSaid: SaidMessage | null;
  readonly messages: readonly SaidMessage[];
  readonly refresh: RefreshSchedule;
  readonly refreshSaid: readonly SaidMessage[];
  readonly quality: readonly ResourceQuality[];
  /** Levels that goals begin at and lead to, by competency. */
  readonly goals: readonly LearningGoalLine[];
}

/** One requirement in a plan. */
export interface LearningGoalLine {
  readonly competency: Key;
  readonly label: string;
  readonly lang: string | null;
  readonly held: number | null;
  readonly required: number | null;
  readonly after: number | null;
  readonly isClosed: boolean;
  readonly pricePerLevel: number | null;
}

/** Something that was found while reading. */
export interface Finding {
  readonly severity: 'note' | 'warning' | 'error';
  readonly message: string;
  readonly help: string | null;
  readonly place: string | null;
}

/** A role in a list. */
export interface RoleHit {
  readonly uri: Key;
  readonly code: Key | null;
  readonly title: string;
  readonly lang: string | null;
  readonly asks: number;
  /** Another name that was matched, where it was not the title. */
  readonly also: string | null;
}

/** A competency with what is needed to rate it. */
export interface Skill {
  readonly uri: Key;
  readonly code: Key | null;
  readonly label: string;
  /** The language of the label, where it is not that of the page. */
  readonly lang: string | null;
  readonly description: string | null;
  readonly descriptionLang: string | null;
  readonly scale: ProficiencyScale | null;
  /** What single levels mean, lowest first: of this competency, else of its scale. */
  readonly anchors: readonly Anchor[];
}

/** What one level means. */
export interface Anchor {
  readonly level: number;
  readonly label: string | null;
  readonly text: string | null;
  readonly lang: string | null;
}

/** One line of a role. */
export interface Need extends Skill {
  readonly necessity: Necessity;
  readonly asked: number | null;
  readonly ideal: number | null;
  readonly gate: boolean;
}

/** A role that somebody aims at. */
export interface TargetRole {
  readonly uri: Key;
  readonly code: Key | null;
  readonly title: string;
  readonly lang: string | null;
  readonly description: string | null;
  readonly descriptionLang: string | null;
  readonly needs: readonly Need[];
}

/** A readiness, or why there is none. */
export type Assessed =
  | { readonly role: Key; readonly readiness: Readiness; readonly problem: null }
  | { readonly role: Key; readonly readiness: null; readonly problem: Problem };

/** What the page asks of the worker. Everything is plain data. */
export interface Engine {
  openSample(): DataInfo;
  openFiles(files: readonly File[]): Promise<DataInfo>;
  searchRoles(text: string, language: Language, limit: number): readonly RoleHit[];
  searchSkills(text: string, language: Language, limit: number): readonly Skill[];
  roles(uris: readonly Key[], language: Language): readonly TargetRole[];
  skills(uris: readonly Key[], language: Language): readonly Skill[];
  /** The uris of what a profile names by uri or by code. */
  keys(names: readonly string[]): readonly Key[];
  parseProfile(text: string): Profile;
  assess(profile: Profile, roles: readonly Key[], language: Language): readonly Assessed[];
  explain(readiness: Readiness, language: Language): readonly RenderedStatement[];
  compare(profile: Profile, top: number, language: Language): Comparison;
  whatIf(profile: Profile, role: Key, changes: readonly Change[], language: Language): WhatIf;
  plan(profile: Profile, role: Key, effort: EffortOptions, language: Language): EffortPlan;
  openCatalogue(file: File, language: Language): Promise<ReadCatalogue>;
  /** Reads resources that were kept in a saved file. */
  catalogueOf(name: string, text: string, language: Language): ReadCatalogue;
  learn(profile: Profile, role: Key, catalogue: Catalogue, wish: LearningWish, language: Language): Learning;
}

/** Why something was refused. */
export type Refusal =
  | { readonly kind: 'problem'; readonly problem: Problem }
  | { readonly kind: 'unpack'; readonly fault: UnpackFault; readonly file: string }
  | { readonly kind: 'unrecognised' }
  | { readonly kind: 'fault'; readonly message: string };

/** A call on its way to the worker. */
export interface Call {
  readonly id: number;
  readonly name: keyof Engine;
  readonly arguments: readonly unknown[];
}

/** Its answer. */
export type Answer =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly refusal: Refusal };
