// The native side of the client: the addon of Node, or the module of a browser.
//
// Arguments and answers are JSON text, and what a call fails with is the JSON text of a failure.

import type { Fetch } from "./client.js";

/** Gives up the one call that it is handed to. */
export interface NativeCanceller {
  cancel(): void;
  free?(): void;
}

export interface NativePages {
  next(canceller: NativeCanceller): Promise<string | null | undefined>;
}

export interface NativeDownload {
  readonly meta: string;
  readonly total?: number | null;
  next(canceller: NativeCanceller): Promise<Uint8Array<ArrayBuffer> | null | undefined>;
  free?(): void;
  writeTo?(
    path: string,
    tell: ((received: number, total: number | null | undefined) => void) | undefined,
    canceller: NativeCanceller,
  ): Promise<number>;
}

export interface NativeRaw {
  meta: string;
  headers: string;
  content: Uint8Array;
}

export interface NativeClient {
  withOptions(options: string): NativeClient;
  call(endpoint: string, given: string, canceller: NativeCanceller): Promise<string>;
  pages(endpoint: string, given: string): NativePages;
  download(endpoint: string, given: string, canceller: NativeCanceller): Promise<NativeDownload>;
  raw(
    ask: string,
    content: Uint8Array | undefined,
    options: string,
    canceller: NativeCanceller,
  ): Promise<NativeRaw>;
  tokens(): string;
  setTokens(tokens: string): void;
  rateLimit(): string;
}

/** A clock for tests, which only moves when a client waits. */
export interface VirtualClock {
  /** All sleeps so far, in milliseconds. */
  readonly slept: number[];
}

/** What the native side makes. */
export interface NativeClients {
  /** A client whose requests travel by this function, or as the native side sends them itself. */
  client(setup: string, fetch?: Fetch, clock?: VirtualClock): NativeClient;
  Canceller: new () => NativeCanceller;
}

/** A file to send. */
export interface Upload {
  /** Its name, without folders. */
  name: string;
  /** What it is, such as `application/pdf`. */
  content_type?: string | null | undefined;
  /** Contents: bytes, or a text that stands for its bytes in UTF-8. */
  bytes: Uint8Array | string;
}

let bound: NativeClients | undefined;

/** Says which native side all clients use. */
export function bindClients(native: NativeClients): void {
  bound = native;
}

/** The native side. */
export function clients(): NativeClients {
  if (bound === undefined) throw new Error("the client of prowess is not loaded yet");
  return bound;
}
