// The packages as the examples use them: built where they are not there yet.

import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";

import { root, run, starts } from "./run.mjs";

const once = (make) => {
  let made;
  return () => (made ??= { value: make() }).value;
};

/** The example programs in Rust, built once. */
export const rust = once(() => run("cargo", ["build", "--quiet", "--package", "example-tasks"]));

/** The newest wheel of the Python package, if there is one. */
function newestWheel() {
  const folder = `${root}target/wheels/`;
  if (!existsSync(folder)) return undefined;
  const wheels = readdirSync(folder).filter((name) => /^prowess-.*\.whl$/.test(name));
  const age = (name) => statSync(folder + name).mtimeMs;
  const newest = wheels.sort((a, b) => age(b) - age(a))[0];
  return newest && folder + newest;
}

/** Whether there is a Python at all. */
export const hasPython = () => starts("python3");

/**
 * The Python of a virtual environment that has the wheel and what the notebook needs.
 *
 * It is one of its own, since others need other versions beside the wheel.
 */
export const python = once(() => {
  const folder = `${root}target/examples-venv`;
  const inside = process.platform === "win32" ? `${folder}/Scripts/python.exe` : `${folder}/bin/python`;
  if (!existsSync(inside)) run("python3", ["-m", "venv", folder]);
  const pip = (...values) => run(inside, ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", ...values]);

  const requirements = `${root}examples/notebook/requirements.txt`;
  let wheel = newestWheel();
  if (!wheel) {
    pip("maturin>=1.9.4,<2");
    const manifest = `${root}bindings-python/Cargo.toml`;
    const out = ["--out", `${root}target/wheels`];
    run(inside, ["-m", "maturin", "build", "--release", "--manifest-path", manifest, ...out]);
    wheel = newestWheel();
  }
  // What is installed is written down, so that only what changed is installed again.
  const note = `${folder}/installed.txt`;
  const wanted = `${readFileSync(requirements, "utf8")}\n${wheel} ${statSync(wheel).mtimeMs}\n`;
  if (!existsSync(note) || readFileSync(note, "utf8") !== wanted) {
    pip("--requirement", requirements);
    pip("--force-reinstall", "--no-deps", wheel);
    writeFileSync(note, wanted);
  }
  return inside;
});

const npm = (folder, ...values) => run("npm", values, { cwd: root + folder });

function built(folder, entry) {
  if (existsSync(`${root}${folder}/${entry}`)) return;
  if (!existsSync(`${root}${folder}/node_modules`)) npm(folder, "install", "--no-package-lock", "--no-audit", "--no-fund");
  npm(folder, "run", "build");
}

/** What `examples/package.json` names, with the Node package built. */
export const node = once(() => {
  built("bindings-node", "dist/esm/node/index.js");
  const have = ["prowess", "prowess-web", "playwright-core"].every((name) => existsSync(`${root}examples/node_modules/${name}`));
  if (!have) npm("examples", "install", "--no-package-lock", "--no-audit", "--no-fund");
});

/** The browser package, built. */
export const web = once(() => built("bindings-wasm", "dist/index.js"));

