use std::sync::{Arc, Mutex};

use futures_util::FutureExt;
use futures_util::future::join_all;

use crate::proto::tokens::Tokens;
use crate::transport::{Scripted, ScriptedTransport, TransportError, VirtualHost};
use crate::{Auth, CallOptions, Client, ErrorKind, TokenStore};

const PAIR: &str = r#"{"access_token": "new", "refresh_token": "r2", "expires_in": 900}"#;

fn tokens(access: &str, expires_unix_ms: u64) -> Tokens {
    Tokens {
        access: access.into(),
        refresh: Some("r1".into()),
        expires_unix_ms: Some(expires_unix_ms),
        lifetime_ms: Some(900_000),
    }
}

fn client(auth: Auth, service: &ScriptedTransport, host: &VirtualHost) -> Client {
    let builder = Client::builder("https://t.example").auth(auth);
    builder.transport(service.clone()).host(host.clone()).build().unwrap()
}

fn paths(service: &ScriptedTransport) -> Vec<String> {
    service.recorded().iter().map(|one| one.request.url.path().to_owned()).collect()
}

async fn me(client: &Client) -> Result<crate::RawAnswer, crate::ApiError> {
    client.auth().me().send_raw().await
}

fn now<T>(future: impl Future<Output = T>) -> T {
    future.now_or_never().expect("memory answers at once")
}

#[test]
fn tokens_are_renewed_before_they_run_out_and_once_for_all() {
    let ok = || Scripted::json(200, "{}");
    let service = ScriptedTransport::new([Scripted::json(200, PAIR), ok(), ok(), ok()]);
    let host = VirtualHost::new(1_000_000, vec![]);
    let client = client(Auth::Tokens(tokens("old", 1_050_000)), &service, &host);
    let all = now(join_all((0..3).map(|_| me(&client))));
    assert!(all.iter().all(Result::is_ok));
    let me = "/api/v2/auth/me";
    assert_eq!(paths(&service), ["/api/v2/auth/refresh", me, me, me]);
    assert_eq!(client.tokens().unwrap().refresh, Some("r2".into()), "the rotated token is kept");
}

#[test]
fn a_renewal_whose_answer_is_lost_is_asked_for_again_under_the_same_key() {
    let service = ScriptedTransport::new([
        Scripted::Lost(TransportError::broken("reset")),
        Scripted::json(200, PAIR),
        Scripted::json(200, "{}"),
    ]);
    let host = VirtualHost::new(1_000_000, vec![[7; 16]]);
    let client = client(Auth::Tokens(tokens("old", 1_000_001)), &service, &host);
    now(me(&client)).unwrap();
    let sent = service.recorded();
    let key = |n: usize| sent[n].request.headers["idempotency-key"].clone();
    assert_eq!((key(0), &sent[0].request.body), (key(1), &sent[1].request.body));
}

#[test]
fn a_token_that_still_holds_is_used_where_it_cannot_be_renewed() {
    let mut script = vec![Scripted::json(503, "{}"); 3];
    script.push(Scripted::json(200, "{}"));
    let service = ScriptedTransport::new(script);
    let host = VirtualHost::new(1_000_000, vec![]);
    let client = client(Auth::Tokens(tokens("old", 1_050_000)), &service, &host);
    now(me(&client)).unwrap();
    assert_eq!(service.recorded()[3].request.headers["authorization"], "Bearer old");
}

#[test]
fn an_ended_session_is_told_without_asking_again() {
    let refused = Scripted::json(401, r#"{"code": "account.token_reused", "message": "no"}"#);
    let service = ScriptedTransport::new([refused]);
    let host = VirtualHost::new(1_000_000, vec![]);
    let client = client(Auth::Tokens(tokens("old", 1_000_001)), &service, &host);
    for _ in 0..3 {
        let error = now(me(&client)).unwrap_err();
        assert_eq!((error.kind, error.code.as_str()), (ErrorKind::Auth, "client.auth_expired"));
    }
    assert_eq!(paths(&service).len(), 1);
}

#[test]
fn a_wrong_password_is_told_as_the_service_tells_it() {
    let refused = Scripted::json(401, r#"{"code": "account.wrong_password", "message": "no"}"#);
    let service = ScriptedTransport::new([refused]);
    let auth = Auth::Password { email: "a@b.example".to_owned(), password: "hunter2".into() };
    let client = client(auth, &service, &VirtualHost::new(0, vec![]));
    let error = now(me(&client)).unwrap_err();
    assert_eq!(error.code, "account.wrong_password");
    let seen = format!("{error:?} {:?}", service.recorded());
    assert!(!seen.contains("hunter2"));
}

/// Tokens that other processes read and write too.
#[derive(Clone)]
struct Shared(Arc<Mutex<Tokens>>);

impl TokenStore for Shared {
    fn load(&self) -> Option<Tokens> {
        Some(self.0.lock().unwrap().clone())
    }

    fn save(&self, old: Option<&Tokens>, new: Option<&Tokens>) {
        let mut kept = self.0.lock().unwrap();
        assert_eq!(old.map(|old| &old.access), Some(&kept.access));
        *kept = new.expect("nobody logs out here").clone();
    }
}

#[test]
fn what_another_process_renewed_is_taken_over_and_not_renewed_again() {
    let service = ScriptedTransport::new([Scripted::json(200, "{}")]);
    let store = Shared(Arc::new(Mutex::new(tokens("old", 1_000_001))));
    let host = VirtualHost::new(1_000_000, vec![]);
    let client = client(Auth::Store(Arc::new(store.clone())), &service, &host);
    *store.0.lock().unwrap() = tokens("theirs", 2_000_000);
    now(me(&client)).unwrap();
    assert_eq!(service.recorded()[0].request.headers["authorization"], "Bearer theirs");
}

#[test]
fn rotated_tokens_are_saved_where_they_came_from() {
    let service = ScriptedTransport::new([Scripted::json(200, PAIR), Scripted::json(200, "{}")]);
    let store = Shared(Arc::new(Mutex::new(tokens("old", 1_000_001))));
    let host = VirtualHost::new(1_000_000, vec![]);
    let client = client(Auth::Store(Arc::new(store.clone())), &service, &host);
    now(me(&client)).unwrap();
    assert_eq!(store.0.lock().unwrap().refresh, Some("r2".into()));
}

#[test]
fn a_renewal_outlives_the_call_that_began_it() {
    let service = ScriptedTransport::new([Scripted::Silent]);
    let host = StuckHost(VirtualHost::new(1_000_000, vec![]));
    let builder = Client::builder("https://t.example").auth(Auth::Tokens(tokens("old", 1)));
    let client = builder.transport(service.clone()).host(host).build().unwrap();
    // The first call is dropped while the renewal is under way; the second goes on with it.
    assert!(me(&client).now_or_never().is_none());
    assert!(me(&client).now_or_never().is_none());
    assert_eq!(paths(&service), ["/api/v2/auth/refresh"]);
}

#[test]
fn a_login_during_a_renewal_is_not_undone_by_it() {
    let service = ScriptedTransport::new([Scripted::Silent]);
    let host = StuckHost(VirtualHost::new(1_000_000, vec![]));
    let builder = Client::builder("https://t.example").auth(Auth::Tokens(tokens("old", 1)));
    let client = builder.transport(service.clone()).host(host).build().unwrap();
    assert!(me(&client).now_or_never().is_none());
    client.set_tokens(Some(tokens("fresh", 2_000_000))).unwrap();
    service.then(Scripted::json(200, "{}"));
    now(me(&client)).unwrap();
    assert_eq!(service.recorded()[1].request.headers["authorization"], "Bearer fresh");
}

/// A host whose sleep never ends, so that nothing runs into a deadline.
struct StuckHost(VirtualHost);

impl crate::Host for StuckHost {
    fn now(&self) -> crate::proto::Moment {
        self.0.now()
    }

    fn entropy(&self) -> crate::proto::Entropy {
        self.0.entropy()
    }

    fn sleep(&self, _: u64) -> crate::BoxFuture<'static, ()> {
        Box::pin(std::future::pending())
    }
}

#[test]
fn credentials_are_not_sent_readable_and_not_set_by_hand() {
    let bearer = || Auth::Bearer("t".into());
    let plain = Client::builder("http://t.example").auth(bearer()).build().unwrap_err();
    assert_eq!(plain.code, "client.plain_http");
    let service = ScriptedTransport::new([]);
    let client = client(bearer(), &service, &VirtualHost::new(0, vec![]));
    let headers = vec![("Authorization".to_owned(), "Bearer x".to_owned())];
    let options = CallOptions { headers, ..CallOptions::default() };
    let error = now(client.auth().me().with(options).send_raw()).unwrap_err();
    assert_eq!(error.code, "client.invalid_header");
    assert!(service.recorded().is_empty());
}
