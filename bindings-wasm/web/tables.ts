/// <reference lib="esnext.disposable" preserve="true" />
// Roles made ready for tables of levels, which never become JSON.

import { json } from "../facade/arguments.js";
import { told } from "../facade/call.js";
import { malformed } from "../facade/error.js";
import type { OptionsInput, RoleInput } from "../facade/generated/inputs.js";
import type { Key, Share } from "../facade/generated/results.js";
import type { Native } from "../facade/native.js";

/** What the module has beside operations; what comes from it in several columns has to be freed. */
interface Side {
  batch_roles(
    roles: string | undefined,
    competencies: string | undefined,
    options: string | undefined,
    isFast: boolean,
  ): number;
  batch_table_f64: Hold<Float64Array>;
  batch_table_f32: Hold<Float32Array>;
  batch_table_i32: Hold<Int32Array>;
  batch_table_u8: Hold<Uint8Array>;
  batch_release(slot: number): void;
  batch_score_matrix(roles: number, table: number, people: number): Float32Array;
  batch_top_roles(roles: number, table: number, top: number): Freed<TopRoles>;
  batch_top_people(roles: number, table: number, search: string | undefined): Freed<TopPeople>;
  batch_summarise(
    roles: number,
    table: number,
    of: Uint32Array | undefined,
    count: number,
  ): Freed<GroupSummary>;
}

type Hold<Numbers> = (
  people: number,
  levels: Numbers,
  starts: Uint32Array | undefined,
  competency: Uint32Array | undefined,
) => number;

type Freed<Columns> = Columns & { free(): void };

/** Asks the module; its problems become errors. */
const ask = <Answer>(question: (side: Side) => Answer): Answer =>
  told((side) => question(side as Native & Side));

/** The columns of an answer as plain data. */
function columns<Columns extends object>(answer: Freed<Columns>, ...names: (keyof Columns)[]): Columns {
  try {
    return Object.fromEntries(names.map((name) => [name, answer[name]])) as Columns;
  } finally {
    answer.free();
  }
}

/** Lets go of slots whose owner nobody can reach any more. */
const unreachable = new FinalizationRegistry((slot: number) => ask((side) => side.batch_release(slot)));

const dispose: typeof Symbol.dispose = Symbol.dispose ?? Symbol.for("Symbol.dispose");

/** Something that stays in the module until it is freed, or some time after nobody can reach it. */
abstract class Owner {
  /** @internal */
  readonly slot: number;

  /** @internal */
  protected constructor(slot: number) {
    this.slot = slot;
    unreachable.register(this, slot, this);
  }

  /** Lets go of it; from then on, questions about it are refused. */
  free(): void {
    unreachable.unregister(this);
    ask((side) => side.batch_release(this.slot));
  }

  /** The same as {@link free}, for `using`. */
  [dispose](): void {
    this.free();
  }
}

/** Levels in any of the types that tables have; NaN is a level that nobody knows. */
export type Numbers = Float64Array | Float32Array | Int32Array | Uint8Array;

/** Levels in wide form: for each competency a column of everybody, one after the other. */
export interface WideLevels {
  /** How many people there are. */
  people: number;
  /** The level of person *p* in competency *c* stands at *c* times the people, plus *p*. */
  levels: Numbers;
}

/** Levels in long form: a row for each level that somebody has, one person after the other. */
export interface LongLevels {
  /** Where the rows of each person start, and at last where they end: one more than people. */
  starts: Uint32Array;
  /** The competency of each row, as its place in the list of competencies. */
  competency: Uint32Array;
  /** The level of each row. */
  levels: Numbers;
}

/** For which roles each person is the readiest: as many places for each person, the best first. */
export interface TopRoles {
  /** How many places each person has. */
  width: number;
  /** The role in each place, as its place among the roles; 4294967295 where there is none. */
  role: Uint32Array;
  /** Its score; NaN where there is none. */
  score: Float64Array;
}

/** Whom to look for. */
export interface PeopleSearch {
  /** How many people are named for each role; without it, 10. */
  top?: number | null;
  /** The score from which people are named, from 0 to 1; without it, 0. */
  minimum_score?: Share | null;
  /** The coverage from which people are named, from 0 to 1; without it, 0. */
  minimum_coverage?: Share | null;
  /** Whether a must-have that is closed or unknown leaves a person out; without it, it does. */
  only_open_gates?: boolean | null;
  /** The places of people who are not looked at. */
  exclude?: readonly number[];
}

/** Who suits each role best: those of role *r* are from `starts[r]` up to, and without, `starts[r + 1]`. */
export interface TopPeople {
  /** Where the people of each role start, and at last where they end. */
  starts: Uint32Array;
  /** The places of the best people: by score, then by coverage, then by place. */
  person: Uint32Array;
  /** Their scores. */
  score: Float64Array;
  /** The parts of the weight about which something is known of them. */
  coverage: Float64Array;
  /** For each role, how many people pass all conditions, whether named or not. */
  found: Uint32Array;
}

/** Which group each person is in, from 0 on, and how many groups there are. */
export interface GroupColumn {
  of: Uint32Array;
  count: number;
}

/** How each group stands for each role: row *g*, role *r* is at *g* times the roles, plus *r*. */
export interface GroupSummary {
  /** How many people each group has. */
  people: Uint32Array;
  /** How many of them have a score for the role. */
  rated: Uint32Array;
  /** The mean of their scores; NaN where nobody has one. */
  mean: Float64Array;
  /** How many of them reach the threshold of the options, which is 1 where there is none. */
  reaching: Uint32Array;
}

function isWhole(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 0xffff_ffff;
}

function whole(value: unknown, name: string): number {
  if (!isWhole(value)) throw malformed(name, "expected a whole number");
  return value;
}

function places(value: unknown, name: string): Uint32Array {
  if (!(value instanceof Uint32Array)) throw malformed(name, "expected a `Uint32Array`");
  return value;
}

/** Copies levels into the module by the function for their type. */
function filled(
  people: number,
  levels: Numbers,
  starts: Uint32Array | undefined,
  competency: Uint32Array | undefined,
): (side: Side) => number {
  if (levels instanceof Float64Array) return (side) => side.batch_table_f64(people, levels, starts, competency);
  if (levels instanceof Float32Array) return (side) => side.batch_table_f32(people, levels, starts, competency);
  if (levels instanceof Int32Array) return (side) => side.batch_table_i32(people, levels, starts, competency);
  if (levels instanceof Uint8Array) return (side) => side.batch_table_u8(people, levels, starts, competency);
  throw malformed("levels.levels", "expected a `Float64Array`, `Float32Array`, `Int32Array` or `Uint8Array`");
}

/**
 * The levels of many people, copied into the module once for all questions about them.
 *
 * Competencies are places in the list that a {@link RoleBatch} is made with.
 */
export class LevelTable extends Owner {
  /** How many people there are. */
  readonly people: number;

  /** Copies these levels. */
  constructor(table: WideLevels | LongLevels) {
    if (typeof table !== "object" || table === null) throw malformed("levels", "expected a table");
    const isLong = !("people" in table);
    const starts = isLong ? places(table.starts, "levels.starts") : undefined;
    const competency = isLong ? places(table.competency, "levels.competency") : undefined;
    const people =
      "people" in table ? whole(table.people, "levels.people") : Math.max(0, table.starts.length - 1);
    const { levels } = table;
    super(ask(filled(people, levels, starts, competency)));
    this.people = people;
  }
}

/** How roles are made ready. */
export interface BatchOptions {
  /** How to assess. */
  options?: OptionsInput | null;
  /** `fast` allows rounded weights, at most 4.9e-4 off; without it, scores are off by 1e-6 at most. */
  precision?: "exact" | "fast";
}

/**
 * Many roles, made ready for tables of levels.
 *
 * Scores are sums of whole numbers, so they have the same bits in whatever order people stand, and
 * on every other surface of Prowess.
 */
export class RoleBatch extends Owner {
  /**
   * Makes these roles ready for tables with these competencies, which are uris or codes.
   *
   * @throws ProwessError where a competency is in the list twice, or the data does not fit.
   */
  constructor(roles: readonly RoleInput[], competencies: readonly Key[], how: BatchOptions = {}) {
    const { options, precision = "exact" } = how;
    if (precision !== "exact" && precision !== "fast") {
      throw malformed("precision", "expected `exact` or `fast`");
    }
    const given = [json(roles, "roles"), json(competencies, "competencies"), json(options, "options")] as const;
    super(ask((side) => side.batch_roles(...given, precision === "fast")));
  }

  /** Scores everybody for every role: a row for each person, in it a score for each role. */
  scoreMatrix(levels: LevelTable): Float32Array {
    const { slot, people } = tableOf(levels);
    return ask((side) => side.batch_score_matrix(this.slot, slot, people));
  }

  /** For which roles each person is the readiest: by score, then by coverage, then by uri. */
  topRoles(levels: LevelTable, top = 10): TopRoles {
    const { slot } = tableOf(levels);
    const width = whole(top, "top");
    const best = ask((side) => side.batch_top_roles(this.slot, slot, width));
    return columns<TopRoles>(best, "width", "role", "score");
  }

  /** Who suits each role best; it finds people to talk to and does not decide about anybody. */
  topPeople(levels: LevelTable, search?: PeopleSearch): TopPeople {
    const { slot } = tableOf(levels);
    const text = json(search, "search");
    const best = ask((side) => side.batch_top_people(this.slot, slot, text));
    return columns<TopPeople>(best, "starts", "person", "score", "coverage", "found");
  }

  /** The mean and the count above the threshold, for every role and every group; without groups, of everybody. */
  summarise(levels: LevelTable, groups?: GroupColumn): GroupSummary {
    const { slot } = tableOf(levels);
    const of = groups === undefined ? undefined : places(groups.of, "groups.of");
    const count = groups === undefined ? 1 : whole(groups.count, "groups.count");
    const summary = ask((side) => side.batch_summarise(this.slot, slot, of, count));
    return columns<GroupSummary>(summary, "people", "rated", "mean", "reaching");
  }
}

function tableOf(levels: unknown): LevelTable {
  if (levels instanceof LevelTable) return levels;
  throw malformed("levels", "expected a `LevelTable`");
}
