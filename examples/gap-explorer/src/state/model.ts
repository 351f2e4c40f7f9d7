import type { HoldingStatus, Key, Level } from '../prowess.ts';
import type { Catalogue, DataInfo, Language, LearningWish } from '../engine/protocol.ts';

/** The views, in the order of the steps. */
export const VIEWS = ['start', 'roles', 'rate', 'readiness', 'compare', 'what-if', 'plan', 'learn'] as const;

/** One of the views. */
export type ViewName = (typeof VIEWS)[number];

/** The colours: those of the system, or always the same. */
export type Theme = 'auto' | 'light' | 'dark';

/** What somebody says of one competency; what is not there is unknown. */
export type Rating =
  | { readonly kind: 'level'; readonly level: Level; readonly scale: Key | null }
  | { readonly kind: 'status'; readonly status: HoldingStatus };

/** Ratings by competency. */
export type Ratings = ReadonlyMap<Key, Rating>;

/** What a plan has to reach, and what its steps cost. */
export interface Effort {
  readonly share: number;
  readonly costPerLevel: number;
  readonly costs: ReadonlyMap<Key, number>;
  readonly frozen: ReadonlySet<Key>;
}

/** A sentence on top of the page. */
export interface Notice {
  readonly kind: 'note' | 'refusal';
  readonly text: string;
}

/** The most roles to aim at. */
export const MOST_TARGETS = 6;

/** Everything the page knows that is not computed. */
export interface State {
  readonly data: DataInfo | null;
  readonly busy: string | null;
  readonly notice: Notice | null;
  readonly person: string;
  readonly ratings: Ratings;
  readonly targets: readonly Key[];
  readonly current: Key | null;
  readonly imagined: Ratings;
  readonly effort: Effort;
  /** What there is to learn from; nothing where no catalogue is open. */
  readonly catalogue: Catalogue | null;
  readonly wish: LearningWish;
  readonly language: Language;
  readonly theme: Theme;
  readonly view: ViewName;
  readonly unsaved: boolean;
  /** Raised whenever controls have to show values that they were not moved to. */
  readonly revision: number;
}

/** A plan before anybody said anything. */
export const NO_EFFORT: Effort = { share: 0.8, costPerLevel: 1, costs: new Map(), frozen: new Set() };

/** Today, by the clock and the time zone of this machine. */
export function today(now = new Date()): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** A learning plan before anybody wished anything. */
export const NO_WISH: LearningWish = {
  goal: 'all_goals', hoursPerWeek: 5, hours: null, budget: null, start: today(), deadline: null, hourValue: 20, languages: [],
  modalities: [], surcharge: 100, weeks: [], steady: false, dropped: [], pinned: [], done: [], begun: [], used: [], before: null,
};

/** The page before anybody did anything. */
export const EMPTY: State = {
  data: null, busy: null, notice: null, person: 'me', ratings: new Map(), targets: [], current: null,
  imagined: new Map(), effort: NO_EFFORT, catalogue: null, wish: NO_WISH, language: 'en', theme: 'auto', view: 'start', unsaved: false, revision: 0,
};
