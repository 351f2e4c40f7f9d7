// The entry for Node, which reads the module from the file beside this one: what a page needs that holds people against roles.

import * as glue from "../glue/lean.js";
import type { Init } from "./load.js";
import { type InitSyncOfFile, fromFile } from "./read.js";

export * from "../facade/index.js";
export type { Init, ModuleSource } from "./load.js";
export type { InitSyncOfFile } from "./read.js";

const loader = fromFile(glue, new URL("./lean.wasm", import.meta.url));

export const init: Init = loader.init;

export const initSync: InitSyncOfFile = loader.initSync;
