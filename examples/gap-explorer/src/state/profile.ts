import type { Change, EffortOptions, HeldLevel, Profile } from '../prowess.ts';
import type { Effort, Rating, Ratings, State } from './model.ts';

/** The ratings as the package reads them; what is unknown is not in it. */
export function profileOf(state: Pick<State, 'person' | 'ratings' | 'data'>): Profile {
  const levels = [...state.ratings].map(([competency, rating]): HeldLevel =>
    rating.kind === 'level'
      ? { competency, level: rating.level, scale: rating.scale, status: null }
      : { competency, level: null, scale: null, status: rating.status },
  );
  const framework = state.data === null ? null : { id: state.data.id, version: state.data.version };
  return { person: state.person, as_of: null, framework, levels };
}

/** The ratings that a profile has; `keyOf` finds the uri of what is named by its code. */
export function ratingsOf(profile: Profile, keyOf: (name: string) => string): Ratings {
  const ratings = new Map<string, Rating>();
  for (const held of profile.levels ?? []) {
    const key = keyOf(held.competency);
    if (held.status != null && held.status !== 'demonstrated') {
      if (held.status !== 'unknown') ratings.set(key, { kind: 'status', status: held.status });
    } else if (held.level != null) {
      ratings.set(key, { kind: 'level', level: held.level, scale: held.scale ?? null });
    } else if (held.status === 'demonstrated') {
      ratings.set(key, { kind: 'status', status: 'demonstrated' });
    }
  }
  return ratings;
}

/** What is imagined, as changes that are laid over a profile. */
export function changesOf(imagined: Ratings): Change[] {
  return [...imagined].map(([competency, rating]): Change => {
    if (rating.kind === 'level') return { kind: 'set_level', competency, level: rating.level, scale: rating.scale };
    if (rating.status === 'unknown') return { kind: 'forget', competency };
    return { kind: 'set_status', competency, status: rating.status };
  });
}

/** What a plan may do, as the package reads it. */
export function effortOf(effort: Effort): EffortOptions {
  return {
    target: { kind: 'score', share: effort.share },
    cost_per_level: effort.costPerLevel,
    costs: [...effort.costs].map(([competency, cost]) => ({ competency, cost, from: null, to: null })),
    frozen: [...effort.frozen],
    without: true,
  };
}
