import { h } from '../dom/h.ts';
import { axesOf, axisOf, ringsOf } from '../charts/axes.ts';
import { radar } from '../charts/radar.ts';
import { askedText, heldText, type Line } from '../state/lines.ts';
import type { Texts } from '../text/index.ts';
import { number, share } from './figure.ts';
import { legend } from './legend.ts';
import { twin, type TableData } from './table.ts';

/** The radar of a role with its table, or a sentence on why there is none. */
export function radarFigure(id: string, title: string, lines: readonly Line[], texts: Texts): HTMLElement {
  const words = texts.readiness;
  const { shown, all } = axesOf(lines);
  if (shown.length < 3) return h('p', { class: 'quiet' }, words.radarNone);
  const scope = all > shown.length ? words.radarCut(shown.length, all, title) : words.radarAll(shown.length, title);
  const axes = shown.map((line) => axisOf(line, texts));
  return h('figure', { class: 'radar' },
    h('figcaption', null,
      h('h2', null, words.radar),
      h('p', { class: 'scope' }, scope),
      legend([['asked', words.asked], ['met', words.held], ['unknown', words.unknown]]),
      h('p', { class: 'scope' }, words.radarRead),
    ),
    h('div', { class: 'canvas' },
      radar({ id, name: `${words.radar}: ${title}`, description: `${scope} ${words.radarRead}`, axes, rings: ringsOf(shown, texts) }),
      h('ol', { class: 'axis-names', 'aria-hidden': 'true' },
        axes.map((axis) => h('li', null, `${axis.label} `, h('span', { class: 'quiet' }, axis.values))),
      ),
    ),
    twin(id, radarTable(`${words.radar}: ${title}`, scope, shown, texts), texts),
  );
}

function radarTable(name: string, caption: string, lines: readonly Line[], texts: Texts): TableData {
  const words = texts.readiness;
  return {
    name,
    caption,
    columns: [
      { heading: words.competency }, { heading: words.necessity }, { heading: words.Asked, number: true },
      { heading: words.ideal, number: true }, { heading: words.Held, number: true },
      { heading: words.weight, number: true }, { heading: words.metPart, number: true },
    ],
    rows: lines.map((line) => [
      line.need.label,
      necessity(line, texts),
      askedText(line.need, texts),
      line.need.ideal === null ? '–' : texts.numbers.number(line.need.ideal),
      heldText(line.held, texts),
      number(line.weight, texts),
      line.met === null ? '–' : line.held.kind === 'unknown' ? words.unknown : share(line.met, texts),
    ]),
  };
}

/** Whether it must be there or should be, and whether all else hangs on it. */
export function necessity(line: Line, texts: Texts): string {
  const words = texts.readiness;
  return line.need.gate ? words.gate : words[line.need.necessity];
}

