import { h, replace } from '../dom/h.ts';
import type { RenderedStatement } from '../prowess.ts';
import { gapsFigure } from '../parts/gaps.ts';
import { number, share } from '../parts/figure.ts';
import { radarFigure } from '../parts/radar-figure.ts';
import { rolePicker } from '../parts/picker.ts';
import { scoreHead } from '../parts/score-head.ts';
import { twin } from '../parts/table.ts';
import { linesOf, type Line } from '../state/lines.ts';
import { labelIn, type Texts } from '../text/index.ts';
import { currentRole, empty, heading } from './parts.ts';
import type { Context, MakeView } from './view.ts';

/** How far one role is, and why. */
export const readiness: MakeView = (context) => {
  const { texts, state } = context;
  const role = currentRole(context);
  if (role === undefined) {
    const to = state.data === null ? 'start' : 'roles';
    return empty(texts.readiness.eyebrow, texts.readiness.none, to, texts.views[to]);
  }
  const body = h('div', null);
  const refresh = (now: Context): void => replace(body, contents(now));
  refresh(context);
  const root = h('div', null,
    heading(role.title, role.description ?? texts.compare.lead, `${texts.readiness.eyebrow}${role.code === null ? '' : ` · ${role.code}`}`,
      { title: role.lang, lead: role.description === null ? null : role.descriptionLang }),
    rolePicker(texts.readiness.choose, context.results.roles, role.uri, context.actions.show),
    body,
  );
  return { root, refresh };
};

function contents(context: Context): (HTMLElement | null)[] {
  const { state, results, texts } = context;
  const role = currentRole(context);
  const assessed = role === undefined ? undefined : results.assessed.get(role.uri);
  if (role === undefined || assessed === undefined) return [];
  if (assessed.readiness === null) return [h('p', { class: 'notice', lang: 'en' }, assessed.problem.message)];
  const lines = linesOf(role, assessed.readiness, state.ratings);
  const framework = state.data === null ? '' : labelIn(state.data.titles, state.language) ?? state.data.id;
  return [
    scoreHead(assessed.readiness, framework, texts),
    h('div', { class: 'ruled' }, radarFigure('radar', role.title, lines, texts)),
    h('div', { class: 'ruled' }, gapsFigure('gaps', role.title, lines, texts), contributionTable(role.title, lines, texts)),
    sentences(results.sentences, texts),
    h('p', { class: 'quiet' }, texts.readiness.limits),
  ];
}

function contributionTable(title: string, lines: readonly Line[], texts: Texts): HTMLElement {
  const words = texts.readiness;
  return twin('contributions', {
    name: `${words.contributions}: ${title}`,
    columns: [
      { heading: words.competency }, { heading: words.weight, number: true }, { heading: words.metPart, number: true },
      { heading: words.adds, number: true },
    ],
    rows: lines.map((line) => [
      line.need.label, number(line.weight, texts), line.met === null ? '–' : share(line.met, texts), share(line.adds, texts, true),
    ]),
  }, texts);
}

function sentences(all: readonly RenderedStatement[], texts: Texts): HTMLElement {
  const sections = [...new Set(all.map((one) => one.section))];
  return h('section', { class: 'ruled sentences', 'aria-labelledby': 'why' },
    h('h2', { id: 'why' }, texts.readiness.why),
    h('div', { class: 'columns' }, sections.map((section) =>
      h('div', { 'data-section': section },
        h('h3', null, texts.readiness.sections[section]),
        h('ul', null, all.filter((one) => one.section === section).map((one) =>
          h('li', { lang: one.language, class: one.tone }, one.text),
        )),
      ),
    )),
  );
}
