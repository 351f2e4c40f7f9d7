// Pages in a headless Chromium, from a server on this machine that stops with the check.

import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join, normalize, sep } from "node:path";

import { root, starts } from "./run.mjs";

const TYPES = {
  ".css": "text/css",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".mjs": "text/javascript",
  ".wasm": "application/wasm",
};

// Nothing but the pages may be loaded, from here.
const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The program of a Chromium, if there is one. */
export function chromium() {
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
  return [process.env.CHROMIUM, ...names].find((name) => name && starts(name));
}

/** A browser and a server of the repository; `extra` holds pages that are not files. */
export async function openBrowser(program, extra = new Map()) {
  const server = createServer((request, answer) => {
    const path = decodeURIComponent(new URL(request.url, "http://here").pathname);
    // Browsers ask for it by themselves.
    if (path === "/favicon.ico") return answer.writeHead(204).end();
    try {
      const body = extra.get(path) ?? file(path);
      const type = TYPES[extname(path)] ?? "text/html; charset=utf-8";
      answer.writeHead(200, { "content-type": type }).end(body);
    } catch {
      answer.writeHead(404).end();
    }
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const address = `http://127.0.0.1:${server.address().port}`;

  const { chromium: driver } = await import("playwright-core");
  const profile = mkdtempSync(join(tmpdir(), "prowess-examples-"));
  const context = await driver.launchPersistentContext(profile, {
    executablePath: which(program),
    headless: true,
    args: FLAGS,
  });

  return {
    /** Opens a page, waits for what makes it ready, and gives what `look` sees there. */
    async visit(path, ready, look, argument = null) {
      const page = await context.newPage();
      const errors = [];
      page.on("pageerror", (error) => errors.push(String(error)));
      page.on("requestfailed", (request) => errors.push(`${request.url()} did not load`));
      page.on("response", (answer) => {
        if (!answer.ok()) errors.push(`${answer.url()}: ${answer.status()}`);
      });
      page.on("console", (message) => {
        if (["error", "assert"].includes(message.type())) errors.push(message.text());
      });
      await page.goto(address + path);
      const seen = await page.waitForFunction(ready, argument, { timeout: 30_000 }).then(
        () => page.evaluate(look),
        async (error) => errors.push(String(error), await page.evaluate(look)),
      );
      await page.close();
      if (errors.length > 0) throw new Error(`${path}\n${errors.join("\n")}`);
      return seen;
    },
    async close() {
      await context.close();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

/** A file of the repository; a folder stands for its page. */
function file(path) {
  // Where npm would put the package.
  path = path.replace(/^\/node_modules\/prowess-web\//, "/bindings-wasm/");
  let full = normalize(root + path);
  if (!full.startsWith(normalize(root))) throw new Error(`${path} is outside`);
  if (statSync(full).isDirectory()) full = `${full}${sep}index.html`;
  return readFileSync(full);
}

/** The full path of a program. */
function which(program) {
  if (program.includes(sep)) return program;
  const folders = (process.env.PATH ?? "").split(process.platform === "win32" ? ";" : ":");
  const found = folders.map((folder) => join(folder, program)).find((path) => {
    try {
      return statSync(path).isFile();
    } catch {
      return false;
    }
  });
  return found ?? program;
}
