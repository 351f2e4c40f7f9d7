// What people type into a form, as JavaScript hands it over.

import assert from "node:assert/strict";
import { before, test } from "node:test";

import { ProwessError, account, init } from "prowess-web/account";

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

test("a forged token, one of another purpose, and one after its use are refused, and none is repeated", () => {
  const entropy = Array.from({ length: 32 }, (_, at) => at);
  const { record, token_once: token } = account.issueToken("reset_password", "ana", null, null, NOON, entropy);
  const used = (given, purpose = "reset_password", of = record) => account.consumeToken(of, given, purpose, null, NOON);
  for (const forged of ["", ".", `${token}A`, token.slice(1), "A".repeat(43), CANARY, "\0".repeat(43), "💥".repeat(43), CANARY.repeat(100_000)]) {
    const answer = used(forged);
    assert.equal(answer.kind, "refused", forged.slice(0, 50));
    assert.ok(!JSON.stringify(answer).includes("canary"));
  }
  for (const purpose of ["verify_email", "invite", "magic_link", "change_email"]) {
    assert.equal(used(token, purpose).kind, "refused", purpose);
  }
  const taken = used(token);
  assert.equal(taken.kind, "accepted");
  assert.equal(used(token, "reset_password", taken.record).kind, "refused");
});

test("a clock that goes back opens nothing twice", () => {
  const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
  // RFC 6238, appendix B, in six digits: the code of the first minute.
  const taken = account.verifyTotp(secret, "287082", "1970-01-01T00:00:59Z");
  assert.equal(taken.kind, "accepted");
  for (const now of ["1970-01-01T00:00:59Z", "1970-01-01T00:00:31Z", "1970-01-01T00:00:00Z"]) {
    assert.equal(account.verifyTotp(secret, "287082", now, taken.state).kind, "refused", now);
  }
});
