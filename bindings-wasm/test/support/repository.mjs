// What the tests read of the repository.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of this package, and the one of the repository. */
export const own = fileURLToPath(new URL("../..", import.meta.url));
export const root = join(own, "..");

/** A module as it is shipped. */
export const moduleFile = (name) => join(own, "dist", name);

/** The rooms with their operations. */
export const rooms = () => JSON.parse(readFileSync(join(root, "tests/schemas/operations.json"), "utf8"));

/** All files of vectors; PROWESS_VECTORS names another folder of them with the same layout. */
export function vectorFiles() {
  const folder = process.env.PROWESS_VECTORS ?? join(root, "tests/vectors");
  const names = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".json")).sort();
  return names.map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")));
}

/** Fewer cases than this are a run that lost some; a folder of one's own may hold any number. */
export const FEWEST = process.env.PROWESS_VECTORS === undefined ? 1000 : 1;
