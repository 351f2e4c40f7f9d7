import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { noBrowser } from './support/chromium.mjs';
import { openSite } from './support/site.mjs';
import { beginAsAna, goTo } from './support/steps.mjs';

describe('on paper', { skip: noBrowser }, () => {
  let site;
  before(async () => { site = await openSite(); });
  after(() => site.close());

  test('the tables are unfolded, the controls are gone, and dark stays on the screen', async () => {
    const { page, errors, context } = await site.open({ colorScheme: 'dark' });
    await beginAsAna(page);
    await goTo(page, 'readiness');
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    for (const gone of ['.tools', 'nav', '.picker', 'summary']) assert.ok(await page.locator(gone).first().isHidden(), gone);
    for (const there of ['#twin-radar table', '#twin-gaps table', '.sentences', '.web']) {
      assert.ok(await page.locator(there).first().isVisible(), there);
    }
    assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), 'rgb(255, 255, 255)');
    assert.deepEqual(errors, []);
    await context.close();
  });

  test('a report fits on a few pages', async () => {
    const { page, context } = await site.open();
    await beginAsAna(page);
    await goTo(page, 'readiness');
    const pdf = (await page.pdf({ format: 'A4', printBackground: true })).toString('latin1');
    const pages = pdf.match(/\/Type\s*\/Page\b/g).length;
    assert.ok(pages >= 2 && pages <= 4, `${pages} pages`);
    await context.close();
  });
});
