use proptest::prelude::*;
use url::Url;

use super::address::{address, is_private, is_same_origin};

fn base() -> Url {
    Url::parse("https://t.example/prowess/api/v2").unwrap()
}

#[test]
fn a_uri_may_be_an_id() {
    let id = "http://data.europa.eu/esco/skill/a?b#c%";
    let made = address(&base(), "/roles/{uri}/x", &[("uri", id)]).unwrap();
    let expected = "https://t.example/prowess/api/v2/roles/\
        http%3A%2F%2Fdata.europa.eu%2Fesco%2Fskill%2Fa%3Fb%23c%25/x";
    assert_eq!(made.as_str(), expected);
}

#[test]
fn an_id_that_would_name_another_path_is_refused() {
    for id in ["", ".", ".."] {
        let error = address(&base(), "/users/{id}", &[("id", id)]).unwrap_err();
        assert_eq!(error.code, "client.invalid_path");
    }
    assert!(address(&base(), "/users/{id}", &[]).is_err());
}

#[test]
fn credentials_go_over_tls_or_stay_on_this_machine() {
    let private = |text: &str| is_private(&Url::parse(text).unwrap());
    assert!(private("https://t.example") && private("http://127.0.0.1:80"));
    assert!(private("http://[::1]/") && private("http://localhost:8080"));
    assert!(!private("http://t.example") && !private("http://localhost.t.example"));
    assert!(!private("http://10.0.0.1") && !private("http://notlocalhost"));
}

#[test]
fn another_port_or_scheme_is_another_origin() {
    let same = |a: &str, b: &str| is_same_origin(&Url::parse(a).unwrap(), &Url::parse(b).unwrap());
    assert!(same("https://t.example/a", "https://T.example:443/b"));
    assert!(!same("https://t.example", "https://t.example:444"));
    assert!(!same("https://t.example", "http://t.example"));
    assert!(!same("https://t.example", "https://api.t.example"));
}

proptest! {
    #[test]
    fn any_id_stays_one_segment_and_comes_back(id in "\\PC{1,40}") {
        prop_assume!(id != "." && id != "..");
        let made = address(&base(), "/users/{id}", &[("id", &id)]).unwrap();
        let segments: Vec<_> = made.path_segments().unwrap().collect();
        prop_assert_eq!(&segments[..4], ["prowess", "api", "v2", "users"]);
        prop_assert_eq!(segments.len(), 5);
        // Another decoder than our own encoder: that of form parameters, which knows `%XX`.
        let pair = format!("x={}", segments[4]);
        let read = url::form_urlencoded::parse(pair.as_bytes()).next().unwrap();
        prop_assert_eq!(read.1.as_ref(), id.as_str());
        prop_assert!(made.query().is_none() && made.fragment().is_none());
    }
}
