use http::HeaderMap;
use proptest::prelude::*;
use url::Url;

use super::Secret;
use super::redact::{HIDDEN, address, headers};

#[test]
fn a_secret_is_shown_by_nothing_but_expose() {
    let secret = Secret::new("hunter2");
    assert_eq!(format!("{secret} {secret:?} {:?}", Some(&secret)), "*** *** Some(***)");
    assert_eq!(secret.expose(), "hunter2");
}

#[test]
fn headers_nobody_thought_of_are_hidden() {
    let mut given = HeaderMap::new();
    for name in ["authorization", "cookie", "x-api-key", "x-company-token", "set-cookie"] {
        given.insert(name, "hunter2".parse().unwrap());
    }
    given.insert("etag", "\"7\"".parse().unwrap());
    let shown = headers(&given);
    assert!(!format!("{shown:?}").contains("hunter2"));
    assert!(shown.contains(&("etag".to_owned(), "\"7\"".to_owned())));
}

#[test]
fn an_address_shows_neither_user_nor_unknown_parameters() {
    let url = Url::parse("https://u:p@t.example/a?email=ana@t.example&page_size=5#x").unwrap();
    let shown = address(&url);
    assert_eq!(shown, "https://***@t.example/a?email=***&page_size=5");
}

proptest! {
    #[test]
    fn no_value_of_an_unknown_parameter_is_shown(value in "[a-z]{12}", name in "[a-z]{5}") {
        prop_assume!(name != "sort" && name != "as_of");
        let mut url = Url::parse("https://t.example/").unwrap();
        url.query_pairs_mut().append_pair(&name, &value);
        let shown = address(&url);
        prop_assert!(!shown.contains(&value) && shown.contains(HIDDEN));
    }
}
