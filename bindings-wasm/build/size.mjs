// Records in size.json what the modules weigh; the budgets stay as they are.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { brotliSizeOf, sizesOf } from "../test/support/sizes.mjs";
import { here } from "./tools.mjs";

const file = join(here, "size.json");
const recorded = JSON.parse(readFileSync(file, "utf8"));
for (const [name, { budget }] of Object.entries(recorded)) {
  const module = join(here, "dist", name);
  recorded[name] = { ...sizesOf(module), brotli: brotliSizeOf(module), budget };
}
writeFileSync(file, `${JSON.stringify(recorded, null, 2)}\n`);
