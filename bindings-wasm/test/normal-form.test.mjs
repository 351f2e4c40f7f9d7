// Passwords are prepared in the normal form of Unicode, by another implementation: that of JavaScript.

import assert from "node:assert/strict";
import { before, test } from "node:test";

import { account, init } from "prowess-web/account";

before(() => init());

/** Every code point that this JavaScript knows, but halves of characters and those that nobody can type. */
function* assigned() {
  for (let point = 0; point <= 0x10ffff; point += 1) {
    const letter = String.fromCodePoint(point);
    if (!/^[\p{Cn}\p{Cs}\p{Cc}]$/u.test(letter)) yield letter;
  }
}

/** What a prepared password is: NFC, with the plain blank for all others. */
const expected = (text) => text.replace(/\p{Zs}/gu, " ").normalize("NFC");

/** Numbers from a seed, below a bound: Knuth's constants for MMIX. */
function numbers(seed) {
  let state = BigInt(seed);
  return (bound) => {
    state = (state * 6364136223846793005n + 1442695040888963407n) & 0xffffffffffffffffn;
    return Number((state >> 33n) % BigInt(bound));
  };
}

test("every code point alone is prepared as JavaScript normalises it", () => {
  let compared = 0;
  for (const letter of assigned()) {
    const { text, length } = account.preparePassword(letter);
    if (text !== expected(letter) || length !== [...text].length) assert.equal(text, expected(letter), `U+${letter.codePointAt(0).toString(16)}`);
    compared += 1;
  }
  // Unicode 15 assigns 286,801 code points with those for private use.
  assert.ok(compared > 280_000, String(compared));
});

test("strings of letters and marks, drawn from a seed, are prepared as JavaScript normalises them", () => {
  const letters = [...assigned()];
  const marks = letters.filter((letter) => /^\p{M}$/u.test(letter) || letter.normalize("NFD") !== letter);
  const next = numbers(20_261_127);
  let composed = 0;
  for (let round = 0; round < 50_000; round += 1) {
    const length = 1 + next(12);
    // Marks and what falls apart into them are few, and the order they stand in is what matters.
    const typed = Array.from({ length }, () => (next(3) === 0 ? letters[next(letters.length)] : marks[next(marks.length)])).join("");
    const { text } = account.preparePassword(typed);
    assert.equal(text, expected(typed));
    composed += Number(text !== typed);
  }
  assert.ok(composed > 10_000, String(composed));
});

test("what is prepared is prepared already, however it was typed", () => {
  for (const typed of ["Å", "ệ", "각", "ガ", "שּׁ", "ᄀ\u1161\u11a8"]) {
    const spellings = ["NFC", "NFD"].map((form) => account.preparePassword(typed.normalize(form)).text);
    assert.deepEqual(new Set(spellings).size, 1, typed);
    assert.equal(account.preparePassword(spellings[0]).text, spellings[0]);
  }
});
