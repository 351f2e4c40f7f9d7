import type { Competency, Diagnostic, Framework, Key, ProficiencyScale, Profile, Read, Role } from '../prowess.ts';
import type { Publisher } from '../files/publisher.ts';
import type { Anchor, Catalogue, DataInfo, Finding, Language, Need, RoleHit, Skill, TargetRole } from './protocol.ts';

/** The most findings that are shown; all are counted. */
const MOST_FINDINGS = 20;

/** What is loaded: the data by uri, and the handles that stay in the package. */
export class Loaded {
  private readonly framework: Framework;
  private readonly competencies: ReadonlyMap<Key, Competency>;
  private readonly byUri: ReadonlyMap<Key, Role>;
  private readonly scales: ReadonlyMap<Key, ProficiencyScale>;

  constructor(
    private readonly source: Publisher | 'sample',
    readonly read: Read,
    private readonly people: readonly Profile[],
    private readonly catalogue: Catalogue | null,
  ) {
    this.framework = read.framework;
    this.competencies = new Map(this.framework.competencies.map((one) => [one.uri, one]));
    this.byUri = new Map(read.roles.map((one) => [one.uri, one]));
    this.scales = new Map(this.framework.scales.map((one) => [one.id, one]));
  }

  /** Gives the memory of the package back. */
  free(): void {
    this.read.frameworkHandle.free();
    this.read.rolesHandle.free();
  }

  /** The languages to try, the best first. */
  languages(language: Language): string[] {
    return [...new Set([language, this.framework.language, 'en'])];
  }

  /** The role with this uri, where it is there. */
  role(uri: Key): Role | undefined {
    return this.byUri.get(uri);
  }

  /** What there is, in short. */
  info(): DataInfo {
    const { framework } = this;
    const { diagnostics, roles } = this.read;
    const count = (severity: Finding['severity']): number =>
      diagnostics.filter((one) => one.severity === severity).length;
    const rank = { error: 0, warning: 1, note: 2 };
    const worst = [...diagnostics].sort((one, other) => rank[one.severity] - rank[other.severity]);
    return {
      source: this.source,
      id: framework.id,
      version: framework.version,
      titles: framework.titles,
      publisher: framework.publisher,
      licence: framework.licence,
      attribution: framework.attribution,
      competencies: framework.competencies.length,
      roles: roles.length,
      scales: framework.scales,
      notes: count('note'),
      warnings: count('warning'),
      errors: count('error'),
      findings: worst.slice(0, MOST_FINDINGS).map(findingOf),
      people: this.people,
      catalogue: this.catalogue,
    };
  }

  /** The uri of what a profile names by its uri or its code. */
  keyOf(name: string): Key {
    if (this.competencies.has(name)) return name;
    return this.framework.competencies.find((one) => one.code === name)?.uri ?? name;
  }

  /** A role in a list; `label` is the name that was matched. */
  hit(uri: Key, language: Language, label: string | null): RoleHit | null {
    const role = this.byUri.get(uri);
    if (role === undefined) return null;
    const title = this.best(role.titles, language) ?? role.code ?? role.uri;
    const lang = this.foreign(role.titles, language);
    const also = label === null || label === title || label === role.code ? null : label;
    return { uri, code: role.code, title, lang, asks: role.requirements.length, also };
  }

  /** A role with all it asks. */
  target(uri: Key, language: Language): TargetRole | null {
    const role = this.byUri.get(uri);
    if (role === undefined) return null;
    const needs = role.requirements.map((asked): Need => {
      const skill = this.skill(asked.competency, language);
      const own = asked.scale === null ? null : role.scales.find((scale) => scale.id === asked.scale) ?? null;
      const only = role.scales.length === 1 ? role.scales[0] ?? null : null;
      const asksLevel = asked.required_level !== null || asked.desired_level !== null;
      return {
        uri: asked.competency,
        code: asked.code ?? skill?.code ?? null,
        label: skill?.label ?? asked.label ?? asked.code ?? asked.competency,
        lang: skill?.lang ?? null,
        description: skill?.description ?? null,
        descriptionLang: skill?.descriptionLang ?? null,
        scale: own ?? skill?.scale ?? (asksLevel ? only : null),
        anchors: skill?.anchors ?? [],
        necessity: asked.necessity,
        asked: asked.required_level ?? asked.desired_level,
        ideal: asked.required_level === null ? null : asked.desired_level,
        gate: asked.gate !== null,
      };
    });
    return {
      uri,
      code: role.code,
      title: this.best(role.titles, language) ?? role.code ?? role.uri,
      lang: this.foreign(role.titles, language),
      description: this.best(role.descriptions, language),
      descriptionLang: this.foreign(role.descriptions, language),
      needs: distinct(needs),
    };
  }

  /** A competency with what is needed to rate it. */
  skill(uri: Key, language: Language): Skill | null {
    const found = this.competencies.get(uri);
    if (found === undefined) return null;
    const scale = found.scale === null ? null : this.scales.get(found.scale) ?? null;
    return {
      uri,
      code: found.code,
      label: this.best(found.labels, language) ?? found.code ?? uri,
      lang: this.foreign(found.labels, language),
      description: this.best(found.descriptions, language),
      descriptionLang: this.foreign(found.descriptions, language),
      scale,
      anchors: this.anchors(found.anchors.length > 0 ? found.anchors : scale?.anchors ?? [], language),
    };
  }

  private anchors(anchors: ProficiencyScale['anchors'], language: Language): Anchor[] {
    return anchors
      .map(({ level, labels, descriptions }) => ({
        level,
        label: this.best(labels, language),
        text: this.best(descriptions, language),
        lang: this.foreign(labels, language) ?? this.foreign(descriptions, language),
      }))
      .sort((one, other) => one.level - other.level);
  }

  /** The labels of what a role asks, for the sentences of an explanation. */
  labels(uri: Key, language: Language): Record<Key, string> {
    const needs = this.target(uri, language)?.needs ?? [];
    return Object.fromEntries(needs.map((need) => [need.uri, need.label]));
  }

  private best(texts: Readonly<Record<string, string>>, language: Language): string | null {
    const tag = this.tag(texts, language);
    return tag === null ? null : texts[tag] ?? null;
  }

  /** The language of the text that `best` gives, where it is another than that of the page. */
  private foreign(texts: Readonly<Record<string, string>>, language: Language): string | null {
    const tag = this.tag(texts, language);
    return tag === null || tag.split('-')[0] === language ? null : tag;
  }

  /** The first language there is a text in. */
  private tag(texts: Readonly<Record<string, string>>, language: Language): string | null {
    const tags = this.languages(language).flatMap((wish) => [wish, wish.split('-')[0] ?? wish]);
    return tags.find((tag) => tag in texts) ?? Object.keys(texts)[0] ?? null;
  }
}

/** Two equal labels of a role get their codes: O*NET has `Mathematics` as skill and as knowledge. */
function distinct(needs: readonly Need[]): readonly Need[] {
  const count = new Map<string, number>();
  for (const { label } of needs) count.set(label, (count.get(label) ?? 0) + 1);
  return needs.map((need) =>
    (count.get(need.label) ?? 0) > 1 ? { ...need, label: `${need.label} (${need.code ?? need.uri})` } : need,
  );
}

export function findingOf({ severity, problem, location }: Diagnostic): Finding {
  const line = location?.line == null ? '' : `:${location.line}`;
  const place = location === null ? problem.path : `${location.file}${line}`;
  return { severity, message: problem.message, help: problem.help, place };
}
