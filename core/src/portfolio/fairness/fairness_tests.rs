//! Tables of groups that can be checked by hand.

use proptest::prelude::*;

use super::{
    FairnessCaution, FairnessData, FairnessOptions, FairnessTable, GroupStanding, GroupSuppression,
    ProtectedAttribute, ProtectedCount, ProtectedGroup, ScoredPerson, count_above_median, fairness,
};
use crate::framework::sample_tests::key;
use crate::kernel::Share;
use crate::portfolio::safe::HiddenReason;
use crate::problem::Problem;

fn attribute(name: &str, groups: &[&str]) -> ProtectedAttribute {
    ProtectedAttribute {
        attribute: key(name),
        groups: groups.iter().map(|group| key(group)).collect(),
    }
}

/// Groups written as `sex=male race=white`.
fn groups(text: &str) -> Vec<ProtectedGroup> {
    let pairs = text.split_whitespace().filter_map(|pair| pair.split_once('='));
    pairs
        .map(|(attribute, group)| ProtectedGroup { attribute: key(attribute), group: key(group) })
        .collect()
}

fn count(text: &str, people: u32, favoured: u32) -> ProtectedCount {
    ProtectedCount { groups: groups(text), people, favoured }
}

fn by_sex(counts: &[(&str, u32, u32)]) -> FairnessData {
    FairnessData {
        attributes: vec![attribute("sex", &["male", "female", "other"])],
        counts: counts.iter().map(|(text, people, yes)| count(text, *people, *yes)).collect(),
    }
}

/// The standing of a row, taken apart.
struct Row {
    rate: f64,
    ratio: Option<f64>,
    p_value: Option<f64>,
    below: Option<bool>,
    significant: Option<bool>,
    cautions: Vec<FairnessCaution>,
}

fn row(table: &FairnessTable, section: usize, at: usize) -> Option<Row> {
    let standing = &table.sections[section].rows[at].standing;
    let GroupStanding::Shown { rate, impact_ratio, difference, cautions, .. } = standing else {
        return None;
    };
    Some(Row {
        rate: rate.rate.map_or(f64::NAN, Share::get),
        ratio: *impact_ratio,
        p_value: difference.map(|one| one.p_value),
        below: difference.map(|one| one.below_four_fifths),
        significant: difference.map(|one| one.significant),
        cautions: cautions.clone(),
    })
}

fn of(data: &FairnessData) -> FairnessTable {
    fairness(data, &FairnessOptions::default()).unwrap()
}

#[test]
fn the_example_of_the_uniform_guidelines_is_below_four_fifths() {
    // Questions and Answers on the Uniform Guidelines, 1979, number 12: 80 whites with 48 hired, 40
    // blacks with 12 hired; 30 % are half of 60 %.
    let data = by_sex(&[("sex=male", 80, 48), ("sex=female", 40, 12)]);
    let table = of(&data);
    let female = row(&table, 0, 1).unwrap();
    assert!((female.rate - 0.3).abs() < 1e-15);
    assert_eq!((female.ratio, female.below), (Some(0.5), Some(true)));
    // SciPy 1.17.1: fisher_exact([[12, 28], [48, 32]]) = 0.003409221767849183.
    assert!((female.p_value.unwrap() - 0.003_409_221_767_849_183).abs() < 1e-12);
    let male = row(&table, 0, 0).unwrap();
    assert_eq!((male.ratio, male.p_value), (Some(1.0), None));
    assert_eq!(table.sections[0].reference, groups("sex=male"));
}

#[test]
fn exactly_four_fifths_are_not_below() {
    let data = by_sex(&[("sex=male", 1000, 500), ("sex=female", 1000, 400)]);
    assert_eq!(row(&of(&data), 0, 1).unwrap().below, Some(false));
    let data = by_sex(&[("sex=male", 1000, 500), ("sex=female", 1000, 399)]);
    assert_eq!(row(&of(&data), 0, 1).unwrap().below, Some(true));
}

#[test]
fn few_people_are_below_four_fifths_by_chance() {
    let table = of(&by_sex(&[("sex=male", 10, 5), ("sex=female", 5, 1)]));
    let female = row(&table, 0, 1).unwrap();
    assert_eq!((female.below, female.significant), (Some(true), Some(false)));
    let cautions = [FairnessCaution::FewPeople, FairnessCaution::OnePersonDecides];
    assert_eq!(female.cautions, cautions);
}

#[test]
fn very_many_people_differ_significantly_above_four_fifths() {
    let table =
        of(&by_sex(&[("sex=male", 1_000_000, 101_500), ("sex=female", 1_000_000, 100_000)]));
    let female = row(&table, 0, 1).unwrap();
    assert_eq!((female.below, female.significant), (Some(false), Some(true)));
    assert_eq!(female.cautions, []);
}

#[test]
fn nobody_has_no_rate_and_none_favoured_make_no_reference() {
    let table = of(&by_sex(&[("sex=male", 10, 0), ("sex=female", 5, 0)]));
    assert_eq!(table.sections[0].reference, []);
    assert_eq!((row(&table, 0, 0).unwrap().rate, row(&table, 0, 0).unwrap().ratio), (0.0, None));
    assert!(row(&table, 0, 2).unwrap().rate.is_nan());
}

#[test]
fn a_group_below_two_percent_keeps_its_rate_and_is_no_reference() {
    let data = by_sex(&[("sex=male", 600, 300), ("sex=female", 391, 150), ("sex=other", 9, 9)]);
    let all = of(&data);
    assert_eq!(all.sections[0].reference, groups("sex=other"));
    let leave_out_below = Some(Share::new(0.02).unwrap());
    let options = FairnessOptions { leave_out_below, ..Default::default() };
    let table = fairness(&data, &options).unwrap();
    assert_eq!(table.sections[0].reference, groups("sex=male"));
    let other = row(&table, 0, 2).unwrap();
    assert_eq!((other.rate, other.ratio, other.below), (1.0, None, None));
}

/// Sex by race, as the law of New York City asks for, with some unknown.
fn by_both() -> FairnessData {
    FairnessData {
        attributes: vec![
            attribute("sex", &["male", "female"]),
            attribute("race", &["white", "black"]),
        ],
        counts: vec![
            count("sex=male race=white", 100, 50),
            count("race=black sex=male", 60, 24),
            count("sex=female race=white", 90, 45),
            count("sex=female race=black", 40, 10),
            count("sex=female", 7, 3),
            count("race=black", 5, 1),
            count("", 2, 0),
        ],
    }
}

#[test]
fn unknown_people_are_counted_apart_for_each_table() {
    let table = of(&by_both());
    assert_eq!((table.people, table.favoured), (Some(304), Some(133)));
    let unknown: Vec<_> = table.sections.iter().map(|one| one.unknown_people).collect();
    assert_eq!(unknown, [Some(7), Some(9), Some(14)]);
    // 58 of 137 women, those of unknown race with them.
    let female = row(&table, 0, 1).unwrap();
    assert_eq!(female.rate, Share::new(58.0 / 137.0).unwrap().get());
    let both = &table.sections[2];
    assert_eq!(both.attributes, [key("sex"), key("race")]);
    assert_eq!(both.rows[3].groups, groups("sex=female race=black"));
    assert_eq!(row(&table, 2, 3).unwrap().ratio, Some(0.5));
}

#[test]
fn of_two_groups_that_fare_alike_the_larger_is_the_reference() {
    assert_eq!(of(&by_both()).sections[2].reference, groups("sex=male race=white"));
}

fn with_suppression(data: &FairnessData) -> FairnessTable {
    let suppression = Some(GroupSuppression::default());
    fairness(data, &FairnessOptions { suppression, ..Default::default() }).unwrap()
}

#[test]
fn small_groups_are_hidden_with_what_gives_them_away() {
    let mut data = by_both();
    data.counts[3] = count("sex=female race=black", 3, 1);
    let table = with_suppression(&data);
    let hidden: Vec<Vec<bool>> = table
        .sections
        .iter()
        .map(|one| {
            let standing =
                |row: &super::FairnessRow| matches!(row.standing, GroupStanding::Hidden { .. });
            one.rows.iter().map(standing).collect()
        })
        .collect();
    assert!(hidden[2][3], "three people are few");
    assert!(hidden[2].iter().filter(|hidden| **hidden).count() >= 2, "{hidden:?}");
}

#[test]
fn a_hidden_group_is_no_reference_and_the_total_of_one_is_not_told() {
    let data = by_sex(&[("sex=male", 50, 20), ("sex=female", 3, 3)]);
    let table = with_suppression(&data);
    let standings: Vec<_> = table.sections[0].rows.iter().map(|row| &row.standing).collect();
    assert!(matches!(standings[1], GroupStanding::Hidden { reason: HiddenReason::Small }));
    assert!(matches!(standings[0], GroupStanding::Hidden { reason: HiddenReason::Complementary }));
    assert_eq!(table.sections[0].reference, []);
    assert_eq!(table.people, Some(53));
    let alone = with_suppression(&by_sex(&[("sex=female", 3, 3)]));
    assert_eq!(
        (alone.people, alone.favoured, alone.sections[0].unknown_people),
        (None, None, None)
    );
}

#[test]
fn a_small_number_of_unknown_people_is_not_told() {
    let data = by_sex(&[("sex=male", 50, 20), ("sex=female", 40, 10), ("", 2, 1)]);
    let table = with_suppression(&data);
    assert_eq!(table.sections[0].unknown_people, None);
    assert!(row(&table, 0, 1).is_none(), "with both groups shown, the unknown would follow");
}

#[test]
fn favoured_people_do_not_follow_where_all_or_none_of_the_hidden_are() {
    // All of the two smallest are favoured: with the third shown, the rest would be known to be 0.
    let data = by_sex(&[("sex=male", 50, 20), ("sex=female", 3, 3), ("sex=other", 4, 4)]);
    let table = with_suppression(&data);
    assert!((0..3).all(|at| row(&table, 0, at).is_none()));
}

#[test]
fn what_does_not_go_together_is_refused_at_its_place() {
    let refused = |change: &dyn Fn(&mut FairnessData, &mut FairnessOptions)| {
        let (mut data, mut options) = (by_both(), FairnessOptions::default());
        change(&mut data, &mut options);
        let problem = Problem::from(fairness(&data, &options).unwrap_err());
        format!("{} {}", problem.code, problem.path.unwrap_or_default())
    };
    assert_eq!(
        refused(&|data, _| data.attributes.push(attribute("sex", &[]))),
        "portfolio.duplicate_category data.attributes[2].attribute"
    );
    assert_eq!(
        refused(&|data, _| data.attributes[1].groups.push(key("white"))),
        "portfolio.duplicate_category data.attributes[1].groups[2]"
    );
    assert_eq!(
        refused(&|data, _| data.counts[1].groups = groups("age=old")),
        "portfolio.unknown_category data.counts[1].groups[0].attribute"
    );
    assert_eq!(
        refused(&|data, _| data.counts[1].groups = groups("sex=male race=red")),
        "portfolio.unknown_category data.counts[1].groups[1].group"
    );
    assert_eq!(
        refused(&|data, _| data.counts[1].groups = groups("sex=male sex=female")),
        "portfolio.duplicate_category data.counts[1].groups[1]"
    );
    assert_eq!(
        refused(&|data, _| data.counts[1].favoured = 61),
        "kernel.out_of_range data.counts[1].favoured"
    );
    assert_eq!(
        refused(&|_, options| options.confidence = 1.0),
        "kernel.out_of_range options.confidence"
    );
    let three = |data: &mut FairnessData, options: &mut FairnessOptions| {
        data.attributes.push(attribute("age", &["old"]));
        options.suppression = Some(GroupSuppression::default());
    };
    assert_eq!(refused(&three), "portfolio.too_many_attributes data.attributes");
}

#[test]
fn above_the_median_is_more_than_the_middle_score() {
    let scored = |text: &str, score: f64| ScoredPerson { groups: groups(text), score };
    let people = [
        scored("sex=male", 3.0),
        scored("sex=female", 5.0),
        scored("sex=male", 4.0),
        scored("", 4.0),
        scored("sex=female", 1.0),
    ];
    let answer = count_above_median(&people).unwrap();
    assert_eq!(answer.median, Some(4.0));
    let expected = [count("", 1, 0), count("sex=female", 2, 1), count("sex=male", 2, 0)];
    assert_eq!(answer.counts, expected);
    assert_eq!(count_above_median(&people[..4]).unwrap().median, Some(4.0));
    assert_eq!(count_above_median(&people[..2]).unwrap().median, Some(4.0));
    assert_eq!(count_above_median(&[]).unwrap().median, None);
    let problem = Problem::from(count_above_median(&[scored("", f64::NAN)]).unwrap_err());
    assert_eq!(problem.path.as_deref(), Some("people[0].score"));
}

proptest! {
    #[test]
    fn no_ratio_is_above_one_and_the_reference_has_one(
        counts in proptest::collection::vec((1..200_u32, 0..200_u32), 3),
    ) {
        let names = ["sex=male", "sex=female", "sex=other"];
        let counts: Vec<(&str, u32, u32)> = names
            .into_iter()
            .zip(counts)
            .map(|(name, (people, yes))| (name, people, yes % (people + 1)))
            .collect();
        let table = of(&by_sex(&counts));
        let ratios: Vec<Option<f64>> =
            (0..3).map(|at| row(&table, 0, at).unwrap().ratio).collect();
        let any = counts.iter().any(|(_, _, yes)| *yes > 0);
        prop_assert_eq!(ratios.contains(&Some(1.0)), any);
        prop_assert!(ratios.iter().flatten().all(|ratio| (0.0..=1.0).contains(ratio)));
    }

    #[test]
    fn the_order_and_the_splitting_of_counts_change_nothing(by in 0..7_usize, part in 1..90_u32) {
        let data = by_both();
        let mut other = data.clone();
        other.counts[2].people -= part;
        other.counts[2].favoured -= part / 2;
        other.counts.push(count("race=white sex=female", part, part / 2));
        other.counts.rotate_left(by);
        prop_assert_eq!(of(&data), of(&other));
    }
}
