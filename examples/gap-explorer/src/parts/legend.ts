import { h, type Child } from '../dom/h.ts';

/** How something is drawn. */
export type Key = 'met' | 'unknown' | 'missing' | 'lost' | 'asked' | 'before' | 'gain';

/** What the colours and patterns of a chart mean. */
export function legend(keys: readonly (readonly [Key, Child])[]): HTMLUListElement {
  return h('ul', { class: 'legend' },
    keys.map(([key, name]) => h('li', null, h('span', { class: 'key', 'data-key': key }), name)),
  );
}
