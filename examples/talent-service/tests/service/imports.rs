//! Frameworks as their publishers give them out, put in through the service.

use http::Method;
use prowess_client::{ErrorKind, Part};
use serde_json::{Value, json};

use crate::talent::{person, sample};

/// The first case of a shared vector.
struct Vector {
    files: Vec<Part>,
    /// The version, where the files do not say it.
    version: String,
    framework: Value,
    findings: Vec<Value>,
}

fn vector(operation: &str) -> Vector {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/vectors/framework");
    let text = std::fs::read_to_string(format!("{root}/{operation}.json")).unwrap();
    let vector: Value = serde_json::from_str(&text).unwrap();
    let case = &vector["cases"][0];
    let input = &case["input"];
    let one = std::slice::from_ref(&input["file"]);
    let files = input["files"].as_array().map_or(one, Vec::as_slice);
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let part = |file: &Value| Part {
        name: "file".to_owned(),
        file_name: Some(text(&file["name"])),
        content_type: None,
        bytes: text(&file["text"]).into(),
    };
    let output = &case["output"];
    Vector {
        files: files.iter().map(part).collect(),
        version: input["options"]["version"].as_str().unwrap_or_default().to_owned(),
        framework: output["value"].clone(),
        findings: output["diagnostics"].as_array().unwrap().clone(),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_files_of_a_publisher_are_read_as_the_rules_read_them() {
    let (service, rosa) = sample().await;
    let ask = async |format: &str, parts: Vec<Part>, how: &[(&str, &str)]| {
        let mut request =
            rosa.request(Method::POST, "/frameworks/import/{format}").path("format", format);
        for (name, value) in how {
            request = request.query(name, value);
        }
        request.form(&parts).send::<Value>().await
    };
    for (format, operation) in [
        ("onet", "import_onet"),
        ("esco", "import_esco"),
        ("nice", "import_nice"),
        ("case", "import_case"),
        ("ctdl_asn", "import_ctdl_asn"),
        ("csv", "import_plain_csv"),
        ("json", "import_plain_json"),
    ] {
        let Vector { files, version, framework, findings } = vector(operation);
        let id = framework["id"].as_str().unwrap();
        let version = [("version", version.as_str())];
        let version = if version[0].1.is_empty() { &[][..] } else { &version };
        let only_asked = [&[("dry_run", "true")], version].concat();
        let told = ask(format, files.clone(), &only_asked).await.unwrap();
        assert_eq!((&told["dry_run"], &told["difference"]), (&json!(true), &Value::Null));
        let told = told["findings"].as_array().unwrap();
        assert!(told.starts_with(&findings), "{format}: {told:?} begins with {findings:?}");
        let absent = rosa.frameworks().get(id).send().await.unwrap_err();
        assert_eq!(absent.kind, ErrorKind::NotFound, "{format}: it was only asked");

        ask(format, files, version).await.unwrap();
        let stored = rosa.request(Method::GET, "/frameworks/{id}").path("id", id);
        assert_eq!(stored.send::<Value>().await.unwrap(), framework, "{format}");
    }
    let csv = || vector("import_plain_csv").files;
    let named = ask("csv", csv(), &[("id", "ours"), ("version", "7"), ("dry_run", "true")]);
    assert!(named.await.is_ok());
    let two = csv().into_iter().chain(csv()).collect();
    assert_eq!(ask("csv", two, &[]).await.unwrap_err().code, "service.one_file");
    assert_eq!(ask("excel", csv(), &[]).await.unwrap_err().status, Some(404));
    let Vector { files, findings, .. } = vector("import_case");
    assert!(!findings.is_empty());
    let strict = ask("case", files, &[("strict", "true")]).await.unwrap_err();
    assert_eq!(strict.code, "framework.import_refused");

    let ana = person(&service, "ana@sample.example");
    let place = ana.request(Method::POST, "/frameworks/import/csv").form(&csv());
    assert_eq!(place.send_raw().await.unwrap_err().kind, ErrorKind::PermissionDenied);
}
