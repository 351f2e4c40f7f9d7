//! Who of the company is ready for one role, and why is one of them not?
//!
//! Run with `cargo run --bin who-is-ready`.

use std::collections::BTreeMap;

use example_tasks::{Trouble, framework, people, percent, role, roles, word};
use prowess::kernel::{LanguageTag, Share};
use prowess::readiness::{
    self, ExplainOptions, Gap, Options, Readiness, RenderOptions, UnknownPolicy, Verdict,
};

fn main() -> Result<(), Trouble> {
    let (framework, roles, people) = (framework()?, roles()?, people()?);
    let analyst = role(&roles, "DAT-1")?;

    // Ready from 80 %; where unknowns decide, nobody is called unready.
    let options = Options {
        unknown: UnknownPolicy::Interval,
        threshold: Some(Share::new(0.8)?),
        ..Options::default()
    };
    let mut reports = Vec::new();
    for person in &people {
        reports.push(readiness::assess(person, analyst, &options)?);
    }
    // The readiest first; who is equally ready, by name.
    reports.sort_by(|a, b| b.score.cmp(&a.score).then_with(|| a.person.cmp(&b.person)));

    println!("Data Analyst: {} people, ready from 80 %\n", reports.len());
    println!("person              score   from     to  verdict    largest gap");
    for report in &reports {
        let range = format!("{:>5}  {:>5}", percent(report.low), percent(report.high));
        let gap = report.gaps.first().map_or_else(|| "none".to_owned(), largest_gap);
        let score = percent(report.score);
        let (person, verdict) = (report.person.as_str(), word(report.verdict));
        println!("{person:<18}  {score:>5}  {range}  {verdict:<9}  {gap}");
    }
    let count = |verdict| reports.iter().filter(|report| report.verdict == verdict).count();
    let [ready, undecided] = [Verdict::Ready, Verdict::Undecided].map(count);
    println!("\n{ready} ready, {undecided} undecided, {} not ready", count(Verdict::NotReady));

    // Why one of them is not, in the words of two languages.
    let viktor = reports.iter().find(|report| report.person.as_str() == "viktor-horvat");
    let viktor = viktor.ok_or("Viktor is not there")?;
    println!("\n{} in English", viktor.person);
    let labels = readiness::labels(analyst);
    explain(viktor, "en", &ExplainOptions { labels, ..ExplainOptions::default() })?;

    let german: LanguageTag = "de".parse()?;
    let labels: BTreeMap<_, _> = framework
        .competencies
        .iter()
        .filter_map(|one| Some((one.uri.clone(), one.labels.get(&german)?.clone())))
        .collect();
    // The title is a part of the assessment, the labels of competencies are one of the explanation.
    let person = people.iter().find(|one| one.person == viktor.person).ok_or("no profile")?;
    let in_german = Options { languages: vec![german], ..options };
    let viktor = readiness::assess(person, analyst, &in_german)?;
    println!("\n{} in German", viktor.person);
    explain(&viktor, "de", &ExplainOptions { labels, ..ExplainOptions::default() })
}

/// The competency that costs most, and how much of it is there.
fn largest_gap(gap: &Gap) -> String {
    let label = gap.label.as_deref().unwrap_or(gap.competency.as_str());
    match (gap.held, gap.required) {
        (Some(held), Some(required)) => {
            format!("{label} {:.0} of {:.0}", held.get(), required.get())
        }
        _ => format!("{label} {}", word(gap.reason)),
    }
}

fn explain(report: &Readiness, language: &str, options: &ExplainOptions) -> Result<(), Trouble> {
    let explanation = readiness::explain(report, options);
    let catalogue = readiness::built_in_catalogue(&[language.parse()?]);
    for sentence in readiness::render(&explanation, &catalogue, &RenderOptions::default()) {
        println!("  {}", sentence.text);
    }
    Ok(())
}
