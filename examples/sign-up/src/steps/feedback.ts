import type { App } from '../app.ts';
import type { Asked } from '../breach.ts';
import { type Child, h, replace, sentence } from '../dom.ts';
import type { Judgement } from '../judge.ts';
import { type Finding, type Report, describeFindings } from '../prowess.ts';

/** What the rules say of a look-up that did not happen. */
const NOT_CHECKED = 'password_breach_not_checked';

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A report in which nobody is blamed for a look-up that was not tried yet. */
function tried(report: Report, asked: Asked | 'asking' | null): Report {
  if (asked !== null && asked !== 'asking') return report;
  const others = (findings: readonly Finding[]) => findings.filter(({ code }) => code !== NOT_CHECKED);
  return { ...report, violations: others(report.violations), warnings: others(report.warnings) };
}

/** What is said of a password while it is typed: findings, strength and the look-up. */
export class Feedback {
  private readonly findings = h('ul', { id: 'findings', class: 'findings' });
  private readonly strength = h('div', { id: 'strength', class: 'strength' });
  private readonly breach = h('p', { id: 'breach', class: 'breach' });
  readonly root = h('div', { class: 'feedback' }, this.strength, this.findings, this.breach);

  constructor(private readonly app: App) {}

  /** Shows what is known; `asked` is nothing as long as nobody asked, and where the policy does not want it. */
  show(judgement: Judgement | null, asked: Asked | 'asking' | null, isWanted: boolean): void {
    const known = judgement?.kind === 'report' ? { ...judgement, report: tried(judgement.report, asked) } : judgement;
    replace(this.findings, this.lines(known));
    replace(this.strength, known?.kind === 'report' ? this.meter(known.report) : null);
    replace(this.breach, known?.kind === 'report' && isWanted ? this.lookUp(asked) : null);
    this.app.announcer.say(this.spoken(known));
  }

  private said(findings: readonly Finding[]): string[] {
    return describeFindings(findings, { language: this.app.tag });
  }

  private lines(judgement: Judgement | null): Child {
    const { feedback } = this.app.words;
    const line = (kind: string, mark: string, word: string, text: string) =>
      h('li', { class: kind }, h('span', { 'aria-hidden': 'true', class: 'mark' }, mark), h('span', {}, h('span', { class: 'sr' }, word), sentence(capital(text))));
    if (judgement === null) return null;
    if (judgement.kind === 'no_text') return line('violation', '✕', feedback.violation, feedback.noText);
    const { violations, warnings, ok } = judgement.report;
    return [
      this.said(violations).map((text) => line('violation', '✕', feedback.violation, text)),
      this.said(warnings).map((text) => line('warning', '!', feedback.warning, text)),
      ok ? line('taken', '✓', '', feedback.taken) : null,
    ];
  }

  /** How hard it is to guess; a password that was stolen needs no guessing. */
  private meter({ strength, breach }: Report): Child {
    if (strength === null || breach.kind === 'found') return null;
    const { words } = this.app;
    const power = Math.floor(strength.guesses_log10_milli / 1000);
    return [
      h('div', { class: 'steps', 'aria-hidden': 'true', 'data-score': strength.score }, [1, 2, 3, 4].map((at) => h('span', { 'data-full': String(at <= strength.score) }))),
      h('p', {}, words.feedback.strength(words.feedback.scores[strength.score] ?? ''), ' ', h('span', { class: 'quiet' }, words.feedback.guesses, ' 10', h('sup', {}, power))),
    ];
  }

  private lookUp(asked: Asked | 'asking' | null): Child {
    const { feedback } = this.app.words;
    if (asked === null) return feedback.notYet;
    if (asked === 'asking') return feedback.asking;
    return [asked.breach === null ? feedback.notAsked : feedback.asked, ' ', h('code', {}, `GET ${asked.path}`)];
  }

  /** One sentence for those who hear the page: how many things are wrong, and the first of them. */
  private spoken(judgement: Judgement | null): string {
    const { feedback } = this.app.words;
    if (judgement === null) return '';
    if (judgement.kind === 'no_text') return feedback.noText;
    const { violations, strength } = judgement.report;
    const [first] = this.said(violations);
    if (first === undefined) return `${feedback.taken} ${feedback.strength(feedback.scores[strength?.score ?? 0] ?? '')}`;
    return feedback.spoken(violations.length, first);
  }
}
