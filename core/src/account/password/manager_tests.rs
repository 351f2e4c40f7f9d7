//! What a password manager reads out of the rules that we write for it.

use std::collections::BTreeSet;

use password_rules_parser::{CharacterClass, parse_password_rules};

use super::policy::CharacterClass as Class;
use super::*;
use crate::account::Secret;

/// The rules as a password manager has them, read by the parser of one.
#[derive(Debug, PartialEq, Eq)]
struct Rules {
    minlength: Option<u32>,
    maxlength: Option<u32>,
    max_consecutive: Option<u32>,
    /// Of each of these, one character at least.
    required: BTreeSet<BTreeSet<char>>,
    /// What may occur, with what has to.
    allowed: BTreeSet<char>,
}

fn printable() -> impl Iterator<Item = char> {
    ' '..='~'
}

fn read(text: &str) -> Rules {
    let rules = parse_password_rules(text, true).unwrap();
    let characters = |classes: &[CharacterClass]| -> BTreeSet<char> {
        classes.iter().flat_map(CharacterClass::chars).collect()
    };
    let required: BTreeSet<_> = rules.required.iter().map(|one| characters(one)).collect();
    let allowed = required.iter().flatten().copied().chain(characters(&rules.allowed)).collect();
    Rules {
        minlength: rules.min_length,
        maxlength: rules.max_length,
        max_consecutive: rules.max_consecutive,
        required,
        allowed,
    }
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

/// Rules of a site, with the bounds of length, what is required and allowed, and how often one
/// character may follow itself, in a policy that says the same.
type Site = (&'static str, [u32; 2], &'static [Class], &'static [Class], u32);

/// Rules that sites have, by the list that password managers share (password-manager-resources of
/// Apple).
const SITES: [Site; 9] = [
    ("minlength: 6; maxlength: 16;", [6, 16], &[], &[], 0),
    ("minlength: 8; maxlength: 72;", [8, 72], &[], &[], 0),
    (
        "minlength: 8; maxlength: 25; required: lower; required: upper; required: digit;",
        [8, 25],
        &[Class::Lower, Class::Upper, Class::Digit],
        &[Class::Lower, Class::Upper, Class::Digit],
        0,
    ),
    (
        "minlength: 6; maxlength: 20; allowed: lower, upper, digit;",
        [6, 20],
        &[],
        &[Class::Lower, Class::Upper, Class::Digit],
        0,
    ),
    (
        "minlength: 8; maxlength: 20; max-consecutive: 2; required: lower, upper; required: digit;",
        [8, 20],
        &[Class::Letter, Class::Digit],
        &[Class::Letter, Class::Digit],
        2,
    ),
    (
        "minlength: 8; maxlength: 63; required: lower; required: upper; required: digit; \
         allowed: ascii-printable;",
        [8, 63],
        &[Class::Lower, Class::Upper, Class::Digit],
        &[],
        0,
    ),
    (
        "minlength: 8; maxlength: 16; required: lower, upper; allowed: digit, special;",
        [8, 16],
        &[Class::Letter],
        &[Class::Letter, Class::Digit, Class::Symbol, Class::Space],
        0,
    ),
    (
        "minlength: 5; maxlength: 8; required: lower, upper; required: digit;",
        [5, 8],
        &[Class::Letter, Class::Digit],
        &[Class::Letter, Class::Digit],
        0,
    ),
    (
        "minlength: 8; maxlength: 16; required: lower; required: upper; required: digit; \
         allowed: special;",
        [8, 16],
        &[Class::Lower, Class::Upper, Class::Digit],
        &[Class::Letter, Class::Digit, Class::Symbol, Class::Space],
        0,
    ),
];

#[test]
fn the_rules_of_sites_come_out_of_policies_that_say_the_same() {
    for (rules, [min_length, max_length], required, allowed, max_repeated) in SITES {
        let policy = PasswordPolicy {
            min_length,
            min_length_with_second_factor: min_length,
            max_length,
            required: required.to_vec(),
            allowed: allowed.to_vec(),
            max_repeated,
            ..PasswordPolicy::default()
        };
        policy.check().unwrap();
        assert_eq!(read(&to_password_rules(&policy)), read(rules), "{rules}");
    }
}
