// Loads a module, once, and hands its functions to the facade.

import type { Problem } from "../facade/generated/results.js";
import { type Native, type NativeArgument, bind } from "../facade/native.js";
import { PLACES } from "./places.js";

/** Where the module comes from: its address, an answer that holds it, its bytes, or compiled. */
export type ModuleSource = string | URL | Request | Response | BufferSource | WebAssembly.Module;

/** What speaks to a module, as `wasm-bindgen` writes it; a smaller module has less. */
export interface Glue {
  default(source: { module_or_path: ModuleSource }): Promise<unknown>;
  initSync(source: { module: BufferSource | WebAssembly.Module }): unknown;
  call(operation: number, values: NativeArgument[]): string;
  operations(): string;
}

/** What is loaded already, or being loaded. */
export class Loader {
  #loading: Promise<void> | undefined;
  #isLoaded = false;

  constructor(readonly glue: Glue) {}

  /** Loads the module from here, unless it is loaded already. */
  load(source: () => ModuleSource | Promise<ModuleSource>): Promise<void> {
    this.#loading ??= this.#start(source).catch((reason: unknown) => {
      // A connection that broke may be there again, so the next call tries anew.
      this.#loading = undefined;
      throw reason;
    });
    return this.#loading;
  }

  async #start(source: () => ModuleSource | Promise<ModuleSource>): Promise<void> {
    if (this.#isLoaded) return;
    await this.glue.default({ module_or_path: await source() });
    this.#connect();
  }

  /** Loads the module from its bytes or compiled, at once, unless it is loaded already. */
  loadSync(source: () => BufferSource | WebAssembly.Module): void {
    if (this.#isLoaded) return;
    this.glue.initSync({ module: source() });
    this.#connect();
  }

  /** Makes a function of each operation, and hands all of them to the facade. */
  #connect(): void {
    const { default: _, initSync, call, operations, ...others } = this.glue;
    const side: Record<string, unknown> = Object.assign(Object.create(missing), others);
    operations().split(" ").forEach((name, at) => {
      side[name] = (...values: NativeArgument[]) => call(at, values);
    });
    bind(side as Native);
    this.#isLoaded = true;
  }
}

/** Stands behind what a module has: what it has not says so when it is called. */
const missing = new Proxy(
  {},
  {
    get: (_, name) => () => {
      const [room = "", operation] = String(name).split(/_(.*)/);
      const problem: Problem = {
        code: "internal.bug",
        kind: "internal",
        message: `\`${room}.${operation}\` is not in this module`,
        path: null,
        help: `import from "${PLACES[room] ?? "prowess-web"}"`,
        details: { values: {}, problems: [] },
      };
      throw JSON.stringify(problem);
    },
  },
);

/** Loads the rules; everything else works from then on, and answers at once. */
export interface Init {
  /**
   * Loads the rules; everything else works from then on, and answers at once.
   *
   * Called again, it gives the same promise: the rules are loaded once. Where loading fails, the
   * next call tries anew.
   *
   * @param source - Where the module is, where it does not stand beside this file: its address, an
   *   answer that holds it, its bytes, or the module compiled already.
   */
  (source?: ModuleSource | Promise<ModuleSource>): Promise<void>;
}

/** Loads the rules at once. */
export interface InitSync {
  /**
   * Loads the rules at once.
   *
   * Browsers allow this for bytes in workers alone; on a page, give a compiled module.
   *
   * @param source - The bytes of the module, or the module compiled already.
   */
  (source: BufferSource | WebAssembly.Module): void;
}
