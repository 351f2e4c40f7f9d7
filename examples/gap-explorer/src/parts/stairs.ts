import { h } from '../dom/h.ts';
import { bar } from '../charts/bar.ts';
import type { EffortPlan } from '../prowess.ts';
import type { Texts } from '../text/index.ts';
import { share } from './figure.ts';
import { legend } from './legend.ts';

/** From today to the target: each step stands on the one before it. Its table is that of the steps. */
export function stairs(plan: EffortPlan, label: (uri: string) => string, texts: Texts): HTMLElement {
  const words = texts.plan;
  const target = plan.target.kind === 'score' ? plan.target.share : null;
  let reached = plan.score_before;
  const row = (name: string, drawn: SVGSVGElement, value: number): HTMLElement =>
    h('li', null, h('span', { class: 'name' }, name), drawn, h('span', { class: 'numbers' }, share(value, texts)));
  const steps = plan.raises.map((raise) => {
    const from = reached;
    reached = Math.min(1, from + raise.adds);
    return row(label(raise.competency), bar([{ kind: 'before', from: 0, to: from }, { kind: 'gain', from, to: reached }], target), reached);
  });
  return h('figure', { class: 'stairs' },
    h('figcaption', null, h('h3', null, words.chart), legend([['before', words.start], ['gain', words.adds], ['asked', words.target]])),
    h('ol', { class: 'gaps' },
      row(words.start, bar([{ kind: 'before', from: 0, to: plan.score_before }], target), plan.score_before),
      steps,
      row(words.total, bar([{ kind: 'met', from: 0, to: plan.score_after }], target), plan.score_after),
    ),
  );
}
