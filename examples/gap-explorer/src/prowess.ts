/**
 * The only place that knows the package: what the explorer asks of it, and the types it gives.
 *
 * It runs in the worker; the page itself takes types from here, and nothing else.
 */
import * as prowess from 'prowess-web';
import { Framework, init, readiness, role, Roles, framework } from 'prowess-web';
import type {
  Change, Comparison, Diagnostic, EffortOptions, EffortPlan, FrameworkData, Hit, OptionsInput, ProfileInput, Readiness,
  RenderedStatement, RoleCatalogueInput, RoleData, WhatIf,
} from 'prowess-web';
import type { Entry } from './files/entry.ts';

export type {
  Change, Comparison, Competency, Diagnostic, EffortOptions, EffortPlan, Framework as FrameworkHandle,
  FrameworkData as Framework, HeldLevelInput as HeldLevel, HoldingStatus, Key, Level, Necessity, OptionsInput as Options,
  Problem, ProficiencyScale, ProfileInput as Profile, Readiness, RenderedStatement, RoleCatalogueInput as RoleCatalogue,
  RoleData as Role, Roles as RolesHandle, WhatIf,
} from 'prowess-web';
export { isProwessError } from 'prowess-web';

/** Fetches and starts the module; the first call has to wait for it. */
export async function start(): Promise<void> {
  await init();
}

/** What was read from files, as data and as handles that stay in the module. */
export interface Read {
  readonly framework: FrameworkData;
  readonly roles: readonly RoleData[];
  readonly frameworkHandle: Framework;
  readonly rolesHandle: Roles;
  readonly diagnostics: readonly Diagnostic[];
}

function readFiles(publisher: 'onet' | 'esco', files: readonly Entry[], version: string | null): Read {
  const inputs = files.map(({ name, bytes }) => ({ name, bytes }));
  const options = { version };
  const held = Framework.fromFiles(publisher, inputs, options);
  const roles = Roles.fromFiles(publisher, inputs, held.framework, options);
  return {
    framework: held.framework.toJSON(),
    roles: roles.roles.toJSON(),
    frameworkHandle: held.framework,
    rolesHandle: roles.roles,
    diagnostics: [...held.diagnostics, ...roles.diagnostics],
  };
}

/** O*NET, from the tables of its text format. */
export const readOnet = (files: readonly Entry[], version: string | null): Read => readFiles('onet', files, version);

/** ESCO, from its CSV tables. */
export const readEsco = (files: readonly Entry[], version: string | null): Read => readFiles('esco', files, version);

/** A company's own framework as JSON text, and its roles. */
export function readDocument(text: string, catalogue: RoleCatalogueInput): Read {
  const parsed = framework.parse(text);
  const held = new Framework(parsed);
  const roles = new Roles(catalogue.roles ?? []);
  return {
    framework: parsed,
    roles: roles.toJSON(),
    frameworkHandle: held,
    rolesHandle: roles,
    diagnostics: [...framework.audit(held), ...role.audit(catalogue, held)],
  };
}

/** A profile from JSON text, checked. */
export const parseProfile = (text: string): ProfileInput => prowess.evidence.parse(text);

/** Competencies by any of their names, also with typing errors. */
export const searchFramework = (held: Framework, text: string, limit: number): Hit[] =>
  framework.search(held, text, { limit });

/** Roles by title, other names or code. */
export const searchRoles = (held: Roles, text: string, limit: number): Hit[] => role.search(held, text, { limit });

/** How ready one person is for one role. */
export const assess = (profile: ProfileInput, of: RoleData, options: OptionsInput): Readiness =>
  readiness.assess(profile, of, options);

/** How ready one person is for each role. */
export const compare = (profile: ProfileInput, roles: Roles, options: OptionsInput): Comparison =>
  readiness.compare(profile, roles, options);

/** Why a readiness is what it is, in sentences. */
export function sentences(
  result: Readiness,
  labels: Record<string, string>,
  languages: readonly string[],
): RenderedStatement[] {
  return readiness.render(readiness.explain(result, { labels }), [...languages]);
}

/** What becomes of a readiness by some changes. */
export const whatIf = (profile: ProfileInput, of: RoleData, changes: readonly Change[], options: OptionsInput): WhatIf =>
  readiness.whatIf(profile, of, changes, options);

/** The cheapest raises that reach a target. */
export const leastEffort = (
  profile: ProfileInput,
  of: RoleData,
  effort: EffortOptions,
  options: OptionsInput,
): EffortPlan => readiness.leastEffort(profile, of, effort, options);
