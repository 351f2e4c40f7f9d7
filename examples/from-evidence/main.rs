//! What does the evidence say of two people on two days, and where does a change come from?
//!
//! Run with `cargo run --bin from-evidence`.

use example_tasks::{Trouble, framework, last, level, log, percent, points, role_with_terms, word};
use prowess::evidence::decay::Decay;
use prowess::evidence::{self, AsOf, EvidencePolicy, HistorySpan, Knowledge, LevelAsOf, LogIndex};
use prowess::kernel::{Day, Instant, Key};
use prowess::readiness::{self, Options};

fn main() -> Result<(), Trouble> {
    let (framework, role) = (framework()?, role_with_terms()?);
    let index = LogIndex::for_framework(log()?, &framework)?;

    // The rules of the company: levels fade slowly, two judge how somebody coaches.
    let mut policy = EvidencePolicy::for_framework(&framework);
    policy.decay = Some(Decay { half_life_days: Some(1460.0), floor: 0.5, ..Decay::default() });
    let coaching: Key = "sample:competency/coaching".parse()?;
    policy.competencies.entry(coaching.clone()).or_default().minimum_raters = Some(2);

    // Two days, and what was written down by the end of the first.
    let spring = AsOf::on(Day::parse("2026-03-31")?);
    let seen_in_spring = AsOf {
        occurred_on: Day::parse("2026-03-31")?,
        recorded_at: Some(Instant::parse("2026-03-31T23:59:59Z")?),
    };
    let autumn = AsOf::on(Day::parse("2026-10-15")?);

    let [priya, viktor]: [Key; 2] = ["priya-raman".parse()?, "viktor-horvat".parse()?];
    for person in [&priya, &viktor] {
        for (title, as_of) in [
            ("on 31 March, as it was seen then", &seen_in_spring),
            ("on 31 March, as we know it now", &spring),
            ("on 15 October", &autumn),
        ] {
            println!("{person} {title}");
            for one in evidence::levels_as_of(&index, person, as_of, &policy)? {
                println!("  {}", line(&one));
            }
        }
    }

    // The role handles personal data, so it asks for secure development.
    let context = [("personal-data".parse()?, "yes".into())].into_iter().collect();
    let options = Options { context, ..Options::default() };
    for person in [&priya, &viktor] {
        let steps = evidence::profile_steps(&index, person, &spring, &autumn, &policy)?;
        println!("\n{person} as Data Platform Lead");
        for (day, profile) in [("31 March", &steps.before), ("15 October", &steps.after)] {
            let report = readiness::assess(profile, &role, &options)?;
            let (score, verdict) = (percent(report.score), word(report.verdict));
            println!("  {day:<10}  {score:>5}  {verdict}");
            for gate in report.gates {
                println!("    must-have {}: {}", last(&gate.requirement), word(gate.state));
            }
        }
        let (before, aged, after) = (&steps.before, &steps.aged, &steps.after);
        let split = readiness::split_change(before, aged, after, &role, &role, &options)?;
        // The parts add up to the change in every bit.
        assert_eq!(split.decay + split.growth + split.new_evidence, split.change);
        println!("  change      {:>5}", points(split.change));
        println!("    fading and expiry    {:>5}", points(split.decay));
        println!("    growth               {:>5}", points(split.growth));
        println!("    new evidence         {:>5}", points(split.new_evidence));
        for one in &split.competencies {
            let name = one.label.as_deref().unwrap_or(last(&one.competency));
            println!("    {name:<19}  {:>5}", points(one.change));
        }
    }

    // How a level came about, and why, as far as it was known on each day.
    println!("\n{priya}, {}, day by day as people saw it", last(&coaching));
    let span = HistorySpan {
        from: None,
        to: Day::parse("2026-10-15")?,
        knowledge: Knowledge::OfTheDay {},
    };
    // Without fading, so that only what happened makes a day.
    policy.decay = None;
    for point in evidence::history(&index, &priya, &coaching, &span, &policy)? {
        println!("  {}  {} to {}", point.day, level(point.before), level(point.level));
        for cause in point.causes {
            let [was, is] = [cause.before, cause.after]
                .map(|state| state.map_or_else(|| "nothing".to_owned(), word));
            println!("    {}: {was}, then {is}", cause.entry);
        }
    }
    Ok(())
}

/// A level with what it rests on.
fn line(one: &LevelAsOf) -> String {
    let said = match (one.level, one.uncounted) {
        (Some(_), _) => level(one.level),
        (None, Some(_)) => format!("({})", level(one.uncounted)),
        (None, None) => "-".to_owned(),
    };
    let why = one.reason.map_or_else(|| word(one.status), word);
    let entries: Vec<_> =
        one.entries.iter().map(|entry| format!("{} {}", entry.entry, word(entry.state))).collect();
    format!("{:<18}  {said:>6}  {why}: {}", last(&one.competency), entries.join(", "))
}
