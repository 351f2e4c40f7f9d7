//! The operations of the room `account` that are about codes that somebody types.

/// The rows so far, with those about codes that somebody types.
#[macro_export]
#[doc(hidden)]
macro_rules! account_code_rows {
    ($expand:ident { $($rows:tt)* }) => {
        $crate::account_token_rows! {
            $expand {
                $($rows)*
                /// A new secret for an authenticator, as long as its hash is.
                generate_totp_secret(
                    entropy: given Secret<Vec<u8>>,
                    algorithm: optional OtpAlgorithm,
                ) -> NewTotpSecret {
                    totp::generate_totp_secret(&entropy, algorithm)?
                }
                /// The options of one-time codes that have a name.
                totp_options(preset: given TotpPreset) -> TotpOptions {
                    totp::totp_options(preset)
                }
                /// The address from which an authenticator takes its secret, to be shown as a QR code.
                totp_uri(
                    secret: given Secret<String>,
                    issuer: given String,
                    account: given String,
                    options: optional TotpOptions,
                ) -> Disclosed {
                    totp::totp_uri(&secret, &issuer, &account, &options)?
                }
                /// The code that an authenticator shows at an instant.
                totp_code(
                    secret: given Secret<String>,
                    now: given Instant,
                    options: optional TotpOptions,
                ) -> Disclosed {
                    totp::totp_code(&secret, now, &options)?
                }
                /// Whether a code is the one of this moment and was not used before.
                verify_totp(
                    secret: given Secret<String>,
                    code: given Secret<String>,
                    now: given Instant,
                    state: optional TotpState,
                    options: optional TotpOptions,
                ) -> TotpAnswer {
                    totp::verify_totp(&secret, &code, now, state, &options)?
                }
                /// The code that an authenticator shows for a counter.
                hotp_code(
                    secret: given Secret<String>,
                    counter: given u32,
                    options: optional HotpOptions,
                ) -> Disclosed {
                    totp::hotp_code(&secret, counter, &options)?
                }
                /// Whether a code is the expected one of a counter, or one of those after it.
                verify_hotp(
                    secret: given Secret<String>,
                    code: given Secret<String>,
                    state: optional HotpState,
                    options: optional HotpOptions,
                ) -> HotpAnswer {
                    totp::verify_hotp(&secret, &code, state, &options)?
                }
                /// Ten new backup codes, in place of all there were.
                generate_backup_codes(now: given Instant, entropy: given Secret<Vec<u8>>) -> NewBackupCodes {
                    backup::generate_backup_codes(now, &entropy)?
                }
                /// Whether a backup code is one of those that are left; if so, it is used up.
                verify_backup_code(
                    code: given Secret<String>,
                    state: given BackupCodes,
                    now: given Instant,
                ) -> BackupAnswer {
                    backup::verify_backup_code(&code, &state, now)?
                }
                /// A new code of eight digits, for one address and one purpose.
                issue_numeric_code(
                    purpose: given TokenPurpose,
                    subject: given String,
                    email: given String,
                    now: given Instant,
                    keys: given Vec<SigningKey>,
                    entropy: given Secret<Vec<u8>>,
                ) -> NewNumericCode {
                    token::issue_numeric_code(purpose, &subject, &email, now, &keys, &entropy)?
                }
                /// Takes a code of eight digits, which is used up, or counts a try.
                verify_numeric_code(
                    record: given NumericCode,
                    code: given Secret<String>,
                    purpose: given TokenPurpose,
                    current_email: given String,
                    now: given Instant,
                    keys: given Vec<SigningKey>,
                ) -> NumericAnswer {
                    token::verify_numeric_code(&record, &code, purpose, &current_email, now, &keys)?
                }
            }
        }
    };
}
