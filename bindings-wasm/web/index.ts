// The entry for browsers, their workers, and bundlers: every operation.

import * as glue from "../glue/prowess.js";
import { type Init, type InitSync, Loader } from "./load.js";

export * from "../facade/index.js";
export type { Init, InitSync, ModuleSource } from "./load.js";

const loader = new Loader(glue);

export const init: Init = (source) =>
  loader.load(() => source ?? new URL("./prowess.wasm", import.meta.url));

export const initSync: InitSync = (source) => loader.loadSync(() => source);
