import { h, replace } from '../dom/h.ts';
import { search } from '../parts/search.ts';
import type { RoleHit } from '../engine/protocol.ts';
import { MOST_TARGETS } from '../state/model.ts';
import { empty, heading } from './parts.ts';
import type { Context, MakeView } from './view.ts';

/** How many results are shown. */
const LIMIT = 25;

/** What was searched for last, for coming back. */
let typed = '';

/** Where target roles are searched and chosen. */
export const roles: MakeView = (context) => {
  const { texts, engine, state, actions } = context;
  const words = texts.roles;
  if (state.data === null) return empty(words.title, texts.start.lead, 'start', texts.views.start);
  let now = context;
  const found = search<RoleHit>({
    id: 'role-search',
    label: words.search,
    value: typed,
    remember: (text) => { typed = text; },
    find: (text) => engine.searchRoles(text, state.language, LIMIT),
    show: (hit, at) => result(now, hit, at),
    count: (text, hits) => (hits.length === LIMIT || (text.trim() === '' && hits.length < (state.data?.roles ?? 0)) ? words.most(hits.length) : words.hits(hits.length)),
    failed: actions.failed,
  });
  const chosen = h('div', { id: 'chosen' });
  const fill = (): void => {
    const { results } = now;
    replace(chosen,
      results.roles.length === 0
        ? h('p', { class: 'quiet' }, words.none)
        : h('ul', { class: 'targets' }, results.roles.map((role, at) =>
            h('li', null,
              h('span', { class: 'name' }, h('span', { lang: role.lang }, role.title), h('span', { class: 'quiet' }, words.asks(role.needs.length))),
              h('button', {
                type: 'button', class: 'button quietly', id: `remove-${at}`, 'aria-label': `${words.remove}: ${role.title}`,
                onclick: () => actions.dropTarget(role.uri, role.title),
              }, words.remove),
            ),
          )),
      results.roles.length === 0 ? null : h('p', null, h('a', { class: 'button', href: '#/rate' }, words.next)),
    );
  };
  fill();
  const root = h('div', null,
    heading(words.title, words.lead),
    h('div', { class: 'beside' },
      found.root,
      h('section', { class: 'panel', 'aria-labelledby': 'chosen-title' }, h('h2', { id: 'chosen-title' }, words.chosen), chosen),
    ),
  );
  return {
    root,
    refresh(next) {
      const changed = next.results.roles !== now.results.roles || next.state.targets !== now.state.targets;
      now = next;
      if (!changed) return;
      fill();
      found.again();
    },
  };
};

function result({ state, texts, actions }: Context, hit: RoleHit, at: number): HTMLElement {
  const words = texts.roles;
  const chosen = state.targets.includes(hit.uri);
  const full = state.targets.length >= MOST_TARGETS;
  const notes = [hit.code, hit.also === null ? null : words.also(hit.also), hit.asks === 0 ? words.asksNothing : words.asks(hit.asks)];
  return h('div', { class: 'hit' },
    h('span', { class: 'name' }, h('span', { lang: hit.lang }, hit.title), h('span', { class: 'quiet' }, notes.filter((note) => note !== null).join(' · '))),
    h('button', {
      type: 'button', class: chosen ? 'button quietly' : 'button', id: `hit-${at}`, 'aria-pressed': String(chosen),
      'aria-label': `${chosen ? words.remove : words.add}: ${hit.title}`, 'data-role': hit.uri,
      disabled: !chosen && (full || hit.asks === 0), title: full && !chosen ? words.full : null,
      onclick: () => (chosen ? actions.dropTarget(hit.uri, hit.title) : actions.addTarget(hit.uri, hit.title)),
    }, chosen ? words.remove : words.add),
  );
}
