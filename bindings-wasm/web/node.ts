// The entry for Node, which reads the module from the file beside this one.

import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";

import { type ModuleSource, load, loadSync } from "./load.js";

export * from "../facade/index.js";
export type { ModuleSource } from "./load.js";

const beside = new URL("./prowess.wasm", import.meta.url);

/** Files are read here, since `fetch` of Node does not. */
async function read(source: ModuleSource): Promise<ModuleSource> {
  const isFile = source instanceof URL && source.protocol === "file:";
  return isFile ? readFile(source) : source;
}

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
  return load(async () => read((await source) ?? beside));
}

/**
 * Loads the rules at once.
 *
 * @param source - The bytes of `prowess.wasm`, or the module compiled already; without it, the
 *   file beside this one is read.
 */
export function initSync(source?: BufferSource | WebAssembly.Module): void {
  loadSync(() => source ?? readFileSync(beside));
}
