import { importResourcesCsv, importResourcesJson } from '../recommend.ts';
import { findingOf } from './loaded.ts';
import type { Language, ReadCatalogue } from './protocol.ts';

/** A catalogue of resources in a table or a document, told apart by the name of the file. */
export function readCatalogue(name: string, bytes: Uint8Array, language: Language): ReadCatalogue {
  const file = { name, bytes };
  const read = /\.csv$/i.test(name) ? importResourcesCsv(file, { language }) : importResourcesJson(file, { language });
  return {
    catalogue: { source: 'file', name, resources: read.value.resources, feedback: [] },
    findings: read.diagnostics.map(findingOf),
  };
}
