//! Downloads that end too soon, pause, or are given up.

use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use prowess_client::ErrorKind;

use super::client;
use super::server::{Act, Server, answer, half};

/// A folder of this test's own, which goes away with it.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("prowess-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn names(&self) -> Vec<String> {
        let entries = std::fs::read_dir(&self.0).unwrap();
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[tokio::test]
async fn a_download_is_whole_and_tells_how_far_it_is() {
    let table = "person;score\n".repeat(50_000);
    let expected = table.clone();
    let server =
        Server::start(move |_, _| answer(200, &[("content-type", "text/csv")], &table)).await;
    let folder = Folder::new("whole");
    let told = Arc::new(Mutex::new(Vec::new()));
    let progress = told.clone();
    let download = client(&server.url()).exports().csv("readiness").await.unwrap();
    let download = download.on_progress(move |now| progress.lock().unwrap().push(now));
    let path = folder.0.join("a.csv");
    assert_eq!(download.write_to(&path).await.unwrap(), expected.len() as u64);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), expected);
    assert_eq!(folder.names(), ["a.csv"]);
    let told = told.lock().unwrap();
    assert!(told.windows(2).all(|two| two[0].received < two[1].received));
    assert_eq!(told.last().unwrap().received, expected.len() as u64);
    assert_eq!(told.last().unwrap().total, Some(expected.len() as u64));
    assert_eq!(server.seen()[0].header("accept"), Some("text/csv"));
}

#[tokio::test]
async fn half_a_download_leaves_the_old_file_and_nothing_else() {
    for end in [Act::Reset, Act::Close, Act::Pause(60_000)] {
        let acts = vec![half(10_000, "half of it"), end.clone()];
        let server = Server::start(move |_, _| acts.clone()).await;
        let folder = Folder::new("half");
        let path = folder.0.join("a.csv");
        std::fs::write(&path, "the old one").unwrap();
        let download = client(&server.url()).exports().csv("roles").await.unwrap();
        let error = download.write_to(&path).await.unwrap_err();
        assert!(matches!(error.kind, ErrorKind::Connection | ErrorKind::Timeout), "{end:?}");
        assert_eq!(error.template, "/exports/{name}");
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "the old one");
        assert_eq!(folder.names(), ["a.csv"]);
    }
}

#[tokio::test]
async fn a_download_that_is_refused_is_an_error_before_any_file() {
    let problem = r#"{"code": "export.unknown", "message": "there is no such table"}"#;
    let server = Server::start(move |_, _| answer(404, &[], problem)).await;
    let error = client(&server.url()).exports().xlsx("x").await.err().unwrap();
    assert_eq!((error.kind, error.code.as_str()), (ErrorKind::NotFound, "export.unknown"));
}

#[tokio::test]
async fn a_download_into_memory_stops_at_its_limit() {
    let table = "x".repeat(100_000);
    let server = Server::start(move |_, _| answer(200, &[], &table)).await;
    let exports = client(&server.url());
    let whole = exports.exports().csv("a").await.unwrap().into_bytes(100_000).await.unwrap();
    assert_eq!(whole.len(), 100_000);
    let error = exports.exports().csv("a").await.unwrap().into_bytes(99_999).await.unwrap_err();
    assert_eq!(error.code, "client.body_too_large");
}
