// What may be used once, as every package for JavaScript refuses it the second time.

import assert from "node:assert/strict";
import { test } from "node:test";

/** The tests, with a text that nothing may repeat and the time by the clock. */
export function testUsedOnce(account, canary, noon) {
  test("a forged token, one of another purpose, and one after its use are refused, and none is repeated", () => {
    const entropy = Array.from({ length: 32 }, (_, at) => at);
    const { record, token_once: token } = account.issueToken("reset_password", "ana", null, null, noon, entropy);
    const used = (given, purpose = "reset_password", of = record) => account.consumeToken(of, given, purpose, null, noon);
    for (const forged of ["", ".", `${token}A`, token.slice(1), "A".repeat(43), canary, "\0".repeat(43), "💥".repeat(43), canary.repeat(100_000)]) {
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
}
