// A role that was made ready for many people.

import { json } from "./arguments.js";
import { told } from "./call.js";
import { malformed } from "./error.js";
import type { ScorerInput } from "./generated/inputs.js";
import type { Key, Verdict } from "./generated/results.js";
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

/**
 * One role with the options to assess it by, made ready for many people.
 *
 * `readiness.score` gives the measures of one person by the names of competencies;
 * {@link scoreRows} those of many people from a table of levels. Both are those of
 * `readiness.assess` in every bit, without their parts.
 */
export class Scorer extends Handle<ScorerInput> {
  #competencies: readonly Key[] | undefined;

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

  /** The competencies that the role asks for, in the order in which levels stand in a row. */
  get competencies(): readonly Key[] {
    this.#competencies ??= Object.freeze(
      JSON.parse(told((side) => side.scorer_competencies(slotOf(this)!))) as Key[],
    );
    return this.#competencies;
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
