import { h } from '../dom/h.ts';
import type { Texts } from '../text/index.ts';

/** A share as people read it, with its full value for machines. */
export function share(value: number, texts: Texts, fine = false): HTMLDataElement {
  const { numbers } = texts;
  return h('data', { value }, fine ? numbers.finePercent(value) : numbers.percent(value));
}

/** A difference of shares in percentage points. */
export function points(value: number, texts: Texts): HTMLDataElement {
  return h('data', { value }, texts.numbers.points(value));
}

/** Any other number. */
export function number(value: number, texts: Texts): HTMLDataElement {
  return h('data', { value }, texts.numbers.number(value));
}
