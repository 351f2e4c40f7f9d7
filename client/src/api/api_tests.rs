use futures_util::FutureExt;
use prowess::role::Role;

use crate::models::{NewUser, UserChange};
use crate::transport::{Scripted, ScriptedTransport, TransportError, VirtualHost};
use crate::{CallOptions, Client, ErrorKind, Part};

fn client(service: &ScriptedTransport) -> Client {
    let host = VirtualHost::new(1_700_000_000_000, vec![[1; 16], [2; 16]]);
    Client::builder("https://t.example").transport(service.clone()).host(host).build().unwrap()
}

fn now<T>(future: impl Future<Output = T>) -> T {
    future.now_or_never().expect("memory answers at once")
}

#[test]
fn health_stands_beside_the_interface_and_everything_else_below_it() {
    let service = ScriptedTransport::new([
        Scripted::json(200, r#"{"status": "ok"}"#),
        Scripted::json(200, r#"{"items": []}"#),
    ]);
    let client = client(&service);
    assert_eq!(now(client.health().ready().send()).unwrap().status, "ok");
    now(client.competencies("esco").list().page_size(5).filter("q", "a b").send()).unwrap();
    let urls: Vec<_> = service.recorded().iter().map(|one| one.request.url.to_string()).collect();
    let list = "https://t.example/api/v2/frameworks/esco/competencies?page_size=5&q=a+b";
    assert_eq!(urls, ["https://t.example/ready", list]);
}

#[test]
fn a_change_rests_on_the_version_that_was_read() {
    let user = r#"{"id": "7", "email": "a@b.example", "status": "active"}"#;
    let changed = r#"{"code": "account.changed", "message": "somebody was faster"}"#;
    let service = ScriptedTransport::new([
        Scripted::json(200, user).header("etag", "\"v1\""),
        Scripted::json(412, changed),
        Scripted::json(304, ""),
    ]);
    let client = client(&service);
    let tag = now(client.users().get("7").send_with_meta()).unwrap().meta.etag.unwrap();
    let change = UserChange { name: Some("Ana".to_owned()), ..UserChange::default() };
    let error = now(client.users().update("7", &change).if_match(&tag).send()).unwrap_err();
    assert_eq!((error.kind, error.attempts), (ErrorKind::PreconditionFailed, 1));
    assert_eq!(service.recorded()[1].request.headers["if-match"], "\"v1\"");
    assert_eq!(now(client.users().get("7").send_if_changed(&tag)).unwrap(), None);
    assert_eq!(service.recorded()[2].request.headers["if-none-match"], "\"v1\"");
}

#[test]
fn a_wrong_body_never_leaves() {
    let service = ScriptedTransport::new([]);
    let user = NewUser { email: "nobody".to_owned(), ..NewUser::default() };
    let error = now(client(&service).users().create(&user).send()).unwrap_err();
    assert_eq!((error.kind, error.template.as_str()), (ErrorKind::Validation, "/users"));
    let many = client(&service).users().bulk_create([user]);
    assert_eq!(now(many.send()).unwrap_err().path.as_deref(), Some("[0].email"));
    assert!(service.recorded().is_empty());
}

#[test]
fn a_chunk_lost_after_it_left_is_unknown_and_the_others_are_not() {
    let done = |n: usize| {
        let results: Vec<_> =
            (0..n).map(|i| format!(r#"{{"index": {i}, "status": 201, "id": "x{i}"}}"#)).collect();
        Scripted::json(200, &format!(r#"{{"results": [{}]}}"#, results.join(",")))
    };
    let lost = || Scripted::Lost(TransportError::broken("reset"));
    let busy = r#"{"results": [{"index": 0, "status": 429, "error": {"code": "access.limit"}}]}"#;
    let script = [done(2), lost(), lost(), lost(), Scripted::json(200, busy), done(1)];
    let service = ScriptedTransport::new(script);
    let client = client(&service);
    let roles = (0..5).map(|i| Role::new(format!("role/{i}").parse().unwrap()));
    let report = now(client.roles().bulk_create(roles).chunks_of(2).send()).unwrap();
    let places = |list: &[crate::BulkFailure]| list.iter().map(|one| one.index).collect::<Vec<_>>();
    assert_eq!(report.ok.iter().map(|one| one.index).collect::<Vec<_>>(), [0, 1, 4]);
    assert_eq!((places(&report.failed), places(&report.unknown)), (vec![], vec![2, 3]));
    assert_eq!(report.unknown[0].error.attempts, 3);
    let sent = service.recorded();
    let key = |n: usize| sent[n].request.headers["idempotency-key"].clone();
    assert!(key(1) == key(2) && key(2) == key(3), "one chunk, one key");
    assert_eq!(sent[5].request.body, sent[4].request.body);
}

#[test]
fn a_list_goes_on_over_an_empty_page_and_stops_at_a_repeated_cursor() {
    let page = |items: &str, next: &str| {
        Scripted::json(200, &format!(r#"{{"items": [{items}], "page": {{"next": {next}}}}}"#))
    };
    let role = r#"{"uri": "a"}"#;
    let service =
        ScriptedTransport::new([page(role, "\"c1\""), page("", "\"c2\""), page(role, "null")]);
    assert_eq!(now(client(&service).roles().list().items().collect(10)).unwrap().len(), 2);
    let cursors: Vec<_> =
        service.recorded().iter().map(|one| one.request.url.query().map(str::to_owned)).collect();
    assert_eq!(cursors, [None, Some("cursor=c1".to_owned()), Some("cursor=c2".to_owned())]);

    let service = ScriptedTransport::new([page(role, "\"c1\""), page(role, "\"c1\"")]);
    let error = now(client(&service).roles().list().items().collect(10)).unwrap_err();
    assert_eq!(
        (error.kind, error.code.as_str()),
        (ErrorKind::Pagination, "client.repeated_cursor")
    );
}

#[test]
fn a_file_travels_as_a_form_that_no_name_can_break() {
    let service = ScriptedTransport::new([Scripted::json(200, "{}")]);
    let file = Part {
        name: "file".to_owned(),
        file_name: Some("a\"\r\nx: y.pdf".to_owned()),
        content_type: Some("application/pdf".to_owned()),
        bytes: "%PDF".into(),
    };
    let _ = now(client(&service).evidence().attach("ana", "e1", file).send_raw());
    let sent = &service.recorded()[0].request;
    let kind = sent.headers["content-type"].to_str().unwrap();
    let boundary = kind.strip_prefix("multipart/form-data; boundary=").unwrap();
    let expected = format!(
        "--{boundary}\r\ncontent-disposition: form-data; name=\"file\"; \
         filename=\"a%22%0D%0Ax: y.pdf\"\r\ncontent-type: application/pdf\r\n\r\n%PDF\r\n--{boundary}--\r\n"
    );
    assert_eq!(sent.body, expected);
}

#[test]
fn a_key_can_be_given_and_turned_off() {
    let service = ScriptedTransport::new([
        Scripted::json(503, "{}"),
        Scripted::json(201, r#"{"uri": "a"}"#),
        Scripted::json(503, "{}"),
    ]);
    let client = client(&service);
    let role = Role::new("a".parse().unwrap());
    let given = CallOptions { idempotency_key: Some("mine".to_owned()), ..CallOptions::default() };
    now(client.roles().create(&role).with(given).send()).unwrap();
    let off = CallOptions { idempotency: Some(false), ..CallOptions::default() };
    assert!(now(client.roles().create(&role).with(off).send()).is_err());
    let sent = service.recorded();
    assert_eq!(sent.len(), 3);
    assert!(sent[..2].iter().all(|one| one.request.headers["idempotency-key"] == "mine"));
    assert!(!sent[2].request.headers.contains_key("idempotency-key"));
}

#[test]
fn a_download_shorter_than_promised_is_an_error_also_where_the_transport_does_not_mind() {
    let service = ScriptedTransport::new([
        Scripted::json(200, "12345").header("content-length", "6"),
        Scripted::json(200, "12345").header("content-length", "5"),
        Scripted::json(200, "12345"),
    ]);
    let client = client(&service);
    let download = || now(client.exports().csv("roles")).unwrap().into_bytes(100);
    assert_eq!(now(download()).unwrap_err().code, "client.incomplete_download");
    assert_eq!(now(download()).unwrap().len(), 5);
    assert_eq!(now(download()).unwrap().len(), 5, "a length that nobody promised is any length");
}

#[test]
fn a_download_whose_bytes_are_not_those_that_were_promised_is_an_error() {
    // The digest of `hello`, as `sha256sum` and `base64` give it.
    let hello = "sha-512=:AAAA:, sha-256=:LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=:";
    let service = ScriptedTransport::new([
        Scripted::json(200, "hello").header("content-digest", hello),
        Scripted::json(200, "hellO").header("content-digest", hello),
        Scripted::json(200, "hellO").header("repr-digest", hello),
        Scripted::json(200, "hellO").header("content-digest", "md5=:AAAA:"),
    ]);
    let client = client(&service);
    let download = || now(now(client.exports().csv("roles")).unwrap().into_bytes(100));
    assert_eq!(download().unwrap(), "hello");
    assert_eq!(download().unwrap_err().code, "client.wrong_digest");
    assert_eq!(download().unwrap_err().code, "client.wrong_digest");
    assert_eq!(download().unwrap(), "hellO", "a digest that nobody knows promises nothing");
}

#[test]
fn a_bulk_stops_asking_once_nobody_is_logged_in() {
    let service = ScriptedTransport::new([Scripted::json(401, r#"{"code": "access.expired"}"#)]);
    let ids = (0..5).map(|id| id.to_string());
    let report = now(client(&service).users().bulk_delete(ids).chunks_of(2).send()).unwrap();
    assert_eq!((report.failed.len(), report.unknown.len()), (5, 0));
    assert_eq!(service.recorded().len(), 1);
}
