// The tools that the build needs, installed where they are missing.

import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of this package, and the one of the repository. */
export const here = fileURLToPath(new URL("..", import.meta.url));
export const root = join(here, "..");

export const TARGET = "wasm32-unknown-unknown";

/** Where cargo puts what it builds. */
export const targetFolder = process.env.CARGO_TARGET_DIR ?? join(root, "target");

/** Runs a command, with what it says shown; fails where it fails. */
export function run(command, args, options = {}) {
  execFileSync(command, args, { cwd: root, stdio: "inherit", ...options });
}

/** What a command prints; nothing where it does not run or fails. */
export function printed(command, args) {
  try {
    return execFileSync(command, args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  } catch {
    return undefined;
  }
}

/** Runs a tool of `node_modules` in the folder of this package. */
export function runTool(name, args) {
  const npx = process.platform === "win32" ? ["cmd", "/c", "npx"] : ["npx"];
  run(npx[0], [...npx.slice(1), "--no-install", name, ...args], { cwd: here });
}

/** The packages that package.json names, unless these versions are there. */
export function installPackages() {
  const { devDependencies } = JSON.parse(readFileSync(join(here, "package.json"), "utf8"));
  const isThere = ([name, version]) => {
    const manifest = join(here, "node_modules", name, "package.json");
    return existsSync(manifest) && JSON.parse(readFileSync(manifest, "utf8")).version === version;
  };
  if (Object.entries(devDependencies).every(isThere)) return;
  const npm = process.platform === "win32" ? ["cmd", "/c", "npm"] : ["npm"];
  const args = ["install", "--no-package-lock", "--no-audit", "--no-fund", "--loglevel=error"];
  run(npm[0], [...npm.slice(1), ...args], { cwd: here });
}

/** The standard library for browsers and its source, unless they are there. */
export function installTarget() {
  const sysroot = printed("rustc", ["--print", "sysroot"]);
  if (sysroot === undefined) throw new Error("there is no rustc");
  const folders = { target: ["lib/rustlib", TARGET], source: ["lib/rustlib/src/rust/library/std"] };
  if (!existsSync(join(sysroot, ...folders.target))) run("rustup", ["target", "add", TARGET]);
  if (!existsSync(join(sysroot, ...folders.source))) run("rustup", ["component", "add", "rust-src"]);
}

/** The path of `wasm-bindgen` in exactly the version of the crate of that name. */
export function wasmBindgen() {
  const version = crateVersion("wasm-bindgen");
  const own = join(targetFolder, "tools", "bin", "wasm-bindgen");
  for (const path of [own, "wasm-bindgen"]) {
    if (printed(path, ["--version"]) === `wasm-bindgen ${version}`) return path;
  }
  const args = ["install", "wasm-bindgen-cli", "--version", `=${version}`, "--bin", "wasm-bindgen"];
  const place = ["--root", join(targetFolder, "tools"), "--force"];
  try {
    run("cargo", [...args, ...place, "--locked"]);
  } catch {
    // Its lock file may name a version that a mirror of the registry does not have yet.
    run("cargo", [...args, ...place]);
  }
  return own;
}

function crateVersion(name) {
  const lock = readFileSync(join(root, "Cargo.lock"), "utf8");
  const version = lock.match(new RegExp(`name = "${name}"\nversion = "([^"]+)"`));
  if (version === null) throw new Error(`Cargo.lock does not name ${name}`);
  return version[1];
}
