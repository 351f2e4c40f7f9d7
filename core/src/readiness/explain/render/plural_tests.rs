use super::{PluralCategory, plural_categories, plural_category};
use crate::Problem;
use crate::kernel::LanguageTag;

/// Answers of Babel 2.18.0, which has the rules of CLDR 47; the file says how it was made.
const TABLE: &str = include_str!("plural_table.txt");

const fn letter(category: PluralCategory) -> char {
    match category {
        PluralCategory::Zero => 'z',
        PluralCategory::One => 'o',
        PluralCategory::Two => 't',
        PluralCategory::Few => 'f',
        PluralCategory::Many => 'm',
        PluralCategory::Other => 'x',
    }
}

/// Each language with its answers, and the numbers they are for.
fn table() -> (Vec<(LanguageTag, String)>, Vec<String>) {
    let further = TABLE.lines().nth(1).unwrap().trim_start_matches("# ").split(' ');
    let numbers = (0..=200).map(|number| number.to_string());
    let numbers = numbers.chain(further.map(str::to_owned)).collect();
    let lines: Vec<&str> = TABLE.lines().filter(|line| !line.starts_with('#')).collect();
    let rows = lines.chunks(2).flat_map(|pair| {
        let answers = pair[1].trim_start_matches("= ").to_owned();
        let languages = pair[0].split(' ').map(|tag| LanguageTag::parse(tag).unwrap());
        languages.map(move |language| (language, answers.clone()))
    });
    (rows.collect(), numbers)
}

#[test]
fn every_language_takes_the_forms_that_an_independent_reader_of_cldr_gives() {
    let (rows, numbers) = table();
    assert!(rows.len() > 130 && numbers.len() > 250, "the table was not read");
    for (language, expected) in rows {
        let got: String = numbers
            .iter()
            .map(|number| letter(plural_category(&language, number).unwrap()))
            .collect();
        let wrong = numbers.iter().zip(got.chars().zip(expected.chars()));
        let wrong: Vec<_> = wrong.filter(|(_, (got, expected))| got != expected).collect();
        assert!(wrong.is_empty() && got.len() == expected.len(), "{language}: {wrong:?}");
    }
}

#[test]
fn a_language_takes_no_form_that_it_does_not_have_and_has_none_that_it_never_takes() {
    for (language, expected) in table().0 {
        let categories = plural_categories(&language);
        let taken = |category: &PluralCategory| expected.contains(letter(*category));
        assert!(categories.iter().all(taken), "{language}: {categories:?}");
        let has = |form: char| categories.iter().any(|category| letter(*category) == form);
        assert!(expected.chars().all(has), "{language}: {categories:?}");
    }
}

#[test]
fn what_is_shown_decides_so_one_and_one_point_nought_differ_in_english() {
    let english = LanguageTag::parse("en-GB").unwrap();
    let form = |number| plural_category(&english, number).unwrap();
    assert_eq!(form("1"), PluralCategory::One);
    assert_eq!(form("-1"), PluralCategory::One);
    assert_eq!(form("1.0"), PluralCategory::Other);
    assert_eq!(form("0"), PluralCategory::Other);
}

#[test]
fn the_longest_tag_with_a_rule_counts_and_an_unknown_language_has_one_form() {
    let form =
        |tag: &str, number| plural_category(&LanguageTag::parse(tag).unwrap(), number).unwrap();
    assert_eq!(form("pt-BR", "0"), PluralCategory::One);
    assert_eq!(form("pt-PT", "0"), PluralCategory::Other);
    assert_eq!(form("zh-Hant-TW", "1"), PluralCategory::Other);
    assert_eq!(form("tlh", "1"), PluralCategory::Other);
}

#[test]
fn what_is_no_number_is_refused_and_what_is_too_long_as_well() {
    let english = LanguageTag::english();
    for text in ["", "-", "one", "1.", ".5", "1,5", "1e3", "+1", "١", "1 000", "--1", "1.2.3"] {
        let problem = Problem::from(plural_category(&english, text).unwrap_err());
        assert_eq!(problem.code, "readiness.not_a_number", "{text}");
    }
    assert!(plural_category(&english, "999999999999999.999999999999999").is_ok());
    assert!(plural_category(&english, "1000000000000000").is_err());
}
