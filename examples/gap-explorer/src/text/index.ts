import type { Language } from '../engine/protocol.ts';
import { de } from './de.ts';
import { en, type Texts } from './en.ts';

export type { Texts } from './en.ts';
export type { Numbers } from './numbers.ts';

/** The words of a language. */
export const texts: Readonly<Record<Language, Texts>> = { en, de };

/** The first of the wished languages that the page speaks, else English. */
export function languageOf(wishes: readonly string[]): Language {
  const known = wishes.map((wish) => wish.split('-')[0]).find((tag) => tag === 'en' || tag === 'de');
  return known === 'de' ? 'de' : 'en';
}

/** A label in the wished language, else in any. */
export function labelIn(labels: Readonly<Record<string, string>>, language: Language): string | null {
  return labels[language] ?? labels['en'] ?? Object.values(labels)[0] ?? null;
}
