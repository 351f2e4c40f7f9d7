// The client: the conversations that every language replays, and a service on a real socket.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Worker } from "node:worker_threads";

import * as prowess from "prowess";

import { replay } from "./conversations.mjs";

const { Client } = prowess;
const folder = new URL("../../client/tests/conversations/", import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith(".json"));

test("the conversations are there", () => assert.ok(files.length >= 20));

for (const name of files) {
  const file = JSON.parse(readFileSync(new URL(name, folder), "utf8"));
  test(`a conversation goes as it is written: ${file.name}`, async () => {
    const { have, want } = await replay(prowess, file);
    assert.deepEqual(have, want);
  });
}

const USER = { id: "7", email: "ana@talent.example", status: "active" };
let server, url, temporary, closed, seen;

before(async () => {
  temporary = mkdtempSync(join(tmpdir(), "prowess-client-"));
  [closed, seen] = [0, []];
  server = createServer((request, response) => {
    seen.push(request);
    const send = (status, body, headers = {}) => {
      response.writeHead(status, { "content-type": "application/json", ...headers });
      response.end(JSON.stringify(body));
    };
    if (request.url.endsWith("/slow")) request.on("close", () => (closed += 1));
    else if (request.url.startsWith("/api/v2/users?")) {
      const at = new URL(request.url, "http://x").searchParams.get("cursor");
      send(200, { items: [{ ...USER, id: at ?? "a" }], page: { next: at ? null : "b" } });
    } else if (request.url.startsWith("/api/v2/exports/")) {
      response.writeHead(200, { "content-type": "text/csv", "content-length": 100_000 });
      response.end("0123456789".repeat(10_000));
    } else if (request.url.endsWith("/users/7")) send(200, USER, { etag: '"v1"' });
    else send(404, { code: "user.unknown", message: "no such user", hint: "look again" });
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  url = `http://127.0.0.1:${server.address().port}`;
});

after(() => {
  rmSync(temporary, { recursive: true, force: true });
  server.closeAllConnections();
  server.close();
});

test("values are plain data, and what stands beside them is told", async () => {
  const client = new Client(url);
  let meta;
  const user = await client.users.get("7", { onMeta: (told) => (meta = told) });
  assert.equal(user.email, USER.email);
  assert.deepEqual([meta.etag, meta.attempts], ['"v1"', 1]);
  assert.equal((await client.withOptions({ attemptMs: 5_000 }).users.get("7")).id, "7");
  assert.deepEqual(await client.request("GET", "/users/{id}", { values: { id: "7" } }), USER);
});

test("a list is walked over thing by thing and page by page", async () => {
  const client = new Client(url);
  const listing = client.users.list({ pageSize: 1, filters: { deep: true } });
  assert.deepEqual((await listing.toArray()).map(({ id }) => id), ["a", "b"]);
  const cursors = [];
  for await (const { info } of listing.pages()) cursors.push(info.next);
  assert.deepEqual(cursors, ["b", null]);
  assert.equal((await listing.firstPage()).items[0].id, "a");
  const ahead = client.users.list({ pageSize: 1, prefetch: true });
  assert.deepEqual((await ahead.toArray()).map(({ id }) => id), ["a", "b"]);
  await assert.rejects(listing.toArray(1), RangeError);
  assert.ok(seen.some((one) => one.url === "/api/v2/users?page_size=1&deep=true"));
});

test("an error is of the class of its kind and says all that the service said", async () => {
  const error = await new Client(url).users.get("8").catch((thrown) => thrown);
  assert.ok(error instanceof prowess.NotFoundError);
  assert.ok(prowess.isProwessApiError(error));
  assert.deepEqual(
    [error.name, error.code, error.status, error.hint, error.attempts],
    ["NotFoundError", "user.unknown", 404, "look again", 1],
  );
  const wrong = await new Client(url).users.create({ email: 7 }).catch((thrown) => thrown);
  assert.ok(wrong instanceof prowess.ValidationError);
  assert.equal(wrong.path, "user.email");
  assert.throws(() => new Client("ftp://t.example"), prowess.ConfigError);
});

test("a signal gives the call up, and its request with it", async () => {
  const client = new Client(url);
  const before = closed;
  await assert.rejects(client.users.get("slow", { signal: AbortSignal.timeout(200) }), {
    name: "TimeoutError",
  });
  const waiting = new AbortController();
  const call = client.users.get("slow", { signal: waiting.signal });
  setTimeout(() => waiting.abort(new Error("enough")), 100);
  await assert.rejects(call, /enough/);
  await assert.rejects(client.users.get("7", { signal: AbortSignal.abort() }), {
    name: "AbortError",
  });
  while (closed < before + 2) await new Promise((turn) => setTimeout(turn, 20));
  assert.equal((await client.users.get("7", { signal: new AbortController().signal })).id, "7");
});

test("a download becomes a file and tells how far it is", async () => {
  const client = new Client(url);
  const path = join(temporary, "roles.csv");
  const told = [];
  const size = await (await client.exports.csv("roles")).writeTo(path, (...far) => told.push(far));
  assert.equal(size, readFileSync(path).length);
  while (told.at(-1)?.[0] !== size) await new Promise(setImmediate);
  assert.deepEqual(told.at(-1), [100_000, 100_000]);
  let bytes = 0;
  const download = await client.exports.csv("roles");
  for await (const piece of download) bytes += piece.length;
  assert.deepEqual([bytes, download.total, download.meta.status], [100_000, 100_000, 200]);
  assert.deepEqual(readdirSync(temporary), ["roles.csv"]);
});

test("a download is a stream that tells how far it is, and a blob", async () => {
  const client = new Client(url);
  const told = [];
  const blob = await (await client.exports.csv("roles")).blob((...far) => told.push(far));
  assert.deepEqual([blob.size, told.at(-1)], [100_000, [100_000, 100_000]]);
  let bytes = 0;
  for await (const piece of (await client.exports.csv("roles")).stream()) bytes += piece.length;
  assert.equal(bytes, 100_000);
});

test("a client that waits for a login holds what it brings", async () => {
  const fetch = async (at, { headers }) => {
    if (at.endsWith("/auth/login")) return Response.json({ access_token: "a1", refresh_token: "r1", expires_in: 900 });
    return Response.json({ ...USER, name: new Map(headers).get("authorization") });
  };
  const client = new Client("https://t.example", { auth: { kind: "login" }, fetch });
  await assert.rejects(client.auth.me(), { code: "client.not_logged_in" });
  await client.auth.login("ana@talent.example", "a password");
  assert.deepEqual([client.tokens.access, client.tokens.refresh], ["a1", "r1"]);
  assert.equal((await client.auth.me()).name, "Bearer a1");
});

test("many things are sent in chunks, and files as forms", async () => {
  const sent = [];
  const fetch = async (at, request) => {
    sent.push({ at, body: Buffer.from(request.body ?? []).toString() });
    return Response.json({ results: [{ index: 0, status: 201, id: "x" }] });
  };
  const client = new Client("https://t.example", { fetch });
  const report = await client.users.bulkCreate(
    [{ email: "a@b.example" }, { email: "c@d.example" }],
    { chunkItems: 1 },
  );
  assert.deepEqual(report.ok.map(({ index, id }) => [index, id]), [[0, "x"], [1, "x"]]);
  assert.equal(sent.length, 2);
  const file = { name: "a.pdf", content_type: "application/pdf", bytes: new Uint8Array([37, 80]) };
  await client.evidence.attach("ana", "e1", file).catch(() => undefined);
  assert.match(sent[2].body, /filename="a.pdf"\r\ncontent-type: application\/pdf\r\n\r\n%P\r\n/);
});

test("no secret is shown", async () => {
  const secret = "not to be seen";
  const client = new Client("https://t.example", { auth: { kind: "bearer", token: secret } });
  const { inspect } = await import("node:util");
  assert.ok(!`${inspect(client, { depth: 9, showHidden: true })}${JSON.stringify(client)}`.includes(secret));
});

test("tokens are given and taken", () => {
  const auth = { kind: "tokens", access: "a1", refresh: "r1" };
  const client = new Client("https://t.example", { auth });
  assert.equal(client.tokens.access, "a1");
  client.tokens = { access: "a2" };
  assert.equal(client.tokens.access, "a2");
  client.tokens = null;
  assert.equal(client.tokens, null);
});

test("each worker has clients of its own", async () => {
  const text = `
    const { Client } = require("prowess");
    const { parentPort, workerData } = require("node:worker_threads");
    const fetch = async () => Response.json({ status: "ok" });
    Promise.all([
      new Client(workerData).users.get("7"),
      new Client("https://t.example", { fetch }).health.live(),
    ]).then(([user, health]) => parentPort.postMessage([user.id, health.status]));
  `;
  const found = await Promise.all(
    Array.from({ length: 4 }, () => {
      const worker = new Worker(text, { eval: true, workerData: url });
      return new Promise((resolve, reject) => {
        worker.on("error", reject);
        worker.on("message", resolve);
      });
    }),
  );
  assert.deepEqual(found, Array.from({ length: 4 }, () => ["7", "ok"]));
});
