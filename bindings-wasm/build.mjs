// Builds the package into dist.
//
//   node build.mjs              everything; what did not change is not built again
//   node build.mjs --facade     JavaScript and types alone, with the module that is there
//
// pkg/glue              the module and what speaks to it      by cargo and wasm-bindgen
// dist/prowess.wasm     the module                            by wasm-opt
// dist/index.js         the entry for browsers                by esbuild
// dist/node.js          the entry for Node                    by esbuild
// dist/{facade,web}     the types                             by tsc

import { existsSync } from "node:fs";

import { buildModule } from "./build/module.mjs";
import { buildPackage } from "./build/package.mjs";
import { installPackages } from "./build/tools.mjs";

installPackages();
if (!process.argv.includes("--facade") || !existsSync(new URL("pkg/glue/prowess.js", import.meta.url))) {
  buildModule();
}
await buildPackage();
