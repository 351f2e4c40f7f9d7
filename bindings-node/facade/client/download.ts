// Bytes, while they arrive.

import type { Meta } from "../generated/results.js";
import { run } from "./caller.js";
import type { NativeDownload } from "./native.js";

/** Is told how many bytes there are so far, and in all if the service said so. */
export type OnProgress = (received: number, total: number | undefined) => void;

/** A body that is handed over while it arrives: once, by iterating, as a stream or into a file. */
export class Download implements AsyncIterable<Uint8Array<ArrayBuffer>> {
  /** What the answer says beside its body. */
  readonly meta: Meta;
  /** Bytes in all, if the service said so. */
  readonly total: number | undefined;
  readonly #signal: AbortSignal | undefined;
  #native: NativeDownload | undefined;

  /** @internal */
  constructor(native: NativeDownload, signal: AbortSignal | undefined) {
    this.meta = JSON.parse(native.meta) as Meta;
    this.total = native.total ?? undefined;
    this.#native = native;
    this.#signal = signal;
  }

  /** Piece after piece; leaving the loop gives the rest up. */
  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined> {
    const native = this.#native;
    if (native === undefined) return;
    try {
      for (;;) {
        const piece = await run(this.#signal, (canceller) => native.next(canceller));
        if (piece === null || piece === undefined) return;
        yield piece;
      }
    } finally {
      this.#native = undefined;
      native.free?.();
    }
  }

  /** The same as a stream, which reads when it is read; cancelling it gives the rest up. */
  stream(onProgress?: OnProgress): ReadableStream<Uint8Array<ArrayBuffer>> {
    const pieces = this[Symbol.asyncIterator]();
    let received = 0;
    return new ReadableStream<Uint8Array<ArrayBuffer>>(
      {
        pull: async (controller) => {
          const { done, value } = await pieces.next();
          if (done === true) {
            controller.close();
            return;
          }
          received += value.length;
          onProgress?.(received, this.total);
          controller.enqueue(value);
        },
        cancel: async () => {
          await pieces.return();
        },
      },
      { highWaterMark: 0 },
    );
  }

  /** Everything, for a link that saves it or an image: where it is kept is up to the browser. */
  blob(onProgress?: OnProgress): Promise<Blob> {
    return new Response(this.stream(onProgress)).blob();
  }

  /**
   * Writes everything to a file, and tells how many bytes it was.
   *
   * It takes the place of the file once it is complete: whatever happens, there is either the old
   * file or the whole new one. Where there are no files, as in a page, this is an error.
   */
  async writeTo(path: string, onProgress?: OnProgress): Promise<number> {
    const native = this.#native;
    if (native?.writeTo === undefined) throw new Error("there are no files here");
    const tell =
      onProgress && ((received: number, total: number | null | undefined) => {
        onProgress(received, total ?? undefined);
      });
    return run(this.#signal, (canceller) => native.writeTo!(path, tell, canceller));
  }
}
