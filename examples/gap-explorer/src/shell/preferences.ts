import type { Language } from '../engine/protocol.ts';
import type { Theme } from '../state/model.ts';
import { languageOf } from '../text/index.ts';

const NAME = 'prowess-gap-explorer';

/** Language and colours are all that stays in the browser; what somebody enters does not. */
export interface Preferences {
  readonly language: Language;
  readonly theme: Theme;
}

/** What was chosen last time, else what the browser wishes. */
export function readPreferences(): Preferences {
  let kept: Partial<Record<keyof Preferences, unknown>> = {};
  try {
    kept = (JSON.parse(localStorage.getItem(NAME) ?? '{}') ?? {}) as typeof kept;
  } catch {
    // A browser may forbid it, and somebody may have changed it: then nothing was chosen.
  }
  return {
    language: kept.language === 'en' || kept.language === 'de' ? kept.language : languageOf(navigator.languages),
    theme: kept.theme === 'light' || kept.theme === 'dark' ? kept.theme : 'auto',
  };
}

/** Keeps what was chosen, where the browser allows it. */
export function keepPreferences(preferences: Preferences): void {
  try {
    localStorage.setItem(NAME, JSON.stringify(preferences));
  } catch {
    // Then it is chosen anew next time.
  }
}
