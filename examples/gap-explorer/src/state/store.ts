import { EMPTY, type State } from './model.ts';

/** Told after each change, with the state before it. */
export type Watcher = (state: State, before: State) => void;

/** Holds the state; it is replaced and never changed. */
export class Store {
  private held: State;
  private readonly watchers: Watcher[] = [];

  constructor(first: Partial<State> = {}) {
    this.held = { ...EMPTY, ...first };
  }

  get state(): State {
    return this.held;
  }

  /** Replaces some of the state. */
  set(change: Partial<State>): void {
    const before = this.held;
    this.held = { ...before, ...change };
    for (const watcher of this.watchers) watcher(this.held, before);
  }

  /** Tells of each change from now on. */
  watch(watcher: Watcher): void {
    this.watchers.push(watcher);
  }
}
