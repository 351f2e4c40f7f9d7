import { Announcer } from './announcer.ts';
import { h, replace } from './dom.ts';
import type { TotpState } from './prowess.ts';
import { authenticator } from './steps/authenticator.ts';
import { backup } from './steps/backup.ts';
import { done } from './steps/done.ts';
import { type Draft, form } from './steps/form.ts';
import { LANGUAGES, type Language, type Texts, texts } from './text/index.ts';

/** Where somebody is on the way; what a step leaves behind is forgotten with it. */
export type Stage =
  | { readonly kind: 'form'; readonly draft: Draft }
  | { readonly kind: 'authenticator'; readonly email: string; readonly secret: string; state: TotpState }
  | { readonly kind: 'backup'; readonly codes: readonly string[] }
  | { readonly kind: 'done'; readonly hasSecondFactor: boolean };

const ORDER = ['form', 'authenticator', 'backup', 'done'] as const;

/** The page: its head, and the step that somebody is at. */
export class App {
  readonly announcer = new Announcer();
  private readonly head = h('header');
  private readonly main = h('main', { id: 'main' });
  private leave: () => void = () => undefined;

  constructor(private language: Language, private stage: Stage) {}

  get words(): Texts {
    return texts[this.language];
  }

  get tag(): Language {
    return this.language;
  }

  mount(place: Element): void {
    replace(place, this.head, this.main, this.announcer.root);
    this.draw();
  }

  /** Goes on, and leaves everything of the step before behind. */
  go(stage: Stage): void {
    this.leave();
    this.leave = () => undefined;
    this.stage = stage;
    this.draw();
    const title = this.main.querySelector('h1');
    title?.focus();
    window.scrollTo(0, 0);
  }

  /** What a step does before another takes its place. */
  onLeave(leave: () => void): void {
    this.leave = leave;
  }

  private draw(): void {
    const { words } = this;
    document.documentElement.lang = this.language;
    document.title = words.title;
    replace(this.head, h('p', { class: 'brand' }, words.site), this.languages());
    replace(this.main, this.progress(), this.step());
  }

  private step(): HTMLElement {
    switch (this.stage.kind) {
      case 'form': return form(this, this.stage.draft);
      case 'authenticator': return authenticator(this, this.stage);
      case 'backup': return backup(this, this.stage.codes);
      case 'done': return done(this, this.stage.hasSecondFactor);
    }
  }

  private progress(): HTMLElement {
    const here = ORDER.indexOf(this.stage.kind);
    return h('ol', { class: 'progress', 'aria-label': this.words.progress },
      ORDER.map((name, at) => h('li', { 'aria-current': at === here ? 'step' : null, 'data-past': String(at < here) }, this.words.steps[name])));
  }

  private languages(): HTMLElement {
    const choose = (event: Event) => {
      this.language = (event.target as HTMLSelectElement).value as Language;
      this.leave();
      this.leave = () => undefined;
      this.draw();
      document.getElementById('language')?.focus();
    };
    return h('p', { class: 'language' }, h('label', { for: 'language' }, this.words.language),
      h('select', { id: 'language', onchange: choose },
        LANGUAGES.map((one) => h('option', { value: one, lang: one, selected: one === this.language }, texts[one].name))));
  }
}
