import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import jsQR from 'jsqr';
import { noBrowser, openSite } from './support/site.mjs';
import { ANA, BREACHED, GOOD, base32, connect, enrol, findings, introduce, lookedUp, totp } from './support/steps.mjs';

/** Everything that the document says or holds, the values of its fields too. */
const allOf = (page) => page.evaluate(() => {
  const fields = [...document.querySelectorAll('input, textarea, select')].map((one) => one.value);
  return [document.documentElement.outerHTML, document.title, location.href, JSON.stringify({ ...localStorage, ...sessionStorage }), ...fields].join('\n');
});

/** The pixels of a picture, read by an empty page. */
async function pixels(context, png) {
  const page = await context.newPage();
  const read = await page.evaluate(async (base64) => {
    const blob = new Blob([Uint8Array.from(atob(base64), (one) => one.charCodeAt(0))], { type: 'image/png' });
    const bitmap = await createImageBitmap(blob);
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    canvas.drawImage(bitmap, 0, 0);
    const bytes = canvas.getImageData(0, 0, bitmap.width, bitmap.height).data;
    const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
    return { width: bitmap.width, height: bitmap.height, data: btoa(text) };
  }, png.toString('base64'));
  await page.close();
  return read;
}

describe('the way to an account', { skip: noBrowser }, () => {
  let site;
  before(async () => { site = await openSite(); });
  after(() => site.close());

  test('leads from a password to an authenticator and backup codes, and leaves no secret behind', async () => {
    const { page, context, errors } = await site.open();
    const secret = await enrol(page);
    assert.equal(base32(secret).length, 20, 'a secret as long as the hash');
    assert.ok(!(await allOf(page)).includes(GOOD), 'the password is gone with its form');
    await page.fill('#code', totp(secret));
    await page.click('#verify');
    await page.waitForSelector('#codes');
    assert.ok(!(await allOf(page)).replaceAll(' ', '').includes(secret), 'the secret is gone with its step');
    const codes = await page.locator('#codes code').allTextContents();
    assert.equal(new Set(codes).size, 10);
    for (const code of codes) assert.match(code, /^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){5}$/);
    await page.check('#kept');
    await page.click('#finish');
    await page.getByText('Your account is ready').waitFor();
    const left = await allOf(page);
    for (const kept of [GOOD, secret, ...codes]) assert.ok(!left.includes(kept));
    assert.deepEqual(errors, []);
    await context.close();
  });

  test('the QR code says what the authenticator needs, to a reader of another maker, dark theme or light', async () => {
    for (const colorScheme of ['light', 'dark']) {
      const { page, context } = await site.open({ colorScheme });
      const secret = await enrol(page);
      const { data, width, height } = await pixels(context, await page.locator('#qr').screenshot());
      const uri = new URL(jsQR(Uint8ClampedArray.from(Buffer.from(data, 'base64')), width, height).data);
      assert.equal(`${uri.protocol}//${uri.host}`, 'otpauth://totp');
      assert.equal(decodeURIComponent(uri.pathname), `/Kestrel Works:${ANA.email}`);
      assert.equal(uri.searchParams.get('secret'), secret);
      assert.equal(uri.searchParams.get('issuer'), 'Kestrel Works');
      await context.close();
    }
  });

  test('a code of another time, and half a code, are refused with a reason', async () => {
    const { page, context } = await site.open();
    const secret = await enrol(page);
    for (const [code, word] of [[totp(secret, Date.now() - 600_000), 'not the code of this moment'], ['12', 'six digits']]) {
      await page.fill('#code', code);
      await page.click('#verify');
      assert.match(await page.textContent('#code-error'), new RegExp(word));
      assert.equal(await page.evaluate(() => document.activeElement.id), 'code');
    }
    await context.close();
  });

  test('a password that was stolen is named and not taken, and only five digits of its hash leave', async () => {
    const { page, context, requests } = await site.open();
    await introduce(page);
    const before = requests.length;
    await page.fill('#password', BREACHED);
    await lookedUp(page);
    assert.deepEqual(await findings(page), ['To be changed: Choose another: this one is in lists of stolen passwords, 3 times']);
    await page.click('#create');
    assert.match(await page.textContent('#password-error'), /cannot be taken/);
    const digest = createHash('sha1').update(BREACHED).digest('hex').toUpperCase();
    const made = requests.slice(before);
    assert.deepEqual(made.map((one) => [one.method(), one.url(), one.postData()]), [['GET', `${site.origin}/range/${digest.slice(0, 5)}`, null]]);
    const { referer, cookie, 'add-padding': padding } = await made[0].allHeaders();
    assert.deepEqual([referer, cookie, padding], [undefined, undefined, 'true']);
    assert.match(await page.textContent('#breach'), new RegExp(`Five digits .* GET /range/${digest.slice(0, 5)}$`));
    await context.close();
  });

  test('on the whole way the page asks for its own files and one prefix, and nothing else', async () => {
    const { page, context, requests } = await site.open();
    await connect(page);
    await page.check('#kept');
    await page.click('#finish');
    await page.getByText('Your account is ready').waitFor();
    const asked = requests.map((one) => new URL(one.url()));
    const prefix = createHash('sha1').update(GOOD).digest('hex').toUpperCase().slice(0, 5);
    const others = asked.filter(({ pathname }) => !/^\/(assets\/[\w-]+\.(js|css|wasm)|icon\.svg)?$/.test(pathname));
    assert.deepEqual(others.map(({ pathname }) => pathname), [`/range/${prefix}`]);
    assert.ok(asked.every(({ origin, search, hash }) => origin === site.origin && search === '' && hash === ''));
    assert.ok(requests.every((one) => one.method() === 'GET'));
    await context.close();
  });

  test('a look-up that was not tried yet is no warning, and one that nobody wants is not spoken of', async () => {
    const { page, context } = await site.open();
    let answer;
    const held = new Promise((resolve) => { answer = resolve; });
    await page.route('**/range/*', async (route) => { await held; await route.continue(); });
    await introduce(page);
    assert.equal(await page.textContent('#breach'), '');
    // Too short: nobody is asked about it.
    await page.fill('#password', 'a');
    assert.match(await page.textContent('#breach'), /yet/);
    assert.ok(!(await findings(page)).some((said) => /stolen/.test(said)));
    await page.fill('#password', GOOD);
    await page.getByText('Looking among stolen passwords').waitFor();
    assert.deepEqual(await findings(page), ['This password can be taken.']);
    answer();
    await lookedUp(page);
    assert.deepEqual(await findings(page), ['This password can be taken.']);
    await page.selectOption('#preset', 'django_default');
    assert.equal(await page.textContent('#breach'), '');
    await context.close();
  });

  test('where nobody can be asked, the page says so, and the password is taken with a warning', async () => {
    const { page, context } = await site.open();
    await page.route('**/range/*', (route) => route.abort());
    await introduce(page);
    await page.fill('#password', GOOD);
    await lookedUp(page);
    assert.match(await page.textContent('#breach'), /Nobody could be asked/);
    assert.equal((await findings(page)).at(-1), 'This password can be taken.');
    assert.match((await findings(page))[0], /^To be considered: .*stolen/);
    await context.close();
  });

  test('an answer for an older password is never taken for that of a newer one', async () => {
    const { page, context } = await site.open();
    await introduce(page);
    let answerFirst;
    const held = new Promise((resolve) => { answerFirst = resolve; });
    let first = true;
    await page.route('**/range/*', async (route) => {
      if (first) {
        first = false;
        await held;
      }
      await route.continue().catch(() => undefined);
    });
    const asking = page.waitForRequest('**/range/*');
    await page.fill('#password', BREACHED);
    await asking;
    await page.fill('#password', GOOD);
    await lookedUp(page);
    answerFirst();
    await page.waitForTimeout(200);
    assert.deepEqual((await findings(page)).at(-1), 'This password can be taken.');
    await context.close();
  });

  test('what is generated is taken, shown once and drawn anew each time', async () => {
    const { page, context } = await site.open();
    await introduce(page);
    const drawn = new Set();
    for (const [button, shape] of [['#make-password', /^\S{20}$/], ['#make-phrase', /^[a-z]+(-[a-z]+){5}$/]]) {
      for (let round = 0; round < 3; round += 1) {
        await page.click(button);
        const value = await page.inputValue('#password');
        assert.match(value, shape);
        drawn.add(value);
        assert.equal((await findings(page)).at(-1), 'This password can be taken.');
        assert.equal(await page.getAttribute('#password', 'type'), 'text');
        assert.match(await page.textContent('#made'), /with (6[0-9]|1[0-9]{2}) bits/);
      }
    }
    assert.equal(drawn.size, 6);
    await context.close();
  });

  test('backup codes are saved as a file that holds them and nothing else of the account', async () => {
    const { page, context } = await site.open();
    const codes = await connect(page);
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('#save')]);
    assert.equal(download.suggestedFilename(), 'backup-codes.txt');
    const lines = (await readFile(await download.path(), 'utf8')).trim().split('\n');
    assert.deepEqual(lines, ['Kestrel Works: Keep your backup codes', '', ...codes]);
    await page.emulateMedia({ media: 'print' });
    assert.ok(await page.locator('#codes').isVisible());
    assert.ok(await page.locator('#finish').isHidden());
    await page.emulateMedia({ media: 'screen' });
    await page.click('#finish');
    assert.match(await page.textContent('#kept-error'), /Keep the codes first/);
    await context.close();
  });
});
