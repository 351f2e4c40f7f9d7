//! The operations of the room `account` that are about passwords.

/// The rows so far, with those about passwords.
#[macro_export]
#[doc(hidden)]
macro_rules! account_password_rows {
    ($expand:ident { $($rows:tt)* }) => {
        $crate::account_hash_rows! {
            $expand {
                $($rows)*
                /// The one spelling of a password that is hashed and compared.
                prepare_password(password: given Secret<String>) -> PreparedPassword {
                    password::prepare_password(&password)?.into()
                }
                /// Everything that a policy has to say of a password, without the password.
                check_password(
                    policy: given PasswordPolicy,
                    password: given Secret<String>,
                    context: optional PasswordContext,
                ) -> PasswordReport {
                    password::check_password(&policy, &password, &context)?
                }
                /// How many guesses a password takes, for somebody who knows its context.
                estimate_guesses(
                    password: given Secret<String>,
                    context: optional PasswordContext,
                ) -> Strength {
                    password::estimate_guesses(&password, &context)?
                }
                /// The words of a context that others try first, the longest first.
                context_words(context: given PasswordContext) -> Vec<String> {
                    password::context_words(&context)
                }
                /// How a new password is a small change of the old one, or nothing.
                is_trivial_variant(
                    old: given Secret<String>,
                    new: given Secret<String>,
                ) -> Option<VariantKind> {
                    password::is_trivial_variant(&password::prepare_password(&old)?, &password::prepare_password(&new)?)
                }
                /// The policy that somebody has published, as data that may be changed.
                policy_preset(preset: given PolicyPreset) -> PasswordPolicy {
                    password::policy_preset(preset)
                }
                /// The policy, where some password can meet it.
                check_policy(policy: given PasswordPolicy) -> PasswordPolicy {
                    policy.check()?;
                    policy
                }
                /// Every place where a policy does not do what a standard asks.
                lint_policy(
                    policy: given PasswordPolicy,
                    standard: given Standard,
                ) -> Vec<Deviation> {
                    password::lint_policy(&policy, standard)
                }
                /// What a policy asks, in the order a person should read it.
                policy_help(
                    policy: given PasswordPolicy,
                    options: optional TextOptions,
                ) -> Vec<HelpLine> {
                    password::policy_help(&policy, &options)
                }
                /// The sentence of each finding in a language.
                describe_findings(
                    findings: given Vec<PasswordFinding>,
                    options: optional TextOptions,
                ) -> Vec<String> {
                    password::describe_findings(&findings, &options)
                }
                /// All texts about passwords in a language, by code, to be translated.
                password_texts(language: given LanguageTag) -> BTreeMap<String, String> {
                    password::password_texts(&language)
                }
                /// The attributes of an `input` element for a new password.
                input_attributes(
                    policy: given PasswordPolicy,
                    has_second_factor: optional bool,
                ) -> InputAttributes {
                    password::input_attributes(&policy, has_second_factor)
                }
                /// The rules of a policy for password managers, as the `passwordrules` attribute.
                to_password_rules(policy: given PasswordPolicy) -> String {
                    password::to_password_rules(&policy)
                }
                /// What to ask a range service of breached passwords for.
                breach_query(password: given Secret<String>) -> BreachQuery {
                    password::breach_query(&password::prepare_password(&password)?)
                }
                /// Whether the answer of a range service names this password.
                breach_match(suffix: given Secret<String>, body: given String) -> Breach {
                    password::breach_match(&suffix, &body)?
                }
                /// The places of the hashes that a new password has to be verified against.
                history_plan(
                    policy: given PasswordPolicy,
                    hashes: given Vec<StoredHash>,
                ) -> Vec<u32> {
                    password::history_plan(&policy, &hashes)
                }
                /// Whether one of the comparisons with old passwords found it.
                history_reuse(results: given Vec<bool>) -> bool {
                    password::history_reuse(&results)
                }
                /// Why a stored hash should be made anew, or nothing.
                needs_rehash(
                    hash: given Secret<String>,
                    policy: optional HashPolicy,
                ) -> Option<RehashReason> {
                    password::needs_rehash(&hash, &policy)?
                }
                /// The most bytes a hash can take without leaving some out.
                hash_limits(algorithm: given HashAlgorithm) -> HashLimits {
                    password::hash_limits(algorithm)
                }
                /// A password that meets a policy, each such one as likely as the others.
                generate_password(
                    policy: given PasswordPolicy,
                    entropy: given Secret<Vec<u8>>,
                ) -> GeneratedPassword {
                    password::generate_password(&policy, &entropy)?
                }
                /// A passphrase of words that are drawn from a list.
                generate_passphrase(
                    words: given Vec<String>,
                    count: given u32,
                    separator: given String,
                    entropy: given Secret<Vec<u8>>,
                ) -> GeneratedPassword {
                    password::generate_passphrase(&words, count, &separator, &entropy)?
                }
                /// A first password for each account, which ends soon and has to be changed.
                bulk_generate(
                    policy: given PasswordPolicy,
                    accounts: given Vec<Key>,
                    entropy: given Secret<Vec<u8>>,
                    now: given Instant,
                ) -> Vec<InitialPassword> {
                    password::bulk_generate(&policy, &accounts, &entropy, now)?
                }
                /// What has to be done about a password that is set.
                password_state(
                    meta: given PasswordMeta,
                    policy: given PasswordPolicy,
                    now: given Instant,
                ) -> PasswordState {
                    password::password_state(&meta, &policy, now)
                }
            }
        }
    };
}
