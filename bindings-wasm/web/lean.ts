// The entry for browsers, their workers, and bundlers: what a page needs that holds people against roles.

import * as glue from "../glue/lean.js";
import { type Init, type InitSync, Loader } from "./load.js";

export * from "../facade/index.js";
export type { Init, InitSync, ModuleSource } from "./load.js";

const loader = new Loader(glue);

export const init: Init = (source) =>
  loader.load(() => source ?? new URL("./lean.wasm", import.meta.url));

export const initSync: InitSync = (source) => loader.loadSync(() => source);
