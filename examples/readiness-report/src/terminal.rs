//! The report as a table for the terminal, at most 80 columns wide.

use std::fmt::Write as _;

use prowess::problem::{Diagnostic, Severity};
use prowess::readiness::Readiness;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::need::{Held, Need};
use crate::report::{Next, Report, title, unrated_title};
use crate::text::{Texts, fill, harmless};

/// Columns of the first column of both tables.
const NAME: usize = 34;
/// Columns of a bar.
const BAR: usize = 24;
/// Columns of the bar of a gap.
const SHORT_BAR: usize = 16;
/// The most gaps in the table.
const GAPS: usize = 12;

/// The most entries of the profile that are named as wrong.
const FOUND: usize = 5;

/// Colours, where the terminal wants them.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Paint(pub(crate) bool);

impl Paint {
    fn with(self, code: &str, text: &str) -> String {
        if self.0 && !text.is_empty() { format!("\x1b[{code}m{text}\x1b[0m") } else { text.into() }
    }

    fn bold(self, text: &str) -> String {
        self.with("1", text)
    }

    fn met(self, text: &str) -> String {
        self.with("36", text)
    }

    fn unknown(self, text: &str) -> String {
        self.with("33", text)
    }

    fn quiet(self, text: &str) -> String {
        self.with("2", text)
    }
}

/// Writes the report.
pub(crate) fn write(report: &Report, paint: Paint) -> String {
    let texts = Texts::of(&report.languages);
    let mut out = String::new();
    let person = clean(report.comparison.person.as_str());
    line(&mut out, &paint.bold(&fit(&fill(texts.title, &[("person", &person)]), 80)));
    let framework = &report.framework;
    let mut facts = vec![format!("{} {}", framework.id, framework.version)];
    facts.extend(report.profile.as_of.map(|day| format!("{} {day}", texts.as_of)));
    line(&mut out, &paint.quiet(&fit(&clean(&facts.join(" · ")), 80)));
    line(&mut out, "");
    roles(&mut out, report, texts, paint);
    line(&mut out, "");
    match report.next() {
        Some(next) => next_role(&mut out, &next, texts, paint),
        None => wrapped(&mut out, texts.none_left),
    }
    found(&mut out, report, texts);
    out
}

fn roles(out: &mut String, report: &Report, texts: &Texts, paint: Paint) {
    let head = format!(
        "{}  {}  {}  {}",
        left(texts.role, NAME),
        right(texts.score, 8),
        left("", BAR),
        right(texts.coverage, 8)
    );
    line(out, &paint.bold(head.trim_end()));
    for result in report.shown() {
        let row = format!(
            "{}  {}  {}  {}",
            left(&clean(title(result)), NAME),
            right(&texts.numbers.percent(result.score.get()), 8),
            bar(result, paint),
            right(&texts.numbers.percent(result.coverage.get()), 8),
        );
        line(out, row.trim_end());
    }
    let legend = [
        format!("{} {}", paint.met("█"), texts.met),
        format!("{} {}", paint.unknown("▒"), texts.unknown),
        format!("{} {}", paint.quiet("·"), texts.missing),
    ];
    line(out, &format!("{}{}", " ".repeat(NAME + 12), legend.join("  ")));
    for words in left_out(report, texts) {
        wrapped(out, &clean(&words));
    }
}

/// Which roles the table does not have, in sentences.
pub(crate) fn left_out(report: &Report, texts: &Texts) -> Vec<String> {
    let (all, shown) = (report.comparison.results.len(), report.shown().len());
    let mut words = Vec::new();
    if shown < all {
        let counts = [("n", &*shown.to_string()), ("all", &*all.to_string())];
        words.push(fill(texts.roles_cut, &counts));
    }
    let unrated = &report.comparison.unrated;
    let names = match unrated.len() {
        0 => return words,
        1..=5 => unrated.iter().map(unrated_title).collect::<Vec<_>>().join(", "),
        many => texts.roles_of(many),
    };
    words.push(fill(texts.roles_unrated, &[("names", &names)]));
    words
}

fn next_role(out: &mut String, next: &Next<'_>, texts: &Texts, paint: Paint) {
    let role = clean(title(next.readiness));
    line(out, &paint.bold(&fit(&fill(texts.next, &[("role", &role)]), 80)));
    wrapped(out, &why(next, texts).join(" "));
    line(out, "");
    let head = format!(
        "{}  {}  {}  {}",
        left(texts.competency, NAME),
        right(texts.asked, 8),
        right(texts.held, 13),
        right(texts.loss, 7)
    );
    line(out, &paint.bold(&head));
    let gaps = next.gaps();
    let largest = gaps.first().map_or(0.0, |gap| gap.loss);
    for gap in gaps.iter().take(GAPS) {
        let row = format!(
            "{}  {}  {}  {}  {}",
            left(&clean(&gap.label), NAME),
            right(&texts.asked_of(gap), 8),
            right(&texts.held_of(gap), 13),
            right(&texts.numbers.fine_percent(gap.loss), 7),
            gap_bar(gap, largest, paint)
        );
        line(out, row.trim_end());
    }
    if gaps.len() > GAPS {
        let more = (gaps.len() - GAPS).to_string();
        line(out, &paint.quiet(&fill(texts.gaps_more, &[("n", &more)])));
    }
}

/// Why this role is the next one, in sentences.
pub(crate) fn why(next: &Next<'_>, texts: &Texts) -> Vec<String> {
    let (chosen, count) = match (next.unmet, next.tied) {
        (1, _) => (texts.why_only, 1),
        (unmet, 1) => (texts.why, unmet),
        (_, tied) => (texts.why_tied, tied),
    };
    let mut words = vec![fill(chosen, &[("n", &count.to_string())])];
    if next.readiness.high > next.readiness.low {
        let percent = |share: prowess::kernel::Share| texts.numbers.percent(share.get());
        let (score, high) = (percent(next.readiness.score), percent(next.readiness.high));
        words.push(fill(texts.why_range, &[("score", &score), ("high", &high)]));
    }
    words
}

fn found(out: &mut String, report: &Report, texts: &Texts) {
    let count = |severity| {
        report.diagnostics.iter().filter(|one| one.severity == severity).count().to_string()
    };
    if !report.diagnostics.is_empty() {
        let values = [
            ("errors", &*count(Severity::Error)),
            ("warnings", &*count(Severity::Warning)),
            ("notes", &*count(Severity::Note)),
        ];
        line(out, "");
        wrapped(out, &fill(texts.found, &values));
    }
    // What is wrong in the profile, its owner can correct; the files of a publisher nobody can.
    let place = |one: &Diagnostic| one.problem.path.clone().filter(|it| it.starts_with("profile"));
    let own = report.diagnostics.iter().filter_map(|one| place(one).map(|place| (place, one)));
    let own: Vec<_> = own.collect();
    for (place, one) in own.iter().take(FOUND) {
        wrapped(out, &clean(&format!("{place}: {}", one.problem.message)));
    }
    if own.len() > FOUND {
        line(out, &fill(texts.gaps_more, &[("n", &(own.len() - FOUND).to_string())]));
    }
}

/// Met, unknown and missing as blocks.
fn bar(result: &Readiness, paint: Paint) -> String {
    let cells = |share: f64| (share * BAR as f64).round() as usize;
    let met = cells(result.low.get());
    let known_or_not = cells(result.high.get()).max(met);
    let (unknown, missing) = (known_or_not - met, BAR.saturating_sub(known_or_not));
    [
        paint.met(&"█".repeat(met)),
        paint.unknown(&"▒".repeat(unknown)),
        paint.quiet(&"·".repeat(missing)),
    ]
    .concat()
}

fn gap_bar(gap: &Need<'_>, largest: f64, paint: Paint) -> String {
    let part = if largest > 0.0 { gap.loss / largest } else { 0.0 };
    let cells = ((part * SHORT_BAR as f64 * 0.5).round() as usize).max(1);
    match gap.held {
        Held::Unknown => paint.unknown(&"▒".repeat(cells)),
        _ => paint.met(&"█".repeat(cells)),
    }
}

fn line(out: &mut String, text: &str) {
    let _ = writeln!(out, "{text}");
}

/// Writes a text in lines of at most 80 columns.
fn wrapped(out: &mut String, text: &str) {
    let mut used = 0;
    for word in text.split(' ') {
        if used > 0 && used + 1 + word.width() > 80 {
            out.push('\n');
            used = 0;
        }
        if used > 0 {
            out.push(' ');
            used += 1;
        }
        out.push_str(word);
        used += word.width();
    }
    out.push('\n');
}

/// The text without control characters, which could drive the terminal.
fn clean(text: &str) -> String {
    text.trim().chars().map(harmless).collect()
}

/// The text cut to this many columns; a cut one ends with an ellipsis.
fn fit(text: &str, columns: usize) -> String {
    if text.width() <= columns {
        return text.to_owned();
    }
    let mut kept = String::new();
    let mut used = 1;
    for one in text.chars() {
        used += one.width().unwrap_or(0);
        if used > columns {
            break;
        }
        kept.push(one);
    }
    kept + "…"
}

fn left(text: &str, columns: usize) -> String {
    let text = fit(text, columns);
    let space = columns.saturating_sub(text.width());
    text + &" ".repeat(space)
}

fn right(text: &str, columns: usize) -> String {
    let text = fit(text, columns);
    " ".repeat(columns.saturating_sub(text.width())) + &text
}

#[cfg(test)]
#[path = "terminal_tests.rs"]
mod tests;
