// Bundles an app that uses the packed package, with each of the bundlers that people have.

import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { build as esbuild } from "esbuild";
import { build as vite } from "vite";
import webpack from "webpack";

import { pageOf } from "./browser.mjs";

/** The page of a bundle, and the modules that it brought along. */
function bundled(folder, name) {
  const files = readdirSync(join(folder, name), { recursive: true });
  return { page: `/${name}/index.html`, modules: files.filter((file) => file.endsWith(".wasm")) };
}

/** Vite takes the address of the module for a file to bring along, without any plugin. */
export async function bundleByVite(folder, { APP }) {
  const root = join(folder, "vite");
  mkdirSync(root, { recursive: true });
  writeFileSync(join(root, "index.html"), pageOf(APP));
  const output = { outDir: join(folder, "vite-built"), emptyOutDir: true, target: "es2022" };
  await vite({ root, base: "./", configFile: false, logLevel: "error", build: output });
  return bundled(folder, "vite-built");
}

/** esbuild brings along what is imported with a loader for files. */
export async function bundleByEsbuild(folder, { IMPORT, USE }) {
  const source = 'import address from "prowess-web/prowess.wasm";';
  const start = "globalThis.done = await told(new URL(address, import.meta.url));";
  writeFileSync(join(folder, "esbuild.js"), `${IMPORT}${source}${USE}${start}`);
  await esbuild({
    absWorkingDir: folder,
    entryPoints: ["esbuild.js"],
    outdir: "esbuild-built",
    bundle: true,
    format: "esm",
    minify: true,
    loader: { ".wasm": "file" },
    logLevel: "error",
  });
  writeFileSync(join(folder, "esbuild-built/index.html"), '<script type="module" src="esbuild.js"></script>');
  return bundled(folder, "esbuild-built");
}

/** webpack takes the address of the module for a file to bring along, without any loader. */
export async function bundleByWebpack(folder) {
  const compiler = webpack({
    context: folder,
    mode: "production",
    entry: "./app.js",
    target: "web",
    output: { path: join(folder, "webpack-built"), publicPath: "auto" },
    performance: false,
  });
  const stats = await new Promise((resolve, refuse) =>
    compiler.run((error, stats) => (error ? refuse(error) : resolve(stats))),
  );
  await new Promise((resolve) => compiler.close(resolve));
  if (stats.hasErrors()) throw new Error(stats.toString("errors-only"));
  writeFileSync(join(folder, "webpack-built/index.html"), '<script type="module" src="main.js"></script>');
  return bundled(folder, "webpack-built");
}
