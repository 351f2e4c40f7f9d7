import { h, type Child } from '../dom/h.ts';
import { bar } from '../charts/bar.ts';
import type { EffortPlan } from '../prowess.ts';
import type { Texts } from '../text/index.ts';
import { number, share } from './figure.ts';
import { legend } from './legend.ts';

/** What is said of one step. */
export interface StepWords {
  readonly name: string;
  readonly note: string;
  readonly without: string;
}

/** From today to the target: each step with its cost, standing on the one before it. */
export function stairs(
  plan: EffortPlan,
  texts: Texts,
  wordsOf: (raise: EffortPlan['raises'][number]) => StepWords,
): HTMLElement {
  const words = texts.plan;
  const target = plan.target.kind === 'score' ? plan.target.share : null;
  let reached = plan.score_before;
  const end = (name: string, kind: 'before' | 'met', value: number): HTMLElement =>
    h('li', { class: 'end' },
      h('span', { class: 'name' }, name), h('span', { class: 'numbers' }, share(value, texts)), bar([{ kind, from: 0, to: value }], target));
  const steps = plan.raises.map((raise) => {
    const from = reached;
    reached = Math.min(1, from + raise.adds);
    const { name, note, without } = wordsOf(raise);
    const cost: Child = [`${words.Cost}: `, h('strong', null, number(raise.cost, texts))];
    return h('li', { class: 'step', 'data-competency': raise.competency },
      h('span', { class: 'name' }, name, h('span', { class: 'quiet' }, note)),
      h('span', { class: 'numbers' }, h('span', null, cost), h('span', { class: 'quiet' }, without)),
      bar([{ kind: 'before', from: 0, to: from }, { kind: 'gain', from, to: reached }], target));
  });
  return h('figure', { class: 'stairs' },
    h('figcaption', null, h('h3', null, words.chart), legend([['before', words.start], ['gain', words.adds], ['asked', words.target]])),
    h('ol', { class: 'steps' },
      end(words.start, 'before', plan.score_before), steps, end(words.total, 'met', plan.score_after)),
  );
}
