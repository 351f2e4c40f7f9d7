//! The program as somebody runs it: what it prints, where, and with which exit code.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// A folder for one test, removed at its end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("report-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&path).expect("a folder for the test");
        Self(path)
    }

    fn file(&self, name: &str, text: &str) -> String {
        let path = self.0.join(name);
        std::fs::write(&path, text).expect("a file for the test");
        path.display().to_string()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn run_with(folder: &Path, arguments: &[&str], input: &str) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_readiness-report"))
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    // A program that refuses its options never reads: then there is nobody to write to.
    let _ = program.stdin.take().expect("an input").write_all(input.as_bytes());
    program.wait_with_output().expect("the program ends")
}

fn run(folder: &Folder, arguments: &[&str]) -> Output {
    run_with(&folder.0, arguments, "")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).expect("one JSON document on standard output")
}

/// The sample as one document, and a person of it.
fn document() -> String {
    let framework = include_str!("../../sample/framework.json");
    let roles = include_str!("../../sample/roles.json");
    format!(r#"{{"framework": {framework}, "catalogue": {roles}}}"#)
}

const BEN: &str = r#"{"person": "ben", "levels": [{"competency": "PROG", "level": 4},
    {"competency": "sample:competency/sql", "level": 3}]}"#;

#[test]
fn without_options_there_is_a_table_and_a_page() {
    let folder = Folder::new("plain");
    let output = run(&folder, &[]);
    assert_eq!(output.status.code(), Some(0));
    let table = text(&output.stdout);
    assert!(table.contains("Best next role: Senior Software Engineer"), "{table}");
    assert!(table.ends_with("The page is in readiness-report.html.\n"), "{table}");
    assert!(!table.contains('\x1b'), "no colours where nobody sees them");
    let page = std::fs::read_to_string(folder.0.join("readiness-report.html")).expect("a page");
    assert!(page.starts_with("<!DOCTYPE html>") && page.ends_with("</html>\n"));
}

#[test]
fn json_is_one_document_with_every_key_and_no_page_beside_it() {
    let folder = Folder::new("json");
    let output = run(&folder, &["--json"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stderr.is_empty());
    let document = json(&output);
    let keys = |value: &Value| -> Vec<String> {
        value.as_object().expect("an object").keys().cloned().collect()
    };
    assert_eq!(keys(&document), ["diagnostics", "framework", "person", "results", "unrated"]);
    assert_eq!(document["framework"]["id"], "sample:software-company");
    let results = document["results"].as_array().expect("a list");
    assert_eq!(results.len(), 10, "all roles");
    assert_eq!(
        keys(&results[2]),
        [
            "blockers",
            "contributions",
            "coverage",
            "formula",
            "formula_version",
            "gaps",
            "gates",
            "high",
            "low",
            "role",
            "score",
            "title",
            "uri",
            "verdict"
        ]
    );
    assert_eq!(results[2]["role"], "ENG-3");
    assert_eq!(results[2]["score"], results[2]["low"]);
    let parts = results[2]["contributions"].as_array().expect("a list").iter();
    let sum: f64 = parts.map(|part| part["contribution"].as_f64().expect("a number")).sum();
    assert_eq!(Some(sum), results[2]["score"].as_f64(), "the parts add up in every bit");
    assert!(!folder.0.join("readiness-report.html").exists());
}

#[test]
fn a_document_and_a_person_from_files_give_the_roles_asked_for_in_the_order_of_readiness() {
    let folder = Folder::new("file");
    let source = format!("file:{}", folder.file("company.json", &document()));
    let person = folder.file("ben.json", BEN);
    let asked = ["--role", "PRO-3", "--role", "Junior Software Engineer", "--json"];
    let options = [&["--framework", &source, "--person", &person], &asked[..]].concat();
    let document = json(&run(&folder, &options));
    assert_eq!(document["person"], "ben");
    let roles: Vec<&Value> = document["results"].as_array().expect("a list").iter().collect();
    assert_eq!([&roles[0]["role"], &roles[1]["role"]], ["ENG-1", "PRO-3"]);
}

#[test]
fn a_person_may_come_from_standard_input() {
    let folder = Folder::new("input");
    let output = run_with(&folder.0, &["--person", "-", "--top", "1"], BEN);
    let table = text(&output.stdout);
    assert!(table.starts_with("Readiness of ben\n"), "{table}");
    assert!(table.contains("Shown: 1 of 10 roles."), "{table}");
    assert!(!folder.0.join("readiness-report.html").exists(), "the page is for the sample");
}

#[test]
fn a_role_that_is_not_there_is_a_problem_on_both_outputs() {
    let folder = Folder::new("role");
    let output = run(&folder, &["--role", "Astronaut", "--json"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(json(&output)["problem"]["code"], "role.not_found");
    let words = text(&output.stderr);
    assert!(words.starts_with("error: role `Astronaut` is not there\n"), "{words}");
    assert!(words.contains("\n help: ") && words.ends_with(" code: role.not_found\n"), "{words}");
}

#[test]
fn a_role_without_a_score_stands_beside_the_others_and_is_a_problem_alone() {
    let folder = Folder::new("unrated");
    let mut company: Value = serde_json::from_str(&document()).expect("the sample");
    company["catalogue"]["roles"][9]["requirements"] = Value::Array(Vec::new());
    let source = format!("file:{}", folder.file("company.json", &company.to_string()));
    let person = folder.file("ben.json", BEN);
    let options = ["--framework", &source, "--person", &person, "--json", "--role", "PRO-3"];
    let alone = run(&folder, &options);
    assert_eq!(alone.status.code(), Some(1));
    assert_eq!(json(&alone)["problem"]["code"], "readiness.empty_role");
    let both = json(&run(&folder, &[&options[..], &["--role", "ENG-1"]].concat()));
    assert_eq!(both["results"].as_array().map(Vec::len), Some(1));
    assert_eq!(both["unrated"][0]["code"], "PRO-3");
}

#[test]
fn a_wrong_option_has_an_exit_code_of_its_own() {
    let folder = Folder::new("usage");
    let output = run(&folder, &["--top", "many"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    assert!(text(&output.stderr).contains("code: report.usage"));
    let output = run(&folder, &["--json", "--framework", "file:x.json"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(json(&output)["problem"]["code"], "report.usage");
}

#[test]
fn a_file_that_is_not_there_or_says_something_else_names_its_place() {
    let folder = Folder::new("broken");
    let output = run(&folder, &["--person", "nobody.json"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).starts_with("error: `nobody.json` cannot be read: no such file"));
    let person = r#"{"person": "ben", "levels": [{"competency": "PROG", "level": "4"}]}"#;
    let output = run_with(&folder.0, &["--person", "-", "--json"], person);
    assert_eq!(json(&output)["problem"]["path"], "profile.levels[0].level");
}

#[test]
fn a_competency_of_another_framework_is_a_warning_and_with_strict_a_problem() {
    let folder = Folder::new("strict");
    let person = r#"{"person": "ben", "levels": [{"competency": "COBOL", "level": 4}]}"#;
    let kept = json(&run_with(&folder.0, &["--person", "-", "--json"], person));
    assert_eq!(kept["diagnostics"][0]["problem"]["code"], "evidence.unknown_competency");
    let output = run_with(&folder.0, &["--person", "-", "--json", "--strict"], person);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(json(&output)["problem"]["code"], "evidence.unknown_competency");
}

#[test]
fn a_level_off_its_scale_is_a_problem_with_its_place() {
    let folder = Folder::new("off-scale");
    let person = r#"{"person": "ana", "levels": [{"competency": "SQL", "level": 6}]}"#;
    let output = run_with(&folder.0, &["--person", "-", "--json"], person);
    assert_eq!(output.status.code(), Some(1));
    let problem = &json(&output)["problem"];
    assert_eq!(problem["code"], "framework.level_off_scale");
    assert_eq!(problem["path"], "profile.levels[0].level");
}

#[test]
fn help_and_version_are_printed_and_nothing_else_happens() {
    let folder = Folder::new("help");
    assert!(text(&run(&folder, &["--help"]).stdout).contains("usage: readiness-report [options]"));
    assert!(text(&run(&folder, &["--version"]).stdout).starts_with("readiness-report 0."));
    assert_eq!(std::fs::read_dir(&folder.0).expect("the folder").count(), 0);
}

#[test]
fn a_role_nobody_has_rated_names_the_more_specific_ones() {
    let folder = Folder::new("nobody-rated");
    let ratings = |code: &str| -> String {
        format!("{code}\t2.A.1.a\tIM\t4.00\tN\tn/a\n{code}\t2.A.1.a\tLV\t3.50\tN\tN\n")
    };
    folder.file(
        "Content Model Reference.txt",
        "Element ID\tElement Name\tDescription\n2.A.1.a\tReading Comprehension\tReads.\n",
    );
    folder.file(
        "Scales Reference.txt",
        "Scale ID\tScale Name\tMinimum\tMaximum\nIM\tImportance\t1\t5\nLV\tLevel\t0\t7\n",
    );
    folder.file(
        "Occupation Data.txt",
        "O*NET-SOC Code\tTitle\tDescription\n15-2051.00\tData Scientists\tThey do.\n\
         15-2051.01\tBusiness Intelligence Analysts\tThey do.\n",
    );
    let head =
        "O*NET-SOC Code\tElement ID\tScale ID\tData Value\tRecommend Suppress\tNot Relevant\n";
    folder.file("Skills.txt", &format!("{head}{}", ratings("15-2051.01")));
    let options = ["--framework", "onet:.", "--person", "-", "--json", "--role"];
    let person = r#"{"person": "ana"}"#;
    let output = run_with(&folder.0, &[&options[..], &["Data Scientists"]].concat(), person);
    assert_eq!(output.status.code(), Some(1));
    let problem = &json(&output)["problem"];
    assert_eq!(problem["code"], "readiness.empty_role");
    let message = "the files ask nothing for `15-2051.00` (Data Scientists), so it has no score";
    assert_eq!(problem["message"], message);
    let help = "name a role that the publisher has rated, perhaps \
                `15-2051.01` (Business Intelligence Analysts)";
    assert_eq!(problem["help"], help);
    let output = run_with(&folder.0, &[&options[..], &["Data Scientist"]].concat(), person);
    let help = json(&output)["problem"]["help"].clone();
    assert!(
        help.as_str().is_some_and(|it| it.ends_with("`15-2051.00` (Data Scientists)")),
        "{help}"
    );
}

#[test]
fn a_file_of_another_editor_is_read_and_one_in_another_encoding_says_so() {
    let folder = Folder::new("encoding");
    let marked = format!("\u{feff}{BEN}");
    assert_eq!(json(&run_with(&folder.0, &["--person", "-", "--json"], &marked))["person"], "ben");
    let wide: Vec<u8> = BEN.encode_utf16().flat_map(u16::to_le_bytes).collect();
    std::fs::write(folder.0.join("wide.json"), [&[0xff, 0xfe], &wide[..]].concat())
        .expect("a file");
    let output = run(&folder, &["--person", "wide.json", "--json"]);
    let problem = &json(&output)["problem"];
    assert_eq!(problem["code"], "report.not_text");
    assert_eq!(problem["message"], "`wide.json` is not UTF-8 text");
}

#[test]
fn a_document_with_something_behind_it_is_no_document() {
    let folder = Folder::new("behind");
    let source = format!("file:{}", folder.file("company.json", &(document() + "}")));
    let output = run_with(&folder.0, &["--framework", &source, "--person", "-", "--json"], BEN);
    let problem = &json(&output)["problem"];
    assert_eq!(problem["code"], "report.malformed");
    let message = problem["message"].as_str().expect("words");
    assert!(message.contains("company.json` cannot be read: trailing characters"), "{message}");
}

#[test]
fn nothing_that_drives_a_terminal_is_printed() {
    let folder = Folder::new("escape");
    let person = r#"{"person": "ben\u001b[31m", "levels": []}"#;
    let output = run_with(&folder.0, &["--person", "-"], person);
    assert_eq!(output.status.code(), Some(1));
    assert!(!text(&output.stderr).contains('\u{1b}'));
    let output = run_with(&folder.0, &["--person", "-"], r#"{"person": "ben\u202ekrow"}"#);
    assert!(text(&output.stdout).starts_with("Readiness of ben krow\n"));
}

#[test]
fn the_table_names_what_is_wrong_in_the_profile() {
    let folder = Folder::new("wrong");
    let person = r#"{"person": "ben", "levels": [{"competency": "COBOL", "level": 4}]}"#;
    let table = text(&run_with(&folder.0, &["--person", "-"], person).stdout);
    let words = "profile.levels[0].competency: competency `COBOL` is not in the framework\n";
    assert!(table.contains("errors 0, warnings 1, notes 0") && table.ends_with(words), "{table}");
    let many = (0..9).map(|at| format!(r#"{{"competency": "X{at}", "level": 4}}"#));
    let many = many.collect::<Vec<_>>().join(", ");
    let person = format!(r#"{{"person": "ben", "levels": [{many}]}}"#);
    let table = text(&run_with(&folder.0, &["--person", "-"], &person).stdout);
    assert!(table.contains("`X4`") && table.ends_with("\nand 4 more\n"), "{table}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_a_problem_and_not_a_panic() {
    let full = || std::fs::OpenOptions::new().write(true).open("/dev/full").expect("a full disk");
    let program = || Command::new(env!("CARGO_BIN_EXE_readiness-report"));
    let output = program().arg("--json").stdout(full()).output().expect("the program ends");
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("code: report.unwritable"));
    let output = program().arg("--top").stderr(full()).output().expect("the program ends");
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn a_document_is_audited_and_with_strict_refused() {
    let folder = Folder::new("audit");
    let mut company: Value = serde_json::from_str(&document()).expect("the sample");
    let first = company["catalogue"]["roles"][0].clone();
    company["catalogue"]["roles"].as_array_mut().expect("a list").push(first);
    let source = format!("file:{}", folder.file("company.json", &company.to_string()));
    let options = ["--framework", &source, "--person", "-", "--json"];
    let found = json(&run_with(&folder.0, &options, BEN));
    assert_eq!(found["diagnostics"][0]["problem"]["path"], "catalogue.roles[10].uri");
    let output = run_with(&folder.0, &[&options[..], &["--strict"]].concat(), BEN);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(json(&output)["problem"]["code"], found["diagnostics"][0]["problem"]["code"]);
}

#[test]
fn roles_with_one_score_are_not_told_apart_by_it() {
    let folder = Folder::new("tied");
    let table = text(&run_with(&folder.0, &["--person", "-"], r#"{"person": "new"}"#).stdout);
    assert!(table.contains("\n10 roles share the highest score of those"), "{table}");
}
