// The entry for browsers, their workers, and bundlers.

import { type ModuleSource, load, loadSync } from "./load.js";

export * from "../facade/index.js";
export type { ModuleSource } from "./load.js";

/**
 * Loads the rules; everything else works from then on, and answers at once.
 *
 * Called again, it gives the same promise: the rules are loaded once. Where loading fails, the
 * next call tries anew.
 *
 * @param source - Where the module `prowess.wasm` is, where it does not stand beside this file: its
 *   address, an answer that holds it, its bytes, or the module compiled already.
 */
export function init(source?: ModuleSource | Promise<ModuleSource>): Promise<void> {
  return load(() => source ?? new URL("./prowess.wasm", import.meta.url));
}

/**
 * Loads the rules at once.
 *
 * Browsers allow this for bytes in workers alone; on a page, give a compiled module.
 *
 * @param source - The bytes of `prowess.wasm`, or the module compiled already.
 */
export function initSync(source: BufferSource | WebAssembly.Module): void {
  loadSync(() => source);
}
