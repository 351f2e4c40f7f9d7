use super::*;
use crate::account::Secret;
use crate::account::password::input_attributes;

fn report(policy: &PasswordPolicy, password: &str, context: &PasswordContext) -> PasswordReport {
    check_password(policy, &Secret::from(password), context).unwrap()
}

fn codes(report: &PasswordReport) -> Vec<&'static str> {
    report.violations.iter().map(|found| found.code.name()).collect()
}

#[test]
fn all_violations_are_listed_in_the_order_of_their_codes() {
    let policy = PasswordPolicy { history: 3, ..policy_preset(PolicyPreset::FourClassesLegacy) };
    let policy = PasswordPolicy { refuse_common: true, ..policy };
    let context = PasswordContext {
        username: Some("monkey".to_owned()),
        current: Some(Secret::from("monkey")),
        history: vec![true],
        ..PasswordContext::default()
    };
    let found = codes(&report(&policy, "monkey", &context));
    let expected = [
        "password_too_short",
        "password_common",
        "password_same_as_current",
        "password_reused",
        "password_missing_upper",
        "password_missing_digit",
        "password_missing_symbol",
        "password_too_few_classes",
    ];
    assert_eq!(found, expected);
}

#[test]
fn a_word_that_is_only_a_part_of_a_password_is_no_violation_under_nist() {
    let policy = PasswordPolicy { breach: BreachRule::Ignored, ..PasswordPolicy::default() };
    let context = PasswordContext { tenant: vec!["Acme".to_owned()], ..PasswordContext::default() };
    let report = report(&policy, "forty acme dragons hum", &context);
    assert!(report.ok, "{report:?}");
    assert_eq!(report.warnings.len(), 1);
}

#[test]
fn every_derivative_of_a_context_word_is_found() {
    let policy = policy_preset(PolicyPreset::Asvs5L2);
    let context =
        PasswordContext { tenant: vec!["talenthub".to_owned()], ..PasswordContext::default() };
    for derived in [
        "talenthub",
        "TalentHub",
        "t4l3nthub",
        "talenthub2026",
        "2026talenthub!",
        "!!talenthub99",
        "talenthubtalenthub",
        "buhtnelat",
        "talent-hub",
        "T4lent.Hub#1",
    ] {
        let found = codes(&report(&policy, derived, &context));
        assert!(found.contains(&"password_matches_context"), "{derived}: {found:?}");
    }
    for other in ["talenthub of forty dragons", "talenthub20261", "talenthuc-vq"] {
        let found = codes(&report(&policy, other, &context));
        assert!(!found.contains(&"password_matches_context"), "{other}: {found:?}");
    }
}

#[test]
fn django_finds_the_same_passwords_similar() {
    // Expected values by difflib.SequenceMatcher(a=password, b=value).quick_ratio() >= 0.7.
    let like = |password: &str, name: &str| {
        let context =
            PasswordContext { username: Some(name.to_owned()), ..PasswordContext::default() };
        let policy = policy_preset(PolicyPreset::DjangoDefault);
        let found = codes(&report(&policy, password, &context));
        found.contains(&"password_matches_context")
    };
    assert!(like("testclient", "testclient"));
    assert!(like("bernadet", "bernadette"));
    assert!(like("12sihtsaw", "washits"));
    assert!(!like("quietopals", "bernadette"));
    assert!(!like("abcdefghijklmn", "abcdefg"));
    assert!(like("abcdefghijkl", "abcdefg"));
}

#[test]
fn a_password_at_each_bound_of_length_is_taken() {
    let policy = PasswordPolicy { min_guesses_log10_milli: 0, ..PasswordPolicy::default() };
    let word = |length: usize| "vqxjzkwpbd".chars().cycle().take(length).collect::<String>();
    let found = |length| codes(&report(&policy, &word(length), &PasswordContext::default()));
    assert_eq!(found(14), ["password_too_short"]);
    assert_eq!(found(15), [""; 0]);
    assert_eq!(found(128), [""; 0]);
    assert_eq!(found(129), ["password_too_long"]);
}

#[test]
fn somebody_whose_password_is_too_large_to_be_looked_at_learns_how_long_it_may_be() {
    let hint = |max_length, password: &str| {
        let policy = PasswordPolicy { max_length, ..PasswordPolicy::default() };
        let report = report(&policy, password, &PasswordContext::default());
        report.violations.into_iter().map(|found| found.hint).collect::<Vec<_>>()
    };
    assert_eq!(hint(128, &"x".repeat(4097)), ["use at most 128 characters"]);
    // 1,025 of these are too large already, whatever the policy would allow.
    assert_eq!(hint(2000, &"🦦".repeat(1025)), ["use at most 1024 characters"]);
}

#[test]
fn what_a_browser_cuts_is_refused_all_the_same() {
    for policy in [
        PasswordPolicy::default(),
        PasswordPolicy { max_length: 5000, ..PasswordPolicy::default() },
    ] {
        let most = input_attributes(&policy, false).maxlength as usize;
        for letter in ["x", "ä", "가", "🦦"] {
            let long = letter.repeat(9000);
            let mut units = 0;
            let cut: String = long
                .chars()
                .take_while(|one| {
                    units += one.len_utf16();
                    units <= most
                })
                .collect();
            let found = codes(&report(&policy, &cut, &PasswordContext::default()));
            assert_eq!(found, ["password_too_long"], "{letter}");
        }
    }
}

#[test]
fn generated_passwords_meet_the_policies_they_are_made_for() {
    // Knuth's constants for MMIX: bytes that do not repeat soon.
    let next = |state: &u64| {
        Some(state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407))
    };
    let states = std::iter::successors(Some(7_u64), next);
    let entropy: Vec<u8> = states.map(|state| (state >> 56) as u8).take(8000).collect();
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
        let accounts: Vec<crate::kernel::Key> =
            (0..40).map(|at| crate::kernel::Key::parse(&format!("a{at}")).unwrap()).collect();
        let now = crate::kernel::Instant::parse("2026-11-27T12:00:00Z").unwrap();
        let made = bulk_generate(&policy, &accounts, &Secret::new(entropy.clone()), now).unwrap();
        for one in &made {
            let report = report(&policy, one.password.expose(), &PasswordContext::default());
            assert!(report.ok, "{preset:?}: {report:?}");
        }
        let mut texts: Vec<&str> = made.iter().map(|one| one.password.expose()).collect();
        texts.sort_unstable();
        texts.dedup();
        assert_eq!(texts.len(), 40);
    }
}

#[test]
fn every_letter_is_drawn_as_often_as_the_others() {
    // All bytes once: of 256 values, those from 210 on would favour the first 46 of 70 letters.
    let entropy: Vec<u8> = (0..=255).cycle().take(25_600).collect();
    let policy =
        PasswordPolicy { allowed: vec![CharacterClass::Digit], ..PasswordPolicy::default() };
    let mut counts = std::collections::BTreeMap::new();
    for chunk in entropy.chunks(256) {
        let policy = PasswordPolicy { min_length: 128, max_length: 128, ..policy.clone() };
        let made = generate_password(&policy, &Secret::new(chunk.to_vec())).unwrap();
        for letter in made.password.expose().chars() {
            *counts.entry(letter).or_insert(0) += 1;
        }
    }
    let (least, most) = (counts.values().min().unwrap(), counts.values().max().unwrap());
    assert_eq!((counts.len(), least), (8, most));
}

/// What each preset departs from: clauses of NIST, ASVS and PCI DSS, as the docs have them.
const DEPARTURES: [(PolicyPreset, [&[&str]; 3]); 7] = [
    (PolicyPreset::Nist63b4, [&[], &[], &["8.3.6", "8.3.7", "8.3.9"]]),
    (PolicyPreset::Asvs5L1, [&["(1)"], &["6.2.11", "6.2.12"], &["8.3.6", "8.3.7", "8.3.9"]]),
    (PolicyPreset::Asvs5L2, [&["(1)"], &[], &["8.3.6", "8.3.7", "8.3.9"]]),
    (PolicyPreset::PciDss401, [&["(1)", "(5)", "(6)"], &["6.2.5", "6.2.10"], &[]]),
    (
        PolicyPreset::FourClassesLegacy,
        [
            &["(1)", "(5)", "(6)", "blocklist"],
            &["6.2.4", "6.2.5", "6.2.10", "6.2.11", "6.2.12"],
            &["8.3.6"],
        ],
    ),
    (
        PolicyPreset::DjangoDefault,
        [&["(1)", "(5)"], &["6.2.5", "6.2.12"], &["8.3.6", "8.3.7", "8.3.9"]],
    ),
    (
        PolicyPreset::BitwardenMaster,
        [&["(1)", "blocklist"], &["6.2.4", "6.2.11"], &["8.3.6", "8.3.7", "8.3.9"]],
    ),
];

#[test]
fn each_preset_departs_from_the_clauses_that_the_docs_name() {
    for (preset, clauses) in DEPARTURES {
        let standards = [Standard::Nist63b4, Standard::Asvs5, Standard::PciDss401];
        for (standard, expected) in standards.into_iter().zip(clauses) {
            let found = lint_policy(&policy_preset(preset), standard);
            let mut found: Vec<&str> =
                found.iter().map(|one| one.clause.trim_start_matches("3.1.1.2 ")).collect();
            found.dedup();
            assert_eq!(found, expected, "{preset:?} by {standard:?}");
        }
    }
    // Level 1 of ASVS departs from clauses of level 2 alone.
    let level_one = lint_policy(&policy_preset(PolicyPreset::Asvs5L1), Standard::Asvs5);
    assert!(level_one.iter().all(|one| one.level == Binding::L2), "{level_one:?}");
}

#[test]
fn every_code_has_a_sentence_in_both_languages() {
    use crate::kernel::LanguageTag;
    let english = password_texts(&LanguageTag::english());
    let german = password_texts(&LanguageTag::parse("de").unwrap());
    assert!(english.keys().eq(german.keys()));
    assert!(english.iter().all(|(code, text)| german[code] != *text && !text.is_empty()));
    let codes = english.keys().filter(|code| code.starts_with("password_")).count();
    assert_eq!(codes, 28);
}

#[test]
fn distance_finds_two_changes_and_not_three_as_brute_force_does() {
    // Every text over two letters of up to five, against all that two edits make of one.
    fn edits(text: &[char]) -> Vec<Vec<char>> {
        let mut made = vec![text.to_vec()];
        for at in 0..=text.len() {
            for letter in ['q', 'w'] {
                let mut longer = text.to_vec();
                longer.insert(at, letter);
                made.push(longer);
                if at < text.len() {
                    let mut other = text.to_vec();
                    other[at] = letter;
                    made.push(other);
                }
            }
            if at < text.len() {
                let mut shorter = text.to_vec();
                shorter.remove(at);
                made.push(shorter);
            }
        }
        made
    }
    let old: Vec<char> = "vqwvqxwqvj".chars().collect();
    let prepare = |letters: &[char]| {
        prepare_password(&Secret::new(letters.iter().collect::<String>())).unwrap()
    };
    for once in edits(&old).iter().step_by(3) {
        for twice in edits(once).iter().step_by(5) {
            assert!(is_trivial_variant(&prepare(&old), &prepare(twice)).is_some(), "{twice:?}");
        }
    }
    for at in 0..old.len() - 1 {
        let mut swapped = old.clone();
        swapped.swap(at, at + 1);
        assert!(is_trivial_variant(&prepare(&old), &prepare(&swapped)).is_some(), "{swapped:?}");
    }
    let other: Vec<char> = "kqwkqxkqvj".chars().collect();
    assert_eq!(is_trivial_variant(&prepare(&old), &prepare(&other)), None);
}
