// What people type, and what strangers send, as Node hands it over.

import assert from "node:assert/strict";
import { createHash, createHmac } from "node:crypto";
import { test } from "node:test";

import { ProwessError, account } from "prowess";

import { testUsedOnce } from "./used-once.mjs";

const CANARY = "zq7canary-tweets-4491";
const NOON = "2026-11-27T12:00:00Z";

/** The problem that a call ends in, which never repeats what it was given. */
function problem(call) {
  try {
    call();
  } catch (error) {
    assert.ok(error instanceof ProwessError, String(error));
    assert.ok(!/canary|4491/.test(`${error} ${error.stack} ${JSON.stringify(error)}`), String(error));
    return error.code;
  }
  throw new assert.AssertionError({ message: "nothing was refused" });
}

test("a password is prepared as Node normalises it, code point by code point", () => {
  const blank = /\p{Zs}/gu;
  let compared = 0;
  for (let point = 0x20; point <= 0x10ffff; point += 1) {
    const letter = String.fromCodePoint(point);
    if (/^[\p{Cn}\p{Cs}\p{Cc}]$/u.test(letter)) continue;
    const typed = `e${letter}`;
    const { text } = account.preparePassword(typed);
    if (text !== typed.replace(blank, " ").normalize("NFC")) assert.fail(`U+${point.toString(16)}`);
    compared += 1;
  }
  // Unicode 15 assigns 286,801 code points with those for private use.
  assert.ok(compared > 280_000, String(compared));
});

test("half a character, control characters and unassigned code points are refused", () => {
  for (const half of ["\ud83d", "\udc00"]) {
    assert.equal(problem(() => account.preparePassword(`${CANARY}${half}`)), "surface.malformed_argument");
  }
  for (const control of ["\0", "\n", "\u007f", "\u009b"]) {
    assert.equal(problem(() => account.preparePassword(`${CANARY}${control}`)), "account.password_control_character");
  }
  assert.equal(problem(() => account.preparePassword(`${CANARY}\u0378`)), "account.password_unassigned_codepoint");
  assert.equal(account.preparePassword("👩‍👩‍👧").length, 5);
});

test("ten megabytes are refused at once, as often as somebody likes", () => {
  const long = CANARY.repeat(500_000);
  for (let round = 0; round < 20; round += 1) {
    assert.equal(problem(() => account.preparePassword(long)), "account.password_too_large");
  }
  assert.equal(account.checkPassword({}, long).violations[0].code, "password_too_long");
});

test("what is no text is refused as a password, and so is a password in the place of a policy", () => {
  for (const given of [4491, [CANARY], { [CANARY]: 1 }, true, Buffer.from(CANARY)]) {
    problem(() => account.checkPassword({}, given));
  }
  problem(() => account.checkPassword(CANARY, "x"));
  problem(() => account.checkPassword({}, "x", CANARY));
});

test("a hash with absurd costs is refused before any work", () => {
  const salt = "AAECAwQFBgcICQoLDA0ODw";
  for (const costs of ["m=4294967295,t=1,p=1", "m=8,t=4294967295,p=1", "m=1048576,t=64,p=64", "m=0,t=0,p=0"]) {
    const stored = `$argon2id$v=19$${costs}$${salt}$${salt}`;
    assert.equal(problem(() => account.verifyPassword(CANARY, stored)), "account.hash_excessive");
  }
  assert.equal(problem(() => account.needsRehash(`$argon2id$v=19$m=99999999999,t=1,p=1$${CANARY}$x`)), "account.hash_malformed");
});

test("a breach query is the SHA-1 that Node gives", () => {
  const { prefix, suffix } = account.breachQuery("vivid otter");
  assert.equal(prefix + suffix, createHash("sha1").update("vivid otter").digest("hex").toUpperCase());
});

test("a webhook that Node signed is taken, and one that was changed is not", () => {
  const key = Buffer.alloc(32, 7);
  const timestamp = String(Date.parse(NOON) / 1000);
  const body = '{"event":"member.joined"}';
  const signature = `v1,${createHmac("sha256", key).update(`msg_1.${timestamp}.${body}`).digest("base64")}`;
  const secrets = [`whsec_${key.toString("base64")}`];
  const headers = { id: "msg_1", timestamp, signature };
  const kind = (changed, text = body) => account.verifyWebhook({ ...headers, ...changed }, text, secrets, null, NOON).kind;
  const good = kind({});
  assert.notEqual(kind({ id: "msg_2" }), good);
  assert.notEqual(kind({}, `${body} `), good);
  assert.notEqual(kind({ timestamp: String(Number(timestamp) - 301) }), good);
});

testUsedOnce(account, CANARY, NOON);
