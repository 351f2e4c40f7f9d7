// Builds the package into dist: the addon, the facade, and an entry for `import` and `require` each.
//
//   node build.mjs              everything
//   node build.mjs --facade     without the addon, which takes the longest
//
// dist/addon.cjs      loads the addon of this platform                    by napi
// dist/*.node         the addon of this platform                          by napi
// dist/cjs            the package in one file, and its types              by esbuild
// dist/esm            an entry that hands on what dist/cjs has, and the same types
//
// Both entries share one copy of the package, so a class or an error is the same one in both.

import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

import { build } from "esbuild";

const here = fileURLToPath(new URL(".", import.meta.url));
const require = createRequire(import.meta.url);

function run(tool, ...values) {
  const [file, ...before] = process.platform === "win32" ? ["cmd", "/c", "npx"] : ["npx"];
  execFileSync(file, [...before, "--no-install", tool, ...values], { cwd: here, stdio: "inherit" });
}

/** The addon for this platform, and the file that finds it. */
function buildAddon() {
  run(
    "napi", "build", "--platform", "--release",
    "--output-dir", "dist", "--js", "addon.cjs", "--dts", "../target/addon.d.ts",
  );
}

/** The types and modules of the facade, as they are. */
function compile() {
  for (const folder of ["esm", "cjs"]) rmSync(`${here}dist/${folder}`, { recursive: true, force: true });
  run("tsc", "--outDir", "dist/esm");
}

/** One file for `require`, and the types again, which TypeScript reads as those of CommonJS there. */
async function bundle() {
  const isType = (path) => !/\.[a-z]+$/.test(path) || path.endsWith(".d.ts");
  cpSync(`${here}dist/esm`, `${here}dist/cjs`, { recursive: true, filter: isType });
  writeFileSync(`${here}dist/cjs/package.json`, '{ "type": "commonjs" }\n');
  await build({
    absWorkingDir: here,
    entryPoints: ["dist/esm/node/index.js"],
    outfile: "dist/cjs/node/index.js",
    bundle: true,
    format: "cjs",
    platform: "node",
    target: "node20",
    external: ["*/addon.cjs"],
    logLevel: "warning",
  });
}

/** The entry for `import`: the names that `require` has, each handed on. */
function writeEntry() {
  const names = Object.keys(require("./dist/cjs/node/index.js")).sort();
  const text =
    'import prowess from "../../cjs/node/index.js";\n\n' +
    `export const {\n${names.map((name) => `  ${name},\n`).join("")}} = prowess;\n`;
  writeFileSync(`${here}dist/esm/node/index.js`, text);
}

mkdirSync(`${here}dist`, { recursive: true });
cpSync(`${here}../LICENSE`, `${here}LICENSE`);
if (!process.argv.includes("--facade")) buildAddon();
compile();
await bundle();
writeEntry();
