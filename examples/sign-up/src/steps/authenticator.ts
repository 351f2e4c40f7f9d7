import type { App, Stage } from '../app.ts';
import { h } from '../dom.ts';
import { entropy, generateBackupCodes, now, totpUri, verifyTotp } from '../prowess.ts';
import { qrCode } from '../qr.ts';
import { field, mark } from './field.ts';

/** The secret goes to an authenticator, which shows that it has it by its first code. */
export function authenticator(app: App, stage: Extract<Stage, { kind: 'authenticator' }>): HTMLElement {
  const { words } = app;
  const uri = totpUri(stage.secret, words.site, stage.email);
  const code = h('input', {
    id: 'code', type: 'text', inputmode: 'numeric', autocomplete: 'one-time-code', maxlength: 16, required: true,
    oninput: () => mark(code, null),
  });
  const verify = (event: Event) => {
    event.preventDefault();
    const answer = verifyTotp(stage.secret, code.value.toWellFormed(), now(), stage.state);
    if (answer.kind === 'accepted') {
      // A site stores the state beside the encrypted secret, so that no code is taken twice.
      stage.state = answer.state;
      return app.go({ kind: 'backup', codes: generateBackupCodes(now(), entropy(256)).codes_once });
    }
    mark(code, words.authenticator.refused[answer.reason]);
    code.focus();
  };
  return h('section', {},
    h('h1', { tabindex: -1 }, words.authenticator.heading),
    h('p', { class: 'intro' }, words.authenticator.intro),
    h('div', { class: 'enrol' },
      qrCode(uri, words.authenticator.qr),
      h('div', {},
        h('p', {}, words.authenticator.cannotScan),
        h('p', { class: 'secret' }, h('code', { id: 'secret', translate: 'no' }, stage.secret.match(/.{1,4}/g)?.join(' ') ?? '')),
        h('p', {}, h('a', { href: uri }, words.authenticator.open)))),
    h('form', { novalidate: true, onsubmit: verify },
      field(words.authenticator.code, code),
      h('p', { class: 'buttons' }, h('button', { id: 'verify', type: 'submit' }, words.authenticator.verify))));
}
