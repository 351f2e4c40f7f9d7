import { s } from '../dom/h.ts';

/** The most names of months; more would touch each other on a narrow screen. */
const MOST_NAMES = 6;

/** Where days stand on a line from the first one to the last. */
export interface TimeLine {
  readonly first: string;
  readonly days: number;
  /** Beginnings of months between them, the ones to be named marked. */
  readonly months: readonly { readonly day: string; readonly named: boolean }[];
}

/** A span of days. */
export interface Span {
  readonly kind: 'planned' | 'begun' | 'likely' | 'unlikely';
  readonly from: string;
  /** The day after the last one. */
  readonly to: string;
}

const DAY = 86_400_000;

/** How many days lie between two. */
export function daysBetween(first: string, last: string): number {
  return Math.round((Date.parse(`${last}T00:00:00Z`) - Date.parse(`${first}T00:00:00Z`)) / DAY);
}

/** The day after so many others. */
export function plusDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** A line of time from the first day to the last, with some room behind it. */
export function timeLine(first: string, last: string): TimeLine {
  const days = Math.max(14, Math.ceil(daysBetween(first, last) * 1.03));
  const begin = new Date(`${first}T00:00:00Z`);
  const all: string[] = [];
  for (let month = 1; all.length < 1200; month += 1) {
    const day = new Date(Date.UTC(begin.getUTCFullYear(), begin.getUTCMonth() + month, 1)).toISOString().slice(0, 10);
    if (daysBetween(first, day) > days) break;
    all.push(day);
  }
  const every = Math.max(1, Math.ceil(all.length / MOST_NAMES));
  return { first, days, months: all.map((day, at) => ({ day, named: at % every === 0 })) };
}

const percent = (part: number): string => `${Math.round(Math.min(1, Math.max(0, part)) * 1e5) / 1e3}%`;

function partOf(line: TimeLine, day: string): number {
  return daysBetween(line.first, day) / line.days;
}

/** The names of the months, with the year where another one begins; hidden from readers of the screen, as all of the calendar. */
export function months(line: TimeLine, nameOf: (day: string, withYear: boolean) => string): SVGSVGElement {
  const named = line.months.filter((one) => one.named && partOf(line, one.day) < 0.93);
  return s('svg', { class: 'months', 'aria-hidden': 'true', focusable: 'false' },
    named.map(({ day }, at) => {
      const isNewYear = (named[at - 1]?.day ?? line.first).slice(0, 4) !== day.slice(0, 4);
      return s('text', { x: percent(partOf(line, day)), y: '1em', dx: '4' }, nameOf(day, isNewYear));
    }));
}

/** One line of the calendar: its spans, over the beginnings of the months. */
export function spans(line: TimeLine, all: readonly Span[], marks: readonly string[] = []): SVGSVGElement {
  return s('svg', { class: 'spans', 'aria-hidden': 'true', focusable: 'false' },
    line.months.map(({ day }) => s('line', { class: 'grid', x1: percent(partOf(line, day)), x2: percent(partOf(line, day)), y1: '0', y2: '100%' })),
    all.map(({ kind, from, to }) => s('rect', {
      class: kind, x: percent(partOf(line, from)), width: percent(Math.max(0.006, partOf(line, to) - partOf(line, from))), y: '22%', height: '56%', rx: '3',
    })),
    marks.map((day) => s('line', { class: 'mark', x1: percent(partOf(line, day)), x2: percent(partOf(line, day)), y1: '8%', y2: '92%' })),
  );
}
