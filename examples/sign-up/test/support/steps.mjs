// What somebody does on the page, and what their authenticator shows.

import { createHmac } from 'node:crypto';

export const ANA = { name: 'Ana Ferreira', email: 'ana.ferreira@example.com' };

/** A password that every rule takes and nobody knows. */
export const GOOD = 'marble Otter 7 sings below the pier!';

/** One that only the range service of the example knows. */
export const BREACHED = 'violet-kettle-argues-4';

/** What is listed below the password. */
export const findings = (page) => page.locator('#findings > li > span:last-child').allTextContents();

/** Types name and address. */
export async function introduce(page) {
  await page.fill('#name', ANA.name);
  await page.fill('#email', ANA.email);
}

/** Waits until the range service has answered. */
export const lookedUp = (page) => page.waitForSelector('#breach code');

/** As far as the authenticator. */
export async function enrol(page) {
  await introduce(page);
  await page.fill('#password', GOOD);
  await page.click('#create');
  await page.waitForSelector('#qr');
  return (await page.textContent('#secret')).replaceAll(' ', '');
}

/** As far as the backup codes. */
export async function connect(page) {
  await page.fill('#code', totp(await enrol(page)));
  await page.click('#verify');
  await page.waitForSelector('#codes');
  return page.locator('#codes code').allTextContents();
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The bytes of a text in base 32 (RFC 4648), written for the tests. */
export function base32(text) {
  const bits = [...text.replace(/=+$/, '')].map((letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from(bits.match(/.{8}/g).map((byte) => Number.parseInt(byte, 2)));
}

/** The code of RFC 6238 at a time in milliseconds, by the HMAC of Node. */
export function totp(secret, at = Date.now()) {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const digest = createHmac('sha1', base32(secret)).update(counter).digest();
  const offset = digest[19] & 15;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}
