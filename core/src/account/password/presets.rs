//! Policies that others have published.

use serde::{Deserialize, Serialize};

use super::policy::{BreachRule, CharacterClass, ContextRule, HashAlgorithm, PasswordPolicy};

/// A policy that somebody has published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum PolicyPreset {
    /// NIST SP 800-63B-4 of 2025: 15 code points alone and 8 with a second factor, no composition.
    #[serde(rename = "nist_63b4")]
    Nist63b4,
    /// OWASP ASVS 5.0, level 1.
    #[serde(rename = "asvs5_l1")]
    Asvs5L1,
    /// OWASP ASVS 5.0, level 2: also words of the context and breached passwords.
    #[serde(rename = "asvs5_l2")]
    Asvs5L2,
    /// PCI DSS 4.0.1: 12 characters, letters and digits, four old passwords, 90 days.
    #[serde(rename = "pci_dss_4_0_1")]
    PciDss401,
    /// What many sites still ask: eight characters of all four classes.
    #[serde(rename = "four_classes_legacy")]
    FourClassesLegacy,
    /// The validators that Django switches on for a new project.
    #[serde(rename = "django_default")]
    DjangoDefault,
    /// A master password as Bitwarden asks for one: twelve characters and a good estimate.
    #[serde(rename = "bitwarden_master")]
    BitwardenMaster,
}

impl Default for PasswordPolicy {
    fn default() -> Self {
        Self {
            min_length: 15,
            min_length_with_second_factor: 8,
            max_length: 128,
            hash: HashAlgorithm::Argon2id,
            allowed: Vec::new(),
            required: Vec::new(),
            min_classes: 0,
            refuse_digits_only: false,
            max_repeated: 0,
            max_sequence: 0,
            refuse_common: true,
            context: ContextRule::WholePassword,
            min_guesses_log10_milli: 6000,
            warn_guesses_log10_milli: 8000,
            breach: BreachRule::RefuseIfFound,
            refuse_similar_to_current: true,
            history: 0,
            min_age_hours: 0,
            max_age_days: 0,
            max_age_for_single_factor_only: false,
            warn_age_days: 0,
            initial_valid_hours: 24,
            require_current: true,
            has_hints: false,
            has_security_questions: false,
            allows_paste: true,
            allows_reveal: true,
        }
    }
}

/// The policy that somebody has published, as data that may be changed.
///
/// What a publisher does not speak of is as in `nist_63b4`, or switched off where the publisher's
/// own software does without it.
/// Common passwords are those of the list here, also in `django_default`: it has what is longest
/// and most common of Django's, and four of five of all that Django refuses from 8 characters on.
#[must_use]
pub fn policy_preset(preset: PolicyPreset) -> PasswordPolicy {
    use CharacterClass::{Digit, Letter, Lower, Symbol, Upper};

    let nist = PasswordPolicy::default();
    match preset {
        PolicyPreset::Nist63b4 => nist,
        PolicyPreset::Asvs5L1 => PasswordPolicy {
            min_length: 8,
            context: ContextRule::Ignored,
            breach: BreachRule::Ignored,
            min_guesses_log10_milli: 0,
            ..nist
        },
        PolicyPreset::Asvs5L2 => PasswordPolicy { min_length: 8, ..nist },
        PolicyPreset::PciDss401 => PasswordPolicy {
            min_length: 12,
            min_length_with_second_factor: 12,
            required: vec![Letter, Digit],
            history: 4,
            max_age_days: 90,
            max_age_for_single_factor_only: true,
            warn_age_days: 14,
            ..nist
        },
        PolicyPreset::FourClassesLegacy => PasswordPolicy {
            min_length: 8,
            max_length: 64,
            required: vec![Lower, Upper, Digit, Symbol],
            min_classes: 4,
            refuse_common: false,
            context: ContextRule::Ignored,
            min_guesses_log10_milli: 0,
            breach: BreachRule::Ignored,
            refuse_similar_to_current: false,
            history: 5,
            max_age_days: 90,
            warn_age_days: 14,
            ..nist
        },
        PolicyPreset::DjangoDefault => PasswordPolicy {
            min_length: 8,
            refuse_digits_only: true,
            context: ContextRule::Similar,
            min_guesses_log10_milli: 0,
            warn_guesses_log10_milli: 0,
            breach: BreachRule::Ignored,
            refuse_similar_to_current: false,
            ..nist
        },
        PolicyPreset::BitwardenMaster => PasswordPolicy {
            min_length: 12,
            min_length_with_second_factor: 12,
            refuse_common: false,
            context: ContextRule::Ignored,
            min_guesses_log10_milli: 8000,
            warn_guesses_log10_milli: 10_000,
            refuse_similar_to_current: false,
            ..nist
        },
    }
}
