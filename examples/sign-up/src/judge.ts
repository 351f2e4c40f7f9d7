import { type Breach, type Context, type Policy, type Report, checkPassword, now } from './prowess.ts';
import type { Texts } from './text/index.ts';

/** What somebody has typed, as long as the form is open. */
export interface Typed {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly hasSecondFactor: boolean;
}

/** What the rules say of a password: a report, or that it is no text. */
export type Judgement = { readonly kind: 'report'; readonly report: Report } | { readonly kind: 'no_text' };

/** What others know of the person and the site, and would try first. */
function context(typed: Typed, site: string, breach: Breach): Context {
  const { name, email, hasSecondFactor } = typed;
  // Half a character in a name is no reason to check less; in a password it is refused, below.
  return { names: [name.toWellFormed()], email: email.toWellFormed(), tenant: [site], has_second_factor: hasSecondFactor, breach, now: now() };
}

/** Checks a password by a policy, with all that is known. */
export function judge(policy: Policy, typed: Typed, words: Texts, breach: Breach): Judgement {
  // A browser hands over texts that end in the middle of a character; UTF-8 has none of them.
  if (!typed.password.isWellFormed()) return { kind: 'no_text' };
  return { kind: 'report', report: checkPassword(policy, typed.password, context(typed, words.site, breach)) };
}

/** Whether nothing but the look-up among breached passwords is left to be done. */
export function onlyLookUpIsLeft({ violations }: Report): boolean {
  return violations.every(({ code }) => code === 'password_breach_not_checked');
}

