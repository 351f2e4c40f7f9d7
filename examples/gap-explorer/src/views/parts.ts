import { h, type Child } from '../dom/h.ts';
import type { TargetRole } from '../engine/protocol.ts';
import type { Context, View } from './view.ts';

/** The languages of texts that are not in that of the page. */
interface Languages {
  readonly title?: string | null;
  readonly lead?: string | null;
}

/** The title of a view, which takes the focus when somebody comes to it. */
export function heading(title: string, lead: string, eyebrow: Child = null, lang: Languages = {}): HTMLElement {
  return h('header', { class: 'view-head' },
    eyebrow === null ? null : h('p', { class: 'eyebrow' }, eyebrow),
    h('h1', { id: 'title', tabindex: -1, lang: lang.title }, title),
    h('p', { class: 'intro', lang: lang.lead }, lead),
  );
}

/** A view that has nothing to show yet, and a way to where it begins. */
export function empty(title: string, text: string, to: string, words: string): View {
  return { root: h('div', null, heading(title, text), h('p', null, h('a', { class: 'button', href: `#/${to}` }, words))), refresh: () => undefined };
}

/** The role that is shown. */
export function currentRole({ state, results }: Context): TargetRole | undefined {
  return results.roles.find((role) => role.uri === state.current) ?? results.roles[0];
}
