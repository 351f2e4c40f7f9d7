// The native side of the client: the addon of Node, or the module of a browser.
//
// Arguments and answers are JSON text, and what a call fails with is the JSON text of a failure.

/** What a transport answers on the native side; without a status, no answer came. */
export interface NativeReply {
  status?: number;
  headers?: string[][];
  content?: Uint8Array;
  lost?: string;
  sent?: boolean;
}

/** How the native side calls a transport: with JSON text of the headers. */
export type NativeSend = (
  method: string,
  url: string,
  headers: string,
  content: Uint8Array,
) => Promise<NativeReply>;

/** Gives up the call that it was handed to. */
export interface NativeCanceller {
  cancel(): void;
}

export interface NativePages {
  next(canceller?: NativeCanceller): Promise<string | null | undefined>;
}

export interface NativeDownload {
  readonly meta: string;
  readonly total?: number | null;
  next(canceller?: NativeCanceller): Promise<Uint8Array | null | undefined>;
  writeTo?(
    path: string,
    tell?: (received: number, total: number | null | undefined) => void,
    canceller?: NativeCanceller,
  ): Promise<number>;
}

export interface NativeRaw {
  meta: string;
  headers: string;
  content: Uint8Array;
}

export interface NativeClient {
  withOptions(options: string): NativeClient;
  call(endpoint: string, given: string, canceller?: NativeCanceller): Promise<string>;
  pages(endpoint: string, given: string): NativePages;
  download(endpoint: string, given: string, canceller?: NativeCanceller): Promise<NativeDownload>;
  raw(
    ask: string,
    content: Uint8Array | undefined,
    options: string,
    canceller?: NativeCanceller,
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

/** The classes of the native side. */
export interface NativeClients {
  HttpClient: new (setup: string, send?: NativeSend, clock?: VirtualClock) => NativeClient;
  Canceller: new () => NativeCanceller;
  /** Makes a clock that stands here; entropy is drawn sixteen bytes at a time. */
  VirtualClock: new (unixMs?: number, entropy?: number[]) => VirtualClock;
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
