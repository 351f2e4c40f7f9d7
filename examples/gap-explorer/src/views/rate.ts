import { h, replace } from '../dom/h.ts';
import { radarFigure } from '../parts/radar-figure.ts';
import { ratingControl } from '../parts/rating.ts';
import { rolePicker } from '../parts/picker.ts';
import { scoreHead } from '../parts/score-head.ts';
import { search } from '../parts/search.ts';
import { linesOf } from '../state/lines.ts';
import type { Need, Skill } from '../engine/protocol.ts';
import type { Rating } from '../state/model.ts';
import { currentRole, empty, heading } from './parts.ts';
import type { Context, MakeView } from './view.ts';

/** How many competencies of the framework are offered. */
const LIMIT = 12;

/** What is unknown and asked by no role is kept in the list. */
const KEPT: Rating = { kind: 'status', status: 'unknown' };

let typed = '';

/** Where somebody rates themselves, with the readiness beside it. */
export const rate: MakeView = (context) => {
  const { texts, state, results, actions, engine } = context;
  const words = texts.rate;
  if (results.roles.length === 0 && results.others.length === 0) {
    return empty(words.title, words.needTargets, state.data === null ? 'start' : 'roles', texts.views[state.data === null ? 'start' : 'roles']);
  }
  const asked = askedSkills(context);
  const progress = h('p', { class: 'quiet', id: 'progress' });
  const live = h('div', { id: 'live' });
  const refresh = (now: Context): void => {
    const rated = asked.filter(({ uri }) => now.state.ratings.has(uri)).length;
    replace(progress, words.progress(rated, asked.length));
    replace(live, livePanel(now));
  };
  refresh(context);
  const known = new Set([...asked, ...results.others].map(({ uri }) => uri));
  const finder = search<Skill>({
    id: 'skill-search',
    label: words.filter,
    value: typed,
    remember: (text) => { typed = text; },
    find: (text) => engine.searchSkills(text, state.language, LIMIT),
    show: (hit, at) => offered(context, hit, at, known.has(hit.uri)),
    count: (text, hits) => (text.trim() === '' ? '' : words.filterHits(hits.length)),
    failed: actions.failed,
  });
  const row = (skill: Skill, at: number, note: string, wanted: number | null, unknown: Rating | null): HTMLElement =>
    ratingControl({
      id: `rate-${at}`, skill, rating: state.ratings.get(skill.uri), asked: wanted, note, texts,
      rate: (rating) => actions.rate(skill.uri, rating ?? unknown),
    });
  const root = h('div', null,
    heading(words.title, words.lead),
    h('div', { class: 'beside wide' },
      h('div', null,
        finder.root,
        h('div', { class: 'row' }, progress,
          h('button', { type: 'button', id: 'clear', class: 'button quietly', onclick: () => actions.clearRatings() }, words.clear)),
        h('h2', null, words.asked),
        h('div', { class: 'ratings' }, asked.map((need, at) => row(need, at, need.note, need.wanted, null))),
        results.others.length === 0 ? null : h('h2', null, words.others),
        h('div', { class: 'ratings' }, results.others.map((skill, at) => row(skill, asked.length + at, '', null, KEPT))),
      ),
      h('aside', { class: 'panel sticky live', 'aria-labelledby': 'live-title' }, h('h2', { id: 'live-title', class: 'eyebrow' }, words.live), live),
    ),
  );
  return { root, refresh };
};

interface AskedSkill extends Need {
  readonly note: string;
  readonly wanted: number | null;
}

/** What the target roles ask for, each competency once, in the order of the roles. */
function askedSkills(context: Context): AskedSkill[] {
  const { results, texts } = context;
  const current = currentRole(context);
  const order = [...results.roles].sort((one, other) => Number(other === current) - Number(one === current));
  const first = new Map<string, Need>();
  for (const role of order) for (const need of role.needs) if (!first.has(need.uri)) first.set(need.uri, need);
  return [...first.values()].map((need) => {
    const who = results.roles.flatMap((role) => {
      const line = role.needs.find((one) => one.uri === need.uri);
      if (line === undefined) return [];
      return [line.asked === null ? role.title : texts.rate.askedBy(role.title, texts.numbers.number(line.asked))];
    });
    return { ...need, note: who.join(' · '), wanted: need.asked };
  });
}

function offered({ texts, actions }: Context, skill: Skill, at: number, known: boolean): HTMLElement {
  const words = texts.rate;
  const go = (): void => {
    const control = [...document.querySelectorAll<HTMLElement>('.rating')].find((one) => one.dataset['competency'] === skill.uri);
    control?.scrollIntoView({ block: 'center' });
    control?.querySelector<HTMLElement>('input:checked')?.focus();
  };
  return h('div', { class: 'hit' },
    h('span', { class: 'name' }, h('span', { lang: skill.lang }, skill.label), skill.description === null ? null : h('span', { class: 'quiet clip' }, skill.description)),
    h('button', {
      type: 'button', id: `skill-${at}`, class: 'button quietly', 'aria-label': `${known ? texts.open : words.add}: ${skill.label}`,
      onclick: () => (known ? go() : actions.addSkill(skill)),
    }, known ? '↓' : words.add),
  );
}

function livePanel(context: Context): HTMLElement {
  const { state, results, texts, actions } = context;
  const role = currentRole(context);
  const assessed = role === undefined ? undefined : results.assessed.get(role.uri);
  if (role === undefined || assessed === undefined) return h('p', { class: 'quiet' }, texts.readiness.none);
  if (assessed.readiness === null) return h('p', { class: 'quiet', lang: 'en' }, assessed.problem.message);
  return h('div', null,
    rolePicker(texts.readiness.choose, results.roles, role.uri, actions.show),
    scoreHead(assessed.readiness, role.title, texts),
    radarFigure('live-radar', role.title, linesOf(role, assessed.readiness, state.ratings), texts),
  );
}
