import type { App } from '../app.ts';
import { h } from '../dom.ts';

/** What somebody has now, and what a site keeps of it. */
export function done(app: App, hasSecondFactor: boolean): HTMLElement {
  const { words } = app;
  return h('section', {},
    h('h1', { tabindex: -1 }, words.done.heading),
    h('p', { class: 'intro' }, hasSecondFactor ? words.done.withFactor : words.done.withoutFactor),
    h('p', {}, words.done.server));
}
