// The WebAssembly modules, small.

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { MODULES, variables } from "./modules.mjs";
import { nameByPlace } from "./order.mjs";
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

const STRIP = ["--strip-debug", "--strip-producers", "--strip-target-features"];

/**
 * The standard library is built anew, for size: its sorting alone is 24 % of a module otherwise.
 * A panic, which no input reaches, then ends in a bare trap without a text.
 */
const LIBRARY = ["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"];
const FLAGS = "-Zunstable-options -Cpanic=immediate-abort";

/**
 * Small for gzip, which is what travels: a function that is put into its only caller is no longer
 * alike to others, and data in one piece costs less than the zeros that are left out of it.
 */
const SMALLER = ["-Oz", "-ocimfs", "0", "-aimfs", "0", "-fimfs", "0", "--skip-pass=memory-packing"];

/** How a module is built: for size, or for speed with vector instructions, which browsers have had since 2023. */
const SMALL = { profile: "wasm", flags: FLAGS, optimise: SMALLER, features: [] };
const QUICK = {
  profile: "wasm-quick",
  flags: `${FLAGS} -Ctarget-feature=+simd128`,
  optimise: ["-O3"],
  features: ["--enable-simd"],
};

/** The crate of a module, and the folders of the crates that it is made from. */
const crateOf = ({ isClient }) =>
  isClient
    ? { crate: "prowess-wasm-client", from: ["core", "client", "bindings-wasm/client"] }
    : { crate: "prowess-wasm", from: ["core", "bindings-wasm"] };

/** What says how modules are built, and so is among what they are made from. */
const THESE = ["bindings-wasm/build/module.mjs", "bindings-wasm/build/order.mjs"];

/** Builds the modules, unless nothing changed; with names, these alone. */
export function buildModules(names = []) {
  installTarget();
  const bindgen = wasmBindgen();
  for (const module of MODULES) {
    if (names.length === 0 || names.includes(module.name)) buildModule(module, bindgen);
  }
}

function buildModule(module, bindgen) {
  const { name, features, isQuick = false } = module;
  const [printFile, glue] = [join(here, `pkg/${name}.sha256`), join(here, "pkg/glue")];
  const shipped = join(here, `dist/${name}.wasm`);
  const print = fingerprint(module);
  const isThere = [printFile, shipped, join(glue, `${name}.js`)].every((file) => existsSync(file));
  if (isThere && readFileSync(printFile, "utf8") === print) return;
  // The package alone: what others of the workspace switch on in the core would come with them.
  const { profile, flags, optimise, ...more } = isQuick ? QUICK : SMALL;
  const { crate } = crateOf(module);
  const what = ["--package", crate, "--profile", profile, "--target", TARGET];
  const own = ["--no-default-features", "--features", features.join(",")];
  // The stable compiler takes the flags that are not stable yet.
  const stable = { RUSTC_BOOTSTRAP: "1", CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS: flags };
  const env = { ...process.env, ...stable, ...variables(module) };
  run("cargo", ["build", ...what, ...own, ...LIBRARY], { env });
  const compiled = join(targetFolder, TARGET, profile, `${crate.replaceAll("-", "_")}.wasm`);
  mkdirSync(join(here, "dist"), { recursive: true });
  run(bindgen, ["--target", "web", "--out-name", name, "--out-dir", glue, "--omit-default-module-path", compiled]);
  const improve = (file, passes) =>
    runTool("wasm-opt", [...FEATURES, ...more.features, ...passes, ...STRIP, file, "-o", shipped]);
  improve(join(glue, `${name}_bg.wasm`), optimise);
  nameByPlace(shipped);
  improve(shipped, ["--reorder-functions-by-name"]);
  writeFileSync(printFile, print);
}

/**
 * Stands for everything that a module is made from.
 *
 * Modules of one crate have one name, so cargo takes each for stale as soon as another is built.
 */
function fingerprint(module) {
  const print = createHash("sha256").update(printed("rustc", ["--version"]));
  print.update(JSON.stringify([module.features, variables(module), module.isQuick]));
  const { from } = crateOf(module);
  const folders = from.flatMap((folder) =>
    readdirSync(join(root, folder, "src"), { recursive: true }).map((name) => join(folder, "src", name)),
  );
  const isSource = (name) => /\.(rs|json|bin)$/.test(name) && !name.endsWith("_tests.rs");
  const manifests = from.map((folder) => join(folder, "Cargo.toml"));
  const others = ["Cargo.toml", "Cargo.lock", ...manifests, ...THESE];
  for (const name of [...folders.filter(isSource), ...others].sort()) {
    print.update(`${name}\n`).update(readFileSync(join(root, name)));
  }
  return print.digest("hex");
}
