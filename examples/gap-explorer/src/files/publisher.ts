/** Whose files these are. */
export type Publisher = 'onet' | 'esco' | 'document';

/**
 * The tables of O*NET that say what there is and what an occupation asks; its other tables, some of
 * them large, stay packed.
 */
const ONET = new Set([
  'content model reference.txt',
  'scales reference.txt',
  'level scale anchors.txt',
  'occupation data.txt',
  'alternate titles.txt',
  'job zones.txt',
  'skills.txt',
  'knowledge.txt',
  'abilities.txt',
  'work activities.txt',
]);

const ESCO =
  /^(skills|skillGroups|skillsHierarchy|occupations|ISCOGroups|broaderRelations(Skill|Occ)Pillar|skillSkillRelations|occupationSkillRelations)(_[a-z-]+)?(\.[^/]*)?\.csv$/i;

/** Whether one of the importers reads a file of this name. */
export function isWanted(name: string): boolean {
  return ONET.has(name.toLowerCase()) || ESCO.test(name) || /\.json$/i.test(name);
}

/** Whose files these are by their names, where they are anybody's. */
export function publisherOf(names: readonly string[]): Publisher | null {
  if (names.some((name) => name.toLowerCase() === 'content model reference.txt')) return 'onet';
  if (names.some((name) => /^skills(_[a-z-]+)?\./i.test(name) && /\.csv$/i.test(name))) return 'esco';
  return names.some((name) => /\.json$/i.test(name)) ? 'document' : null;
}

/** The version that a name such as `db_29_2_text.zip` or `ESCO dataset - v1.2.0` says. */
export function versionIn(names: readonly string[]): string | null {
  for (const name of names) {
    const version = /(?:^|[^0-9])(\d{1,3}(?:[._]\d{1,3}){1,2})(?:[^0-9]|$)/.exec(name)?.[1];
    if (version !== undefined) return version.replaceAll('_', '.');
  }
  return null;
}
