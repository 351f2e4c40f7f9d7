// The built explorer on a port of this machine, and a browser that looks at it.

import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { preview } from 'vite';
import { FLAGS, chromiumPath } from './chromium.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Serves the build, opens a browser, and hands over a way to open pages in it.
 *
 * Every page keeps what it asked of the network and what went wrong in it.
 */
export async function openSite() {
  // Any port that is free, so that two runs on one machine do not meet.
  const server = await preview({ root, logLevel: 'error', preview: { port: await freePort(), strictPort: true, host: '127.0.0.1' } });
  const { port } = server.httpServer.address();
  const origin = `http://127.0.0.1:${port}`;
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: FLAGS });

  async function open({ path = '/', stay = false, ...options } = {}) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB', reducedMotion: 'reduce', ...options });
    const requests = [];
    const errors = [];
    context.on('request', (request) => requests.push(request.url()));
    const page = await context.newPage();
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(`${message.text()} ${message.location().url}`);
    });
    page.on('dialog', (dialog) => (stay && dialog.type() === 'confirm' ? dialog.dismiss() : dialog.accept()));
    await page.goto(origin + path);
    return { context, page, requests, errors };
  }

  async function close() {
    await browser.close();
    await new Promise((resolve) => server.httpServer.close(resolve));
  }

  return { origin, browser, open, close };
}

const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm', '.svg': 'image/svg+xml', '.webmanifest': 'application/manifest+json' };

/** The build under a path that is not the root, from a server that does nothing but hand out files. */
export async function plainServer(prefix) {
  const server = createServer(async (request, response) => {
    const path = new URL(request.url, 'http://localhost').pathname;
    if (!path.startsWith(prefix)) return response.writeHead(404).end();
    const name = normalize(path.slice(prefix.length)) || 'index.html';
    try {
      const bytes = await readFile(join(root, 'dist', name === '.' ? 'index.html' : name));
      response.writeHead(200, { 'content-type': TYPES[extname(name)] ?? 'text/html' }).end(bytes);
    } catch {
      response.writeHead(404).end();
    }
  });
  return listen(server);
}

/** Lets a server listen on a port that is free: its origin, and a way to close it. */
export async function listen(server) {
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => new Promise((resolve) => {
    server.closeAllConnections();
    server.close(resolve);
  });
  return { origin: `http://127.0.0.1:${server.address().port}`, close };
}

async function freePort() {
  const server = createServer();
  const { origin, close } = await listen(server);
  await close();
  return Number(new URL(origin).port);
}
