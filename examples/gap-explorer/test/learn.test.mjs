import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { noBrowser } from './support/chromium.mjs';
import { personNamed, recommend, resources, roleNamed } from './support/direct.mjs';
import { openSite } from './support/site.mjs';
import { beginAsAna, goTo, settled, values } from './support/steps.mjs';

const ROLE = roleNamed('Data Scientist');
const LANGUAGES = { languages: ['en'] };

/** The wishes of a page that nobody touched. */
const plain = (start) => ({
  target: { kind: 'all_goals' }, hour_value: 20, start, hours_per_week: 5, explain: true,
});

/** The goals of Ana, as the package finds them. */
const goals = (profile = personNamed('ana-ferreira')) => recommend.learningGoals(profile, ROLE, LANGUAGES);
const direct = (options, of = goals(), from = resources) => recommend.learningPlan(of, from, options);
const idsOf = (plan) => plan.steps.map((step) => step.resource);
const titleOf = (id) => resources.find((one) => one.id === id).titles.en;

/** The ids of the resources that are shown, in their order. */
const shown = (page) => page.$$eval('.resources > li', (all) => all.map((one) => one.dataset.resource));
const euros = (value) => value.toLocaleString('en-GB', { style: 'currency', currency: 'EUR', minimumFractionDigits: Number.isInteger(value) ? 0 : 2, maximumFractionDigits: 2 });
const within = (page, id, selector) => page.locator(`.resources > li[data-resource="${id}"] ${selector}`);

describe('the learning plan', { skip: noBrowser }, () => {
  let site;
  before(async () => { site = await openSite(); });
  after(() => site.close());

  const opened = async (run, options = {}) => {
    const { page, errors, context } = await site.open(options);
    try {
      await beginAsAna(page, ['Data Scientist']);
      await goTo(page, 'learn');
      await page.waitForSelector('.status');
      await settled(page);
      await run(page, await page.inputValue('#start-day'));
      assert.deepEqual(errors, []);
    } finally {
      await context.close();
    }
  };
  const filled = async (page, id, value) => {
    await page.fill(id, value);
    await page.waitForTimeout(350);
    await settled(page);
  };

  test('somebody sees the plan that the package proves to be best, with its days, its score and what it costs', () => opened(async (page, start) => {
    const plan = direct(plain(start));
    assert.equal(plan.status, 'optimal');
    assert.ok(plan.steps.length >= 5);
    assert.deepEqual(await shown(page), idsOf(plan));
    assert.deepEqual((await values(page, '#plan-answer')).slice(1), [plan.steps.length, plan.hours, plan.cost]);
    assert.equal(await page.getAttribute('.plan-facts time', 'datetime'), plan.ends);
    assert.equal(Number(await page.getAttribute('.status', 'data-price')), plan.price);
    assert.equal(Number(await page.getAttribute('.status', 'data-bound')), plan.lower_bound);
    assert.match(await page.textContent('.status'), /Proven best/);
    const ends = await page.$$eval('.time li[data-resource] time', (all) => all.map((one) => one.dateTime));
    assert.deepEqual(ends, plan.steps.map((step) => step.ends));
    const { score, goals: open } = goals();
    const after = score + plan.gain * open.reduce((sum, goal) => sum + goal.weight, 0);
    assert.ok(Math.abs((await values(page, '#plan-answer'))[0] - after) < 1e-12);
  }));

  test('each resource says which gaps it closes and what the plan would be without it', () => opened(async (page, start) => {
    const plan = direct(plain(start));
    let priced = 0;
    for (const step of plan.steps) {
      const text = await within(page, step.resource, '.what').textContent();
      for (const gap of step.narrows) {
        const label = ROLE.requirements.find((one) => one.competency === gap.competency);
        assert.match(text, new RegExp(`${gap.is_closed ? 'Closes' : 'Leads'} .*→ ${gap.to}`), label.competency);
      }
      const without = direct({ ...plain(start), explain: false, dismissed: [step.resource] });
      if (without.status === 'impossible') assert.match(text, /there is no such plan/);
      else if (without.price > plan.price) {
        assert.ok(text.includes(`${euros(Math.round((without.price - plan.price) * 100) / 100)} higher`), text);
        priced += 1;
      }
    }
    assert.ok(priced > 0, 'at least one resource has a price of being dropped');
  }));

  test('what is not taken has its surcharge, which is that of a plan it is pinned in', () => opened(async (page, start) => {
    const plan = direct(plain(start));
    const [first] = await page.$$eval('.near li', (all) => all.map((one) => [one.dataset.resource, one.textContent]));
    const pinned = direct({ ...plain(start), explain: false, pinned: [first[0]] });
    assert.ok(first[1].includes(`${euros(Math.round((pinned.price - plan.price) * 100) / 100)} more`), first[1]);
    const all = await page.$$eval('#rejected-others tbody tr', (rows) => rows.length);
    assert.equal(all + await page.locator('.near li').count(), plan.rejected.length);
  }));

  test('leaving one out plans anew, says what changed, and keeps the focus at hand', () => opened(async (page, start) => {
    const plan = direct(plain(start));
    const gone = idsOf(plan).find((id) => direct({ ...plain(start), dismissed: [id] }).status === 'optimal');
    await within(page, gone, 'button[id^="drop"]').focus();
    await page.keyboard.press('Enter');
    await page.locator(`#dropped-list [data-resource="${gone}"]`).waitFor();
    await settled(page);
    const other = direct({ ...plain(start), dismissed: [gone] });
    assert.deepEqual(await shown(page), idsOf(other));
    const changed = (kind) => page.$$eval(`.change .${kind} dd`, (all) => all.map((one) => one.dataset.resource));
    assert.deepEqual(await changed('added'), idsOf(other).filter((id) => !idsOf(plan).includes(id)));
    assert.deepEqual(await changed('gone'), idsOf(plan).filter((id) => !idsOf(other).includes(id)));
    assert.equal(await page.evaluate(() => document.activeElement.id), `back-${gone}`);
    await page.waitForFunction(() => /The plan has .* new, .* gone/.test(document.getElementById('announcer').textContent));
    await page.keyboard.press('Enter');
    await page.locator('#dropped-list').waitFor({ state: 'detached' });
    await settled(page);
    assert.deepEqual(await shown(page), idsOf(plan));
    assert.equal(await page.evaluate(() => document.activeElement.id), 'steps-title');
  }));

  test('what is pinned is taken, and with a steady plan as little as possible changes', () => opened(async (page, start) => {
    const plan = direct(plain(start));
    const [near] = await page.$$eval('.near li', (all) => all.slice(-1).map((one) => one.dataset.resource));
    await page.click('#more-wishes-summary');
    await page.check('#steady');
    await settled(page);
    await page.click(`[id="take-${near}"]`);
    await within(page, near, 'button[aria-pressed="true"]').waitFor();
    await settled(page);
    const anew = recommend.replan(goals(), resources, idsOf(plan), { ...plain(start), pinned: [near] });
    assert.deepEqual(await shown(page), idsOf(anew.plan));
    assert.ok((await shown(page)).includes(near));
  }));

  test('what is done counts as learnt, and what is half done costs half its hours', () => opened(async (page, start) => {
    const plan = direct(plain(start));
    const [first, second] = plan.steps;
    await page.selectOption(`[id="state-${first.resource}"]`, 'done');
    await page.locator('#done-list').waitFor();
    await settled(page);
    assert.ok(!(await shown(page)).includes(first.resource));
    const lifted = personNamed('ana-ferreira');
    for (const { competency, to } of resources.find((one) => one.id === first.resource).teaches) {
      const held = lifted.levels.find((one) => one.competency === competency);
      if (held === undefined) lifted.levels.push({ competency, level: to });
      else if (held.level === undefined || held.level < to) Object.assign(held, { level: to, status: undefined });
    }
    const done = { ...plain(start), completed: [first.resource] };
    assert.deepEqual(await shown(page), idsOf(direct(done, goals(lifted))));
    await page.selectOption(`[id="state-${second.resource}"]`, 'half');
    await settled(page);
    await page.waitForFunction(() => document.querySelector('.progress') !== null);
    const begun = direct({ ...done, in_progress: [{ resource: second.resource, cost_left: 0, hours_left: second.hours / 2 }] }, goals(lifted));
    assert.deepEqual(await shown(page), idsOf(begun));
    assert.deepEqual((await values(page, '#plan-answer')).slice(1), [begun.steps.length, begun.hours, begun.cost]);
    const hours = first.hours + second.hours / 2;
    assert.match(await page.textContent('.progress'), new RegExp(`${hours} of ${hours + begun.hours} hours`));
  }));

  test('a limit that is too narrow says what would be enough, and one button sets it', () => opened(async (page, start) => {
    await filled(page, '#budget', '100');
    assert.equal(await page.getAttribute('.status', 'data-status'), 'impossible');
    assert.equal((await shown(page)).length, 0);
    const [obstacle] = direct({ ...plain(start), budget: 100 }).obstacles;
    assert.equal(obstacle.kind, 'budget');
    assert.ok((await page.textContent('.status li')).includes(euros(obstacle.needed)));
    await page.click('#way-0');
    await page.waitForTimeout(350);
    await settled(page);
    assert.equal(await page.inputValue('#budget'), String(Math.ceil(obstacle.needed)));
    assert.deepEqual(await shown(page), idsOf(direct({ ...plain(start), budget: Math.ceil(obstacle.needed) })));
    assert.match(await page.textContent('.room'), /One more euro/);
  }));

  test('the most can be gained within hours, in a language, and as it is liked best', () => opened(async (page, start) => {
    await page.getByText('Gain the most').first().click();
    await filled(page, '#hours', '60');
    await page.click('#more-wishes-summary');
    await page.getByLabel('English', { exact: true }).last().check();
    await page.getByLabel('online', { exact: true }).check();
    await page.waitForTimeout(100);
    await settled(page);
    const plan = direct({
      ...plain(start), target: { kind: 'most_gain' }, hours: 60, languages: ['en'], preference: { languages: [], modalities: ['online'], surcharge: 100 },
    });
    assert.deepEqual(await shown(page), idsOf(plan));
    assert.ok(plan.hours <= 60 && plan.steps.length > 0);
    assert.match(await page.textContent('.status'), /gains more/);
  }));

  test('the forecast is that of the package at the own pace, and the table says the same as the calendar', () => opened(async (page, start) => {
    await page.click('#more-wishes-summary');
    await filled(page, '#weeks', '5, 3, 0, 6');
    const plan = direct(plain(start));
    const forecast = recommend.forecastCompletion({ items: plan.steps.map((step) => ({ id: step.resource, hours: step.hours })), weeks: [5, 3, 0, 6], start });
    for (const name of ['p50', 'p80', 'p95']) {
      assert.equal(await page.getAttribute(`[data-range="${name}"] time`, 'datetime'), forecast.all[name].on);
    }
    assert.equal(await page.textContent('#forecast-said'), recommend.say([forecast.message], null, ['en'])[0].text);
    const rows = await page.$$eval('#twin-calendar tbody tr', (all) => all.map((row) => [row.cells[0].textContent, Number(row.querySelector('data').value)]));
    assert.deepEqual(rows, plan.steps.map((step) => [titleOf(step.resource), step.hours]));
  }));

  test('what each requirement costs is the price of the package, and messages are said in both languages', () => opened(async (page, start) => {
    const plan = direct(plain(start));
    const prices = plan.goals.map((goal) => goal.price_per_level).filter((one) => one !== null).sort((one, other) => other - one);
    assert.deepEqual(await values(page, '[aria-labelledby="prices-title"] .gaps'), prices);
    const english = await page.$$eval('.coaching li', (all) => all.map((one) => one.textContent));
    assert.ok(english.length > 1);
    await page.selectOption('#language', 'de');
    await page.waitForFunction(() => /Was lernen/.test(document.getElementById('title').textContent));
    await settled(page);
    const german = await page.$$eval('.coaching li', (all) => all.map((one) => [one.lang, one.textContent]));
    assert.equal(german.length, english.length);
    assert.ok(german.every(([lang, text]) => lang === 'de' && !english.includes(text)));
    assert.deepEqual(await shown(page), idsOf(plan), 'the plan is the same');
  }));

  test('what was used long ago has to be used again sooner', () => opened(async (page, start) => {
    const due = () => page.$$eval('#refresh-days tbody tr', (all) => all.map((row) => [row.cells[0].textContent, row.cells[2].textContent]));
    const before = await due();
    assert.ok(before.length > 2);
    await page.click('#refresh-days-summary');
    const [label] = before.find(([, day]) => day !== 'not within two years');
    await page.getByLabel(`Used last: ${label}`).fill(`${Number(start.slice(0, 4)) - 3}-01-15`);
    await page.keyboard.press('Tab');
    await page.waitForTimeout(100);
    await settled(page);
    const after = Object.fromEntries(await due());
    assert.notEqual(after[label], Object.fromEntries(before)[label]);
    assert.ok((await page.$$eval('.due li', (all) => all.map((one) => one.textContent))).some((text) => text.includes(label)));
  }));

  test('an own table of resources takes the place of the sample, and what is wrong in it is said', () => opened(async (page, start) => {
    const needs = goals().goals;
    const lines = needs.map((goal, at) => `own-${at},Own course ${at},${goal.competency} >${goal.required},${10 + at},8,en`);
    const table = ['id,title,teaches,cost,hours,languages', ...lines, 'bad,Bad,,much,1,en'].join('\n');
    await page.setInputFiles('#catalogue-file', { name: 'own.csv', mimeType: 'text/csv', buffer: Buffer.from(table) });
    await page.waitForSelector('.notice.note');
    await settled(page);
    assert.match(await page.textContent('.notice.note'), new RegExp(`own.csv: ${needs.length + 1} resources. 1 finding`));
    assert.match(await page.textContent('#catalogue-name'), /from own.csv/);
    const read = recommend.importResourcesCsv({ name: 'own.csv', bytes: Buffer.from(table) }, { language: 'en' });
    const plan = direct(plain(start), goals(), read.value.resources);
    assert.deepEqual(await shown(page), idsOf(plan));
    await page.click('#close-catalogue');
    await settled(page);
    assert.deepEqual(await shown(page), idsOf(direct(plain(start))));
    await page.setInputFiles('#catalogue-file', { name: 'own.json', mimeType: 'application/json', buffer: Buffer.from('{"nothing": 1}') });
    await page.waitForSelector('.notice.refusal');
    assert.match(await page.textContent('.notice.refusal'), /no list of resources/);
  }));

  test('wishes and an own catalogue are saved with the profile, and come back to the last digit', async () => {
    const one = await site.open();
    await beginAsAna(one.page, ['Data Scientist']);
    await goTo(one.page, 'learn');
    const own = JSON.stringify({ resources: resources.slice(0, 59) });
    await one.page.setInputFiles('#catalogue-file', { name: 'mine.json', mimeType: 'application/json', buffer: Buffer.from(own) });
    await one.page.waitForSelector('.notice.note');
    await settled(one.page);
    await one.page.fill('#budget', '2000');
    await one.page.fill('#deadline', '2029-01-31');
    await one.page.waitForTimeout(400);
    const [first, second] = await shown(one.page);
    await within(one.page, first, 'button[id^="pin"]').click();
    await settled(one.page);
    await one.page.selectOption(`[id="state-${second}"]`, 'quarter');
    await settled(one.page);
    const save = async (page) => {
      const [download] = await Promise.all([page.waitForEvent('download'), page.click('#save')]);
      return readFile(await download.path(), 'utf8');
    };
    const text = await save(one.page);
    const plan = await one.page.textContent('#outcome');
    const other = await site.open();
    await other.page.setInputFiles('#saved-file', { name: 'me.gaps.json', mimeType: 'application/json', buffer: Buffer.from(text) });
    await other.page.waitForSelector('.notice.note');
    await goTo(other.page, 'learn');
    await other.page.waitForSelector('.resources > li');
    await settled(other.page);
    assert.equal(await other.page.textContent('#outcome'), plan);
    assert.equal(await save(other.page), text);

    const old = JSON.parse(text);
    delete old.learning;
    await other.page.setInputFiles('#saved-file', { name: 'old.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(old)) });
    await settled(other.page);
    assert.equal(await other.page.inputValue('#budget'), '', 'a file of before has no wishes');
    const wrong = JSON.parse(text);
    wrong.learning.wish.hoursPerWeek = 'many';
    await other.page.setInputFiles('#saved-file', { name: 'wrong.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(wrong)) });
    await other.page.waitForSelector('.notice.refusal');
    assert.deepEqual([...one.errors, ...other.errors], []);
    await one.context.close();
    await other.context.close();
  });

  test('on paper there is the plan without its controls', () => opened(async (page) => {
    await page.emulateMedia({ media: 'print' });
    for (const gone of ['.wishes', '.much select', '.actions button']) assert.ok(await page.locator(gone).first().isHidden(), gone);
    for (const there of ['.status', '.time .spans', '.resources .why', '#twin-calendar table', '.coaching']) {
      assert.ok(await page.locator(there).first().isVisible(), there);
    }
  }));
});
