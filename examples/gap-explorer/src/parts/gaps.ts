import { h } from '../dom/h.ts';
import { bar } from '../charts/bar.ts';
import { askedText, bothText, heldText, type Line } from '../state/lines.ts';
import type { Texts } from '../text/index.ts';
import { number, share } from './figure.ts';
import { necessity } from './radar-figure.ts';
import { twin } from './table.ts';

/** The most bars; the table has all. */
const MOST = 12;

/** What the score loses, the most first, as bars and as a table. */
export function gapsFigure(id: string, title: string, lines: readonly Line[], texts: Texts): HTMLElement {
  const words = texts.readiness;
  const gaps = lines.filter((line) => line.loss > 0).sort((one, other) => other.loss - one.loss);
  const most = gaps[0]?.loss ?? 0;
  if (most === 0) return h('figure', { class: 'losses' }, h('figcaption', null, h('h2', null, words.gaps), h('p', null, words.gapsNone)));
  return h('figure', { class: 'losses' },
    h('figcaption', null,
      h('h2', null, words.gaps),
      gaps.length > MOST ? h('p', { class: 'scope' }, words.gapsCut(MOST, gaps.length)) : null,
    ),
    h('ol', { class: 'gaps' }, gaps.slice(0, MOST).map((line) =>
      h('li', { 'data-competency': line.need.uri },
        h('span', { class: 'name' }, line.need.label, h('span', { class: 'quiet' }, bothText(line, texts))),
        bar([{ kind: line.held.kind === 'unknown' ? 'unknown' : 'lost', from: 0, to: line.loss / most }]),
        h('span', { class: 'numbers' }, '\u2212', share(line.loss, texts, true)),
      ),
    )),
    twin(id, {
      name: `${words.gaps}: ${title}`,
      columns: [
        { heading: words.competency }, { heading: words.necessity }, { heading: words.Asked, number: true },
        { heading: words.Held, number: true }, { heading: words.weight, number: true }, { heading: words.loss, number: true },
      ],
      rows: gaps.map((line) => [
        line.need.label, necessity(line, texts), askedText(line.need, texts), heldText(line.held, texts),
        number(line.weight, texts), share(line.loss, texts, true),
      ]),
    }, texts),
  );
}
