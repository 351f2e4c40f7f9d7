import { h, type Child } from '../../dom/h.ts';
import { bar } from '../../charts/bar.ts';
import { share } from '../../parts/figure.ts';
import type { PlanObstacle } from '../../recommend.ts';
import { money, nameOf, title, titleOf, toggled, type About } from './about.ts';

/** The plan in short: what it reaches, what it takes, and how sure it is that nothing is better. */
export function summary(about: About): Child {
  const { learning, texts } = about;
  const words = texts.learn;
  const { plan, score } = learning;
  const closed = learning.goals.filter((one) => one.isClosed).length;
  const fact = (term: string, value: Child): HTMLElement => h('div', null, h('dt', null, term), h('dd', null, value));
  const hasPlan = plan.steps.length > 0;
  return h('div', { class: 'short' },
    h('div', { class: 'answer', id: 'plan-answer' },
      h('p', { class: 'figure' }, share(score.after, texts)),
      h('div', null,
        h('p', { class: 'lead' }, words.scoreAfter, h('span', { class: 'verdict' }, words.scoreNow(texts.numbers.percent(score.now)))),
        bar([{ kind: 'met', from: 0, to: score.now }, { kind: 'gain', from: score.now, to: score.after }]),
        hasPlan ? h('dl', { class: 'facts plan-facts' },
          fact(words.resources(plan.steps.length), h('data', { value: plan.steps.length }, String(plan.steps.length))),
          fact(words.hoursUnit, h('data', { value: plan.hours }, texts.numbers.number(plan.hours))),
          fact(words.cost, h('data', { value: plan.cost }, money(about, plan.cost))),
          plan.ends === null ? null : fact(words.ends, h('time', { datetime: plan.ends }, texts.numbers.day(plan.ends))),
          fact(words.gapsClosed, words.of(closed, learning.goals.length)),
        ) : null,
      ),
    ),
    proof(about),
  );
}

/** How good the plan is, and what is in the way where there is none. */
function proof(about: About): HTMLElement {
  const { learning, texts, wish } = about;
  const words = texts.learn;
  const { plan } = learning;
  const status = learning.goals.length === 0 ? 'nothing' : plan.status;
  const isGain = wish.goal === 'most_gain';
  const sentence = status === 'optimal' ? (isGain ? words.optimalGain : words.optimal(money(about, plan.price)))
    : status === 'within_bound' ? words.within(texts.numbers.finePercent(gapOf(about)))
    : words[status];
  return h('div', { class: `status ${status}`, 'data-status': status, 'data-price': plan.price, 'data-bound': plan.lower_bound ?? plan.upper_bound },
    h('strong', null, words.statuses[status]), h('span', { class: 'proof' }, sentence),
    plan.obstacles.length === 0 ? null : h('ul', null, plan.obstacles.map((one, at) => obstacle(about, one, at))),
    status !== 'impossible' || isGain ? null
      : h('p', null, h('button', { type: 'button', id: 'gain-instead', class: 'button quietly', onclick: () => {
          about.change({ goal: 'most_gain' });
          const radio = document.getElementById('goal-most_gain');
          if (radio instanceof HTMLInputElement) radio.checked = true;
          about.then('goal-most_gain');
        } }, words.mostInstead)),
  );
}

/** By which part the plan can be worse than the best one. */
function gapOf({ learning: { plan }, wish }: About): number {
  if (wish.goal === 'most_gain') return plan.upper_bound === null ? 1 : Math.max(0, plan.upper_bound - plan.gain);
  return plan.lower_bound === null || plan.price <= 0 ? 1 : Math.max(0, (plan.price - plan.lower_bound) / plan.price);
}

/** What is in the way, and how to make way. */
function obstacle(about: About, one: PlanObstacle, at: number): HTMLElement {
  const words = about.texts.learn;
  const { number } = about.texts.numbers;
  const way = (label: string, name: string, value: string): Child => [' ', h('button', { type: 'button', id: `way-${at}`, class: 'link', onclick: () => {
    const input = document.getElementById(name);
    if (!(input instanceof HTMLInputElement)) return;
    input.value = value;
    input.dispatchEvent(new Event('input'));
    input.focus();
  } }, label)];
  switch (one.kind) {
    case 'goal': return h('li', null, one.reachable === null
      ? words.obstacles.goalNone(nameOf(about, one.competency)) : words.obstacles.goal(nameOf(about, one.competency), number(one.reachable)));
    case 'budget': {
      const needed = Math.ceil(one.needed);
      return h('li', null, words.obstacles.budget(money(about, one.needed)), way(words.raiseBudget(money(about, needed)), 'budget', String(needed)));
    }
    case 'hours': {
      const needed = Math.ceil(one.needed);
      const isDeadline = about.wish.hours === null || one.available < about.wish.hours;
      return h('li', null, words.obstacles.hours(number(one.needed), number(one.available)),
        isDeadline ? way(words.dropDeadline, 'deadline', '') : way(words.raiseHours(number(needed)), 'hours', String(needed)));
    }
    case 'pinned': return h('li', null, words.obstacles.pinned(titleOf(about, one.resource)), ' ',
      h('button', { type: 'button', id: `way-${at}`, class: 'link', onclick: () => {
        about.change({ pinned: toggled(about.wish.pinned, one.resource, false) });
        about.then('steps-title');
      } }, words.unpin(titleOf(about, one.resource))));
    default: return h('li', null, words.obstacles[one.kind]);
  }
}

/** What is new and what fell away since the last change. */
export function change(about: About): HTMLElement | null {
  const { learning, texts } = about;
  const words = texts.learn;
  if (learning.change === null) return null;
  const list = (name: string, kind: string, keys: readonly string[]): HTMLElement | null =>
    keys.length === 0 ? null : h('div', { class: kind }, h('dt', { class: 'sr' }, name), keys.map((key) => h('dd', { 'data-resource': key }, title(about, key))));
  return h('section', { class: 'change', 'aria-labelledby': 'change-title' },
    h('h3', { id: 'change-title' }, words.changed),
    h('dl', null, list(words.added, 'added', learning.change.added), list(words.gone, 'gone', learning.change.dropped)),
    h('button', { type: 'button', id: 'change-seen', class: 'link', onclick: () => {
      about.context.actions.seen();
      about.then('steps-title');
    } }, words.seen),
  );
}
