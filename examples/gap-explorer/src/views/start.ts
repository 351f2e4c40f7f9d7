import { h } from '../dom/h.ts';
import { dropZone } from '../parts/drop.ts';
import { table } from '../parts/table.ts';
import type { DataInfo } from '../engine/protocol.ts';
import type { ProficiencyScale } from '../prowess.ts';
import { labelIn } from '../text/index.ts';
import { heading } from './parts.ts';
import type { Context, MakeView } from './view.ts';

/** Where a framework is chosen, and what is open now. */
export const start: MakeView = (context) => {
  const { texts, state, actions } = context;
  const words = texts.start;
  const root = h('div', null,
    heading(words.title, words.lead),
    h('div', { class: 'cards' },
      h('section', { class: 'card', 'aria-labelledby': 'sample-title' },
        h('h2', { id: 'sample-title' }, words.sample),
        h('p', null, words.sampleText),
        h('button', { type: 'button', id: 'open-sample', class: 'button', onclick: () => void actions.openSample() }, words.sampleOpen),
      ),
      dropZone(texts, (files) => void actions.openFiles(files)),
    ),
    state.data === null ? null : current(context, state.data),
  );
  return { root, refresh: () => undefined };
};

function current(context: Context, data: DataInfo): HTMLElement {
  const { texts, state } = context;
  const words = texts.start;
  const fact = (term: string, text: string | null): HTMLElement | null =>
    text === null ? null : h('div', null, h('dt', null, term), h('dd', null, text));
  const found = data.errors + data.warnings + data.notes;
  const number = (value: number): string => value.toLocaleString(state.language);
  return h('section', { 'aria-labelledby': 'current-title', class: 'ruled', id: 'current' },
    h('p', { class: 'eyebrow' }, words.current),
    h('h2', { id: 'current-title' }, labelIn(data.titles, state.language) ?? data.id),
    h('dl', { class: 'facts' },
      fact(words.content, `${words.skills(data.competencies)}, ${words.roles(data.roles)}, ${words.version(data.version)}`),
      fact(words.publisher, data.publisher),
      fact(words.licence, data.licence),
      fact(words.found, found === 0 ? words.foundNothing : words.findings(number(data.errors), number(data.warnings), number(data.notes))),
    ),
    data.attribution === null ? null : h('p', { class: 'quiet', lang: 'en' }, data.attribution),
    data.people.length === 0 ? null : people(context, data),
    h('p', null, h('a', { class: 'button', href: '#/roles' }, words.next)),
    data.scales.filter((scale) => scale.anchors.length > 0).map((scale) => scaleTable(context, scale)),
    findings(context, data),
  );
}

function people({ texts, state, actions }: Context, data: DataInfo): HTMLElement {
  const select = h('select', { id: 'person', onchange: () => void actions.becomePerson(select.value) },
    h('option', { value: '' }, texts.start.nobody),
    data.people.map(({ person }) => h('option', { value: person, selected: person === state.person }, person)),
  );
  return h('p', { class: 'field' }, h('label', { for: 'person' }, texts.start.person), select);
}

function scaleTable({ texts, state }: Context, scale: ProficiencyScale): HTMLElement {
  const words = texts.start;
  const name = words.levels(labelIn(scale.labels, state.language) ?? scale.id);
  return h('details', { id: `scale-${scale.id}` }, h('summary', null, name),
    table({
      name,
      columns: [{ heading: words.level }, { heading: words.meaning }],
      rows: scale.anchors.map((anchor) => {
        const label = labelIn(anchor.labels, state.language);
        const meaning = labelIn(anchor.descriptions, state.language);
        return [texts.numbers.number(anchor.level), h('span', null, label === null ? null : h('b', null, label), label !== null && meaning !== null ? ': ' : '', meaning)];
      }),
    }),
  );
}

function findings({ texts }: Context, data: DataInfo): HTMLElement | null {
  const words = texts.start;
  if (data.findings.length === 0) return null;
  return h('details', { id: 'findings' }, h('summary', null, words.findingsTable),
    table({
      name: words.findingsTable,
      columns: [{ heading: words.severity }, { heading: words.message }, { heading: words.place }],
      rows: data.findings.map((one) => [
        words.severities[one.severity],
        h('span', { lang: 'en' }, one.message, one.help === null ? null : h('span', { class: 'quiet' }, ` ${one.help}`)),
        one.place,
      ]),
    }),
  );
}
