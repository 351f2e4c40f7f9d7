//! Rules about single characters, which people meet in predictable ways.
//!
//! SP 800-63B-4 and ASVS 5.0 forbid most of them; they are here for the policies that have them.

use super::check::Findings;
use super::policy::{CharacterClass, PasswordPolicy};
use super::report::PasswordCode;

/// What a policy has to say of the characters of a password.
pub(super) fn examine(policy: &PasswordPolicy, letters: &[char], findings: &mut Findings) {
    use CharacterClass::{Digit, Letter, Lower, Other, Space, Symbol, Upper};

    let has = |class: CharacterClass| letters.iter().any(|letter| class.holds(*letter));
    let stranger = letters.iter().find(|letter| !policy.allows(**letter));
    if let Some(stranger) = stranger {
        let is_own = |class: &CharacterClass| class.holds(*stranger);
        let class = [Lower, Upper, Digit, Symbol, Space].into_iter().find(is_own).unwrap_or(Other);
        let params = [("class", class.name().to_owned())];
        findings.refuse(PasswordCode::PasswordCharacterNotAllowed, &params);
    }
    for class in policy.required.iter().copied().filter(|class| !has(*class)) {
        let code = match class {
            Lower => PasswordCode::PasswordMissingLower,
            Upper => PasswordCode::PasswordMissingUpper,
            Letter => PasswordCode::PasswordMissingLetter,
            Digit => PasswordCode::PasswordMissingDigit,
            Symbol => PasswordCode::PasswordMissingSymbol,
            Space | Other => PasswordCode::PasswordMissingOther,
        };
        findings.refuse(code, &[("class", class.name().to_owned())]);
    }
    let classes = CharacterClass::FOUR.into_iter().filter(|class| has(*class)).count();
    let classes = u32::try_from(classes).unwrap_or(u32::MAX);
    if classes < policy.min_classes {
        let params = [("classes", classes.to_string()), ("min", policy.min_classes.to_string())];
        findings.refuse(PasswordCode::PasswordTooFewClasses, &params);
    }
    if policy.refuse_digits_only && letters.iter().all(char::is_ascii_digit) {
        findings.refuse(PasswordCode::PasswordDigitsOnly, &[]);
    }
    let longest = longest_run(letters, |_, step| step == 0);
    if policy.max_repeated > 0 && longest > policy.max_repeated {
        let params = [("length", longest.to_string()), ("max", policy.max_repeated.to_string())];
        findings.refuse(PasswordCode::PasswordRepeatedChars, &params);
    }
    let longest = longest_run(letters, |last, step| step.abs() == 1 && last != Some(-step));
    if policy.max_sequence > 0 && longest > policy.max_sequence {
        let params = [("length", longest.to_string()), ("max", policy.max_sequence.to_string())];
        findings.refuse(PasswordCode::PasswordSequence, &params);
    }
}

/// The length of the longest run whose steps from code to code all go on with it, by the step
/// before.
fn longest_run(letters: &[char], goes_on: impl Fn(Option<i64>, i64) -> bool) -> u32 {
    let code = |letter: &char| i64::from(u32::from(*letter));
    let (mut longest, mut run, mut last) = (1_u32, 1_u32, None);
    for (one, other) in letters.iter().zip(letters.iter().skip(1)) {
        let step = code(other) - code(one);
        if goes_on(last, step) {
            run = run.saturating_add(1);
            last = Some(step);
        } else {
            let starts = goes_on(None, step);
            run = if starts { 2 } else { 1 };
            last = starts.then_some(step);
        }
        longest = longest.max(run);
    }
    longest
}
