use super::{LanguageMap, LanguageTag, Text, fallback_chain};

fn tag(text: &str) -> LanguageTag {
    LanguageTag::parse(text).unwrap()
}

#[test]
fn a_tag_is_written_as_the_standard_recommends() {
    assert_eq!(tag("DE-at").as_str(), "de-AT");
    assert_eq!(tag("zh-hant-tw").as_str(), "zh-Hant-TW");
    for wrong in ["", "e", "en_US", "en-", "1a", "en-123456789"] {
        assert!(LanguageTag::parse(wrong).is_err(), "{wrong}");
    }
}

#[test]
fn a_wish_falls_back_to_wider_languages_and_then_to_the_last_resort() {
    let chain = fallback_chain(&[tag("de-AT-1996"), tag("fr")], &tag("en"));
    let tags: Vec<&str> = chain.iter().map(LanguageTag::as_str).collect();
    assert_eq!(tags, ["de-AT-1996", "de-AT", "de", "fr", "en"]);
    assert_eq!(tag("zh-Hant-x-beijing").wider(), Some(tag("zh-Hant")));
}

#[test]
fn the_best_label_is_the_first_of_the_chain_else_any() {
    let labels: LanguageMap = serde_json::from_str(r#"{"fr": "Lecture", "de": "Lesen"}"#).unwrap();
    let chain = fallback_chain(&[tag("de-CH")], &tag("en"));
    assert_eq!(labels.best(&chain), Some(&Text::from("Lesen")));
    assert_eq!(labels.best(&[tag("it")]), Some(&Text::from("Lesen")));
    assert_eq!(LanguageMap::<Text>::default().best(&chain), None);
}

#[test]
fn a_preferred_text_is_that_of_the_first_wish_else_the_english_one() {
    let labels: LanguageMap = serde_json::from_str(r#"{"de": "Lesen", "en": "Reading"}"#).unwrap();
    let preferred = |wishes: &[LanguageTag]| labels.preferred(wishes).unwrap().to_string();
    assert_eq!(preferred(&[tag("fr"), tag("de-AT-1996")]), "Lesen");
    assert_eq!(preferred(&[]), "Reading");
}

#[test]
fn a_language_that_is_there_twice_is_refused() {
    let twice = serde_json::from_str::<LanguageMap>(r#"{"de": "a", "DE": "b"}"#);
    assert!(twice.unwrap_err().to_string().contains("language `de` is there twice"));
}

#[test]
fn languages_print_in_the_order_of_their_tags() {
    let labels: LanguageMap = serde_json::from_str(r#"{"fr": "b", "de": "a"}"#).unwrap();
    assert_eq!(serde_json::to_string(&labels).unwrap(), r#"{"de":"a","fr":"b"}"#);
}

#[test]
fn a_map_of_very_many_languages_is_read_at_once() {
    let languages = (0..200_000).rev().map(|at| format!("\"en-x-{at:06}\": \"text\""));
    let text = format!("{{{}}}", languages.collect::<Vec<_>>().join(", "));
    let map: LanguageMap = serde_json::from_str(&text).unwrap();
    assert_eq!(map.iter().count(), 200_000);
    assert!(map.get(&tag("en-x-012345")).is_some() && map.get(&tag("en")).is_none());
    let twice = serde_json::from_str::<LanguageMap>(r#"{"de": "a", "en": "b", "DE": "c"}"#);
    assert!(twice.unwrap_err().to_string().contains("language `de` is there twice"));
}
