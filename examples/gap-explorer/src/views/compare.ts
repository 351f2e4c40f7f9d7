import { h, replace } from '../dom/h.ts';
import { bar } from '../charts/bar.ts';
import { roleBars, type RoleRow } from '../parts/role-bars.ts';
import { table } from '../parts/table.ts';
import { heldOf, heldText, partOf } from '../state/lines.ts';
import type { Need } from '../engine/protocol.ts';
import { MOST_TARGETS } from '../state/model.ts';
import { empty, heading } from './parts.ts';
import type { Context, MakeView } from './view.ts';

/** Several roles beside each other, and all roles of the framework by readiness. */
export const compare: MakeView = (context) => {
  const { texts, state } = context;
  const words = texts.compare;
  if (state.data === null) return empty(words.title, texts.start.lead, 'start', texts.views.start);
  const body = h('div', null);
  const refresh = (now: Context): void => replace(body, targets(now), matrix(now), all(now));
  refresh(context);
  return { root: h('div', null, heading(words.title, words.lead), body), refresh };
};

function targets({ results, texts, state }: Context): HTMLElement {
  const words = texts.compare;
  const rows: RoleRow[] = [];
  const unrated: HTMLElement[] = [];
  for (const role of results.roles) {
    const assessed = results.assessed.get(role.uri);
    if (assessed === undefined) continue;
    if (assessed.readiness === null) unrated.push(h('li', { lang: 'en' }, `${role.title}: ${assessed.problem.message}`));
    else rows.push({ title: role.title, readiness: assessed.readiness, marked: role.uri === state.current });
  }
  rows.sort((one, other) => other.readiness.score - one.readiness.score);
  return h('section', { 'aria-labelledby': 'targets-title' },
    h('h2', { id: 'targets-title' }, words.targets),
    results.roles.length === 0 ? h('p', null, texts.roles.none, ' ', h('a', { href: '#/roles' }, texts.views.roles)) : null,
    rows.length === 0 ? null : roleBars('targets', words.targets, rows, texts),
    unrated.length === 0 ? null : h('ul', null, unrated),
  );
}

/** Each competency in a row, each role in a column: a table, with small bars for the eye. */
function matrix({ results, texts, state }: Context): HTMLElement | null {
  const words = texts.compare;
  const { roles } = results;
  if (roles.length < 2) return null;
  const needs = new Map<string, Need>();
  for (const role of roles) for (const need of role.needs) if (!needs.has(need.uri)) needs.set(need.uri, need);
  const asks = roles.map((role) => new Map(role.needs.map((need) => [need.uri, need])));
  const common = [...needs.values()].sort((one, other) => count(other.uri) - count(one.uri));
  function count(uri: string): number {
    return asks.filter((role) => role.has(uri)).length;
  }
  const cell = (need: Need | undefined): HTMLElement => {
    if (need === undefined) return h('span', { class: 'quiet' }, words.notAsked);
    const held = heldOf(state.ratings.get(need.uri));
    const asked = need.asked === null ? 1 : partOf(need.asked, need) ?? 1;
    const has = held.kind === 'level' ? partOf(held.level, need) ?? 0 : held.kind === 'enough' ? 1 : 0;
    const parts = held.kind === 'unknown'
      ? [{ kind: 'unknown' as const, from: 0, to: asked }]
      : [{ kind: 'met' as const, from: 0, to: Math.min(has, asked) }, { kind: 'lost' as const, from: has, to: asked }];
    return h('span', { class: 'cell' }, need.asked === null ? texts.readiness[need.necessity] : texts.numbers.number(need.asked), bar(parts));
  };
  return h('section', { class: 'ruled matrix', 'aria-labelledby': 'matrix-title' },
    h('h2', { id: 'matrix-title' }, words.matrix),
    table({
      name: words.matrix,
      caption: words.matrixLead,
      columns: [{ heading: texts.readiness.competency }, { heading: words.youHold }, ...roles.map((role) => ({ heading: role.title }))],
      rows: common.map((need) => [
        need.label,
        heldText(heldOf(state.ratings.get(need.uri)), texts),
        ...asks.map((role) => cell(role.get(need.uri))),
      ]),
    }),
  );
}

function all({ results, texts, state, actions }: Context): HTMLElement | null {
  const words = texts.compare;
  const { comparison } = results;
  if (comparison === null || state.data === null) return null;
  const rows = comparison.results.map((readiness, at): RoleRow => {
    const title = readiness.title ?? readiness.code ?? readiness.role;
    const chosen = state.targets.includes(readiness.role);
    const extra = chosen
      ? h('span', { class: 'tag' }, words.aimed)
      : h('button', {
          type: 'button', class: 'link', id: `aim-${at}`, 'aria-label': `${words.aim}: ${title}`,
          disabled: state.targets.length >= MOST_TARGETS, onclick: () => actions.addTarget(readiness.role, title),
        }, words.aim);
    return { title, readiness, extra, marked: chosen };
  });
  const shown = words.allLead(rows.length, comparison.compared.toLocaleString(state.language));
  return h('section', { class: 'ruled', 'aria-labelledby': 'all-title' },
    h('h2', { id: 'all-title' }, words.all),
    h('p', { class: 'intro' }, shown),
    roleBars('all', words.all, rows, texts),
  );
}
