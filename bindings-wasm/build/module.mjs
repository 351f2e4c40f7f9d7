// The WebAssembly module, small.

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { TARGET, here, installTarget, run, runTool, targetFolder, wasmBindgen } from "./tools.mjs";

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

/** Builds the module, unless nothing changed. */
export function buildModule() {
  installTarget();
  const bindgen = wasmBindgen();
  // The package alone: what others of the workspace switch on in the core would come with them.
  const what = ["--package", "prowess-wasm", "--profile", PROFILE, "--target", TARGET];
  run("cargo", ["build", ...what, ...LIBRARY], { env: { ...process.env, ...ENVIRONMENT } });
  const compiled = join(targetFolder, TARGET, PROFILE, "prowess_wasm.wasm");
  const stamp = createHash("sha256").update(readFileSync(compiled));
  for (const file of ["module.mjs", "tools.mjs"]) stamp.update(readFileSync(join(here, "build", file)));
  const print = stamp.digest("hex");
  const [printFile, shipped] = [join(here, "pkg/compiled.sha256"), join(here, "dist/prowess.wasm")];
  const isBuilt = existsSync(printFile) && existsSync(shipped) && readFileSync(printFile, "utf8") === print;
  if (isBuilt) return;
  const glue = join(here, "pkg/glue");
  mkdirSync(join(here, "dist"), { recursive: true });
  run(bindgen, ["--target", "web", "--out-name", "prowess", "--out-dir", glue, "--omit-default-module-path", compiled]);
  runTool("wasm-opt", [...FEATURES, ...OPTIMISE, join(glue, "prowess_bg.wasm"), "-o", shipped]);
  writeFileSync(printFile, print);
}
