import { h } from '../dom/h.ts';
import { readinessBar } from '../charts/bar.ts';
import type { Readiness } from '../prowess.ts';
import type { Texts } from '../text/index.ts';
import { legend } from './legend.ts';
import { share } from './figure.ts';

/** The score as large as it is important, and its three parts. */
export function scoreHead(readiness: Readiness, title: string, texts: Texts): HTMLElement {
  const words = texts.readiness;
  const { numbers } = texts;
  const [met, most] = [numbers.wholePercent(readiness.low), numbers.wholePercent(readiness.high)];
  const part = (whole: number, name: string): HTMLElement =>
    h('span', null, h('b', null, numbers.percent(whole / 100)), ` ${name}`);
  return h('div', { class: 'answer', 'data-role': readiness.role },
    h('p', { class: 'figure' }, share(readiness.score, texts)),
    h('div', null,
      h('p', { class: 'lead' }, title, h('span', { class: `verdict ${readiness.verdict}` }, texts.verdicts[readiness.verdict])),
      readinessBar(readiness.low, readiness.high),
      legend([['met', part(met, words.met)], ['unknown', part(most - met, words.unknown)], ['missing', part(100 - most, words.missing)]]),
    ),
  );
}
