// Makes sure that the package underneath is built: its entry is what its package.json names.

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = new URL('../../../bindings-wasm/', import.meta.url);

/** All files that the entries of the package name. */
function entries(exported) {
  if (typeof exported === 'string') return [exported];
  return Object.values(exported ?? {}).flatMap(entries);
}

/** Builds `prowess-web` where its output is missing. */
export function buildPackage() {
  const { exports } = JSON.parse(readFileSync(new URL('package.json', folder), 'utf8'));
  const named = entries(exports).filter((path) => !path.includes('*'));
  const missing = named.filter((path) => !existsSync(new URL(path, folder)));
  if (named.length > 0 && missing.length === 0) return;
  console.log(`prowess-web is not built yet (${missing[0] ?? 'no entry'}): building it`);
  execFileSync(process.execPath, ['build.mjs'], { cwd: fileURLToPath(folder), stdio: 'inherit' });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) buildPackage();
