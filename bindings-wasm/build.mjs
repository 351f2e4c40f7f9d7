// Builds the package into dist.
//
//   node build.mjs              everything; what did not change is not built again
//   node build.mjs lean         the modules that are named, and JavaScript and types with them
//   node build.mjs --facade     JavaScript and types alone, with the modules that are there
//
// pkg/glue            the modules and what speaks to them      by cargo and wasm-bindgen
// pkg/web             the entries, two for each module         by build/entries.mjs
// dist/*.wasm         the modules                              by wasm-opt
// dist/*.js           the entries for browsers and for Node    by esbuild
// dist/{facade,web}   the types                                by tsc

import { buildModules } from "./build/module.mjs";
import { buildPackage, isBuilt } from "./build/package.mjs";
import { installPackages } from "./build/tools.mjs";

const given = process.argv.slice(2);
installPackages();
if (!given.includes("--facade") || !isBuilt()) {
  buildModules(given.filter((one) => !one.startsWith("--")));
}
await buildPackage();
