//! Damaged tables, profiles and roles: each ends in data with diagnostics, or in a problem.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that fails should stop where it fails"
)]

mod data;

use data::damage::{Dice, fit_to_be_shown};
use data::published;
use prowess::framework::import::{ImportOptions, SourceFile};
use prowess::framework::{Framework, import};
use prowess::problem::{Diagnostic, Severity};
use prowess::readiness::{Options, assess};
use prowess::{Problem, evidence, role};

/// Named contents, thinned so that they can be read thousands of times.
type Files = Vec<(String, Vec<u8>)>;

/// The head of each of these files of a folder.
fn heads(folder: &str, wanted: &[&str], rows: usize) -> Option<Files> {
    let folder = published(folder)?;
    let head = |name: &&str| {
        let text = String::from_utf8(folder.file(name).bytes.to_vec()).unwrap();
        let lines: Vec<&str> = text.split_inclusive('\n').take(rows).collect();
        ((*name).to_owned(), lines.concat().into_bytes())
    };
    Some(wanted.iter().map(head).collect())
}

fn onet_files() -> Option<Files> {
    let wanted = [
        "Content Model Reference.txt",
        "Scales Reference.txt",
        "Level Scale Anchors.txt",
        "Occupation Data.txt",
        "Job Zones.txt",
        "Alternate Titles.txt",
        "Skills.txt",
    ];
    heads("onet-29.2", &wanted, 40)
}

fn esco_files() -> Option<Files> {
    let wanted = [
        "skills_en.csv",
        "skillGroups_en.csv",
        "broaderRelationsSkillPillar.csv",
        "skillSkillRelations.csv",
        "greenSkillsCollection_en.csv",
        "occupations_en.csv",
        "ISCOGroups_en.csv",
        "broaderRelationsOccPillar.csv",
        "occupationSkillRelations.csv",
    ];
    heads("esco-1.1.1", &wanted, 40)
}

/// Reads framework and roles of one publisher.
type Read = fn(&[SourceFile<'_>], &ImportOptions) -> Result<Vec<Diagnostic>, Problem>;

fn onet(files: &[SourceFile<'_>], options: &ImportOptions) -> Result<Vec<Diagnostic>, Problem> {
    let framework = import::onet(files, options)?;
    let roles = role::import::onet(files, &framework.value, options)?;
    Ok([framework.diagnostics, roles.diagnostics].concat())
}

fn esco(files: &[SourceFile<'_>], options: &ImportOptions) -> Result<Vec<Diagnostic>, Problem> {
    let framework = import::esco(files, options)?;
    let roles = role::import::esco(files, &framework.value, options)?;
    Ok([framework.diagnostics, roles.diagnostics].concat())
}

fn publishers() -> Vec<(&'static str, Read, Files)> {
    let onet_files = onet_files().map(|files| ("onet", onet as Read, files));
    let esco_files = esco_files().map(|files| ("esco", esco as Read, files));
    onet_files.into_iter().chain(esco_files).collect()
}

/// Reads files both ways and checks that whatever comes out is fit to be shown.
fn survive(name: &str, read: Read, files: &Files) {
    let files: Vec<SourceFile<'_>> =
        files.iter().map(|(name, bytes)| SourceFile { name, bytes }).collect();
    for strict in [false, true] {
        match read(&files, &ImportOptions { strict, ..ImportOptions::default() }) {
            Ok(diagnostics) => {
                for found in &diagnostics {
                    assert!(!strict || found.severity == Severity::Note, "{name}: {found:?}");
                    fit_to_be_shown(name, &found.problem);
                }
            }
            Err(problem) => fit_to_be_shown(name, &problem),
        }
    }
}

#[test]
fn tables_that_end_too_early_are_read_as_far_as_they_go() {
    for (name, read, files) in publishers() {
        for at in 0..files.len() {
            for cut in 0..40 {
                let mut damaged = files.clone();
                let length = damaged[at].1.len() * cut / 40;
                damaged[at].1.truncate(length);
                survive(name, read, &damaged);
            }
        }
    }
}

#[test]
fn damaged_tables_end_in_data_or_in_a_problem() {
    for (name, read, files) in publishers() {
        let mut dice = Dice(20_261_120);
        for round in 0..1000 {
            let mut damaged = files.clone();
            let at = round % files.len();
            damaged[at].1 = dice.damage(&files[at].1);
            survive(name, read, &damaged);
        }
    }
}

#[test]
fn tables_of_random_bytes_end_in_data_or_in_a_problem() {
    for (name, read, files) in publishers() {
        let mut dice = Dice(7);
        for round in 0..200 {
            let mut damaged = files.clone();
            let noise = (0..600).map(|_| u8::try_from(dice.below(256)).unwrap());
            damaged[round % files.len()].1 = noise.collect();
            survive(name, read, &damaged);
        }
    }
}

#[test]
fn a_cell_of_ten_megabytes_is_left_out_and_not_repeated_in_the_message() {
    let long = "x".repeat(10 << 20);
    for (name, read, files) in publishers() {
        for at in 0..files.len() {
            let mut damaged = files.clone();
            let separator = if name == "onet" { '\t' } else { ',' };
            let text = String::from_utf8(files[at].1.clone()).unwrap();
            let (header, rest) = text.split_once('\n').unwrap();
            let columns = header.split(separator).count();
            let row = vec![long.as_str(); columns.min(2)].join(&separator.to_string());
            let filler = separator.to_string().repeat(columns.saturating_sub(2));
            damaged[at].1 = format!("{header}\n{row}{filler}\n{rest}").into_bytes();
            survive(name, read, &damaged);
        }
    }
}

const PROFILE: &str = r#"{"person": "ana", "as_of": "2026-11-20",
"framework": {"id": "sample", "version": "1"}, "levels": [
{"competency": "sql", "level": 3.5, "scale": "five"}, {"competency": "git", "status": "not_applicable"},
{"competency": "a", "level": 1}, {"competency": "b", "status": "unknown"}]}"#;

const ROLE: &str = r#"{"uri": "r", "titles": {"en": "R"}, "scales": [{"id": "five", "kind": "ordinal",
"minimum": 1, "maximum": 5, "anchors": [{"level": 1}]}], "requirements": [
{"competency": "sql", "required_level": 4, "importance": 0.5}, {"competency": "git"},
{"competency": "a", "desired_level": 5, "necessity": "desired"}]}"#;

#[test]
fn damaged_profiles_and_roles_end_in_a_readiness_or_in_a_problem() {
    let mut dice = Dice(3);
    let ana = evidence::parse(PROFILE).unwrap();
    let analyst = role::parse(ROLE).unwrap();
    let mut read = 0;
    for _ in 0..20_000 {
        let text = String::from_utf8_lossy(&dice.damage(PROFILE.as_bytes())).into_owned();
        let assessed = evidence::parse(&text)
            .map_err(Problem::from)
            .and_then(|profile| Ok(assess(&profile, &analyst, &Options::default())?));
        match assessed {
            Ok(report) => {
                read += 1;
                assert!((0.0..=1.0).contains(&report.score.get()));
            }
            Err(problem) => fit_to_be_shown("profile", &problem),
        }
        let text = String::from_utf8_lossy(&dice.damage(ROLE.as_bytes())).into_owned();
        let assessed = role::parse(&text)
            .map_err(Problem::from)
            .and_then(|role| Ok(assess(&ana, &role, &Options::default())?));
        if let Err(problem) = assessed {
            fit_to_be_shown("role", &problem);
        }
    }
    assert!(read > 100, "hardly anything was read");
}

#[test]
fn a_framework_of_our_own_that_is_damaged_is_refused_with_a_problem() {
    let Some(files) = onet_files() else { return };
    let files: Vec<SourceFile<'_>> =
        files.iter().map(|(name, bytes)| SourceFile { name, bytes }).collect();
    let framework: Framework = import::onet(&files, &ImportOptions::default()).unwrap().value;
    let text = prowess::framework::print(&framework);
    assert_eq!(prowess::framework::parse(&text).unwrap(), framework);
    let mut dice = Dice(11);
    for _ in 0..2_000 {
        let damaged = String::from_utf8_lossy(&dice.damage(text.as_bytes())).into_owned();
        if let Err(error) = prowess::framework::parse(&damaged) {
            fit_to_be_shown("framework", &error.into());
        }
    }
}
