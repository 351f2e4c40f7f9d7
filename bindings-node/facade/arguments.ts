// Arguments as the native side takes them.

import { malformed } from "./error.js";
import { type InputFile, spread } from "./files.js";
import { slotOf } from "./slots.js";

/** Plain data as JSON text; nothing for what was left out. */
export function json(value: unknown, name: string): string | undefined {
  if (value === undefined || value === null) return undefined;
  let text: string | undefined;
  try {
    text = JSON.stringify(value);
  } catch (thrown) {
    throw malformed(name, thrown instanceof Error ? thrown.message.split("\n", 1)[0]! : "no data");
  }
  // JSON writes NaN as null, which would mean that nothing is known; it has to be refused instead.
  const mayHideOdd = text !== undefined && text.includes("null");
  return mayHideOdd && holdsOddNumber(value) ? JSON.stringify(value, spelled) : text;
}

/** A number by itself, which may be none: the operation then refuses it by its own rule. */
export function number(value: unknown, name: string): string | undefined {
  return isOdd(value) ? `"${String(value)}"` : json(value, name);
}

/** A handle as the number of its slot, or plain data. */
export function held(value: unknown, name: string): string | number | undefined {
  return slotOf(value) ?? json(value, name);
}

/** A file as its name and its bytes; another shape as its JSON text, which is refused with a place. */
export function file(value: InputFile, name: string): [string | undefined, Uint8Array | undefined] {
  const parts = spread([value]);
  if (parts === undefined) return [json(value, name), undefined];
  return [parts.names[0], parts.bytes[0]];
}

/** Files as their names and their bytes; another shape as its JSON text. */
export function files(
  value: readonly InputFile[],
  name: string,
): [string | string[] | undefined, Uint8Array[] | undefined] {
  const parts = spread(value);
  return parts === undefined ? [json(value, name), undefined] : [parts.names, parts.bytes];
}

function isOdd(value: unknown): value is number {
  return typeof value === "number" && !Number.isFinite(value);
}

function holdsOddNumber(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return isOdd(value);
  if (Array.isArray(value)) return value.some(holdsOddNumber);
  return Object.values(value).some(holdsOddNumber);
}

function spelled(_: string, value: unknown): unknown {
  return isOdd(value) ? String(value) : value;
}
