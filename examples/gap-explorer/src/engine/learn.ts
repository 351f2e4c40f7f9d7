import type { HeldLevel, Key, Options, Profile, Role } from '../prowess.ts';
import {
  defaultRules, evaluateRules, forecastCompletion, learningGoals, learningPlan, planProgress, refreshSchedule, replan,
  resourceQuality, ruleCases, say,
  type CoachMessage, type LearningPlan, type LearningResource, type PlanOptions, type RefreshItem,
} from '../recommend.ts';
import type { Loaded } from './loaded.ts';
import type { Catalogue, Language, Learning, LearningGoalLine, LearningWish } from './protocol.ts';

/** The most messages that are shown at a time. */
const MOST_MESSAGES = 6;

/** How much of a level may fade before it counts as gone: what would be rounded to the one below. */
const MAY_FADE = 0.5;

/** How far ahead it is looked for what has to be used again. */
const HORIZON_DAYS = 730;

/** What a plan is made from. */
export interface Ask {
  readonly held: Loaded;
  readonly profile: Profile;
  readonly role: Role;
  readonly catalogue: Catalogue;
  readonly wish: LearningWish;
  readonly language: Language;
  readonly options: Options;
}

/** A learning plan with all that is said of it. */
export function learn(ask: Ask): Learning {
  const { held, role, catalogue, wish, language, options } = ask;
  const byId = new Map(catalogue.resources.map((one) => [one.id, one]));
  const profile = raised(ask, wish.done.map((id) => byId.get(id)).filter((one) => one !== undefined));
  const goals = learningGoals(profile, role, options);
  const resources = [...catalogue.resources];
  const before = wish.before?.role === role.uri ? wish.before.resources : null;
  const asked = optionsOf(wish, byId);
  const plan = before !== null && wish.steady
    ? replan(goals, resources, [...before], asked).plan
    : learningPlan(goals, resources, asked);
  const lines = plan.goals.map((outcome, at): LearningGoalLine => {
    const goal = goals.goals[at];
    const skill = held.skill(outcome.competency, language);
    return {
      competency: outcome.competency,
      label: goal?.label ?? skill?.label ?? outcome.competency,
      lang: goal?.label == null ? skill?.lang ?? null : null,
      held: goal?.held ?? null,
      required: goal?.required ?? null,
      after: outcome.after,
      isClosed: outcome.is_closed,
      pricePerLevel: outcome.price_per_level,
    };
  });
  const open = goals.goals.reduce((sum, goal) => sum + (goal.weight ?? 1), 0);
  const { weeks, assumed } = paceOf(wish);
  const forecast = forecastCompletion({
    items: plan.steps.map(({ resource, hours }) => ({ id: resource, hours })), weeks, start: wish.start,
  });
  const refresh = refreshSchedule(refreshItems(ask, profile), wish.start, { horizon_days: HORIZON_DAYS });
  const said = (messages: readonly CoachMessage[]) => say([...messages], null, [language], {});
  return {
    role: role.uri,
    plan,
    change: changeOf(plan, before, wish),
    score: { now: goals.score, after: Math.min(1, goals.score + plan.gain * open) },
    progress: progressOf(plan, wish, byId),
    forecast,
    paceAssumed: assumed,
    forecastSaid: plan.steps.length === 0 ? null : said([forecast.message])[0] ?? null,
    messages: said(coaching(ask, profile, plan, byId)),
    refresh,
    refreshSaid: said(refresh.due.map((one) => one.message)),
    quality: resourceQuality([...catalogue.feedback]),
    goals: lines,
  };
}

/** The profile with the levels that finished resources lead to, where they are better than those held. */
function raised({ held, profile }: Ask, done: readonly LearningResource[]): Profile {
  const levels = new Map((profile.levels ?? []).map((one) => [held.keyOf(one.competency), one]));
  for (const { competency, to } of done.flatMap((one) => one.teaches)) {
    const key = held.keyOf(competency);
    const scale = held.skill(key, 'en')?.scale ?? null;
    const now = levels.get(key)?.level ?? null;
    const isBetter = to !== null && (now === null || (scale?.direction === 'lower_is_better' ? to < now : to > now));
    if (isBetter) levels.set(key, { competency: key, level: to, scale: scale?.id ?? null, status: null } satisfies HeldLevel);
    else if (to === null && !levels.has(key)) levels.set(key, { competency: key, level: null, scale: null, status: 'demonstrated' });
  }
  return { ...profile, levels: [...levels.values()] };
}

/** What was wished, as the package reads it. */
function optionsOf(wish: LearningWish, byId: ReadonlyMap<Key, LearningResource>): PlanOptions {
  const known = (keys: readonly Key[]): Key[] => keys.filter((key) => byId.has(key));
  return {
    target: { kind: wish.goal },
    hour_value: wish.hourValue,
    budget: wish.budget,
    hours: wish.hours,
    start: wish.start,
    deadline: wish.deadline,
    hours_per_week: wish.hoursPerWeek,
    completed: known(wish.done),
    in_progress: wish.begun.filter((one) => byId.has(one.resource)).map(({ resource, part }) =>
      ({ resource, cost_left: 0, hours_left: (byId.get(resource)?.hours ?? 0) * (1 - part) })),
    dismissed: known(wish.dropped),
    pinned: known(wish.pinned),
    languages: [...wish.languages],
    preference: { languages: [], modalities: [...wish.modalities], surcharge: wish.modalities.length === 0 ? 0 : wish.surcharge },
    explain: true,
  };
}

/** What is new in a plan, and what fell away from the one before. */
function changeOf(plan: LearningPlan, before: readonly Key[] | null, wish: LearningWish): Learning['change'] {
  if (before === null) return null;
  const now = plan.steps.map((step) => step.resource);
  const added = now.filter((key) => !before.includes(key));
  const dropped = before.filter((key) => !now.includes(key) && !wish.done.includes(key));
  return added.length + dropped.length === 0 ? null : { added, dropped };
}

/** Hours of past weeks; where none were given, eight that swing around the hours a week, with one off. */
export function paceOf({ weeks, hoursPerWeek }: Pick<LearningWish, 'weeks' | 'hoursPerWeek'>): { weeks: number[]; assumed: boolean } {
  if (weeks.some((hours) => hours > 0)) return { weeks: [...weeks], assumed: false };
  const swings = [1, 1.25, 1, 0.5, 1, 1.25, 1, 0];
  return { weeks: swings.map((swing) => swing * hoursPerWeek), assumed: true };
}

/** How far somebody is with what was done, was begun and is planned. */
function progressOf(plan: LearningPlan, wish: LearningWish, byId: ReadonlyMap<Key, LearningResource>): Learning['progress'] {
  const done = wish.done.filter((key) => byId.has(key));
  const ends = new Map(plan.steps.map((step) => [step.resource, step.ends]));
  const all = [...done, ...ends.keys()];
  const begun = new Map(wish.begun.map((one) => [one.resource, one.part]));
  return planProgress(
    all.map((resource) => ({ resource, hours: byId.get(resource)?.hours ?? 0, ends: ends.get(resource) ?? null })),
    all.filter((resource) => done.includes(resource) || begun.has(resource)).map((resource) =>
      (done.includes(resource) ? { resource, finished: wish.start } : { resource, done: begun.get(resource) ?? null })),
    wish.start,
    wish.hoursPerWeek,
  );
}

/** What the built-in rules say of the role, with the resource that comes first for each gap. */
function coaching(ask: Ask, profile: Profile, plan: LearningPlan, byId: ReadonlyMap<Key, LearningResource>): CoachMessage[] {
  const { role, wish, options, language } = ask;
  const first = new Map<Key, LearningResource>();
  for (const step of plan.steps) {
    const resource = byId.get(step.resource);
    for (const { competency } of step.narrows) {
      if (resource !== undefined && !first.has(competency)) first.set(competency, resource);
    }
  }
  const notes = [...first].map(([competency, resource]) => ({
    competency,
    facts: {
      'resource.id': { kind: 'text' as const, value: resource.titles[language] ?? Object.values(resource.titles)[0] ?? resource.id },
      'resource.cost': { kind: 'number' as const, value: resource.cost },
      'resource.hours': { kind: 'number' as const, value: resource.hours },
    },
  }));
  const cases = ruleCases({ members: [{ profile, target_role: role.uri }] }, [role], notes, options);
  const run = evaluateRules(defaultRules(), cases, wish.start);
  return run.cases
    .flatMap((one) => one.fired)
    .sort((one, other) => other.priority - one.priority || other.score - one.score)
    .slice(0, MOST_MESSAGES)
    .map((one) => one.message);
}

/** What is met today and may fade. */
function refreshItems({ held, role, wish, language }: Ask, profile: Profile): RefreshItem[] {
  const used = new Map(wish.used.map((one) => [one.competency, one.day]));
  const levels = new Map((profile.levels ?? []).map((one) => [held.keyOf(one.competency), one.level ?? null]));
  return (held.target(role.uri, language)?.needs ?? []).flatMap((need): RefreshItem[] => {
    const level = levels.get(need.uri) ?? null;
    const { scale, asked } = need;
    if (level === null || scale === null || asked === null) return [];
    const isMet = scale.direction === 'lower_is_better' ? level <= asked : level >= asked;
    if (!isMet) return [];
    const worst = scale.direction === 'lower_is_better' ? Math.min(scale.maximum, asked + MAY_FADE) : Math.max(scale.minimum, asked - MAY_FADE);
    return [{ competency: need.uri, label: need.label, last: { level, day: used.get(need.uri) ?? wish.start }, required: worst, scale }];
  });
}
