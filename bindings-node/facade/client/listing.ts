// Lists that come in pages.

import type { PageInfo } from "../generated/results.js";
import { type Caller, type ListOptions, run } from "./caller.js";

/** One page of a list. */
export interface Page<Item> {
  /** The things on it, perhaps none. */
  items: Item[];
  /** Where it stands among the others. */
  info: PageInfo;
}

/**
 * A list: `for await` gives its things, which are asked for page by page.
 *
 * Each iteration begins anew, and asks for a page when it is wanted.
 */
export class Listing<Item> implements AsyncIterable<Item> {
  readonly #caller: Caller;
  readonly #endpoint: string;
  readonly #given: Readonly<Record<string, unknown>>;
  readonly #options: ListOptions;

  /** @internal */
  constructor(
    caller: Caller,
    endpoint: string,
    given: Readonly<Record<string, unknown>>,
    options: ListOptions = {},
  ) {
    this.#caller = caller;
    this.#endpoint = endpoint;
    this.#given = given;
    this.#options = options;
  }

  /** Page after page; `page.info.next` is where a later walk goes on, as `cursor`. */
  async *pages(): AsyncGenerator<Page<Item>, void, undefined> {
    const walk = this.#caller.pages(this.#endpoint, this.#given, this.#options);
    for (;;) {
      const text = await run(this.#options.signal, (canceller) => walk.next(canceller));
      if (text === null || text === undefined) return;
      yield JSON.parse(text) as Page<Item>;
    }
  }

  /** The first page alone. */
  async firstPage(): Promise<Page<Item>> {
    for await (const page of this.pages()) return page;
    return { items: [], info: { total_items: null, total_pages: null, next: null, prev: null } };
  }

  /** All things in memory, if they are not more than `most`; more are an error. */
  async toArray(most = 10_000): Promise<Item[]> {
    const all: Item[] = [];
    for await (const item of this) {
      if (all.length >= most) throw new RangeError(`there are more than ${most} things`);
      all.push(item);
    }
    return all;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Item, void, undefined> {
    for await (const page of this.pages()) yield* page.items;
  }
}
