import { debounce } from '../../dom/debounce.ts';
import { h, type Child } from '../../dom/h.ts';
import type { Catalogue, LearningWish } from '../../engine/protocol.ts';
import type { Context } from '../view.ts';
import { toggled } from './about.ts';

/** Long enough for somebody to finish a number. */
const WAIT = 250;

/** The most languages or modalities that are offered. */
const MOST_CHOICES = 12;

/** What somebody wishes of the plan. */
export function wishControls(context: Context, catalogue: Catalogue, change: (change: Partial<LearningWish>) => void): HTMLElement {
  const { texts, state, actions } = context;
  const words = texts.learn;
  const { wish } = state;
  // Lists are read when they change, since several may change before a plan is there.
  const lists = { languages: wish.languages, modalities: wish.modalities };
  const later = debounce(WAIT, change);
  const amount = (id: string, label: string, value: number | null, most: number, least: number | null, take: (value: number | null) => Partial<LearningWish>): HTMLElement => {
    const input = h('input', { type: 'number', id, min: least ?? 0, max: most, step: 'any', value, inputmode: 'decimal', placeholder: least === null ? words.noLimit : null });
    input.addEventListener('input', () => {
      const number = input.value === '' ? null : input.valueAsNumber;
      const isFine = number === null ? least === null : number >= (least ?? 0) && number <= most;
      input.setAttribute('aria-invalid', String(!isFine));
      if (isFine) later(take(number));
    });
    return field(id, label, input);
  };
  const day = (id: string, label: string, value: string | null, take: (value: string) => Partial<LearningWish> | null): HTMLElement => {
    const input = h('input', { type: 'date', id, value });
    input.addEventListener('input', () => {
      const taken = take(input.value);
      if (taken !== null) later(taken);
    });
    return field(id, label, input);
  };
  const choices = (name: 'languages' | 'modalities', label: string, note: string, all: readonly string[], show: (one: string) => string): HTMLElement | null =>
    all.length < 2 ? null : h('fieldset', { class: 'choices' },
      h('legend', null, label),
      all.map((one, at) => {
        const box = h('input', { type: 'checkbox', id: `${name}-${at}`, value: one, checked: lists[name].includes(one) });
        box.addEventListener('change', () => {
          lists[name] = toggled(lists[name], one, box.checked);
          change({ [name]: lists[name] });
        });
        return h('label', null, box, h('span', null, show(one)));
      }),
      h('p', { class: 'quiet' }, note),
    );
  const languages = distinct(catalogue.resources.flatMap((one) => one.languages));
  const modalities = distinct(catalogue.resources.map((one) => one.modality).filter((one) => one !== null));
  const names = new Intl.DisplayNames([state.language], { type: 'language', fallback: 'code' });
  const unit = (label: string): string => (catalogue.source === 'sample' ? `${label} (€)` : label);

  const weeks = h('input', { type: 'text', id: 'weeks', value: wish.weeks.join(', '), inputmode: 'text', autocomplete: 'off' });
  weeks.addEventListener('input', () => {
    const hours = numbersIn(weeks.value);
    weeks.setAttribute('aria-invalid', String(hours === null));
    if (hours !== null) later({ weeks: hours });
  });
  const steady = h('input', { type: 'checkbox', id: 'steady', checked: wish.steady });
  steady.addEventListener('change', () => change({ steady: steady.checked }));
  const set = wish.languages.length + wish.modalities.length + wish.weeks.length > 0 || wish.steady || catalogue.source === 'file' || wish.hourValue !== 20;

  return h('section', { class: 'panel wishes', 'aria-labelledby': 'wishes-title' },
    h('h2', { id: 'wishes-title' }, words.wishes),
    goals(context, change),
    h('div', { class: 'pair' },
      amount('hours-per-week', words.hoursPerWeek, wish.hoursPerWeek, 168, 0.25, (hoursPerWeek) => ({ hoursPerWeek: hoursPerWeek ?? 5 })),
      amount('budget', unit(words.budget), wish.budget, 10_000_000, null, (budget) => ({ budget })),
      amount('hours', words.hours, wish.hours, 100_000, null, (hours) => ({ hours })),
      day('start-day', words.start, wish.start, (start) => (start === '' ? null : { start })),
      day('deadline', words.deadline, wish.deadline, (deadline) => ({ deadline: deadline === '' ? null : deadline })),
      amount('hour-value', unit(words.hourValue), wish.hourValue, 100_000, 0, (hourValue) => ({ hourValue: hourValue ?? 0 })),
    ),
    h('details', { id: 'more-wishes', open: set },
      h('summary', { id: 'more-wishes-summary' }, words.more),
      choices('languages', words.languages, words.languagesNone, languages, (one) => names.of(one) ?? one),
      choices('modalities', words.modalities, words.modalitiesNone, modalities, (one) => words.modalityNames[one] ?? one),
      amount('surcharge', unit(words.surcharge), wish.surcharge, 10_000_000, 0, (surcharge) => ({ surcharge: surcharge ?? 0 })),
      field('weeks', words.weeks, weeks, words.weeksNote),
      h('p', null, h('label', { class: 'check' }, steady, h('span', null, words.steady))),
      catalogueControls(context, catalogue),
    ),
    h('p', null, h('button', { type: 'button', id: 'wish-nothing', class: 'link', onclick: () => actions.wishNothing() }, words.reset)),
  );
}

function field(id: string, label: string, input: HTMLInputElement, note: string | null = null): HTMLElement {
  if (note !== null) input.setAttribute('aria-describedby', `${id}-note`);
  return h('div', { class: 'field' }, h('label', { for: id }, label), input,
    note === null ? null : h('span', { class: 'quiet', id: `${id}-note` }, note));
}

function goals({ texts, state }: Context, change: (change: Partial<LearningWish>) => void): HTMLElement {
  const words = texts.learn;
  const option = (goal: LearningWish['goal']): Child =>
    h('label', null,
      h('input', { type: 'radio', name: 'goal', id: `goal-${goal}`, value: goal, checked: goal === state.wish.goal, onchange: () => change({ goal }) }),
      h('span', null, words.goals[goal], h('small', null, words.goalNotes[goal])),
    );
  return h('fieldset', { class: 'goals picker' }, h('legend', null, words.goal), (['all_goals', 'must_haves', 'most_gain'] as const).map(option));
}

/** Where resources come from, and how to bring one's own. */
export function catalogueControls({ texts, state, actions }: Context, catalogue: Catalogue | null): HTMLElement {
  const words = texts.learn;
  const input = h('input', { type: 'file', id: 'catalogue-file', class: 'sr', tabindex: -1, accept: '.csv,.json', 'aria-label': words.open, onchange: () => {
    const file = input.files?.[0];
    if (file !== undefined) void actions.openCatalogue(file);
    input.value = '';
  } });
  const name = catalogue === null ? null
    : words.catalogueOf(catalogue.source === 'sample' ? words.sampleName : catalogue.name, catalogue.resources.length);
  const isOwn = catalogue?.source === 'file' && state.data?.catalogue != null;
  return h('div', { class: 'catalogue' },
    h('h3', null, words.catalogue),
    name === null ? null : h('p', { id: 'catalogue-name' }, name),
    h('p', { class: 'quiet' }, words.openNote),
    h('p', { class: 'actions' },
      h('button', { type: 'button', id: 'open-catalogue', class: 'button quietly', onclick: () => input.click() }, words.open),
      isOwn ? h('button', { type: 'button', id: 'close-catalogue', class: 'button quietly', onclick: () => actions.closeCatalogue() }, words.close) : null,
      input,
    ),
  );
}

function distinct(all: readonly string[]): string[] {
  return [...new Set(all)].sort().slice(0, MOST_CHOICES);
}

/** Numbers with anything but digits between them; nothing where one is too large. */
function numbersIn(text: string): number[] | null {
  const numbers = text.split(/[\s,;]+/).filter((one) => one !== '').map(Number);
  return numbers.every((one) => Number.isFinite(one) && one >= 0 && one <= 168) ? numbers : null;
}

