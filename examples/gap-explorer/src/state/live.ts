import type { RemoteEngine } from '../engine/client.ts';
import type { Key } from '../prowess.ts';
import type { TargetRole } from '../engine/protocol.ts';
import type { State } from './model.ts';
import { changesOf, effortOf, profileOf } from './profile.ts';
import { NO_RESULTS, type Results } from './results.ts';
import type { Store } from './store.ts';

/** How many roles the comparison of all shows. */
const TOP = 20;

/** The parts of the state that any result hangs on. */
const INPUTS = [
  'data', 'person', 'ratings', 'targets', 'current', 'imagined', 'effort', 'catalogue', 'wish', 'language',
  'view',
] as const satisfies readonly (keyof State)[];

/**
 * Keeps the results up to date.
 *
 * One computation runs at a time; changes that come while it runs are answered together, by the
 * last one. What is shown is therefore never older than one computation.
 */
export class Live {
  results: Results = NO_RESULTS;
  private wanted = false;
  private running = false;

  constructor(
    private readonly store: Store,
    private readonly engine: RemoteEngine,
    private readonly shown: () => void,
    private readonly failed: (error: unknown) => void,
  ) {
    store.watch((state, before) => {
      if (INPUTS.some((name) => state[name] !== before[name])) this.want();
    });
  }

  private want(): void {
    this.wanted = true;
    if (!this.running) void this.run();
  }

  private async run(): Promise<void> {
    this.running = true;
    while (this.wanted) {
      this.wanted = false;
      const { state } = this.store;
      try {
        const results = state.data === null ? NO_RESULTS : await this.compute(state);
        if (this.store.state.data === state.data) this.results = results;
      } catch (error) {
        // What was asked of a framework that was closed meanwhile is nobody's trouble.
        if (this.store.state.data === state.data) this.failed(error);
      }
      this.shown();
    }
    this.running = false;
  }

  private async compute(state: State): Promise<Results> {
    const { engine } = this;
    const { language, targets, current, view, catalogue } = state;
    const profile = profileOf(state);
    const [roles, assessed] = await Promise.all([
      engine.roles(targets, language),
      engine.assess(profile, targets, language),
    ]);
    const others = await engine.skills(otherKeys(state, roles), language);
    const now = assessed.find((one) => one.role === current)?.readiness ?? null;
    const key = now === null ? null : current;
    const [sentences, comparison, whatIf, plan, learning] = await Promise.all([
      now !== null && view === 'readiness' ? engine.explain(now, language) : [],
      view === 'compare' ? engine.compare(profile, TOP, language) : null,
      key !== null && view === 'what-if' ? engine.whatIf(profile, key, changesOf(state.imagined), language) : null,
      key !== null && view === 'plan' ? engine.plan(profile, key, effortOf(state.effort), language) : null,
      key !== null && catalogue !== null && view === 'learn' ? engine.learn(profile, key, catalogue, state.wish, language) : null,
    ]);
    return {
      roles: same(this.results.roles, roles),
      others: same(this.results.others, others),
      assessed: new Map(assessed.map((one) => [one.role, one])),
      sentences, comparison, whatIf, plan, learning,
    };
  }
}

function otherKeys(state: State, roles: readonly TargetRole[]): Key[] {
  const asked = new Set(roles.flatMap((role) => role.needs.map((need) => need.uri)));
  return [...state.ratings.keys()].filter((key) => !asked.has(key));
}

/** The old value where the new one says the same, so that views know that nothing changed. */
function same<T>(old: T, fresh: T): T {
  return JSON.stringify(old) === JSON.stringify(fresh) ? old : fresh;
}
