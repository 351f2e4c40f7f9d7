import type { Context } from '../views/view.ts';
import { currentRole } from '../views/parts.ts';

/** What the score is now, in one sentence; nothing where there is none. */
export function scoreSentence(context: Context): string | null {
  const { results, texts, state } = context;
  const role = currentRole(context);
  const readiness = role === undefined ? null : results.assessed.get(role.uri)?.readiness ?? null;
  if (role === undefined || readiness === null) return null;
  const { percent } = texts.numbers;
  if (state.view === 'what-if' && state.imagined.size > 0 && results.whatIf?.after.kind === 'rated') {
    return texts.whatIf.announce(role.title, percent(readiness.score), percent(results.whatIf.after.readiness.score));
  }
  const score = percent(readiness.score);
  return readiness.high > readiness.score
    ? texts.score.announce(role.title, score, percent(readiness.high))
    : texts.score.announceExact(role.title, score);
}
