// The entry for Node, which reads the module from the file beside this one: what is about accounts.

import * as glue from "../glue/account.js";
import type { Init } from "./load.js";
import { type InitSyncOfFile, fromFile } from "./read.js";

export { ProwessError, account, isProwessError, version } from "../facade/index.js";
export type * from "../facade/index.js";
export type { Init, ModuleSource } from "./load.js";
export type { InitSyncOfFile } from "./read.js";

const loader = fromFile(glue, new URL("./account.wasm", import.meta.url));

export const init: Init = loader.init;

export const initSync: InitSyncOfFile = loader.initSync;
