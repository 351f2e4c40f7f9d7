import * as prowess from '../prowess.ts';
import type { Key, Options, Role } from '../prowess.ts';
import type { Loaded } from './loaded.ts';
import type { Assessed, Engine, Language } from './protocol.ts';
import { readCatalogue } from './catalogue.ts';
import { learn } from './learn.ts';
import { readFiles, readSample } from './read.ts';

export { UnrecognisedError } from './read.ts';

let loaded: Loaded | null = null;

function data(): Loaded {
  if (loaded === null) throw new Error('nothing is loaded');
  return loaded;
}

function hold(next: Loaded): ReturnType<Loaded['info']> {
  loaded?.free();
  loaded = next;
  return next.info();
}

function options(language: Language): Options {
  return { languages: data().languages(language) };
}

function roleOf(uri: Key): Role {
  const role = data().role(uri);
  if (role === undefined) throw new Error(`no role ${uri}`);
  return role;
}

const present = <T>(value: T | null): value is T => value !== null;

/** Everything the page can ask. */
export const engine: Engine = {
  openSample: () => hold(readSample()),
  openFiles: async (files) => hold(await readFiles(files)),

  searchRoles(text, language, limit) {
    const held = data();
    if (text.trim() === '') {
      return held.read.roles.slice(0, limit).map((role) => held.hit(role.uri, language, null)).filter(present);
    }
    const hits = prowess.searchRoles(held.read.rolesHandle, text, limit * 2);
    const seen = new Map(hits.map((hit) => [hit.uri, hit.label] as const).reverse());
    const order = [...new Set(hits.map((hit) => hit.uri))];
    return order.map((uri) => held.hit(uri, language, seen.get(uri) ?? null)).filter(present).slice(0, limit);
  },

  searchSkills(text, language, limit) {
    const held = data();
    if (text.trim() === '') return [];
    const hits = prowess.searchFramework(held.read.frameworkHandle, text, limit * 2);
    const order = [...new Set(hits.map((hit) => hit.uri))];
    return order.map((uri) => held.skill(uri, language)).filter(present).slice(0, limit);
  },

  roles: (uris, language) => uris.map((uri) => data().target(uri, language)).filter(present),
  keys: (names) => names.map((name) => data().keyOf(name)),
  parseProfile: (text) => prowess.parseProfile(text),
  skills: (uris, language) => uris.map((uri) => data().skill(uri, language)).filter(present),

  assess: (profile, uris, language) =>
    uris.map((role): Assessed => {
      try {
        return { role, readiness: prowess.assess(profile, roleOf(role), options(language)), problem: null };
      } catch (error) {
        if (!prowess.isProwessError(error)) throw error;
        const { code, kind, message, path, help, details } = error;
        return { role, readiness: null, problem: { code, kind, message, path, help, details } };
      }
    }),

  explain(readiness, language) {
    const labels = data().labels(readiness.role, language);
    return prowess.sentences(readiness, labels, data().languages(language));
  },

  compare: (profile, top, language) =>
    prowess.compare(profile, data().read.rolesHandle, { ...options(language), top }),
  whatIf: (profile, role, changes, language) => prowess.whatIf(profile, roleOf(role), changes, options(language)),
  plan: (profile, role, effort, language) => prowess.leastEffort(profile, roleOf(role), effort, options(language)),

  openCatalogue: async (file, language) =>
    readCatalogue(file.name, new Uint8Array(await file.arrayBuffer()), language),
  catalogueOf: (name, text, language) => readCatalogue(name, new TextEncoder().encode(text), language),
  learn: (profile, role, catalogue, wish, language) =>
    learn({ held: data(), profile, role: roleOf(role), catalogue, wish, language, options: options(language) }),
};
