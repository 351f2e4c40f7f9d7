import { baseName, type Entry } from './entry.ts';
import { inflate } from './inflate.ts';
import { isZip, unzip } from './zip.ts';

/** A file as it was dropped. */
export interface Packed {
  readonly name: string;
  readonly bytes: Uint8Array;
}

function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/**
 * Everything in the dropped files that `wanted` takes, unpacked, ordered by name.
 *
 * What is packed is told by the first bytes and not by the name. A file in a zip file may be packed
 * once more. Where one name is there several times, the first one counts.
 */
export async function unpack(files: readonly Packed[], wanted: (name: string) => boolean): Promise<Entry[]> {
  const found = new Map<string, Entry>();
  const add = (entry: Entry): void => {
    const key = entry.name.toLowerCase();
    if (wanted(entry.name) && !found.has(key)) found.set(key, entry);
  };
  for (const file of files) {
    if (isZip(file.bytes)) {
      const inside = await unzip(file.bytes, file.name, (name) => wanted(withoutGz(name)));
      for (const entry of inside) add(await opened(entry));
    } else {
      add(await opened({ name: baseName(file.name), bytes: file.bytes }));
    }
  }
  return [...found.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
}

async function opened(entry: Entry): Promise<Entry> {
  const name = withoutGz(entry.name);
  return isGzip(entry.bytes) ? { name, bytes: await inflate(entry.bytes, 'gzip', entry.name) } : { ...entry, name };
}

function withoutGz(name: string): string {
  return name.replace(/\.gz$/i, '');
}
