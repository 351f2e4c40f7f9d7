// One call of the native side.

import { problemFrom } from "./error.js";
import type { OperationName } from "./generated/operations.js";
import { type Native, type NativeArgument, native } from "./native.js";

/** The answer of an operation. */
export function call<Answer>(name: OperationName, ...values: NativeArgument[]): Answer {
  return JSON.parse(told((side) => side[name](...values))) as Answer;
}

/** What a call of the native side gives; its problems become {@link ProwessError}. */
export function told<Answer>(ask: (side: Native) => Answer): Answer {
  const side = native();
  try {
    return ask(side);
  } catch (thrown) {
    throw problemFrom(thrown);
  }
}
