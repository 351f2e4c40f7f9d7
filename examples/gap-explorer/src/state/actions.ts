import { download } from '../dom/download.ts';
import { RefusedError, type RemoteEngine } from '../engine/client.ts';
import type { DataInfo, LearningWish, Refusal, Skill } from '../engine/protocol.ts';
import type { Key, Profile } from '../prowess.ts';
import { labelIn, texts, type Texts } from '../text/index.ts';
import { EMPTY, MOST_TARGETS, type Effort, type Rating, type Ratings, type State } from './model.ts';
import { ratingsOf } from './profile.ts';
import { isSaved, readSaved, saved, stateOf, type Saved } from './saved.ts';
import type { Store } from './store.ts';

/** The largest file that may be a saved one. */
const SAVED_BYTES = 5_000_000;

/** Everything that a person can do. */
export class Actions {
  /** A saved file that waits for its framework. */
  private waiting: Saved | null = null;

  constructor(
    private readonly store: Store,
    private readonly engine: RemoteEngine,
    private readonly say: (text: string) => void,
  ) {}

  private get words(): Texts {
    return texts[this.store.state.language];
  }

  /** Opens the sample company. */
  async openSample(): Promise<void> {
    await this.load(() => this.engine.openSample());
  }

  /** Opens whatever was dropped: files of a publisher, or a saved file. */
  async openFiles(files: readonly File[]): Promise<void> {
    if (files.length === 0) return;
    const only = files.length === 1 ? files[0] : undefined;
    const document = only !== undefined && /\.json$/i.test(only.name) && only.size <= SAVED_BYTES ? await json(only) : null;
    if (isSaved(document)) await this.openSaved(document);
    else await this.load(() => this.engine.openFiles(files));
  }

  private async load(open: () => Promise<DataInfo>): Promise<void> {
    if (!this.mayLose()) return;
    this.store.set({ busy: this.words.reading, notice: null });
    try {
      const data = await open();
      const { person, imagined, effort, wish } = EMPTY;
      const { catalogue } = data;
      this.jump({ data, busy: null, person, ratings: new Map(), targets: [], current: null, imagined, effort, catalogue, wish, unsaved: false });
      const { start, loaded } = this.words;
      const name = labelIn(data.titles, this.store.state.language) ?? data.id;
      this.say(loaded(name, start.skills(data.competencies), start.roles(data.roles)));
      const { waiting } = this;
      if (waiting !== null && waiting.framework.id === data.id) await this.apply(waiting);
    } catch (error) {
      this.failed(error);
    }
  }

  private async openSaved(document: unknown): Promise<void> {
    const file = readSaved(document);
    if (file === null) return this.refuse(this.words.refusals.notSaved);
    const { id } = file.framework;
    if (this.store.state.data?.id === id) return this.mayLose() ? this.apply(file) : undefined;
    this.waiting = file;
    if (id === 'sample:software-company') return this.openSample();
    this.note(this.words.waiting(id));
  }

  private async apply(file: Saved): Promise<void> {
    this.waiting = null;
    try {
      const profile = await this.engine.parseProfile(JSON.stringify(file.profile));
      const ratings = await this.ratingsOf(profile);
      const { data } = this.store.state;
      const known = await this.engine.roles(file.targets, this.store.state.language);
      const keys = known.map((role) => role.uri);
      const read = stateOf({ ...file, targets: keys });
      const own = file.learning?.catalogue ?? null;
      const catalogue = own === null ? data?.catalogue ?? null
        : { ...(await this.engine.catalogueOf('resources.json', JSON.stringify(own.resources), this.store.state.language)).catalogue, name: own.name };
      const words = this.words;
      const text = data?.version === file.framework.version ? words.opened : words.openedOtherVersion(file.framework.version);
      this.jump({ ...read, catalogue, person: profile.person, ratings, unsaved: false });
      this.note(text);
    } catch (error) {
      this.failed(error);
    }
  }

  private async ratingsOf(profile: Profile): Promise<Ratings> {
    const names = (profile.levels ?? []).map((one) => one.competency);
    const keys = await this.engine.keys(names);
    const found = new Map(names.map((name, at) => [name, keys[at] ?? name]));
    return ratingsOf(profile, (name) => found.get(name) ?? name);
  }

  /** Whether what is not saved may be lost; asks where there is something. */
  private mayLose(): boolean {
    return !this.store.state.unsaved || confirm(this.words.lose);
  }

  /** Hands everything that was entered over as a file. */
  save(): void {
    const { state } = this.store;
    const text = saved(state);
    if (text === null) return;
    download(`${state.person.replace(/[^\p{L}\p{N}-]+/gu, '-')}.gaps.json`, text);
    this.store.set({ unsaved: false });
    this.say(this.words.saved);
  }

  /** Begins as somebody of the sample, or as nobody. */
  async becomePerson(name: string): Promise<void> {
    // The list shows the old name again where somebody stays.
    if (!this.mayLose()) return this.jump({});
    const profile = this.store.state.data?.people.find((one) => one.person === name);
    const ratings = profile === undefined ? new Map() : await this.ratingsOf(profile);
    this.jump({ person: profile?.person ?? EMPTY.person, ratings, imagined: new Map(), unsaved: false });
  }

  addTarget(uri: Key, title: string): void {
    const { targets, current } = this.store.state;
    if (targets.includes(uri) || targets.length >= MOST_TARGETS) return;
    this.store.set({ targets: [...targets, uri], current: current ?? uri, unsaved: true });
    this.say(this.words.roles.added(title));
  }

  dropTarget(uri: Key, title: string): void {
    const { targets, current } = this.store.state;
    const left = targets.filter((one) => one !== uri);
    this.store.set({ targets: left, current: current === uri ? left[0] ?? null : current, imagined: new Map(), unsaved: true });
    this.say(this.words.roles.removed(title));
  }

  /** Shows this one of the target roles. What was imagined for the old one is laid aside. */
  readonly show = (uri: Key): void => {
    if (this.store.state.current !== uri) this.store.set({ current: uri, imagined: new Map() });
  };

  /** Nothing stands for unknown. */
  rate(competency: Key, rating: Rating | null): void {
    this.store.set({ ratings: changed(this.store.state.ratings, competency, rating), unsaved: true });
  }

  /** Shows a competency that no target role asks for; it is unknown until somebody rates it. */
  addSkill(skill: Skill): void {
    this.rate(skill.uri, { kind: 'status', status: 'unknown' });
  }

  clearRatings(): void {
    this.jump({ ratings: new Map(), unsaved: true });
    this.say(this.words.rate.cleared);
  }

  /** Lays another level over a rating. */
  imagine(competency: Key, rating: Rating): void {
    this.store.set({ imagined: changed(this.store.state.imagined, competency, rating), unsaved: true });
  }

  /** Takes away what was laid over one rating. */
  imagineToday(competency: Key): void {
    this.jump({ imagined: changed(this.store.state.imagined, competency, null), unsaved: true });
  }

  imagineNothing(): void {
    this.jump({ imagined: new Map(), unsaved: true });
  }

  plan(change: Partial<Effort>): void {
    this.store.set({ effort: { ...this.store.state.effort, ...change }, unsaved: true });
  }

  price(competency: Key, cost: number | null): void {
    this.plan({ costs: changed(this.store.state.effort.costs, competency, cost) });
  }

  freeze(competency: Key, fixed: boolean): void {
    const frozen = new Set(this.store.state.effort.frozen);
    if (fixed) frozen.add(competency);
    else frozen.delete(competency);
    this.plan({ frozen });
  }

  /** Wishes something else of the learning plan; what is shown now is what it is compared with. */
  wish(change: Partial<LearningWish>, shown: LearningWish['before']): void {
    const { wish } = this.store.state;
    this.store.set({ wish: { ...wish, before: shown ?? wish.before, ...change }, unsaved: true });
  }

  /** Lays aside what the plan was before. */
  seen(): void {
    this.store.set({ wish: { ...this.store.state.wish, before: null } });
  }

  /** Forgets all wishes. */
  wishNothing(): void {
    this.jump({ wish: EMPTY.wish, unsaved: true });
  }

  /** Opens a catalogue of resources in place of the one there is. */
  async openCatalogue(file: File): Promise<void> {
    this.store.set({ busy: this.words.reading, notice: null });
    try {
      const { catalogue, findings } = await this.engine.openCatalogue(file, this.store.state.language);
      const { wish } = EMPTY;
      this.jump({ catalogue, wish, busy: null, unsaved: true });
      const words = this.words.learn;
      const found = findings[0];
      const more = found === undefined ? '' : ` ${words.found(findings.length)} ${found.place ?? ''}: ${found.message}`;
      this.note(`${words.catalogueOpen(file.name, catalogue.resources.length)}${more}`);
    } catch (error) {
      this.failed(error);
    }
  }

  /** Goes back to the catalogue that came with the framework. */
  closeCatalogue(): void {
    this.jump({ catalogue: this.store.state.data?.catalogue ?? null, wish: EMPTY.wish, unsaved: true });
  }

  /** Says why something was refused. */
  readonly failed = (error: unknown): void => {
    const refusal: Refusal = error instanceof RefusedError ? error.refusal
      : { kind: 'fault', message: error instanceof Error ? error.message : String(error) };
    this.refuse(this.refusalText(refusal));
  };

  private refusalText(refusal: Refusal): string {
    const words = this.words.refusals;
    switch (refusal.kind) {
      case 'problem': return [refusal.problem.message, refusal.problem.path, refusal.problem.help].filter((one) => one !== null).join(' · ');
      case 'unpack': return `${refusal.file} ${words[refusal.fault]}.`;
      case 'unrecognised': return words.unrecognised;
      case 'fault': return `${words.fault}: ${refusal.message}`;
    }
  }

  /** Changes what controls show from elsewhere than the controls. */
  private jump(change: Partial<State>): void {
    this.store.set({ ...change, revision: this.store.state.revision + 1 });
  }

  private refuse(text: string): void {
    this.store.set({ busy: null, notice: { kind: 'refusal', text } });
  }

  private note(text: string): void {
    this.store.set({ notice: { kind: 'note', text } });
  }
}

function changed<T>(old: ReadonlyMap<Key, T>, key: Key, value: T | null): ReadonlyMap<Key, T> {
  const fresh = new Map(old);
  if (value === null) fresh.delete(key);
  else fresh.set(key, value);
  return fresh;
}

async function json(file: File): Promise<unknown> {
  try {
    return JSON.parse(await file.text()) as unknown;
  } catch {
    return null;
  }
}
