//! What tables of people say, held against a whole assessment of each person for each role.

use proptest::prelude::*;

use serde_json::json;

use super::sample_tests::{ALL, Case, Dice, Kinds, Style, long, rows_of, table};
use super::*;
use crate::kernel::{Key, Share};
use crate::problem::Problem;
use crate::readiness::{GateState, Options};

const MANY: Kinds = Kinds { most_people: 150, ..ALL };

fn matrix(case: &Case, precision: Precision, run: &BatchRun<'_>) -> Vec<f32> {
    let batch = case.batch(precision);
    let columns = case.columns();
    let columns = table(&columns, case.people.len());
    let mut out = vec![0.0; case.people.len() * case.roles.len()];
    batch.score_matrix(&LevelTable::Columns(&columns), run, &mut out).unwrap();
    out
}

fn bits(scores: &[f32]) -> Vec<u32> {
    // One NaN is as good as another.
    scores.iter().map(|score| if score.is_nan() { u32::MAX } else { score.to_bits() }).collect()
}

fn runs() -> Vec<BatchRun<'static>> {
    let tiers = Tier::available().into_iter();
    let by_tier = tiers.map(|tier| BatchRun { tier: Some(tier), ..BatchRun::default() });
    let by_thread =
        [1, 2, 3].map(|threads| BatchRun { threads: Some(threads), ..BatchRun::default() });
    by_tier.chain(by_thread).collect()
}

fn is_near(found: f64, expected: f64, off: f64) -> bool {
    found.is_nan() && expected.is_nan() || (found - expected).abs() <= off
}

/// Holds a matrix against the assessment of each person for each role.
fn holds(case: &Case, found: &[f32], off: f64) -> Result<(), TestCaseError> {
    for (at, found) in found.iter().enumerate() {
        let (person, role) = (at / case.roles.len(), at % case.roles.len());
        let expected = case.score(person, role);
        prop_assert!(
            is_near(f64::from(*found), expected, off + 6e-8),
            "person {person} role {role}: {found} instead of {expected}, {:?} {:?} {:?} {:?}",
            case.style,
            case.options,
            case.people[person],
            case.roles[role]
        );
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_matrix_holds_the_score_of_each_assessment(seed in any::<u64>()) {
        let case = Case::new(seed, ALL);
        holds(&case, &matrix(&case, Precision::Exact, &BatchRun::default()), 1e-6)?;
    }

    #[test]
    fn a_quick_matrix_is_off_by_less_than_it_says(seed in any::<u64>()) {
        let case = Case::new(seed, ALL);
        holds(&case, &matrix(&case, Precision::Fast, &BatchRun::default()), 5e-4)?;
    }

    #[test]
    fn whole_levels_lead_to_the_very_scores_of_an_assessment(seed in any::<u64>()) {
        let case = Case::new(seed, ALL);
        prop_assume!(case.style == Style::Whole);
        holds(&case, &matrix(&case, Precision::Exact, &BatchRun::default()), 1e-14)?;
    }

    #[test]
    fn rows_and_columns_of_the_same_levels_have_the_same_scores(seed in any::<u64>()) {
        let case = Case::new(seed, ALL);
        let rows = case.rows();
        let batch = case.batch(Precision::Exact);
        let mut out = vec![0.0; case.people.len() * case.roles.len()];
        let levels = LevelTable::Rows(long(&rows));
        batch.score_matrix(&levels, &BatchRun::default(), &mut out).unwrap();
        holds(&case, &out, 1e-6)?;
    }

    #[test]
    fn the_best_roles_are_those_of_a_ranking(seed in any::<u64>(), top in 0_u32..12) {
        let case = Case::new(seed, ALL);
        let columns = case.columns();
        let columns = table(&columns, case.people.len());
        let batch = case.batch(Precision::Exact);
        let best = batch.top_roles(&LevelTable::Columns(&columns), top, &BatchRun::default());
        let best = best.unwrap();
        prop_assert_eq!(best.width, top.min(case.roles.len() as u32));
        for person in 0..case.people.len() {
            let reports = (0..case.roles.len()).map(|role| (case.report(person, role), role));
            let mut reports: Vec<_> =
                reports.filter_map(|(report, role)| Some((report?, role))).collect();
            reports.sort_by(|(a, one), (b, other)| {
                (b.score, b.coverage).cmp(&(a.score, a.coverage)).then_with(|| {
                    (&case.roles[*one].uri, one).cmp(&(&case.roles[*other].uri, other))
                })
            });
            let start = person * best.width as usize;
            let mut last: Option<(f64, Share, &Key)> = None;
            for place in 0..best.width as usize {
                let (role, score) = (best.role[start + place], best.score[start + place]);
                let Some((expected, _)) = reports.get(place) else {
                    prop_assert_eq!(role, TopRoles::NONE);
                    continue;
                };
                let own = case.report(person, role as usize).unwrap();
                // Which of two that are nearer to each other comes first hangs on the last bits.
                prop_assert!(is_near(score, expected.score.get(), 1e-6));
                prop_assert!(is_near(score, own.score.get(), 1e-6));
                let uri = &case.roles[role as usize].uri;
                if let Some((before, coverage, other)) = last {
                    prop_assert!(before >= score);
                    if before.total_cmp(&score).is_eq() {
                        let is_after = coverage > own.coverage;
                        prop_assert!(is_after || coverage == own.coverage && other < uri);
                    }
                }
                last = Some((score, own.coverage, uri));
            }
        }
    }

    #[test]
    fn groups_stand_as_the_sums_of_their_people(seed in any::<u64>(), count in 1_u32..4) {
        let case = Case::new(seed, MANY);
        let columns = case.columns();
        let columns = table(&columns, case.people.len());
        let batch = case.batch(Precision::Exact);
        let mut dice = Dice(seed);
        let of: Vec<u32> = case.people.iter().map(|_| dice.roll(count)).collect();
        let groups = Some(GroupColumn { of: &of, count });
        let run = BatchRun::default();
        let found = batch.summarise(&LevelTable::Columns(&columns), groups, &run).unwrap();
        let threshold = case.options.threshold.unwrap().get();
        for group in 0..count {
            let people = (0..of.len()).filter(|at| of[*at] == group).collect::<Vec<_>>();
            prop_assert_eq!(found.people[group as usize] as usize, people.len());
            for role in 0..case.roles.len() {
                let at = group as usize * case.roles.len() + role;
                let scores = people.iter().map(|person| case.score(*person, role));
                let scores: Vec<f64> = scores.filter(|score| !score.is_nan()).collect();
                prop_assert_eq!(found.rated[at] as usize, scores.len());
                let mean = scores.iter().sum::<f64>() / scores.len() as f64;
                prop_assert!(is_near(found.mean[at], mean, 1e-6));
                // Scores of small whole numbers may be off by the rounding of an assessment.
                let reaching = |off: f64| {
                    scores.iter().filter(|score| **score >= threshold + off).count()
                };
                let range = reaching(1e-12)..=reaching(-1e-12);
                prop_assert!(range.contains(&(found.reaching[at] as usize)));
            }
        }
    }

    #[test]
    fn the_best_people_are_those_of_a_search(seed in any::<u64>(), top in 0_u32..6) {
        let case = Case::new(seed, Kinds { most_people: 70, ..ALL });
        let columns = case.columns();
        let columns = table(&columns, case.people.len());
        let batch = case.batch(Precision::Exact);
        let mut dice = Dice(seed);
        let share = |dice: &mut Dice| Share::new(f64::from(dice.roll(4)) / 7.0).unwrap();
        let search = PeopleSearch {
            top,
            minimum_score: share(&mut dice),
            minimum_coverage: share(&mut dice),
            only_open_gates: dice.roll(2) == 0,
            exclude: (0..case.people.len() as u32).filter(|_| dice.roll(9) == 0).collect(),
        };
        let run = BatchRun::default();
        let found = batch.top_people(&LevelTable::Columns(&columns), &search, &run).unwrap();
        prop_assert_eq!(found.excluded as usize, search.exclude.len());
        for role in 0..case.roles.len() {
            let start = found.starts[role] as usize..found.starts[role + 1] as usize;
            let people = 0..case.people.len() as u32;
            let people = people.filter(|person| !search.exclude.contains(person));
            let mut passing = Vec::new();
            for person in people {
                let Some(report) = case.report(person as usize, role) else { continue };
                let is_open = report.gates.iter().all(|gate| gate.state == GateState::Open);
                if report.score >= search.minimum_score
                    && report.coverage >= search.minimum_coverage
                    && (is_open || !search.only_open_gates)
                {
                    passing.push((report.score, report.coverage, person));
                }
            }
            passing.sort_by(|a, b| (b.0, b.1).cmp(&(a.0, a.1)).then(a.2.cmp(&b.2)));
            let total = found.found[role] + found.below_score[role] + found.below_coverage[role]
                + found.gates_not_open[role] + found.unrated[role] + found.excluded;
            prop_assert_eq!(total as usize, case.people.len());
            if case.style == Style::Whole {
                prop_assert!(found.found[role].abs_diff(passing.len() as u32) <= 1);
                if found.found[role] as usize != passing.len() {
                    continue;
                }
            } else {
                continue;
            }
            prop_assert_eq!(start.len(), passing.len().min(top as usize));
            for (at, expected) in start.zip(&passing) {
                prop_assert!(is_near(found.score[at], expected.0.get(), 1e-14));
                let own = case.report(found.person[at] as usize, role).unwrap();
                prop_assert!(is_near(own.coverage.get(), found.coverage[at], 0.0));
            }
        }
    }

}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        cases: ProptestConfig::default().cases / 16,
        ..ProptestConfig::default()
    })]

    #[test]
    fn neither_tiers_nor_threads_change_a_bit(seed in any::<u64>()) {
        let case = Case::new(seed, MANY);
        let first = bits(&matrix(&case, Precision::Exact, &runs()[0]));
        for run in &runs()[1..] {
            prop_assert_eq!(&bits(&matrix(&case, Precision::Exact, run)), &first, "{:?}", run);
        }
        let columns = case.columns();
        let columns = table(&columns, case.people.len());
        let levels = LevelTable::Columns(&columns);
        let batch = case.batch(Precision::Exact);
        let search = PeopleSearch { only_open_gates: false, ..PeopleSearch::default() };
        let all = |run: &BatchRun<'_>| {
            let best = batch.top_roles(&levels, 5, run).unwrap();
            let summary = batch.summarise(&levels, None, run).unwrap();
            let people = batch.top_people(&levels, &search, run).unwrap();
            format!("{best:?} {summary:?} {people:?}")
        };
        let first = all(&runs()[0]);
        for run in &runs()[1..] {
            prop_assert_eq!(&all(run), &first);
        }
    }

    #[test]
    fn neither_the_order_of_people_nor_that_of_columns_changes_a_bit(seed in any::<u64>()) {
        let case = Case::new(seed, MANY);
        let run = BatchRun::default();
        let found = bits(&matrix(&case, Precision::Exact, &run));
        let mut turned = Case::new(seed, MANY);
        turned.people.reverse();
        turned.competencies.reverse();
        for levels in &mut turned.people {
            levels.reverse();
        }
        let mut rows: Vec<Vec<u32>> = bits(&matrix(&turned, Precision::Exact, &run))
            .chunks(case.roles.len().max(1))
            .map(<[u32]>::to_vec)
            .collect();
        rows.reverse();
        prop_assert_eq!(rows.concat(), found);
    }
}

#[test]
fn levels_of_every_type_say_the_same() {
    let mut case = Case::new(5, Kinds { has_terms: false, has_unknowns: false, most_people: 9 });
    let mut seed = 5;
    while case.style != Style::Whole || case.people.len() < 4 || case.roles.len() < 4 {
        seed += 1;
        case = Case::new(seed, Kinds { has_terms: false, has_unknowns: false, most_people: 9 });
    }
    let columns = case.columns();
    let batch = case.batch(Precision::Exact);
    let score = |columns: Vec<Levels<'_>>| {
        let levels = LevelColumns { people: case.people.len() as u32, columns };
        let mut out = vec![0.0; case.people.len() * case.roles.len()];
        batch.score_matrix(&LevelTable::Columns(&levels), &BatchRun::default(), &mut out).unwrap();
        bits(&out)
    };
    let doubles = score(columns.iter().map(|column| Levels::F64(column)).collect());
    let single: Vec<Vec<f32>> =
        columns.iter().map(|column| column.iter().map(|level| *level as f32).collect()).collect();
    let whole: Vec<Vec<i32>> =
        columns.iter().map(|column| column.iter().map(|level| *level as i32).collect()).collect();
    let small: Vec<Vec<u8>> =
        columns.iter().map(|column| column.iter().map(|level| *level as u8).collect()).collect();
    assert_eq!(score(single.iter().map(|column| Levels::F32(column)).collect()), doubles);
    assert_eq!(score(whole.iter().map(|column| Levels::I32(column)).collect()), doubles);
    assert_eq!(score(small.iter().map(|column| Levels::U8(column)).collect()), doubles);
}

#[test]
fn hundredths_in_single_precision_are_the_decimals_they_stand_for() {
    let mut seed = 1;
    let kinds = Kinds { has_terms: true, has_unknowns: false, most_people: 9 };
    let mut case = Case::new(seed, kinds);
    while case.style != Style::Hundredth || case.people.len() < 4 || case.roles.len() < 9 {
        seed += 1;
        case = Case::new(seed, kinds);
    }
    let columns = case.columns();
    let batch = case.batch(Precision::Exact);
    let single: Vec<Vec<f32>> =
        columns.iter().map(|column| column.iter().map(|level| *level as f32).collect()).collect();
    let levels = LevelColumns {
        people: case.people.len() as u32,
        columns: single.iter().map(|column| Levels::F32(column)).collect(),
    };
    let mut out = vec![0.0; case.people.len() * case.roles.len()];
    batch.score_matrix(&LevelTable::Columns(&levels), &BatchRun::default(), &mut out).unwrap();
    assert_eq!(bits(&out), bits(&matrix(&case, Precision::Exact, &BatchRun::default())));
}

fn problem(answer: Result<impl std::fmt::Debug, Problem>) -> (String, Option<String>) {
    let problem = answer.unwrap_err();
    (problem.code.to_string(), problem.path)
}

fn two() -> (RoleBatch, [Key; 2]) {
    let names = ["a", "b"].map(|name| Key::parse(name).unwrap());
    (RoleBatch::new(vec![], Options::default(), &names, Precision::Exact).unwrap(), names)
}

#[test]
fn a_competency_that_is_there_twice_is_a_problem() {
    let names = ["a", "b", "a"].map(|name| Key::parse(name).unwrap());
    let found = RoleBatch::new(vec![], Options::default(), &names, Precision::Exact);
    let expected = ("portfolio.duplicate_category".to_owned(), Some("competencies[2]".to_owned()));
    assert_eq!(problem(found), expected);
}

#[test]
fn tables_that_are_not_what_they_say_are_named_by_their_place() {
    let (batch, _) = two();
    let run = BatchRun::default();
    let columns = |people, columns| {
        let levels = LevelColumns { people, columns };
        problem(batch.summarise(&LevelTable::Columns(&levels), None, &run)).1.unwrap()
    };
    assert_eq!(columns(1, vec![Levels::U8(&[1])]), "levels.columns");
    assert_eq!(columns(2, vec![Levels::U8(&[1, 1]), Levels::U8(&[1])]), "levels.columns[1]");
    let rows = |starts: &[u32], competency: &[u32]| {
        let rows = LevelRows { starts, competency, level: Levels::U8(&[3, 3]) };
        problem(batch.top_roles(&LevelTable::Rows(rows), 1, &run)).1.unwrap()
    };
    assert_eq!(rows(&[0, 2], &[0]), "levels.level");
    assert_eq!(rows(&[0, 2, 1], &[0, 1]), "levels.starts[2]");
    assert_eq!(rows(&[0, 1], &[0, 1]), "levels.starts");
    assert_eq!(rows(&[], &[0, 1]), "levels.starts");
    assert_eq!(rows(&[0, 2], &[0, 2]), "levels.competency[1]");
    assert_eq!(rows(&[0, 2], &[1, 1]), "levels.competency[1]");
}

#[test]
fn whoever_watches_hears_of_everybody_and_may_stop() {
    use std::sync::atomic::{AtomicU32, Ordering};

    let mut seed = 0;
    let mut case = Case::new(seed, MANY);
    while case.people.len() < 150 || case.roles.is_empty() {
        seed += 1;
        case = Case::new(seed, MANY);
    }
    let columns = case.columns();
    let columns = table(&columns, case.people.len());
    let levels = LevelTable::Columns(&columns);
    let batch = case.batch(Precision::Exact);
    let most = AtomicU32::new(0);
    let watch = |done: u32, of: u32| {
        assert_eq!(of as usize, case.people.len());
        most.fetch_max(done, Ordering::Relaxed);
        true
    };
    let run = BatchRun { watch: Some(&watch), ..BatchRun::default() };
    batch.top_roles(&levels, 3, &run).unwrap();
    assert_eq!(most.into_inner() as usize, case.people.len());
    let stop = |done: u32, _: u32| done < 100;
    let run = BatchRun { watch: Some(&stop), ..BatchRun::default() };
    assert_eq!(problem(batch.top_roles(&levels, 3, &run)).0, "portfolio.cancelled");
}

#[test]
fn nobody_and_nothing_have_empty_answers() {
    let (batch, _) = two();
    let run = BatchRun::default();
    let levels = LevelColumns { people: 3, columns: vec![Levels::U8(&[1; 3]); 2] };
    let levels = LevelTable::Columns(&levels);
    batch.score_matrix(&levels, &run, &mut []).unwrap();
    assert_eq!(batch.top_roles(&levels, 10, &run).unwrap(), TopRoles::default());
    assert_eq!(batch.summarise(&levels, None, &run).unwrap().people, [3]);
    assert_eq!(batch.top_people(&levels, &PeopleSearch::default(), &run).unwrap().starts, [0]);
    let nobody =
        LevelTable::Rows(LevelRows { starts: &[0], competency: &[], level: Levels::U8(&[]) });
    assert_eq!(batch.summarise(&nobody, None, &run).unwrap().people, [0]);
    assert_eq!(batch.top_roles(&nobody, 10, &run).unwrap(), TopRoles::default());
}

/// Somebody who has just 0.8 of what is asked, in levels whose factors have to be rounded.
#[test]
fn a_score_of_just_the_threshold_reaches_it() {
    let names: Vec<Key> = (0..40).map(|at| Key::parse(&format!("c{at}")).unwrap()).collect();
    let scales = json!([{"id": "s", "kind": "interval", "minimum": 0, "maximum": 7}]);
    let asked = |at: usize| f64::from(5 * (17 + 13 * at as u32 % 120)) / 100.0;
    let needs = (0..40).map(|at| {
        json!({"competency": format!("c{at}"), "required_level": asked(at),
            "importance": 1.0 + (at % 9) as f64 / 7.0})
    });
    let needs: Vec<_> = needs.collect();
    let role = json!({"uri": "role/one", "scales": scales, "requirements": needs});
    let role: crate::role::Role = serde_json::from_value(role).unwrap();
    let threshold = Share::new(0.8).unwrap();
    let options = Options { threshold: Some(threshold), ..Options::default() };
    let batch = RoleBatch::new(vec![role.clone()], options.clone(), &names, Precision::Exact);
    let batch = batch.unwrap();
    // Below, at and above four fifths of everything.
    let people: Vec<Vec<f64>> = [-1.0, 0.0, 1.0]
        .into_iter()
        .map(|more| {
            let level = |at: usize| (asked(at) * 80.0).round() / 100.0;
            let mut levels: Vec<f64> = (0..40).map(level).collect();
            levels[0] += more / 100.0;
            levels
        })
        .collect();
    let columns: Vec<Vec<f64>> =
        (0..40).map(|at| people.iter().map(|levels| levels[at]).collect()).collect();
    let columns = table(&columns, people.len());
    let levels = LevelTable::Columns(&columns);
    let reports = people.iter().map(|own| {
        let held =
            names.iter().zip(own).map(|(name, level)| json!({"competency": name, "level": level}));
        let held: Vec<_> = held.collect();
        let profile = json!({"person": "somebody", "levels": held});
        let profile = serde_json::from_value(profile).unwrap();
        crate::readiness::assess(&profile, &role, &options).unwrap().score
    });
    let reaching = reports.filter(|score| *score >= threshold).count();
    assert!((1..=2).contains(&reaching), "nobody is just there: {reaching}");
    let run = BatchRun::default();
    let session = block::Session::new(&batch, &levels, &run).unwrap();
    assert!(session.slots().off[0] > 0.0, "the factors are exact, and nothing is tested");
    let summary = batch.summarise(&levels, None, &run).unwrap();
    assert_eq!(summary.reaching, [reaching as u32]);
    let search = PeopleSearch { minimum_score: threshold, ..PeopleSearch::default() };
    let found = batch.top_people(&levels, &search, &run).unwrap();
    assert_eq!(found.found, [reaching as u32]);
    assert_eq!(found.person.len(), reaching);
}

/// Roles and people who have little to do with one another, all of it whole; some levels are off the
/// scale where that is said.
fn few_of_many(seed: u64, has_off: bool) -> (RoleBatch, Vec<Vec<f64>>) {
    let mut dice = Dice(seed);
    let names: Vec<Key> = (0..90).map(|at| Key::parse(&format!("c{at}")).unwrap()).collect();
    let roles = (0..50).map(|at| {
        let first = dice.roll(90);
        let asked: Vec<_> = (0..1 + dice.roll(5))
            .map(|one| {
                json!({"competency": format!("c{}", (first + one * 7) % 90),
                    "required_level": 1 + dice.roll(5), "importance": dice.roll(5)})
            })
            .collect();
        let scales = json!([{"id": "s", "kind": "ordinal", "minimum": 0, "maximum": 5}]);
        let role = json!({"uri": format!("role/{at}"), "scales": scales, "requirements": asked});
        serde_json::from_value(role).unwrap()
    });
    let roles = roles.collect();
    let batch = RoleBatch::new(roles, Options::default(), &names, Precision::Exact).unwrap();
    let level = |dice: &mut Dice| match dice.roll(200) {
        0..12 => f64::from(dice.roll(6)),
        12 if has_off => 6.0,
        _ => f64::NAN,
    };
    let people = (0..150).map(|_| (0..90).map(|_| level(&mut dice)).collect()).collect();
    (batch, people)
}

#[test]
fn people_who_have_little_of_much_have_the_same_bits_however_roles_are_found() {
    for seed in 0..6 {
        let (batch, people) = few_of_many(seed, seed < 3);
        let columns: Vec<Vec<f64>> =
            (0..90).map(|at| people.iter().map(|levels| levels[at]).collect()).collect();
        let columns = table(&columns, people.len());
        let dense = LevelTable::Columns(&columns);
        let rows = rows_of(&people);
        let sparse = LevelTable::Rows(long(&rows));
        for run in runs() {
            let session = block::Session::new(&batch, &sparse, &run).unwrap();
            assert!(session.plan.sparse.is_some());
            let session = block::Session::new(&batch, &dense, &run).unwrap();
            assert!(session.plan.sparse.is_none());
            let minimum_score = Share::new(f64::from(seed as u32 % 3) / 20.0).unwrap();
            let search = PeopleSearch { top: 7, minimum_score, ..PeopleSearch::default() };
            let all = |levels: &LevelTable<'_>| {
                let mut out = vec![0.0; people.len() * batch.roles().len()];
                batch.score_matrix(levels, &run, &mut out).unwrap();
                let best = batch.top_roles(levels, 5, &run).unwrap();
                let summary = batch.summarise(levels, None, &run).unwrap();
                let people = batch.top_people(levels, &search, &run).unwrap();
                (bits(&out), format!("{best:?} {summary:?} {people:?}"))
            };
            assert_eq!(all(&sparse), all(&dense));
        }
    }
}
