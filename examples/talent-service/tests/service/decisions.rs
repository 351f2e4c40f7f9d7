//! What reviews say of evidence.

use http::Method;
use prowess_client::{ApiError, Client, ErrorKind};
use serde_json::{Value, json};

use crate::talent::{entry, person, sample};

async fn decide(client: &Client, id: &str, verdict: &str) -> Result<Value, ApiError> {
    let body = json!({"verdict": verdict, "reason": "seen"});
    let place = "/people/ana-ferreira/evidence/{entry}/decisions";
    client.request(Method::POST, place).path("entry", id).json(&body).send().await
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_rejected_counts_no_more_until_it_is_accepted() {
    let (_service, rosa) = sample().await;
    let score = async || rosa.readiness().of("ana-ferreira", "ENG-3").send().await.unwrap().score;
    let before = score().await;
    rosa.evidence().record(&entry("exam-1", "ana-ferreira", 5.0)).send().await.unwrap();
    let with = score().await;
    assert!(with > before);
    let first = decide(&rosa, "exam-1", "rejected").await.unwrap();
    assert_eq!(
        (&first["verdict"], &first["decided_by"], &first["entry"]),
        (&json!("rejected"), &json!("rosa-jimenez"), &json!("exam-1"))
    );
    assert_eq!(score().await, before);
    let second = decide(&rosa, "exam-1", "accepted").await.unwrap();
    assert_eq!(score().await, with);
    let list = rosa.request(Method::GET, "/people/ana-ferreira/evidence/exam-1/decisions");
    let list: Value = list.send().await.unwrap();
    assert_eq!(list["items"], json!([first, second]));
}

#[tokio::test(flavor = "multi_thread")]
async fn managers_decide_about_their_people_and_nobody_about_themselves() {
    let (service, rosa) = sample().await;
    let ana = person(&service, "ana@sample.example");
    rosa.evidence().record(&entry("exam-1", "ana-ferreira", 5.0)).send().await.unwrap();
    let own = decide(&ana, "exam-1", "retracted").await.unwrap_err();
    assert_eq!(own.kind, ErrorKind::PermissionDenied, "a test is not what she said of herself");
    let mut said = entry("self-1", "ana-ferreira", 5.0);
    said.kind = prowess::evidence::EvidenceKind::SelfAssessment;
    ana.evidence().record(&said).send().await.unwrap();
    assert!(decide(&ana, "self-1", "accepted").await.is_err());
    assert_eq!(decide(&ana, "self-1", "retracted").await.unwrap()["verdict"], "retracted");

    let tuuli = person(&service, "tuuli@sample.example");
    let sees_ana = tuuli.evidence().profile("ana-ferreira", None).send().await.is_ok();
    assert_eq!(decide(&tuuli, "exam-1", "accepted").await.is_ok(), sees_ana);
    let nothing = decide(&rosa, "no-such-entry", "accepted").await.unwrap_err();
    assert_eq!(nothing.kind, ErrorKind::NotFound);
    let zoe = service.company("zoe@other.example").await;
    assert_eq!(decide(&zoe, "exam-1", "rejected").await.unwrap_err().kind, ErrorKind::NotFound);
    assert_eq!(decide(&rosa, "exam-1", "perhaps").await.unwrap_err().code, "service.invalid_body");
}
