// The package called directly, to compare with what the explorer shows.

import { readFileSync } from 'node:fs';
import { init } from 'prowess-web';
import { init as initRecommend } from 'prowess-web/recommend';

await init();
await initRecommend();

export * from 'prowess-web';
export { recommend } from 'prowess-web/recommend';

const sample = (name) => JSON.parse(readFileSync(new URL(`../../../sample/${name}.json`, import.meta.url), 'utf8'));

export const roles = sample('roles').roles;
export const people = sample('people');
export const framework = sample('framework');
export const { resources, feedback } = sample('resources');

/** A role of the sample by its English title. */
export const roleNamed = (title) => roles.find((role) => role.titles.en === title);

/** Somebody of the sample, with uris in place of codes, as the explorer writes them. */
export function personNamed(person) {
  const found = people.find((one) => one.person === person);
  const uris = new Map(framework.competencies.map((one) => [one.code, one.uri]));
  const levels = found.levels.map((one) => ({ ...one, competency: uris.get(one.competency) ?? one.competency }));
  return { person, levels };
}
