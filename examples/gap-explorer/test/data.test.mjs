import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { noBrowser } from './support/chromium.mjs';
import { dataFolder, noData, unpacked } from './support/data.mjs';
import { Framework, Roles, readiness, role as roleRoom } from './support/direct.mjs';
import { readdirSync } from 'node:fs';
import { openSite } from './support/site.mjs';
import { goTo, settled, values } from './support/steps.mjs';
import { zip } from './support/zip.mjs';

const ONET = /^(Content Model Reference|Scales Reference|Level Scale Anchors|Occupation Data|Alternate Titles|Job Zones|Skills|Knowledge)\.txt(\.gz)?$/;
const ESCO = /^(skills|skillGroups|skillsHierarchy|occupations|ISCOGroups|broaderRelations(Skill|Occ)Pillar|skillSkillRelations|occupationSkillRelations)(_en)?(\.reconstructed)?\.csv(\.gz)?$/;

/** Importing takes longer than a click, above all on a busy machine. */
const LONG = { timeout: 120_000 };

/** Drops files on the zone, as a browser does when somebody lets them go there. */
async function drop(page, paths) {
  await page.evaluate(() => {
    const input = document.createElement('input');
    input.type = 'file';
    input.multiple = true;
    input.id = 'carry';
    document.body.append(input);
  });
  await page.setInputFiles('#carry', paths);
  await page.evaluate(() => {
    const input = document.getElementById('carry');
    const transfer = new DataTransfer();
    for (const file of input.files) transfer.items.add(file);
    input.remove();
    document.querySelector('.drop').dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
  });
}

async function aimAt(page, text, uri) {
  await page.fill('#role-search', text);
  await page.locator(`.hit button[data-role="${uri}"]`).click();
  await page.locator('#chosen .targets li').first().waitFor();
}

describe('O*NET', { skip: noBrowser || noData('onet-29.2') }, () => {
  let site, folder;
  before(async () => {
    site = await openSite();
    folder = mkdtempSync(join(tmpdir(), 'gap-explorer-'));
  });
  after(async () => {
    await site.close();
    rmSync(folder, { recursive: true });
  });

  test('the zip file of the publisher opens, and the numbers are those of the package', async () => {
    const files = unpacked('onet-29.2', ONET);
    const held = Framework.fromFiles('onet', files, { version: '29.2' });
    const all = Roles.fromFiles('onet', files, held.framework, { version: '29.2' });
    const statistician = roleRoom.find(all.roles, '15-2041.00');
    const archive = join(folder, 'db_29_2_text.zip');
    writeFileSync(archive, zip(files.map(({ name, bytes }) => ({ name: `db_29_2_text/${name}`, bytes }))));

    const { page, errors, requests, context } = await site.open();
    await page.click('#open-sample');
    await page.waitForSelector('#current');
    await drop(page, [archive]);
    await page.waitForFunction(() => document.getElementById('current-title')?.textContent.includes('O*NET'), null, LONG);
    assert.match(await page.textContent('#current'), /version 29\.2/);
    await goTo(page, 'roles');
    await aimAt(page, 'statistitians', statistician.uri);
    await goTo(page, 'rate');

    const first = page.locator('.rating').first();
    const competency = await first.getAttribute('data-competency');
    assert.ok(await first.locator('input[value="unknown"]').isChecked(), 'nothing is rated yet');
    await first.locator('input[type="range"]').focus();
    await page.keyboard.press('ArrowRight');
    await settled(page);
    assert.ok(await first.locator('input[value="level"]').isChecked(), 'moving the slider rates');
    const level = Number(await first.locator('input[type="range"]').inputValue());
    const { scale } = statistician.requirements.find((one) => one.competency === competency);
    const profile = { person: 'me', levels: [{ competency, level, scale }] };
    const direct = readiness.assess(profile, statistician, { languages: ['en'] });
    assert.deepEqual(await values(page, '#live .answer'), [direct.score]);
    assert.ok(direct.score > 0);

    await goTo(page, 'compare');
    const best = readiness.compare(profile, all.roles, { languages: ['en'], top: 20 });
    await page.waitForSelector('[aria-labelledby="all-title"]', LONG);
    assert.deepEqual(await values(page, '[aria-labelledby="all-title"] .roles'), best.results.map((one) => one.score));

    await goTo(page, 'plan');
    await page.waitForSelector('.status', LONG);
    const plan = readiness.leastEffort(profile, statistician, { target: { kind: 'score', share: 0.8 }, cost_per_level: 1, without: true }, { languages: ['en'] });
    assert.equal(Number(await page.getAttribute('.proof', 'data-cost')), plan.cost);
    assert.equal(await page.getAttribute('.status', 'data-status'), plan.status);
    assert.ok(requests.every((url) => url.startsWith(site.origin) || url.startsWith('blob:')));
    assert.deepEqual(errors, []);
    await context.close();
  });
});

describe('ESCO', { skip: noBrowser || noData('esco-1.2.0') }, () => {
  let site;
  before(async () => { site = await openSite(); });
  after(() => site.close());

  test('its tables open as they are, some packed, while the page stays usable and searching is fluid', async () => {
    const paths = readdirSync(dataFolder('esco-1.2.0')).filter((name) => ESCO.test(name)).map((name) => join(dataFolder('esco-1.2.0'), name));
    const files = unpacked('esco-1.2.0', ESCO);
    const held = Framework.fromFiles('esco', files, {});
    const all = Roles.fromFiles('esco', files, held.framework, {});
    const scientist = roleRoom.find(all.roles, 'data scientist');

    const { page, errors, context } = await site.open();
    await drop(page, paths);
    await page.waitForSelector('.notice.busy');
    const longest = page.evaluate(() => new Promise((resolve) => {
      let last = performance.now();
      let most = 0;
      const turn = () => {
        const now = performance.now();
        most = Math.max(most, now - last);
        last = now;
        if (document.querySelector('.notice.busy') === null) resolve(most);
        else setTimeout(turn, 10);
      };
      turn();
    }));
    await page.waitForSelector('#current', LONG);
    assert.ok(await longest < 500, 'the page never stands still while the worker reads');
    assert.match(await page.textContent('#current'), /13,\d{3} competencies, 3,\d{3} roles/);

    await goTo(page, 'roles');
    await aimAt(page, 'data scientist', scientist.uri);
    await goTo(page, 'rate');
    const rows = page.locator('.rating');
    assert.equal(await rows.count(), new Set(scientist.requirements.map((one) => one.competency)).size);
    const competency = await rows.first().getAttribute('data-competency');
    await rows.first().locator('.demonstrated').click();
    await settled(page);
    const profile = { person: 'me', levels: [{ competency, status: 'demonstrated' }] };
    const direct = readiness.assess(profile, scientist, { languages: ['en'] });
    assert.deepEqual(await values(page, '#live .answer'), [direct.score]);

    await page.focus('#skill-search');
    const begun = Date.now();
    await page.keyboard.type('manage musical staf', { delay: 15 });
    await page.getByRole('button', { name: 'Add: manage musical staff' }).waitFor();
    assert.ok(Date.now() - begun < 5000, `searching 13,000 skills took ${Date.now() - begun} ms`);
    await page.getByRole('button', { name: 'Add: manage musical staff' }).click();
    await page.locator('.rating', { hasText: 'manage musical staff' }).waitFor();
    assert.deepEqual(errors, []);
    await context.close();
  });
});
