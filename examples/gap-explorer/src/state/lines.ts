import type { Readiness } from '../prowess.ts';
import type { Need, TargetRole } from '../engine/protocol.ts';
import type { Texts } from '../text/index.ts';
import type { Rating, Ratings } from './model.ts';

/** What a person holds, as far as it can be shown beside what is asked. */
export type Held =
  | { readonly kind: 'level'; readonly level: number }
  | { readonly kind: 'enough' | 'not_shown' | 'unknown' | 'not_applicable' };

/** One competency a role asks for, beside what the person holds and what follows. */
export interface Line {
  readonly need: Need;
  readonly held: Held;
  /** How much it counts; 0 where it asks nothing or is left out. */
  readonly weight: number;
  /** How far it is met, from 0 to 1; nothing where it does not count. */
  readonly met: number | null;
  /** What it adds to the score. */
  readonly adds: number;
  /** What the score loses by it. */
  readonly loss: number;
}

const UNKNOWN = new Set(['unknown', 'expired', 'pending', 'too_few_raters', 'too_few_results', 'rejected', 'superseded']);

/** The lines of a role, in its own order. */
export function linesOf(role: TargetRole, readiness: Readiness, ratings: Ratings): Line[] {
  const contributions = new Map(readiness.contributions.map((one) => [one.competency, one]));
  const gaps = new Map(readiness.gaps.map((one) => [one.competency, one]));
  return role.needs.map((need): Line => {
    const contribution = contributions.get(need.uri);
    const gap = gaps.get(need.uri);
    let held = heldOf(ratings.get(need.uri));
    if (gap !== undefined) {
      if (UNKNOWN.has(gap.reason)) held = { kind: 'unknown' };
      else if (gap.reason === 'not_demonstrated') held = { kind: 'not_shown' };
      else if (gap.held !== null) held = { kind: 'level', level: gap.held };
    }
    return {
      need,
      held,
      weight: contribution?.weight ?? 0,
      met: contribution?.met ?? null,
      adds: contribution?.contribution ?? 0,
      loss: gap?.loss ?? 0,
    };
  });
}

/** A rating beside a role. */
export function heldOf(rating: Rating | undefined): Held {
  if (rating === undefined) return { kind: 'unknown' };
  if (rating.kind === 'level') return { kind: 'level', level: rating.level };
  if (rating.status === 'demonstrated') return { kind: 'enough' };
  if (rating.status === 'not_demonstrated') return { kind: 'not_shown' };
  if (rating.status === 'not_applicable') return { kind: 'not_applicable' };
  return { kind: 'unknown' };
}

/** What is held, in words. */
export function heldText(held: Held, texts: Texts): string {
  switch (held.kind) {
    case 'level': return texts.numbers.number(held.level);
    case 'enough': return texts.readiness.enough;
    case 'not_shown': return texts.readiness.notShown;
    case 'not_applicable': return texts.readiness.notApplicable;
    case 'unknown': return texts.readiness.unknown;
  }
}

/** What is asked, in words. */
export function askedText(need: Need, texts: Texts): string {
  return need.asked === null ? texts.readiness.anyLevel : texts.numbers.number(need.asked);
}

/** What is held of what is asked, in words. */
export function bothText(line: Line, texts: Texts): string {
  const { need, held } = line;
  if (need.asked === null) return heldText(held, texts);
  const words = held.kind === 'level' ? texts.readiness.of : texts.readiness.instead;
  return words(heldText(held, texts), askedText(need, texts));
}

/** A level as a part of the length of its scale, from 0 at the worse end to 1 at the better one. */
export function partOf(level: number, need: Pick<Need, 'scale'>): number | null {
  const { scale } = need;
  if (scale === null || scale.maximum <= scale.minimum) return null;
  const part = (level - scale.minimum) / (scale.maximum - scale.minimum);
  const upwards = scale.direction === 'lower_is_better' ? 1 - part : part;
  return Math.min(1, Math.max(0, upwards));
}
