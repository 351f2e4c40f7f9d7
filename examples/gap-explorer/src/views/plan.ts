import { h, replace } from '../dom/h.ts';
import { number, share } from '../parts/figure.ts';
import { rolePicker } from '../parts/picker.ts';
import { stairs } from '../parts/stairs.ts';
import { twin } from '../parts/table.ts';
import type { EffortPlan } from '../prowess.ts';
import type { TargetRole } from '../engine/protocol.ts';
import type { Texts } from '../text/index.ts';
import { currentRole, empty, heading } from './parts.ts';
import { planControls } from './plan-controls.ts';
import type { Context, MakeView } from './view.ts';

/** The cheapest way to a target, with its proof. */
export const plan: MakeView = (context) => {
  const { texts, state, actions } = context;
  const words = texts.plan;
  const role = currentRole(context);
  if (role === undefined) {
    const to = state.data === null ? 'start' : 'roles';
    return empty(words.title, words.none, to, texts.views[to]);
  }
  const outcome = h('div', null);
  const refresh = (now: Context): void => replace(outcome, contents(now, role));
  refresh(context);
  const root = h('div', null,
    heading(words.title, words.lead, role.title),
    rolePicker(texts.readiness.choose, context.results.roles, role.uri, actions.show),
    h('div', { class: 'beside' }, planControls(context, role), h('section', { class: 'panel', 'aria-labelledby': 'steps-title' }, h('h2', { id: 'steps-title' }, words.steps), outcome)),
  );
  return { root, refresh };
};

function contents({ results, texts }: Context, role: TargetRole): (HTMLElement | null)[] {
  const found = results.plan;
  if (found === null) return [];
  const words = texts.plan;
  const label = (uri: string): string => role.needs.find((need) => need.uri === uri)?.label ?? uri;
  const status = h('p', { class: `status ${found.status}`, 'data-status': found.status },
    h('strong', null, words.statuses[found.status]), ' ', proof(found, texts));
  if (found.raises.length === 0) return [status];
  const level = (value: number | null, without: string): string => (value === null ? without : texts.numbers.number(value));
  return [
    status,
    stairs(found, texts, (raise) => ({
      name: label(raise.competency),
      note: [
        raise.to === null ? words.showIt : words.raise(level(raise.from, words.bottom), level(raise.to, '')),
        raise.assumes_bottom ? `, ${words.assumes}` : '',
      ].join(''),
      without: without(raise, texts),
    })),
    twin('plan', {
      name: words.steps,
      columns: [
        { heading: words.step }, { heading: words.from, number: true }, { heading: words.to, number: true },
        { heading: words.adds, number: true }, { heading: words.Cost, number: true }, { heading: words.without },
      ],
      rows: found.raises.map((raise) => [
        label(raise.competency), level(raise.from, words.bottom), level(raise.to, words.showIt),
        share(raise.adds, texts, true), number(raise.cost, texts), without(raise, texts),
      ]),
    }, texts),
    h('p', { class: 'quiet' }, words.nodes(found.nodes.toLocaleString(texts.tag))),
  ];
}

function without(raise: EffortPlan['raises'][number], texts: Texts): string {
  const other = raise.without;
  if (other === null) return '';
  return other.cost === null ? texts.plan.withoutNone : texts.plan.withoutCost(texts.numbers.number(other.cost));
}

/** Why nothing is cheaper: the cost, and the least that any steps can cost. */
function proof(found: EffortPlan, texts: Texts): HTMLElement {
  const words = texts.plan;
  const { cost, lower_bound: bound, best_score: best } = found;
  const text = (value: number | null): string => (value === null ? '–' : texts.numbers.number(value));
  const sentence =
    found.status === 'optimal' ? words.proof(text(cost), text(bound))
    : found.status === 'within_bound' ? words.gap(text(cost), text(bound))
    : found.status === 'already_reached' ? words.reached
    : best === null ? words.impossibleNoBest
    : words.impossible(texts.numbers.percent(best));
  return h('span', { class: 'proof', 'data-cost': cost, 'data-bound': bound }, sentence);
}
