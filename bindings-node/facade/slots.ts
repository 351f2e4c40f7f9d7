/// <reference lib="esnext.disposable" preserve="true" />
// What stays on the native side between calls.

import { told } from "./call.js";
import { type Native, native } from "./native.js";

/** Lets go of slots whose handle nobody can reach any more. */
const unreachable = new FinalizationRegistry(({ side, slot }: { side: Native; slot: number }) => {
  side.release(slot);
});

const dispose: typeof Symbol.dispose = Symbol.dispose ?? Symbol.for("Symbol.dispose");

/** A slot that is filled already, from which a handle is made. */
export class Slot {
  constructor(readonly number: number) {}
}

/**
 * Data that was handed over once, and is named at every call from then on.
 *
 * It stands wherever its plain data may stand. It belongs to the thread that made it, never
 * changes, and is let go of by {@link free}, by `using`, or some time after nobody can reach it.
 */
export abstract class Handle<Data> {
  readonly #slot: number;
  /** The side that has the slot, which a browser may replace by another one. */
  readonly #side: Native;

  protected constructor(slot: Slot) {
    this.#slot = slot.number;
    this.#side = native();
    unreachable.register(this, { side: this.#side, slot: this.#slot }, this);
  }

  /** Lets go of the data; from then on, calls with this handle are refused. */
  free(): void {
    unreachable.unregister(this);
    this.#side.release(this.#slot);
  }

  /** The same as {@link free}, for `using`. */
  [dispose](): void {
    this.free();
  }

  /** The plain data, as `JSON.stringify` writes it. */
  toJSON(): Data {
    return JSON.parse(told(() => this.#side.held_data(this.#slot))) as Data;
  }

  /** @internal */
  static slotOf(value: unknown): number | undefined {
    const isHandle = typeof value === "object" && value !== null && #slot in value;
    return isHandle && value.#side === native() ? value.#slot : undefined;
  }
}

/** The slot of a handle; nothing for plain data, and for a handle of another copy of the package. */
export function slotOf(value: unknown): number | undefined {
  return Handle.slotOf(value);
}
