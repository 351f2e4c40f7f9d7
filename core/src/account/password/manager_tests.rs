//! What a password manager reads out of the rules that we write for it.

use std::collections::BTreeSet;

use super::policy::CharacterClass as Class;
use super::*;
use crate::account::Secret;

/// The rules as a password manager has them, after the grammar that Apple publishes:
/// properties with a `:`, parted by `;`; classes parted by `,`, or characters in `[]`.
#[derive(Debug, Default, PartialEq, Eq)]
struct Rules {
    minlength: Option<u32>,
    maxlength: Option<u32>,
    max_consecutive: Option<u32>,
    /// Of each of these, one character at least.
    required: Vec<BTreeSet<char>>,
    allowed: BTreeSet<char>,
}

fn printable() -> impl Iterator<Item = char> {
    ' '..='~'
}

/// The characters of a class; the special ones are those that Apple lists.
fn class(name: &str) -> BTreeSet<char> {
    let is = |test: fn(char) -> bool| printable().filter(|letter| test(*letter)).collect();
    match name {
        "lower" => is(|letter| letter.is_ascii_lowercase()),
        "upper" => is(|letter| letter.is_ascii_uppercase()),
        "digit" => is(|letter| letter.is_ascii_digit()),
        "special" => is(|letter| letter.is_ascii_punctuation()),
        "ascii-printable" => printable().collect(),
        own => {
            let inside = own.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
            inside.unwrap_or_else(|| panic!("no class: {own}")).chars().collect()
        }
    }
}

fn read(text: &str) -> Rules {
    let mut rules = Rules::default();
    for property in text.split_terminator(';') {
        let (name, value) = property.split_once(':').unwrap();
        // A blank may stand in brackets, so only those around a value are taken away.
        let (name, value) = (name.trim(), value.trim());
        let number = || Some(value.parse().unwrap());
        let classes = || value.split(',').flat_map(|one| class(one.trim())).collect();
        match name {
            "minlength" => rules.minlength = number(),
            "maxlength" => rules.maxlength = number(),
            "max-consecutive" => rules.max_consecutive = number(),
            "required" => rules.required.push(classes()),
            "allowed" => rules.allowed = classes(),
            other => panic!("no property: {other}"),
        }
    }
    rules
}

/// The printing ASCII of a class of ours.
fn of_ours(class: &Class) -> BTreeSet<char> {
    let is = |letter: &char| match class {
        Class::Lower => letter.is_ascii_lowercase(),
        Class::Upper => letter.is_ascii_uppercase(),
        Class::Letter => letter.is_ascii_alphabetic(),
        Class::Digit => letter.is_ascii_digit(),
        Class::Symbol => letter.is_ascii_punctuation(),
        Class::Space => *letter == ' ',
        Class::Other => false,
    };
    printable().filter(is).collect()
}

#[test]
fn a_password_manager_reads_the_policy_out_of_its_rules() {
    let classes =
        [Class::Lower, Class::Upper, Class::Letter, Class::Digit, Class::Symbol, Class::Space];
    let mut compared = 0;
    for chosen in 0_usize..64 {
        let required: Vec<Class> = classes
            .iter()
            .enumerate()
            .filter(|(at, _)| chosen >> at & 1 == 1)
            .map(|(_, one)| *one)
            .collect();
        for (allowed, max_repeated) in [(Vec::new(), 0), (required.clone(), 2)] {
            let policy = PasswordPolicy {
                min_length: 11,
                min_length_with_second_factor: 9,
                max_length: 77,
                required: required.clone(),
                allowed: allowed.clone(),
                max_repeated,
                ..PasswordPolicy::default()
            };
            let expected = Rules {
                minlength: Some(11),
                maxlength: Some(77),
                max_consecutive: (max_repeated > 0).then_some(2),
                required: required.iter().map(of_ours).collect(),
                allowed: match allowed.as_slice() {
                    [] => printable().collect(),
                    some => some.iter().flat_map(of_ours).collect(),
                },
            };
            assert_eq!(read(&to_password_rules(&policy)), expected, "{required:?}, {allowed:?}");
            compared += 1;
        }
    }
    assert_eq!(compared, 128);
}

#[test]
fn what_is_generated_for_a_preset_meets_the_rules_that_its_managers_read() {
    let entropy: Vec<u8> =
        (0..2000_u32).map(|at| (at.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    for preset in [
        PolicyPreset::Nist63b4,
        PolicyPreset::Asvs5L1,
        PolicyPreset::Asvs5L2,
        PolicyPreset::PciDss401,
        PolicyPreset::FourClassesLegacy,
        PolicyPreset::DjangoDefault,
        PolicyPreset::BitwardenMaster,
    ] {
        let policy = policy_preset(preset);
        let rules = read(&to_password_rules(&policy));
        let drawn = generate_password(&policy, &Secret::new(entropy.clone())).unwrap();
        let letters: Vec<char> = drawn.password.expose().chars().collect();
        let length = u32::try_from(letters.len()).unwrap();
        assert!(rules.minlength <= Some(length) && Some(length) <= rules.maxlength, "{preset:?}");
        assert!(letters.iter().all(|letter| rules.allowed.contains(letter)), "{preset:?}");
        for class in &rules.required {
            assert!(letters.iter().any(|letter| class.contains(letter)), "{preset:?}");
        }
    }
}
