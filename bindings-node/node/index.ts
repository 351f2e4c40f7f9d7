// The npm package `prowess` for Node.

import native from "../../addon.cjs";
import { bindClients } from "../facade/client/native.js";
import { bind } from "../facade/native.js";
import { adapted } from "./transport.js";

bind(native);
bindClients({
  Canceller: native.Canceller,
  client: (setup, fetch, clock) =>
    new native.HttpClient(setup, fetch && adapted(fetch, clock !== undefined), clock),
});

export * from "../facade/index.js";
export * from "../facade/client/index.js";
export { readFiles, readFramework, readRoles, type Source } from "./read.js";

/** A clock for tests, which only moves when a client waits. */
export const VirtualClock = native.VirtualClock;
