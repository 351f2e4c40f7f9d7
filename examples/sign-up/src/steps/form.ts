import { wordlist } from '@scure/bip39/wordlists/english.js';
import type { App } from '../app.ts';
import { type Asked, lookUp } from '../breach.ts';
import { dress, h, replace, sentence } from '../dom.ts';
import { type Judgement, type Typed, judge, onlyLookUpIsLeft } from '../judge.ts';
import {
  type Breach, PRESETS, type Preset, emailIdentity, entropy, generatePassphrase, generatePassword, generateTotpSecret, inputAttributes,
  isProwessError, policyHelp, policyPreset,
} from '../prowess.ts';
import { Feedback } from './feedback.ts';
import { field, mark } from './field.ts';

/** What somebody has typed so far, and the policy of the site. */
export type Draft = { -readonly [K in keyof Typed]: Typed[K] } & { preset: Preset };

export const emptyDraft = (): Draft => ({ name: '', email: '', password: '', hasSecondFactor: true, preset: PRESETS[0] as Preset });

/** Before the service is asked, somebody stops typing. */
const WAIT = 500;
const WORDS = 6;

/** The form for a new account, whose feedback follows what is typed. */
export function form(app: App, draft: Draft): HTMLElement {
  const { words } = app;
  const feedback = new Feedback(app);
  let policy = policyPreset(draft.preset);
  let asked: Asked | 'asking' | null = null;
  let asking = new AbortController();
  let timer = 0;

  const name = h('input', { id: 'name', type: 'text', autocomplete: 'name', value: draft.name, oninput: () => { draft.name = name.value; judgeAgain(); } });
  const email = h('input', { id: 'email', type: 'email', autocomplete: 'email', required: true, oninput: () => { draft.email = email.value; mark(email, null); judgeAgain(); } });
  email.value = draft.email;
  const preset = h('select', { id: 'preset', onchange: () => { draft.preset = preset.value as Preset; policy = policyPreset(draft.preset); sayRules(); typed(); } },
    PRESETS.map((one) => h('option', { value: one, selected: one === draft.preset }, words.presets[one])));
  const second = h('input', { id: 'second', type: 'checkbox', checked: draft.hasSecondFactor, onchange: () => { draft.hasSecondFactor = second.checked; sayRules(); judgeAgain(); } });
  const password = h('input', {
    id: 'password', type: 'password', required: true, 'aria-describedby': 'rules', autocapitalize: 'none', autocorrect: 'off', spellcheck: 'false',
    oninput: () => { draft.password = password.value; mark(password, null); typed(); },
  });
  password.value = draft.password;
  const showing = h('button', { id: 'show', type: 'button', class: 'quietly', 'aria-pressed': 'false', onclick: () => look(password.type === 'password') }, words.form.show);
  const rules = h('ul', { id: 'rules', class: 'rules' });
  const attributes = h('code', { id: 'attributes' });
  const made = h('p', { id: 'made', class: 'quiet' });

  function look(shown: boolean): void {
    password.type = shown ? 'text' : 'password';
    showing.setAttribute('aria-pressed', String(shown));
  }

  /** What the policy asks, for people, for the browser and for password managers. */
  function sayRules(): void {
    const said = policyHelp(policy, { language: app.tag, has_second_factor: draft.hasSecondFactor });
    replace(rules, said.map(({ text }) => h('li', {}, sentence(text))));
    const named = inputAttributes(policy, draft.hasSecondFactor);
    dress(password, { ...named });
    replace(attributes, Object.entries(named).map(([key, value]) => `${key}="${value}"`).join('\n'));
  }

  const breach = (): Breach => (asked === null || asked === 'asking' || asked.breach === null ? { kind: 'not_checked' } : asked.breach);
  const judged = (): Judgement => judge(policy, draft, words, breach());

  function show(said: Judgement | null): void {
    feedback.show(said, asked, policy.breach !== 'ignored');
  }

  function judgeAgain(): void {
    show(draft.password === '' ? null : judged());
  }

  /** Another password: what was known of the last one is forgotten. */
  function typed(): void {
    window.clearTimeout(timer);
    asking.abort();
    asked = null;
    replace(made);
    judgeAgain();
    timer = window.setTimeout(() => void ask(), WAIT);
  }

  /** Asks the service, once nothing else is wrong with the password. */
  async function ask(): Promise<void> {
    window.clearTimeout(timer);
    const before = draft.password === '' ? null : judged();
    if (asked !== null || policy.breach === 'ignored' || before?.kind !== 'report' || !onlyLookUpIsLeft(before.report)) return;
    const mine = (asking = new AbortController());
    asked = 'asking';
    judgeAgain();
    const answer = await lookUp(draft.password, mine.signal);
    if (mine.signal.aborted) return;
    asked = answer;
    judgeAgain();
  }

  function take({ password: drawn, bits }: { readonly password: string; readonly bits: number }): void {
    password.value = drawn;
    draft.password = drawn;
    mark(password, null);
    look(true);
    typed();
    replace(made, words.form.made(bits));
  }

  /** An address that can be written to, or nothing. */
  function address(): string | null {
    try {
      return emailIdentity(draft.email.toWellFormed()).address;
    } catch (error) {
      if (!isProwessError(error)) throw error;
      mark(email, words.form.noEmail);
      email.focus();
      return null;
    }
  }

  async function create(event: Event): Promise<void> {
    event.preventDefault();
    await ask();
    const said = judged();
    const isTaken = said.kind === 'report' && said.report.ok;
    show(said);
    mark(password, isTaken ? null : words.form.notTaken);
    if (!isTaken) password.focus();
    const to = address();
    if (!isTaken || to === null) return;
    // Here a site sends the password to its server, which checks it again by the same rules and hashes it.
    const { hasSecondFactor } = draft;
    if (!hasSecondFactor) return app.go({ kind: 'done', hasSecondFactor });
    app.go({ kind: 'authenticator', email: to, secret: generateTotpSecret(entropy(20)).secret_once, state: {} });
  }

  app.onLeave(() => {
    window.clearTimeout(timer);
    asking.abort();
  });
  sayRules();
  judgeAgain();
  if (draft.password !== '') typed();
  return h('section', {},
    h('h1', { tabindex: -1 }, words.form.heading),
    h('p', { class: 'intro' }, words.form.intro),
    h('form', { novalidate: true, onsubmit: (event: Event) => void create(event) },
      h('div', { class: 'columns' },
        h('div', {},
          field(words.form.name, name),
          field(words.form.email, email),
          field(words.form.password, password, h('div', { class: 'row' }, password, showing)),
          feedback.root,
          h('p', { class: 'buttons' },
            h('button', { id: 'make-password', type: 'button', class: 'quietly', onclick: () => take(generatePassword(policy, entropy(256))) }, words.form.makePassword),
            h('button', { id: 'make-phrase', type: 'button', class: 'quietly', onclick: () => take(generatePassphrase(wordlist, WORDS, '-', entropy(256))) }, words.form.makePhrase)),
          made,
          h('p', { class: 'check' }, second, h('label', { for: 'second' }, words.form.second)),
          h('p', { class: 'buttons' }, h('button', { id: 'create', type: 'submit' }, words.form.create))),
        h('aside', { 'aria-label': words.form.rules },
          h('h2', {}, words.form.rules),
          rules,
          field(words.form.preset, preset),
          h('details', {}, h('summary', {}, words.form.attributes), h('pre', { tabindex: 0 }, attributes))))));
}
