//! The house rules, held against every file of the repository.
//!
//! Each rule is a pure function in a module beside this one. It takes paths and texts and returns
//! what breaks the rule, so that its own tests can show it a planted fault.

mod absence;
mod boundary;
mod files;
mod finding;
mod itself;
mod manifest;
mod repository;
mod rooms;
mod tokens;
mod top_level;

use finding::Finding;
use repository::{File, Repository};

/// Fails with one line for each finding, as `file:line: what is wrong`.
#[track_caller]
fn none(findings: impl IntoIterator<Item = Finding>) {
    let lines: Vec<String> = findings.into_iter().map(|found| found.to_string()).collect();
    assert!(lines.is_empty(), "\n{}\n", lines.join("\n"));
}

/// What a rule finds in the Rust files of the core.
fn in_core(rule: fn(&File) -> Vec<Finding>) -> Vec<Finding> {
    Repository::here().core().flat_map(rule).collect()
}

/// What a rule finds in all text files.
fn everywhere(rule: fn(&File) -> Vec<Finding>) -> Vec<Finding> {
    Repository::here().files.iter().flat_map(rule).collect()
}

#[test]
fn nothing_stands_at_the_top_that_the_plan_does_not_name() {
    none(top_level::strangers(Repository::here().paths()));
}

#[test]
fn every_folder_of_the_core_is_a_room_of_the_plan() {
    none(rooms::strangers(Repository::here().paths()));
}

#[test]
fn every_room_opens_with_its_question() {
    none(rooms::without_question(&Repository::here().files));
}

#[test]
fn a_room_uses_only_rooms_before_it() {
    none(in_core(rooms::wrong_uses));
}

#[test]
fn the_core_has_no_clock_file_socket_thread_randomness_or_global() {
    none(in_core(absence::used));
}

#[test]
fn the_core_depends_on_nothing_that_reaches_into_the_world() {
    none(everywhere(manifest::worldly_dependencies));
}

#[test]
fn every_dependency_says_what_it_is_for() {
    none(everywhere(manifest::without_purpose));
}

#[test]
fn every_file_of_the_core_opens_with_what_it_holds() {
    none(in_core(files::without_opening));
}

#[test]
fn no_file_is_longer_than_600_lines() {
    none(everywhere(files::too_long));
}

#[test]
fn no_type_of_the_core_is_untagged_or_flattened() {
    none(in_core(boundary::loose_shapes));
}

#[test]
fn no_64_bit_integer_crosses_the_boundary() {
    none(in_core(boundary::wide_integers));
}

#[test]
fn no_variant_that_is_read_by_a_tag_lets_unknown_fields_pass() {
    none(in_core(boundary::bare_variants));
}

#[test]
fn the_repository_names_no_machine_and_no_registry_host() {
    none(everywhere(itself::foreign_names));
}
