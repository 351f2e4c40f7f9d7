// Hands the client of a service to the facade.

import type { Fetch } from "../facade/client/client.js";
import {
  type NativeCanceller,
  type NativeClient,
  type VirtualClock as Clock,
  bindClients,
} from "../facade/client/native.js";
import type { Glue } from "./load.js";

/** What speaks to the module of the client. */
interface ClientGlue extends Glue {
  HttpClient: {
    new (setup: string, fetch?: Fetch): NativeClient;
    timedBy(setup: string, fetch: Fetch, clock: Clock): NativeClient;
  };
  Canceller: new () => NativeCanceller;
  VirtualClock: new (unixMs?: number, entropy?: Uint8Array) => Clock;
  version(): string;
}

let loaded: ClientGlue | undefined;

function glue(): ClientGlue {
  if (loaded === undefined) {
    throw new Error("prowess is not loaded yet: wait for its `init` before the first call");
  }
  return loaded;
}

/** Hands the client to the facade. */
export function connect(side: unknown): void {
  const own = side as ClientGlue;
  loaded = own;
  bindClients({
    Canceller: own.Canceller,
    client: (setup, fetch, clock) => {
      if (clock === undefined) return new own.HttpClient(setup, fetch);
      if (fetch === undefined) throw new TypeError("a clock for tests needs a `fetch` beside it");
      return own.HttpClient.timedBy(setup, fetch, clock);
    },
  });
}

/** The version of this package; all Prowess packages share one. */
export function version(): string {
  return glue().version();
}

/** A clock for tests, which only moves when a client waits. */
export type VirtualClock = Clock;

/** Makes a clock that stands here; entropy is drawn sixteen bytes at a time. */
export const VirtualClock = function (unixMs?: number, entropy?: readonly number[]): Clock {
  return new (glue().VirtualClock)(unixMs, entropy && Uint8Array.from(entropy));
} as unknown as new (unixMs?: number, entropy?: readonly number[]) => Clock;
