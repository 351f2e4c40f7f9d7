import type {
  Change, Comparison, EffortOptions, EffortPlan, Key, Necessity, Problem, ProficiencyScale, Profile, Readiness,
  RenderedStatement, WhatIf,
} from '../prowess.ts';
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
