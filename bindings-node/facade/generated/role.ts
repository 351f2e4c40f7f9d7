// generated from tests/schemas by `npm run generate`; do not edit.

import * as give from "../arguments.js";
import { call } from "../call.js";
import type { InputFile } from "../files.js";
import type { Framework, Role, Roles } from "../handles.js";
import type {
  CareerPathHistoryInput,
  CareerPathInput,
  EquivalentOptions,
  FrameworkInput,
  ImportOptions,
  Ladder,
  PublishOptions,
  RoleCatalogueInput,
  RoleHistoryInput,
  RoleInput,
  SearchOptions,
} from "./inputs.js";
import type {
  CareerPathHistory,
  CareerPathVersion,
  Day,
  Diagnostic,
  Hit,
  ImportedRoleCatalogue,
  Key,
  PathDiff,
  RoleData,
  RoleDiff,
  RoleHistory,
  RoleVersion,
} from "./results.js";

/**
 * The role a JSON text holds.
 *
 * @returns An occupation, a job or a position, and what it asks.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function parse(text: string): RoleData {
  return call("role_parse", give.json(text, "text"));
}

/**
 * The JSON text of a role, which `parse` reads back to an equal one.
 *
 * @param role - An occupation, a job or a position, and what it asks. Plain data, or `Role`.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function print(role: Role | RoleInput): string {
  return call("role_print", give.held(role, "role"));
}

/**
 * The role with this uri, this code or, failing both, this title; failing that, this alternative title.
 *
 * @param roles - Each one: An occupation, a job or a position, and what it asks. Plain data, or `Roles`.
 * @returns An occupation, a job or a position, and what it asks.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function find(roles: Roles | readonly RoleInput[], name: string): RoleData {
  return call("role_find", give.held(roles, "roles"), give.json(name, "name"));
}

/**
 * Roles whose title, alternative title or code is like this text, the most alike first.
 *
 * @param roles - Each one: An occupation, a job or a position, and what it asks. Plain data, or `Roles`.
 * @param options - How to search. May be left out.
 * @returns Each one: One competency or role that a text may mean.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function search(
  roles: Roles | readonly RoleInput[],
  text: string,
  options?: SearchOptions | null | undefined,
): Hit[] {
  return call(
    "role_search",
    give.held(roles, "roles"),
    give.json(text, "text"),
    give.json(options, "options"),
  );
}

/**
 * The competencies roles ask for, once for each time one does, in the order of the roles.
 *
 * @param roles - Each one: An occupation, a job or a position, and what it asks. Plain data, or `Roles`.
 * @returns Each one: A stable name: the uri, id or code of something, at most 2048 bytes long.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function requiredCompetencies(roles: Roles | readonly RoleInput[]): Key[] {
  return call("role_required_competencies", give.held(roles, "roles"));
}

/**
 * Everything that is wrong with roles and what they ask, each finding on its own, with its path.
 *
 * @param catalogue - The roles that a publisher ships with a framework.
 * @param framework - A published, versioned list of what can be known or done. Plain data, or `Framework`.
 * @returns Each one: One thing found while reading: a problem, how much it matters and where it stands.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function audit(
  catalogue: RoleCatalogueInput,
  framework: Framework | FrameworkInput,
): Diagnostic[] {
  return call("role_audit", give.json(catalogue, "catalogue"), give.held(framework, "framework"));
}

/**
 * Everything in a role that contradicts itself, each finding on its own, with its path.
 *
 * @param role - An occupation, a job or a position, and what it asks. Plain data, or `Role`.
 * @returns Each one: One thing found while reading: a problem, how much it matters and where it stands.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function check(role: Role | RoleInput): Diagnostic[] {
  return call("role_check", give.held(role, "role"));
}

/**
 * Everything that changed from the old version to the new one, found by uri.
 *
 * @param old - The roles that a publisher ships with a framework.
 * @param new_ - The roles that a publisher ships with a framework.
 * @returns What changed from one version of a catalogue to another; see `diff`).
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function diff(old: RoleCatalogueInput, new_: RoleCatalogueInput): RoleDiff {
  return call("role_diff", give.json(old, "old"), give.json(new_, "new"));
}

/**
 * Everything that changed from one version of a role to another, as `diff` for catalogues.
 *
 * @param old - An occupation, a job or a position, and what it asks. Plain data, or `Role`.
 * @param new_ - An occupation, a job or a position, and what it asks. Plain data, or `Role`.
 * @returns What changed from one version of a catalogue to another; see `diff`).
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function diffRoles(old: Role | RoleInput, new_: Role | RoleInput): RoleDiff {
  return call("role_diff_roles", give.held(old, "old"), give.held(new_, "new"));
}

/**
 * Everything that changed from one version of a career path to another.
 *
 * @param old - Roles that lead to one another, as a company or a profession offers them.
 * @param new_ - Roles that lead to one another, as a company or a profession offers them.
 * @returns What changed from one version of a career path to another; see `diff_paths`).
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function diffPaths(old: CareerPathInput, new_: CareerPathInput): PathDiff {
  return call("role_diff_paths", give.json(old, "old"), give.json(new_, "new"));
}

/**
 * The role with the equivalents that a framework knows for what it asks.
 *
 * @param role - An occupation, a job or a position, and what it asks. Plain data, or `Role`.
 * @param framework - A published, versioned list of what can be known or done. Plain data, or `Framework`.
 * @param options - How far to look for equivalents; see `add_equivalents`. May be left out.
 * @returns An occupation, a job or a position, and what it asks.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function addEquivalents(
  role: Role | RoleInput,
  framework: Framework | FrameworkInput,
  options?: EquivalentOptions | null | undefined,
): RoleData {
  return call(
    "role_add_equivalents",
    give.held(role, "role"),
    give.held(framework, "framework"),
    give.json(options, "options"),
  );
}

/**
 * Where a ladder names roles that are not there, or a higher role asks less than the one below.
 *
 * @param ladder - The grades of a family of roles, such as engineer, senior engineer, principal engineer.
 * @param roles - Each one: An occupation, a job or a position, and what it asks. Plain data, or `Roles`.
 * @returns Each one: One thing found while reading: a problem, how much it matters and where it stands.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function checkLadder(ladder: Ladder, roles: Roles | readonly RoleInput[]): Diagnostic[] {
  return call("role_check_ladder", give.json(ladder, "ladder"), give.held(roles, "roles"));
}

/**
 * Everything that is wrong with a career path.
 *
 * @param path - Roles that lead to one another, as a company or a profession offers them.
 * @param roles - Each one: An occupation, a job or a position, and what it asks. Plain data, or `Roles`.
 * @returns Each one: One thing found while reading: a problem, how much it matters and where it stands.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function checkPath(
  path: CareerPathInput,
  roles: Roles | readonly RoleInput[],
): Diagnostic[] {
  return call("role_check_path", give.json(path, "path"), give.held(roles, "roles"));
}

/**
 * The history with a new version of its role, which holds from that day on.
 *
 * @param history - All versions of one role.
 * @param role - An occupation, a job or a position, and what it asks. Plain data, or `Role`.
 * @param effectiveFrom - A calendar day, such as `2026-11-20`.
 * @param options - What a new version may change. May be left out.
 * @returns All versions of one role.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function publish(
  history: RoleHistoryInput,
  role: Role | RoleInput,
  version: string,
  effectiveFrom: Day,
  options?: PublishOptions | null | undefined,
): RoleHistory {
  return call(
    "role_publish",
    give.json(history, "history"),
    give.held(role, "role"),
    give.json(version, "version"),
    give.json(effectiveFrom, "effective_from"),
    give.json(options, "options"),
  );
}

/**
 * The history with a new version of its career path, by the rules of `publish`.
 *
 * @param history - All versions of one career path.
 * @param path - Roles that lead to one another, as a company or a profession offers them.
 * @param effectiveFrom - A calendar day, such as `2026-11-20`.
 * @param options - What a new version may change. May be left out.
 * @returns All versions of one career path.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function publishPath(
  history: CareerPathHistoryInput,
  path: CareerPathInput,
  version: string,
  effectiveFrom: Day,
  options?: PublishOptions | null | undefined,
): CareerPathHistory {
  return call(
    "role_publish_path",
    give.json(history, "history"),
    give.json(path, "path"),
    give.json(version, "version"),
    give.json(effectiveFrom, "effective_from"),
    give.json(options, "options"),
  );
}

/**
 * Everything that is wrong with the versions of a role, and with each of its versions.
 *
 * @param history - All versions of one role.
 * @returns Each one: One thing found while reading: a problem, how much it matters and where it stands.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function checkHistory(history: RoleHistoryInput): Diagnostic[] {
  return call("role_check_history", give.json(history, "history"));
}

/**
 * Everything that is wrong with the versions of a career path, as `check_history` for roles.
 *
 * @param history - All versions of one career path.
 * @returns Each one: One thing found while reading: a problem, how much it matters and where it stands.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function checkPathHistory(history: CareerPathHistoryInput): Diagnostic[] {
  return call("role_check_path_history", give.json(history, "history"));
}

/**
 * The version of a role that holds on a day.
 *
 * @param history - All versions of one role.
 * @param day - A calendar day, such as `2026-11-20`.
 * @returns What a role asks, from one day to another.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function inForce(history: RoleHistoryInput, day: Day): RoleVersion {
  return call("role_in_force", give.json(history, "history"), give.json(day, "day"));
}

/**
 * The version of a career path that holds on a day, by the rule of `in_force`.
 *
 * @param history - All versions of one career path.
 * @param day - A calendar day, such as `2026-11-20`.
 * @returns The steps of a career path, from one day to another.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function pathInForce(history: CareerPathHistoryInput, day: Day): CareerPathVersion {
  return call("role_path_in_force", give.json(history, "history"), give.json(day, "day"));
}

/**
 * The occupations of O*NET, each with the competencies it asks for.
 *
 * @param files - Each one: One file of a publisher: its name and its unpacked contents.
 * @param framework - A published, versioned list of what can be known or done. Plain data, or `Framework`.
 * @param options - How to import. May be left out.
 * @returns What was read, and everything worth saying about it.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function importOnet(
  files: readonly InputFile[],
  framework: Framework | FrameworkInput,
  options?: ImportOptions | null | undefined,
): ImportedRoleCatalogue {
  return call(
    "role_import_onet",
    ...give.files(files, "files"),
    give.held(framework, "framework"),
    give.json(options, "options"),
  );
}

/**
 * The occupations of ESCO, each with the skills and the knowledge it asks for.
 *
 * @param files - Each one: One file of a publisher: its name and its unpacked contents.
 * @param framework - A published, versioned list of what can be known or done. Plain data, or `Framework`.
 * @param options - How to import. May be left out.
 * @returns What was read, and everything worth saying about it.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function importEsco(
  files: readonly InputFile[],
  framework: Framework | FrameworkInput,
  options?: ImportOptions | null | undefined,
): ImportedRoleCatalogue {
  return call(
    "role_import_esco",
    ...give.files(files, "files"),
    give.held(framework, "framework"),
    give.json(options, "options"),
  );
}

/**
 * The work roles of the NICE framework and what they ask.
 *
 * @param file - One file of a publisher: its name and its unpacked contents.
 * @param framework - A published, versioned list of what can be known or done. Plain data, or `Framework`.
 * @param options - How to import. May be left out.
 * @returns What was read, and everything worth saying about it.
 * @throws {@link ProwessError} where the input is not what the operation takes.
 */
export function importNice(
  file: InputFile,
  framework: Framework | FrameworkInput,
  options?: ImportOptions | null | undefined,
): ImportedRoleCatalogue {
  return call(
    "role_import_nice",
    ...give.file(file, "file"),
    give.held(framework, "framework"),
    give.json(options, "options"),
  );
}
