import { de } from './de.ts';
import { en, type Texts } from './en.ts';

export type { Texts } from './en.ts';
export type Language = 'en' | 'de';

export const LANGUAGES: readonly Language[] = ['en', 'de'];

/** The words of a language. */
export const texts: Readonly<Record<Language, Texts>> = { en, de };

/** The first of the wished languages that the page speaks, else English. */
export function languageOf(wishes: readonly string[]): Language {
  const known = wishes.map((wish) => wish.split('-')[0]).find((tag) => tag === 'en' || tag === 'de');
  return known === 'de' ? 'de' : 'en';
}
