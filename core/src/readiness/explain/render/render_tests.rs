use std::collections::BTreeMap;

use proptest::prelude::*;

use super::say::Sayer;
use super::template::{Piece, fill, harmless, pieces};
use super::{MessageCatalogue, NumberFormat, RenderOptions, check_catalogue, number};
use crate::kernel::{Day, Level, Share, Text};
use crate::readiness::explain::reason::is_countable;
use crate::readiness::{ParameterValue, Reason};

/// A value of the kind that a name has.
fn value(name: &str) -> ParameterValue {
    match name {
        "person" | "role" | "competency" | "equivalent" | "choice" => {
            ParameterValue::Text { value: Text::from(format!("<{name}>")) }
        }
        "count" | "version" => ParameterValue::Count { value: 3 },
        name if is_countable(name) => ParameterValue::Level { value: Level::new(2.5).unwrap() },
        _ => ParameterValue::Share { value: Share::new(0.25).unwrap() },
    }
}

fn values(names: &[&str]) -> BTreeMap<Text, ParameterValue> {
    names.iter().map(|name| (Text::from(*name), value(name))).collect()
}

#[test]
fn the_built_in_catalogues_say_everything_with_and_without_what_may_be_absent() {
    for catalogue in [MessageCatalogue::english(), MessageCatalogue::german()] {
        assert_eq!(check_catalogue(&catalogue), []);
        let options = RenderOptions::default();
        let mut sayer = Sayer::new(&catalogue, &options);
        for reason in Reason::ALL {
            let meaning = reason.meaning();
            for names in [meaning.always.to_vec(), [meaning.always, meaning.sometimes].concat()] {
                let (text, language) = sayer.say(meaning.code, &values(&names));
                assert_eq!(language, catalogue.language, "{reason:?}");
                assert!(text.ends_with('.') && !text.contains(['{', '}']), "{text}");
                assert!(text.len() < 160, "{text}");
                let named = names.contains(&"competency").then_some("<competency>");
                assert!(named.is_none_or(|name| text.contains(name)), "{text}");
            }
        }
    }
}

#[test]
fn a_catalogue_without_messages_speaks_english_and_its_own_numbers_stay_unused() {
    let mut catalogue = MessageCatalogue::german();
    catalogue.messages.clear();
    let options = RenderOptions::default();
    let mut sayer = Sayer::new(&catalogue, &options);
    let values = values(Reason::BelowThreshold.meaning().always);
    let (text, language) = sayer.say("readiness.below_threshold", &values);
    assert_eq!(text, "The score of 25% is below the threshold.");
    assert_eq!(language.as_str(), "en");
}

#[test]
fn a_statement_that_lacks_values_is_said_as_far_as_it_goes() {
    let catalogue = MessageCatalogue::english();
    let options = RenderOptions::default();
    let mut sayer = Sayer::new(&catalogue, &options);
    let say = |sayer: &mut Sayer<'_>, code| sayer.say(code, &BTreeMap::new()).0;
    let met = say(&mut sayer, "readiness.met");
    assert_eq!(met, "{competency} is fully met and adds {contribution} to the score.");
    assert_eq!(say(&mut sayer, "recommend.unheard_of"), "recommend.unheard_of");
}

#[test]
fn a_number_shows_its_digits_and_never_nothing_for_something() {
    let plain = |value| number::plain(value, 2);
    let shown = [3.0, 0.5, 3.456, 3.999, -2.5, 0.0, -0.0, 0.001, -0.000_4, 1e-9, 1e12, 0.125];
    let texts = shown.map(plain);
    let expected = [
        "3",
        "0.5",
        "3.46",
        "4",
        "-2.5",
        "0",
        "0",
        "0.001",
        "-0.0004",
        "0",
        "1000000000000",
        "0.13",
    ];
    assert_eq!(texts, expected);
}

#[test]
fn only_all_is_a_hundred_percent_and_only_none_is_nought() {
    let percent = |share, digits| number::percent(Share::new(share).unwrap(), digits);
    assert_eq!(percent(1.0, 0), "100");
    assert_eq!(percent(0.0, 0), "0");
    assert_eq!(percent(0.9999, 0), "99");
    assert_eq!(percent(0.0001, 0), "1");
    assert_eq!(percent(0.9999, 1), "99.9");
    assert_eq!(percent(2.0 / 3.0, 1), "66.7");
    assert_eq!(percent(0.125, 0), "13");
}

#[test]
fn a_language_writes_digits_signs_and_days_its_own_way() {
    let persian = NumberFormat {
        decimal: Text::from("٫"),
        minus: Text::from("\u{200e}−"),
        percent: Text::from("{number}٪"),
        digits: Some(Text::from("۰۱۲۳۴۵۶۷۸۹")),
        day: Text::from("{year}/{month}/{day}"),
        ..NumberFormat::default()
    };
    assert_eq!(persian.localised("-10.5"), "\u{200e}−۱۰٫۵");
    assert_eq!(persian.share(Share::new(0.25).unwrap()), "۲۵٪");
    assert_eq!(persian.day(Day::parse("2026-11-20").unwrap()), "۲۰۲۶/۱۱/۲۰");
}

#[test]
fn a_name_in_curly_brackets_is_a_placeholder_and_all_else_is_text() {
    use Piece::{Broken, Placeholder, Plain};

    assert_eq!(pieces("a {b_c} d"), [Plain("a "), Placeholder("b_c"), Plain(" d")]);
    assert_eq!(pieces("{ a }"), [Plain(""), Broken("{"), Plain(" a }")]);
    assert_eq!(pieces("open {a"), [Plain("open "), Broken("{"), Plain("a")]);
    assert_eq!(pieces("x {y {z}"), [Plain("x "), Broken("{"), Plain("y "), Placeholder("z")]);
    assert_eq!(fill("{a}{b}", |name| (name == "a").then(|| "1".to_owned())), None);
    assert_eq!(fill("}{", |_| None).as_deref(), Some("}{"));
}

#[test]
fn a_label_can_neither_break_a_line_nor_turn_the_rest_of_the_sentence() {
    assert_eq!(harmless("a\r\n\u{1b}[31mb\u{2028}c", None, false), "a   [31mb c");
    assert_eq!(harmless("evil\u{202e}txt\u{2069}", None, true), "\u{2068}eviltxt\u{2069}");
    assert_eq!(harmless("שלום <b>&amp;", None, false), "שלום <b>&amp;");
    assert_eq!(harmless("abcdef", Some(3), false), "abc…");
    assert_eq!(harmless("abc", Some(3), true), "\u{2068}abc\u{2069}");
    assert_eq!(harmless("abc", Some(0), false), "…");
}

proptest! {
    #[test]
    fn the_pieces_of_any_text_make_up_the_text(text in "[a-c{}_ ]{0,24}") {
        let whole: String = pieces(&text).into_iter().map(|piece| match piece {
            Piece::Plain(plain) | Piece::Broken(plain) => plain.to_owned(),
            Piece::Placeholder(name) => format!("{{{name}}}"),
        }).collect();
        prop_assert_eq!(whole, text);
    }

    #[test]
    fn a_label_never_holds_what_would_drive_a_terminal(label in any::<String>()) {
        let shown = harmless(&label, None, false);
        prop_assert!(!shown.chars().any(char::is_control));
        prop_assert!(shown.chars().count() <= label.chars().count());
    }

    #[test]
    fn a_number_as_shown_is_near_the_number(value in -1e6_f64..1e6) {
        let shown: f64 = number::plain(value, 2).parse().unwrap();
        prop_assert!((shown - value).abs() <= 0.005_000_1);
    }
}
