use std::collections::BTreeSet;

use futures_util::FutureExt;
use serde::Serialize;

use super::prepare::ENDPOINTS;
use super::{JsonArguments, Prepared, Setup, Sink, prepare};
use crate::maybe::MaybeSend;
use crate::transport::{Scripted, ScriptedTransport, VirtualHost};
use crate::{ApiError, Client, ErrorKind};

struct Text;

impl Sink for Text {
    type Kept = String;

    fn keep<T: Serialize + MaybeSend + 'static>(value: T) -> String {
        serde_json::to_string(&value).unwrap()
    }
}

fn client(service: &ScriptedTransport) -> Client {
    let setup: Setup = serde_json::from_str(r#"{"base_url": "https://t.example"}"#).unwrap();
    let host = VirtualHost::new(0, vec![]);
    setup.builder().transport(service.clone()).host(host).build().unwrap()
}

fn answer(client: &Client, endpoint: &str, arguments: &str) -> Result<Option<String>, ApiError> {
    let arguments = JsonArguments::parse(arguments)?;
    match prepare::<Text>(client, endpoint, &arguments)? {
        Prepared::Answer(call) => Ok(call.now_or_never().expect("memory answers at once")?.value),
        _ => panic!("{endpoint} is no call"),
    }
}

#[test]
fn a_call_by_name_sends_what_the_typed_call_sends() {
    let user = r#"{"id": "7", "email": "a@b.example", "status": "new-word", "more": 1}"#;
    let service = ScriptedTransport::new([Scripted::json(200, user)]);
    let arguments = r#"{"id": "7", "change": {"name": "Ana"},
        "options": {"if_match": "\"v1\"", "headers": {"x-team": "blue"}, "query": {"dry": "1"}}}"#;
    let told = answer(&client(&service), "users.update", arguments).unwrap().unwrap();
    assert!(told.contains(r#""status":"new-word""#), "{told}");
    let sent = &service.recorded()[0].request;
    assert_eq!(sent.url.as_str(), "https://t.example/api/v2/users/7?dry=1");
    assert_eq!(
        (&sent.headers["if-match"], &sent.headers["x-team"]),
        (&http::HeaderValue::from_static("\"v1\""), &http::HeaderValue::from_static("blue"))
    );
    assert_eq!(sent.body, r#"{"name":"Ana"}"#);
}

#[test]
fn an_argument_that_does_not_fit_is_told_with_its_place_and_nothing_is_sent() {
    let service = ScriptedTransport::new([]);
    let wrong = r#"{"users": [{"email": "a@b.example"}, {"email": 7}]}"#;
    let error = answer(&client(&service), "users.bulk_create", wrong).unwrap_err();
    assert_eq!(
        (error.kind, error.code.as_str()),
        (ErrorKind::Validation, "client.invalid_argument")
    );
    assert_eq!(error.path.as_deref(), Some("users[1].email"));
    let unknown = r#"{"id": "7", "options": {"max_retry": 1}}"#;
    let error = answer(&client(&service), "users.get", unknown).unwrap_err();
    assert!(error.message.contains("max_retry"), "{error}");
    let missing = answer(&client(&service), "users.get", "").unwrap_err();
    assert_eq!(missing.path.as_deref(), Some("id"));
    assert!(service.recorded().is_empty());
}

#[test]
fn a_list_by_name_walks_over_all_pages_with_its_filters() {
    let page = |next: &str| {
        let role = r#"{"uri": "a"}"#;
        Scripted::json(200, &format!(r#"{{"items": [{role}], "page": {{"next": {next}}}}}"#))
    };
    let service = ScriptedTransport::new([page("\"c\""), page("null")]);
    let arguments = r#"{"list": {"page_size": 1, "filters": {"family": "IT"}, "sort": "-uri"}}"#;
    let arguments = JsonArguments::parse(arguments).unwrap();
    let prepared = prepare::<Text>(&client(&service), "roles.list", &arguments).unwrap();
    let Prepared::Pages(mut pages) = prepared else { panic!("a list has pages") };
    let mut next = || pages.next().now_or_never().expect("memory answers at once").unwrap();
    assert_eq!(next().unwrap().info.next.as_deref(), Some("c"));
    assert!(next().unwrap().items.contains(r#""uri":"a""#));
    assert!(next().is_none());
    let queries: Vec<_> =
        service.recorded().iter().map(|one| one.request.url.query().unwrap().to_owned()).collect();
    let first = "page_size=1&sort=-uri&family=IT";
    assert_eq!(queries, [first.to_owned(), format!("{first}&cursor=c")]);
}

#[test]
fn every_endpoint_has_a_name_of_its_own() {
    let all: BTreeSet<_> = ENDPOINTS.iter().collect();
    assert_eq!(all.len(), ENDPOINTS.len());
    assert!(all.len() >= 40, "the table is there");
}
