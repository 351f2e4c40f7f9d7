// The packed package, as people install it.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

const own = fileURLToPath(new URL("..", import.meta.url));
const shell = process.platform === "win32";
const USE = `
  const ana = { person: "ana", levels: [{ competency: "sql", level: 3 }] };
  const analyst = { uri: "role/analyst",
    scales: [{ id: "five-step", kind: "ordinal", minimum: 0, maximum: 5 }],
    requirements: [{ competency: "sql", required_level: 4 }] };
  console.log(readiness.assess(new Profile(ana), analyst).score);
`;

let folder;

const run = (file, values, options = {}) =>
  execFileSync(file, values, { cwd: folder, encoding: "utf8", shell, stdio: "pipe", ...options });
const node = (name, text) => {
  writeFileSync(join(folder, name), text);
  return run(process.execPath, [name], { shell: false }).trim();
};

before(() => {
  folder = mkdtempSync(join(tmpdir(), "prowess-"));
  const packed = JSON.parse(
    run("npm", ["pack", "--json", "--pack-destination", folder], { cwd: own }),
  );
  const [{ filename }] = Object.values(packed);
  writeFileSync(join(folder, "package.json"), '{ "name": "consumer", "private": true }\n');
  run("npm", [
    "install",
    "--offline",
    "--no-audit",
    "--no-fund",
    "--no-package-lock",
    `./${filename}`,
  ]);
});

after(() => rmSync(folder, { recursive: true, force: true }));

test("a module imports the packed package in an empty folder", () => {
  assert.equal(node("use.mjs", `import { Profile, readiness } from "prowess";${USE}`), "0.75");
});

test("a script requires the packed package in an empty folder", () => {
  assert.equal(node("use.cjs", `const { Profile, readiness } = require("prowess");${USE}`), "0.75");
});

test("both entries have the same names and share their classes", () => {
  const text = `
    import * as imported from "prowess";
    import { createRequire } from "node:module";
    const required = createRequire(import.meta.url)("prowess");
    const names = (one) => Object.keys(one).filter((name) => name !== "default").sort().join();
    console.log(names(imported) === names(required), imported.Role === required.Role);
  `;
  assert.equal(node("same.mjs", text), "true true");
});

test("the package brings its types, its license, and nothing of its sources", () => {
  const inside = readdirSync(join(folder, "node_modules/prowess"), { recursive: true });
  assert.ok(inside.includes(join("dist", "esm", "node", "index.d.ts")));
  assert.ok(inside.includes(join("dist", "cjs", "node", "index.d.ts")));
  assert.ok(inside.includes("LICENSE"));
  assert.ok(inside.includes("README.md"));
  const sources = inside.filter((name) => /\.rs$|(?<!\.d)\.ts$|Cargo/.test(name));
  assert.deepEqual(sources, []);
  const manifest = JSON.parse(
    readFileSync(join(folder, "node_modules/prowess/package.json"), "utf8"),
  );
  assert.equal(manifest.dependencies, undefined);
});

test("a strict TypeScript project compiles against it, for import and for require", () => {
  cpSync(join(own, "test/consumer"), folder, { recursive: true });
  const compilerOptions = {
    target: "es2022",
    // Without the types of `using`, which those of the package bring.
    lib: ["es2023"],
    module: "nodenext",
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: false,
    noEmit: true,
    types: ["node"],
    typeRoots: [join(own, "node_modules/@types")],
  };
  const files = ["sample.mts", "sample.cts"];
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files }));
  const tsc = join(own, "node_modules/typescript/bin/tsc");
  const { status, stdout } = spawnSync(process.execPath, [tsc, "-p", folder], { encoding: "utf8" });
  assert.equal(status, 0, stdout);
});

test("a bundle for Node works where the addon stays outside", async () => {
  const { build } = await import("esbuild");
  writeFileSync(join(folder, "entry.mjs"), `import { Profile, readiness } from "prowess";${USE}`);
  for (const [format, outfile] of [
    ["cjs", "bundle.cjs"],
    ["esm", "bundle.mjs"],
  ]) {
    await build({
      absWorkingDir: folder,
      entryPoints: ["entry.mjs"],
      bundle: true,
      platform: "node",
      format,
      outfile,
      external: ["*.node"],
      loader: { ".node": "copy" },
      logLevel: "silent",
      banner:
        format === "esm"
          ? {
              js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
            }
          : {},
    });
    const addon = readdirSync(join(folder, "node_modules/prowess/dist")).filter((name) =>
      name.endsWith(".node"),
    );
    for (const name of addon)
      cpSync(join(folder, "node_modules/prowess/dist", name), join(folder, name));
    assert.equal(run(process.execPath, [outfile], { shell: false }).trim(), "0.75", format);
  }
});
