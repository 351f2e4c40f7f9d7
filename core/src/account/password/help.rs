//! A policy, as people and browsers read it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::policy::{BreachRule, CharacterClass, ContextRule, PasswordPolicy};
use super::prepare::MOST_BYTES;
use super::report::PasswordFinding;
use super::texts;
use crate::kernel::LanguageTag;

/// One line of help beside a password field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct HelpLine {
    /// Its stable name, to be translated by.
    pub code: String,
    /// The sentence.
    pub text: String,
}

/// How a policy is said: the language, and texts of the host that go before the built-in ones.
#[derive(Debug, Clone, Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct TextOptions {
    /// The language; English where it is left out or has no texts.
    pub language: Option<LanguageTag>,
    /// Texts of the host by their code, such as a translation of `password_texts`.
    pub texts: BTreeMap<String, String>,
    /// Whether the person has a second factor, which may allow fewer characters.
    pub has_second_factor: bool,
}

impl TextOptions {
    fn say(&self, code: &str, params: &BTreeMap<String, String>) -> String {
        if let Some(text) = self.texts.get(code) {
            return texts::filled_in(text, params);
        }
        let language = self.language.clone().unwrap_or_else(LanguageTag::english);
        texts::sentence(code, params, &language)
    }
}

/// What a policy asks, in the order a person should read it.
///
/// SP 800-63B-4 asks for such guidance, before somebody types and when they are refused.
#[must_use]
pub fn policy_help(policy: &PasswordPolicy, options: &TextOptions) -> Vec<HelpLine> {
    let mut lines = Vec::new();
    let mut say = |code: &str, params: &[(&str, String)]| {
        let own = params.iter().map(|(name, value)| ((*name).to_owned(), value.clone()));
        let text = options.say(code, &own.collect());
        lines.push(HelpLine { code: code.to_owned(), text });
    };
    let min = policy.shortest(options.has_second_factor);
    say("help_length", &[("min", min.to_string())]);
    say("help_max_length", &[("max", policy.max_length.to_string())]);
    for class in &policy.required {
        say("help_required", &[("class", class.name().to_owned())]);
    }
    if policy.min_classes > 1 {
        say("help_classes", &[("min", policy.min_classes.to_string())]);
    }
    if policy.refuse_common {
        say("help_common", &[]);
    }
    if policy.context != ContextRule::Ignored {
        say("help_context", &[]);
    }
    if policy.breach != BreachRule::Ignored {
        say("help_breach", &[]);
    }
    if policy.history > 0 {
        say("help_history", &[("count", policy.history.to_string())]);
    }
    if policy.max_age_days > 0 {
        say("help_age", &[("days", policy.max_age_days.to_string())]);
    }
    say("help_phrase", &[]);
    if policy.allows_paste {
        say("help_manager", &[]);
    }
    lines
}

/// The sentence of each finding in a language, with the values it has.
#[must_use]
pub fn describe_findings(findings: &[PasswordFinding], options: &TextOptions) -> Vec<String> {
    findings.iter().map(|found| options.say(found.code.name(), &found.params)).collect()
}

/// The attributes of an `input` element for a new password.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct InputAttributes {
    /// `new-password`, by which password managers offer to make one.
    pub autocomplete: String,
    /// The fewest UTF-16 units, as browsers count: never more than the policy's own minimum needs.
    pub minlength: u32,
    /// The most UTF-16 units: more than can ever be taken, so that a browser cuts nothing that could.
    pub maxlength: u32,
    /// The rules for password managers, see `to_password_rules`.
    pub passwordrules: String,
}

/// The attributes of an `input` element for a new password.
///
/// A browser counts UTF-16 units, and cuts silently what is pasted beyond `maxlength`.
/// So that is 4097, whatever the policy allows: what is cut there is still above 4096 bytes, which
/// are refused, and a cut password never passes for a whole one.
/// Twice the code points would not do: 200 emoji would be cut to 128, and taken.
/// For `minlength` they count units as well, which lets some through that are too short, such as
/// 8 emoji where 15 code points are asked; what counts is the check.
#[must_use]
pub fn input_attributes(policy: &PasswordPolicy, has_second_factor: bool) -> InputAttributes {
    InputAttributes {
        autocomplete: "new-password".to_owned(),
        minlength: policy.shortest(has_second_factor),
        maxlength: MOST_BYTES.saturating_add(1),
        passwordrules: to_password_rules(policy),
    }
}

/// The printing marks of ASCII as a class of its own: `special`, as managers have it, holds the blank.
///
/// In such a class the hyphen stands first and the closing bracket last.
const SYMBOLS: &str = "[-!\"#$%&'()*+,./:;<=>?@[\\^_`{|}~]]";

/// The rules of a policy for password managers, such as `minlength: 15; maxlength: 128;`.
///
/// Source: the `passwordrules` attribute of Apple, "Customizing Password AutoFill rules".
/// It knows ASCII alone: of the classes, blanks and letters beyond are left out.
#[must_use]
pub fn to_password_rules(policy: &PasswordPolicy) -> String {
    let word = |class: &CharacterClass| match class {
        CharacterClass::Lower => Some("lower"),
        CharacterClass::Upper => Some("upper"),
        CharacterClass::Letter => Some("lower, upper"),
        CharacterClass::Digit => Some("digit"),
        CharacterClass::Symbol => Some(SYMBOLS),
        CharacterClass::Space => Some("[ ]"),
        CharacterClass::Other => None,
    };
    let longest = policy.min_length.max(policy.min_length_with_second_factor);
    let mut rules = format!("minlength: {longest}; maxlength: {};", policy.max_length);
    for class in policy.required.iter().filter_map(word) {
        rules.push_str(&format!(" required: {class};"));
    }
    if policy.min_classes >= 4 {
        for class in CharacterClass::FOUR.iter().filter(|class| !policy.required.contains(class)) {
            rules.push_str(&format!(" required: {};", word(class).unwrap_or(SYMBOLS)));
        }
    }
    if policy.allowed.is_empty() {
        rules.push_str(" allowed: ascii-printable;");
    } else {
        let words: Vec<&str> = policy.allowed.iter().filter_map(word).collect();
        rules.push_str(&format!(" allowed: {};", words.join(", ")));
    }
    if policy.max_repeated > 0 {
        rules.push_str(&format!(" max-consecutive: {};", policy.max_repeated));
    }
    rules
}
