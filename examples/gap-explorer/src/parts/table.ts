import { h, type Child } from '../dom/h.ts';
import type { Texts } from '../text/index.ts';

/** A column: its heading, and whether it holds numbers. */
export interface Column {
  readonly heading: string;
  readonly number?: boolean;
}

/** A table; the first cell of each row is its heading. */
export interface TableData {
  readonly name: string;
  readonly caption?: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Child[])[];
}

/** The twins that are open, by id, so that they stay open when they are made anew. */
const open = new Set<string>();

/** A table that can be scrolled sideways, also by keyboard. */
export function table(data: TableData): HTMLElement {
  const aligned = (at: number): string | false => (data.columns[at]?.number === true ? 'number' : false);
  const rows = data.rows.map((cells) =>
    h('tr', null, cells.map((cell, at) =>
      at === 0 ? h('th', { scope: 'row' }, cell) : h('td', { class: aligned(at) }, cell),
    )),
  );
  return h('div', { class: 'scroll', tabindex: 0, role: 'group', 'aria-label': data.name },
    h('table', null,
      h('caption', null, data.caption ?? data.name),
      h('thead', null, h('tr', null,
        data.columns.map(({ heading }, at) => h('th', { scope: 'col', class: aligned(at) }, heading)),
      )),
      h('tbody', null, rows),
    ),
  );
}

/** The table that says the same as a chart, folded away until somebody asks for it. */
export function twin(id: string, data: TableData, texts: Texts): HTMLDetailsElement {
  const details = h('details', { class: 'twin', id: `twin-${id}`, open: open.has(id) },
    h('summary', { id: `twin-${id}-summary` }, texts.readiness.table(data.name)),
    table(data),
  );
  details.addEventListener('toggle', () => {
    if (details.open) open.add(id);
    else open.delete(id);
  });
  return details;
}
