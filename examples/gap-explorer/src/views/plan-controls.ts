import { h } from '../dom/h.ts';
import type { TargetRole } from '../engine/protocol.ts';
import { table } from '../parts/table.ts';
import type { Context } from './view.ts';

/** So many costs are shown without being asked for. */
const FEW = 20;

/** What has to be reached, and what a level costs. */
export function planControls({ texts, state, actions }: Context, role: TargetRole): HTMLElement {
  const words = texts.plan;
  const { effort } = state;
  const set = effort.costs.size + effort.frozen.size > 0;
  // Beside the steps there is room for it; above them it would push them away.
  const wide = matchMedia('(min-width: 64.01rem)').matches && role.needs.length <= FEW;
  const target = h('input', { type: 'range', id: 'target', min: 5, max: 100, step: 1 });
  target.value = String(Math.round(effort.share * 100));
  const shown = h('output', { for: 'target' }, texts.numbers.percent(effort.share));
  target.setAttribute('aria-valuetext', texts.numbers.percent(effort.share));
  target.addEventListener('input', () => {
    const share = target.valueAsNumber / 100;
    shown.textContent = texts.numbers.percent(share);
    target.setAttribute('aria-valuetext', texts.numbers.percent(share));
    actions.plan({ share });
  });
  const amount = (id: string, label: string | null, value: number | undefined, change: (value: number | null) => void): HTMLInputElement => {
    const input = h('input', { type: 'number', id, min: 0, step: 'any', value, inputmode: 'decimal', 'aria-label': label,
      placeholder: label === null ? null : texts.numbers.number(effort.costPerLevel) });
    input.addEventListener('input', () => {
      const cost = input.value === '' ? null : input.valueAsNumber;
      if (cost === null || (Number.isFinite(cost) && cost >= 0)) change(cost);
    });
    return input;
  };
  const fixed = (uri: string, label: string, at: number): HTMLElement => {
    const box = h('input', { type: 'checkbox', id: `fixed-${at}`, checked: effort.frozen.has(uri), 'aria-label': words.fixedOf(label) });
    box.addEventListener('change', () => actions.freeze(uri, box.checked));
    return box;
  };
  return h('section', { class: 'controls', 'aria-label': words.target },
    h('div', { class: 'field' }, h('label', { for: 'target' }, words.target), h('span', { class: 'slider' }, target, shown)),
    h('div', { class: 'field' }, h('label', { for: 'cost' }, words.cost),
      amount('cost', null, effort.costPerLevel, (cost) => { if (cost !== null) actions.plan({ costPerLevel: cost }); })),
    h('details', { id: 'costs', class: set ? 'set' : false, open: wide || set },
      h('summary', null, words.costs),
      h('p', { class: 'quiet' }, words.costsLead),
      table({
        name: words.costs,
        columns: [{ heading: texts.readiness.competency }, { heading: words.Cost }, { heading: words.fixed }],
        rows: role.needs.map((need, at) => [
          need.label,
          amount(`cost-${at}`, words.costOf(need.label), effort.costs.get(need.uri), (cost) => actions.price(need.uri, cost)),
          fixed(need.uri, need.label, at),
        ]),
      }),
    ),
  );
}
