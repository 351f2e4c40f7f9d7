// The client of a service: the conversations that every language replays, in Node and in a browser,
// and what is so in browsers alone.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { after, before, test } from "node:test";

import * as prowess from "prowess-web/client";

import { replay } from "../../bindings-node/test/conversations.mjs";
import { needsBrowser, openBrowser, pageOf, visit } from "./support/browser.mjs";
import { root } from "./support/repository.mjs";

const { Client, init } = prowess;
const folder = join(root, "client/tests/conversations");
const conversations = readdirSync(folder)
  .filter((name) => name.endsWith(".json"))
  .map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")));

const USER = { id: "7", email: "ana@talent.example", status: "active" };
let memory;
let server;
let url;
let seen;
let closed;

before(async () => {
  // The one memory that is made here is the module's.
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = async (...values) => {
    const made = await instantiate.apply(WebAssembly, values);
    ({ memory } = (made.instance ?? made).exports);
    return made;
  };
  await init();
  WebAssembly.instantiate = instantiate;
  [seen, closed] = [[], 0];
  server = createServer((request, response) => {
    seen.push(request);
    const open = { "access-control-allow-origin": "*", "access-control-allow-headers": "*, authorization" };
    const send = (status, body, headers = {}) => {
      response.writeHead(status, { "content-type": "application/json", ...open, ...headers });
      response.end(JSON.stringify(body));
    };
    if (request.method === "OPTIONS") send(200, {});
    else if (request.url.endsWith("/slow")) request.on("close", () => (closed += 1));
    else if (request.url.endsWith("/moved")) send(302, {}, { location: "http://127.0.0.1:1/" });
    else if (request.url.startsWith("/api/v2/exports/endless")) {
      response.writeHead(200, { "content-type": "text/csv" });
      request.on("close", () => (closed += 1));
      const write = () => {
        // Nobody is told when what is written to a connection that is gone gets nowhere.
        if (!response.destroyed) response.write("0123456789".repeat(1000), () => setTimeout(write, 5));
      };
      write();
    } else if (request.url.startsWith("/api/v2/exports/")) {
      response.writeHead(200, { "content-type": "text/csv", "content-length": 100_000 });
      response.end("0123456789".repeat(10_000));
    } else if (request.url.startsWith("/api/v2/users?")) {
      const at = new URL(request.url, "http://x").searchParams.get("cursor");
      send(200, { items: [{ ...USER, id: at ?? "a" }], page: { next: at ? null : "b" } });
    } else if (request.url.endsWith("/users/7")) send(200, USER, { etag: '"v1"' });
    else send(404, { code: "user.unknown", message: "no such user", hint: "look again" });
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  url = `http://127.0.0.1:${server.address().port}`;
});

after(() => {
  server.closeAllConnections();
  server.close();
});

/** A function like `fetch` that answers a login and everything else, and what it was sent. */
function service() {
  const sent = [];
  const fetch = async (at, request) => {
    sent.push({ at, headers: new Map(request.headers) });
    const pair = { access_token: "a1", refresh_token: "r1", expires_in: 900 };
    return Response.json(at.endsWith("/auth/login") ? pair : USER);
  };
  return { fetch, sent };
}

const code = (ask) => {
  try {
    ask();
  } catch (error) {
    assert.ok(error instanceof prowess.ConfigError, String(error));
    return error.code;
  }
  return "taken";
};

test("the conversations are there", () => assert.ok(conversations.length >= 22, String(conversations.length)));

for (const conversation of conversations) {
  test(`a conversation goes as it is written: ${conversation.name}`, async () => {
    const { have, want } = await replay(prowess, conversation);
    assert.deepEqual(have, want);
  });
}

test("every conversation goes as it is written in Chromium", needsBrowser(), async () => {
  const browser = await openBrowser();
  try {
    const script = `
      import * as prowess from "/bindings-wasm/dist/client.js";
      import { replay } from "/bindings-node/test/conversations.mjs";
      await prowess.init();
      const done = [];
      for (const file of await (await fetch("/conversations.json")).json()) done.push(await replay(prowess, file));
      globalThis.done = done;
    `;
    const texts = { "/page.html": pageOf(script), "/conversations.json": JSON.stringify(conversations) };
    const done = await visit(browser, root, "/page.html", texts);
    assert.equal(done.length, conversations.length);
    done.forEach(({ have, want }, at) => assert.deepEqual(have, want, conversations[at].name));
  } finally {
    await browser.close();
  }
});

test("a browser holds nothing that lasts, unless somebody says that it is dangerous", () => {
  const lasting = [
    { kind: "api_key", token: "k" },
    { kind: "password", email: "ana@talent.example", password: "p" },
    { kind: "tokens", access: "a", refresh: "r" },
  ];
  const fleeting = [{ kind: "none" }, { kind: "login" }, { kind: "bearer", token: "t" }, { kind: "tokens", access: "a" }];
  for (const auth of lasting) {
    assert.equal(code(() => new Client("https://t.example", { auth })), "client.browser_credentials");
    assert.equal(code(() => new Client("https://t.example", { auth, dangerouslyAllowBrowserCredentials: true })), "taken");
  }
  for (const auth of fleeting) assert.equal(code(() => new Client("https://t.example", { auth })), "taken");
});

test("of a login the access token alone is kept, in memory", async () => {
  const { fetch, sent } = service();
  const client = new Client("https://t.example", { auth: { kind: "login" }, fetch });
  await assert.rejects(client.auth.me(), { code: "client.not_logged_in" });
  await client.auth.login("ana@talent.example", "a password");
  assert.deepEqual([client.tokens.access, client.tokens.refresh], ["a1", null]);
  await client.auth.me();
  assert.equal(sent[1].headers.get("authorization"), "Bearer a1");
  assert.equal(code(() => (client.tokens = { access: "a", refresh: "r" })), "client.browser_credentials");
  client.tokens = { access: "a2" };
  assert.equal(client.tokens.access, "a2");
});

test("of a login that may last, both tokens are kept", async () => {
  const { fetch } = service();
  const client = new Client("https://t.example", {
    auth: { kind: "login" },
    dangerouslyAllowBrowserCredentials: true,
    fetch,
  });
  await client.auth.login("ana@talent.example", "a password");
  assert.equal(client.tokens.refresh, "r1");
});

test("what a browser decides by itself is refused", () => {
  for (const option of [{ proxy: "http://p.example" }, { noProxy: true }, { caBundle: "x" }, { unixSocket: "/s" }]) {
    assert.equal(code(() => new Client("https://t.example", option)), "client.browser_decides");
  }
});

test("a host in any script is sent as the browser spells it, and an address that is none is refused", async () => {
  const { fetch, sent } = service();
  await new Client("https://münchen.example/prowess/", { fetch }).users.get("Å/?");
  assert.equal(sent[0].at, "https://xn--mnchen-3ya.example/prowess/api/v2/users/%C3%85%2F%3F");
  for (const base of ["", "/api", "ftp://t.example", "https://a:b@t.example"]) {
    assert.equal(code(() => new Client(base)), "client.invalid_base", base);
  }
  const auth = { kind: "bearer", token: "t" };
  assert.equal(code(() => new Client("http://t.example", { auth })), "client.plain_http");
  for (const base of ["http://localhost:1", "http://127.1", "http://[::1]:1"]) {
    assert.equal(code(() => new Client(base, { auth })), "taken", base);
  }
});

test("the name of the program stays at home, and a header that no page can set is refused", async () => {
  const client = new Client(url, { userAgent: "app/1.0" });
  await client.users.get("7", { headers: { "x-team": "blue" } });
  const { headers } = seen.at(-1);
  assert.equal(headers["x-team"], "blue");
  assert.ok(!headers["user-agent"].includes("prowess"), headers["user-agent"]);
  const before = seen.length;
  for (const name of ["Origin", "Sec-Fetch-Mode", "Referer"]) {
    await assert.rejects(client.users.get("7", { headers: { [name]: "x" } }), /lets no page send the header/);
  }
  assert.equal(seen.length, before);
});

test("a redirect is not followed in a browser, and the error says so", needsBrowser(), async () => {
  const browser = await openBrowser();
  const before = seen.length;
  try {
    const script = `
      import { Client, init } from "/bindings-wasm/dist/client.js";
      await init();
      const client = new Client("${url}", { auth: { kind: "bearer", token: "t" } });
      const error = await client.users.get("moved").catch((thrown) => thrown.failure);
      globalThis.done = { error, email: (await client.users.get("7")).email };
    `;
    const { error, email } = await visit(browser, root, "/page.html", { "/page.html": pageOf(script) });
    assert.deepEqual([error.code, error.attempts, email], ["client.connection", 1, USER.email]);
    assert.match(error.message, /redirects/);
    assert.match(error.hint, /address/);
  } finally {
    await browser.close();
  }
  const paths = seen.slice(before).filter(({ method }) => method === "GET").map((one) => one.url);
  assert.deepEqual(paths, ["/api/v2/users/moved", "/api/v2/users/7"]);
});

test("values, lists, errors and what stands beside an answer are as in every language", async () => {
  const client = new Client(url);
  let meta;
  const user = await client.users.get("7", { onMeta: (told) => (meta = told) });
  assert.deepEqual([user.email, meta.etag, meta.attempts], [USER.email, '"v1"', 1]);
  assert.deepEqual((await client.users.list({ pageSize: 1 }).toArray()).map(({ id }) => id), ["a", "b"]);
  const error = await client.users.get("8").catch((thrown) => thrown);
  assert.ok(error instanceof prowess.NotFoundError);
  assert.deepEqual([error.code, error.status, error.hint], ["user.unknown", 404, "look again"]);
  const wrong = await client.users.create({ email: 7 }).catch((thrown) => thrown);
  assert.ok(wrong instanceof prowess.ValidationError);
  assert.equal(wrong.path, "user.email");
});

test("the next page is asked for while one is worked through, where that is wanted", async () => {
  const asked = () => seen.filter((one) => one.url.startsWith("/api/v2/users?")).length;
  for (const [prefetch, ahead] of [[false, 0], [true, 1]]) {
    const before = asked();
    const walk = new Client(url).users.list({ pageSize: 1, prefetch }).pages();
    assert.equal((await walk.next()).value.items[0].id, "a");
    const until = Date.now() + (prefetch ? 20_000 : 100);
    while (asked() - before < 1 + ahead || (!prefetch && Date.now() < until)) {
      if (Date.now() > until) break;
      await new Promise((turn) => setTimeout(turn, 5));
    }
    assert.equal(asked() - before, 1 + ahead);
    assert.equal((await walk.next()).value.items[0].id, "b");
    assert.equal((await walk.next()).done, true);
    assert.equal(asked() - before, 2);
  }
});

test("a signal gives the call up, and its request with it", async () => {
  const client = new Client(url);
  const before = closed;
  await assert.rejects(client.users.get("slow", { signal: AbortSignal.timeout(200) }), { name: "TimeoutError" });
  await assert.rejects(client.users.get("7", { signal: AbortSignal.abort() }), { name: "AbortError" });
  await assert.rejects(client.users.get("slow", { attemptMs: 50, maxRetries: 0 }), { code: "client.timeout" });
  while (closed < before + 2) await new Promise((turn) => setTimeout(turn, 10));
});

test("a download is a stream that tells how far it is, and is given up where nobody reads on", async () => {
  const client = new Client(url);
  const told = [];
  const blob = await (await client.exports.csv("roles")).blob((...far) => told.push(far));
  assert.deepEqual([blob.size, told.at(-1)], [100_000, [100_000, 100_000]]);
  const before = closed;
  for await (const piece of await client.exports.csv("endless")) {
    assert.ok(piece.length > 0);
    break;
  }
  const reader = (await client.exports.csv("endless")).stream().getReader();
  assert.ok((await reader.read()).value.length > 0);
  await reader.cancel();
  while (closed < before + 2) await new Promise((turn) => setTimeout(turn, 10));
  await assert.rejects((await client.exports.csv("roles")).writeTo("roles.csv"), /no files here/);
});

test("thousands of calls leave the memory of the module as it is", async () => {
  const fetch = async () => Response.json(USER);
  const client = new Client("https://t.example", { fetch });
  const calls = async (count) => {
    for (let at = 0; at < count; at += 1) await client.users.get(at % 2 === 0 ? "7" : "");
  };
  const tried = (count) => calls(count).catch((error) => assert.equal(error.code, "client.invalid_path"));
  for (let at = 0; at < 200; at += 1) await tried(2);
  const before = memory.buffer.byteLength;
  for (let at = 0; at < 1_000; at += 1) await tried(2);
  assert.equal(memory.buffer.byteLength, before);
});
