// The client of a service.

import { Resources } from "../generated/client.js";
import type { Meta, RateLimit } from "../generated/results.js";
import { type CallOptions, Caller, run, settings, written } from "./caller.js";
import { failureFrom } from "./error.js";
import { clients, type NativeClient, type VirtualClock } from "./native.js";

/** A pair of tokens, which the client renews before the first one runs out. */
export interface Tokens {
  /** Sent with each request. */
  access: string;
  /** Exchanged for the next pair, once. */
  refresh?: string | null;
  /** When the access token runs out, in milliseconds since 1970. */
  expires_unix_ms?: number | null;
  /** How long it lived when it was new, in milliseconds. */
  lifetime_ms?: number | null;
}

/**
 * How a client proves who calls; `login` waits for `client.auth.login`, and keeps what it brings in
 * memory.
 */
export type Auth =
  | { kind: "none" }
  | { kind: "bearer"; token: string }
  | { kind: "api_key"; token: string }
  | { kind: "login" }
  | ({ kind: "tokens" } & Tokens)
  | { kind: "password"; email: string; password: string };

/**
 * Another way for requests to travel: a function like `fetch`.
 *
 * It decides nothing: it neither repeats nor redirects. What it throws means that no answer came;
 * an error with `sent: false` says that nothing was sent.
 */
export type Fetch = (url: string, request: FetchRequest) => Promise<Response>;

/** What a {@link Fetch} is given. */
export interface FetchRequest {
  method: string;
  headers: [string, string][];
  body: Uint8Array<ArrayBuffer> | undefined;
  redirect: "manual";
  /** Comes where the request is given up; in browsers alone. */
  signal?: AbortSignal;
}

/** How a client is set up; what is left out is as the client has it by itself. */
export interface ClientOptions {
  /** How it proves who calls. */
  auth?: Auth;
  /** How many retries a call has; 2. */
  maxRetries?: number;
  /** What all calls together may spend on retries; 500. */
  retryBudget?: number;
  /** How long it may take until a connection stands, in milliseconds; 10 s. */
  connectMs?: number;
  /** How long one attempt may take, in milliseconds; 30 s. */
  attemptMs?: number;
  /** How long a pause within a body may take, in milliseconds; 20 s. */
  idleMs?: number;
  /** How long a whole call may take, in milliseconds; 120 s. */
  totalMs?: number;
  /** The name of the program, such as `my-app/1.0`. */
  userAgent?: string;
  /** Sends credentials without TLS, also to other machines than this one. */
  allowPlainHttp?: boolean;
  /**
   * Holds keys, passwords and refresh tokens in a browser, where any script of the page may read
   * them; without it they are refused there, and a login keeps its access token alone. Elsewhere it
   * has no effect.
   */
  dangerouslyAllowBrowserCredentials?: boolean;
  /** Authorities to trust beside those of the machine, as PEM; not in a browser. */
  caBundle?: string | Uint8Array;
  /** The address of a proxy for everything; not in a browser. */
  proxy?: string;
  /** Whether to go through no proxy, whatever the variables of the process say; not in a browser. */
  noProxy?: boolean;
  /** The path of a Unix socket to speak over, in place of TCP; not in a browser. */
  unixSocket?: string;
  /** Another way for requests to travel. */
  fetch?: Fetch;
  /** For tests: a clock that only moves when the client waits. */
  clock?: VirtualClock;
}

/** A request that has no method here yet. */
export interface RawRequest extends CallOptions {
  /** What stands in places of the path such as `{id}`. */
  values?: Readonly<Record<string, string>>;
  /** A body of JSON. */
  json?: unknown;
  /** Any other body. */
  content?: Uint8Array;
  /** What the other body is. */
  contentType?: string;
}

/** An answer with its body as bytes. */
export interface RawAnswer {
  /** What the answer says beside its body. */
  meta: Meta;
  /** Names in small letters, and values. */
  headers: [string, string][];
  /** The body. */
  content: Uint8Array;
}

/**
 * A client of a Prowess service.
 *
 * Retries, renewed tokens, deadlines and paging are decided on the native side, as for every other
 * language.
 */
export class Client extends Resources {
  readonly #native: NativeClient;
  readonly #base: string;

  constructor(baseUrl: string, options: ClientOptions = {}) {
    const native = made(baseUrl, options);
    super(new Caller(native));
    this.#native = native;
    this.#base = baseUrl;
  }

  /** The same client, with these put over all that it calls from now on; both share everything. */
  withOptions(
    options: Pick<CallOptions, "maxRetries" | "attemptMs" | "idleMs" | "totalMs" | "maxBodyBytes">,
  ): Client {
    const native = told(() => this.#native.withOptions(written(settings(options))));
    return new Twin(this.#base, native);
  }

  /** Sends a request that has no method here yet, and leaves the answer as it is. */
  async sendRaw(method: string, path: string, request: RawRequest = {}): Promise<RawAnswer> {
    const ask = {
      method,
      template: path,
      path: request.values ?? {},
      json: request.json,
      content: "",
      content_type: request.contentType,
    };
    const { meta, headers, content } = await run(request.signal, (canceller) =>
      this.#native.raw(written(ask), request.content, written(settings(request)), canceller),
    );
    return {
      meta: JSON.parse(meta) as Meta,
      headers: JSON.parse(headers) as [string, string][],
      content,
    };
  }

  /** Sends a request that has no method here yet, and gives its JSON; nothing for an empty body. */
  async request(method: string, path: string, request: RawRequest = {}): Promise<unknown> {
    const { content, meta } = await this.sendRaw(method, path, request);
    request.onMeta?.(meta);
    return content.length === 0 ? undefined : JSON.parse(new TextDecoder().decode(content));
  }

  /** The tokens, for keeping them elsewhere; they can be put in, too. */
  get tokens(): Tokens | null {
    return JSON.parse(this.#native.tokens()) as Tokens | null;
  }

  set tokens(tokens: Tokens | null) {
    told(() => this.#native.setTokens(tokens === null ? "null" : written({ ...tokens })));
  }

  /** How many requests are left, as the service said last. */
  get rateLimit(): RateLimit | null {
    return JSON.parse(this.#native.rateLimit()) as RateLimit | null;
  }

  /** What it shows: never a secret. */
  toJSON(): { baseUrl: string } {
    return { baseUrl: this.#base };
  }
}

/** Hands a native side over to a client that is made of another one. */
const HANDED = new WeakMap<object, NativeClient>();

class Twin extends Client {
  constructor(baseUrl: string, native: NativeClient) {
    const options = {};
    HANDED.set(options, native);
    super(baseUrl, options);
  }
}

function made(baseUrl: string, options: ClientOptions): NativeClient {
  const handed = HANDED.get(options);
  if (handed !== undefined) return handed;
  const setup = {
    base_url: baseUrl,
    auth: options.auth ?? { kind: "none" },
    max_retries: options.maxRetries,
    retry_budget: options.retryBudget,
    connect_ms: options.connectMs,
    attempt_ms: options.attemptMs,
    idle_ms: options.idleMs,
    total_ms: options.totalMs,
    user_agent: options.userAgent,
    allow_plain_http: options.allowPlainHttp ?? false,
    dangerously_allow_browser_credentials: options.dangerouslyAllowBrowserCredentials ?? false,
    ca_bundle: options.caBundle,
    proxy: options.proxy,
    no_proxy: options.noProxy ?? false,
    unix_socket: options.unixSocket,
  };
  return told(() => clients().client(written(setup), options.fetch, options.clock));
}

function told<Answer>(ask: () => Answer): Answer {
  try {
    return ask();
  } catch (thrown) {
    throw failureFrom(thrown);
  }
}
