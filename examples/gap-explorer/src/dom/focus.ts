/** Does something that makes elements anew, and puts the focus back on the one with the same id. */
export function keepingFocus(work: () => void): void {
  const before = document.activeElement;
  const id = before instanceof HTMLElement ? before.id : '';
  const caret = before instanceof HTMLInputElement && before.type === 'search' ? before.selectionStart : null;
  work();
  if (id === '' || document.activeElement?.id === id) return;
  const after = document.getElementById(id);
  after?.focus({ preventScroll: true });
  if (caret !== null && after instanceof HTMLInputElement) after.setSelectionRange(caret, caret);
}
