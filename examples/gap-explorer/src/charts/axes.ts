import type { ProficiencyScale } from '../prowess.ts';
import { bothText, partOf, type Line } from '../state/lines.ts';
import type { Texts } from '../text/index.ts';
import type { Axis, Radar, Shape } from './radar.ts';

/** The most axes that can be read. */
const MOST = 12;

/** The heaviest lines with a level, in the order of the role, and how many there are in all. */
export function axesOf(lines: readonly Line[]): { readonly shown: readonly Line[]; readonly all: number } {
  const drawable = lines.filter(
    ({ need, weight }) => weight > 0 && need.asked !== null && partOf(need.asked, need) !== null,
  );
  const heaviest = drawable
    .map((line, at) => ({ line, at }))
    .sort((one, other) => other.line.weight - one.line.weight || one.at - other.at)
    .slice(0, MOST)
    .sort((one, other) => one.at - other.at);
  return { shown: heaviest.map(({ line }) => line), all: drawable.length };
}

/** An axis of a line. */
export function axisOf(line: Line, texts: Texts): Axis {
  const { need, held } = line;
  const asked = need.asked === null ? 1 : partOf(need.asked, need) ?? 1;
  const shape: Shape =
    held.kind === 'level' ? partOf(held.level, need) ?? 0
    : held.kind === 'enough' ? asked
    : held.kind === 'not_shown' ? 'not_shown'
    : 'unknown';
  return { label: need.label, values: bothText(line, texts), asked, shape };
}

/** The rings: one for each level of a common scale of few steps, else quarters without names. */
export function ringsOf(lines: readonly Line[], texts: Texts): Radar['rings'] {
  const scale = lines[0]?.need.scale ?? null;
  const common = lines.every(({ need }) => need.scale?.id === scale?.id);
  if (scale === null || !common || !isStepped(scale)) {
    return [0.25, 0.5, 0.75, 1].map((part) => ({ part, name: '' }));
  }
  const steps = scale.maximum - scale.minimum;
  return Array.from({ length: steps }, (_, at) => {
    const level = scale.direction === 'lower_is_better' ? scale.maximum - at - 1 : scale.minimum + at + 1;
    return { part: (at + 1) / steps, name: texts.numbers.number(level) };
  });
}

/** Whether a scale has a few whole steps. */
export function isStepped(scale: ProficiencyScale): boolean {
  const { minimum, maximum } = scale;
  return Number.isInteger(minimum) && Number.isInteger(maximum) && maximum - minimum <= 7;
}
