//! The operations of the room `account` that are about sessions and refresh tokens.

/// The rows so far, with those about sessions and refresh tokens.
#[macro_export]
#[doc(hidden)]
macro_rules! account_session_rows {
    ($expand:ident { $($rows:tt)* }) => {
        $crate::account_standing_rows! {
            $expand {
                $($rows)*
                /// A new family of refresh tokens with its first token, after a sign-in.
                start_refresh_family(
                    subject: given String,
                    binding: optional Option<String>,
                    policy: optional RefreshPolicy,
                    now: given Instant,
                    entropy: given Secret<Vec<u8>>,
                ) -> NewRefreshFamily {
                    refresh::start_refresh_family(
                        &subject, binding.as_deref(), &policy, now, &entropy,
                    )?
                }
                /// The hash under which the family of a refresh token is looked up.
                refresh_token_hash(token: given Secret<String>) -> String {
                    refresh::refresh_token_hash(&token)?
                }
                /// Takes a refresh token for the next one, makes a lost answer good, or revokes the family.
                rotate_refresh_token(
                    family: given RefreshFamily,
                    token: given Secret<String>,
                    binding: optional Option<String>,
                    policy: optional RefreshPolicy,
                    now: given Instant,
                    entropy: given Secret<Vec<u8>>,
                ) -> RefreshAnswer {
                    refresh::rotate_refresh_token(
                        &family, &token, binding.as_deref(), &policy, now, &entropy,
                    )?
                }
                /// The family without any token that works.
                revoke_refresh_family(family: given RefreshFamily, now: given Instant) -> RefreshFamily {
                    refresh::revoke_refresh_family(&family, now)
                }
                /// How long sessions last, by the name of a policy.
                session_policy(preset: given SessionPreset) -> SessionPolicy {
                    session::session_policy(preset)
                }
                /// A new session, after a sign-in.
                start_session(
                    subject: given String,
                    level: given AssuranceLevel,
                    policy: given SessionPolicy,
                    now: given Instant,
                    entropy: given Secret<Vec<u8>>,
                ) -> NewSession {
                    session::start_session(&subject, level, &policy, now, &entropy)?
                }
                /// The hash under which the session of an id is looked up.
                session_id_hash(id: given Secret<String>) -> String {
                    session::session_id_hash(&id)?
                }
                /// How a session stands when a request comes with an id.
                evaluate_session(
                    session: given Session,
                    id: given Secret<String>,
                    need: optional SessionNeed,
                    policy: given SessionPolicy,
                    now: given Instant,
                ) -> SessionAnswer {
                    session::evaluate_session(&session, &id, &need, &policy, now)?
                }
                /// The same session under a new id.
                renew_session(
                    session: given Session,
                    level: optional Option<AssuranceLevel>,
                    policy: given SessionPolicy,
                    now: given Instant,
                    entropy: given Secret<Vec<u8>>,
                ) -> NewSession {
                    session::renew_session(&session, level, &policy, now, &entropy)?
                }
                /// The session after its end.
                end_session(session: given Session, now: given Instant) -> Session {
                    session::end_session(&session, now)
                }
                /// Whether there is room for one more session of an account, and which ones end for it.
                admit_session(
                    sessions: given Vec<Session>,
                    limit: given SessionLimit,
                    policy: given SessionPolicy,
                    now: given Instant,
                ) -> SessionAdmission {
                    session::admit_session(&sessions, &limit, &policy, now)?
                }
                /// What has to end when an account changes.
                revoke_plan(change: given AccountChange) -> Vec<Effect> {
                    session::revoke_plan(change)
                }
                /// How the cookie of a session is set.
                cookie_attributes(same_site: optional SameSite) -> CookieAttributes {
                    session::cookie_attributes(same_site)
                }
            }
        }
    };
}
