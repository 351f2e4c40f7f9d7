//! Any text given to the parser of logs, and every question asked of what it reads.
#![no_main]

use prowess::evidence::log::{HistorySpan, Knowledge};
use prowess::evidence::raters::{AnomalyOptions, SelfViewOptions, anomalies, self_view};
use prowess::evidence::{
    AsOf, EvidencePolicy, LogIndex, audit_log, history, level_changes, levels_as_of, merge_logs,
    parse_log, print_log,
};
use prowess::framework::{ProficiencyScale, ScaleKind};
use prowess::kernel::{Key, Level};

/// The default policy, with a scale from 0 to 5.
fn policy() -> EvidencePolicy {
    let scale = ProficiencyScale::new(
        Key::parse("five").unwrap(),
        ScaleKind::Ordinal,
        Level::ZERO,
        Level::new(5.0).unwrap(),
    );
    EvidencePolicy { scales: vec![scale], ..EvidencePolicy::default() }
}

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    let Ok(log) = parse_log(&prowess_fuzz::text(input)) else { return };
    assert_eq!(parse_log(&print_log(&log)).as_ref(), Ok(&log));
    let _ = audit_log(&log, None);
    // What is merged with itself is the same set, in its one order.
    let merged = merge_logs(&log, &log).unwrap();
    assert_eq!(merge_logs(&merged, &log).as_ref(), Ok(&merged));

    let index = LogIndex::new(log).unwrap();
    let _ = anomalies(&index, &AnomalyOptions::default());
    let _ = self_view(&index, &SelfViewOptions::default());
    let policy = policy();
    for person in index.people() {
        let entries = index.entries_of(person);
        let days = || entries.iter().map(|entry| entry.occurred_on);
        let (Some(first), Some(last)) = (days().min(), days().max()) else { continue };
        let (from, to) = (AsOf::on(first), AsOf::on(last));
        let _ = levels_as_of(&index, person, &to, &policy);
        let _ = level_changes(&index, person, &from, &to, &policy);
        if let Some(entry) = entries.first() {
            let span = HistorySpan { from: None, to: last, knowledge: Knowledge::OfTheDay {} };
            let _ = history(&index, person, &entry.competency, &span, &policy);
        }
    }
});
