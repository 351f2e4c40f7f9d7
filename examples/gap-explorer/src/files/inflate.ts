import { MOST_BYTES, UnpackError } from './entry.ts';

/**
 * Unpacks what `gzip` or a zip file packed, with the browser's own unpacker.
 *
 * A file that unpacks to more than `most` bytes is refused while it is read, so that a small file
 * cannot fill the memory.
 */
export async function inflate(
  packed: Uint8Array,
  format: 'gzip' | 'deflate-raw',
  file: string,
  most: number = MOST_BYTES,
): Promise<Uint8Array> {
  const stream = new Blob([packed as BlobPart]).stream().pipeThrough(new DecompressionStream(format));
  const reader = stream.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      size += value.byteLength;
      if (size > most) throw new UnpackError('too_large', file);
      chunks.push(value);
    }
  } catch (error) {
    await reader.cancel().catch(() => undefined);
    throw error instanceof UnpackError ? error : new UnpackError('broken', file);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}
