import { h, type Child } from '../../dom/h.ts';
import { bar } from '../../charts/bar.ts';
import { table, twin } from '../../parts/table.ts';
import type { PlanChange, RejectedResource } from '../../recommend.ts';
import { money, title, titleOf, toggled, type About } from './about.ts';

/** So many that could be taken instead are shown. */
const MOST_OTHERS = 12;

/** What each requirement costs, as bars and as a table. */
export function prices(about: About): HTMLElement | null {
  const { learning, texts } = about;
  const words = texts.learn;
  const { numbers } = texts;
  const { goals } = learning;
  if (goals.length === 0 || learning.plan.steps.length === 0) return null;
  const priced = goals.filter((one) => one.pricePerLevel !== null);
  const most = Math.max(0, ...priced.map((one) => one.pricePerLevel ?? 0));
  const level = (value: number | null): string => (value === null ? words.bottom : numbers.number(value));
  const name = (goal: (typeof goals)[number]): HTMLElement => h('span', { lang: goal.lang }, goal.label);
  return h('figure', { class: 'ruled losses', 'aria-labelledby': 'prices-title' },
    h('figcaption', null, h('h2', { id: 'prices-title' }, words.prices), priced.length === 0 ? null : h('p', { class: 'scope' }, words.pricesLead)),
    priced.length === 0 || most === 0 ? null : h('ol', { class: 'gaps' }, [...priced].sort((one, other) => (other.pricePerLevel ?? 0) - (one.pricePerLevel ?? 0)).map((goal) =>
      h('li', { 'data-competency': goal.competency },
        h('span', { class: 'name' }, name(goal), h('span', { class: 'quiet' }, words.toLevel(level(goal.held), level(goal.required)))),
        bar([{ kind: 'gain', from: 0, to: (goal.pricePerLevel ?? 0) / most }]),
        h('span', { class: 'numbers' }, h('data', { value: goal.pricePerLevel }, money(about, Math.round(goal.pricePerLevel ?? 0)))),
      ))),
    twin('prices', {
      name: words.prices,
      columns: [
        { heading: words.requirement }, { heading: words.today, number: true }, { heading: words.asked, number: true }, { heading: words.after, number: true },
        { heading: words.isClosed }, { heading: words.price, number: true },
      ],
      rows: goals.map((goal) => [
        name(goal), level(goal.held), goal.required === null ? texts.readiness.anyLevel : numbers.number(goal.required), level(goal.after),
        goal.isClosed ? words.yes : words.no, goal.pricePerLevel === null ? '–' : money(about, goal.pricePerLevel),
      ]),
    }, texts),
  );
}

/** What one more hour or one more euro would bring. */
export function room(about: About): HTMLElement | null {
  const { learning: { plan }, texts, catalogue } = about;
  const words = texts.learn;
  if (plan.room === null || (plan.room.hour === null && plan.room.money === null)) return null;
  const unit = catalogue.source === 'sample' ? words.moneyUnit : '1';
  const line = (name: string, change: PlanChange | null): HTMLElement | null =>
    change === null ? null : h('li', null, h('strong', null, name), ' ', brings(about, change), '.');
  return h('section', { class: 'room', 'aria-labelledby': 'room-title' },
    h('h2', { id: 'room-title' }, words.room),
    h('ul', null, line(words.roomHour, plan.room.hour), line(words.roomMoney(unit), plan.room.money)),
  );
}

function brings(about: About, change: PlanChange): string {
  const words = about.texts.learn;
  if (about.learning.plan.status === 'impossible') return change.price === null ? words.roomNothing : words.roomOpens;
  if (change.gain !== null && change.gain < -1e-9) return words.roomGain(about.texts.numbers.number(-change.gain * 100));
  return change.price !== null && change.price < -1e-9 ? words.roomPrice(money(about, -change.price)) : words.roomNothing;
}

/** What is not taken and why, those first that could be. */
export function rejected(about: About): HTMLElement | null {
  const { learning: { plan }, texts, wish } = about;
  const words = texts.learn;
  const could = plan.rejected.filter((one) => one.with !== null && one.reason === 'not_needed');
  const others = plan.rejected.filter((one) => one.reason !== 'completed' && !could.includes(one));
  if (plan.rejected.length === 0) return null;
  const weight = ({ with: change }: RejectedResource): number =>
    (change === null || change.price === null ? Infinity : (change.gain ?? 0) * 1e9 + change.price);
  const near = [...could].sort((one, other) => weight(one) - weight(other)).slice(0, MOST_OTHERS);
  const rest = [...others, ...could.filter((one) => !near.includes(one))];
  return h('section', { class: 'ruled', 'aria-labelledby': 'rejected-title' },
    h('h2', { id: 'rejected-title' }, words.rejected),
    near.length === 0 ? null : h('p', { class: 'scope' }, words.rejectedLead),
    near.length === 0 ? null : h('ul', { class: 'targets near' }, near.map((one) =>
      h('li', { 'data-resource': one.resource },
        h('span', { class: 'name' }, title(about, one.resource), h('span', { class: 'quiet' }, `${words.surchargeOf}: ${surcharge(about, one)}`)),
        h('button', { type: 'button', id: `take-${one.resource}`, class: 'button quietly', 'aria-label': words.pinOf(titleOf(about, one.resource)), onclick: () => {
          about.change({ pinned: toggled(wish.pinned, one.resource, true) });
          about.then(`pin-${one.resource}`);
        } }, words.pin),
      ))),
    rest.length === 0 ? null : h('details', { class: 'twin', id: 'rejected-others' },
      h('summary', { id: 'rejected-others-summary' }, words.others(rest.length)),
      table({
        name: words.rejected,
        columns: [{ heading: words.resource }, { heading: words.reason }, { heading: words.surchargeOf }],
        rows: rest.map((one) => [title(about, one.resource), words.reasons[one.reason], one.with === null ? '–' : surcharge(about, one)]),
      })),
  );
}

function surcharge(about: About, { with: change }: RejectedResource): Child & string {
  const words = about.texts.learn;
  if (change === null || change.price === null || change.gain === null) return words.withNone;
  if (change.gain > 1e-9) return words.withGain(about.texts.numbers.number(change.gain * 100));
  return change.price > 1e-9 ? words.withPrice(money(about, change.price)) : words.withSame;
}

/** What the built-in rules say. */
export function coaching({ learning, texts }: About): HTMLElement {
  const words = texts.learn;
  return h('section', { class: 'coaching', 'aria-labelledby': 'coaching-title' },
    h('h2', { id: 'coaching-title' }, words.coaching),
    learning.messages.length === 0 ? h('p', null, words.coachingNone)
      : h('ul', null, learning.messages.map((one) => h('li', { lang: one.language, 'data-code': one.code }, one.text))),
  );
}

/** What is met today and has to be used before it fades. */
export function refresh(about: About): HTMLElement | null {
  const { learning, texts, wish, context } = about;
  const words = texts.learn;
  const { due, steady } = learning.refresh;
  if (due.length + steady.length === 0) return null;
  const role = context.results.roles.find((one) => one.uri === learning.role);
  const used = new Map(wish.used.map((one) => [one.competency, one.day]));
  const rows = [...due.map((one) => ({ competency: one.competency, before: one.before })), ...steady];
  const need = (uri: string) => role?.needs.find((one) => one.uri === uri);
  return h('section', { class: 'ruled', 'aria-labelledby': 'refresh-title' },
    h('h2', { id: 'refresh-title' }, words.refresh),
    h('p', { class: 'scope' }, words.refreshLead),
    due.length === 0 ? h('p', null, words.refreshNone)
      : h('ul', { class: 'due' }, learning.refreshSaid.map((one) => h('li', { lang: one.language }, one.text))),
    h('details', { class: 'twin', id: 'refresh-days', open: wish.used.length > 0 },
      h('summary', { id: 'refresh-days-summary' }, words.used),
      table({
        name: words.refresh,
        columns: [{ heading: words.competency }, { heading: words.used }, { heading: words.before }],
        rows: rows.map(({ competency, before }, at) => {
          const label = need(competency)?.label ?? competency;
          const input = h('input', { type: 'date', id: `used-${at}`, max: wish.start, value: used.get(competency) ?? wish.start, 'aria-label': words.usedOf(label) });
          input.addEventListener('change', () => {
            if (input.value === '' || input.value > wish.start) return;
            about.change({ used: [...wish.used.filter((one) => one.competency !== competency), { competency, day: input.value }] });
          });
          return [h('span', { lang: need(competency)?.lang }, label), input, before === null ? words.never : texts.numbers.day(before)];
        }),
      })),
  );
}
