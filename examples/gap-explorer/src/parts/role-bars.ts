import { h, type Child } from '../dom/h.ts';
import { readinessBar } from '../charts/bar.ts';
import type { Readiness } from '../prowess.ts';
import type { Texts } from '../text/index.ts';
import { share } from './figure.ts';
import { twin } from './table.ts';

/** One role in a list of bars. */
export interface RoleRow {
  readonly title: string;
  readonly readiness: Readiness;
  readonly marked?: boolean;
  readonly extra?: Child;
}

/** Several roles as bars, and the same as a table. */
export function roleBars(id: string, name: string, rows: readonly RoleRow[], texts: Texts): HTMLElement {
  const words = texts.compare;
  const { score } = texts;
  return h('div', { class: 'role-bars' },
    h('ol', { class: 'roles' }, rows.map(({ title, readiness, marked, extra }) =>
      h('li', { class: marked === true ? 'next' : false, 'data-role': readiness.role },
        h('span', { class: 'name' }, title, extra),
        readinessBar(readiness.low, readiness.high),
        h('span', { class: 'numbers' },
          h('strong', null, share(readiness.score, texts)),
          h('span', null, readiness.high > readiness.score ? words.upTo(texts.numbers.percent(readiness.high)) : ''),
          h('span', { class: 'quiet' }, words.known(texts.numbers.percent(readiness.coverage))),
        ),
      ),
    )),
    twin(id, {
      name,
      columns: [
        { heading: words.role }, { heading: score.score, number: true }, { heading: score.high, number: true },
        { heading: score.known, number: true }, { heading: score.verdict },
      ],
      rows: rows.map(({ title, readiness }) => [
        title, share(readiness.score, texts, true), share(readiness.high, texts, true),
        share(readiness.coverage, texts, true), texts.verdicts[readiness.verdict],
      ]),
    }, texts),
  );
}
