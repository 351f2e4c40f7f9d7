import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, describe, test } from 'node:test';
import { noBrowser } from './support/chromium.mjs';
import { openSite } from './support/site.mjs';
import { beginAsAna, goTo, settled } from './support/steps.mjs';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const VIEWS = ['start', 'roles', 'rate', 'readiness', 'compare', 'what-if', 'plan', 'learn'];
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'];

/** What axe finds, one line for each place. */
async function faults(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate((tags) => window.axe.run(document, { runOnly: tags }), RULES);
  return violations.flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.target.join(' ')}: ${node.failureSummary.split('\n').join(' ')}`));
}

describe('accessibility', { skip: noBrowser }, () => {
  let site;
  before(async () => { site = await openSite(); });
  after(() => site.close());

  for (const colorScheme of ['light', 'dark']) {
    for (const [language, locale, width] of [['English', 'en-GB', 1280], ['German', 'de-AT', 400]]) {
      test(`axe finds nothing in any view, ${colorScheme}, ${language}, ${width} pixels wide`, async () => {
        const { page, context } = await site.open({ colorScheme, viewport: { width, height: 900 } });
        assert.deepEqual(await faults(page), [], 'an empty page');
        await beginAsAna(page);
        if (locale === 'de-AT') await page.selectOption('#language', 'de');
        for (const view of VIEWS) {
          await goTo(page, view);
          if (view === 'what-if') {
            await page.focus('#imagine-1');
            await page.keyboard.press('End');
          }
          await page.$$eval('details', (all) => { for (const one of all) one.open = true; });
          await settled(page);
          assert.deepEqual(await faults(page), [], view);
        }
        await context.close();
      });
    }
  }

  test('no view is wider than a screen of 360 pixels, and none of 1600', async () => {
    for (const width of [360, 1600]) {
      const { page, context } = await site.open({ viewport: { width, height: 800 } });
      await beginAsAna(page);
      await page.selectOption('#language', 'de');
      for (const view of VIEWS) {
        await goTo(page, view);
        const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.equal(over, 0, `${view} at ${width}`);
      }
      await context.close();
    }
  });

  test('everything stays readable at twice the size of text', async () => {
    const { page, context } = await site.open({ viewport: { width: 1280, height: 900 } });
    await beginAsAna(page);
    await page.addStyleTag({ content: '' }).catch(() => undefined);
    await page.evaluate(() => { document.documentElement.style.fontSize = '200%'; });
    for (const view of VIEWS) {
      await goTo(page, view);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.equal(over, 0, view);
    }
    await context.close();
  });

  test('who wants less motion gets none', async () => {
    const moving = async (reducedMotion) => {
      const { page, context } = await site.open({ reducedMotion });
      await beginAsAna(page);
      await goTo(page, 'readiness');
      const seconds = await page.$eval('.bar rect', (one) => getComputedStyle(one).transitionDuration);
      await context.close();
      return seconds;
    };
    assert.equal(await moving('reduce'), '0s');
    assert.notEqual(await moving('no-preference'), '0s');
  });
});
