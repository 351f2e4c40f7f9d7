// Bytes, while they arrive.

import type { Meta } from "../generated/results.js";
import { run } from "./caller.js";
import type { NativeDownload } from "./native.js";

/** A body that is handed over while it arrives: once, by iterating or by writing it. */
export class Download implements AsyncIterable<Uint8Array> {
  readonly #native: NativeDownload;
  readonly #signal: AbortSignal | undefined;

  /** @internal */
  constructor(native: NativeDownload, signal: AbortSignal | undefined) {
    this.#native = native;
    this.#signal = signal;
  }

  /** What the answer says beside its body. */
  get meta(): Meta {
    return JSON.parse(this.#native.meta) as Meta;
  }

  /** Bytes in all, if the service said so. */
  get total(): number | undefined {
    return this.#native.total ?? undefined;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array, void, undefined> {
    for (;;) {
      const piece = await run(this.#signal, (canceller) => this.#native.next(canceller));
      if (piece === null || piece === undefined) return;
      yield piece;
    }
  }

  /**
   * Writes everything to a file, and tells how many bytes it was.
   *
   * It takes the place of the file once it is complete: whatever happens, there is either the old
   * file or the whole new one. Where there are no files, as in a page, this is an error.
   */
  async writeTo(
    path: string,
    onProgress?: (received: number, total: number | undefined) => void,
  ): Promise<number> {
    const native = this.#native;
    if (native.writeTo === undefined) throw new Error("there are no files here");
    const tell =
      onProgress && ((received: number, total: number | null | undefined) => {
        onProgress(received, total ?? undefined);
      });
    return run(this.#signal, (canceller) => native.writeTo!(path, tell, canceller));
  }
}
