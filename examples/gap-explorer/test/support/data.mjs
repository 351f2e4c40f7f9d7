// The data of publishers, where it is there.

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';

const repository = fileURLToPath(new URL('../../../../', import.meta.url));
const folder = resolve(repository, process.env.PROWESS_DATA ?? '../shared/data');

/** The folder of a publisher. */
export const dataFolder = (name) => resolve(folder, name);

/** Why tests with data are skipped; with CI=true they are not, and then fail. */
export function noData(name) {
  if (existsSync(dataFolder(name)) || process.env.CI === 'true') return false;
  const reason = `${name} is not in ${folder}: set PROWESS_DATA to test with it`;
  console.error(`SKIPPED: ${reason}`);
  return reason;
}

/** Files of a publisher, unpacked: `{ name, bytes }`. */
export function unpacked(name, wanted) {
  return readdirSync(dataFolder(name))
    .filter((file) => wanted.test(file))
    .map((file) => {
      const bytes = readFileSync(resolve(dataFolder(name), file));
      return file.endsWith('.gz') ? { name: file.slice(0, -3), bytes: gunzipSync(bytes) } : { name: file, bytes };
    });
}
