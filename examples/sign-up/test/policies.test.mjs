import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { account, init } from 'prowess-web/account';
import { createServer } from 'vite';
import { noBrowser, openSite } from './support/site.mjs';
import { ANA, findings, introduce } from './support/steps.mjs';

await init();

const root = fileURLToPath(new URL('../', import.meta.url));
const PRESETS = ['nist_63b4', 'asvs5_l1', 'asvs5_l2', 'pci_dss_4_0_1', 'four_classes_legacy', 'django_default', 'bitwarden_master'];

/** Passwords that differ in what is wrong with them. */
const TRIED = ['', 'a', 'dragon', 'Ferreira2026', 'ana.ferreira@example.com', 'KestrelWorks1', 'aaaaaaaaaaaaaaaa', '123456789012', 'P4$$w0rd', 'Tr0ub4dor&3', 'correct horse battery staple'];

describe('the page says what the rules say', { skip: noBrowser }, () => {
  let site;
  before(async () => { site = await openSite(); });
  after(() => site.close());

  for (const preset of PRESETS) {
    test(`by ${preset}, in both languages, with a second factor or without`, async () => {
      const { page, context } = await site.open();
      // No look-up is ever answered: what is compared is what the page knows by itself.
      await page.route('**/range/*', () => {});
      await introduce(page);
      await page.selectOption('#preset', preset);
      const policy = account.policyPreset(preset);
      for (const [language, factor] of [['en', true], ['de', false]]) {
        await page.selectOption('#language', language);
        await page.setChecked('#second', factor);
        const plain = (texts) => texts.map((text) => text.replaceAll('`', '').toLowerCase());
        const help = account.policyHelp(policy, { language, has_second_factor: factor });
        assert.deepEqual(plain(await page.locator('#rules li').allTextContents()), plain(help.map(({ text }) => text)));
        for (const [name, value] of Object.entries(account.inputAttributes(policy, factor))) {
          assert.equal(await page.getAttribute('#password', name), String(value), name);
        }
        for (const password of TRIED) {
          await page.fill('#password', password);
          if (password === '') {
            assert.deepEqual(await findings(page), []);
            continue;
          }
          const context = { names: [ANA.name], email: ANA.email, tenant: ['Kestrel Works'], has_second_factor: factor, now: new Date().toISOString() };
          const report = account.checkPassword(policy, password, context);
          const known = [...report.violations, ...report.warnings].filter(({ code }) => code !== 'password_breach_not_checked');
          const expected = account.describeFindings(known, { language });
          const shown = await page.locator('#findings > li:not(.taken) > span:last-child').evaluateAll((all) => all.map((one) => one.textContent.slice(one.firstChild.textContent.length)));
          assert.deepEqual(plain(shown), plain(expected), password);
          assert.equal(await page.locator('#findings > .taken').count(), Number(report.ok), password);
          assert.equal(await page.locator('#strength .steps').getAttribute('data-score'), String(report.strength.score), password);
          assert.equal(await page.locator('#strength [data-full="true"]').count(), report.strength.score, password);
        }
      }
      await context.close();
    });
  }
});

describe('the source', () => {
  const files = readdirSync(`${root}src`, { recursive: true }).filter((name) => name.endsWith('.ts')).map((name) => ({ name, text: readFileSync(`${root}src/${name}`, 'utf8') }));
  const having = (pattern) => files.filter(({ text }) => pattern.test(text)).map(({ name }) => name);

  test('one file imports the package, and one connects to anything', () => {
    assert.deepEqual(having(/from 'prowess-web/), ['prowess.ts']);
    assert.deepEqual(having(/\bfetch\(|XMLHttpRequest|WebSocket|EventSource|sendBeacon/), ['breach.ts']);
  });

  test('no file writes markup, stores anything or prints', () => {
    assert.deepEqual(having(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|localStorage|sessionStorage|cookie|console\./), []);
  });

  test('every word is there in both languages, and no German word is English', async () => {
    const server = await createServer({ root, configFile: false, appType: 'custom', logLevel: 'error', server: { middlewareMode: true, watch: null, ws: false, hmr: false }, optimizeDeps: { noDiscovery: true } });
    const { texts } = await server.ssrLoadModule('/src/text/index.ts');
    await server.close();
    const leaves = (value, path = '') => typeof value === 'object'
      ? Object.entries(value).flatMap(([key, inner]) => leaves(inner, `${path}.${key}`))
      : [[path, typeof value === 'function' ? String(value('1', '2')) : value]];
    const [english, german] = [texts.en, texts.de].map((words) => new Map(leaves(words)));
    assert.deepEqual([...german.keys()].sort(), [...english.keys()].sort());
    assert.deepEqual([...english].filter(([path, words]) => german.get(path) === words).map(([path]) => path), ['.site']);
  });
});
