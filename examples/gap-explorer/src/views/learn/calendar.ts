import { h } from '../../dom/h.ts';
import { months, plusDays, spans, timeLine, type Span } from '../../charts/calendar.ts';
import { twin } from '../../parts/table.ts';
import { gapsOf, title, type About } from './about.ts';

/** The plan as a calendar, with the days by which it may be done. */
export function calendar(about: About): HTMLElement | null {
  const { learning, texts, wish } = about;
  const words = texts.learn;
  const { numbers } = texts;
  const { plan, forecast } = learning;
  if (plan.steps.length === 0 || plan.ends === null) return null;
  const { p50, p80, p95 } = forecast.all;
  const days = [plan.ends, p50?.on, p80?.on, p95?.on].filter((day): day is string => day != null).sort();
  const line = timeLine(wish.start, days.at(-1) ?? plan.ends);
  const begun = new Set(wish.begun.map((one) => one.resource));
  const rows = plan.steps.map((step, at) => {
    const kind: Span['kind'] = begun.has(step.resource) ? 'begun' : 'planned';
    const last = step.ends ?? wish.start;
    return h('li', { 'data-resource': step.resource },
      h('span', { class: 'name' }, h('span', { class: 'count' }, `${at + 1}`), ' ', title(about, step.resource)),
      spans(line, [{ kind, from: step.begins ?? wish.start, to: plusDays(last, 1) }]),
      h('span', { class: 'until' }, h('time', { datetime: last }, numbers.day(last))),
    );
  });
  const range: Span[] = [];
  if (p50?.on != null && p80?.on != null) range.push({ kind: 'likely', from: p50.on, to: p80.on });
  if (p80?.on != null && p95?.on != null) range.push({ kind: 'unlikely', from: p80.on, to: p95.on });
  const marks = [p50?.on, p80?.on, p95?.on].filter((day): day is string => day != null);
  const when = (name: string, day: string | null | undefined, data: string): HTMLElement =>
    h('div', { 'data-range': data }, h('dt', null, name), h('dd', null, day == null ? words.beyond : h('time', { datetime: day }, numbers.day(day))));
  return h('figure', { class: 'ruled calendar', 'aria-labelledby': 'calendar-title' },
    h('figcaption', null,
      h('h2', { id: 'calendar-title' }, words.calendar),
      h('p', { class: 'scope' }, words.calendarLead(numbers.number(wish.hoursPerWeek))),
      h('ul', { class: 'legend' },
        h('li', null, h('span', { class: 'key', 'data-key': 'met' }), words.calendarKeys.planned),
        begun.size === 0 ? null : h('li', null, h('span', { class: 'key', 'data-key': 'gain' }), words.calendarKeys.begun),
        h('li', null, h('span', { class: 'key', 'data-key': 'range' }), words.calendarKeys.range),
      ),
    ),
    h('ol', { class: 'time' },
      h('li', { class: 'head', 'aria-hidden': 'true' }, h('span', { class: 'name' }), months(line, numbers.month)),
      rows,
      h('li', { class: 'end' },
        h('span', { class: 'name' }, words.completion),
        spans(line, range, marks),
        h('span', { class: 'until' }, p80?.on == null ? words.beyond : h('time', { datetime: p80.on }, numbers.day(p80.on))),
      ),
    ),
    h('dl', { class: 'facts range' }, when(words.p50, p50?.on, 'p50'), when(words.p80, p80?.on, 'p80'), when(words.p95, p95?.on, 'p95')),
    learning.forecastSaid === null ? null : h('p', { lang: learning.forecastSaid.language, id: 'forecast-said' }, learning.forecastSaid.text),
    learning.paceAssumed ? h('p', { class: 'quiet' }, words.paceAssumed) : null,
    twin('calendar', {
      name: words.calendar,
      columns: [
        { heading: words.resource }, { heading: words.begins }, { heading: words.Ends }, { heading: words.Hours, number: true },
        { heading: words.closes }, { heading: words.p50 }, { heading: words.p95 },
      ],
      rows: plan.steps.map((step) => {
        const done = forecast.items.find((one) => one.id === step.resource)?.range;
        return [
          title(about, step.resource), step.begins === null ? '' : numbers.day(step.begins), step.ends === null ? '' : numbers.day(step.ends),
          h('data', { value: step.hours }, numbers.number(step.hours)),
          gapsOf(about, step).map((gap) => `${gap.name} ${gap.levels}`).join(', '),
          done?.p50?.on == null ? words.beyond : numbers.day(done.p50.on), done?.p95?.on == null ? words.beyond : numbers.day(done.p95.on),
        ];
      }),
    }, texts),
  );
}
