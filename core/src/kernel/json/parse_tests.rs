use proptest::prelude::*;
use serde_json::Value;

use super::decimal::Decimal;
use super::parse::parse;
use super::pretty::indented;
use super::{Misread, Tree};

/// What `serde_json` says, which is another's reader and was tested by many.
fn by_serde(text: &str) -> Result<Tree<'_>, Misread> {
    serde_json::from_str(text).map_err(serde::de::Error::custom)
}

/// Both readers agree: on the tree in every bit, or on the words and the place.
#[track_caller]
fn agree(text: &str) {
    let shown = |read: Result<Tree<'_>, Misread>| match read {
        Ok(tree) => format!("{tree:?}"),
        Err(misread) => format!("refused: {misread}"),
    };
    assert_eq!(shown(parse(text)), shown(by_serde(text)), "{text:?}");
}

#[test]
fn every_way_to_break_json_is_told_in_the_words_of_serde() {
    let document = r#" {"a": [1, -2.50e+3, true, false, null], "b\\\u00e9\ud83d\ude00\/\n": {}, "": "é" ,
        "c": [[], [0]], "d": -0, "e": 18446744073709551616, "f": -9223372036854775809}"#;
    agree(document);
    for (at, _) in document.char_indices() {
        let (before, after) = document.split_at(at);
        agree(before);
        for mark in [
            "", "x", ",", "\"", "\\", "]", "}", "{", "[", ":", "0", "-", ".", "e", "\u{1}", "\n",
            "é",
        ] {
            agree(&format!("{before}{mark}{after}"));
            let mut rest = after.chars();
            rest.next();
            let rest = rest.as_str();
            agree(&format!("{before}{mark}{rest}"));
        }
    }
}

#[test]
fn escapes_are_read_as_serde_reads_them() {
    for inside in [
        "\\u0041",
        "\\u00g0",
        "\\ud800",
        "\\ud800x",
        "\\ud800\\",
        "\\ud800\\n",
        "\\ud800\\u0041",
        "\\udc00",
        "\\ud800\\udbff",
        "\\udbff\\udfff",
        "\\u00",
        "\\u00é",
        "\\q",
        "\\",
        "\t",
        "\u{7f}",
        "\\u0000",
    ] {
        agree(&format!("\"{inside}\""));
        agree(&format!("\"{inside}"));
        agree(&format!("[\"é\n{inside}\"]"));
    }
}

#[test]
fn lists_within_lists_end_at_the_same_depth() {
    for depth in [1, 126, 127, 128, 129, 1000] {
        agree(&"[".repeat(depth));
        agree(&format!("{}{}", "[".repeat(depth), "]".repeat(depth)));
        agree(&format!("{}1{}", "{\"a\":".repeat(depth), "}".repeat(depth)));
    }
}

#[test]
fn numbers_at_every_bound_are_the_nearest() {
    let long = "1".repeat(900);
    let half = "9007199254740993";
    for number in [
        "0",
        "-0",
        "00",
        "01",
        "-",
        "-x",
        "1.",
        "1.x",
        ".5",
        "1e",
        "1e+",
        "1ex",
        "0e99999999999",
        "1e99999999999",
        "-1e99999999999",
        "1e-99999999999",
        "0.0e-99999999999",
        "18446744073709551615",
        "18446744073709551616",
        "9223372036854775808",
        "-9223372036854775808",
        "-9223372036854775809",
        "1e308",
        "1.7976931348623157e308",
        "1.7976931348623158e308",
        "1.7976931348623159e308",
        "1e309",
        "5e-324",
        "2.4703282292062327e-324",
        "2.4703282292062328e-324",
        "2.2250738585072011e-308",
        "2.2250738585072014e-308",
        "1e-400",
        "1e23",
        "8.5e22",
        "0.3",
        "123456789012345678901234567890.123456789e-20",
        &long,
        &format!("{long}.{long}"),
        &format!("0.{long}"),
        &format!("{long}e-900"),
        half,
        &format!("{half}.0"),
        &format!("{half}.{}1", "0".repeat(850)),
        &format!("{half}{}1e-851", "0".repeat(850)),
        &format!("{half}e0"),
        "0.000000000000000000000000000001",
    ] {
        agree(number);
        agree(&format!("[{number}]"));
    }
}

#[test]
fn halves_between_two_numbers_go_to_the_even_one() {
    // 2^53 + 1 and 2^53 + 3 lie between two neighbours each.
    let read = |digits: &str| {
        let mut decimal = Decimal::default();
        decimal.push(digits, false);
        decimal.value()
    };
    assert_eq!(read("9007199254740993").to_bits(), 9_007_199_254_740_992_f64.to_bits());
    assert_eq!(read("9007199254740995").to_bits(), 9_007_199_254_740_996_f64.to_bits());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    #[test]
    fn any_number_that_is_written_is_read_to_the_same_bits(bits: u64) {
        let value = f64::from_bits(bits);
        prop_assume!(value.is_finite());
        for text in [format!("{value:?}"), format!("{value:e}"), format!("{value:.20e}"), format!("{value:.3}")] {
            agree(&text);
        }
    }

    #[test]
    fn any_decimal_is_read_as_serde_reads_it(whole in "[0-9]{1,40}", places in "[0-9]{0,40}", exponent in -360..360) {
        agree(&format!("{whole}e{exponent}"));
        agree(&format!("-{whole}.{places}e{exponent}"));
        agree(&format!("0.{places}{whole}E{exponent}"));
    }

    #[test]
    fn any_text_is_read_or_refused_alike(text in r#"[\[\]{},:"\\a-f0-9.eE+\- nut\n]{0,24}"#) {
        agree(&text);
    }

    #[test]
    fn a_text_with_lines_is_what_serde_writes(text in r#"[\[\]{},:"\\a \né]{0,24}"#, number: i32) {
        let value = serde_json::json!({
            &text: [text, number, [], {}, {"a": [[null], {"b": true}]}], "c": {"d": -1.5}
        });
        let plain = Value::to_string(&value);
        prop_assert_eq!(indented(&plain), serde_json::to_string_pretty(&value).unwrap());
    }
}
