// The WebAssembly modules, small.

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { TARGET, here, installTarget, printed, root, run, runTool, targetFolder, wasmBindgen } from "./tools.mjs";

/** Every feature by name: with all of them, Node 20 and browsers of today refuse the module. */
const FEATURES = [
  "--enable-bulk-memory",
  "--enable-nontrapping-float-to-int",
  "--enable-sign-ext",
  "--enable-mutable-globals",
  "--enable-reference-types",
  "--enable-multivalue",
];

const OPTIMISE = ["-Oz", "--strip-debug", "--strip-producers", "--strip-target-features"];

const PROFILE = "wasm";

/**
 * The standard library is built anew, for size: its sorting alone is 24 % of the module otherwise.
 * A panic, which no input reaches, then ends in a bare trap without a text.
 */
const LIBRARY = ["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"];
const ENVIRONMENT = {
  // The stable compiler takes the two flags that are not stable yet.
  RUSTC_BOOTSTRAP: "1",
  CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS: "-Zunstable-options -Cpanic=immediate-abort",
};

/**
 * The modules: all operations of talent, those that a page needs which holds people against roles,
 * and those of accounts.
 */
const MODULES = {
  prowess: [],
  lean: ["--no-default-features"],
  account: ["--no-default-features", "--features", "account"],
};

/** Builds the modules, unless nothing changed. */
export function buildModules() {
  installTarget();
  const bindgen = wasmBindgen();
  for (const [name, features] of Object.entries(MODULES)) buildModule(name, features, bindgen);
}

function buildModule(name, features, bindgen) {
  const [printFile, glue] = [join(here, `pkg/${name}.sha256`), join(here, "pkg/glue")];
  const shipped = join(here, `dist/${name}.wasm`);
  const print = fingerprint();
  const isThere = [printFile, shipped, join(glue, `${name}.js`)].every((file) => existsSync(file));
  if (isThere && readFileSync(printFile, "utf8") === print) return;
  // The package alone: what others of the workspace switch on in the core would come with them.
  const what = ["--package", "prowess-wasm", "--profile", PROFILE, "--target", TARGET];
  run("cargo", ["build", ...what, ...features, ...LIBRARY], { env: { ...process.env, ...ENVIRONMENT } });
  const compiled = join(targetFolder, TARGET, PROFILE, "prowess_wasm.wasm");
  mkdirSync(join(here, "dist"), { recursive: true });
  run(bindgen, ["--target", "web", "--out-name", name, "--out-dir", glue, "--omit-default-module-path", compiled]);
  runTool("wasm-opt", [...FEATURES, ...OPTIMISE, join(glue, `${name}_bg.wasm`), "-o", shipped]);
  writeFileSync(printFile, print);
}

/**
 * Stands for everything that a module is made from.
 *
 * All modules have one name, so cargo takes each for stale as soon as another is built.
 */
function fingerprint() {
  const print = createHash("sha256").update(printed("rustc", ["--version"]));
  const folders = ["core/src", "bindings-wasm/src", "bindings-wasm/build"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true }).map((name) => join(folder, name)),
  );
  const isSource = (name) => /\.(rs|mjs|json|bin)$/.test(name) && !name.endsWith("_tests.rs");
  const manifests = ["Cargo.toml", "Cargo.lock", "core/Cargo.toml", "bindings-wasm/Cargo.toml"];
  for (const name of [...folders.filter(isSource), ...manifests].sort()) {
    print.update(`${name}\n`).update(readFileSync(join(root, name)));
  }
  return print.digest("hex");
}
