import { crc32 } from './crc.ts';
import { baseName, MOST_BYTES, UnpackError, type Entry } from './entry.ts';
import { inflate } from './inflate.ts';

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_SIZE = 22;
const LONGEST_COMMENT = 0xffff;

/** Whether bytes begin as a zip file does; an empty one begins with its end. */
export function isZip(bytes: Uint8Array): boolean {
  const [p, k, third, fourth] = bytes;
  return p === 0x50 && k === 0x4b && ((third === 3 && fourth === 4) || (third === 5 && fourth === 6));
}

/**
 * The files in a zip file that `wanted` takes by their names, unpacked.
 *
 * Reads the directory at the end, as the format says (PKWARE APPNOTE 6.3.10, 4.3), stored and
 * deflated entries. Encrypted entries, other methods and Zip64 are refused with a reason.
 */
export async function unzip(bytes: Uint8Array, file: string, wanted: (name: string) => boolean): Promise<Entry[]> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return await readEntries(view, bytes, file, wanted);
  } catch (error) {
    throw error instanceof RangeError ? new UnpackError('broken', file) : error;
  }
}

async function readEntries(
  view: DataView,
  bytes: Uint8Array,
  file: string,
  wanted: (name: string) => boolean,
): Promise<Entry[]> {
  const end = findEnd(view, file);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const entries: Entry[] = [];
  let room = MOST_BYTES;
  for (let index = 0; index < count; index += 1) {
    if (view.getUint32(at, true) !== CENTRAL) throw new UnpackError('broken', file);
    const nameLength = view.getUint16(at + 28, true);
    const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    const path = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
    const name = baseName(path);
    if (name !== '' && !path.startsWith('__MACOSX/') && wanted(name)) {
      const contents = await readEntry(view, bytes, at, path, room);
      room -= contents.byteLength;
      entries.push({ name, bytes: contents });
    }
    at = next;
  }
  return entries;
}

/** The end record, which a comment of any length may follow. */
function findEnd(view: DataView, file: string): number {
  const lowest = Math.max(0, view.byteLength - END_SIZE - LONGEST_COMMENT);
  for (let at = view.byteLength - END_SIZE; at >= lowest; at -= 1) {
    if (view.getUint32(at, true) === END) return at;
  }
  throw new UnpackError('not_zip', file);
}

async function readEntry(view: DataView, bytes: Uint8Array, at: number, path: string, room: number): Promise<Uint8Array> {
  if (view.getUint16(at + 8, true) & 1) throw new UnpackError('encrypted', path);
  const method = view.getUint16(at + 10, true);
  const packedSize = view.getUint32(at + 20, true);
  const size = view.getUint32(at + 24, true);
  const local = view.getUint32(at + 42, true);
  if (packedSize === 0xffffffff || size === 0xffffffff || local === 0xffffffff) throw new UnpackError('method', path);
  if (size > room) throw new UnpackError('too_large', path);
  if (view.getUint32(local, true) !== LOCAL) throw new UnpackError('broken', path);
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  if (start + packedSize > bytes.byteLength) throw new UnpackError('broken', path);
  const packed = bytes.subarray(start, start + packedSize);
  if (method !== 0 && method !== 8) throw new UnpackError('method', path);
  const contents = method === 0 ? packed : await inflate(packed, 'deflate-raw', path, size);
  const whole = contents.byteLength === size && crc32(contents) === view.getUint32(at + 16, true);
  if (!whole) throw new UnpackError('broken', path);
  return contents;
}
