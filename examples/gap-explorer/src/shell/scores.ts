import type { Learning } from '../engine/protocol.ts';
import type { Context } from '../views/view.ts';
import { currentRole } from '../views/parts.ts';

/** What the score is now, in one sentence; nothing where there is none. */
export function scoreSentence(context: Context): string | null {
  const { results, texts, state } = context;
  const role = currentRole(context);
  const readiness = role === undefined ? null : results.assessed.get(role.uri)?.readiness ?? null;
  if (role === undefined || readiness === null) return null;
  const { percent } = texts.numbers;
  if (state.view === 'learn' && results.learning !== null) return planSentence(context, results.learning);
  if (state.view === 'what-if' && state.imagined.size > 0 && results.whatIf?.after.kind === 'rated') {
    return texts.whatIf.announce(role.title, percent(readiness.score), percent(results.whatIf.after.readiness.score));
  }
  const score = percent(readiness.score);
  return readiness.high > readiness.score
    ? texts.score.announce(role.title, score, percent(readiness.high))
    : texts.score.announceExact(role.title, score);
}

/** What the learning plan is now, and what changed in it. */
function planSentence({ texts }: Context, { plan, change }: Learning): string {
  const words = texts.learn;
  if (plan.steps.length === 0) return plan.status === 'impossible' ? words.announceNone : words.nothing;
  const ends = plan.ends === null ? '' : texts.numbers.day(plan.ends);
  const more = change === null ? '' : words.announceChange(change.added.length, change.dropped.length);
  return words.announce(plan.steps.length, texts.numbers.number(plan.hours), ends) + more;
}
