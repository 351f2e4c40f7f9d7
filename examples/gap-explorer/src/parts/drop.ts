import { h } from '../dom/h.ts';
import type { Texts } from '../text/index.ts';

/** Where files are dropped or chosen; they are read by the page and go nowhere. */
export function dropZone(texts: Texts, take: (files: readonly File[]) => void): HTMLElement {
  const words = texts.start;
  const input = h('input', {
    type: 'file', id: 'files', class: 'sr', multiple: true, tabindex: -1, 'aria-label': words.filesOpen,
    accept: '.zip,.gz,.txt,.csv,.json',
    onchange: () => {
      take([...(input.files ?? [])]);
      input.value = '';
    },
  });
  const zone = h('section', { class: 'card drop', 'aria-labelledby': 'files-title' },
    h('h2', { id: 'files-title' }, words.files),
    h('p', null, words.filesText),
    h('p', { class: 'quiet' }, words.filesStay),
    h('button', { type: 'button', id: 'choose-files', class: 'button', onclick: () => input.click() }, words.filesOpen),
    input,
  );
  const over = (on: boolean) => (event: Event): void => {
    event.preventDefault();
    zone.classList.toggle('over', on);
  };
  zone.addEventListener('dragenter', over(true));
  zone.addEventListener('dragover', over(true));
  zone.addEventListener('dragleave', over(false));
  zone.addEventListener('drop', (event) => {
    over(false)(event);
    take([...(event.dataTransfer?.files ?? [])]);
  });
  return zone;
}
