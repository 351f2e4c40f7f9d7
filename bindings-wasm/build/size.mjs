// Records in size.json what the module weighs; the budget stays as it is.

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { brotliSizeOf, sizesOf } from "../test/support/sizes.mjs";
import { here } from "./tools.mjs";

const file = join(here, "size.json");
const { budget } = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : { budget: 900_000 };
const module = join(here, "dist/prowess.wasm");
const sizes = { ...sizesOf(module), brotli: brotliSizeOf(module), budget };
writeFileSync(file, `${JSON.stringify(sizes, null, 2)}\n`);
