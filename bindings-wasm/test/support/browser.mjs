// A real Chromium, for tests that need one.

import { existsSync } from "node:fs";

import { chromium } from "playwright-core";

import { serve } from "./server.mjs";

const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The browser to use: PROWESS_CHROMIUM, or where distributions put it. */
export const executable = [process.env.PROWESS_CHROMIUM, ...PLACES].find(
  (path) => path !== undefined && existsSync(path),
);

/** Options of a test that needs the browser: skipped aloud where there is none, but not in CI. */
export function needsBrowser() {
  if (executable !== undefined || process.env.CI === "true") return { timeout: 300_000 };
  return { skip: "there is no Chromium: install it, or name it in PROWESS_CHROMIUM" };
}

/** Starts a browser with a profile of its own, which goes with it. */
export async function openBrowser() {
  if (executable === undefined) throw new Error("there is no Chromium, and CI has to have one");
  return chromium.launch({ executablePath: executable, headless: true, args: FLAGS });
}

/** What a page of a folder says; see {@link lookAt}. */
export async function visit(browser, folder, path, texts = {}) {
  const server = await serve(folder, texts);
  try {
    return await lookAt(browser, `${server.address}${path}`);
  } finally {
    await server.close();
  }
}

/** What a page says when it sets `globalThis.done`; an error on the page is thrown here. */
export async function lookAt(browser, address) {
  const page = await browser.newPage();
  try {
    // First of all, since a module that does not compile says so nowhere else.
    const failed = new Promise((_, refuse) => {
      page.on("pageerror", refuse);
      page.on("crash", () => refuse(new Error("the page crashed")));
    });
    failed.catch(() => {});
    const told = async () => {
      await page.goto(address);
      const done = await page.waitForFunction(() => globalThis.done, null, { timeout: 240_000 });
      return done.jsonValue();
    };
    return await Promise.race([told(), failed]);
  } finally {
    await page.close();
  }
}

/** A page that runs a module. */
export const pageOf = (script) => `<!doctype html><meta charset="utf-8"><script type="module">${script}</script>`;
