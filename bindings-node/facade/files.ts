// Files of publishers, as bytes.

/** One file of a publisher: its name and its unpacked contents. */
export interface InputFile {
  /** Name as published, without folders and without `.gz`, such as `skills_en.csv`. */
  name: string;
  /** Contents: bytes, or a text that stands for its bytes in UTF-8. */
  bytes: Uint8Array | ArrayBuffer | string;
}

const encoder = new TextEncoder();

/** The names and the bytes of files; nothing where a value has another shape. */
export function spread(
  files: readonly InputFile[],
): { names: string[]; bytes: Uint8Array[] } | undefined {
  if (!Array.isArray(files)) return undefined;
  const names: string[] = [];
  const bytes: Uint8Array[] = [];
  for (const file of files as readonly unknown[]) {
    if (typeof file !== "object" || file === null) return undefined;
    const { name, bytes: contents, ...others } = file as InputFile;
    const read = bytesOf(contents);
    if (typeof name !== "string" || read === undefined || Object.keys(others).length > 0) {
      return undefined;
    }
    names.push(name);
    bytes.push(read);
  }
  return { names, bytes };
}

function bytesOf(contents: unknown): Uint8Array | undefined {
  if (typeof contents === "string") return encoder.encode(contents);
  if (contents instanceof Uint8Array) return contents;
  if (contents instanceof ArrayBuffer) return new Uint8Array(contents);
  return undefined;
}
