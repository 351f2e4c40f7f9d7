import type { Comparison, EffortPlan, Key, RenderedStatement, WhatIf } from '../prowess.ts';
import type { Assessed, Learning, Skill, TargetRole } from '../engine/protocol.ts';

/** Everything that was computed, for one state. */
export interface Results {
  /** The target roles, in the order in which they were chosen. */
  readonly roles: readonly TargetRole[];
  /** Competencies that were rated and that no target role asks for. */
  readonly others: readonly Skill[];
  /** Each target role with its readiness. */
  readonly assessed: ReadonlyMap<Key, Assessed>;
  readonly sentences: readonly RenderedStatement[];
  readonly comparison: Comparison | null;
  readonly whatIf: WhatIf | null;
  readonly plan: EffortPlan | null;
  readonly learning: Learning | null;
}

/** Before anything was computed. */
export const NO_RESULTS: Results = {
  roles: [], others: [], assessed: new Map(), sentences: [], comparison: null, whatIf: null, plan: null, learning: null,
};
