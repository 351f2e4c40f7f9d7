// Loads a module from its file, in Node.

import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";

import { type Glue, type Init, Loader, type ModuleSource } from "./load.js";

/** Loads the module at once. */
export interface InitSyncOfFile {
  /**
   * Loads the module at once.
   *
   * @param source - The bytes of the module, or the module compiled already; without it, the file
   *   beside this one is read.
   */
  (source?: BufferSource | WebAssembly.Module): void;
}

/** Files are read here, since `fetch` of Node does not. */
async function read(source: ModuleSource): Promise<ModuleSource> {
  const isFile = source instanceof URL && source.protocol === "file:";
  return isFile ? readFile(source) : source;
}

/** The two ways to load a module that stands in this file. */
export function fromFile<Side extends Glue>(
  glue: Side,
  connect: (glue: Side) => void,
  file: URL,
): { init: Init; initSync: InitSyncOfFile } {
  const loader = new Loader(glue, connect);
  return {
    init: (source) => loader.load(async () => read((await source) ?? file)),
    initSync: (source) => loader.loadSync(() => source ?? readFileSync(file)),
  };
}
