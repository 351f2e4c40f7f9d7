// Files of publishers, read from where they were saved.

import { readFileSync, readdirSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { crc32, gunzipSync, inflateRawSync } from "node:zlib";

import type { InputFile } from "../facade/files.js";
import type { FrameworkInput, ImportOptions } from "../facade/generated/inputs.js";
import type { FrameworkPublisher, RolePublisher } from "../facade/generated/operations.js";
import { Framework, type ReadFramework, type ReadRoles, Roles } from "../facade/handles.js";
import { type Packed, filesOfZip, isGzip, isZip, unreadable } from "../facade/zip.js";

/**
 * Where the files of a publisher are: the path of a file or of a folder, bytes, or a file by name.
 *
 * What gzip or zip packed is unpacked, whatever it is called. Of a folder and of an archive, every
 * file is taken, without the folders it lies in; hidden files are left out, and so are folders in
 * a folder.
 */
export type Source = string | URL | Uint8Array | InputFile;

/**
 * The framework that a publisher gives out, from its files as they were downloaded.
 *
 * @example
 * const { framework, diagnostics } = readFramework("onet", "db_30_0_text.zip");
 *
 * @param publisher - Whose files they are.
 * @param source - Where they are: one place, or several.
 * @param options - What to read of them.
 * @throws ProwessError where the files are not what the publisher gives out, and the error of
 *   Node where a path cannot be read.
 */
export function readFramework(
  publisher: FrameworkPublisher,
  source: Source | readonly Source[],
  options?: ImportOptions | null,
): ReadFramework {
  return Framework.fromFiles(publisher, readFiles(source), options);
}

/**
 * The roles that a publisher gives out, from its files as they were downloaded.
 *
 * @example
 * const { roles } = readRoles("onet", "db_30_0_text.zip", framework);
 *
 * @param publisher - Whose files they are.
 * @param source - Where they are: one place, or several.
 * @param framework - The framework whose competencies the roles name.
 * @param options - What to read of them.
 * @throws ProwessError where the files are not what the publisher gives out, and the error of
 *   Node where a path cannot be read.
 */
export function readRoles(
  publisher: RolePublisher,
  source: Source | readonly Source[],
  framework: Framework | FrameworkInput,
  options?: ImportOptions | null,
): ReadRoles {
  return Roles.fromFiles(publisher, readFiles(source), framework, options);
}

/** The unpacked files of a source, in the order of their names within a folder or an archive. */
export function readFiles(source: Source | readonly Source[]): InputFile[] {
  const sources = Array.isArray(source) ? (source as readonly Source[]) : [source as Source];
  return sources.flatMap(filesOf);
}

function filesOf(source: Source): InputFile[] {
  if (typeof source === "string" || source instanceof URL) {
    const path = typeof source === "string" ? source : fileURLToPath(source);
    return statSync(path).isDirectory() ? filesOfFolder(path) : filesOfPath(path);
  }
  if (source instanceof Uint8Array) return unpacked("file", source);
  const { bytes } = source;
  const isText = typeof bytes === "string";
  return isText
    ? [source]
    : unpacked(source.name, bytes instanceof ArrayBuffer ? new Uint8Array(bytes) : bytes);
}

function filesOfFolder(folder: string): InputFile[] {
  const inside = readdirSync(folder, { withFileTypes: true });
  const files = inside.filter((entry) => !entry.isDirectory() && !entry.name.startsWith("."));
  return inOrder(files).flatMap(({ name }) => filesOfPath(join(folder, name)));
}

function filesOfPath(path: string): InputFile[] {
  return unpacked(basename(path), readFileSync(path));
}

function unpacked(name: string, bytes: Uint8Array): InputFile[] {
  if (isZip(bytes)) {
    const files = filesOfZip(name, bytes).map((file) => ({ ...file, name: basename(file.name) }));
    const shown = files.filter((file) => !file.name.startsWith("."));
    return inOrder(shown).flatMap((file) => unpacked(file.name, inflated(name, file)));
  }
  if (isGzip(bytes)) {
    return [{ name: name.replace(/\.gz$/i, ""), bytes: gunzipped(name, bytes) }];
  }
  return [{ name, bytes }];
}

function gunzipped(name: string, bytes: Uint8Array): Uint8Array {
  try {
    return gunzipSync(bytes);
  } catch (thrown) {
    throw unreadable(name, thrown instanceof Error ? thrown.message : "it cannot be unpacked");
  }
}

function inflated(
  archive: string,
  { name, isDeflated, bytes, size, crc32: expected }: Packed,
): Uint8Array {
  let unpacked = bytes;
  try {
    // No more than the directory says, so that a small archive cannot fill the memory unseen.
    if (isDeflated) unpacked = inflateRawSync(bytes, { maxOutputLength: Math.max(size, 1) });
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message : "it cannot be unpacked";
    throw unreadable(archive, `\`${name}\`: ${reason}`);
  }
  if (unpacked.length !== size || crc32(unpacked) !== expected) {
    throw unreadable(archive, `\`${name}\` does not have the bytes that were packed`);
  }
  return unpacked;
}

function inOrder<Named extends { name: string }>(files: Named[]): Named[] {
  return files.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}
