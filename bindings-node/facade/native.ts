// The native side: the addon of Node, or the module of a browser.
//
// Everything crosses as JSON text, files as bytes, and what is held as the number of its slot.

import type { OperationName } from "./generated/operations.js";

/** What one parameter of the native side takes. */
export type NativeArgument =
  string | number | Uint8Array | readonly string[] | readonly Uint8Array[] | undefined;

/** What handles hold, as the native side names it. */
export type HandleKind = "cohort" | "framework" | "log" | "profile" | "role" | "roles" | "rules" | "scorer";

/** The functions of the native side; each throws the JSON text of a problem. */
export type Native = {
  [name in OperationName]: (...values: NativeArgument[]) => string;
} & {
  /** The version of the package. */
  version(): string;
  /** Holds data from now on, and gives the number of its slot; `framework` is for a log alone. */
  hold(kind: HandleKind, text: string | undefined, framework?: string | number): number;
  /** Lets go of what a slot holds; a slot that is empty stays so. */
  release(slot: number): void;
  /** The JSON text of what a slot holds. */
  held_data(slot: number): string;
  /** A framework that stays on the native side: JSON text of its slot and the diagnostics. */
  import_framework(
    publisher: string,
    names: string | readonly string[] | undefined,
    bytes: readonly Uint8Array[] | undefined,
    options: string | undefined,
  ): string;
  /** Roles that stay there: JSON text of their slot, the diagnostics and the rest of a catalogue. */
  import_roles(
    publisher: string,
    names: string | readonly string[] | undefined,
    bytes: readonly Uint8Array[] | undefined,
    framework: string | number | undefined,
    options: string | undefined,
  ): string;
  /** JSON text of the uris and codes of what the levels in a row are of, in their order. */
  scorer_names(scorer: number): string;
  /** Five numbers for each row: score, low, high, coverage, and the place of the verdict. */
  score_rows(scorer: number, levels: Float64Array): Float64Array;
};

let bound: Native | undefined;

/** Says which native side all functions and handles of this facade use. */
export function bind(native: Native): void {
  bound = native;
}

/** The native side. */
export function native(): Native {
  if (bound === undefined) {
    throw new Error("prowess is not loaded yet: wait for its `init` before the first call");
  }
  return bound;
}
