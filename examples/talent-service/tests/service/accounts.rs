//! From signing up to the last renewal.

use http::Method;
use prowess::account::Secret as Typed;
use prowess::account::totp::{TotpOptions, totp_code};
use prowess_client::models::{NewUser, UserChange, UserStatus};
use prowess_client::{Auth, CallOptions, Client, ErrorKind, Secret, Tokens};
use serde_json::{Value, json};

use crate::support::{PASSWORD, Service};

#[tokio::test(flavor = "multi_thread")]
async fn a_company_signs_up_confirms_its_address_and_then_signs_in() {
    let service = Service::empty().await;
    let body = json!({"email": "ana@fluss.example", "password": PASSWORD, "company": "Fluss"});
    assert_eq!(service.post("/auth/sign-up", &body).await, 202);
    let client = service.client("ana@fluss.example");
    let early = client.auth().me().send().await.unwrap_err();
    assert_eq!(
        (early.kind, early.code.as_str()),
        (ErrorKind::PermissionDenied, "access.unverified")
    );
    let token = service.mailed("ana@fluss.example", "Confirm your address").await;
    let verify = json!({"token": token});
    assert_eq!(service.post("/auth/verify-email", &verify).await, 204);
    assert_eq!(service.post("/auth/verify-email", &verify).await, 422, "a token opens once");
    // The client was told once that it may not sign in, and does not ask again.
    let client = service.client("ana@fluss.example");
    let me = client.auth().me().send().await.unwrap();
    assert_eq!((me.email.as_str(), me.grants), ("ana@fluss.example", vec!["admin".to_owned()]));
    client.auth().logout().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_weak_password_is_refused_with_all_its_reasons() {
    let service = Service::empty().await;
    let body = json!({"email": "ana@fluss.example", "password": "Fluss", "company": "Fluss"});
    let sent = service.stranger().request(Method::POST, "/auth/sign-up").json(&body);
    let error = sent.send_raw().await.unwrap_err();
    assert_eq!((error.status, error.code.as_str()), (Some(422), "account.password_refused"));
    let codes: Vec<_> = error.fields.iter().map(|field| field.code.as_str()).collect();
    assert!(codes.contains(&"account.password_too_short"), "{codes:?}");
    assert!(error.doc_link.as_deref().unwrap().starts_with(&service.base()));
    assert!(error.hint.is_some() && error.request_id.is_some());
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_learns_from_a_sign_up_who_has_an_account() {
    let service = Service::empty().await;
    service.company("ana@fluss.example").await;
    let body = json!({"email": "ANA@fluss.example", "password": PASSWORD, "company": "Other"});
    assert_eq!(service.post("/auth/sign-up", &body).await, 202);
    let forgot = |email: &str| json!({"email": email});
    for email in ["ana@fluss.example", "nobody@fluss.example"] {
        assert_eq!(service.post("/auth/password/forgot", &forgot(email)).await, 202);
    }
    let login = |email: &str| json!({"email": email, "password": "a wrong password of mine"});
    for email in ["ana@fluss.example", "nobody@fluss.example"] {
        assert_eq!(service.post("/auth/login", &login(email)).await, 401);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn another_address_is_proved_before_it_is_taken_and_the_old_one_is_told() {
    let service = Service::empty().await;
    let ana = service.company("ana@fluss.example").await;
    service.company("ben@other.example").await;
    let ask = async |email: &str, password: &str| {
        let body = json!({"email": email, "password": password});
        let sent = ana.request(Method::POST, "/auth/email").json(&body).send_raw().await;
        sent.map(|answer| answer.meta.status).map_err(|error| error.code.clone())
    };
    let wrong = ask("new@fluss.example", "a wrong password of mine").await;
    assert_eq!(wrong, Err("account.wrong_password".to_owned()));
    assert_eq!(ask("BEN@other.example", PASSWORD).await, Ok(202), "nobody learns who has one");
    assert_eq!(service.mails("ben@other.example", "Your address stays yours").await, 1);
    assert_eq!(ask("first@fluss.example", PASSWORD).await, Ok(202));
    let first = service.mailed("first@fluss.example", "Confirm your new address").await;
    assert_eq!(ask("new@fluss.example", PASSWORD).await, Ok(202));
    let token = service.mailed("new@fluss.example", "Confirm your new address").await;
    assert_eq!(ana.auth().me().send().await.unwrap().email, "ana@fluss.example", "not yet");

    let confirm =
        async |token: &str| service.post("/auth/email/confirm", &json!({"token": token})).await;
    assert_eq!(confirm(&first).await, 422, "the second question took its place");
    assert_eq!(service.post("/auth/verify-email", &json!({"token": token})).await, 422);
    assert_eq!(confirm(&token).await, 204);
    assert_eq!(confirm(&token).await, 422, "a token opens once");
    assert_eq!(service.mails("ana@fluss.example", "Your address was changed").await, 1);
    let old = service.client("ana@fluss.example").auth().me().send().await.unwrap_err();
    assert_eq!(old.status, Some(401));
    let me = service.client("new@fluss.example").auth().me().send().await.unwrap();
    assert_eq!(me.email, "new@fluss.example");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_renewal_whose_answer_was_lost_gets_the_same_tokens_and_a_replay_ends_the_sign_in() {
    let service = Service::empty().await;
    service.company("ana@fluss.example").await;
    let first = login(&service, "ana@fluss.example").await;
    let renew = async |key: &str, tokens: &Value| {
        let options =
            CallOptions { idempotency_key: Some(key.to_owned()), ..CallOptions::default() };
        let body = json!({"refresh_token": tokens["refresh_token"]});
        let stranger = service.stranger();
        let sent = stranger.request(Method::POST, "/auth/refresh").json(&body).with(options);
        sent.send::<Value>().await
    };
    let second = renew("one", &first).await.unwrap();
    assert_ne!(second["refresh_token"], first["refresh_token"]);
    let again = renew("one", &first).await.unwrap();
    assert_eq!(again, second, "the same request gets the same answer");
    assert!(me(&service, &second).await, "and the tokens work");
    let third = renew("two", &second).await.unwrap();
    // A token from two renewals ago is in the hands of somebody else.
    let stolen = renew("three", &first).await.unwrap_err();
    assert_eq!(stolen.code, "account.token_invalid");
    assert_eq!(renew("four", &third).await.unwrap_err().kind, ErrorKind::Auth);
    assert!(!me(&service, &third).await, "access tokens of the sign-in end too");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_client_renews_its_tokens_by_itself() {
    let service = Service::empty().await;
    service.company("ana@fluss.example").await;
    let tokens = login(&service, "ana@fluss.example").await;
    let old = Tokens {
        access: Secret::new("a token that the service does not know"),
        refresh: tokens["refresh_token"].as_str().map(Secret::new),
        expires_unix_ms: None,
        lifetime_ms: None,
    };
    let client = Client::builder(&service.base()).auth(Auth::Tokens(old)).build().unwrap();
    assert_eq!(client.auth().me().send().await.unwrap().email, "ana@fluss.example");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_factor_is_asked_for_once_it_is_confirmed_and_no_code_works_twice() {
    let service = Service::empty().await;
    let ana = service.company("ana@fluss.example").await;
    let post = |place: &'static str| ana.request(Method::POST, place);
    let begun: Value = post("/auth/totp").send().await.unwrap();
    let secret = Typed::new(begun["secret"].as_str().unwrap().to_owned());
    let code_at = |ahead: i64| {
        let now = talent_service::http::clock::now().unix_milliseconds() + ahead * 30_000;
        let now = prowess::kernel::Instant::from_unix_milliseconds(now).unwrap();
        totp_code(&secret, now, &TotpOptions::default()).unwrap().expose().to_owned()
    };
    let (code, next) = (code_at(0), code_at(1));
    let confirmed: Value =
        post("/auth/totp/confirm").json(&json!({"code": code})).send().await.unwrap();
    let backup = confirmed["backup_codes"][0].clone();
    let with =
        |code: Value| json!({"email": "ana@fluss.example", "password": PASSWORD, "code": code});
    let without = json!({"email": "ana@fluss.example", "password": PASSWORD});
    assert_eq!(service.post("/auth/login", &without).await, 401);
    assert_eq!(service.post("/auth/login", &with(json!(code))).await, 401, "it was used");
    assert_eq!(service.post("/auth/login", &with(json!(next))).await, 200);
    assert_eq!(service.post("/auth/login", &with(backup.clone())).await, 200);
    assert_eq!(service.post("/auth/login", &with(backup)).await, 401, "a backup code works once");
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_signs_in_from_many_devices_at_once_is_let_in_on_each() {
    let service = Service::empty().await;
    service.company("ana@fluss.example").await;
    let logins = (0..8).map(|_| login(&service, "ana@fluss.example"));
    let tokens = futures_util::future::join_all(logins).await;
    for one in &tokens {
        assert!(me(&service, one).await, "{one}");
    }
    let wrong = json!({"email": "ana@fluss.example", "password": "a wrong password of mine"});
    let failures = (0..4).map(|_| service.post("/auth/login", &wrong));
    assert_eq!(futures_util::future::join_all(failures).await, [401; 4], "each one is counted");
}

#[tokio::test(flavor = "multi_thread")]
async fn failures_close_the_way_in_even_for_the_right_password() {
    let service = Service::empty().await;
    service.company("ana@fluss.example").await;
    let wrong = json!({"email": "ana@fluss.example", "password": "a wrong password of mine"});
    for _ in 0..5 {
        assert_eq!(service.post("/auth/login", &wrong).await, 401);
    }
    let right = json!({"email": "ana@fluss.example", "password": PASSWORD});
    assert_eq!(service.post("/auth/login", &right).await, 401);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_forgotten_password_is_set_anew_and_ends_every_sign_in() {
    let service = Service::empty().await;
    service.company("ana@fluss.example").await;
    let tokens = login(&service, "ana@fluss.example").await;
    service.post("/auth/password/forgot", &json!({"email": "ana@fluss.example"})).await;
    let token = service.mailed("ana@fluss.example", "Set a new password").await;
    let body = json!({"token": token, "password": "another long sentence of mine"});
    assert_eq!(service.post("/auth/password/reset", &body).await, 204);
    assert!(!me(&service, &tokens).await);
    let old = json!({"email": "ana@fluss.example", "password": PASSWORD});
    assert_eq!(service.post("/auth/login", &old).await, 401);
}

#[tokio::test(flavor = "multi_thread")]
async fn users_are_invited_changed_and_removed_and_the_last_administrator_stays() {
    let service = Service::empty().await;
    let ana = service.company("ana@fluss.example").await;
    let ben = service.joined(&ana, "ben@fluss.example", json!({"name": "Ben"})).await;
    let me = ben.auth().me().send().await.unwrap();
    assert_eq!(me.status.known(), Some(&UserStatus::Active));
    let denied = ben.users().list().send().await.unwrap_err();
    assert_eq!(denied.kind, ErrorKind::PermissionDenied);

    let twice = NewUser { email: "ben@fluss.example".to_owned(), ..NewUser::default() };
    assert_eq!(ana.users().create(&twice).send().await.unwrap_err().code, "account.exists");

    let read = ana.users().get(&me.id).send_with_meta().await.unwrap();
    let tag = read.meta.etag.unwrap();
    assert_eq!(ana.users().get(&me.id).send_if_changed(&tag).await.unwrap(), None);
    let suspend = UserChange { status: Some(UserStatus::Suspended), ..UserChange::default() };
    let changed = ana.users().update(&me.id, &suspend).if_match(&tag).send().await.unwrap();
    assert_eq!(changed.status.known(), Some(&UserStatus::Suspended));
    let stale = ana.users().update(&me.id, &suspend).if_match(&tag).send().await.unwrap_err();
    assert_eq!(stale.kind, ErrorKind::PreconditionFailed);
    assert_eq!(ben.auth().me().send().await.unwrap_err().kind, ErrorKind::Auth, "it ends at once");

    let all = ana.users().list().page_size(1).items().collect(10).await.unwrap();
    assert_eq!(all.len(), 2);
    let admin = all.iter().find(|user| user.email.starts_with("ana")).unwrap();
    let error = ana.users().delete(&admin.id).await.unwrap_err();
    assert_eq!(error.code, "account.last_admin");
    let some =
        (0..3).map(|i| NewUser { email: format!("c{i}@fluss.example"), ..NewUser::default() });
    let again = NewUser { email: "ben@fluss.example".to_owned(), ..NewUser::default() };
    let report = ana.users().bulk_create(some.chain([again])).send().await.unwrap();
    assert_eq!((report.ok.len(), report.failed[0].index), (3, 3));
    let ids: Vec<_> = report.ok.iter().filter_map(|one| one.id.clone()).collect();
    let gone = ana.users().bulk_delete(ids).dry_run(true).send().await.unwrap();
    assert!(gone.is_complete());
    assert_eq!(ana.users().list().send().await.unwrap().page.total_items, Some(5));
}

async fn login(service: &Service, email: &str) -> Value {
    let body = json!({"email": email, "password": PASSWORD});
    service.stranger().request(Method::POST, "/auth/login").json(&body).send().await.unwrap()
}

async fn me(service: &Service, tokens: &Value) -> bool {
    let token = Secret::new(tokens["access_token"].as_str().unwrap());
    let client = Client::builder(&service.base()).auth(Auth::Bearer(token)).build().unwrap();
    client.auth().me().send().await.is_ok()
}
