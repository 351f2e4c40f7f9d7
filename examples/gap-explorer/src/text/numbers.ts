/** Numbers as people read them, by the rules of the readiness report. */
export interface Numbers {
  /** A share as whole percent: only all is 100, only none is 0. */
  percent(share: number): string;
  /** The number that `percent` shows. */
  wholePercent(share: number): number;
  /** A share as percent with one digit, by the same rule. */
  finePercent(share: number): string;
  /** A difference of shares in percentage points, with its sign. */
  points(difference: number): string;
  /** A number with two digits after the mark at most. */
  number(value: number): string;
  /** An amount of money in euros; without its sign where the currency is not known. */
  money(value: number, isEuro: boolean): string;
  /** A day, such as `14 Mar 2027`. */
  day(day: string): string;
  /** A month, such as `Mar`, with its year where that is asked for. */
  month(day: string, withYear: boolean): string;
}

/** Days have no time zone, so they are written in that of none. */
const utc = (day: string): Date => new Date(`${day}T00:00:00Z`);

function wholePercent(share: number): number {
  const rounded = Math.round(share * 100);
  return share <= 0 || share >= 1 ? rounded : Math.min(99, Math.max(1, rounded));
}

/** The numbers of a language: its mark, and what stands before a percent sign. */
export function numbersOf(tag: string, mark: '.' | ',', beforePercent: string): Numbers {
  const marked = (text: string): string => (mark === '.' ? text : text.replace('.', mark));
  return {
    wholePercent,
    percent: (share) => `${wholePercent(share)}${beforePercent}%`,
    finePercent(share) {
      const rounded = Math.round(share * 1000) / 10;
      const shown = share > 0 && share < 1 ? Math.min(99.9, Math.max(0.1, rounded)) : rounded;
      return `${marked(shown.toFixed(1))}${beforePercent}%`;
    },
    points(difference) {
      const size = Math.abs(Math.round(difference * 1000) / 10);
      const sign = difference > 0 ? '+' : difference < 0 ? '\u2212' : '\u00b1';
      return `${sign}${marked(size.toFixed(1))}`;
    },
    money(value, isEuro) {
      const digits = Number.isInteger(value) ? 0 : 2;
      const options = { minimumFractionDigits: digits, maximumFractionDigits: 2 };
      return value.toLocaleString(tag, isEuro ? { style: 'currency', currency: 'EUR', ...options } : options);
    },
    day: (day) => utc(day).toLocaleDateString(tag, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }),
    month: (day, withYear) =>
      utc(day).toLocaleDateString(tag, { month: 'short', ...(withYear ? { year: 'numeric' } : {}), timeZone: 'UTC' }),
    number: (value) => marked(String(Math.round(value * 100) / 100)),
  };
}
