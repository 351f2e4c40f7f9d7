// Runs the shared vectors against a package that is loaded, in Node and on a page alike.

import { identifier } from "../../../bindings-node/generate/names.mjs";

/** Numbers that JSON cannot write stand as text where an argument is a number by itself. */
const ODD = { NaN: NaN, Infinity: Infinity, "-Infinity": -Infinity };

function argument({ mode, schema }, value) {
  const isNumber = [schema.type].flat().includes("number") && schema.format === undefined;
  if (isNumber && typeof value === "string" && value in ODD) return ODD[value];
  if (mode === "file") return file(value);
  if (mode === "files" && Array.isArray(value)) return value.map(file);
  return value;
}

function file(value) {
  if (typeof value !== "object" || value === null) return value;
  const { text, bytes, ...rest } = value;
  if (typeof text === "string") return { ...rest, bytes: text };
  return { ...rest, bytes: Array.isArray(bytes) ? Uint8Array.from(bytes) : bytes };
}

/** What differs first, told with its place; nothing where all is the same, to the last bit. */
export function difference(have, want, path = "") {
  if (Object.is(have, want)) return undefined;
  if (typeof have !== "object" || typeof want !== "object" || have === null || want === null) {
    return `${path}: ${JSON.stringify(have)} instead of ${JSON.stringify(want)}`;
  }
  if (Array.isArray(have) !== Array.isArray(want)) return `${path}: a list against an object`;
  const keys = [Object.keys(have).sort(), Object.keys(want).sort()];
  if (keys[0].join("\n") !== keys[1].join("\n")) return `${path}: ${keys[0]} instead of ${keys[1]}`;
  for (const key of keys[0]) {
    const found = difference(have[key], want[key], `${path}.${key}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

function outcome(prowess, { room, name, arguments: all }, input) {
  // A module for some rooms has no names for the others.
  if (prowess[room] === undefined) return undefined;
  const values = all.map((one) => argument(one, input[one.name]));
  try {
    return { output: prowess[room][identifier(name)](...values) };
  } catch (error) {
    if (!prowess.isProwessError(error)) throw error;
    const isAbsent = error.code === "internal.bug" && error.message.endsWith("is not in this module");
    return isAbsent ? undefined : { problem: error.toJSON() };
  }
}

/** How many cases there are, which operations the module does not have, and what is wrong. */
export function compare(prowess, rooms, files) {
  const operations = new Map();
  for (const room of rooms) {
    for (const one of room.operations) operations.set(`${room.name}.${one.name}`, { ...one, room: room.name });
  }
  const wrong = [];
  const absent = new Set();
  let cases = 0;
  for (const { operation, cases: all } of files) {
    const found = operations.get(operation);
    if (found === undefined) wrong.push(`there is no operation ${operation}`);
    for (const { name, input, ...want } of found === undefined ? [] : all) {
      const have = outcome(prowess, found, input);
      if (have === undefined) {
        absent.add(operation);
        continue;
      }
      cases += 1;
      const differs = difference(have, want);
      if (differs !== undefined) wrong.push(`${operation}: ${name}: ${differs}`);
    }
  }
  return { cases, absent: [...absent], wrong };
}
