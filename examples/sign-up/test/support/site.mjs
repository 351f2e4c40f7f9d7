// The built page on a port of this machine, and a browser that looks at it.

import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { preview } from 'vite';
import { FLAGS, chromiumPath } from '../../../gap-explorer/test/support/chromium.mjs';

export { noBrowser } from '../../../gap-explorer/test/support/chromium.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Serves the build, opens a browser, and hands over a way to open the page in it.
 *
 * Every page keeps the requests it made and what went wrong in it.
 */
export async function openSite() {
  // Any port that is free, so that two runs on one machine do not meet.
  const server = await preview({ root, logLevel: 'error', preview: { port: await freePort(), strictPort: true, host: '127.0.0.1' } });
  const origin = `http://127.0.0.1:${server.httpServer.address().port}`;
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: FLAGS });

  async function open(options = {}) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB', ...options });
    const requests = [];
    const errors = [];
    context.on('request', (request) => requests.push(request));
    const page = await context.newPage();
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    await page.goto(origin);
    await page.waitForSelector('h1');
    return { context, page, requests, errors };
  }

  async function close() {
    await browser.close();
    await new Promise((resolve) => server.httpServer.close(resolve));
  }

  return { origin, browser, open, close };
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
