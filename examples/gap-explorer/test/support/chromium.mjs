// The browser that the tests use.

import { existsSync } from 'node:fs';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Where Chromium is; null where it is not. */
export function chromiumPath() {
  const { CHROMIUM } = process.env;
  if (CHROMIUM !== undefined) return existsSync(CHROMIUM) ? CHROMIUM : null;
  return PLACES.find((place) => existsSync(place)) ?? null;
}

/** Why the tests in a browser are skipped; false where they run. */
export const noBrowser = chromiumPath() === null ? 'Chromium is missing' : false;

export const FLAGS = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
];
