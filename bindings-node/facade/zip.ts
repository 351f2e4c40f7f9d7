// What a zip archive holds, before it is unpacked.
//
// The parts that unpack differ between Node and browsers; the directory is the same. An archive of
// a publisher is one disk, without a password, and below 4 GB; any other is refused.

import { malformed, type ProwessError } from "./error.js";

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const LONGEST_COMMENT = 0xffff;

/** One file in an archive. */
export interface Packed {
  /** Its name, with the folders it lies in. */
  name: string;
  /** Whether it was packed by `deflate`; else it lies there as it is. */
  isDeflated: boolean;
  /** The packed bytes. */
  bytes: Uint8Array;
  /** How many bytes it has when unpacked. */
  size: number;
  /** The checksum of the unpacked bytes. */
  crc32: number;
}

/** Whether these bytes are a zip archive. */
export function isZip(bytes: Uint8Array): boolean {
  return startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06]);
}

/** Whether these bytes were packed by gzip. */
export function isGzip(bytes: Uint8Array): boolean {
  return startsWith(bytes, [0x1f, 0x8b]);
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, at) => bytes[at] === byte);
}

/** The error of an archive that cannot be read. */
export function unreadable(archive: string, reason: string): ProwessError {
  return malformed("source", `\`${archive}\`: ${reason}`);
}

/** The files of an archive, in the order of its directory; folders are left out. */
export function filesOfZip(archive: string, bytes: Uint8Array): Packed[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return entries(archive, bytes, view);
  } catch (thrown) {
    if (thrown instanceof RangeError) throw unreadable(archive, "the archive is cut off");
    throw thrown;
  }
}

function entries(archive: string, bytes: Uint8Array, view: DataView): Packed[] {
  const end = endOf(archive, view);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count === 0xffff || at === 0xffffffff) {
    throw unreadable(archive, "the archive is larger than 4 GB");
  }
  const files: Packed[] = [];
  for (let left = count; left > 0; left -= 1) {
    if (view.getUint32(at, true) !== ENTRY) throw unreadable(archive, "the directory is broken");
    const nameLength = view.getUint16(at + 28, true);
    const name = nameOf(bytes.subarray(at + 46, at + 46 + nameLength));
    if (!name.endsWith("/")) files.push(packed(archive, name, bytes, view, at));
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return files;
}

/** Where the record at the end of the archive starts; a comment may follow it. */
function endOf(archive: string, view: DataView): number {
  const first = Math.max(0, view.byteLength - 22 - LONGEST_COMMENT);
  for (let at = view.byteLength - 22; at >= first; at -= 1) {
    if (view.getUint32(at, true) === END) return at;
  }
  throw unreadable(archive, "the archive is cut off");
}

function packed(
  archive: string,
  name: string,
  bytes: Uint8Array,
  view: DataView,
  at: number,
): Packed {
  const flags = view.getUint16(at + 8, true);
  const method = view.getUint16(at + 10, true);
  const length = view.getUint32(at + 20, true);
  const start = view.getUint32(at + 42, true);
  if ((flags & 1) !== 0) throw unreadable(archive, `\`${name}\` has a password`);
  if (method !== 0 && method !== 8) {
    throw unreadable(
      archive,
      `\`${name}\` is packed by method ${method}, which is not \`deflate\``,
    );
  }
  if (view.getUint32(start, true) !== LOCAL) throw unreadable(archive, "the directory is broken");
  // Its own head repeats the name, and may have other extra fields than the directory.
  const data = start + 30 + view.getUint16(start + 26, true) + view.getUint16(start + 28, true);
  if (data + length > bytes.length) throw unreadable(archive, "the archive is cut off");
  return {
    name,
    isDeflated: method === 8,
    bytes: bytes.subarray(data, data + length),
    size: view.getUint32(at + 24, true),
    crc32: view.getUint32(at + 16, true),
  };
}

/** Names of publishers are ASCII or UTF-8, whatever the archive says of them. */
function nameOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
