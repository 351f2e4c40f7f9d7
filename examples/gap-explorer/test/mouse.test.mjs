import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { noBrowser } from './support/chromium.mjs';
import { personNamed, readiness, roleNamed, roles } from './support/direct.mjs';
import { openSite } from './support/site.mjs';
import { aimAt, become, beginAsAna, goTo, openSample, settled, values } from './support/steps.mjs';

const SENIOR = roleNamed('Senior Software Engineer');
const DATA = roleNamed('Data Scientist');
const LANGUAGES = { languages: ['en'] };

describe('the journey by mouse', { skip: noBrowser }, () => {
  let site;
  before(async () => { site = await openSite(); });
  after(() => site.close());

  const opened = async (run) => {
    const { page, errors, context } = await site.open();
    try {
      await run(page);
      assert.deepEqual(errors, []);
    } finally {
      await context.close();
    }
  };

  test('somebody from the sample sees the same score, range and losses as the package gives', () => opened(async (page) => {
    await beginAsAna(page);
    await goTo(page, 'readiness');
    const direct = readiness.assess(personNamed('ana-ferreira'), SENIOR, LANGUAGES);
    assert.deepEqual(await values(page, '.answer'), [direct.score]);
    const losses = direct.gaps.map((gap) => gap.loss).filter((loss) => loss > 0).sort((one, other) => other - one);
    assert.deepEqual(await values(page, '.losses .gaps'), losses);
    const said = await page.$$eval('.sentences li', (all) => all.map((one) => one.textContent));
    assert.deepEqual(said, readiness.render(readiness.explain(direct, { labels: readiness.labels(SENIOR) }), ['en']).map((one) => one.text));
  }));

  test('each chart has a table that says the same', () => opened(async (page) => {
    await beginAsAna(page);
    await goTo(page, 'readiness');
    await page.click('#twin-radar summary');
    const rows = await page.$$eval('#twin-radar tbody tr', (all) => all.map((row) => [...row.cells].map((cell) => cell.textContent)));
    assert.equal(rows.length, SENIOR.requirements.length);
    assert.deepEqual(rows[0].slice(0, 5), ['Programming', 'required', '4', '–', '4']);
    const labels = await page.$$eval('.web .name.values', (all) => all.map((one) => one.textContent));
    assert.equal(labels.length, rows.length);
    assert.equal(labels[0], '4 of 4');
    await page.click('#twin-gaps summary');
    assert.deepEqual(await values(page, '#twin-gaps tbody td:last-child'), await values(page, '.losses .gaps'));
  }));

  test('rating a competency changes the score at once, and unknown is not the lowest level', () => opened(async (page) => {
    await openSample(page);
    await goTo(page, 'roles');
    await aimAt(page, 'Data Scientist');
    await goTo(page, 'rate');
    const statistics = page.locator('.rating', { hasText: 'Statistics' }).first();
    const competency = await statistics.getAttribute('data-competency');
    const score = async () => { await settled(page); return (await values(page, '#live .answer'))[0]; };
    const direct = (levels) => readiness.assess({ person: 'me', levels }, DATA, LANGUAGES);

    assert.equal(await score(), direct([]).score);
    await statistics.locator('.level-4').click();
    assert.equal(await score(), direct([{ competency, level: 4 }]).score);
    await statistics.locator('.level-1').click();
    const lowest = direct([{ competency, level: 1 }]);
    assert.equal(await score(), lowest.score);
    await statistics.getByText('Unknown').click();
    await settled(page);
    const unknown = direct([]);
    assert.notEqual(unknown.high, lowest.high);
    assert.match(await page.textContent('#live .legend'), new RegExp(`${Math.round(unknown.high * 100) - Math.round(unknown.low * 100)}% unknown`));
    assert.equal(await page.textContent('#progress'), `0 of ${DATA.requirements.length} rated`);
  }));

  test('a competency that no target role asks for can be added and rated', () => opened(async (page) => {
    await openSample(page);
    await goTo(page, 'roles');
    await aimAt(page, 'Data Analyst');
    await goTo(page, 'rate');
    await page.fill('#skill-search', 'secur devlopment');
    await page.getByRole('button', { name: 'Add: Secure development' }).click();
    const added = page.locator('.rating', { hasText: 'Secure development' });
    assert.ok(await added.locator('input[value="unknown"]').isChecked());
    await added.locator('.level-2').click();
    await settled(page);
    assert.ok(await added.locator('input[value="level-2"]').isChecked());
  }));

  test('several roles are compared as the package compares them', () => opened(async (page) => {
    await beginAsAna(page);
    await goTo(page, 'compare');
    const direct = readiness.compare(personNamed('ana-ferreira'), roles, { languages: ['en'], top: 20 });
    assert.deepEqual(await values(page, '[aria-labelledby="all-title"] .roles'), direct.results.map((one) => one.score));
    const chosen = direct.results.filter((one) => [SENIOR.uri, DATA.uri].includes(one.role));
    assert.deepEqual(await values(page, '[aria-labelledby="targets-title"] .roles'), chosen.map((one) => one.score));
    await page.getByRole('button', { name: 'Aim at: Staff Engineer' }).click();
    await page.locator('[aria-labelledby="targets-title"] .roles li').nth(2).waitFor();
  }));

  test('what is imagined is laid over the ratings and does not change them', () => opened(async (page) => {
    await beginAsAna(page);
    await goTo(page, 'what-if');
    const row = page.locator('.imagine', { hasText: 'Observability' });
    const competency = await row.getAttribute('data-competency');
    const input = row.locator('input');
    await input.scrollIntoViewIfNeeded();
    const box = await input.boundingBox();
    await page.mouse.click(box.x + box.width - 6, box.y + box.height / 2);
    await settled(page);
    const level = Number(await input.inputValue());
    assert.equal(level, 5);
    const direct = readiness.whatIf(personNamed('ana-ferreira'), SENIOR, [{ kind: 'set_level', competency, level, scale: 'five-step' }], LANGUAGES);
    assert.deepEqual(await values(page, '.halves'), [direct.before.readiness.score, direct.after.readiness.score]);
    assert.deepEqual(await values(page, '.difference'), [direct.difference]);
    assert.ok(direct.difference > 0);
    await goTo(page, 'readiness');
    assert.deepEqual(await values(page, '.answer'), [direct.before.readiness.score]);
    await goTo(page, 'what-if');
    await page.locator('.imagine', { hasText: 'Observability' }).locator('button').click();
    await settled(page);
    assert.deepEqual(await values(page, '.difference'), [0]);
  }));

  test('the cheapest way up costs what the package proves, also with own costs and fixed competencies', () => opened(async (page) => {
    await beginAsAna(page);
    await goTo(page, 'plan');
    const [first, second] = SENIOR.requirements.map((one) => one.competency).slice(-2);
    const effort = (more) => ({ target: { kind: 'score', share: 0.8 }, cost_per_level: 1, without: true, ...more });
    const direct = (more) => readiness.leastEffort(personNamed('ana-ferreira'), SENIOR, effort(more), LANGUAGES);
    const shown = async () => {
      await settled(page);
      const cost = Number(await page.getAttribute('.proof', 'data-cost'));
      const bound = Number(await page.getAttribute('.proof', 'data-bound'));
      const steps = await page.$$eval('.steps > .step', (all) => all.map((one) => one.dataset.competency));
      return { cost, bound, steps };
    };
    const expected = (plan) => ({ cost: plan.cost, bound: plan.lower_bound, steps: plan.raises.map((one) => one.competency) });

    const plain = direct({});
    assert.equal(plain.status, 'optimal');
    assert.deepEqual(await shown(), expected(plain));
    assert.match(await page.textContent('.status'), /Proven cheapest.*nothing is cheaper/);

    await page.fill(`#cost-${SENIOR.requirements.length - 2}`, '0.25');
    await page.check(`#fixed-${SENIOR.requirements.length - 1}`);
    assert.deepEqual(await shown(), expected(direct({ costs: [{ competency: first, cost: 0.25 }], frozen: [second] })));
  }));

  test('what cannot be reached is said to be out of reach', () => opened(async (page) => {
    await beginAsAna(page);
    await goTo(page, 'plan');
    for (let at = 0; at < SENIOR.requirements.length; at += 1) await page.check(`#fixed-${at}`);
    await settled(page);
    assert.equal(await page.getAttribute('.status', 'data-status'), 'impossible');
  }));

  test('the language and the colours change, and stay for the next time', () => opened(async (page) => {
    await beginAsAna(page);
    await goTo(page, 'readiness');
    await page.selectOption('#language', 'de');
    await settled(page);
    assert.equal(await page.getAttribute('html', 'lang'), 'de');
    assert.match(await page.textContent('.legend'), /erfüllt/);
    assert.match(await page.textContent('.sentences'), /Programmierung/);
    const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await background();
    await page.selectOption('#theme', 'dark');
    assert.notEqual(await background(), light);
    await page.reload();
    assert.equal(await page.getAttribute('html', 'lang'), 'de');
    assert.equal(await page.getAttribute('html', 'data-theme'), 'dark');
  }));

  test('somebody else of the sample replaces all ratings', () => opened(async (page) => {
    await beginAsAna(page);
    await goTo(page, 'start');
    await become(page, 'ben-okafor');
    await goTo(page, 'readiness');
    assert.deepEqual(await values(page, '.answer'), [readiness.assess(personNamed('ben-okafor'), SENIOR, LANGUAGES).score]);
  }));
});
