import { s } from '../dom/h.ts';

/** A part of a bar. */
export interface Part {
  readonly kind: 'met' | 'unknown' | 'lost' | 'gain' | 'before';
  /** Where it begins and ends, from 0 to 1. */
  readonly from: number;
  readonly to: number;
}

const percent = (part: number): string => `${Math.round(part * 1e5) / 1e3}%`;

/**
 * A bar whose whole length is 1, with a mark where one is given.
 *
 * It is hidden from readers of the screen: the same numbers stand beside it as text.
 */
export function bar(parts: readonly Part[], mark: number | null = null): SVGSVGElement {
  return s('svg', { class: 'bar', 'aria-hidden': 'true', focusable: 'false' },
    s('rect', { class: 'missing', width: '100%', height: '100%' }),
    parts
      .filter((part) => part.to > part.from)
      .map(({ kind, from, to }) => s('rect', { class: kind, x: percent(from), width: percent(to - from), height: '100%' })),
    mark === null ? null : s('line', { class: 'mark', x1: percent(mark), x2: percent(mark), y1: '0', y2: '100%' }),
  );
}

/** What is met, and what is unknown on top of it. */
export function readinessBar(low: number, high: number): SVGSVGElement {
  return bar([{ kind: 'met', from: 0, to: low }, { kind: 'unknown', from: low, to: high }]);
}
