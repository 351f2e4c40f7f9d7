// A page in Chromium, and the reference service as it runs, with CORS as its README has it.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { lookAt, needsBrowser, openBrowser, pageOf } from "./support/browser.mjs";
import { root } from "./support/repository.mjs";
import { serve } from "./support/server.mjs";
import { startService } from "./support/service.mjs";

const options = needsBrowser();
let site;
let stranger;
let service;
let browser;

/** A page that loads the client, and says what these lines say. */
const page = (lines) =>
  pageOf(`
    import * as prowess from "/bindings-wasm/dist/client.js";
    import { speak } from "/bindings-wasm/test/support/speak.mjs";
    await prowess.init();
    const url = new URLSearchParams(location.search).get("service");
    ${lines}
  `);

const SPEAK = page("globalThis.done = await speak(prowess, url);");
const LIVE = page(`
  const client = new prowess.Client(url, { maxRetries: 1 });
  const live = await client.health.live().then(({ status }) => status, ({ failure }) => failure);
  globalThis.done = { live };
`);
const texts = { "/speak.html": SPEAK, "/live.html": LIVE };
const look = (at, path) => lookAt(browser, `${at.address}${path}?service=${encodeURIComponent(service.address)}`);

before(async () => {
  if (options.skip) return;
  [site, stranger] = [await serve(root, texts), await serve(root, texts)];
  service = await startService([site.address]);
  browser = await openBrowser();
});

after(async () => {
  await browser?.close();
  await site?.close();
  await stranger?.close();
  const code = await service?.stop();
  if (service !== undefined) assert.equal(code, 0, "the service ends well when it is told to");
});

/** What the service says to a plain request with no client in between. */
async function plainly(path) {
  const headers = { "content-type": "application/json" };
  const body = JSON.stringify({ email: "rosa@sample.example", password: "try it out on this machine" });
  const login = await fetch(`${service.address}/api/v2/auth/login`, { method: "POST", headers, body });
  const { access_token } = await login.json();
  const answer = await fetch(`${service.address}/api/v2${path}`, {
    headers: { authorization: `Bearer ${access_token}` },
  });
  return answer.text();
}

test("a page signs in, reads, writes, takes away, and goes on after a token was refused", options, async () => {
  const told = await look(site, "/speak.html");
  const csv = await plainly("/exports/competencies?format=csv");
  const { score } = JSON.parse(await plainly("/people/ana-ferreira/readiness?role=ENG-3"));
  assert.equal(typeof score, "number");
  assert.deepEqual(told, {
    refused: told.refused,
    me: "rosa@sample.example",
    refresh: null,
    pages: [[10, 32], [10, 32], [10, 32], [2, 32]],
    distinct: 32,
    score,
    exposed: { etag: true, request: true, rate: true },
    bulk: { ok: [0, 2], failed: [[1, 409]], unknown: 0 },
    removed: 2,
    csv: { lines: 33, bytes: Buffer.byteLength(csv), size: Buffer.byteLength(csv) },
    failure: [true, "NotFoundError", 404, true],
    afterwards: "client.not_logged_in",
    renewals: { answered: 20, asked: 1, isRotated: true },
  });
  assert.match(told.refused, /^account\.|^auth\./);
});

test("a page of an origin that the service does not name is told that it may be CORS", options, async () => {
  assert.deepEqual(await look(site, "/live.html"), { live: "ok" });
  const { live } = await look(stranger, "/live.html");
  assert.deepEqual([live.kind, live.code, live.attempts], ["connection", "client.connection", 2]);
  assert.match(live.hint, /CORS/);
});
