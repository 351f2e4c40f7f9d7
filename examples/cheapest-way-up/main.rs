//! What is the cheapest way up, what does it open, and what should be found out first?
//!
//! Run with `cargo run --bin cheapest-way-up`.

use example_tasks::{
    Trouble, last, people, percent, person, points, role, role_with_terms, roles, word,
};
use prowess::kernel::{LanguageTag, Level, Share};
use prowess::readiness::{
    self, Change, EffortOptions, EffortPlan, Hypothesis, LevelCost, Options, Outcome, Target,
    UnknownPolicy, UnlockLimits,
};
use prowess::role::Role;

fn main() -> Result<(), Trouble> {
    let (roles, people) = (roles()?, people()?);
    let viktor = person(&people, "viktor-horvat")?;
    let options = Options {
        threshold: Some(Share::new(0.9)?),
        context: [("personal-data".parse()?, "yes".into())].into_iter().collect(),
        ..Options::default()
    };

    // Days of work for one level: people grow slower at the top, and leading needs practice.
    let effort = EffortOptions {
        cost_per_level: 10.0,
        costs: vec![
            LevelCost {
                competency: "STAT".parse()?,
                from: Some(Level::new(4.0)?),
                to: None,
                cost: 40.0,
            },
            LevelCost {
                competency: "ML".parse()?,
                from: Some(Level::new(4.0)?),
                to: None,
                cost: 40.0,
            },
            LevelCost { competency: "LEAD".parse()?, from: None, to: None, cost: 25.0 },
        ],
        without: true,
        ..EffortOptions::default()
    };
    let platform = role_with_terms()?;
    let lead = role(&roles, "DAT-3")?;
    println!("{}, who is ready from 90 %", viktor.person);
    for (role, target) in [
        (&platform, Target::Gates {}),
        (&platform, Target::Ready {}),
        (lead, Target::Score { share: Share::new(0.75)? }),
        (lead, Target::Ready {}),
    ] {
        let asked = EffortOptions { target, ..effort.clone() };
        let plan = readiness::least_effort(viktor, role, &asked, &options)?;
        show(&plan, role)?;
        // The plan is a promise about the score, which a what-if keeps in every bit.
        let changes: Vec<Change> = plan
            .raises
            .iter()
            .filter_map(|raise| {
                let level = raise.to?;
                Some(Change::SetLevel { competency: raise.competency.clone(), level, scale: None })
            })
            .collect();
        let tried = readiness::what_if(viktor, role, &changes, &options)?;
        let Outcome::Rated { readiness: after } = tried.after else {
            return Err("there is no readiness after the plan".into());
        };
        assert_eq!(after.score, plan.score_after);
        let (score, verdict) = (percent(after.score), word(after.verdict));
        println!("  then {score} %, {} points, {verdict}", points(tried.difference.unwrap_or(0.0)));
    }

    // Which gaps, once closed, open the most of all roles.
    let limits = UnlockLimits { top: Some(5), steps: 3 };
    let unlocks = readiness::unlocks(viktor, &roles, limits, &options)?;
    println!(
        "\n{}, of {} roles ready for {} now; one gap closed",
        viktor.person, unlocks.compared, unlocks.ready
    );
    for one in &unlocks.competencies {
        let name = one.label.as_deref().unwrap_or(last(&one.competency));
        println!(
            "  {name:<25}  opens {}, closer to {}, {:>5} points",
            one.opens.len(),
            one.closer,
            points(one.gain)
        );
    }
    println!("one after the other");
    for step in &unlocks.sequence {
        let name = step.label.as_deref().unwrap_or(last(&step.competency));
        let opens: Vec<_> = step.opens.iter().map(last).collect();
        let opens = if opens.is_empty() { "-".to_owned() } else { opens.join(", ") };
        println!("  {name:<25}  ready for {}: {opens}", step.ready);
    }

    // Of what is unknown about Priya, what is worth finding out first.
    let priya = person(&people, "priya-raman")?;
    let undecided =
        Options { unknown: UnknownPolicy::Interval, threshold: Some(Share::new(0.8)?), ..options };
    let sensitivity = readiness::sensitivity(priya, &platform, &undecided)?;
    let now = hypothesis(sensitivity.now);
    println!("\n{}, evidence to collect for Data Platform Lead: now {now}", priya.person);
    for one in &sensitivity.unknown {
        let name = one.label.as_deref().unwrap_or(last(&one.competency));
        let decides = if one.flips { "decides" } else { "does not decide" };
        println!(
            "  {name:<25}  if met {}, if not {}, {decides}",
            hypothesis(one.met),
            hypothesis(one.unmet)
        );
    }
    Ok(())
}

fn show(plan: &EffortPlan, role: &Role) -> Result<(), Trouble> {
    let english: LanguageTag = "en".parse()?;
    let target = match plan.target {
        Target::Score { share } => format!("a score of {} %", percent(share)),
        Target::Gates {} => "all must-haves".to_owned(),
        Target::Ready {} => "being ready".to_owned(),
    };
    let title = role.titles.get(&english).map_or(role.uri.as_str(), |title| title);
    println!("\n{title}, {target}: {}", word(plan.status));
    let days = |cost: Option<f64>| cost.map_or_else(|| "-".to_owned(), |cost| format!("{cost:.0}"));
    println!(
        "  {} days, no plan below {}; from {} %",
        days(plan.cost),
        days(plan.lower_bound),
        percent(plan.score_before)
    );
    for raise in &plan.raises {
        let name = raise.label.as_deref().unwrap_or(last(&raise.competency));
        let from =
            raise.from.map_or_else(|| "unknown".to_owned(), |level| format!("{:.0}", level.get()));
        let to = raise.to.map_or_else(|| "shown".to_owned(), |level| format!("{:.0}", level.get()));
        let without = raise.without.map_or_else(
            || "-".to_owned(),
            |one| match one.cost {
                Some(cost) => format!("{cost:.0} days"),
                None => word(one.status),
            },
        );
        println!(
            "  {name:<25}  {from:>7} to {to}  {:>3.0} days  {:>5} points  without it {without}",
            raise.cost,
            points(raise.adds)
        );
    }
    Ok(())
}

fn hypothesis(one: Hypothesis) -> String {
    let score = one.score.map_or_else(|| "-".to_owned(), percent);
    let verdict = one.verdict.map_or_else(|| "-".to_owned(), word);
    format!("{score} % {verdict}")
}
