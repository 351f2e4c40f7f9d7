use unicode_width::UnicodeWidthStr;

use super::{Paint, fit, left, right, write};
use crate::testing::report;

/// What the sample looks like; a change is a change for everybody who runs the program.
const SAMPLE: &str = include_str!("terminal_sample.txt");

#[test]
fn the_sample_looks_as_it_should() {
    assert_eq!(write(&report(&[]), Paint(false)), SAMPLE);
}

#[test]
fn no_line_is_wider_than_80_columns_in_any_language() {
    for language in ["en", "de"] {
        let text = write(&report(&["--language", language]), Paint(false));
        for line in text.lines() {
            assert!(line.width() <= 80, "{} columns: {line}", line.width());
        }
    }
}

#[test]
fn colours_change_nothing_but_colours() {
    let painted = write(&report(&[]), Paint(true));
    assert!(painted.contains("\x1b[36m█"));
    let codes = ["1", "2", "33", "36", "0"].map(|code| format!("\x1b[{code}m"));
    let plain = codes.iter().fold(painted, |text, code| text.replace(code, ""));
    assert_eq!(plain, SAMPLE);
}

#[test]
fn a_title_of_wide_letters_is_cut_by_columns_and_not_by_letters() {
    assert_eq!(fit("数据科学家", 6), "数据…");
    assert_eq!(left("数据", 6), "数据  ");
    assert_eq!(right("1", 3), "  1");
    assert_eq!(fit("abc", 3), "abc");
}

#[test]
fn a_person_who_meets_every_role_is_told_so() {
    let text = write(&report(&["--role", "ENG-1"]), Paint(false));
    assert!(text.contains("Everything these roles ask is met."), "{text}");
}
