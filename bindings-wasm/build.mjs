// Builds the package into dist.
//
//   node build.mjs              everything; what did not change is not built again
//   node build.mjs --facade     JavaScript and types alone, with the modules that are there
//
// pkg/glue                      the modules and what speaks to them      by cargo and wasm-bindgen
// dist/*.wasm                   the modules                              by wasm-opt
// dist/{index,lean,account}.js  the entries for browsers                 by esbuild
// dist/{,lean-,account-}node.js the entries for Node                     by esbuild
// dist/{facade,web}             the types                                by tsc

import { existsSync } from "node:fs";

import { buildModules } from "./build/module.mjs";
import { buildPackage } from "./build/package.mjs";
import { installPackages } from "./build/tools.mjs";

installPackages();
if (!process.argv.includes("--facade") || !existsSync(new URL("pkg/glue/account.js", import.meta.url))) {
  buildModules();
}
await buildPackage();
