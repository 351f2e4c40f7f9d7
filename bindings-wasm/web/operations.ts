// Hands the operations of a module to the facade.

import type { Problem } from "../facade/generated/results.js";
import { type Native, type NativeArgument, bind } from "../facade/native.js";
import type { Glue } from "./load.js";
import { PLACES } from "./places.js";

/** What speaks to a module of the rules; a smaller one has less. */
interface RulesGlue extends Glue {
  call(operation: number, values: NativeArgument[]): string;
  operations(): string;
}

/** Makes a function of each operation, and hands all of them to the facade. */
export function connect(glue: RulesGlue): void {
  const { default: _, initSync, call, operations, ...others } = glue;
  const side: Record<string, unknown> = Object.assign(Object.create(missing), others);
  operations().split(" ").forEach((name, at) => {
    side[name] = (...values: NativeArgument[]) => call(at, values);
  });
  bind(side as Native);
}

/** Stands behind what a module has: what it has not says so when it is called. */
const missing = new Proxy(
  {},
  {
    get: (_, name) => () => {
      const [room = "", operation] = String(name).split(/_(.*)/);
      const problem: Problem = {
        code: "internal.bug",
        kind: "internal",
        message: `\`${room}.${operation}\` is not in this module`,
        path: null,
        help: `import from "${PLACES[room] ?? "prowess-web"}"`,
        details: { values: {}, problems: [] },
      };
      throw JSON.stringify(problem);
    },
  },
);
