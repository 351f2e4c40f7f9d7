// What people type into a form, as JavaScript hands it over.

import assert from "node:assert/strict";
import { before, test } from "node:test";

import { ProwessError, account, init } from "prowess-web/account";

import { testUsedOnce } from "../../bindings-node/test/used-once.mjs";

before(() => init());

const CANARY = "zq7canary-tweets-4491";
const NOON = "2026-11-27T12:00:00Z";

/** The problem that a call ends in. */
function problem(call) {
  try {
    call();
  } catch (error) {
    assert.ok(error instanceof ProwessError, String(error));
    return error.toJSON();
  }
  throw new assert.AssertionError({ message: "nothing was refused" });
}

test("a password is prepared as JavaScript normalises it", () => {
  for (const typed of ["cafe\u0301", "\u1112\u1161\u11ab", "ﬁ Å Å", "\u0344\u{1d160}", "q\u0307\u0323", "🇦🇹👩‍👧", "ệ\u0323"]) {
    assert.equal(account.preparePassword(typed).text, typed.normalize("NFC"), JSON.stringify(typed));
  }
});

test("half a character is refused, and not repeated", () => {
  for (const half of ["\ud83d", "\udc00"]) {
    const { code, message } = problem(() => account.preparePassword(`${CANARY}${half}`));
    assert.equal(code, "surface.malformed_argument");
    assert.ok(!message.includes("canary"), message);
  }
});

test("ten megabytes are refused at once, as often as somebody likes", () => {
  const long = CANARY.repeat(500_000);
  for (let round = 0; round < 20; round += 1) {
    const { code, message } = problem(() => account.preparePassword(long));
    assert.equal(code, "account.password_too_large");
    assert.ok(!message.includes("canary"));
  }
  assert.equal(account.checkPassword({}, long).violations[0].code, "password_too_long");
});

test("what is no text is refused as a password, and not repeated", () => {
  for (const given of [4491, [CANARY], { [CANARY]: 1 }, true]) {
    const said = JSON.stringify(problem(() => account.checkPassword({}, given)));
    assert.ok(!said.includes("canary") && !said.includes("4491"), said);
  }
});

test("a report never holds the password", () => {
  const report = account.checkPassword({}, CANARY, { current: CANARY, tenant: ["Acme"] });
  assert.ok(!JSON.stringify(report).includes("canary"));
  assert.equal(report.violations[0].code, "password_same_as_current");
});

test("a hundred marks that stand for letters do not stop a page", () => {
  const bomb = "4@8({[</369&#!|10$5+7%2".repeat(5).slice(0, 100);
  assert.equal(account.estimateGuesses(bomb).score, 4);
});

test("control characters and unassigned code points are refused, and joined emoji are not", () => {
  for (const [typed, expected] of [["\0", "control_character"], ["\n", "control_character"], ["\u009b", "control_character"], ["\u0378", "unassigned_codepoint"]]) {
    const { code, message } = problem(() => account.preparePassword(`${CANARY}${typed}`));
    assert.equal(code, `account.password_${expected}`);
    assert.ok(!message.includes("canary"), message);
  }
  assert.equal(account.preparePassword("👩‍👩‍👧").length, 5);
});

test("a password in the place of another argument is not repeated", () => {
  for (const call of [() => account.checkPassword(CANARY, "x"), () => account.checkPassword({}, "x", CANARY)]) {
    assert.ok(!JSON.stringify(problem(call)).includes("canary"));
  }
});

test("a hash with absurd costs is no reason to stop", () => {
  const salt = "AAECAwQFBgcICQoLDA0ODw";
  assert.equal(account.needsRehash(`$argon2id$v=19$m=4294967295,t=4294967295,p=4294967295$${salt}$${salt}`), null);
  assert.equal(problem(() => account.needsRehash(`$argon2id$v=19$m=99999999999,t=1,p=1$${salt}$${salt}`)).code, "account.hash_malformed");
});

testUsedOnce(account, CANARY, NOON);
