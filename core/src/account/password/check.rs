//! Everything that a policy has to say of a password.

use std::collections::BTreeMap;

use super::breach::Breach;
use super::common::how_common;
use super::composition;
use super::context::{PasswordContext, context_words};
use super::policy::{BreachRule, ContextRule, PasswordPolicy, hash_limits};
use super::prepare::{MOST_BYTES, Prepared, prepare_password};
use super::report::{PasswordCode, PasswordFinding, PasswordReport};
use super::similar;
use super::spelling::{Letters, contains, derived};
use super::strength::{Known, MatchKind, Strength, estimate};
use super::texts;
use super::variant::{VariantKind, is_trivial_variant};
use crate::account::{AccountError, Secret};
use crate::kernel::{LanguageTag, lower};

/// The year for dates in passwords where nobody says what day it is.
const YEAR: u32 = 2026;

/// A word of the context that is shorter is no reason for a warning: it may be anywhere.
const SHORTEST_WITHIN: usize = 4;

/// Findings while they are collected.
#[derive(Default)]
pub(super) struct Findings {
    violations: Vec<PasswordFinding>,
    warnings: Vec<PasswordFinding>,
}

impl Findings {
    pub(super) fn refuse(&mut self, code: PasswordCode, params: &[(&str, String)]) {
        self.violations.push(finding(code, params));
    }

    fn warn(&mut self, code: PasswordCode, params: &[(&str, String)]) {
        self.warnings.push(finding(code, params));
    }
}

fn finding(code: PasswordCode, params: &[(&str, String)]) -> PasswordFinding {
    let own = params.iter().map(|(name, value)| ((*name).to_owned(), value.clone()));
    let params: BTreeMap<String, String> = own.collect();
    let hint = texts::sentence(code.name(), &params, &LanguageTag::english());
    PasswordFinding { code, params, hint }
}

/// Everything that a policy has to say of a password as somebody typed it.
///
/// All violations are listed, in the order of their codes, and none of them repeats the password.
/// What cannot be prepared is a violation here, not a problem: people type it.
/// Compared are whole passwords, by the rules of [`PasswordPolicy`].
///
/// # Errors
///
/// * `account.policy_invalid` for a policy that nobody can meet.
///
/// # Cost
///
/// O(n^2) in the length, of which 128 code points at most are estimated; some 20 microseconds for
/// a usual password.
pub fn check_password(
    policy: &PasswordPolicy,
    password: &Secret<String>,
    context: &PasswordContext,
) -> Result<PasswordReport, AccountError> {
    policy.check()?;
    let mut findings = Findings::default();
    let (strength, length) = match prepare_password(password) {
        Ok(prepared) => {
            let strength = examine(policy, &prepared, context, &mut findings);
            (Some(strength), prepared.length())
        }
        Err(error) => {
            unprepared(policy, &error, &mut findings);
            (None, 0)
        }
    };
    let Findings { mut violations, mut warnings } = findings;
    violations.sort_by_key(|finding| finding.code);
    warnings.sort_by_key(|finding| finding.code);
    let (ok, breach) = (violations.is_empty(), context.breach);
    Ok(PasswordReport { ok, violations, warnings, strength, breach, length })
}

/// How many guesses a password takes, for somebody who knows its context.
///
/// # Errors
///
/// * `account.password_empty`, `account.password_too_large`,
///   `account.password_control_character`, `account.password_unassigned_codepoint`.
///
/// # Cost
///
/// O(n^2) in the length, of which 128 code points at most are looked at.
pub fn estimate_guesses(
    password: &Secret<String>,
    context: &PasswordContext,
) -> Result<Strength, AccountError> {
    let prepared = prepare_password(password)?;
    Ok(estimate(&Letters::of(prepared.expose()).0, &known(context)))
}

fn known(context: &PasswordContext) -> Known {
    let words = context_words(context).iter().map(|word| word.chars().collect()).collect();
    let year = context.now.map(|now| now.day().month().year());
    Known { words, year: year.and_then(|year| u32::try_from(year).ok()).unwrap_or(YEAR) }
}

fn unprepared(policy: &PasswordPolicy, error: &AccountError, findings: &mut Findings) {
    let code = match error {
        AccountError::PasswordTooLarge(_) => {
            // Four bytes a code point: this many are never too large, whatever they are.
            let most = policy.max_length.min(MOST_BYTES / 4);
            let params = [("max", most.to_string())];
            return findings.refuse(PasswordCode::PasswordTooLong, &params);
        }
        AccountError::PasswordControlCharacter(_) => PasswordCode::PasswordControlCharacter,
        AccountError::PasswordUnassignedCodepoint(_) => PasswordCode::PasswordUnassignedCodepoint,
        _ => PasswordCode::PasswordEmpty,
    };
    findings.refuse(code, &[]);
}

fn examine(
    policy: &PasswordPolicy,
    prepared: &Prepared,
    context: &PasswordContext,
    findings: &mut Findings,
) -> Strength {
    let typed = Letters::of(prepared.expose());
    let small = Letters::small(prepared.expose());
    let known = known(context);
    let strength = estimate(&typed.0, &known);
    length(policy, prepared, context, findings);
    composition::examine(policy, &typed.0, findings);
    let common = policy.refuse_common.then(|| how_common(&typed.0, &small.0)).flatten();
    if let Some(how) = common {
        findings.refuse(PasswordCode::PasswordCommon, &[("how", how.to_owned())]);
    }
    breached(policy, context, findings);
    guesses(policy, &strength, findings);
    words(policy, &small.0, &strength, &known, context, findings);
    earlier(policy, prepared, context, findings);
    strength
}

fn length(
    policy: &PasswordPolicy,
    prepared: &Prepared,
    context: &PasswordContext,
    findings: &mut Findings,
) {
    let (length, shortest) = (prepared.length(), policy.shortest(context.has_second_factor));
    if length < shortest {
        let params = [("length", length.to_string()), ("min", shortest.to_string())];
        findings.refuse(PasswordCode::PasswordTooShort, &params);
    }
    if length > policy.max_length {
        let params = [("length", length.to_string()), ("max", policy.max_length.to_string())];
        findings.refuse(PasswordCode::PasswordTooLong, &params);
    }
    let bytes = u32::try_from(prepared.expose().len()).unwrap_or(u32::MAX);
    if let Some(most) = hash_limits(policy.hash).max_bytes.filter(|most| bytes > *most) {
        let params = [("bytes", bytes.to_string()), ("max", most.to_string())];
        findings.refuse(PasswordCode::PasswordTooLongForHash, &params);
    }
}

fn breached(policy: &PasswordPolicy, context: &PasswordContext, findings: &mut Findings) {
    match (policy.breach, context.breach) {
        (BreachRule::Ignored, _) | (_, Breach::NotFound {}) => {}
        (_, Breach::Found { count }) => {
            findings.refuse(PasswordCode::PasswordBreached, &[("count", count.to_string())]);
        }
        (BreachRule::RefuseIfFound, Breach::NotChecked {}) => {
            findings.warn(PasswordCode::PasswordBreachNotChecked, &[]);
        }
        (BreachRule::RefuseUnlessChecked, Breach::NotChecked {}) => {
            findings.refuse(PasswordCode::PasswordBreachNotChecked, &[]);
        }
    }
}

fn guesses(policy: &PasswordPolicy, strength: &Strength, findings: &mut Findings) {
    let have = strength.guesses_log10_milli;
    // Whole powers of ten, which is as much as an estimate is worth.
    let params = [("guesses_log10", (have / 1000).to_string())];
    if have < policy.min_guesses_log10_milli {
        findings.refuse(PasswordCode::PasswordTooGuessable, &params);
    } else if have < policy.warn_guesses_log10_milli {
        findings.warn(PasswordCode::PasswordTooGuessable, &params);
    }
}

/// What words of the context do in a password.
fn words(
    policy: &PasswordPolicy,
    small: &[char],
    strength: &Strength,
    known: &Known,
    context: &PasswordContext,
    findings: &mut Findings,
) {
    let rule = policy.context;
    if rule == ContextRule::Ignored {
        return;
    }
    let is_name = |name: &String| name.chars().flat_map(lower).eq(small.iter().copied());
    if context.username.iter().chain(&context.email).any(is_name) {
        findings.refuse(PasswordCode::PasswordEqualsUsername, &[]);
    }
    if rule == ContextRule::Similar {
        if similar::to_attribute(small, context) {
            findings.refuse(PasswordCode::PasswordMatchesContext, &[("how", "similar".to_owned())]);
        }
        return;
    }
    if rule == ContextRule::Points {
        let points = points(small.len(), strength);
        if points < similar::POINTS {
            let params = [("how", "points".to_owned()), ("points", points.to_string())];
            findings.refuse(PasswordCode::PasswordMatchesContext, &params);
        }
        return;
    }
    let text = |word: &Vec<char>| word.iter().collect::<String>();
    // `acme-corp` is made from `acmecorp`.
    let joined = Letters(small.iter().copied().filter(|letter| letter.is_alphanumeric()).collect());
    let made = known.words.iter().find_map(|word| {
        let how = derived(small, word).or_else(|| derived(&joined.0, word))?;
        Some((word, how))
    });
    if let Some((word, how)) = made {
        let params = [("how", how.name().to_owned()), ("word", text(word))];
        findings.refuse(PasswordCode::PasswordMatchesContext, &params);
    }
    let is_within = |word: &&Vec<char>| word.len() >= SHORTEST_WITHIN && contains(small, word);
    if let (None, Some(word)) = (made, known.words.iter().find(is_within)) {
        let params = [("word", text(word))];
        match rule {
            ContextRule::Contains => {
                findings.refuse(PasswordCode::PasswordContainsContext, &params);
            }
            _ => findings.warn(PasswordCode::PasswordContainsContext, &params),
        }
    }
}

/// One point for each common word and word of the context, and for each character besides.
fn points(length: usize, strength: &Strength) -> usize {
    use MatchKind::{ContextWord, LeetWord, ReversedWord, Word};
    let is_word = |kind| matches!(kind, Word | LeetWord | ReversedWord | ContextWord);
    let words: Vec<_> = strength.matches.iter().filter(|part| is_word(part.kind)).collect();
    let within: u32 = words.iter().map(|part| part.length).sum();
    length.saturating_sub(usize::try_from(within).unwrap_or(usize::MAX)) + words.len()
}

/// What the current password and older ones have to say.
fn earlier(
    policy: &PasswordPolicy,
    prepared: &Prepared,
    context: &PasswordContext,
    findings: &mut Findings,
) {
    let current = context.current.as_ref().and_then(|current| prepare_password(current).ok());
    match current.and_then(|current| is_trivial_variant(&current, prepared)) {
        Some(VariantKind::Same) => findings.refuse(PasswordCode::PasswordSameAsCurrent, &[]),
        Some(kind) if policy.refuse_similar_to_current => {
            let params = [("how", kind.name().to_owned())];
            findings.refuse(PasswordCode::PasswordSimilarToCurrent, &params);
        }
        _ => {}
    }
    if super::history::history_reuse(&context.history) {
        findings.refuse(PasswordCode::PasswordReused, &[("count", policy.history.to_string())]);
    }
    if let (Some(changed), Some(now)) = (context.changed_at, context.now) {
        const HOUR: i64 = 3_600_000;
        let least = i64::from(policy.min_age_hours) * HOUR;
        let left = least - (now.unix_milliseconds() - changed.unix_milliseconds());
        if left > 0 {
            let hours = (left + HOUR - 1) / HOUR;
            findings.refuse(PasswordCode::PasswordMinAge, &[("hours", hours.to_string())]);
        }
    }
}
