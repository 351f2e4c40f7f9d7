//! The operations of the room `account` that are about who may try to sign in.

/// The rows so far, with those about who may try to sign in.
#[macro_export]
#[doc(hidden)]
macro_rules! account_standing_rows {
    ($expand:ident { $($rows:tt)* }) => {
        $crate::account_password_rows! {
            $expand {
                $($rows)*
                /// What a new device keeps in its cookie once somebody has signed in on it.
                generate_device(entropy: given Secret<Vec<u8>>) -> NewDevice {
                    lockout::generate_device(&entropy)?
                }
                /// A stored hash that no password has, to verify against where there is no account.
                dummy_hash(policy: optional HashPolicy, entropy: given Secret<Vec<u8>>) -> String {
                    lockout::dummy_hash(&policy, &entropy)?
                }
                /// Whether somebody may try to sign in now.
                login_gate(
                    state: optional Lockout,
                    device: optional Option<Secret<String>>,
                    policy: optional LockoutPolicy,
                    now: given Instant,
                ) -> LoginGate {
                    lockout::login_gate(&state, device.as_ref(), &policy, now)?
                }
                /// Counts an attempt to sign in that failed.
                record_login_failure(
                    state: optional Lockout,
                    device: optional Option<Secret<String>>,
                    policy: optional LockoutPolicy,
                    now: given Instant,
                ) -> LoginRecord {
                    lockout::record_login_failure(&state, device.as_ref(), &policy, now)?
                }
                /// Writes down an attempt to sign in that succeeded.
                record_login_success(
                    state: optional Lockout,
                    device: optional Option<Secret<String>>,
                    policy: optional LockoutPolicy,
                    now: given Instant,
                ) -> LoginRecord {
                    lockout::record_login_success(&state, device.as_ref(), &policy, now)?
                }
                /// The account after an event, and what follows from it.
                step_account(
                    record: given AccountRecord,
                    event: given AccountEvent,
                    standing: optional AdminStanding,
                    now: given Instant,
                ) -> AccountStep {
                    lifecycle::step_account(&record, &event, &standing, now)?
                }
                /// The one spelling of an address that is stored, and the one that tells two accounts apart.
                email_identity(email: given String) -> EmailIdentity {
                    lifecycle::email_identity(&email)?
                }
                /// What is unusual about a sign-in, and what to do about it.
                assess_login(
                    attempt: given LoginAttempt,
                    history: given Vec<PastLogin>,
                    policy: optional RiskPolicy,
                    now: given Instant,
                ) -> LoginRisk {
                    risk::assess_login(&attempt, &history, &policy, now)?
                }
                /// What a list says of an address of the internet, and by which rule.
                check_ip(
                    address: given String,
                    rules: given Vec<IpRule>,
                    otherwise: given IpVerdict,
                ) -> IpAnswer {
                    ip_list::check_ip(&address, &rules, otherwise)?
                }
            }
        }
    };
}
