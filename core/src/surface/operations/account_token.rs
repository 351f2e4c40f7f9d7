//! The operations of the room `account` that are about tokens and signatures.

/// The rows so far, with those about tokens and signatures.
#[macro_export]
#[doc(hidden)]
macro_rules! account_token_rows {
    ($expand:ident { $($rows:tt)* }) => {
        $crate::account_session_rows! {
            $expand {
                $($rows)*
                /// A new token for a purpose, in place of the open ones of the same purpose and subject.
                issue_token(
                    purpose: given TokenPurpose,
                    subject: given String,
                    bound_email: optional Option<String>,
                    open: optional Vec<TokenRecord>,
                    now: given Instant,
                    entropy: given Secret<Vec<u8>>,
                ) -> NewToken {
                    token::issue_token(
                        purpose, &subject, bound_email.as_deref(), &open, now, &entropy,
                    )?
                }
                /// The hash under which the record of a token is stored.
                token_hash(purpose: given TokenPurpose, token: given Secret<String>) -> String {
                    token::token_hash(purpose, &token)?
                }
                /// Whether a token would be taken, without using it up.
                check_token(
                    record: given TokenRecord,
                    token: given Secret<String>,
                    purpose: given TokenPurpose,
                    current_email: optional Option<String>,
                    now: given Instant,
                ) -> TokenCheck {
                    token::check_token(&record, &token, purpose, current_email.as_deref(), now)
                }
                /// Takes a token, which is used up, or says why not.
                consume_token(
                    record: given TokenRecord,
                    token: given Secret<String>,
                    purpose: given TokenPurpose,
                    current_email: optional Option<String>,
                    now: given Instant,
                ) -> TokenAnswer {
                    token::consume_token(&record, &token, purpose, current_email.as_deref(), now)
                }
                /// A token without a record, which dies when the account changes.
                issue_bound_token(
                    purpose: given TokenPurpose,
                    mark: given AccountMark,
                    now: given Instant,
                    keys: given Vec<SigningKey>,
                ) -> BoundToken {
                    token::issue_bound_token(purpose, &mark, now, &keys)?
                }
                /// Whether a token was signed for this purpose and this state of the account, and lives.
                verify_bound_token(
                    token: given Secret<String>,
                    purpose: given TokenPurpose,
                    mark: given AccountMark,
                    now: given Instant,
                    keys: given Vec<SigningKey>,
                ) -> BoundAnswer {
                    token::verify_bound_token(&token, purpose, &mark, now, &keys)?
                }
                /// A new token for the forms of a session.
                issue_csrf_token(
                    session_id: given Secret<String>,
                    keys: given Vec<SigningKey>,
                    entropy: given Secret<Vec<u8>>,
                ) -> NewCsrfToken {
                    csrf::issue_csrf_token(&session_id, &keys, &entropy)?
                }
                /// Whether a token of a form is the one of its cookie, and signed for this session.
                verify_csrf_token(
                    form_token: given Secret<String>,
                    cookie_token: given Secret<String>,
                    session_id: given Secret<String>,
                    keys: given Vec<SigningKey>,
                ) -> CsrfAnswer {
                    csrf::verify_csrf_token(&form_token, &cookie_token, &session_id, &keys)?
                }
                /// A new secret for webhooks.
                generate_webhook_secret(entropy: given Secret<Vec<u8>>) -> NewWebhookSecret {
                    webhook::generate_webhook_secret(&entropy)?
                }
                /// The headers that go out with a message, one signature by each secret.
                sign_webhook(
                    id: given String,
                    body: given String,
                    secrets: given Vec<Secret<String>>,
                    now: given Instant,
                ) -> WebhookSignature {
                    webhook::sign_webhook(&id, &body, &secrets, now)?
                }
                /// Whether a message was signed by one of the secrets, just now.
                verify_webhook(
                    headers: given WebhookHeaders,
                    body: given String,
                    secrets: given Vec<Secret<String>>,
                    tolerance_seconds: optional Option<u32>,
                    now: given Instant,
                ) -> WebhookAnswer {
                    webhook::verify_webhook(
                        &headers, &body, &secrets, tolerance_seconds.unwrap_or(300), now,
                    )?
                }
                /// Whether the header and the claims of a token say what is expected.
                validate_claims(
                    header: given String,
                    claims: given String,
                    expected: given ClaimsExpectation,
                    now: given Instant,
                ) -> ClaimsAnswer {
                    claims::validate_claims(&header, &claims, &expected, now)?
                }
            }
        }
    };
}
