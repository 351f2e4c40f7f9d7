import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, describe, test } from 'node:test';
import { noBrowser, openSite } from './support/site.mjs';
import { ANA, GOOD, connect, enrol, findings, introduce, lookedUp, totp } from './support/steps.mjs';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'];

/** What axe finds, and how much wider than the screen the page is: one line for each fault. */
async function faults(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate((tags) => window.axe.run(document, { runOnly: tags }), RULES);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  const found = violations.flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.target.join(' ')}: ${node.failureSummary}`));
  return over > 0 ? [...found, `${over} pixels too wide`] : found;
}

describe('for everybody', { skip: noBrowser }, () => {
  let site;
  before(async () => { site = await openSite(); });
  after(() => site.close());

  for (const [colorScheme, locale, width] of [['light', 'en-GB', 1280], ['dark', 'en-GB', 320], ['light', 'de-AT', 320], ['dark', 'de-AT', 1280]]) {
    test(`axe finds nothing at any step, and nothing is too wide: ${colorScheme}, ${locale}, ${width} pixels`, async () => {
      const { page, context } = await site.open({ colorScheme, locale, viewport: { width, height: 900 } });
      assert.equal(await page.getAttribute('html', 'lang'), locale.slice(0, 2));
      assert.deepEqual(await faults(page), [], 'an empty form');
      await page.click('details summary');
      await introduce(page);
      for (const password of ['ana', 'Ferreira2026', 'violet-kettle-argues-4']) {
        await page.fill('#password', password);
        await page.click('#create');
        await page.waitForSelector('#password[aria-invalid="true"]');
        assert.deepEqual(await faults(page), [], password);
      }
      const secret = await enrol(page);
      await page.fill('#code', '12');
      await page.click('#verify');
      assert.deepEqual(await faults(page), [], 'the authenticator');
      await page.fill('#code', totp(secret));
      await page.click('#verify');
      await page.click('#finish');
      assert.deepEqual(await faults(page), [], 'the backup codes');
      await page.check('#kept');
      await page.click('#finish');
      assert.deepEqual(await faults(page), [], 'the end');
      await context.close();
    });
  }

  test('the whole way goes by keyboard alone, and each step begins at its heading', async () => {
    const { page, context } = await site.open();
    const { keyboard } = page;
    const at = () => page.evaluate(() => document.activeElement.id || document.activeElement.tagName);
    const tabTo = async (id) => {
      for (let turn = 0; turn < 20 && (await at()) !== id; turn += 1) await keyboard.press('Tab');
      assert.equal(await at(), id);
    };
    await tabTo('name');
    await keyboard.type(ANA.name);
    await keyboard.press('Tab');
    await keyboard.type(ANA.email);
    await keyboard.press('Tab');
    await keyboard.type(GOOD);
    await keyboard.press('Enter');
    await page.waitForSelector('#qr');
    assert.equal(await at(), 'H1');
    await tabTo('code');
    await keyboard.type(totp((await page.textContent('#secret')).replaceAll(' ', '')));
    await keyboard.press('Enter');
    await page.waitForSelector('#codes');
    assert.equal(await at(), 'H1');
    await tabTo('kept');
    await keyboard.press('Space');
    await tabTo('finish');
    await keyboard.press('Enter');
    await page.getByText('Your account is ready').waitFor();
    assert.equal(await at(), 'H1');
    await context.close();
  });

  test('those who hear the page are told once typing stops, and not at every letter', async () => {
    const { page, context } = await site.open();
    await introduce(page);
    await page.waitForTimeout(1400);
    await page.evaluate(() => {
      window.said = [];
      const place = document.getElementById('announcer');
      new MutationObserver(() => window.said.push(place.textContent)).observe(place, { childList: true, characterData: true, subtree: true });
    });
    await page.focus('#password');
    await page.keyboard.type('marble Otter 7 sings', { delay: 20 });
    await lookedUp(page);
    await page.waitForTimeout(1500);
    const said = await page.evaluate(() => window.said);
    assert.equal(said.length, 1, said.join(' | '));
    assert.match(said[0], /^This password can be taken\. Strength: /);
    assert.equal(await page.locator('[aria-live], [role="status"], [role="alert"]:visible').count(), 1, 'one voice');
    await context.close();
  });

  test('what is wrong is tied to its field, and the field is where the focus goes', async () => {
    const { page, context } = await site.open();
    await introduce(page);
    await page.fill('#password', 'dragon');
    await page.click('#create');
    await page.waitForSelector('#password[aria-invalid="true"]');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'password');
    const described = (await page.getAttribute('#password', 'aria-describedby')).split(' ');
    assert.deepEqual(described, ['rules', 'password-error']);
    for (const id of described) assert.ok((await page.textContent(`#${id}`)).length > 0);
    await context.close();
  });

  test('another language keeps what was typed, and the secret of a step', async () => {
    const { page, context } = await site.open();
    await introduce(page);
    await page.fill('#password', 'dragon');
    await page.selectOption('#language', 'de');
    assert.equal(await page.inputValue('#password'), 'dragon');
    assert.equal(await page.inputValue('#name'), ANA.name);
    assert.match((await findings(page)).join(), /Zu ändern: Nehmen Sie/);
    const secret = await enrol(page);
    await page.selectOption('#language', 'en');
    assert.equal((await page.textContent('#secret')).replaceAll(' ', ''), secret);
    await context.close();
  });

  test('backup codes are read in groups, at 320 pixels too', async () => {
    const { page, context } = await site.open({ viewport: { width: 320, height: 700 } });
    assert.equal((await connect(page)).length, 10);
    const boxes = await page.$$eval('#codes code', (all) => all.map((one) => one.getBoundingClientRect().right));
    assert.ok(boxes.every((right) => right <= 320), boxes.join());
    await context.close();
  });
});
