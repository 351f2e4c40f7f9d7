import { h, replace } from '../dom/h.ts';
import { bar, readinessBar } from '../charts/bar.ts';
import { legend } from '../parts/legend.ts';
import { points, share } from '../parts/figure.ts';
import { rolePicker } from '../parts/picker.ts';
import { middleOf, slider } from '../parts/slider.ts';
import { twin } from '../parts/table.ts';
import { heldOf, heldText } from '../state/lines.ts';
import type { Need } from '../engine/protocol.ts';
import type { Readiness } from '../prowess.ts';
import type { Texts } from '../text/index.ts';
import { currentRole, empty, heading } from './parts.ts';
import type { Context, MakeView } from './view.ts';

/** Where other levels are tried, laid over the ratings. */
export const whatIf: MakeView = (context) => {
  const { texts, state, actions } = context;
  const words = texts.whatIf;
  const role = currentRole(context);
  if (role === undefined) {
    const to = state.data === null ? 'start' : 'roles';
    return empty(words.title, words.none, to, texts.views[to]);
  }
  const outcome = h('div', null);
  const rows = role.needs.map((need, at) => row(context, need, at));
  const refresh = (now: Context): void => {
    replace(outcome, contents(now));
    for (const one of rows) one.refresh(now);
  };
  refresh(context);
  const root = h('div', null,
    heading(words.title, words.lead, role.title),
    rolePicker(texts.readiness.choose, context.results.roles, role.uri, actions.show),
    h('div', { class: 'beside wide' },
      h('section', { 'aria-labelledby': 'sliders-title' },
        h('div', { class: 'row' },
          h('h2', { id: 'sliders-title' }, words.sliders),
          h('button', { type: 'button', id: 'reset', class: 'button quietly', onclick: () => actions.imagineNothing() }, words.reset),
        ),
        rows.map((one) => one.root),
      ),
      h('aside', { class: 'panel sticky' }, outcome),
    ),
  );
  return { root, refresh };
};

interface Row {
  readonly root: HTMLElement;
  refresh(context: Context): void;
}

/** One competency to be imagined: a slider, or a choice where there is no scale. */
function row(context: Context, need: Need, at: number): Row {
  const { texts, state, actions } = context;
  const words = texts.whatIf;
  const id = `imagine-${at}`;
  const today = state.ratings.get(need.uri);
  const imagined = state.imagined.get(need.uri) ?? today;
  const reset = h('button', {
    type: 'button', class: 'link', id: `${id}-reset`, 'aria-label': words.resetOne(need.label),
    onclick: () => {
      // The button goes away, so the focus goes to what it stood beside.
      document.getElementById(id)?.focus();
      actions.imagineToday(need.uri);
    },
  }, words.reset);
  const note = h('span', { class: 'quiet' });
  let control: HTMLElement;
  if (need.scale !== null) {
    const { scale } = need;
    const value = imagined?.kind === 'level' ? imagined.level : middleOf(scale);
    control = slider({
      id, label: need.label, scale, value, mark: need.asked, texts,
      idle: imagined?.kind === 'level' ? null : heldText(heldOf(today), texts),
      move: (level) => actions.imagine(need.uri, { kind: 'level', level, scale: scale.id }),
    }).root;
  } else {
    const select = h('select', { id, 'aria-label': need.label },
      h('option', { value: '' }, words.asIs),
      (['demonstrated', 'not_demonstrated', 'unknown'] as const).map((status) =>
        h('option', { value: status, selected: state.imagined.has(need.uri) && imagined?.kind === 'status' && imagined.status === status }, texts.rate.statuses[status]),
      ),
    );
    select.addEventListener('change', () => {
      const status = select.value as 'demonstrated' | 'not_demonstrated' | 'unknown' | '';
      if (status === '') actions.imagineToday(need.uri);
      else actions.imagine(need.uri, { kind: 'status', status });
    });
    control = select;
  }
  const root = h('div', { class: 'imagine', 'data-competency': need.uri },
    h('span', { class: 'name' }, need.label, note), control, reset);
  return {
    root,
    refresh(now) {
      const changed = now.state.imagined.has(need.uri);
      root.classList.toggle('changed', changed);
      root.classList.toggle('idle', !changed && today?.kind !== 'level' && need.scale !== null);
      reset.hidden = !changed;
      const held = words.today(heldText(heldOf(now.state.ratings.get(need.uri)), texts));
      replace(note, need.asked === null ? held : `${held} · ${texts.readiness.asked} ${texts.numbers.number(need.asked)}`);
    },
  };
}

function contents(context: Context): (HTMLElement | null)[] {
  const { results, texts } = context;
  const words = texts.whatIf;
  const needs = currentRole(context)?.needs ?? [];
  const label = (uri: string): string => needs.find((need) => need.uri === uri)?.label ?? uri;
  const found = results.whatIf;
  if (found === null) return [];
  const side = (name: string, outcome: typeof found.after): HTMLElement => {
    if (outcome.kind === 'unrated') return h('div', null, h('h3', null, name), h('p', { lang: 'en' }, outcome.problem.message));
    return half(name, outcome.readiness, texts);
  };
  const changed = found.contributions.filter((one) => one.difference !== 0);
  const most = Math.max(...changed.map((one) => Math.max(one.before, one.after)), 0);
  return [
    h('div', { class: 'halves' }, side(words.before, found.before), side(words.after, found.after)),
    h('p', { class: 'difference' }, `${words.difference}: `, h('strong', null, points(found.difference ?? 0, texts)), ` ${words.points}`),
    found.verdict !== null && found.verdict.before !== null && found.verdict.after !== null
      ? h('p', null, words.verdict(texts.verdicts[found.verdict.before], texts.verdicts[found.verdict.after])) : null,
    h('h3', null, words.changes),
    changed.length === 0 ? h('p', { class: 'quiet' }, words.noChanges) : h('div', null,
      legend([['met', words.before], ['gain', words.after]]),
      h('ol', { class: 'gaps' }, changed.map((one) =>
        h('li', null,
          h('span', { class: 'name' }, label(one.competency)),
          bar(one.after > one.before
            ? [{ kind: 'met', from: 0, to: one.before / most }, { kind: 'gain', from: one.before / most, to: one.after / most }]
            : [{ kind: 'met', from: 0, to: one.after / most }, { kind: 'lost', from: one.after / most, to: one.before / most }]),
          h('span', { class: 'numbers' }, points(one.difference, texts)),
        ),
      )),
      twin('what-if', {
        name: words.changes,
        columns: [
          { heading: texts.readiness.competency }, { heading: words.before, number: true },
          { heading: words.after, number: true }, { heading: words.difference, number: true },
        ],
        rows: changed.map((one) => [
          label(one.competency), share(one.before, texts, true), share(one.after, texts, true), points(one.difference, texts),
        ]),
      }, texts),
    ),
  ];
}

function half(name: string, readiness: Readiness, texts: Texts): HTMLElement {
  return h('div', { class: 'half' },
    h('h3', null, name),
    h('p', { class: 'figure small' }, share(readiness.score, texts)),
    readinessBar(readiness.low, readiness.high),
    h('p', { class: 'quiet' }, readiness.high > readiness.score ? texts.compare.upTo(texts.numbers.percent(readiness.high)) : '\u00a0'),
  );
}
