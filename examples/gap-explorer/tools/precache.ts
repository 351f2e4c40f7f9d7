import { createHash } from 'node:crypto';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { Plugin } from 'vite';

/** Where the service worker is kept, with holes for what only the finished build knows. */
const TEMPLATE = new URL('./service-worker.js', import.meta.url);

/**
 * Writes the service worker of a finished build.
 *
 * It names every file of the build, and its version is a digest of their names and bytes: a build
 * that differs in one byte has another version, and an equal one has the same.
 */
export function precache(): Plugin {
  let folder = 'dist';
  return {
    name: 'precache',
    apply: 'build',
    configResolved(config) {
      folder = join(config.root, config.build.outDir);
    },
    async writeBundle() {
      const names = (await readdir(folder, { recursive: true, withFileTypes: true }))
        .filter((entry) => entry.isFile())
        .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
        .filter((name) => name !== 'sw.js')
        .sort();
      const digest = createHash('sha256');
      for (const name of names) {
        digest.update(`${name}\0`).update(await readFile(join(folder, name)));
      }
      const template = await readFile(TEMPLATE, 'utf8');
      const worker = template
        .replace("'@VERSION@'", JSON.stringify(digest.digest('hex').slice(0, 16)))
        .replace("['@FILES@']", JSON.stringify(names));
      await writeFile(join(folder, 'sw.js'), worker);
    },
  };
}
