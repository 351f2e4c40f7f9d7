import type { ViewName } from '../state/model.ts';
import { compare } from './compare.ts';
import { learn } from './learn.ts';
import { plan } from './plan.ts';
import { rate } from './rate.ts';
import { readiness } from './readiness.ts';
import { roles } from './roles.ts';
import { start } from './start.ts';
import type { MakeView } from './view.ts';
import { whatIf } from './what-if.ts';

/** The views by name. */
export const views: Readonly<Record<ViewName, MakeView>> = {
  start, roles, rate, readiness, compare, 'what-if': whatIf, plan, learn,
};
