// JavaScript and types: the facade that all packages for JavaScript share, with the entries of this.

import { cpSync, existsSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { entryFiles } from "./entries.mjs";
import { MODULES, filesOf } from "./modules.mjs";
import { here, runTool } from "./tools.mjs";

const facade = join(here, "../bindings-node/facade");

/** Whether every module was built once. */
export const isBuilt = () => MODULES.every(({ name }) => existsSync(join(here, `pkg/glue/${name}.js`)));

/** Builds dist, but for the modules. */
export async function buildPackage() {
  gather();
  runTool("tsc", []);
  for (const name of readdirSync(join(here, "dist"))) {
    if (!name.endsWith(".wasm")) rmSync(join(here, "dist", name), { recursive: true });
  }
  const isType = (path) => !/\.[a-z]+$/.test(path) || path.endsWith(".d.ts");
  for (const folder of ["facade", "web"]) {
    cpSync(join(here, "pkg/out", folder), join(here, "dist", folder), { recursive: true, filter: isType });
  }
  await bundle();
  cpSync(join(here, "../LICENSE"), join(here, "LICENSE"));
}

/** Puts the sources side by side, as if they were one package. */
function gather() {
  for (const [from, name] of [[facade, "facade"], [join(here, "web"), "web"]]) {
    const to = join(here, "pkg", name);
    rmSync(to, { recursive: true, force: true });
    cpSync(from, to, { recursive: true });
  }
  rmSync(join(here, "pkg/out"), { recursive: true, force: true });
  for (const [name, text] of entryFiles(MODULES)) writeFileSync(join(here, "pkg/web", name), text);
  for (const { name } of MODULES) {
    if (!existsSync(join(here, `pkg/glue/${name}.d.ts`))) throw new Error(`the module ${name} is not built yet`);
  }
}

/** One file for each entry; the addresses in it stay for the bundlers of others. */
async function bundle() {
  const { build } = await import("esbuild");
  for (const { name } of MODULES) cpSync(join(here, `pkg/glue/${name}.js`), join(here, `pkg/out/glue/${name}.js`));
  await build({
    absWorkingDir: here,
    entryPoints: MODULES.flatMap(filesOf).flatMap(({ browser, node }) =>
      [browser, node].map((name) => `pkg/out/web/${name}.js`),
    ),
    outdir: "dist",
    bundle: true,
    format: "esm",
    platform: "neutral",
    external: ["node:*"],
    target: "es2022",
    legalComments: "none",
    logLevel: "warning",
  });
}
