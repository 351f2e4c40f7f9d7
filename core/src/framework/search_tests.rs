//! Look-up against brute force, and the order of answers.

use proptest::prelude::*;

use super::sample_tests::{competency, framework, key, tag};
use super::{Hit, LabelEntry, LabelIndex, MatchKind, SearchOptions};
use crate::kernel::{LanguageMap, Text, fold};

fn index(labels: &[(&str, &str)]) -> LabelIndex {
    let competencies = labels.iter().map(|(uri, label)| competency(uri, label)).collect();
    LabelIndex::new(&framework(competencies, Vec::new()))
}

fn all() -> SearchOptions {
    SearchOptions { limit: u32::MAX, ..SearchOptions::default() }
}

fn seen(hits: &[Hit]) -> Vec<(&str, MatchKind, u32)> {
    hits.iter().map(|hit| (hit.uri.as_str(), hit.matched_kind, hit.distance)).collect()
}

#[test]
fn kinds_come_in_the_order_of_their_certainty() {
    let index = index(&[
        ("1", "data"),
        ("2", "Data Mining"),
        ("3", "big data"),
        ("4", "dato handling"),
        ("5", "cooking"),
    ]);
    assert_eq!(
        seen(&index.search("data", &all())),
        [
            ("1", MatchKind::Exact, 0),
            ("2", MatchKind::Prefix, 0),
            ("3", MatchKind::Words, 0),
            ("4", MatchKind::Fuzzy, 1),
        ]
    );
}

#[test]
fn words_are_found_in_any_order_and_the_last_one_unfinished() {
    let index = index(&[("1", "manage musical staff"), ("2", "staff room"), ("3", "music staff")]);
    assert_eq!(
        seen(&index.search("staff mus", &all())),
        [("3", MatchKind::Words, 0), ("1", MatchKind::Words, 0),]
    );
    let exact = SearchOptions { fuzzy: false, ..all() };
    assert!(index.search("staf mus", &exact).is_empty());
}

#[test]
fn a_competency_is_there_once_by_its_best_label() {
    let mut sql = competency("sql", "Structured Query Language");
    let others = ["SQL", "sql queries", "query SQL databases"].map(Text::from).to_vec();
    sql.alternative_labels = LanguageMap::of(tag("en"), others);
    sql.code = Some(key("2.B.1"));
    let index = LabelIndex::new(&framework(vec![sql], Vec::new()));
    let hits = index.search("sql", &all());
    assert_eq!(seen(&hits), [("sql", MatchKind::Exact, 0)]);
    assert_eq!((&*hits[0].label, hits[0].is_alternative), ("SQL", true));
    let coded = index.find("2.b.1");
    assert_eq!((coded[0].language.clone(), &*coded[0].label), (None, "2.B.1"));
}

#[test]
fn one_label_may_stand_for_many() {
    let index = index(&[("b", "Führung"), ("a", "fuhrung "), ("c", "Führungen")]);
    let found = index.find("FÜHRUNG");
    assert_eq!(seen(&found), [("b", MatchKind::Exact, 0), ("a", MatchKind::Exact, 0)]);
    assert!(index.find(" ").is_empty() && index.find("führ").is_empty());
}

#[test]
fn a_language_finds_its_wider_and_narrower_tags() {
    let entry = |uri: &str, language: &str| LabelEntry {
        uri: key(uri),
        language: Some(tag(language)),
        text: "Kassa".into(),
        is_alternative: false,
    };
    let index = LabelIndex::from_entries([entry("1", "de-AT"), entry("2", "de"), entry("3", "nl")]);
    let found = |language: &str| {
        let options = SearchOptions { language: Some(tag(language)), ..all() };
        index
            .search("kassa", &options)
            .into_iter()
            .map(|hit| hit.uri.to_string())
            .collect::<Vec<_>>()
    };
    assert_eq!(found("de"), ["1", "2"]);
    assert_eq!(found("de-CH"), ["2"]);
    assert_eq!(found("nl"), ["3"]);
    assert_eq!(found("dex").len() + found("en").len(), 0);
}

#[test]
fn marks_that_name_a_language_of_programs_belong_to_the_word() {
    let index =
        index(&[("1", "use C++ (programming)"), ("2", "use C (programming)"), ("3", "node.js")]);
    assert_eq!(index.search("programming c++", &all())[0].uri, key("1"));
    assert_eq!(index.search("programming c++", &all()).len(), 1);
    assert_eq!(index.search("node.js", &all())[0].uri, key("3"));
}

#[test]
fn a_statement_stands_in_where_there_is_no_label() {
    let mut task = competency("T0001", "");
    task.descriptions = super::sample_tests::english("Acquire and manage the necessary resources");
    let index = LabelIndex::new(&framework(vec![task], Vec::new()));
    assert_eq!(index.search("manage resources", &all()).len(), 1);
}

#[test]
fn a_text_of_ten_thousand_words_is_answered_without_effort() {
    let index = index(&[("1", "word"), ("2", "words")]);
    assert!(index.search(&"word ".repeat(10_000), &all()).is_empty());
    assert!(index.search("", &all()).is_empty());
    assert!(index.search("word", &SearchOptions { limit: 0, ..all() }).is_empty());
}

#[test]
fn unicode_letters_count_as_letters() {
    let index = index(&[("1", "οδηγός"), ("2", "водитель")]);
    assert_eq!(seen(&index.search("οδγηος", &all())), [("1", MatchKind::Fuzzy, 1)]);
    assert_eq!(seen(&index.search("водтиелль", &all())), [("2", MatchKind::Fuzzy, 2)]);
}

/// Kind and distance of one label by brute force.
fn slow(text: &str, label: &str, fuzzy: bool) -> Option<(MatchKind, u32)> {
    let (text, label) = (fold(text), fold(label));
    if text.is_empty() || label.is_empty() {
        return None;
    }
    if text == label {
        return Some((MatchKind::Exact, 0));
    }
    if label.starts_with(&text) {
        return Some((MatchKind::Prefix, 0));
    }
    let wanted: Vec<&str> = text.split_whitespace().collect();
    let words: Vec<&str> = label.split_whitespace().collect();
    let mut sum = 0;
    for (at, word) in wanted.iter().enumerate() {
        let most = match word.chars().count() {
            _ if !fuzzy => 0,
            0..=3 => 0,
            4..=7 => 1,
            _ => 2,
        };
        let distance = |other: &&str| {
            if at + 1 == wanted.len() && other.starts_with(word) {
                return 0;
            }
            strsim::osa_distance(word, other)
        };
        let best = words.iter().map(distance).min()?;
        if best > most {
            return None;
        }
        sum += best;
    }
    let kind = if sum == 0 { MatchKind::Words } else { MatchKind::Fuzzy };
    Some((kind, u32::try_from(sum).unwrap()))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn the_answer_is_that_of_comparing_every_label(
        labels in prop::collection::vec(("[a-e]", "[aé]{1,2}[abc]{2,7}( [ab]{1,9}){0,2}"), 0..25),
        text in "[ab]{1,2}[abc]{0,7}( [ab]{1,9}){0,2}",
        fuzzy in any::<bool>(),
        limit in 0_u32..8
    ) {
        let listed: Vec<LabelEntry> = labels
            .iter()
            .map(|(uri, label)| LabelEntry {
                uri: key(uri),
                language: Some(tag("en")),
                text: Text::from(label.as_str()),
                is_alternative: false,
            })
            .collect();
        let index = LabelIndex::from_entries(listed);
        let mut expected: Vec<_> = labels
            .iter()
            .filter_map(|(uri, label)| {
                let (kind, distance) = slow(&text, label, fuzzy)?;
                let folded = fold(label);
                Some((kind, distance, folded.chars().count(), folded, label.clone(), uri.clone()))
            })
            .collect();
        expected.sort();
        let mut once = std::collections::BTreeSet::new();
        expected.retain(|(.., uri)| once.insert(uri.clone()));
        expected.truncate(limit as usize);
        let hits = index.search(&text, &SearchOptions { limit, language: None, fuzzy });
        let found: Vec<_> = hits
            .iter()
            .map(|hit| (hit.matched_kind, hit.distance, hit.label.to_string(), hit.uri.to_string()))
            .collect();
        let expected: Vec<_> = expected
            .into_iter()
            .map(|(kind, distance, _, _, label, uri)| (kind, distance, label, uri))
            .collect();
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn every_label_finds_its_competency_whatever_its_spelling(
        labels in prop::collection::vec("\\PC{1,12}", 1..12)
    ) {
        let listed = labels.iter().enumerate().map(|(at, label)| LabelEntry {
            uri: key(&format!("{at}")),
            language: None,
            text: Text::from(label.as_str()),
            is_alternative: false,
        });
        let index = LabelIndex::from_entries(listed);
        for (at, label) in labels.iter().enumerate() {
            let same = labels.iter().filter(|other| fold(other) == fold(label)).count();
            let hits = index.find(&format!(" {label} "));
            if fold(label).is_empty() {
                prop_assert!(hits.is_empty());
            } else {
                prop_assert_eq!(hits.len(), same);
                let own = at.to_string();
                prop_assert!(hits.iter().any(|hit| hit.uri.as_str() == own));
            }
        }
    }
}

#[test]
fn very_long_words_are_only_compared_as_a_whole() {
    let label = "ab".repeat(30_000);
    let index = index(&[("1", &label)]);
    assert!(index.search(&"ba".repeat(30_000), &all()).is_empty());
    assert_eq!(seen(&index.search(&label, &all())), [("1", MatchKind::Exact, 0)]);
}
