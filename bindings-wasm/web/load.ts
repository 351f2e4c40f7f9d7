// Loads a module, once, and hands its functions to the facade.

/** Where the module comes from: its address, an answer that holds it, its bytes, or compiled. */
export type ModuleSource = string | URL | Request | Response | BufferSource | WebAssembly.Module;

/** What speaks to a module, as `wasm-bindgen` writes it. */
export interface Glue {
  default(source: { module_or_path: ModuleSource }): Promise<unknown>;
  initSync(source: { module: BufferSource | WebAssembly.Module }): unknown;
}

/** What is loaded already, or being loaded. */
export class Loader<Side extends Glue> {
  #loading: Promise<void> | undefined;
  #isLoaded = false;

  /** Once it is loaded, `connect` hands its functions to the facade. */
  constructor(
    readonly glue: Side,
    readonly connect: (glue: Side) => void,
  ) {}

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
    this.connect(this.glue);
    this.#isLoaded = true;
  }

  /** Loads the module from its bytes or compiled, at once, unless it is loaded already. */
  loadSync(source: () => BufferSource | WebAssembly.Module): void {
    if (this.#isLoaded) return;
    this.glue.initSync({ module: source() });
    this.connect(this.glue);
    this.#isLoaded = true;
  }
}

/** Loads the module; everything else works from then on, and answers at once. */
export interface Init {
  /**
   * Loads the module; everything else works from then on, and answers at once.
   *
   * Called again, it gives the same promise: the module is loaded once. Where loading fails, the
   * next call tries anew.
   *
   * @param source - Where the module is, where it does not stand beside this file: its address, an
   *   answer that holds it, its bytes, or the module compiled already.
   */
  (source?: ModuleSource | Promise<ModuleSource>): Promise<void>;
}

/** Loads the module at once. */
export interface InitSync {
  /**
   * Loads the module at once.
   *
   * Browsers allow this for bytes in workers alone; on a page, give a compiled module.
   *
   * @param source - The bytes of the module, or the module compiled already.
   */
  (source: BufferSource | WebAssembly.Module): void;
}
