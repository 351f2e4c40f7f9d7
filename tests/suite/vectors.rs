//! The shared vectors, run against the rules themselves.
//!
//! A file `tests/vectors/<room>/<operation>.json` holds the cases of one operation.
//! A case has a name, which is a sentence of the field, an input, and either the output or the
//! problem; both are compared to the last bit.
//! A new case is written without either; running the tests with `PROWESS_WRITE=1` fills it in, to
//! be read before it is committed.
//! A case that is there is never rewritten.

mod compare;
pub(crate) mod file;
mod operations;
mod secrets;
mod strict;

use std::collections::BTreeSet;

use file::{Answer, VectorFile};
use operations::{Arguments, operations};
use strict::{Spoilt, spoilt};

#[test]
fn every_case_gives_exactly_its_answer() {
    let mut wrong = Vec::new();
    let mut cases = 0;
    for mut file in file::all() {
        let Some(operation) = operations().find(|one| one.name == file.operation) else {
            wrong.push(format!("{}: there is no operation of this name", file.operation));
            continue;
        };
        let mut filled_in = false;
        for case in &mut file.cases {
            cases += 1;
            let place = format!("{}: {}", file.operation, case.name);
            let got = match Arguments::of(operation, &case.input) {
                Ok(arguments) => Answer::of((operation.run)(&arguments)),
                Err(what) => {
                    wrong.push(format!("{place}: {what}"));
                    continue;
                }
            };
            match case.answer() {
                Some(Ok(expected)) => {
                    wrong.extend(expected.difference(&got).map(|what| format!("{place}: {what}")));
                }
                Some(Err(what)) => wrong.push(format!("{place}: {what}")),
                None if file::may_write() => {
                    case.fill_in(got);
                    filled_in = true;
                }
                None => wrong.push(format!("{place}: there is no answer; it would be {got}")),
            }
        }
        if filled_in {
            file.write();
        }
    }
    println!("{cases} vectors in Rust");
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
    assert!(cases > 0, "no case was found");
}

#[test]
fn nothing_that_only_looks_like_an_input_is_read_as_one() {
    let (mut taken, mut tried) = (Vec::new(), 0);
    for file in file::all() {
        let Some(operation) = operations().find(|one| one.name == file.operation) else { continue };
        let mut seen = BTreeSet::new();
        // An input that is refused anyway may be spoilt into one that is not.
        let is_answered = |case: &&file::Case| matches!(case.answer(), Some(Ok(Answer::Output(_))));
        for case in file.cases.iter().filter(is_answered) {
            for Spoilt { place, what, input } in spoilt(&case.input, &mut seen) {
                tried += 1;
                let arguments = Arguments::of(operation, &input).expect("the arguments are there");
                match (operation.run)(&arguments) {
                    Err(problem) if problem.code == "surface.malformed_argument" => {}
                    _ => taken.push(format!("{}{place} takes {what}", file.operation)),
                }
            }
        }
    }
    println!("{tried} spoilt inputs");
    assert!(tried > 0, "no input was spoilt");
    assert!(taken.is_empty(), "{} of {tried}:\n{}", taken.len(), taken.join("\n"));
}

#[test]
fn every_operation_has_a_vector() {
    let tested: BTreeSet<String> = file::all().into_iter().map(|file| file.operation).collect();
    let missing: Vec<_> = operations().filter(|one| !tested.contains(one.name)).collect();
    assert!(
        missing.is_empty(),
        "no vector for {:?}",
        missing.iter().map(|one| one.name).collect::<Vec<_>>()
    );
}

#[test]
fn the_name_of_a_case_is_a_sentence_and_names_one_case() {
    for VectorFile { operation, cases, .. } in file::all() {
        let names: BTreeSet<&str> = cases.iter().map(|case| case.name.as_str()).collect();
        assert_eq!(names.len(), cases.len(), "{operation} has two cases of one name");
        for name in names {
            assert!(name.split(' ').count() >= 4, "{operation}: `{name}` is no sentence");
        }
    }
}
