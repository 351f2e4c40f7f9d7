// A role that was made ready for many people.

import { held, json } from "./arguments.js";
import { call, told } from "./call.js";
import { malformed } from "./error.js";
import type { ScorerInput } from "./generated/inputs.js";
import type { Key, Level, Scores, Verdict } from "./generated/results.js";
import { Row } from "./row.js";
import { Handle, Slot, slotOf } from "./slots.js";

/** The verdicts, in the order in which the native side counts them. */
const VERDICTS: readonly Verdict[] = ["ready", "not_ready", "undecided"];

/** How many numbers the native side gives for each person. */
const WIDTH = 5;

/** The measures of many people, one place for each of them. */
export interface ScoreColumns {
  /** The met part of what the role asks, from 0 to 1. */
  score: Float64Array;
  /** The lowest score that could come of it once everything is known. */
  low: Float64Array;
  /** The highest score that could come of it once everything is known. */
  high: Float64Array;
  /** The part of the weight about which something is known. */
  coverage: Float64Array;
  /** Whether the person is ready. */
  verdict: Verdict[];
}

/** Levels by the uri or the code of their competency; what is nothing is not known. */
export type NamedLevels =
  | { readonly [key: string]: Level | null | undefined }
  | ReadonlyMap<Key, Level | null | undefined>;

/** What levels may be named by. */
interface Names {
  competencies: readonly Key[];
  codes: readonly (Key | null)[];
}

/**
 * One role with the options to assess it by, made ready for many people.
 *
 * {@link score} gives the measures of one person by the names of competencies;
 * {@link scoreRows} those of many people from a table of levels. Both are those of
 * `readiness.assess` in every bit, without their parts.
 */
export class Scorer extends Handle<ScorerInput> {
  #known: Names | undefined;
  #row: Row | undefined;

  /** Makes this role ready, and holds it from now on. */
  constructor(data: ScorerInput);
  /** @internal */
  constructor(data: ScorerInput | Slot);
  constructor(data: ScorerInput | Slot) {
    super(
      data instanceof Slot
        ? data
        : new Slot(told((side) => side.hold("scorer", json(data, "scorer")))),
    );
  }

  /** Makes the role and the options of a JSON text ready. */
  static fromJson(text: string): Scorer {
    return new Scorer(new Slot(told((side) => side.hold("scorer", text))));
  }

  get #names(): Names {
    if (this.#known === undefined) {
      const names = JSON.parse(told((side) => side.scorer_names(slotOf(this)!))) as Names;
      this.#known = { ...names, competencies: Object.freeze(names.competencies) };
    }
    return this.#known;
  }

  /** The competencies that the role asks for, in the order in which levels stand in a row. */
  get competencies(): readonly Key[] {
    return this.#names.competencies;
  }

  /**
   * The measures of one person, from levels by the uri or the code of their competency, on the
   * scales of the role.
   *
   * Competencies that the role does not ask for count for nothing.
   *
   * @throws ProwessError where a level is not on its scale; the path names the competency.
   */
  score(levels: NamedLevels): Scores {
    const quick = this.#quickly(levels);
    if (quick !== undefined) return quick;
    const plain = levels instanceof Map ? Object.fromEntries(levels) : levels;
    return call("readiness_score", held(this, "scorer"), json(plain, "levels"));
  }

  /** The measures from a row of numbers; nothing where only the rules themselves can tell. */
  #quickly(levels: NamedLevels): Scores | undefined {
    const slot = slotOf(this);
    if (slot === undefined) return undefined;
    try {
      this.#row ??= new Row(this.#names.competencies, this.#names.codes);
      const row = this.#row.filled(levels);
      if (row === undefined) return undefined;
      const numbers = told((side) => side.score_rows(slot, row));
      // A role that asks nothing has no row.
      if (numbers.length !== WIDTH) return undefined;
      return {
        score: numbers[0]!,
        low: numbers[1]!,
        high: numbers[2]!,
        coverage: numbers[3]!,
        verdict: VERDICTS[numbers[4]!]!,
      };
    } catch {
      // The rules find the same problem again, and say at which name it is.
      return undefined;
    }
  }

  /**
   * The measures of many people, from a row of levels for each: one for each of
   * {@link competencies}, on the scales of the role; NaN stands for what is not known.
   *
   * @throws ProwessError where a level is not on its scale; the path names the row and the place.
   */
  scoreRows(levels: Float64Array): ScoreColumns {
    if (!(levels instanceof Float64Array)) throw malformed("levels", "expected a `Float64Array`");
    const numbers = told((side) => side.score_rows(slotOf(this)!, levels));
    const column = (at: number) => {
      const values = new Float64Array(numbers.length / WIDTH);
      for (let row = 0; row < values.length; row += 1) values[row] = numbers[row * WIDTH + at]!;
      return values;
    };
    const verdict = Array.from(column(4), (place) => VERDICTS[place]!);
    return { score: column(0), low: column(1), high: column(2), coverage: column(3), verdict };
  }
}
