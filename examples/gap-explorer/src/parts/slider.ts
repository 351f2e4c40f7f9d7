import { h } from '../dom/h.ts';
import type { ProficiencyScale } from '../prowess.ts';
import type { Texts } from '../text/index.ts';
import { isStepped } from '../charts/axes.ts';

/** A slider over a scale. */
export interface SliderOptions {
  readonly id: string;
  readonly label: string;
  readonly scale: ProficiencyScale;
  readonly value: number;
  /** A level to be marked below it. */
  readonly mark: number | null;
  /** What is said instead of a level until it is moved; nothing where the level holds already. */
  readonly idle: string | null;
  readonly texts: Texts;
  readonly move: (level: number) => void;
}

/**
 * How fine a slider is: whole steps, quarters of a level, or a hundredth of the scale; finer where
 * a value lies between, since a browser would round it.
 */
export function stepOf(scale: ProficiencyScale, value: number): number {
  const span = scale.maximum - scale.minimum;
  const step = scale.kind === 'ordinal' && isStepped(scale) ? 1 : span <= 10 ? 0.25 : span / 100;
  const places = (value - scale.minimum) / step;
  return Number.isInteger(places) ? step : 0.01;
}

/** Where a slider rests that says nothing yet: on a step near the middle, and not at the bottom. */
export function middleOf(scale: ProficiencyScale): number {
  return scale.minimum + Math.round((scale.maximum - scale.minimum) / 2);
}

/** A slider with its value beside it, and a mark where a level is asked. */
export function slider(options: SliderOptions): { readonly root: HTMLElement; value(): number } {
  const { id, scale, texts } = options;
  const spoken = (level: number): string => texts.rate.levelOf(texts.numbers.number(level), texts.numbers.number(scale.maximum));
  const output = h('output', { for: id }, texts.numbers.number(options.value));
  const input = h('input', {
    type: 'range', id, 'aria-label': options.label, min: scale.minimum, max: scale.maximum, step: stepOf(scale, options.value),
    list: options.mark === null ? false : `${id}-marks`,
  });
  input.value = String(options.value);
  input.setAttribute('aria-valuetext', options.idle ?? spoken(options.value));
  input.addEventListener('input', () => {
    const level = input.valueAsNumber;
    output.textContent = texts.numbers.number(level);
    input.setAttribute('aria-valuetext', spoken(level));
    options.move(level);
  });
  const marks = options.mark === null ? null : h('datalist', { id: `${id}-marks` }, h('option', { value: options.mark }));
  return { root: h('span', { class: 'slider' }, input, marks, output), value: () => input.valueAsNumber };
}
