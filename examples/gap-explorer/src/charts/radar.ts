import { s } from '../dom/h.ts';
import { wrap } from './wrap.ts';

const WIDTH = 700;
const HEIGHT = 500;
const RADIUS = 176;
const LEADING = 18;

/** What is known about an axis: a place from the centre, 0, to the rim, 1, or why there is none. */
export type Shape = number | 'not_shown' | 'unknown';

/** One axis. */
export interface Axis {
  readonly label: string;
  readonly values: string;
  readonly asked: number;
  readonly shape: Shape;
}

/** A radar of three axes or more, clockwise from the top. */
export interface Radar {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly axes: readonly Axis[];
  readonly rings: readonly { readonly part: number; readonly name: string }[];
}

type Point = readonly [number, number];

const round = (value: number): string => value.toFixed(1);
const list = (points: readonly Point[]): string => points.map(([x, y]) => `${round(x)},${round(y)}`).join(' ');
const polygon = (name: string, points: readonly Point[]): SVGElement => s('polygon', { class: name, points: list(points) });
const line = (name: string, [x1, y1]: Point, [x2, y2]: Point): SVGElement =>
  s('line', { class: name, x1: round(x1), y1: round(y1), x2: round(x2), y2: round(y2) });
const text = (name: string, anchor: string, [x, y]: Point, words: string): SVGElement =>
  s('text', { class: name, 'text-anchor': anchor, x: round(x), y: round(y) }, words);

/** Draws what is asked and what is held, as the readiness report does. */
export function radar(data: Radar): SVGSVGElement {
  const { axes, id } = data;
  const at = (axis: number, part: number): Point => {
    const angle = (2 * Math.PI * axis) / axes.length;
    return [WIDTH / 2 + RADIUS * part * Math.sin(angle), HEIGHT / 2 - RADIUS * part * Math.cos(angle)];
  };
  return s('svg', { class: 'web', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-labelledby': `${id}-name ${id}-text` },
    s('title', { id: `${id}-name` }, data.name),
    s('desc', { id: `${id}-text` }, data.description),
    data.rings.map((ring) => polygon('ring', axes.map((_, axis) => at(axis, ring.part)))),
    axes.map((_, axis) => line('spoke', at(0, 0), at(axis, 1))),
    axes.map((axis, index) => (axis.shape === 'unknown' ? wedge(at, index, axis.asked) : null)),
    held(at, axes),
    polygon('asked', axes.map((axis, index) => at(index, axis.asked))),
    axes.map((axis, index) => mark(at, index, axis)),
    data.rings.map((ring) => {
      const [x, y] = at(0, ring.part);
      return text('level', 'end', [x - 5, y + 4], ring.name);
    }),
    axes.map((axis, index) => names(at, index, axis)),
  );
}

type At = (axis: number, part: number) => Point;

/** A hatched wedge around an unknown axis, as far out as the level asked. */
function wedge(at: At, index: number, asked: number): SVGElement {
  return polygon('unknown', [at(0, 0), ...[-0.5, -0.25, 0, 0.25, 0.5].map((aside) => at(index + aside, asked))]);
}

/** What is held: a triangle between two neighbours that are both known. */
function held(at: At, axes: readonly Axis[]): SVGElement[] {
  const known = (index: number): number | null => {
    const shape = axes[(index + axes.length) % axes.length]?.shape;
    return shape === 'not_shown' ? 0 : typeof shape === 'number' ? shape : null;
  };
  const drawn: SVGElement[] = [];
  axes.forEach((_, index) => {
    const [one, other] = [known(index), known(index + 1)];
    if (one === null || other === null) return;
    drawn.push(polygon('held', [at(0, 0), at(index, one), at(index + 1, other)]));
    drawn.push(line('edge', at(index, one), at(index + 1, other)));
  });
  axes.forEach((_, index) => {
    const here = known(index);
    if (here !== null && (known(index - 1) === null || known(index + 1) === null)) {
      drawn.push(line('edge', at(0, 0), at(index, here)));
    }
  });
  return drawn;
}

/** A dot for what is held, a cross for what was not shown, a question mark for the unknown. */
function mark(at: At, index: number, axis: Axis): SVGElement[] {
  if (typeof axis.shape === 'number') {
    const [x, y] = at(index, axis.shape);
    return [s('circle', { class: 'dot', cx: round(x), cy: round(y), r: 5 })];
  }
  if (axis.shape === 'not_shown') {
    const [x, y] = at(index, 0.11);
    return [line('cross', [x - 5, y - 5], [x + 5, y + 5]), line('cross', [x - 5, y + 5], [x + 5, y - 5])];
  }
  const [x, y] = at(index, axis.asked * 0.62);
  return [s('circle', { class: 'hole', cx: round(x), cy: round(y), r: 11 }), text('mark', 'middle', [x, y + 5], '?')];
}

/** The name of an axis and its values; a small screen shows its number instead. */
function names(at: At, index: number, axis: Axis): SVGElement[] {
  const [x, y] = at(index, 1 + 20 / RADIUS);
  const aside = (x - WIDTH / 2) / RADIUS;
  const anchor = aside > 0.15 ? 'start' : aside < -0.15 ? 'end' : 'middle';
  const lines = wrap(axis.label);
  const height = (lines.length + 0.9) * LEADING;
  // Above the middle the names grow upwards, below it downwards.
  const down = Math.min(1, Math.max(-1, (y - HEIGHT / 2) / RADIUS));
  let below = y + (down - 1) * 0.5 * height + 0.75 * LEADING;
  const drawn: SVGElement[] = [];
  for (const words of lines) {
    drawn.push(text('name', anchor, [x, below], words));
    below += LEADING;
  }
  drawn.push(text('name values', anchor, [x, below], axis.values));
  drawn.push(text('number', 'middle', [x, y + 11], String(index + 1)));
  return drawn;
}
