// The entry for browsers, their workers, and bundlers: what is about accounts.

import * as glue from "../glue/account.js";
import { type Init, type InitSync, Loader } from "./load.js";

export { ProwessError, account, isProwessError, version } from "../facade/index.js";
export type * from "../facade/index.js";
export type { Init, InitSync, ModuleSource } from "./load.js";

const loader = new Loader(glue);

export const init: Init = (source) =>
  loader.load(() => source ?? new URL("./account.wasm", import.meta.url));

export const initSync: InitSync = (source) => loader.loadSync(() => source);
