import { h } from '../../dom/h.ts';
import type { Catalogue, Learning, LearningWish } from '../../engine/protocol.ts';
import type { Key } from '../../prowess.ts';
import type { LearningResource, PlanStep } from '../../recommend.ts';
import { labelIn, type Texts } from '../../text/index.ts';
import type { Context } from '../view.ts';

/** Everything that the parts of the learning plan are made from. */
export interface About {
  readonly context: Context;
  readonly texts: Texts;
  readonly catalogue: Catalogue;
  readonly learning: Learning;
  readonly wish: LearningWish;
  readonly change: (change: Partial<LearningWish>) => void;
  /** Where the focus goes when the element that has it is gone. */
  readonly then: (id: string) => void;
}

/** A resource by its id. */
export function resourceOf({ catalogue }: About, id: Key): LearningResource | undefined {
  return catalogue.resources.find((one) => one.id === id);
}

/** The title of a resource as text. */
export function titleOf(about: About, id: Key): string {
  const titles = resourceOf(about, id)?.titles ?? {};
  return labelIn(titles, about.context.state.language) ?? id;
}

/** The title of a resource, marked with its language where it is another one than that of the page. */
export function title(about: About, id: Key): HTMLElement {
  const titles = resourceOf(about, id)?.titles ?? {};
  const { language } = about.context.state;
  const lang = language in titles ? null : Object.keys(titles)[0] ?? null;
  return h('span', { lang }, titleOf(about, id));
}

/** An amount of money. */
export function money({ texts, catalogue }: About, value: number): string {
  return texts.numbers.money(value, catalogue.source === 'sample');
}

/** The name of a competency in this plan. */
export function nameOf({ learning }: About, competency: Key): string {
  return learning.goals.find((one) => one.competency === competency)?.label ?? competency;
}

/** What a step does to each gap. */
export function gapsOf(about: About, step: PlanStep): { readonly name: string; readonly levels: string; readonly closes: boolean }[] {
  const { learn, numbers } = about.texts;
  const level = (value: number | null, without: string): string => (value === null ? without : numbers.number(value));
  return step.narrows.map((one) => ({
    name: nameOf(about, one.competency),
    levels: learn.toLevel(level(one.from, learn.bottom), level(one.to, learn.have)),
    closes: one.is_closed,
  }));
}

/** How a resource is held, in which languages, by whom. */
export function factsOf(about: About, resource: LearningResource): string[] {
  const { learn } = about.texts;
  const modality = resource.modality === null ? null : learn.modalityNames[resource.modality] ?? resource.modality;
  return [resource.provider, modality, resource.languages.join(', ')].filter((one): one is string => one !== null && one !== '');
}

/** Takes a key into a list, or out of it. */
export function toggled(keys: readonly Key[], key: Key, isIn: boolean): Key[] {
  const others = keys.filter((one) => one !== key);
  return isIn ? [...others, key] : others;
}
