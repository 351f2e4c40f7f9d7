import { h } from '../dom/h.ts';
import { isStepped } from '../charts/axes.ts';
import type { HoldingStatus, ProficiencyScale } from '../prowess.ts';
import type { Rating } from '../state/model.ts';
import type { Texts } from '../text/index.ts';
import type { Skill } from '../engine/protocol.ts';
import { middleOf, slider } from './slider.ts';

/** One competency to be rated. */
export interface RatingOptions {
  readonly id: string;
  readonly skill: Skill;
  readonly rating: Rating | undefined;
  /** The level that is asked, to be marked. */
  readonly asked: number | null;
  /** Who asks it, in words. */
  readonly note: string;
  readonly texts: Texts;
  /** Nothing stands for unknown. */
  readonly rate: (rating: Rating | null) => void;
}

/** What is offered without being said already. */
const ALWAYS: ReadonlySet<HoldingStatus> = new Set(['unknown', 'not_demonstrated', 'demonstrated']);

function isUnknown(rating: Rating | undefined): boolean {
  return rating === undefined || (rating.kind === 'status' && rating.status === 'unknown');
}

/**
 * Radio buttons for unknown, not shown and each step of a scale; a slider where it has no steps.
 *
 * Unknown is a choice like the others, and never the bottom of a scale.
 */
export function ratingControl(given: RatingOptions): HTMLFieldSetElement {
  const { id, skill, rating, texts } = given;
  const words = texts.rate;
  const { scale } = skill;
  const rate = (next: Rating | null): void => {
    explain(meaning, skill, next ?? undefined);
    given.rate(next);
  };
  const options = { ...given, rate };
  const option = (key: string, label: string, checked: boolean, choose: () => void, hint: string | null = null, asked = false): HTMLElement =>
    h('label', { class: `option ${key}${asked ? ' wanted' : ''}`, title: hint },
      h('input', { type: 'radio', name: id, id: `${id}-${key}`, value: key, checked, onchange: choose }),
      h('span', null, label, hint === null ? null : h('span', { class: 'sr' }, ` ${hint}`)),
    );
  const status = (one: HoldingStatus): HTMLElement =>
    option(one, words.statuses[one], rating?.kind === 'status' && rating.status === one,
      () => options.rate({ kind: 'status', status: one }));

  const choices = [option('unknown', words.unknown, isUnknown(rating), () => options.rate(null)), status('not_demonstrated')];
  if (rating?.kind === 'status' && !ALWAYS.has(rating.status)) {
    choices.push(status(rating.status));
  }
  if (scale === null || (rating?.kind === 'status' && rating.status === 'demonstrated')) choices.push(status('demonstrated'));
  const meaning = h('p', { class: 'meaning quiet' });
  explain(meaning, skill, rating);
  let extra: HTMLElement | null = null;
  if (scale !== null && isStepped(scale) && scale.kind === 'ordinal') {
    for (const level of steps(scale)) {
      choices.push(option(`level-${level}`, texts.numbers.number(level), rating?.kind === 'level' && rating.level === level,
        () => options.rate({ kind: 'level', level, scale: scale.id }), skill.anchors.find((one) => one.level === level)?.label ?? null, level === options.asked));
    }
  } else if (scale !== null) {
    extra = levelSlider(options, scale, choices, option);
  }
  return h('fieldset', { class: 'rating', 'data-competency': skill.uri },
    h('legend', null, h('span', { class: 'label', lang: skill.lang }, skill.label), h('span', { class: 'quiet' }, options.note)),
    h('div', { class: 'options' }, choices, extra),
    meaning,
  );
}

type MakeOption = (key: string, label: string, checked: boolean, choose: () => void) => HTMLElement;

/** The slider of a scale without steps; moving it chooses the level, and the other choices leave it. */
function levelSlider(options: RatingOptions, scale: ProficiencyScale, choices: HTMLElement[], option: MakeOption): HTMLElement {
  const { id, rating, texts, skill } = options;
  const now = rating?.kind === 'level' ? rating.level : middleOf(scale);
  const choose = (level: number): void => options.rate({ kind: 'level', level, scale: scale.id });
  const made = slider({
    id: `${id}-slider`, label: `${texts.rate.level}: ${skill.label}`, scale, value: now, mark: options.asked, texts,
    idle: rating?.kind === 'level' ? null : texts.rate.unknown,
    move: (level) => {
      radio.checked = true;
      made.root.classList.remove('idle');
      choose(level);
    },
  });
  const chosen = option('level', texts.rate.level, rating?.kind === 'level', () => {
    made.root.classList.remove('idle');
    choose(made.value());
  });
  const radio = chosen.querySelector('input') as HTMLInputElement;
  choices.push(chosen);
  for (const other of choices.slice(0, -1)) {
    other.addEventListener('change', () => made.root.classList.add('idle'));
  }
  if (rating?.kind !== 'level') made.root.classList.add('idle');
  return made.root;
}

function steps(scale: ProficiencyScale): number[] {
  return Array.from({ length: scale.maximum - scale.minimum + 1 }, (_, at) => scale.minimum + at);
}

/** What a rating means: the highest level at or below it that has a meaning, else the competency itself. */
function explain(place: HTMLElement, skill: Skill, rating: Rating | undefined): void {
  const reached = rating?.kind === 'level' ? skill.anchors.filter((one) => one.level <= rating.level).at(-1) : undefined;
  const words = [reached?.label ?? null, reached?.text ?? null].filter((one) => one !== null);
  const own = reached === undefined || words.length === 0;
  place.textContent = own ? skill.description ?? '' : `${reached.level} · ${words.join(': ')}`;
  place.lang = (own ? skill.descriptionLang : reached.lang) ?? '';
  if (place.lang === '') place.removeAttribute('lang');
}
