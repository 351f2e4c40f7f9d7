use http::HeaderMap;
use prowess::role::Role;

use crate::ErrorKind;
use crate::decode::json;
use crate::models::{Open, User, UserStatus};

fn typed(kind: &str) -> HeaderMap {
    let mut headers = HeaderMap::new();
    headers.insert("content-type", kind.parse().unwrap());
    headers
}

#[test]
fn a_member_of_a_newer_service_is_left_out_at_any_depth() {
    let body = br#"{"uri": "a", "colour": {"deep": [1]}, "titles": {"en": "A"},
        "requirements": [{"competency": "sql", "required_level": 4, "mood": null}]}"#;
    assert!(serde_json::from_slice::<Role>(body).is_err(), "the rules themselves refuse it");
    let role: Role = json(&typed("application/json; charset=utf-8"), body).unwrap();
    assert_eq!(role.requirements[0].competency.as_str(), "sql");
    let titles = serde_json::to_value(&role.titles).unwrap();
    assert_eq!(titles["en"], "A", "the keys of a map are no members");
}

#[test]
fn what_does_not_fit_is_named_by_its_place_and_not_repeated() {
    let body = br#"{"uri": "a", "requirements": [{"competency": 7}]}"#;
    let error = json::<Role>(&typed("application/json"), body).unwrap_err();
    assert_eq!((error.kind, error.code.as_str()), (ErrorKind::Decode, "client.decode"));
    assert_eq!(error.path.as_deref(), Some("requirements[0].competency"));
    assert_eq!(error.excerpt, None, "an answer may be about people");
}

#[test]
fn half_an_answer_and_more_than_one_are_no_answer() {
    for body in [&b"{\"uri\": \"a\""[..], b"{\"uri\": \"a\"} {}", b""] {
        assert_eq!(json::<Role>(&HeaderMap::new(), body).unwrap_err().code, "client.decode");
    }
}

#[test]
fn a_page_in_place_of_an_answer_is_told_as_a_page() {
    let error = json::<Role>(&typed("text/html"), b"<h1>Sign in</h1>").unwrap_err();
    assert_eq!(error.code, "client.unexpected_content_type");
    assert_eq!(error.excerpt.as_deref(), Some("<h1>Sign in</h1>"));
    for kind in ["application/json", "Application/JSON", "application/problem+json"] {
        assert!(json::<Vec<u8>>(&typed(kind), b"[]").is_ok(), "{kind}");
    }
}

#[test]
fn a_new_name_is_kept_and_written_back() {
    let body = br#"{"id": "1", "email": "a@b.c", "status": "on_leave"}"#;
    let user: User = json(&HeaderMap::new(), body).unwrap();
    assert_eq!(user.status, Open::Unknown("on_leave".to_owned()));
    assert_eq!(serde_json::to_value(&user).unwrap()["status"], "on_leave");
    let known: Open<UserStatus> = serde_json::from_str("\"active\"").unwrap();
    assert_eq!(known.known(), Some(&UserStatus::Active));
}
