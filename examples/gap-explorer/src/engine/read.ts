import type { Packed } from '../files/unpack.ts';
import { unpack } from '../files/unpack.ts';
import { isWanted, publisherOf, versionIn } from '../files/publisher.ts';
import type { Entry } from '../files/entry.ts';
import { readDocument, readEsco, readOnet, type Profile, type Read, type RoleCatalogue } from '../prowess.ts';
import type { ResourceFeedback } from '../recommend.ts';
import { readCatalogue } from './catalogue.ts';
import { Loaded } from './loaded.ts';
import frameworkText from '../../../sample/framework.json?raw';
import rolesText from '../../../sample/roles.json?raw';
import peopleText from '../../../sample/people.json?raw';
import resourcesText from '../../../sample/resources.json?raw';

/** None of the files is one that can be read. */
export class UnrecognisedError extends Error {
  override readonly name = 'UnrecognisedError';
}

/** The sample: a fictitious software company with ten roles. */
export function readSample(): Loaded {
  const people = JSON.parse(peopleText) as Profile[];
  const { feedback } = JSON.parse(resourcesText) as { feedback: readonly ResourceFeedback[] };
  const bytes = new TextEncoder().encode(resourcesText);
  const catalogue = { ...readCatalogue('resources.json', bytes, 'en').catalogue, source: 'sample' as const, feedback };
  return new Loaded('sample', readDocument(frameworkText, JSON.parse(rolesText) as RoleCatalogue), people, catalogue);
}

/** Whatever the dropped files are. */
export async function readFiles(files: readonly File[]): Promise<Loaded> {
  const packed = await Promise.all(
    files.map(async (file): Promise<Packed> => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
  );
  const entries = await unpack(packed, isWanted);
  const publisher = publisherOf(entries.map((entry) => entry.name));
  if (publisher === null) throw new UnrecognisedError();
  if (publisher === 'document') return new Loaded(publisher, readDocuments(entries), [], null);
  const version = versionIn(files.map((file) => file.webkitRelativePath || file.name));
  const read = publisher === 'onet' ? readOnet(entries, version) : readEsco(entries, version);
  return new Loaded(publisher, read, [], null);
}

/** The object in a JSON file. */
function object(entry: Entry): object {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(entry.bytes));
  } catch {
    throw new UnrecognisedError();
  }
  if (typeof value !== 'object' || value === null) throw new UnrecognisedError();
  return value;
}

/** One document with both, or one file each: `{"framework", "catalogue"}`, or a framework and its roles. */
function readDocuments(entries: readonly Entry[]): Read {
  const objects = entries
    .filter((entry) => /\.json$/i.test(entry.name))
    .map((entry) => object(entry));
  const both = objects.find((one): one is { framework: unknown; catalogue: unknown } => 'framework' in one && 'catalogue' in one);
  const framework = both?.framework ?? objects.find((one) => 'competencies' in one);
  const catalogue = both?.catalogue ?? objects.find((one) => 'roles' in one);
  if (framework === undefined || catalogue === undefined) throw new UnrecognisedError();
  return readDocument(JSON.stringify(framework), catalogue as RoleCatalogue);
}
