// Builds the page and runs its tests: `node examples/sign-up/check.mjs`.
//
// It needs Node 20 or newer and, for the tests in a browser, Chromium (CHROMIUM names another one).
// Without Chromium those tests are skipped, and with CI=true that is a failure.

import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromiumPath } from '../gap-explorer/test/support/chromium.mjs';
import { buildPackage } from '../gap-explorer/tools/package.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const run = (command, ...values) => execFileSync(command, values, { cwd: here, stdio: 'inherit' });

if (chromiumPath() === null) {
  const message = 'Chromium is missing: the tests in a browser cannot run (apt-get install chromium)';
  if (process.env.CI === 'true') {
    console.error(`FAILED: ${message}`);
    process.exit(1);
  }
  console.error(`SKIPPED: ${message}`);
}

buildPackage();
if (!existsSync(`${here}node_modules/vite`)) run('npm', 'install', '--no-audit', '--no-fund');
run('npx', '--no-install', 'tsc', '--noEmit');
run('npx', '--no-install', 'vite', 'build', '--logLevel', 'warn');

const tests = readdirSync(`${here}test`).filter((name) => name.endsWith('.test.mjs')).map((name) => `test/${name}`);
const only = process.argv.slice(2);
const chosen = only.length === 0 ? tests : tests.filter((name) => only.some((part) => name.includes(part)));
const { status } = spawnSync(process.execPath, ['--test', '--test-concurrency=1', ...chosen], { cwd: here, stdio: 'inherit' });
process.exit(status ?? 1);
