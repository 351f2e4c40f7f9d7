//! Tokens that run out, rotate, or must not travel.

use std::sync::Mutex;

use prowess_client::{Auth, CallOptions, ErrorKind, Phase, Tokens};

use super::quick;
use super::server::{Act, Server, answer, json};

fn tokens(access: &str, refresh: &str) -> Tokens {
    Tokens {
        access: access.into(),
        refresh: Some(refresh.into()),
        expires_unix_ms: None,
        lifetime_ms: None,
    }
}

/// A service that rotates refresh tokens and takes the second use of one for a theft.
fn rotating(first: &'static str) -> impl Fn(&super::server::Seen, usize) -> Vec<Act> {
    let state = Mutex::new((String::from("never"), first.to_owned(), 1));
    move |seen, _| {
        let mut state = state.lock().unwrap();
        let (access, refresh, generation) = &mut *state;
        if seen.path == "/api/v2/auth/refresh" {
            if !seen.body.contains(&format!("\"{refresh}\"")) {
                return json(401, r#"{"code": "account.token_reused", "message": "used before"}"#);
            }
            *generation += 1;
            (*access, *refresh) = (format!("a{generation}"), format!("r{generation}"));
            let pair = format!(
                r#"{{"access_token": "{access}", "refresh_token": "{refresh}", "expires_in": 900}}"#
            );
            let mut acts = vec![Act::Pause(30)];
            acts.extend(json(200, &pair));
            return acts;
        }
        match seen.header("authorization") == Some(&format!("Bearer {access}")) {
            true => json(200, "{}"),
            false => json(401, r#"{"code": "account.expired", "message": "the token ran out"}"#),
        }
    }
}

#[tokio::test]
async fn fifty_calls_refused_at_once_lead_to_exactly_one_renewal() {
    let server = Server::start(rotating("r1")).await;
    let client = quick(&server.url()).auth(Auth::Tokens(tokens("a0", "r1"))).build().unwrap();
    let calls: Vec<_> = (0..50)
        .map(|_| {
            let client = client.clone();
            tokio::spawn(async move { client.auth().me().send_raw().await })
        })
        .collect();
    for call in calls {
        call.await.unwrap().unwrap();
    }
    assert_eq!(server.count("/api/v2/auth/refresh"), 1);
    assert_eq!(client.tokens().unwrap().refresh, Some("r2".into()));
}

#[tokio::test]
async fn a_second_storm_renews_with_the_rotated_token() {
    let server = Server::start(rotating("r1")).await;
    let client = quick(&server.url()).auth(Auth::Tokens(tokens("a0", "r1"))).build().unwrap();
    client.auth().me().send_raw().await.unwrap();
    let mut worn = client.tokens().unwrap();
    worn.access = "worn out".into();
    client.set_tokens(Some(worn)).unwrap();
    client.auth().me().send_raw().await.unwrap();
    assert_eq!(client.tokens().unwrap().refresh, Some("r3".into()));
}

#[tokio::test]
async fn a_refused_renewal_ends_the_session_for_all_calls_without_a_loop() {
    let server = Server::start(rotating("r1")).await;
    let client = quick(&server.url()).auth(Auth::Tokens(tokens("a0", "stolen"))).build().unwrap();
    let calls: Vec<_> = (0..20)
        .map(|_| {
            let client = client.clone();
            tokio::spawn(async move { client.auth().me().send_raw().await })
        })
        .collect();
    for call in calls {
        let error = call.await.unwrap().unwrap_err();
        assert_eq!((error.kind, error.code.as_str()), (ErrorKind::Auth, "client.auth_expired"));
    }
    assert_eq!(server.count("/api/v2/auth/refresh"), 1);
}

#[tokio::test]
async fn a_redirect_to_elsewhere_carries_no_credentials() {
    for auth in [Auth::Bearer("secret-token".into()), Auth::ApiKey("secret-token".into())] {
        let elsewhere = Server::start(|_, _| json(200, "{}")).await;
        let target = format!("{}/landing", elsewhere.url());
        let server = Server::start(move |_, _| answer(302, &[("location", &target)], "")).await;
        let client = quick(&server.url()).auth(auth).build().unwrap();
        client.auth().me().send_raw().await.unwrap();
        assert!(format!("{:?}", server.seen()).contains("secret-token"));
        assert_eq!(elsewhere.seen().len(), 1);
        assert!(!format!("{:?}", elsewhere.seen()).contains("secret-token"));
        assert_eq!(elsewhere.seen()[0].header("x-request-id"), None);
    }
}

#[tokio::test]
async fn a_redirect_never_takes_a_body_elsewhere() {
    let elsewhere = Server::start(|_, _| json(200, "{}")).await;
    let target = format!("{}/landing", elsewhere.url());
    let server = Server::start(move |_, _| answer(307, &[("location", &target)], "")).await;
    let client = quick(&server.url()).auth(Auth::None).build().unwrap();
    let role = prowess_client::models::Role::new("a".parse().unwrap());
    let error = client.roles().create(&role).send().await.unwrap_err();
    assert_eq!(error.code, "client.redirect_refused");
    assert!(elsewhere.seen().is_empty());
}

#[tokio::test]
async fn logging_in_fills_the_client_and_logging_out_empties_it() {
    let server = Server::start(|seen, _| match seen.path.as_str() {
        "/api/v2/auth/login" => json(200, r#"{"access_token": "a1", "refresh_token": "r1"}"#),
        "/api/v2/auth/logout" => answer(204, &[], ""),
        _ => json(200, r#"{"id": "1", "email": "a@b.example", "status": "active"}"#),
    })
    .await;
    let auth = Auth::Tokens(tokens("old", "old"));
    let client = quick(&server.url()).auth(auth).build().unwrap();
    client.auth().login("a@b.example", "hunter2".into()).await.unwrap();
    assert_eq!(client.auth().me().send().await.unwrap().id, "1");
    client.auth().logout().await.unwrap();
    let error = client.auth().me().send().await.unwrap_err();
    assert_eq!(error.code, "client.not_logged_in");
    let seen = server.seen();
    assert_eq!(seen[0].header("authorization"), None, "a login needs no credentials");
    assert_eq!(seen[1].header("authorization"), Some("Bearer a1"));
    assert_eq!((seen.len(), seen[2].method.as_str()), (3, "POST"));
}

#[tokio::test]
async fn a_renewal_that_hangs_does_not_hold_a_call_beyond_its_deadline_and_goes_on_for_the_next() {
    let server = Server::start(|seen, _| match seen.path.as_str() {
        "/api/v2/auth/refresh" => {
            let pair = r#"{"access_token": "a1", "refresh_token": "r2", "expires_in": 900}"#;
            let mut acts = vec![Act::Pause(400)];
            acts.extend(json(200, pair));
            acts
        }
        _ => json(200, "{}"),
    })
    .await;
    let worn = Tokens { expires_unix_ms: Some(1), ..tokens("a0", "r1") };
    let client = quick(&server.url()).auth(Auth::Tokens(worn)).build().unwrap();
    let hasty = CallOptions { total_ms: Some(100), ..CallOptions::default() };
    let error = client.auth().me().with(hasty).send_raw().await.unwrap_err();
    assert_eq!((error.kind, error.phase), (ErrorKind::Timeout, Some(Phase::Total)));
    client.auth().me().send_raw().await.unwrap();
    assert_eq!(server.count("/api/v2/auth/refresh"), 1, "the token was used up once");
}
