/** One file of a publisher: its name without folders, and its unpacked contents. */
export interface Entry {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Why a file could not be unpacked; the page has words for each. */
export type UnpackFault = 'not_zip' | 'broken' | 'encrypted' | 'method' | 'too_large';

/** A file that could not be unpacked. */
export class UnpackError extends Error {
  override readonly name = 'UnpackError';

  constructor(
    readonly fault: UnpackFault,
    readonly file: string,
  ) {
    super(`${fault}: ${file}`);
  }
}

/** The most bytes that one drop may unpack to: twenty times what ESCO has. */
export const MOST_BYTES = 1_500_000_000;

/** The last part of a path. */
export function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}
