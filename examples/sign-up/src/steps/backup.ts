import type { App } from '../app.ts';
import { h } from '../dom.ts';

/** The backup codes, shown once, to be saved or printed. */
export function backup(app: App, codes: readonly string[]): HTMLElement {
  const { words } = app;
  const kept = h('input', { id: 'kept', type: 'checkbox', onchange: () => { problem.hidden = true; } });
  const problem = h('p', { id: 'kept-error', class: 'error', role: 'alert', hidden: true }, words.backup.notKept);
  const save = () => {
    const address = URL.createObjectURL(new Blob([`${words.site}: ${words.backup.heading}\n\n${codes.join('\n')}\n`], { type: 'text/plain' }));
    h('a', { href: address, download: words.backup.file }).click();
    window.setTimeout(() => URL.revokeObjectURL(address), 1000);
  };
  const finish = () => {
    if (kept.checked) return app.go({ kind: 'done', hasSecondFactor: true });
    problem.hidden = false;
    kept.focus();
  };
  return h('section', {},
    h('h1', { tabindex: -1 }, words.backup.heading),
    h('p', { class: 'intro' }, words.backup.intro),
    h('ol', { id: 'codes', class: 'codes' }, codes.map((code) => h('li', {}, h('code', { translate: 'no' }, code)))),
    h('p', { class: 'buttons' },
      h('button', { id: 'save', type: 'button', class: 'quietly', onclick: save }, words.backup.save),
      h('button', { id: 'print', type: 'button', class: 'quietly', onclick: () => window.print() }, words.backup.print)),
    h('p', { class: 'check' }, kept, h('label', { for: 'kept' }, words.backup.kept)),
    problem,
    h('p', { class: 'buttons' }, h('button', { id: 'finish', type: 'button', onclick: finish }, words.backup.finish)));
}
