// generated from tests/schemas by `npm run generate`; do not edit.

import * as give from "../arguments.js";
import { call } from "../call.js";
import type { InputFile } from "../files.js";
import type { Framework } from "../handles.js";
import type {
  AuditOptions,
  CrosswalkInput,
  FrameworkInput,
  ImportOptions,
  ProficiencyScaleInput,
  SearchOptions,
} from "./inputs.js";
import type {
  ChangePlan,
  Diagnostic,
  FrameworkData,
  FrameworkDiff,
  Hit,
  ImportedFramework,
  Instant,
  Key,
  Level,
  RelationCount,
  RelationCycle,
  RelationKind,
  UsageReport,
} from "./results.js";

/**
 * The framework a JSON text holds.
 *
 * @returns A published, versioned list of what can be known or done.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function parse(text: string): FrameworkData {
  return call("framework_parse", give.json(text, "text"));
}

/**
 * The JSON text of a framework, which `parse` reads back to an equal one.
 *
 * @param framework - A published, versioned list of what can be known or done. Plain data, or `Framework`.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function print(framework: Framework | FrameworkInput): string {
  return call("framework_print", give.held(framework, "framework"));
}

/**
 * The competencies of O*NET: abilities, work styles, skills, knowledge and work activities.
 *
 * @param files - Each one: One file of a publisher: its name and its unpacked contents.
 * @param options - How to import. May be left out.
 * @returns What was read, and everything worth saying about it.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function importOnet(
  files: readonly InputFile[],
  options?: ImportOptions | null | undefined,
): ImportedFramework {
  return call(
    "framework_import_onet",
    ...give.files(files, "files"),
    give.json(options, "options"),
  );
}

/**
 * The skills, knowledge and skill groups of ESCO, with their relations.
 *
 * @param files - Each one: One file of a publisher: its name and its unpacked contents.
 * @param options - How to import. May be left out.
 * @returns What was read, and everything worth saying about it.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function importEsco(
  files: readonly InputFile[],
  options?: ImportOptions | null | undefined,
): ImportedFramework {
  return call(
    "framework_import_esco",
    ...give.files(files, "files"),
    give.json(options, "options"),
  );
}

/**
 * The competencies of the NICE framework: tasks, knowledge and skills.
 *
 * @param file - One file of a publisher: its name and its unpacked contents.
 * @param options - How to import. May be left out.
 * @returns What was read, and everything worth saying about it.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function importNice(
  file: InputFile,
  options?: ImportOptions | null | undefined,
): ImportedFramework {
  return call("framework_import_nice", ...give.file(file, "file"), give.json(options, "options"));
}

/**
 * The framework in a CASE package.
 *
 * @param file - One file of a publisher: its name and its unpacked contents.
 * @param options - How to import. May be left out.
 * @returns What was read, and everything worth saying about it.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function importCase(
  file: InputFile,
  options?: ImportOptions | null | undefined,
): ImportedFramework {
  return call("framework_import_case", ...give.file(file, "file"), give.json(options, "options"));
}

/**
 * The framework in a graph of CTDL-ASN.
 *
 * @param file - One file of a publisher: its name and its unpacked contents.
 * @param options - How to import. May be left out.
 * @returns What was read, and everything worth saying about it.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function importCtdlAsn(
  file: InputFile,
  options?: ImportOptions | null | undefined,
): ImportedFramework {
  return call(
    "framework_import_ctdl_asn",
    ...give.file(file, "file"),
    give.json(options, "options"),
  );
}

/**
 * The framework in a table of competencies.
 *
 * @param file - One file of a publisher: its name and its unpacked contents.
 * @param options - How to import. May be left out.
 * @returns What was read, and everything worth saying about it.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function importPlainCsv(
  file: InputFile,
  options?: ImportOptions | null | undefined,
): ImportedFramework {
  return call(
    "framework_import_plain_csv",
    ...give.file(file, "file"),
    give.json(options, "options"),
  );
}

/**
 * The framework in a document of our own form, without the entries that are wrong.
 *
 * @param file - One file of a publisher: its name and its unpacked contents.
 * @param options - How to import. May be left out.
 * @returns What was read, and everything worth saying about it.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function importPlainJson(
  file: InputFile,
  options?: ImportOptions | null | undefined,
): ImportedFramework {
  return call(
    "framework_import_plain_json",
    ...give.file(file, "file"),
    give.json(options, "options"),
  );
}

/**
 * What would change if `incoming` took the place of `current`: a dry run.
 *
 * @param current - A published, versioned list of what can be known or done. Plain data, or `Framework`.
 * @param incoming - A published, versioned list of what can be known or done. Plain data, or `Framework`.
 * @returns What would be added, changed and removed if one framework took the place of another.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function plan(
  current: Framework | FrameworkInput,
  incoming: Framework | FrameworkInput,
): ChangePlan {
  return call("framework_plan", give.held(current, "current"), give.held(incoming, "incoming"));
}

/**
 * The framework as JSON, indented, with everything in it.
 *
 * @param framework - A published, versioned list of what can be known or done. Plain data, or `Framework`.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function exportJson(framework: Framework | FrameworkInput): string {
  return call("framework_export_json", give.held(framework, "framework"));
}

/**
 * The groups and competencies of a framework as a table, one row each, groups first.
 *
 * @param framework - A published, versioned list of what can be known or done. Plain data, or `Framework`.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function exportCsv(framework: Framework | FrameworkInput): string {
  return call("framework_export_csv", give.held(framework, "framework"));
}

/**
 * The framework as a CASE 1.1 package in JSON.
 *
 * @param framework - A published, versioned list of what can be known or done. Plain data, or `Framework`.
 * @param asOf - A point in time, such as `2026-11-20T09:30:00Z`.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function exportCase(framework: Framework | FrameworkInput, asOf: Instant): string {
  return call("framework_export_case", give.held(framework, "framework"), give.json(asOf, "as_of"));
}

/**
 * Everything that is wrong with a framework, each finding on its own, with its path.
 *
 * @param framework - A published, versioned list of what can be known or done. Plain data, or `Framework`.
 * @param options - What an audit asks for beyond what is always wrong. May be left out.
 * @returns Each one: One thing found while reading: a problem, how much it matters and where it stands.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function audit(
  framework: Framework | FrameworkInput,
  options?: AuditOptions | null | undefined,
): Diagnostic[] {
  return call("framework_audit", give.held(framework, "framework"), give.json(options, "options"));
}

/**
 * The circles that relations of one kind make, with every member on the way.
 *
 * @param framework - A published, versioned list of what can be known or done. Plain data, or `Framework`.
 * @param kind - What a relation says: `from` is ... `to`.
 * @returns Each one: One circle that relations of one kind make.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function cycles(framework: Framework | FrameworkInput, kind: RelationKind): RelationCycle[] {
  return call("framework_cycles", give.held(framework, "framework"), give.json(kind, "kind"));
}

/**
 * How many relations of each kind a framework has, without the kinds it has none of.
 *
 * @param framework - A published, versioned list of what can be known or done. Plain data, or `Framework`.
 * @returns Each one: How many relations of one kind there are.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function countRelations(framework: Framework | FrameworkInput): RelationCount[] {
  return call("framework_count_relations", give.held(framework, "framework"));
}

/**
 * Everything that changed from the old version to the new one, found by uri.
 *
 * @param old - A published, versioned list of what can be known or done. Plain data, or `Framework`.
 * @param new_ - A published, versioned list of what can be known or done. Plain data, or `Framework`.
 * @returns What changed from one version of a framework to another; see `diff`.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function diff(
  old: Framework | FrameworkInput,
  new_: Framework | FrameworkInput,
): FrameworkDiff {
  return call("framework_diff", give.held(old, "old"), give.held(new_, "new"));
}

/**
 * Every label that is this text, whatever its case, blanks and diacritics.
 *
 * @param framework - A published, versioned list of what can be known or done. Plain data, or `Framework`.
 * @returns Each one: One competency or role that a text may mean.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function find(framework: Framework | FrameworkInput, text: string): Hit[] {
  return call("framework_find", give.held(framework, "framework"), give.json(text, "text"));
}

/**
 * Labels that are like this text, the most alike first, also with typing errors.
 *
 * @param framework - A published, versioned list of what can be known or done. Plain data, or `Framework`.
 * @param options - How to search. May be left out.
 * @returns Each one: One competency or role that a text may mean.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function search(
  framework: Framework | FrameworkInput,
  text: string,
  options?: SearchOptions | null | undefined,
): Hit[] {
  return call(
    "framework_search",
    give.held(framework, "framework"),
    give.json(text, "text"),
    give.json(options, "options"),
  );
}

/**
 * How often each competency is named by roles and by what people show.
 *
 * @param framework - A published, versioned list of what can be known or done. Plain data, or `Framework`.
 * @param required - Each one: A stable name: the uri, id or code of something, at most 2048 bytes long.
 * @param evidenced - Each one: A stable name: the uri, id or code of something, at most 2048 bytes long.
 * @returns How often the competencies of a framework are asked for and shown.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function usage(
  framework: Framework | FrameworkInput,
  required: readonly Key[],
  evidenced: readonly Key[],
): UsageReport {
  return call(
    "framework_usage",
    give.held(framework, "framework"),
    give.json(required, "required"),
    give.json(evidenced, "evidenced"),
  );
}

/**
 * The level on the other scale.
 *
 * @param level - A place on a proficiency scale, such as 3.5 on a scale from 0 to 7.
 * @param crosswalk - A way from one scale to another.
 * @param fromScale - Which levels there are, and what they mean.
 * @param toScale - Which levels there are, and what they mean.
 * @returns A place on a proficiency scale, such as 3.5 on a scale from 0 to 7.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function convert(
  level: Level,
  crosswalk: CrosswalkInput,
  fromScale: ProficiencyScaleInput,
  toScale: ProficiencyScaleInput,
): Level {
  return call(
    "framework_convert",
    give.json(level, "level"),
    give.json(crosswalk, "crosswalk"),
    give.json(fromScale, "from_scale"),
    give.json(toScale, "to_scale"),
  );
}

/**
 * The largest distance between two levels of the scale that is left which become one.
 *
 * @param crosswalk - A way from one scale to another.
 * @param fromScale - Which levels there are, and what they mean.
 * @param toScale - Which levels there are, and what they mean.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function largestError(
  crosswalk: CrosswalkInput,
  fromScale: ProficiencyScaleInput,
  toScale: ProficiencyScaleInput,
): number {
  return call(
    "framework_largest_error",
    give.json(crosswalk, "crosswalk"),
    give.json(fromScale, "from_scale"),
    give.json(toScale, "to_scale"),
  );
}
