// Writes zip archives, and broken ones.

import { crc32, deflateRawSync } from "node:zlib";

/** An archive of files, each a name, a text and whether it lies there as it is. */
export function zip(files, broken = {}) {
  const parts = [];
  const directory = [];
  let start = 0;
  for (const [name, text, stored] of files) {
    const bytes = Buffer.from(text);
    const packed = stored === undefined ? deflateRawSync(bytes) : bytes;
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(broken.flags ?? 0, 2);
    head.writeUInt16LE(broken.method ?? (stored === undefined ? 8 : 0), 4);
    head.writeUInt32LE(broken.crc ?? crc32(bytes), 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(broken.size ?? bytes.length, 18);
    head.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), head, Buffer.from(name), packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(start, 10);
    directory.push(Buffer.from("PK\x01\x02"), Buffer.from([20, 0]), head, place, Buffer.from(name));
    parts.push(local);
    start += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(listed.length, 8);
  end.writeUInt32LE(start, 12);
  return Buffer.concat([...parts, listed, Buffer.from("PK\x05\x06"), end]);
}
