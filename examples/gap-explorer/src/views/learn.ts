import { h, replace, type Child } from '../dom/h.ts';
import { rolePicker } from '../parts/picker.ts';
import type { LearningWish } from '../engine/protocol.ts';
import { currentRole, empty, heading } from './parts.ts';
import type { About } from './learn/about.ts';
import { calendar } from './learn/calendar.ts';
import { catalogueControls, wishControls } from './learn/controls.ts';
import { coaching, prices, refresh as refreshing, rejected, room } from './learn/more.ts';
import { steps } from './learn/steps.ts';
import { change, summary } from './learn/summary.ts';
import type { Context, MakeView } from './view.ts';

/** Which resources to take, in which order, why, and until when. */
export const learn: MakeView = (context) => {
  const { texts, state, actions } = context;
  const words = texts.learn;
  const { catalogue } = state;
  const role = currentRole(context);
  if (role === undefined) {
    const to = state.data === null ? 'start' : 'roles';
    return empty(words.title, words.none, to, texts.views[to]);
  }
  if (catalogue === null) {
    const root = h('div', null, heading(words.title, words.noCatalogue, role.title), catalogueControls(context, null));
    return { root, refresh: () => undefined };
  }
  let latest = context;
  let next: string | null = null;
  const wished = (wish: Partial<LearningWish>): void => {
    const { learning } = latest.results;
    const shown = learning === null || learning.role !== role.uri ? null
      : { role: role.uri, resources: learning.plan.steps.map((step) => step.resource) };
    actions.wish(wish, shown);
  };
  const outcome = h('div', { id: 'outcome' });
  const refresh = (now: Context): void => {
    latest = now;
    const { learning } = now.results;
    if (learning === null || learning.role !== role.uri) return;
    replace(outcome, contents({
      context: now, texts, catalogue, learning, wish: now.state.wish, change: wished, then: (id) => { next = id; },
    }));
    // What was done may have taken its own button away.
    if (next !== null && (document.activeElement === document.body || document.activeElement === null)) {
      const place = document.getElementById(next);
      if (place !== null) {
        place.focus({ preventScroll: true });
        next = null;
      }
    }
  };
  refresh(context);
  const root = h('div', null,
    heading(words.title, words.lead, role.title),
    rolePicker(texts.readiness.choose, context.results.roles, role.uri, actions.show),
    h('div', { class: 'planner' }, wishControls(context, catalogue, wished), outcome),
  );
  return { root, refresh };
};

function contents(about: About): Child {
  return [
    summary(about),
    change(about),
    calendar(about),
    steps(about),
    h('div', { class: 'ruled columns' }, coaching(about), room(about)),
    prices(about),
    rejected(about),
    refreshing(about),
  ];
}
