use super::{Fault, Kind};

fn sample() -> super::Problem {
    Fault::new().at("levels[0]").with("level", 7).into_problem(
        "readiness.level_off_scale",
        Kind::Invalid,
        "level `7` is off the scale".to_owned(),
        "use a level from 0 to 5",
    )
}

#[test]
fn a_path_grows_from_the_front_as_the_caller_sees_it() {
    assert_eq!(sample().under("profile").path.as_deref(), Some("profile.levels[0]"));
    let listed = Fault::new().at("[3]").into_problem("a.b", Kind::Invalid, String::new(), "");
    assert_eq!(listed.under("roles").path.as_deref(), Some("roles[3]"));
}

#[test]
fn a_problem_reads_as_place_message_and_code() {
    assert_eq!(
        sample().to_string(),
        "levels[0]: level `7` is off the scale [readiness.level_off_scale]"
    );
}

#[test]
fn a_value_of_ten_megabytes_does_not_become_a_message_of_ten_megabytes() {
    let fault = Fault::new().with("label", "é".repeat(5_000_000));
    assert!(fault.get("label").len() < 300);
    assert!(fault.get("label").ends_with("(10000000 bytes)"));
}

#[test]
fn a_value_that_would_drive_a_terminal_is_written_out() {
    let fault = Fault::new().with("person", "a\u{1b}[31m\n\u{7f}é");
    assert_eq!(fault.get("person"), "a\\u{1b}[31m\\n\\u{7f}é");
}

#[test]
fn a_problem_crosses_the_boundary_with_every_key_present() {
    let json = serde_json::to_value(sample()).unwrap();
    let keys: Vec<_> = json.as_object().unwrap().keys().cloned().collect();
    assert_eq!(keys, ["code", "details", "help", "kind", "message", "path"]);
    assert_eq!(json["kind"], "invalid");
    assert_eq!(json["details"]["values"]["level"], "7");
}
