// The only place that knows the package: another entry of it is another line here.

import { type TotpAnswerRefused, account, init, isProwessError } from 'prowess-web/account';

export type Policy = ReturnType<typeof account.policyPreset>;
export type Preset = Parameters<typeof account.policyPreset>[0];
export type Context = NonNullable<Parameters<typeof account.checkPassword>[2]>;
export type Report = ReturnType<typeof account.checkPassword>;
export type Finding = Report['violations'][number];
export type Breach = Report['breach'];
export type TotpState = NonNullable<Parameters<typeof account.verifyTotp>[3]>;
export type TotpRefusal = TotpAnswerRefused['reason'];

/** The names of the policies, the default first. */
export const PRESETS: readonly Preset[] = [
  'nist_63b4', 'asvs5_l1', 'asvs5_l2', 'pci_dss_4_0_1', 'four_classes_legacy', 'django_default', 'bitwarden_master',
];

/** The part of the rules that the page uses. */
export const {
  breachMatch, breachQuery, checkPassword, describeFindings, emailIdentity, generateBackupCodes, generatePassphrase,
  generatePassword, generateTotpSecret, inputAttributes, policyHelp, policyPreset, totpUri, verifyTotp,
} = account;

export { init, isProwessError };

/** This moment, as the rules take it. */
export const now = (): string => new Date().toISOString();

/** Random bytes for the rules, which draw none of their own. */
export const entropy = (bytes: number): number[] => [...crypto.getRandomValues(new Uint8Array(bytes))];
