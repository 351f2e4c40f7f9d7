// Another way for requests to travel, as the addon calls it.

import type { Fetch } from "../facade/client/client.js";
import type { NativeCanceller, NativeClient, VirtualClock } from "../facade/client/native.js";

/** What a transport answers the addon; without a status, no answer came. */
export interface NativeReply {
  status?: number;
  headers?: string[][];
  content?: Uint8Array;
  lost?: string;
  sent?: boolean;
}

/** How the addon calls a transport: with JSON text of the headers. */
export type NativeSend = (
  method: string,
  url: string,
  headers: string,
  content: Uint8Array,
) => Promise<NativeReply>;

/** The classes of the addon. */
export interface AddonClients {
  HttpClient: new (setup: string, send?: NativeSend, clock?: VirtualClock) => NativeClient;
  Canceller: new () => NativeCanceller;
  /** Makes a clock that stands here; entropy is drawn sixteen bytes at a time. */
  VirtualClock: new (unixMs?: number, entropy?: number[]) => VirtualClock;
}

/** The transport as the addon calls it; it never throws. */
export function adapted(fetch: Fetch, hasClock: boolean) {
  return async (
    method: string,
    url: string,
    headers: string,
    content: Uint8Array,
  ): Promise<NativeReply> => {
    try {
      const answer = await fetch(url, {
        method,
        headers: JSON.parse(headers) as [string, string][],
        body: content.length === 0 ? undefined : new Uint8Array(content),
        redirect: "manual",
      });
      // With a clock that does not wait, nothing at all is silence until a deadline.
      if (hasClock && (answer as Response | undefined) === undefined) return {};
      return {
        status: answer.status,
        headers: [...answer.headers].map(([name, value]) => [name, value]),
        content: new Uint8Array(await answer.arrayBuffer()),
      };
    } catch (thrown) {
      const { sent } = thrown as { sent?: boolean };
      return { lost: String(thrown), sent: sent !== false };
    }
  };
}
