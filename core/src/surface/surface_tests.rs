//! Arguments that fit, and what is said of those that do not.

use serde_json::json;

use super::{
    Carrier, Handle, HeldProfile, HeldRole, Holdable, InputFile, JsonText, Misfit, Number,
};
use super::{functions, given, held, held_optional, optional};
use crate::evidence::Profile;
use crate::readiness::Options;

const ANA: &str = r#"{"person": "ana", "levels": [{"competency": "sql", "level": 3}]}"#;

fn text(text: &str) -> JsonText<'_> {
    JsonText(Some(text))
}

/// A carrier that is a handle.
struct Behind(Handle);

impl Carrier for Behind {
    fn is_absent(&self) -> bool {
        false
    }

    fn handle(&self) -> Option<Handle> {
        Some(self.0.clone())
    }

    fn read<T: serde::de::DeserializeOwned>(&self) -> Result<T, Misfit> {
        Err(Misfit { path: String::new(), reason: "a handle is no data".to_owned() })
    }
}

#[test]
fn what_does_not_fit_is_named_with_its_place_and_without_one_in_a_text_nobody_wrote() {
    let wrong = r#"{"person": "ana", "levels": [{"competency": "sql", "level": "3"}]}"#;
    let problem = given::<Profile>(&text(wrong), "profile").unwrap_err();
    assert_eq!(problem.code, "surface.malformed_argument");
    assert_eq!(problem.path.as_deref(), Some("profile.levels[0].level"));
    assert_eq!(problem.message, r#"invalid type: string "3", expected f64"#);

    let problem = given::<Vec<Profile>>(&text("[3]"), "profiles").unwrap_err();
    assert_eq!(problem.path.as_deref(), Some("profiles[0]"));
    let problem = given::<Profile>(&text("3"), "profile").unwrap_err();
    assert_eq!(problem.path.as_deref(), Some("profile"));
}

#[test]
fn only_what_has_a_default_may_be_left_out() {
    for nothing in [JsonText(None), text("null")] {
        assert_eq!(optional::<Options>(&nothing, "options"), Ok(Options::default()));
        assert!(held_optional::<HeldProfile>(&nothing, "profile").unwrap().is_none());
        let problem = given::<Profile>(&nothing, "profile").unwrap_err();
        assert_eq!(problem.code, "surface.missing_argument");
        assert_eq!(problem.path.as_deref(), Some("profile"));
    }
}

#[test]
fn a_handle_stands_for_its_data_and_for_nothing_else() {
    let ana: HeldProfile = held(&text(ANA), "profile").unwrap();
    let handle = Behind(Handle::Profile(ana.clone()));
    assert_eq!(*held::<HeldProfile>(&handle, "profile").unwrap(), *ana);

    let problem = held::<HeldRole>(&handle, "role").unwrap_err();
    assert_eq!(problem.message, "invalid type: a profile, expected a role");
    assert_eq!(problem.path.as_deref(), Some("role"));
}

#[test]
fn a_handle_gives_the_same_answer_as_its_data() {
    let role = json!({"uri": "role/x", "scales": [{"id": "s", "kind": "ordinal", "minimum": 0, "maximum": 5}],
        "requirements": [{"competency": "sql", "required_level": 4}]})
    .to_string();
    let plain = functions::readiness::assess(
        held(&text(ANA), "profile").unwrap(),
        held(&text(&role), "role").unwrap(),
        Options::default(),
    );
    let behind = Behind(Handle::Role(held(&text(&role), "role").unwrap()));
    let held = functions::readiness::assess(
        held(&text(ANA), "profile").unwrap(),
        held(&behind, "role").unwrap(),
        Options::default(),
    );
    assert_eq!(plain, held);
    assert_eq!(plain.unwrap().score.get(), 0.75);
}

#[test]
fn numbers_that_are_none_come_through_as_they_are() {
    let number = |given: &str| given_number(given).map(Number::get);
    assert!(number(r#""NaN""#).unwrap().is_nan());
    assert_eq!(number(r#""-Infinity""#), Ok(f64::NEG_INFINITY));
    assert_eq!(number("3"), Ok(3.0));
    let refused = given_number(r#""three""#).unwrap_err();
    assert_eq!(refused.message, r#"invalid type: string "three", expected a number"#);
}

fn given_number(value: &str) -> Result<Number, crate::Problem> {
    given(&text(value), "value")
}

#[test]
fn a_file_is_read_from_text_and_from_bytes() {
    let file: InputFile = given(&text(r#"{"name": "a.csv", "text": "A"}"#), "file").unwrap();
    assert_eq!(file.source().bytes, b"A");
    let file: InputFile = given(&text(r#"{"name": "a.csv", "bytes": [65]}"#), "file").unwrap();
    assert_eq!(file.source().bytes, b"A");
    let problem = given::<InputFile>(&text(r#"{"name": "a.csv", "bytes": [256]}"#), "file");
    assert_eq!(problem.unwrap_err().path.as_deref(), Some("file.bytes[0]"));
    assert_eq!(HeldProfile::WHAT, "a profile");
}

#[cfg(feature = "schema")]
#[test]
fn links_into_the_documentation_of_rust_leave_their_words() {
    use super::schema::without_links as plain;
    assert_eq!(plain("by [`Key`] or [the room](super)."), "by `Key` or the room.");
    assert_eq!(
        plain("see [Wilson](https://a.org/b), [0, 1]"),
        "see [Wilson](https://a.org/b), [0, 1]"
    );
    assert_eq!(plain("an open ["), "an open [");
}
