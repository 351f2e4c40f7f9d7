// Named levels as a row of numbers.

import type { Key } from "./generated/results.js";

/** The longest name that is surely a key, whatever its letters are: one may take three bytes. */
const SURELY_SHORT = 682;

/** What no key holds: control characters, and halves of letters. */
const NO_KEY = /[\p{Cc}\p{Cs}]/u;

/** Where the level of each name stands in a row, which is filled anew for each person. */
export class Row {
  /** Nothing where one name stands for two competencies. */
  readonly #places: ReadonlyMap<string, number> | undefined;
  readonly #levels: Float64Array;

  constructor(competencies: readonly Key[], codes: readonly (Key | null)[]) {
    const places = new Map<string, number>();
    let isUnclear = false;
    const name = (key: Key | null, at: number) => {
      if (key === null) return;
      isUnclear ||= (places.get(key) ?? at) !== at;
      places.set(key, at);
    };
    competencies.forEach(name);
    codes.forEach(name);
    this.#places = isUnclear ? undefined : places;
    this.#levels = new Float64Array(competencies.length);
  }

  /**
   * The row of these levels, until the next call.
   *
   * Nothing for all that is not plainly right: then the rules themselves say what it is, or why it
   * is refused.
   */
  filled(levels: unknown): Float64Array | undefined {
    if (this.#places === undefined || typeof levels !== "object" || levels === null) return undefined;
    const row = this.#levels.fill(NaN);
    const kind: unknown = Object.getPrototypeOf(levels);
    if (kind === Object.prototype || kind === null) {
      const values = levels as { readonly [key: string]: unknown };
      for (const name of Object.keys(values)) {
        if (!this.#put(name, values[name])) return undefined;
      }
    } else if (kind === Map.prototype) {
      for (const [name, level] of levels as ReadonlyMap<unknown, unknown>) {
        if (!this.#put(name, level)) return undefined;
      }
    } else {
      return undefined;
    }
    return row;
  }

  /** Puts a level in its place; whether it is plainly right. */
  #put(name: unknown, level: unknown): boolean {
    if (typeof name !== "string") return false;
    const at = this.#places!.get(name);
    if (at === undefined && !isKey(name)) return false;
    if (level === null || level === undefined) return true;
    if (typeof level !== "number" || !Number.isFinite(level)) return false;
    if (at === undefined) return true;
    // By its uri and by its code too.
    if (!Number.isNaN(this.#levels[at]!)) return false;
    this.#levels[at] = level;
    return true;
  }
}

function isKey(name: string): boolean {
  return name.length > 0 && name.length <= SURELY_SHORT && !NO_KEY.test(name);
}
