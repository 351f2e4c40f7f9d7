// Loads the module, once, and hands its functions to the facade.

import { type Native, type NativeArgument, bind } from "../facade/native.js";
import * as glue from "../glue/prowess.js";

/** Where the module comes from: its address, an answer that holds it, its bytes, or compiled. */
export type ModuleSource = string | URL | Request | Response | BufferSource | WebAssembly.Module;

let loading: Promise<void> | undefined;
let isLoaded = false;

/** Loads the module from here, unless it is loaded already. */
export function load(source: () => ModuleSource | Promise<ModuleSource>): Promise<void> {
  loading ??= start(source).catch((reason: unknown) => {
    // A connection that broke may be there again, so the next call tries anew.
    loading = undefined;
    throw reason;
  });
  return loading;
}

async function start(source: () => ModuleSource | Promise<ModuleSource>): Promise<void> {
  if (isLoaded) return;
  await glue.default({ module_or_path: await source() });
  connect();
}

/** Loads the module from its bytes or compiled, at once, unless it is loaded already. */
export function loadSync(source: () => BufferSource | WebAssembly.Module): void {
  if (isLoaded) return;
  glue.initSync({ module: source() });
  connect();
}

/** Makes a function of each operation, and hands all of them to the facade. */
function connect(): void {
  const { version, hold, release, held_data, import_framework, import_roles } = glue;
  const side: Record<string, unknown> = {
    version,
    hold,
    release,
    held_data,
    import_framework,
    import_roles,
  };
  glue.operations().split(" ").forEach((name, at) => {
    side[name] = (...values: NativeArgument[]) => glue.call(at, values);
  });
  bind(side as Native);
  isLoaded = true;
}
