use super::sample_tests::{decision, entry, five, key, log, nth_day, policy};
use super::{
    AsOf, CompetencyPolicy, Decision, Entry, EntryVerdict, EvidenceKind, EvidencePolicy, LevelAsOf,
    LogIndex, Shown, levels_as_of, profile_as_of,
};
use crate::evidence::decay::{Decay, ExpiryRule};
use crate::evidence::{Estimator, EvidenceError, HoldingStatus, NoLevel, UnknownReason, resolve};
use crate::framework::{
    Crosswalk, CrosswalkMethod, Direction, Framework, ProficiencyScale, ScaleKind,
};
use crate::kernel::{Key, LanguageTag, Level};
use crate::problem::Problem;

fn level(value: f64) -> Level {
    Level::new(value).unwrap()
}

/// A policy whose level is that of the last entry, so that numbers can be read off.
fn latest() -> EvidencePolicy {
    EvidencePolicy { estimator: Estimator::Latest { decimals: None }, ..policy() }
}

fn shows(shows: Shown) -> Entry {
    Entry { shows, ..entry("e1", 1, 0.0) }
}

fn try_on(
    number: u32,
    entries: Vec<Entry>,
    decisions: Vec<Decision>,
    policy: &EvidencePolicy,
) -> Result<LevelAsOf, EvidenceError> {
    let index = LogIndex::new(log(entries, decisions)).unwrap();
    let levels = levels_as_of(&index, &key("ana"), &AsOf::on(nth_day(number)), policy)?;
    Ok(levels.into_iter().next().unwrap())
}

fn on(number: u32, entries: Vec<Entry>, policy: &EvidencePolicy) -> LevelAsOf {
    try_on(number, entries, vec![], policy).unwrap()
}

fn value(shown: Shown, policy: &EvidencePolicy) -> Option<f64> {
    on(9, vec![shows(shown)], policy).level.map(Level::get)
}

#[test]
fn points_and_ranges_and_what_was_not_shown_become_places_on_the_scale() {
    let latest = latest();
    let score = |points, maximum| Shown::Score { points: level(points), maximum: level(maximum) };
    assert_eq!(value(score(34.0, 40.0), &latest), Some(4.25));
    assert_eq!(value(score(40.0, 40.0), &latest), Some(5.0));
    assert_eq!(value(score(44.0, 40.0), &latest), Some(5.0));
    assert_eq!(value(score(-4.0, 40.0), &latest), Some(0.0));
    assert_eq!(value(Shown::Range { low: level(2.0), high: level(5.0) }, &latest), Some(3.5));
    let below = Shown::NotDemonstrated { level: Some(level(3.0)) };
    assert_eq!(value(below, &latest), Some(1.5));
}

#[test]
fn where_less_is_better_the_bottom_is_the_highest_mark() {
    let mut marks =
        ProficiencyScale::new(key("marks"), ScaleKind::Interval, level(1.0), level(6.0));
    marks.direction = Direction::LowerIsBetter;
    let policy = EvidencePolicy { scales: vec![marks], ..latest() };
    let score = Shown::Score { points: level(8.0), maximum: level(10.0) };
    assert_eq!(value(score, &policy), Some(2.0));
    assert_eq!(value(Shown::NotDemonstrated { level: Some(level(4.0)) }, &policy), Some(5.0));
}

#[test]
fn a_level_on_another_scale_is_carried_over_by_the_crosswalk() {
    let mut policy = latest();
    let percent =
        ProficiencyScale::new(key("percent"), ScaleKind::Interval, level(0.0), level(100.0));
    policy.scales.push(percent);
    policy.default_scale = Some(key("five"));
    let one = Entry { scale: Some(key("percent")), ..entry("e1", 1, 60.0) };
    let refused = try_on(9, vec![one.clone()], vec![], &policy).unwrap_err();
    assert_eq!(Problem::from(refused).code, "framework.no_crosswalk");
    policy.crosswalks.push(Crosswalk {
        from: key("percent"),
        to: key("five"),
        method: CrosswalkMethod::Linear {},
        loss: None,
    });
    let answer = on(9, vec![one.clone()], &policy);
    assert_eq!((answer.level, answer.scale), (Some(level(3.0)), Some(key("five"))));
    policy.scales.pop();
    let refused = try_on(9, vec![one], vec![], &policy).unwrap_err();
    assert_eq!(Problem::from(refused).code, "framework.unknown_scale");
}

#[test]
fn what_cannot_be_read_stops_the_question_only_where_it_would_count() {
    let off = entry("e1", 1, 7.0);
    let problem = Problem::from(try_on(9, vec![off.clone()], vec![], &policy()).unwrap_err());
    assert_eq!(problem.code, "evidence.entry_off_scale");
    assert_eq!(
        problem.message,
        "entry `e1` has level `7`, which is not on scale `five` from 0 to 5"
    );
    let rejected = vec![decision("d", "e1", EntryVerdict::Rejected, 2)];
    let answer = try_on(9, vec![off], rejected, &policy()).unwrap();
    assert_eq!((answer.status, answer.reason), (HoldingStatus::Rejected, Some(NoLevel::Rejected)));
    let without_scale = EvidencePolicy::default();
    let refused = try_on(9, vec![entry("e1", 1, 3.0)], vec![], &without_scale).unwrap_err();
    assert_eq!(Problem::from(refused).code, "evidence.unscaled");
    assert_eq!(
        on(9, vec![shows(Shown::Demonstrated {})], &without_scale).reason,
        Some(NoLevel::OpenLevel)
    );
}

#[test]
fn who_only_failed_to_show_it_has_no_level_and_who_showed_it_too_has_one() {
    let denied = shows(Shown::NotDemonstrated { level: None });
    let answer = on(9, vec![denied.clone()], &policy());
    assert_eq!((answer.status, answer.level), (HoldingStatus::NotDemonstrated, None));
    let both = on(9, vec![denied, entry("e2", 2, 4.0)], &policy());
    assert_eq!(both.status, HoldingStatus::Demonstrated);
    assert!(both.level.is_some());
}

#[test]
fn what_ran_out_or_waits_is_shown_and_does_not_count() {
    let mut old = entry("old", 1, 4.0);
    old.valid_until = Some(nth_day(5));
    let running = on(5, vec![old.clone()], &latest());
    assert_eq!((running.level, running.changes_on), (Some(level(4.0)), Some(nth_day(6))));
    let expired = on(6, vec![old.clone()], &latest());
    assert_eq!((expired.status, expired.level), (HoldingStatus::Expired, None));
    assert_eq!((expired.uncounted, expired.changes_on), (Some(level(4.0)), None));
    let mut claim = entry("claim", 2, 5.0);
    claim.needs_review = true;
    let pending = on(6, vec![old, claim.clone()], &latest());
    assert_eq!((pending.status, pending.uncounted), (HoldingStatus::Pending, Some(level(5.0))));
    let accepted = vec![decision("d", "claim", EntryVerdict::Accepted, 3)];
    let answer = try_on(6, vec![claim], accepted, &latest()).unwrap();
    assert_eq!(answer.level, Some(level(5.0)));
}

#[test]
fn too_few_raters_are_counted_by_name_and_without_the_person() {
    let by = |id: &str, kind, name: Option<&str>| Entry {
        kind,
        asserted_by: name.map(key),
        ..entry(id, 1, 3.0)
    };
    let policy = EvidencePolicy { minimum_raters: 2, ..latest() };
    let peer = EvidenceKind::Peer;
    let mut entries = vec![
        by("e1", peer, Some("ben")),
        by("e2", peer, Some("ben")),
        by("e3", peer, None),
        by("e4", EvidenceKind::SelfAssessment, Some("ana")),
    ];
    let few = on(9, entries.clone(), &policy);
    assert_eq!(
        (few.status, few.reason),
        (HoldingStatus::TooFewRaters, Some(NoLevel::TooFewRaters))
    );
    assert_eq!((few.level, few.uncounted), (None, Some(level(3.0))));
    entries.push(by("e5", EvidenceKind::Manager, Some("eve")));
    assert_eq!(on(9, entries.clone(), &policy).level, Some(level(3.0)));
    // An estimator that asks for more says the same, and its level is shown too.
    let estimator =
        Estimator::MinimumRaters { minimum: 3, estimator: Box::new(latest().estimator) };
    let few = on(9, entries, &EvidencePolicy { estimator, ..policy });
    assert_eq!((few.status, few.uncounted), (HoldingStatus::TooFewRaters, Some(level(3.0))));
}

#[test]
fn evidence_runs_out_by_the_rule_of_its_kind_or_of_its_competency() {
    let mut policy = latest();
    policy.expiry.insert(EvidenceKind::Manager, ExpiryRule::Sliding { days: 10 });
    let mut entries = vec![entry("e1", 1, 3.0), entry("e2", 1, 3.0)];
    entries[1].kind = EvidenceKind::Test;
    let over = |policy: &EvidencePolicy| {
        let days = on(1, entries.clone(), policy).entries;
        days.into_iter().map(|one| one.runs_out_on).collect::<Vec<_>>()
    };
    assert_eq!(over(&policy), [Some(nth_day(11)), None]);
    let expiry = Some(ExpiryRule::Sliding { days: 20 });
    let own = CompetencyPolicy { expiry, ..CompetencyPolicy::default() };
    policy.competencies.insert(key("sql"), own);
    assert_eq!(over(&policy), [Some(nth_day(21)), Some(nth_day(21))]);
    // A shorter validity of its own ends it before, a longer one does not lengthen it.
    let mut short = entry("e1", 1, 3.0);
    short.valid_until = Some(nth_day(4));
    assert_eq!(on(1, vec![short.clone()], &policy).entries[0].runs_out_on, Some(nth_day(5)));
    short.valid_until = Some(nth_day(40));
    assert_eq!(on(1, vec![short], &policy).entries[0].runs_out_on, Some(nth_day(21)));
    policy.expiry.clear();
    policy.competencies.clear();
    policy.expiry.insert(EvidenceKind::Manager, ExpiryRule::Sliding { days: 0 });
    let refused = try_on(1, vec![entry("e1", 1, 3.0)], vec![], &policy).unwrap_err();
    assert_eq!(Problem::from(refused).code, "evidence.invalid_decay");
}

#[test]
fn the_day_on_which_a_step_is_lost_by_fading_is_the_first_one() {
    let decay = Some(Decay { half_life_days: Some(20.0), ..Decay::default() });
    let policy = EvidencePolicy { decay, ..latest() };
    let today = on(1, vec![entry("e1", 1, 4.0)], &policy);
    let lost = today.fades_on.unwrap();
    let step = |day| {
        let index = LogIndex::new(log(vec![entry("e1", 1, 4.0)], vec![])).unwrap();
        let answer = levels_as_of(&index, &key("ana"), &AsOf::on(day), &policy).unwrap();
        answer[0].estimate.as_ref().unwrap().step
    };
    assert_eq!(step(nth_day(1)), Some(level(4.0)));
    assert_eq!(step(lost.plus_days(-1).unwrap()), Some(level(4.0)));
    assert_eq!(step(lost), Some(level(3.0)));
    assert_eq!(on(1, vec![entry("e1", 1, 4.0)], &latest()).fades_on, None);
}

#[test]
fn a_profile_says_what_a_readiness_needs_to_know() {
    let competency = |name: &str, one: Entry| Entry { competency: key(name), id: key(name), ..one };
    let mut old = entry("e", 1, 4.0);
    old.valid_until = Some(nth_day(5));
    let entries = vec![
        competency("level", entry("e", 1, 3.0)),
        competency("expired", old),
        competency("open", shows(Shown::Demonstrated {})),
        competency("denied", shows(Shown::NotDemonstrated { level: None })),
    ];
    let index = LogIndex::new(log(entries, vec![])).unwrap();
    let as_of = AsOf::on(nth_day(9));
    let profile = profile_as_of(&index, &key("ana"), &as_of, &latest()).unwrap();
    assert_eq!(profile.as_of, Some(nth_day(9)));
    let standings = resolve(&profile).unwrap();
    let standing = |name| standings.get(&key(name)).unwrap().1;
    use crate::evidence::Standing;
    assert_eq!(standing("level"), Standing::Level(level(3.0), Some(&key("five"))));
    assert_eq!(standing("expired"), Standing::Unknown(UnknownReason::Expired));
    assert_eq!(standing("open"), Standing::Demonstrated);
    assert_eq!(standing("denied"), Standing::NotDemonstrated);
    let stranger = profile_as_of(&index, &key("eve"), &as_of, &latest()).unwrap();
    assert!(stranger.levels.is_empty());
}

#[test]
fn the_policy_of_a_framework_knows_the_scale_of_each_competency_by_both_its_names() {
    use crate::framework::{Competency, CompetencyKind};
    let mut framework = Framework::new(key("sample"), "1", LanguageTag::english());
    framework.scales.push(five());
    assert_eq!(EvidencePolicy::for_framework(&framework).default_scale, Some(key("five")));
    let percent =
        ProficiencyScale::new(key("percent"), ScaleKind::Interval, level(0.0), level(100.0));
    framework.scales.push(percent);
    let mut sql = Competency::new(key("https://example.org/sql"), CompetencyKind::Skill);
    sql.code = Some(key("sql"));
    sql.scale = Some(key("percent"));
    framework.competencies.push(sql);
    let policy = EvidencePolicy::for_framework(&framework);
    assert_eq!(policy.default_scale, None);
    let scale = |name: &str| policy.competencies.get(&key(name)).and_then(|one| one.scale.clone());
    assert_eq!(scale("sql").as_ref().map(Key::as_str), Some("percent"));
    assert_eq!(scale("https://example.org/sql"), scale("sql"));
}

#[test]
fn a_level_that_does_not_count_is_the_one_that_was_stated_last() {
    let mut claim = entry("claim", 2, 5.0);
    claim.kind = EvidenceKind::SelfAssessment;
    claim.needs_review = true;
    let earlier = Entry { id: key("earlier"), ..claim.clone() };
    let earlier = Entry { shows: Shown::Level { level: level(1.0) }, ..earlier };
    let earlier = Entry { occurred_on: nth_day(1), ..earlier };
    // No estimator subtracts what people think too much of themselves.
    let pending = on(9, vec![claim, earlier], &policy());
    assert_eq!((pending.status, pending.uncounted), (HoldingStatus::Pending, Some(level(5.0))));
    let mut old = entry("old", 1, 5.0);
    old.valid_until = Some(nth_day(5));
    let decay = Some(Decay { half_life_days: Some(3.0), ..Decay::default() });
    // Nothing fades that does not count, and that it was not shown is no level.
    let later = Entry { shows: Shown::NotDemonstrated { level: None }, ..entry("e2", 2, 0.0) };
    let later = Entry { valid_until: Some(nth_day(4)), ..later };
    let expired = on(9, vec![old, later], &EvidencePolicy { decay, ..policy() });
    assert_eq!((expired.status, expired.uncounted), (HoldingStatus::Expired, Some(level(5.0))));
}

#[test]
fn too_few_results_and_a_rejected_claim_are_said_and_not_merely_unknown() {
    let estimator = Estimator::NTimes { mark: Some(level(3.0)), times: 2, decimals: None };
    let policy = EvidencePolicy { estimator, ..policy() };
    let few = on(9, vec![entry("e1", 1, 4.0), entry("e2", 2, 2.0)], &policy);
    assert_eq!(
        (few.status, few.reason),
        (HoldingStatus::TooFewResults, Some(NoLevel::TooFewResults))
    );
    assert_eq!((few.level, few.uncounted), (None, Some(level(2.0))));
    let rejected = vec![decision("d", "e1", EntryVerdict::Rejected, 2)];
    let answer = try_on(9, vec![entry("e1", 1, 4.0)], rejected, &policy).unwrap();
    assert_eq!((answer.status, answer.uncounted), (HoldingStatus::Rejected, None));
}

#[test]
fn evidence_about_what_was_replaced_is_shown_of_what_took_its_place() {
    let about = |id: &str, number, competency: &str, level| Entry {
        competency: key(competency),
        ..entry(id, number, level)
    };
    let mut policy = latest();
    // A chain, a merge, and a circle that an author left behind.
    policy.replaced.insert(key("old"), vec![key("newer")]);
    policy.replaced.insert(key("other"), vec![key("newer")]);
    policy.replaced.insert(key("newer"), vec![key("newest"), key("old")]);
    let of = |entries: Vec<Entry>| {
        let index = LogIndex::new(log(entries, vec![])).unwrap();
        let levels = levels_as_of(&index, &key("ana"), &AsOf::on(nth_day(9)), &policy).unwrap();
        let said = |one: LevelAsOf| (one.competency.to_string(), one.status, one.uncounted);
        levels.into_iter().map(said).collect::<Vec<_>>()
    };
    let superseded =
        |name: &str, value| (name.to_owned(), HoldingStatus::Superseded, Some(level(value)));
    let counted = |name: &str| (name.to_owned(), HoldingStatus::Demonstrated, None);
    assert_eq!(
        of(vec![about("e1", 1, "old", 2.0)]),
        [superseded("newer", 2.0), superseded("newest", 2.0), counted("old")]
    );
    let merged = of(vec![about("e1", 1, "old", 2.0), about("e2", 3, "other", 4.0)]);
    assert_eq!(merged[..2], [superseded("newer", 4.0), superseded("newest", 4.0)]);
    // Where there is evidence about the new one, that speaks.
    let known = of(vec![about("e1", 1, "old", 2.0), about("e2", 3, "newest", 3.0)]);
    assert_eq!(known, [superseded("newer", 2.0), counted("newest"), counted("old")]);
}
