import { debounce } from '../dom/debounce.ts';
import { h, replace, type Child } from '../dom/h.ts';

/** A field to search with, and the list of what was found. */
export interface Search {
  readonly root: HTMLElement;
  /** Searches once more, such as after a result was chosen. */
  again(): void;
}

/** What to search, and how to show it. */
export interface SearchOptions<T> {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly remember: (text: string) => void;
  readonly find: (text: string) => Promise<readonly T[]>;
  readonly show: (hit: T, at: number) => Child;
  readonly count: (text: string, hits: readonly T[]) => string;
  readonly failed: (error: unknown) => void;
}

/** Long enough not to search at every letter, short enough to feel at once. */
const WAIT = 120;

/**
 * A search as somebody types. Arrow keys walk from the field through the results and back; answers
 * that come too late are dropped.
 */
export function search<T>(options: SearchOptions<T>): Search {
  const { id, label, value } = options;
  const field = h('input', { type: 'search', id, value, autocomplete: 'off', spellcheck: 'false', 'aria-describedby': `${id}-count` });
  const count = h('p', { id: `${id}-count`, class: 'quiet', role: 'status' });
  const list = h('ul', { id: `${id}-hits`, class: 'hits' });
  let asked = 0;

  const run = async (): Promise<void> => {
    asked += 1;
    const turn = asked;
    const text = field.value;
    try {
      const hits = await options.find(text);
      if (turn !== asked) return;
      const focused = document.activeElement?.id;
      replace(list, hits.map((hit, at) => h('li', null, options.show(hit, at))));
      replace(count, options.count(text, hits));
      if (focused !== undefined && focused !== '' && document.activeElement?.id !== focused) {
        (document.getElementById(focused) ?? field).focus({ preventScroll: true });
      }
      list.removeAttribute('aria-busy');
    } catch (error) {
      list.removeAttribute('aria-busy');
      options.failed(error);
    }
  };
  const later = debounce(WAIT, () => void run());
  field.addEventListener('input', () => {
    options.remember(field.value);
    // What is on its way answers an older text, and the list is about to change under the mouse.
    asked += 1;
    list.setAttribute('aria-busy', 'true');
    later();
  });

  const root = h('div', { class: 'search' }, h('label', { for: id }, label), field, count, list);
  root.addEventListener('keydown', (event) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const stops: HTMLElement[] = [field, ...list.querySelectorAll<HTMLElement>('button:not([disabled])')];
    const at = stops.indexOf(document.activeElement as HTMLElement);
    const next = stops[at + (event.key === 'ArrowDown' ? 1 : -1)];
    if (at < 0 || next === undefined) return;
    event.preventDefault();
    next.focus();
  });
  void run();
  return { root, again: () => void run() };
}
