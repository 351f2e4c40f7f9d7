import { h, replace } from '../dom/h.ts';
import type { Language } from '../engine/protocol.ts';
import type { Actions } from '../state/actions.ts';
import { VIEWS, type State, type Theme } from '../state/model.ts';
import type { Texts } from '../text/index.ts';

/** What stays around the views: the name, the steps, the settings, and what the page has to say. */
export interface Shell {
  readonly root: HTMLElement;
  readonly main: HTMLElement;
  /** Shows another language or another step. */
  refresh(state: State, texts: Texts): void;
}

/** What the settings change. */
export interface Settings {
  readonly speak: (language: Language) => void;
  readonly paint: (theme: Theme) => void;
}

/** Makes the frame of the page once; it is filled anew when something in it changes. */
export function makeShell(actions: Actions, settings: Settings): Shell {
  const skip = h('a', { class: 'skip', href: '#title', onclick: (event) => {
    event.preventDefault();
    document.getElementById('title')?.focus();
  } });
  const top = h('div', { class: 'top' });
  const nav = h('nav');
  const notice = h('div', { class: 'notices', role: 'status' });
  const main = h('main', { id: 'main' });
  const foot = h('footer');
  const files = h('input', { type: 'file', id: 'saved-file', class: 'sr', tabindex: -1, accept: '.json,.zip,.gz,.txt,.csv', multiple: true, onchange: () => {
    void actions.openFiles([...(files.files ?? [])]);
    files.value = '';
  } });
  const root = h('div', { class: 'page' }, skip, h('header', { class: 'bar-top' }, top, nav), notice, main, foot);
  return {
    root,
    main,
    refresh(state, texts) {
      skip.textContent = texts.skip;
      nav.setAttribute('aria-label', texts.navigation);
      files.setAttribute('aria-label', texts.open);
      replace(top, brand(texts), tools(state, texts, actions, settings, files));
      replace(nav, steps(state, texts));
      bringIntoView(nav);
      replace(notice, notices(state));
      replace(foot, h('p', null, texts.tagline), h('p', null, texts.footer));
      main.setAttribute('aria-busy', String(state.busy !== null));
    },
  };
}

function brand(texts: Texts): HTMLElement {
  return h('a', { class: 'brand', href: '#/start' }, texts.app);
}

function tools(state: State, texts: Texts, actions: Actions, settings: Settings, files: HTMLInputElement): HTMLElement {
  const select = <T extends string>(id: string, label: string, value: T, options: readonly (readonly [T, string])[], change: (value: T) => void): HTMLElement => {
    const made = h('select', { id, 'aria-label': label, onchange: () => change(made.value as T) },
      options.map(([key, name]) => h('option', { value: key, selected: key === value }, name)));
    return made;
  };
  return h('div', { class: 'tools' },
    h('button', { type: 'button', id: 'open', class: 'button quietly', onclick: () => files.click() }, texts.open),
    h('button', { type: 'button', id: 'save', class: 'button quietly', disabled: state.data === null, onclick: () => actions.save() }, texts.save),
    h('button', { type: 'button', id: 'print', class: 'button quietly', onclick: () => print() }, texts.print),
    select('language', texts.language, state.language, [['en', 'English'], ['de', 'Deutsch']], settings.speak),
    select('theme', texts.theme, state.theme, [['auto', texts.themes.auto], ['light', texts.themes.light], ['dark', texts.themes.dark]], settings.paint),
    files,
  );
}

function steps(state: State, texts: Texts): HTMLElement {
  return h('ul', null, VIEWS.map((view) =>
    h('li', null, h('a', { href: `#/${view}`, id: `to-${view}`, 'aria-current': view === state.view ? 'page' : null }, texts.views[view])),
  ));
}

/** On a narrow screen the step of now may lie beside the edge. */
function bringIntoView(nav: HTMLElement): void {
  const list = nav.querySelector('ul');
  const now = nav.querySelector<HTMLElement>('[aria-current]');
  if (list !== null && now !== null) list.scrollLeft = now.offsetLeft - (list.clientWidth - now.offsetWidth) / 2;
}

function notices(state: State): (HTMLElement | null)[] {
  return [
    state.busy === null ? null : h('p', { class: 'notice busy' }, h('span', { class: 'spinner', 'aria-hidden': 'true' }), state.busy),
    state.notice === null ? null : h('p', { class: `notice ${state.notice.kind}` }, state.notice.text),
  ];
}
