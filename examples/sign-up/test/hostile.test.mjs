import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { noBrowser, openSite } from './support/site.mjs';
import { ANA, findings, introduce } from './support/steps.mjs';

/** Puts a text into the field as the clipboard does: at once, and cut where the field cuts. */
const paste = (page, text) => page.evaluate((pasted) => {
  const field = document.getElementById('password');
  field.select();
  document.execCommand('insertText', false, pasted);
}, text);

describe('what nobody should type', { skip: noBrowser }, () => {
  let site;
  before(async () => { site = await openSite(); });
  after(() => site.close());

  test('half a character is refused with a reason, and asks no service', async () => {
    const { page, context, requests, errors } = await site.open();
    await introduce(page);
    const before = requests.length;
    for (const half of ['\\ud83d', '\\udc00', 'marble Otter \\ud83d below the pier', '\\udc00\\ud83d']) {
      await page.evaluate((text) => {
        const field = document.getElementById('password');
        field.value = JSON.parse(`"${text}"`);
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      }, half);
      assert.deepEqual(await findings(page), ['To be changed: Type it again: it ends in the middle of a character']);
      await page.click('#create');
      await page.waitForSelector('#password[aria-invalid="true"]');
    }
    await page.waitForTimeout(700);
    assert.equal(requests.length, before);
    assert.deepEqual(errors, []);
    await context.close();
  });

  test('half a character in a name is no reason not to check the password', async () => {
    const { page, context, errors } = await site.open();
    await page.evaluate(() => {
      for (const id of ['name', 'email']) {
        const field = document.getElementById(id);
        field.value = 'quartzlamp\ud83d';
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      }
    });
    await page.fill('#password', 'quartzlamp42');
    assert.match((await findings(page)).join(), /comes from your name/);
    assert.deepEqual(errors, []);
    await context.close();
  });

  test('ten megabytes pasted are refused as too long, and the page goes on', async () => {
    const { page, context, errors } = await site.open();
    await introduce(page);
    await page.evaluate(() => {
      const field = document.getElementById('password');
      field.value = 'marble Otter 7 sings'.repeat(500_000);
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    });
    assert.match((await findings(page)).join(), /^To be changed: Use at most 128 characters/);
    await page.fill('#password', 'dragon');
    assert.match((await findings(page)).join(), /Use at least 8 characters/);
    assert.deepEqual(errors, []);
    await context.close();
  });

  test('a browser never cuts a long password into one that is taken', async () => {
    const { page, context } = await site.open();
    await introduce(page);
    for (const letter of ['🦦', '가', 'ä', 'x7']) {
      await paste(page, letter.repeat(5000));
      assert.match((await findings(page)).join(), /To be changed: Use at most 128 characters/, letter);
    }
    await context.close();
  });

  test('a password of emoji is taken by its characters, with joiners and all', async () => {
    const { page, context } = await site.open();
    await introduce(page);
    await page.uncheck('#second');
    await page.fill('#password', '👩‍👧🦦🫠🍲🛶🧦🪁🥌');
    assert.match((await findings(page)).join(), /Use at least 15 characters/);
    await page.fill('#password', '👩‍👧🦦🫠🍲🛶🧦🪁🥌🪗🧲🪆🧵🛷');
    assert.equal((await findings(page)).at(-1), 'This password can be taken.');
    await context.close();
  });

  test('what cannot be typed or has no meaning yet is named', async () => {
    const { page, context } = await site.open();
    await introduce(page);
    await page.fill('#password', 'marble Otter\u0007 sings below');
    assert.match((await findings(page)).join(), /characters that cannot be typed/);
    await page.fill('#password', 'marble Otter\u{10ffff} sings below');
    assert.equal((await findings(page)).length, 1);
    assert.match((await findings(page))[0], /^To be changed: /);
    await context.close();
  });

  test('a name is never read as markup', async () => {
    const { page, context, errors } = await site.open();
    await page.fill('#name', '<img src=x onerror="window.hacked=true"> Quartzlamp');
    await page.fill('#email', ANA.email);
    await page.fill('#password', 'my Quartzlamp sings below the pier');
    assert.match((await findings(page)).join(), /quartzlamp/i);
    await page.click('#create');
    await page.waitForSelector('#qr');
    assert.equal(await page.evaluate(() => window.hacked), undefined);
    assert.equal(await page.locator('#app img').count(), 0);
    assert.deepEqual(errors, []);
    await context.close();
  });

  test('an address that nobody can write to is refused at its field', async () => {
    const { page, context } = await site.open();
    await page.fill('#email', 'ana at example');
    await page.fill('#password', 'marble Otter 7 sings below the pier!');
    await page.click('#create');
    await page.waitForSelector('#email[aria-invalid="true"]');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'email');
    assert.match(await page.textContent('#email-error'), /ana@example.com/);
    await context.close();
  });
});
