import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { noBrowser } from './support/chromium.mjs';
import { openSite } from './support/site.mjs';
import { beginAsAna, goTo, settled, values } from './support/steps.mjs';

/** What a page saves, as text. */
async function saveOf(page) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('#save')]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
}

const asFile = (text) => ({ name: 'me.gaps.json', mimeType: 'application/json', buffer: Buffer.from(text) });

describe('saved files', { skip: noBrowser }, () => {
  let site;
  before(async () => { site = await openSite(); });
  after(() => site.close());

  test('what is saved and opened again on another page is the same to the last digit', async () => {
    const one = await site.open();
    await beginAsAna(one.page);
    await goTo(one.page, 'what-if');
    await one.page.focus('#imagine-2');
    await one.page.keyboard.press('End');
    await goTo(one.page, 'plan');
    await one.page.fill('#cost', '2.5');
    await one.page.fill('#cost-3', '7');
    await one.page.check('#fixed-4');
    await settled(one.page);
    const first = await saveOf(one.page);
    assert.equal(first.name, 'ana-ferreira.gaps.json');
    const plan = await one.page.textContent('.panel');
    await goTo(one.page, 'what-if');
    const imagined = await values(one.page, '.halves');

    const other = await site.open();
    await other.page.setInputFiles('#saved-file', asFile(first.text));
    await other.page.waitForSelector('.notice.note');
    await goTo(other.page, 'plan');
    assert.equal(await other.page.textContent('.panel'), plan);
    await goTo(other.page, 'what-if');
    assert.deepEqual(await values(other.page, '.halves'), imagined);
    assert.equal((await saveOf(other.page)).text, first.text);
    assert.deepEqual([...one.errors, ...other.errors], []);
    await one.context.close();
    await other.context.close();
  });

  test('a saved file can be dropped', async () => {
    const { page, errors, context } = await site.open();
    await beginAsAna(page);
    const { text } = await saveOf(page);
    await page.goto(site.origin);
    await page.evaluate((contents) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([contents], 'me.json'));
      document.querySelector('.drop').dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
    }, text);
    await page.waitForSelector('.notice.note');
    await goTo(page, 'roles');
    assert.equal(await page.locator('#chosen .targets li').count(), 2);
    assert.deepEqual(errors, []);
    await context.close();
  });

  test('a file that belongs to another framework waits for it, and says so', async () => {
    const { page, context } = await site.open();
    await beginAsAna(page);
    const { text } = await saveOf(page);
    const strange = JSON.parse(text);
    strange.framework.id = 'onet';
    await page.setInputFiles('#saved-file', asFile(JSON.stringify(strange)));
    await page.waitForSelector('.notice.note');
    assert.match(await page.textContent('.notice'), /onet/);
    await context.close();
  });

  test('a file that is no saved one, or has a wrong level, is refused with the reason and changes nothing', async () => {
    const { page, context } = await site.open();
    await beginAsAna(page);
    const { text } = await saveOf(page);
    await page.setInputFiles('#saved-file', asFile('{"kind": "prowess-gap-explorer", "version": 99}'));
    await page.waitForSelector('.notice.refusal');
    const wrong = JSON.parse(text);
    wrong.profile.levels[0].level = 'high';
    await page.setInputFiles('#saved-file', asFile(JSON.stringify(wrong)));
    await page.waitForFunction(() => /levels\[0\]\.level/.test(document.querySelector('.notice.refusal')?.textContent ?? ''));
    await page.setInputFiles('#saved-file', asFile('nonsense'));
    await page.waitForFunction(() => /None of these files/.test(document.querySelector('.notice.refusal')?.textContent ?? ''));
    assert.equal((await saveOf(page)).text, text);
    await context.close();
  });

  test('what is not saved is lost only by somebody who says so', async () => {
    const { page, errors, context } = await site.open({ stay: true });
    await beginAsAna(page);
    await goTo(page, 'start');
    await page.click('#open-sample');
    await page.selectOption('#person', 'ben-okafor');
    await settled(page);
    assert.equal(await page.inputValue('#person'), 'ana-ferreira', 'the list shows who is still there');
    await saveOf(page);
    await page.selectOption('#person', 'ben-okafor');
    await settled(page);
    assert.equal(await page.inputValue('#person'), 'ben-okafor', 'what is saved is not lost');
    assert.deepEqual(errors, []);
    await context.close();
  });
});
