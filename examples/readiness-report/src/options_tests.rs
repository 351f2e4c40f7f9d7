use super::{Command, HELP, Options, Person, Source, parse};

fn report(arguments: &[&str]) -> Options {
    match parse(arguments) {
        Ok(Command::Report(options)) => options,
        other => panic!("expected a report, got {other:?}"),
    }
}

fn refusal(arguments: &[&str]) -> String {
    parse(arguments).expect_err("these options are wrong")
}

#[test]
fn without_options_the_sample_is_reported() {
    let options = report(&[]);
    assert_eq!((options.source, options.person), (Source::Sample, Person::Sample));
    assert!(!options.json && !options.strict && options.roles.is_empty());
}

#[test]
fn every_option_is_read() {
    let options = report(&[
        "--framework=onet:/data/onet",
        "--person",
        "-",
        "--role",
        "15-2051.00",
        "--role=Data Scientists",
        "--top",
        "3",
        "--language",
        "DE-at",
        "--html",
        "out.html",
        "--json",
        "--strict",
    ]);
    assert_eq!(options.source, Source::Onet("/data/onet".into()));
    assert_eq!(options.person, Person::Input);
    assert_eq!(options.roles, ["15-2051.00", "Data Scientists"]);
    assert_eq!(options.top, Some(3));
    assert_eq!(options.language.expect("a language").as_str(), "de-AT");
    assert_eq!(options.html, Some("out.html".into()));
    assert!(options.json && options.strict);
}

#[test]
fn a_source_may_have_a_colon_in_its_path() {
    let options = report(&["--framework", "file:C:/a.json", "--person", "ana.json"]);
    assert_eq!(options.source, Source::File("C:/a.json".into()));
    assert_eq!(options.person, Person::File("ana.json".into()));
}

#[test]
fn help_and_version_win_over_everything_after_them() {
    assert_eq!(parse(["--help", "--nonsense"]), Ok(Command::Help));
    assert_eq!(parse(["-V"]), Ok(Command::Version));
}

#[test]
fn a_wrong_option_is_refused_with_the_value_named() {
    assert_eq!(refusal(&["--top", "0"]), "--top `0` is no whole number from 1");
    assert_eq!(refusal(&["ana.json"]), "`ana.json` is no option");
    assert_eq!(
        refusal(&["--language", "german!"]),
        "--language `german!` is no language tag such as en or pt-BR"
    );
    assert_eq!(
        refusal(&["--framework", "nice:/x"]),
        "--framework `nice:/x` starts with none of onet:, esco: and file:"
    );
    assert_eq!(refusal(&["--framework", "onet:"]), "--framework `onet:` names no folder or file");
    assert!(refusal(&["--role"]).contains("--role"));
    assert!(refusal(&["--nonsense"]).contains("--nonsense"));
}

#[test]
fn a_framework_without_a_person_is_refused() {
    let words = refusal(&["--framework", "onet:/data"]);
    assert_eq!(words, "--framework needs --person: the sample has no person for it");
}

#[test]
fn the_help_text_names_every_option_and_fits_a_terminal_of_100_columns() {
    let all = "framework person role top language html json strict help version";
    for option in all.split(' ') {
        assert!(HELP.contains(&format!("  --{option}")), "{option}");
    }
    assert!(HELP.lines().all(|line| line.chars().count() <= 100));
}
