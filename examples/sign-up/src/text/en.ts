import type { Preset, TotpRefusal } from '../prowess.ts';

/** All words of the page that do not come from the rules. */
export interface Texts {
  readonly name: string;
  readonly site: string;
  readonly title: string;
  readonly language: string;
  readonly notLoaded: string;
  readonly progress: string;
  readonly steps: Readonly<Record<'form' | 'authenticator' | 'backup' | 'done', string>>;
  readonly presets: Readonly<Record<Preset, string>>;
  readonly form: Readonly<Record<'heading' | 'intro' | 'name' | 'email' | 'noEmail' | 'password' | 'show' | 'makePassword' | 'makePhrase' | 'second' | 'create' | 'notTaken' | 'rules' | 'preset' | 'attributes', string>> & {
    made(bits: number): string;
  };
  readonly feedback: Readonly<Record<'violation' | 'warning' | 'taken' | 'noText' | 'guesses' | 'notYet' | 'asking' | 'asked' | 'notAsked', string>> & {
    readonly scores: readonly string[];
    strength(word: string): string;
    spoken(count: number, first: string): string;
  };
  readonly authenticator: Readonly<Record<'heading' | 'intro' | 'qr' | 'cannotScan' | 'open' | 'code' | 'verify', string>> & {
    readonly refused: Readonly<Record<TotpRefusal, string>>;
  };
  readonly backup: Readonly<Record<'heading' | 'intro' | 'file' | 'save' | 'print' | 'kept' | 'notKept' | 'finish', string>>;
  readonly done: Readonly<Record<'heading' | 'withFactor' | 'withoutFactor' | 'server', string>>;
}

export const en: Texts = {
  name: 'English',
  site: 'Kestrel Works',
  title: 'Create your account – Kestrel Works',
  language: 'Language',
  notLoaded: 'The rules could not be loaded. Load the page again.',
  progress: 'Steps',
  steps: { form: 'Account', authenticator: 'Authenticator', backup: 'Backup codes', done: 'Done' },
  presets: {
    nist_63b4: 'NIST SP 800-63B-4',
    asvs5_l1: 'OWASP ASVS 5.0, level 1',
    asvs5_l2: 'OWASP ASVS 5.0, level 2',
    pci_dss_4_0_1: 'PCI DSS 4.0.1',
    four_classes_legacy: 'Four classes, as it used to be',
    django_default: 'The default of Django',
    bitwarden_master: 'The main password of Bitwarden',
  },
  form: {
    heading: 'Create your account',
    intro: 'Your password is checked here, while you type.',
    name: 'Name',
    email: 'E-mail address',
    noEmail: 'Give an address that mail can be sent to, such as ana@example.com',
    password: 'Password',
    show: 'Show',
    makePassword: 'Make a password',
    makePhrase: 'Make a passphrase',
    made: (bits) => `Drawn at random, with ${bits} bits. Keep it in a password manager.`,
    second: 'Sign in with a code from an app as well',
    create: 'Create account',
    notTaken: 'This password cannot be taken yet. What is missing stands below it.',
    rules: 'What a password needs',
    preset: 'Rules of this site',
    attributes: 'What password managers are told',
  },
  feedback: {
    violation: 'To be changed: ',
    warning: 'To be considered: ',
    taken: 'This password can be taken.',
    noText: 'Type it again: it ends in the middle of a character',
    scores: ['very weak', 'weak', 'fair', 'strong', 'very strong'],
    strength: (word) => `Strength: ${word}.`,
    guesses: 'Guesses needed: about',
    notYet: 'Not looked for among stolen passwords yet.',
    asking: 'Looking among stolen passwords …',
    asked: 'Looked among stolen passwords. Five digits of its hash left this page:',
    notAsked: 'Nobody could be asked about stolen passwords. This was tried:',
    spoken: (count, first) => (count === 1 ? `Not yet: ${first}.` : `Not yet, for ${count} reasons. First: ${first}.`),
  },
  authenticator: {
    heading: 'Connect an authenticator app',
    intro: 'Scan the code with the app, then type the six digits that it shows.',
    qr: 'QR code for the authenticator app. The same as text stands beside it.',
    cannotScan: 'If you cannot scan it, type this key into the app:',
    open: 'Open in an app on this device',
    code: 'Code from the app',
    verify: 'Check the code',
    refused: {
      malformed: 'Type the six digits that the app shows',
      invalid: 'This is not the code of this moment. Wait for the next one, and see that the clock of your device is right',
      replayed: 'This code was used already. Wait for the next one',
    },
  },
  backup: {
    heading: 'Keep your backup codes',
    intro: 'Each lets you in once, should you lose the app. They are not shown again.',
    file: 'backup-codes.txt',
    save: 'Save as a file',
    print: 'Print',
    kept: 'I have kept the codes',
    notKept: 'Keep the codes first, then say so here',
    finish: 'Finish',
  },
  done: {
    heading: 'Your account is ready',
    withFactor: 'You sign in with your password and a code from your app.',
    withoutFactor: 'You sign in with your password.',
    server: 'The password, the key of the app and the backup codes are no longer on this page. A site keeps hashes of the password and of the codes, the key encrypted, and the last code that was used.',
  },
};
