import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { noBrowser } from './support/chromium.mjs';
import { readiness, roleNamed } from './support/direct.mjs';
import { openSite } from './support/site.mjs';
import { settled, values } from './support/steps.mjs';

const ANALYST = roleNamed('Data Analyst');

/** Presses Tab until the element has the focus, as somebody without a mouse does. */
async function tabTo(page, selector, key = 'Tab') {
  for (let turn = 0; turn < 120; turn += 1) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
    await page.keyboard.press(key);
  }
  assert.fail(`${selector} cannot be reached by ${key}`);
}

const focused = (page) => page.evaluate(() => document.activeElement.id);

describe('the journey by keyboard', { skip: noBrowser }, () => {
  let site;
  before(async () => { site = await openSite(); });
  after(() => site.close());

  test('every step from an empty page to a plan is possible without a mouse', async () => {
    const { page, errors, context } = await site.open();
    const goTo = async (view) => {
      await tabTo(page, `#to-${view}`, 'Shift+Tab');
      await page.keyboard.press('Enter');
      await settled(page);
      assert.equal(await focused(page), 'title', 'the title of a view takes the focus');
    };

    await page.keyboard.press('Tab');
    assert.ok(await page.evaluate(() => document.activeElement.classList.contains('skip')), 'the first stop skips to the content');
    await page.keyboard.press('Enter');
    assert.equal(await focused(page), 'title');
    await tabTo(page, '#open-sample');
    await page.keyboard.press('Enter');
    await page.waitForSelector('#current');

    await goTo('roles');
    await tabTo(page, '#role-search');
    await page.keyboard.type('data analist');
    await page.getByRole('button', { name: 'Aim at: Data Analyst' }).waitFor();
    await settled(page);
    await page.keyboard.press('ArrowDown');
    assert.equal(await focused(page), 'hit-0');
    await page.keyboard.press('Enter');
    await page.locator('#chosen .targets').waitFor();
    await settled(page);
    assert.equal(await focused(page), 'hit-0', 'the focus stays where it was');
    await page.keyboard.press('ArrowUp');
    assert.equal(await focused(page), 'role-search');

    await goTo('rate');
    await tabTo(page, '#rate-0-unknown');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await settled(page);
    assert.equal(await focused(page), 'rate-0-level-3', 'from unknown over not shown to the third level');
    const competency = ANALYST.requirements[0].competency;
    const direct = readiness.assess({ person: 'me', levels: [{ competency, level: 3 }] }, ANALYST, { languages: ['en'] });
    assert.deepEqual(await values(page, '#live .answer'), [direct.score]);

    await goTo('readiness');
    assert.deepEqual(await values(page, '.answer'), [direct.score]);
    await tabTo(page, '#twin-radar-summary');
    await page.keyboard.press('Enter');
    assert.ok(await page.evaluate(() => document.getElementById('twin-radar').open));

    await goTo('what-if');
    await tabTo(page, '#imagine-1');
    await page.keyboard.press('End');
    await settled(page);
    const [before, now] = await values(page, '.halves');
    assert.equal(before, direct.score);
    assert.ok(now > before);
    await page.keyboard.press('Tab');
    assert.equal(await focused(page), 'imagine-1-reset');
    await page.keyboard.press('Enter');
    await settled(page);
    assert.equal(await focused(page), 'imagine-1', 'the focus goes back to the slider');

    await goTo('plan');
    await tabTo(page, '#target');
    await page.keyboard.press('Home');
    await settled(page);
    assert.equal(await page.getAttribute('.status', 'data-status'), 'already_reached');
    await page.keyboard.press('End');
    await settled(page);
    assert.match(await page.textContent('.status'), /Proven cheapest/);
    assert.deepEqual(errors, []);
    await context.close();
  });

  test('a change of the score is announced politely, once, and after the last move', async () => {
    const { page, errors, context } = await site.open();
    await page.click('#open-sample');
    await page.click('#to-roles');
    await page.getByRole('button', { name: 'Aim at: Data Analyst' }).click();
    await page.click('#to-rate');
    await page.waitForSelector('#rate-0-unknown');
    await page.waitForFunction(() => /at most/.test(document.getElementById('announcer').textContent));
    assert.equal(await page.getAttribute('#announcer', 'aria-live'), 'polite');
    await page.evaluate(() => {
      window.said = [];
      new MutationObserver(() => window.said.push(document.getElementById('announcer').textContent))
        .observe(document.getElementById('announcer'), { childList: true, characterData: true, subtree: true });
    });
    await page.focus('#rate-0-unknown');
    for (let turn = 0; turn < 5; turn += 1) await page.keyboard.press('ArrowRight');
    await page.waitForFunction(() => window.said.length > 0);
    await page.waitForTimeout(1000);
    const said = await page.evaluate(() => window.said);
    assert.equal(said.length, 1, said.join(' | '));
    assert.match(said[0], /^Data Analyst: \d+%, at most \d+%\.$/);
    assert.deepEqual(errors, []);
    await context.close();
  });
});
