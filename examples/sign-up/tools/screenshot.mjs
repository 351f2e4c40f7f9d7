// Takes the picture of the README anew, from the build: `node tools/screenshot.mjs`.
// With a folder, it also takes one of each step, light and dark, wide and narrow.

import { fileURLToPath } from 'node:url';
import { openSite } from '../test/support/site.mjs';
import { GOOD, enrol, introduce, lookedUp, totp } from '../test/support/steps.mjs';

const site = await openSite();
const { page } = await site.open({ viewport: { width: 1100, height: 860 } });
await introduce(page);
await page.fill('#password', 'Ferreira-2026');
await page.screenshot({ path: fileURLToPath(new URL('../screenshot.png', import.meta.url)) });

const [folder] = process.argv.slice(2);
if (folder !== undefined) {
  for (const [name, options] of Object.entries({
    light: { colorScheme: 'light' },
    dark: { colorScheme: 'dark' },
    narrow: { viewport: { width: 320, height: 800 }, locale: 'de-AT', colorScheme: 'dark' },
  })) {
    const { page, context } = await site.open(options);
    const shot = (step) => page.screenshot({ path: `${folder}/${name}-${step}.png`, fullPage: true });
    await shot('empty');
    await introduce(page);
    await page.fill('#password', 'violet-kettle-argues-4');
    await lookedUp(page);
    await page.click('#create');
    await shot('breached');
    await page.fill('#password', GOOD);
    await lookedUp(page);
    await shot('good');
    const secret = await enrol(page);
    await shot('authenticator');
    await page.fill('#code', totp(secret));
    await page.click('#verify');
    await page.waitForSelector('#codes');
    await shot('backup');
    await page.check('#kept');
    await page.click('#finish');
    await shot('done');
    await context.close();
  }
}
await site.close();
