//! Frameworks, roles, evidence, readiness and reports, through the typed client.

use http::Method;
use prowess::framework::Framework;
use prowess_client::api::{Against, Subject};
use prowess_client::models::{Competency, Entry, LevelDemand, Role};
use prowess_client::{CallOptions, Client, ErrorKind, Part};
use serde_json::{Value, json};

use crate::support::Service;

pub(crate) async fn sample() -> (Service, Client) {
    let service = Service::empty().await;
    talent_service::demo::put_in(&service.app).await.unwrap();
    let client = person(&service, talent_service::demo::EMAIL);
    (service, client)
}

pub(crate) fn person(service: &Service, email: &str) -> Client {
    let password = prowess_client::Secret::new(talent_service::demo::PASSWORD);
    let auth = prowess_client::Auth::Password { email: email.to_owned(), password };
    Client::builder(&service.base()).auth(auth).build().unwrap()
}

pub(crate) fn entry(id: &str, person: &str, level: f64) -> Entry {
    serde_json::from_value(json!({
        "id": id, "person": person, "competency": "SEC", "kind": "test",
        "occurred_on": "2026-11-20", "recorded_at": "2026-11-20T10:00:00Z",
        "shows": {"kind": "level", "level": level}
    }))
    .unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn readiness_over_the_wire_is_readiness_by_the_rules_in_every_bit() {
    let (_service, rosa) = sample().await;
    let profile = rosa.evidence().profile("ana-ferreira", None).send().await.unwrap();
    let role = rosa.roles().get("ENG-3").send().await.unwrap();
    let wanted = prowess::readiness::assess(&profile, &role, &Default::default()).unwrap();
    let got = rosa.readiness().of("ana-ferreira", "ENG-3").send().await.unwrap();
    assert_eq!(got, wanted);
    assert!(got.score.get() > 0.0 && got.score.get() < 1.0);
    assert_eq!(rosa.readiness().gaps("ana-ferreira", "ENG-3").send().await.unwrap(), wanted.gaps);
    let subject = Subject::Person { person: "ana-ferreira".to_owned() };
    let all = rosa.readiness().compare(&subject, &Against::All, None).send().await.unwrap();
    assert_eq!(all.compared, 10);
    let known = Against::Known { roles: vec!["ENG-3".to_owned()] };
    let one = rosa.readiness().assess(&subject, &known, None).send().await.unwrap();
    assert_eq!(one, wanted);
}

#[tokio::test(flavor = "multi_thread")]
async fn evidence_is_recorded_once_and_moves_the_reports() {
    let (_service, rosa) = sample().await;
    let before = rosa.readiness().of("ana-ferreira", "ENG-3").send().await.unwrap();
    let mean = async || rosa.portfolio().summary(None).send().await.unwrap();
    let summary = mean().await;
    let new = entry("exam-1", "ana-ferreira", 5.0);
    rosa.evidence().record(&new).send().await.unwrap();
    let again = rosa.evidence().record(&new).send_with_meta().await.unwrap();
    assert_eq!((again.value, again.meta.status), (new, 200));
    let other = rosa.evidence().record(&entry("exam-1", "ana-ferreira", 1.0)).send().await;
    assert_eq!(other.unwrap_err().kind, ErrorKind::Conflict, "a log only grows");
    let after = rosa.readiness().of("ana-ferreira", "ENG-3").send().await.unwrap();
    assert!(after.score > before.score);
    assert_ne!(mean().await, summary, "what was computed before is not shown any more");
    let many = (0..5).map(|i| entry(&format!("exam-b{i}"), "ben-okafor", f64::from(i + 1)));
    let bad = entry("exam-b9", "ben-okafor", 99.0);
    let report = rosa.evidence().bulk_record(many.chain([bad])).send().await.unwrap();
    assert_eq!((report.ok.len(), report.failed.len()), (5, 1));
    let list =
        rosa.evidence().list("ben-okafor").filter("competency", "SEC").filter("kind", "test");
    assert_eq!(list.page_size(2).items().collect(100).await.unwrap().len(), 5);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_manager_sees_their_people_and_an_employee_themselves() {
    let (service, rosa) = sample().await;
    let tuuli = person(&service, "tuuli@sample.example");
    let ana = person(&service, "ana@sample.example");
    let all = rosa.request(Method::GET, "/people").send::<Value>().await.unwrap();
    assert_eq!(all["page"]["total_items"], 25);
    let team = tuuli.request(Method::GET, "/people").send::<Value>().await.unwrap();
    let team = team["page"]["total_items"].as_u64().unwrap();
    assert!(team > 1 && team < 25, "{team}");
    let heat = tuuli.portfolio().heatmap(Some("department")).send().await.unwrap();
    let whole = rosa.portfolio().heatmap(Some("department")).send().await.unwrap();
    assert!(heat.rows.len() < whole.rows.len());
    assert!(ana.evidence().profile("ana-ferreira", None).send().await.is_ok());
    let other = ana.evidence().profile("ben-okafor", None).send().await.unwrap_err();
    assert_eq!(other.kind, ErrorKind::NotFound, "not even that he is there");
    let judged = ana.evidence().record(&entry("own", "ana-ferreira", 5.0)).send().await;
    assert_eq!(judged.unwrap_err().kind, ErrorKind::PermissionDenied);
    assert_eq!(ana.roles().delete("sample:role/data-analyst").await.unwrap_err().status, Some(403));
}

#[tokio::test(flavor = "multi_thread")]
async fn catalogues_are_changed_one_by_one_and_many_at_once() {
    let (_service, rosa) = sample().await;
    let id = "sample:software-company";
    let skills = rosa.competencies(id);
    let new: Competency =
        serde_json::from_value(json!({"uri": "sample:competency/rust", "code": "RUST",
        "labels": {"en": "Rust"}, "kind": "skill"}))
        .unwrap();
    skills.create(&new).send().await.unwrap();
    assert_eq!(skills.create(&new).send().await.unwrap_err().code, "service.exists");
    assert_eq!(skills.get("RUST").send().await.unwrap(), new);
    let found = skills.list().filter("q", "rust").items().collect(10).await.unwrap();
    assert_eq!(found[0].uri.as_str(), "sample:competency/rust");
    assert_eq!(skills.list().page_size(10).items().collect(100).await.unwrap().len(), 33);
    skills.delete("sample:competency/rust").await.unwrap();
    let gone = skills.bulk_delete(["RUST".to_owned(), "SQL".to_owned()]).dry_run(true).send().await;
    let gone = gone.unwrap();
    assert_eq!((gone.ok.len(), gone.failed[0].index), (1, 0));
    assert_eq!(skills.list().send().await.unwrap().page.total_items, Some(32), "only asked");

    let mut framework: Framework = rosa.frameworks().get(id).send().await.unwrap();
    framework.competencies.remove(0);
    let ask = async |dry_run: bool| {
        let body = json!({"dry_run": dry_run, "framework": framework});
        let sent = rosa.request(Method::POST, "/frameworks/import").json(&body);
        sent.send::<Value>().await.unwrap_or_else(|error| json!({"code": error.code}))
    };
    let told = ask(true).await;
    assert_eq!(told["difference"]["removed"].as_array().map(Vec::len), Some(1), "{told}");
    assert_eq!(rosa.frameworks().list().send().await.unwrap().items.len(), 1);

    let role = |i: u32| -> Role {
        serde_json::from_value(json!({"uri": format!("role/{i}"), "titles": {"en": "R"}})).unwrap()
    };
    let report = rosa.roles().bulk_create((0..3).map(role)).send().await.unwrap();
    assert!(report.is_complete());
    let twice = rosa.roles().bulk_create([role(1)]).send().await.unwrap();
    assert_eq!(twice.failed[0].error.status, Some(409));
    let version = json!({"version": "2", "effective_from": "2026-01-01", "role": role(1)});
    let places = rosa.request(Method::POST, "/roles/{uri}/versions").path("uri", "role/1");
    let history: Value = places.json(&version).send().await.unwrap_or_default();
    assert_eq!(history, Value::Null, "what holds now is not rewritten");
    let version = json!({"version": "2", "effective_from": "2999-01-01", "role": role(1)});
    let places = rosa.request(Method::POST, "/roles/{uri}/versions").path("uri", "role/1");
    let history: Value = places.json(&version).send().await.unwrap();
    assert_eq!(history["versions"][0]["version"], "2");
}

#[tokio::test(flavor = "multi_thread")]
async fn plans_suggestions_and_reports_answer_for_the_sample() {
    let (_service, rosa) = sample().await;
    for place in ["/people/ana-ferreira/next", "/people/ana-ferreira/roles", "/portfolio/gaps"] {
        assert!(rosa.request(Method::GET, place).send::<Value>().await.is_ok(), "{place}");
    }
    let body = json!({"role": "ENG-3"});
    let plan = rosa.request(Method::POST, "/people/ana-ferreira/plan").json(&body);
    let plan: Value = plan.send().await.unwrap();
    assert!(plan["steps"].as_array().is_some_and(|steps| !steps.is_empty()), "{plan}");
    let demand: LevelDemand =
        serde_json::from_value(json!({"competency": "SQL", "level": 3})).unwrap();
    let coverage = rosa.portfolio().coverage(&[demand]).send().await.unwrap();
    assert_eq!(coverage.competencies.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn tables_are_taken_away_and_files_come_back_as_they_were() {
    let (_service, rosa) = sample().await;
    for name in ["competencies", "roles", "people", "evidence", "readiness", "users"] {
        let csv = rosa.exports().csv(name).await.unwrap().into_bytes(1 << 20).await.unwrap();
        assert!(csv.iter().filter(|byte| **byte == b'\n').count() > 3, "{name}");
        let xlsx = rosa.exports().xlsx(name).await.unwrap().into_bytes(1 << 20).await.unwrap();
        assert_eq!(&xlsx[..2], b"PK", "{name}");
    }
    let unknown = rosa.exports().csv("secrets").await.err().unwrap();
    assert_eq!(unknown.kind, ErrorKind::NotFound);
    rosa.evidence().record(&entry("exam-1", "ana-ferreira", 4.0)).send().await.unwrap();
    let file = Part {
        name: "file".to_owned(),
        file_name: Some("proof.pdf".to_owned()),
        content_type: Some("application/pdf".to_owned()),
        bytes: "%PDF-1.7 \u{0} end".into(),
    };
    let attached = rosa.evidence().attach("ana-ferreira", "exam-1", file).send().await.unwrap();
    let place = attached.provenance.unwrap().document.unwrap().to_string();
    let place = place.strip_prefix("/api/v2").unwrap().to_owned();
    let back = rosa.request(Method::GET, &place).send_raw().await.unwrap();
    assert_eq!(&back.body[..], "%PDF-1.7 \u{0} end".as_bytes());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_request_under_one_key_is_one_and_another_request_is_refused() {
    let (_service, rosa) = sample().await;
    let role = |uri: &str| Role::new(uri.parse().unwrap());
    let key = CallOptions { idempotency_key: Some("k1".to_owned()), ..CallOptions::default() };
    let create = |uri: &'static str| {
        let (rosa, key) = (rosa.clone(), key.clone());
        async move { rosa.roles().create(&role(uri)).with(key).send_raw().await }
    };
    let both = tokio::join!(create("role/a"), create("role/a"));
    let (one, other) = (both.0.unwrap(), both.1.unwrap());
    assert_eq!((one.meta.status, other.meta.status), (201, 201));
    assert_eq!(one.body, other.body);
    assert_eq!(create("role/b").await.unwrap_err().code, "service.key_reused");
}

#[tokio::test(flavor = "multi_thread")]
async fn another_company_is_not_there() {
    let (service, rosa) = sample().await;
    let zoe = service.company("zoe@other.example").await;
    let me = rosa.auth().me().send().await.unwrap();
    assert_eq!(zoe.users().get(&me.id).send().await.unwrap_err().status, Some(404));
    assert_eq!(zoe.users().delete(&me.id).await.unwrap_err().status, Some(404));
    assert_eq!(zoe.roles().get("ENG-2").send().await.unwrap_err().status, Some(404));
    let profile = zoe.evidence().profile("ana-ferreira", None).send().await;
    assert_eq!(profile.unwrap_err().status, Some(404));
    let cursor = rosa.users().list().page_size(1).send().await.unwrap().page.next.unwrap();
    let stolen = zoe.users().list().from_cursor(cursor).send().await.unwrap_err();
    assert_eq!(stolen.code, "service.invalid_cursor");
    assert_eq!(zoe.users().list().send().await.unwrap().page.total_items, Some(1));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_old_version_says_that_it_goes_away() {
    let (service, rosa) = sample().await;
    let token = rosa.auth().me().send().await.map(|_| rosa.tokens().unwrap()).unwrap();
    let request = format!(
        "GET /api/v1/roles HTTP/1.1\r\nhost: t\r\nauthorization: Bearer {}\r\nconnection: close\r\n\r\n",
        token.access.expose()
    );
    let answer = service.raw(request.as_bytes()).await;
    for header in
        ["deprecation: @1790812800", "sunset: Thu, 01 Apr 2027", "rel=\"successor-version\""]
    {
        assert!(answer.contains(header), "{answer}");
    }
}
