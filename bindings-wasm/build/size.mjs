// Records in size.json what the modules weigh; their budgets stand in the table of modules.

import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { brotliSizeOf, sizesOf } from "../test/support/sizes.mjs";
import { MODULES } from "./modules.mjs";
import { here } from "./tools.mjs";

const sizes = MODULES.map(({ name }) => {
  const file = join(here, `dist/${name}.wasm`);
  return [`${name}.wasm`, { ...sizesOf(file), brotli: brotliSizeOf(file) }];
});
writeFileSync(join(here, "size.json"), `${JSON.stringify(Object.fromEntries(sizes), null, 2)}\n`);
