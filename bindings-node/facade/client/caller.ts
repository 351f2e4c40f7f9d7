// Calls endpoints by their names.

import type { Meta } from "../generated/results.js";
import { Download } from "./download.js";
import { failureFrom } from "./error.js";
import { clients, type NativeCanceller, type NativeClient } from "./native.js";

/** What one call does differently; what is left out stays as the client has it. */
export interface CallOptions {
  /** Gives the call up, and its request with it. */
  signal?: AbortSignal;
  /** How many retries. */
  maxRetries?: number;
  /** How long one attempt may take, in milliseconds. */
  attemptMs?: number;
  /** How long a pause within a body may take, in milliseconds. */
  idleMs?: number;
  /** How long the whole call may take, in milliseconds. */
  totalMs?: number;
  /** The largest body that is read into memory, in bytes. */
  maxBodyBytes?: number;
  /** The key under which the call may be repeated. */
  idempotencyKey?: string;
  /** `false` sends no key, and then a call that changes something is never repeated. */
  idempotency?: boolean;
  /** Further headers. They cannot take the place of credentials. */
  headers?: Readonly<Record<string, string>>;
  /** Further parameters of the query. */
  query?: Readonly<Record<string, string | number | boolean>>;
  /** Changes the thing only if it is still the version with this tag. */
  ifMatch?: string;
  /** Is told what the answer says beside its value. */
  onMeta?: (meta: Meta) => void;
}

/** How a list is walked over. */
export interface ListOptions extends Omit<CallOptions, "onMeta"> {
  /** How many things stand on a page; the service may have a limit. */
  pageSize?: number;
  /** A name, with `-` in front of it for the other way round. */
  sort?: string;
  /** From where an earlier walk stopped: `page.info.next`. */
  cursor?: string;
  /** The most pages that are read; more of them are an error, never a shorter list. */
  maxPages?: number;
  /** Whether the next page is asked for while somebody works through the one before. */
  prefetch?: boolean;
  /** Only things for which these hold. */
  filters?: Readonly<Record<string, string | number | boolean>>;
}

/** How many things are sent in one go. */
export interface BulkOptions extends Omit<CallOptions, "onMeta"> {
  /** How many things go into one request; 200, if it is left out. */
  chunkItems?: number;
  /** How many bytes of JSON go into one request; 1 MiB, if it is left out. */
  chunkBytes?: number;
  /** Only tells what would happen. */
  dryRun?: boolean;
}

type Values = Readonly<Record<string, unknown>>;

const texts = (values: Values | undefined) =>
  Object.fromEntries(Object.entries(values ?? {}).map(([name, value]) => [name, String(value)]));

/** The options of a call as the native side reads them. */
export function settings(options: CallOptions): Values {
  return {
    max_retries: options.maxRetries,
    attempt_ms: options.attemptMs,
    idle_ms: options.idleMs,
    total_ms: options.totalMs,
    max_body_bytes: options.maxBodyBytes,
    idempotency_key: options.idempotencyKey,
    idempotency: options.idempotency,
    headers: options.headers ?? {},
    query: texts(options.query),
    if_match: options.ifMatch,
  };
}

/** JSON text of what was given; bytes become numbers. */
export function written(values: Values): string {
  return JSON.stringify(values, (_, value: unknown) =>
    value instanceof Uint8Array ? [...value] : value,
  );
}

/** Runs a call of the native side, which ends when the signal comes. */
export async function run<Answer>(
  signal: AbortSignal | undefined,
  call: (canceller: NativeCanceller) => Promise<Answer>,
): Promise<Answer> {
  signal?.throwIfAborted();
  const canceller = new (clients().Canceller)();
  const cancel = () => canceller.cancel();
  signal?.addEventListener("abort", cancel, { once: true });
  try {
    return await call(canceller);
  } catch (thrown) {
    // As with `fetch`, the reason of the signal is what was thrown.
    signal?.throwIfAborted();
    throw failureFrom(thrown);
  } finally {
    signal?.removeEventListener("abort", cancel);
    canceller.free?.();
  }
}

/** Calls endpoints by their names. */
export class Caller {
  readonly #client: NativeClient;

  constructor(client: NativeClient) {
    this.#client = client;
  }

  /** The value of an endpoint. */
  async call<Answer>(endpoint: string, given: Values, options: CallOptions = {}): Promise<Answer> {
    const text = written({ ...given, options: settings(options) });
    const told = await run(options.signal, (canceller) =>
      this.#client.call(endpoint, text, canceller),
    );
    const { value, meta } = JSON.parse(told) as { value: Answer; meta: Meta | null };
    if (meta !== null) options.onMeta?.(meta);
    return value;
  }

  /** An endpoint that gives nothing. */
  async done(endpoint: string, given: Values, options?: CallOptions): Promise<void> {
    await this.call(endpoint, given, options);
  }

  /** What became of each of many things. */
  bulk<Answer>(endpoint: string, given: Values, options: BulkOptions = {}): Promise<Answer> {
    const { chunkItems, chunkBytes, dryRun } = options;
    const bulk = { chunk_items: chunkItems, chunk_bytes: chunkBytes, dry_run: dryRun ?? false };
    return this.call(endpoint, { ...given, bulk }, options);
  }

  /** A download that has begun. */
  async download(endpoint: string, given: Values, options: CallOptions = {}): Promise<Download> {
    const text = written({ ...given, options: settings(options) });
    const native = await run(options.signal, (canceller) =>
      this.#client.download(endpoint, text, canceller),
    );
    return new Download(native, options.signal);
  }

  /** A walk over the pages of a list. */
  pages(endpoint: string, given: Values, options: ListOptions) {
    const { pageSize, sort, cursor, maxPages, prefetch, filters } = options;
    const list = {
      page_size: pageSize,
      sort,
      cursor,
      max_pages: maxPages,
      prefetch: prefetch ?? false,
      filters: texts(filters),
    };
    try {
      return this.#client.pages(endpoint, written({ ...given, list, options: settings(options) }));
    } catch (thrown) {
      throw failureFrom(thrown);
    }
  }
}
