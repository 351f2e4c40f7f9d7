// The packed package, as people install it: Node, bundlers, plain pages, workers, TypeScript.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { MODULES, filesOf } from "../build/modules.mjs";
import { needsBrowser, openBrowser, pageOf, visit } from "./support/browser.mjs";
import { bundleByEsbuild, bundleByVite, bundleByWebpack } from "./support/bundlers.mjs";
import { own } from "./support/repository.mjs";

/** What every surface has to say. */
const USE = `
  const ana = { person: "ana", levels: [{ competency: "sql", level: 3 }] };
  const analyst = {
    uri: "role/analyst",
    scales: [{ id: "five-step", kind: "ordinal", minimum: 0, maximum: 5 }],
    requirements: [{ competency: "sql", required_level: 4 }],
  };
  let early = "";
  try { readiness.assess(ana, analyst); } catch (error) { early = error.message; }
  const told = async (source) => {
    await init(source);
    new Role(analyst).free();
    return [early, readiness.assess(ana, new Role(analyst)).score].join("; ");
  };
`;
const TOLD = "prowess is not loaded yet: wait for its `init` before the first call; 0.75";
const IMPORT = 'import { Role, init, readiness } from "prowess-web";';
const APP = `${IMPORT}${USE}globalThis.done = await told();`;

const npm = process.platform === "win32" ? "npm.cmd" : "npm";
const run = (file, values, cwd) =>
  execFileSync(file, values, { cwd, encoding: "utf8", stdio: "pipe", shell: process.platform === "win32" });

let folder;
let browser;

before(() => {
  folder = mkdtempSync(join(tmpdir(), "prowess-web-"));
  const packed = JSON.parse(run(npm, ["pack", "--json", "--pack-destination", folder], own));
  const [{ filename }] = Object.values(packed);
  writeFileSync(join(folder, "package.json"), '{ "name": "consumer", "private": true, "type": "module" }\n');
  run(npm, ["install", "--offline", "--no-audit", "--no-fund", "--no-package-lock", `./${filename}`], folder);
  writeFileSync(join(folder, "app.js"), APP);
});

after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function told(path, texts) {
  browser ??= await openBrowser();
  return visit(browser, folder, path, texts);
}

test("Node imports the packed package in an empty folder", () => {
  writeFileSync(join(folder, "use.mjs"), `${IMPORT}${USE}console.log(await told());`);
  assert.equal(run(process.execPath, ["use.mjs"], folder).trim(), TOLD);
});

test("Node loads it at once by initSync, and from bytes, a compiled module and a file address", () => {
  const sources = [
    "initSync()",
    "initSync(bytes)",
    "initSync(new WebAssembly.Module(bytes))",
    "await init(bytes)",
    "await init(new WebAssembly.Module(bytes))",
    "await init(address)",
    "await init(new Response(bytes, { headers: { 'content-type': 'application/wasm' } }))",
    "await Promise.all([init(), init()])",
  ];
  for (const source of sources) {
    const text = `
      import { readFileSync } from "node:fs";
      import { init, initSync, version } from "prowess-web";
      const address = new URL(import.meta.resolve("prowess-web/prowess.wasm"));
      const bytes = readFileSync(address);
      ${source};
      console.log(version());
    `;
    writeFileSync(join(folder, "sources.mjs"), text);
    const { version } = JSON.parse(readFileSync(join(own, "package.json"), "utf8"));
    assert.equal(run(process.execPath, ["sources.mjs"], folder).trim(), version, source);
  }
});

test("what is no module is refused by init, which may then be tried again", () => {
  const text = `
    import { init, version } from "prowess-web";
    const refused = await init(new Uint8Array([1, 2, 3])).then(() => "taken", (error) => error.name);
    await init();
    console.log(refused, version().length > 0);
  `;
  writeFileSync(join(folder, "again.mjs"), text);
  assert.equal(run(process.execPath, ["again.mjs"], folder).trim(), "CompileError true");
});

test("Node imports the lean module, which says what it does not have", () => {
  const text = `
    import * as lean from "prowess-web/lean";
    const { evidence, init, isProwessError, kernel } = lean;
    await init();
    const said = ["Framework" in lean];
    for (const ask of [() => evidence.wilson(3, 4), () => kernel.fold("SQL")]) {
      try { said.push(ask()); } catch (error) { said.push(isProwessError(error) ? error.message + ", " + error.help : error); }
    }
    console.log(said.join("; "));
  `;
  writeFileSync(join(folder, "lean.mjs"), text);
  const [hasFramework, wilson, fold] = run(process.execPath, ["lean.mjs"], folder).trim().split("; ");
  assert.equal(wilson, '`evidence.wilson` is not in this module, import from "prowess-web"');
  assert.equal(hasFramework, "false");
  assert.equal(fold, "sql");
});

test("a plain page imports the lean module from its folder", needsBrowser(), async () => {
  const script = APP.replace('"prowess-web"', '"/node_modules/prowess-web/dist/lean.js"');
  assert.equal(await told("/lean.html", { "/lean.html": pageOf(script) }), TOLD);
});

test("a plain page imports it from its folder", needsBrowser(), async () => {
  const script = APP.replace('"prowess-web"', '"/node_modules/prowess-web/dist/index.js"');
  assert.equal(await told("/plain.html", { "/plain.html": pageOf(script) }), TOLD);
});

test("a module worker imports it from its folder", needsBrowser(), async () => {
  const entry = IMPORT.replace('"prowess-web"', '"/node_modules/prowess-web/dist/index.js"');
  const page = `
    const worker = new Worker("/worker.mjs", { type: "module" });
    worker.onerror = (event) => { globalThis.done = event.message ?? "the worker failed"; };
    worker.onmessage = ({ data }) => { globalThis.done = data; };
  `;
  const texts = {
    "/page.html": pageOf(page),
    "/worker.mjs": `${entry}${USE}postMessage(await told());`,
  };
  assert.equal(await told("/page.html", texts), TOLD);
});

for (const [name, bundle] of [
  ["Vite", bundleByVite],
  ["esbuild", bundleByEsbuild],
  ["webpack", bundleByWebpack],
]) {
  test(`an app that ${name} bundles runs in a browser`, needsBrowser(), async () => {
    const { page, modules } = await bundle(folder, { IMPORT, USE, APP });
    assert.equal(modules.length, 1, `the module once, not ${modules}`);
    assert.equal(await told(page), TOLD);
  });
}

test("an app that Vite bundles loads a second module when it gets there", needsBrowser(), async () => {
  const later = `
    const before = performance.getEntriesByType("resource").filter(({ name }) => name.includes(".wasm")).length;
    const many = await import("prowess-web/portfolio");
    await many.init();
    const [{ found }] = many.portfolio.topPeople({ members: [{ profile: ana }] }, [analyst]);
    globalThis.done = [await told(), before, found].join("; ");
  `;
  const { page, modules } = await bundleByVite(folder, { APP: `${IMPORT}${USE}${later}` });
  assert.equal(modules.length, 2, String(modules));
  assert.equal(await told(page), `${TOLD}; 0; 1`);
});

/** A page of an app that asks a service, which is a function here, and says what it was told. */
const CLIENT = `
  import { Client, init } from "prowess-web/client";
  await init();
  const fetch = async (url, { headers }) =>
    Response.json({ id: "7", email: "ana@talent.example", status: new Map(headers).get("authorization") });
  const client = new Client("https://talent.example", { auth: { kind: "bearer", token: "t" }, fetch });
  const { email, status } = await client.users.get("7");
  const done = [email, status].join("; ");
`;
const CLIENT_TOLD = "ana@talent.example; Bearer t";

test("Node asks a service by the packed client", () => {
  writeFileSync(join(folder, "client.mjs"), `${CLIENT}console.log(done);`);
  assert.equal(run(process.execPath, ["client.mjs"], folder).trim(), CLIENT_TOLD);
});

test("a plain page asks a service by the packed client", needsBrowser(), async () => {
  const script = CLIENT.replace('"prowess-web/client"', '"/node_modules/prowess-web/dist/client.js"');
  const texts = { "/client.html": pageOf(`${script}globalThis.done = done;`) };
  assert.equal(await told("/client.html", texts), CLIENT_TOLD);
});

test("an app that Vite bundles asks a service by the packed client", needsBrowser(), async () => {
  const { page, modules } = await bundleByVite(folder, { APP: `${CLIENT}globalThis.done = done;` });
  assert.equal(modules.length, 1, String(modules));
  assert.match(modules[0], /client/);
  assert.equal(await told(page), CLIENT_TOLD);
});

test("a strict TypeScript project compiles against it, and is told what is wrong", () => {
  cpSync(join(own, "test/consumer"), folder, { recursive: true });
  const tsc = join(own, "node_modules/typescript/bin/tsc");
  assert.ok(existsSync(tsc));
  for (const module of ["nodenext", "preserve"]) {
    const compilerOptions = {
      target: "es2022",
      lib: ["es2023", "esnext.disposable", "dom"],
      module,
      moduleResolution: module === "preserve" ? "bundler" : "nodenext",
      types: [],
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      skipLibCheck: false,
      noEmit: true,
    };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["sample.ts"] }));
    run(process.execPath, [tsc, "-p", "tsconfig.json"], folder);
  }
});

test("the package brings its types, its license, and nothing of its sources", () => {
  const inside = readdirSync(join(folder, "node_modules/prowess-web"), { recursive: true });
  const ofModules = MODULES.flatMap((module) => {
    const { browser, node } = filesOf(module);
    return [`dist/${module.name}.wasm`, `dist/web/${browser}.d.ts`, `dist/web/${node}.d.ts`];
  });
  for (const name of ["LICENSE", "README.md", ...ofModules]) {
    assert.ok(inside.includes(join(...name.split("/"))), name);
  }
  assert.deepEqual(inside.filter((name) => /\.rs$|(?<!\.d)\.ts$|Cargo/.test(name)), []);
  const manifest = JSON.parse(readFileSync(join(folder, "node_modules/prowess-web/package.json"), "utf8"));
  assert.equal(manifest.dependencies, undefined);
});
