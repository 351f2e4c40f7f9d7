import type { Change, Key, Profile } from '../prowess.ts';
import { changesOf, profileOf } from './profile.ts';
import type { LearningWish } from '../engine/protocol.ts';
import type { LearningResource } from '../recommend.ts';
import { MOST_TARGETS, NO_EFFORT, NO_WISH, type Effort, type Rating, type Ratings, type State } from './model.ts';

const KIND = 'prowess-gap-explorer';
const VERSION = 1;

/** What a saved file holds. The framework itself is not in it, since publishers give it out. */
export interface Saved {
  readonly kind: typeof KIND;
  readonly version: typeof VERSION;
  readonly framework: { readonly id: Key; readonly version: string };
  readonly profile: Profile;
  readonly targets: readonly Key[];
  readonly current: Key | null;
  readonly what_if: readonly Change[];
  readonly plan: {
    readonly share: number;
    readonly cost_per_level: number;
    readonly costs: readonly { readonly competency: Key; readonly cost: number }[];
    readonly frozen: readonly Key[];
  };
  /** Wishes for a learning plan, and the catalogue where it was opened from a file; older files have none. */
  readonly learning?: {
    readonly wish: LearningWish;
    readonly catalogue: { readonly name: string; readonly resources: readonly LearningResource[] } | null;
  };
}

/** The state as a file; nothing where no framework is open. */
export function saved(state: State): string | null {
  if (state.data === null) return null;
  const { id, version } = state.data;
  const file: Saved = {
    kind: KIND,
    version: VERSION,
    framework: { id, version },
    profile: profileOf(state),
    targets: state.targets,
    current: state.current,
    what_if: changesOf(state.imagined),
    plan: {
      share: state.effort.share,
      cost_per_level: state.effort.costPerLevel,
      costs: [...state.effort.costs].map(([competency, cost]) => ({ competency, cost })),
      frozen: [...state.effort.frozen],
    },
    learning: {
      wish: state.wish,
      catalogue: state.catalogue?.source === 'file' ? { name: state.catalogue.name, resources: state.catalogue.resources } : null,
    },
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** Whether a document calls itself a saved file, of whatever version. */
export function isSaved(document: unknown): boolean {
  return isObject(document) && document['kind'] === KIND;
}

/** The saved file in a document; nothing where it is none, or one this page does not understand. */
export function readSaved(document: unknown): Saved | null {
  if (!isObject(document) || document['kind'] !== KIND || document['version'] !== VERSION) return null;
  const { framework, profile, targets, what_if: whatIf, plan, learning } = document;
  const whole =
    isObject(framework) && typeof framework['id'] === 'string' && typeof framework['version'] === 'string' &&
    isObject(profile) && isKeys(targets) && Array.isArray(whatIf) && whatIf.every(isChange) &&
    isObject(plan) && isAmount(plan['share']) && isAmount(plan['cost_per_level']) && isKeys(plan['frozen']) &&
    Array.isArray(plan['costs']) && plan['costs'].every(isCost) &&
    (learning === undefined || isLearning(learning));
  return whole ? (document as unknown as Saved) : null;
}

/** What of the state a saved file says; the ratings are read apart, since the package checks them. */
export function stateOf(file: Saved): Pick<State, 'targets' | 'current' | 'imagined' | 'effort' | 'wish'> {
  const targets = file.targets.slice(0, MOST_TARGETS);
  const effort: Effort = {
    ...NO_EFFORT,
    share: Math.min(1, file.plan.share),
    costPerLevel: file.plan.cost_per_level,
    costs: new Map(file.plan.costs.map(({ competency, cost }) => [competency, cost])),
    frozen: new Set(file.plan.frozen),
  };
  const current = file.current !== null && targets.includes(file.current) ? file.current : targets[0] ?? null;
  return { targets, current, imagined: imaginedOf(file.what_if), effort, wish: file.learning?.wish ?? NO_WISH };
}

function imaginedOf(changes: readonly Change[]): Ratings {
  const imagined = new Map<Key, Rating>();
  for (const change of changes) {
    if (change.kind === 'set_level') {
      imagined.set(change.competency, { kind: 'level', level: change.level, scale: change.scale ?? null });
    } else if (change.kind === 'set_status') {
      imagined.set(change.competency, { kind: 'status', status: change.status });
    } else if (change.kind === 'forget') {
      imagined.set(change.competency, { kind: 'status', status: 'unknown' });
    }
  }
  return imagined;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isKeys = (value: unknown): boolean => Array.isArray(value) && value.every((one) => typeof one === 'string');
const isAmount = (value: unknown): boolean => typeof value === 'number' && value >= 0;
const isCost = (value: unknown): boolean =>
  isObject(value) && typeof value['competency'] === 'string' && isAmount(value['cost']);
const isChange = (value: unknown): boolean =>
  isObject(value) && typeof value['competency'] === 'string' &&
  (value['kind'] === 'forget' ||
    (value['kind'] === 'set_level' && typeof value['level'] === 'number') ||
    (value['kind'] === 'set_status' && typeof value['status'] === 'string'));
const isText = (value: unknown): boolean => typeof value === 'string';
const isDay = (value: unknown): boolean => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
const orNothing = (is: (value: unknown) => boolean) => (value: unknown): boolean => value === null || is(value);
const isListOf = (is: (value: unknown) => boolean) => (value: unknown): boolean => Array.isArray(value) && value.every(is);
const isPart = (value: unknown): boolean => isObject(value) && isText(value['resource']) && isAmount(value['part']);
const isUse = (value: unknown): boolean => isObject(value) && isText(value['competency']) && isDay(value['day']);
const isBefore = (value: unknown): boolean => isObject(value) && isText(value['role']) && isKeys(value['resources']);

/** What each wish has to be. */
const WISHES: Readonly<Record<keyof LearningWish, (value: unknown) => boolean>> = {
  goal: (value) => value === 'all_goals' || value === 'must_haves' || value === 'most_gain',
  hoursPerWeek: isAmount, hours: orNothing(isAmount), budget: orNothing(isAmount), start: isDay, deadline: orNothing(isDay),
  hourValue: isAmount, languages: isKeys, modalities: isKeys, surcharge: isAmount, weeks: isListOf(isAmount),
  steady: (value) => typeof value === 'boolean', dropped: isKeys, pinned: isKeys, done: isKeys, begun: isListOf(isPart),
  used: isListOf(isUse), before: orNothing(isBefore),
};

const isLearning = (value: unknown): boolean => {
  if (!isObject(value) || !isObject(value['wish'])) return false;
  const { wish, catalogue } = value;
  return Object.entries(WISHES).every(([name, is]) => is((wish as Record<string, unknown>)[name])) &&
    (catalogue === null || (isObject(catalogue) && isText(catalogue['name']) && Array.isArray(catalogue['resources'])));
};
