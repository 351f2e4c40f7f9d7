import { h, type Child } from '../../dom/h.ts';
import { bar } from '../../charts/bar.ts';
import type { Key } from '../../prowess.ts';
import type { PlanStep } from '../../recommend.ts';
import { factsOf, gapsOf, money, resourceOf, title, titleOf, toggled, type About } from './about.ts';

/** The parts of a resource that may be done. */
const PARTS = { open: 0, quarter: 0.25, half: 0.5, most: 0.75, done: 1 } as const;
const STATES = Object.keys(PARTS) as (keyof typeof PARTS)[];

/** Each resource of the plan with what it does and why it is there; then what is done, and what was left out. */
export function steps(about: About): HTMLElement | null {
  const { learning, texts, wish } = about;
  const words = texts.learn;
  const { progress } = learning;
  const done = progress.done ?? 0;
  if (learning.plan.steps.length + wish.done.length + wish.dropped.length === 0) return null;
  return h('section', { class: 'ruled', 'aria-labelledby': 'steps-title' },
    h('h2', { id: 'steps-title', tabindex: -1 }, words.steps),
    done === 0 ? null : h('div', { class: 'progress' },
      h('p', null, h('strong', null, words.done), ` ${words.doneHours(texts.numbers.number(progress.hours_done), texts.numbers.number(progress.hours_planned))}`),
      bar([{ kind: 'met', from: 0, to: done }])),
    h('ol', { class: 'resources' }, learning.plan.steps.map((step) => card(about, step))),
    aside(about, words.doneList, 'done-list', wish.done, (id) => stateOf(about, id)),
    aside(about, words.reasons.dismissed, 'dropped-list', wish.dropped, (id) =>
      h('button', { type: 'button', id: `back-${id}`, class: 'link', 'aria-label': words.backOf(titleOf(about, id)), onclick: () => {
        about.change({ dropped: toggled(wish.dropped, id, false) });
        about.then('steps-title');
      } }, words.back)),
  );
}

function card(about: About, step: PlanStep): HTMLElement {
  const { texts, wish, learning } = about;
  const words = texts.learn;
  const { numbers } = texts;
  const id = step.resource;
  const resource = resourceOf(about, id);
  const isPinned = wish.pinned.includes(id);
  const isBegun = wish.begun.some((one) => one.resource === id) && (resource?.cost ?? 0) > 0;
  const isNew = learning.change?.added.includes(id) === true;
  return h('li', { class: isPinned ? 'pinned' : false, 'data-resource': id },
    h('div', { class: 'what' },
      h('h3', null, title(about, id), isNew ? h('span', { class: 'verdict ready' }, words.added) : null),
      resource === undefined ? null : h('p', { class: 'quiet' }, factsOf(about, resource).join(' · '), stars(about, id)),
      h('ul', { class: 'closes' }, gapsOf(about, step).map((gap) =>
        h('li', null, gap.closes ? words.closes : words.narrows, ' ', h('strong', null, gap.name), ` ${gap.levels}`))),
      step.opens.length === 0 ? null : h('p', null, words.opens, ' ', step.opens.map((one, at) => [at === 0 ? '' : ', ', title(about, one)]), '.'),
      h('p', { class: 'why' }, h('b', null, `${words.why}: `), why(about, step)),
      step.ends_too_late ? h('p', { class: 'late' }, words.late) : null,
    ),
    h('div', { class: 'much' },
      h('p', null, h('strong', null, `${numbers.number(step.hours)} h`), ' · ', isBegun && step.cost === 0 ? words.paid : step.cost === 0 ? words.free : money(about, step.cost)),
      step.begins === null || step.ends === null ? null
        : h('p', { class: 'quiet' }, `${numbers.day(step.begins)} – ${numbers.day(step.ends)}`),
      stateOf(about, id),
      h('p', { class: 'actions' },
        h('button', { type: 'button', id: `pin-${id}`, class: 'button quietly', 'aria-pressed': String(isPinned), 'aria-label': words.pinOf(titleOf(about, id)),
          onclick: () => about.change({ pinned: toggled(wish.pinned, id, !isPinned) }) }, isPinned ? words.pinned : words.pin),
        h('button', { type: 'button', id: `drop-${id}`, class: 'button quietly', 'aria-label': words.dropOf(titleOf(about, id)), onclick: () => {
          about.change({ dropped: toggled(wish.dropped, id, true), pinned: toggled(wish.pinned, id, false) });
          about.then(`back-${id}`);
        } }, words.drop),
      ),
    ),
  );
}

/** What becomes of the plan without a step. */
function why(about: About, { without }: PlanStep): string {
  const words = about.texts.learn;
  if (without === null || without.price === null || without.gain === null) return words.withoutNone;
  if (without.gain > 1e-9) return words.withoutGain(about.texts.numbers.number(without.gain * 100));
  return without.price > 1e-9 ? words.withoutPrice(money(about, without.price)) : words.withoutSame;
}

function stars({ learning, texts }: About, id: Key): Child {
  const found = learning.quality.find((one) => one.resource === id);
  if (found === undefined || found.mean_stars === null || found.ratings === 0) return null;
  return [' · ', h('span', { class: 'stars' }, texts.learn.stars(texts.numbers.number(Math.round(found.mean_stars * 10) / 10), found.ratings))];
}

/** How far somebody is with a resource, as a choice. */
function stateOf(about: About, id: Key): HTMLElement {
  const { texts, wish } = about;
  const words = texts.learn;
  const part = wish.done.includes(id) ? 1 : wish.begun.find((one) => one.resource === id)?.part ?? 0;
  const select = h('select', { id: `state-${id}`, 'aria-label': words.stateOf(titleOf(about, id)), onchange: () => {
    const chosen = PARTS[select.value as keyof typeof PARTS];
    const begun = wish.begun.filter((one) => one.resource !== id);
    about.change({
      done: toggled(wish.done, id, chosen === 1),
      begun: chosen > 0 && chosen < 1 ? [...begun, { resource: id, part: chosen }] : begun,
      // What is done needs no pin any more.
      pinned: chosen === 1 ? toggled(wish.pinned, id, false) : wish.pinned,
    });
  } }, STATES.map((state) => h('option', { value: state, selected: PARTS[state] === part }, words.states[state])));
  return select;
}

/** Resources beside the plan, with something to do about each. */
function aside(about: About, name: string, id: string, keys: readonly Key[], act: (key: Key) => HTMLElement): HTMLElement | null {
  const known = keys.filter((key) => resourceOf(about, key) !== undefined);
  if (known.length === 0) return null;
  return h('div', { class: 'aside', id }, h('h3', null, name),
    h('ul', { class: 'targets' }, known.map((key) => h('li', { 'data-resource': key }, title(about, key), act(key)))));
}
