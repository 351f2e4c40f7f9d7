// Takes the pictures of the README anew, from the build: `node tools/screenshot.mjs`.

import { fileURLToPath } from 'node:url';
import { openSite } from '../test/support/site.mjs';
import { beginAsAna, goTo, settled } from '../test/support/steps.mjs';

const site = await openSite();
const { page } = await site.open({ viewport: { width: 1200, height: 1100 } });
await beginAsAna(page);
await goTo(page, 'rate');
await page.evaluate(() => document.activeElement?.blur());
await settled(page);
await page.screenshot({ path: fileURLToPath(new URL('../screenshot.png', import.meta.url)) });
await page.close();

const { page: plan } = await site.open({ viewport: { width: 1200, height: 1250 } });
await beginAsAna(plan, ['Data Scientist']);
await goTo(plan, 'learn');
await plan.waitForSelector('.resources > li');
await settled(plan);
await plan.screenshot({ path: fileURLToPath(new URL('../plan.png', import.meta.url)) });
await site.close();
