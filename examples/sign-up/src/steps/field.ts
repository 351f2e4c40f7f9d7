import { type Child, h } from '../dom.ts';

/** A field with its label and a place for what is wrong with it; `shown` holds the input and what goes with it. */
export function field(label: string, input: HTMLElement, shown: Child = input): HTMLElement {
  const error = h('p', { id: `${input.id}-error`, class: 'error', hidden: true });
  return h('div', { class: 'field' }, h('label', { for: input.id }, label), shown, error);
}

/** Says what is wrong with a field, or that nothing is. */
export function mark(input: HTMLElement, text: string | null): void {
  const error = document.getElementById(`${input.id}-error`) as HTMLElement;
  const others = (input.getAttribute('aria-describedby') ?? '').split(' ').filter((id) => id !== '' && id !== error.id);
  error.hidden = text === null;
  error.textContent = text;
  input.setAttribute('aria-describedby', [...others, ...(text === null ? [] : [error.id])].join(' '));
  if (text === null) input.removeAttribute('aria-invalid');
  else input.setAttribute('aria-invalid', 'true');
}
