// Installs what is missing, and builds the package into dist: the addon, the facade, and an entry for `import` and `require` each.
//
//   node build.mjs              everything
//   node build.mjs --facade     without the addon, which takes the longest
//
// dist/addon.cjs      finds the addon of this platform
// dist/*.node         the addon of this platform                          by cargo
// dist/cjs            the package in one file, and its types              by esbuild
// dist/esm            an entry that hands on what dist/cjs has, and the same types
//
// Both entries share one copy of the package, so a class or an error is the same one in both.

import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

import { installPackages } from "./install.mjs";

installPackages();
const { build } = await import("esbuild");

const here = fileURLToPath(new URL(".", import.meta.url));
const require = createRequire(import.meta.url);

function run(tool, ...values) {
  const [file, ...before] = process.platform === "win32" ? ["cmd", "/c", "npx"] : ["npx"];
  execFileSync(file, [...before, "--no-install", tool, ...values], { cwd: here, stdio: "inherit" });
}

/** The addon for this platform, beside the file that finds it. */
function buildAddon() {
  const values = [
    "build",
    "--release",
    "--package",
    "prowess-node",
    "--message-format",
    "json-render-diagnostics",
  ];
  const output = execFileSync(process.env.CARGO ?? "cargo", values, {
    cwd: here,
    encoding: "utf8",
    maxBuffer: 1 << 28,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const messages = output
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line));
  const built = messages.find(
    ({ reason, target }) => reason === "compiler-artifact" && target.name === "prowess_node",
  );
  const library = built.filenames.find((name) => /\.(?:so|dylib|dll)$/.test(name));
  for (const old of readdirSync(`${here}dist`)) {
    if (old.endsWith(".node")) rmSync(`${here}dist/${old}`);
  }
  cpSync(library, `${here}dist/prowess.${platformName()}.node`);
}

/** The platform as addons are named after it. */
function platformName() {
  const { platform, arch, report } = process;
  if (platform === "linux") {
    return `linux-${arch}-${report.getReport().header.glibcVersionRuntime === undefined ? "musl" : "gnu"}`;
  }
  return platform === "win32" ? `win32-${arch}-msvc` : `${platform}-${arch}`;
}

/** The types and modules of the facade, as they are. */
function compile() {
  for (const folder of ["esm", "cjs"])
    rmSync(`${here}dist/${folder}`, { recursive: true, force: true });
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
cpSync(`${here}node/addon.cjs`, `${here}dist/addon.cjs`);
if (!process.argv.includes("--facade")) buildAddon();
compile();
await bundle();
writeEntry();
