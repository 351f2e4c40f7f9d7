// Writes into package.json what the table of modules says of the entries.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { MODULES, exportsOf } from "./modules.mjs";
import { here } from "./tools.mjs";

const file = join(here, "package.json");
const manifest = JSON.parse(readFileSync(file, "utf8"));
manifest.exports = exportsOf(MODULES);
writeFileSync(file, `${JSON.stringify(manifest, null, 2)}\n`);
