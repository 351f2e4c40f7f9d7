// How the tasks show what the library answers, in Node and in browsers.

/** The last part of a uri. */
export const last = (uri) => uri.split("/").at(-1);

/** A word of the library, as people write it. */
export const word = (value) => (value ?? "-").replaceAll("_", " ");

/** A share in percent. */
export const percent = (share) => (share * 100).toFixed(1);

/** A difference between shares in percentage points, with its sign. */
export const points = (difference) => (difference < 0 ? "" : "+") + (difference * 100).toFixed(1);

/** A level with two decimals, or a dash. */
export const level = (value) => (value === null ? "-" : value.toFixed(2));

/** The name of a competency: its label, or else the last part of its uri. */
export const name = ({ label, competency }) => label ?? last(competency);

/** What is asked with `assert`: a promise of the library that the example counts on. */
export function assert(holds, promise) {
  if (!holds) throw new Error(`the library does not keep its promise: ${promise}`);
}
