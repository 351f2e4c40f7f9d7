//! Levels that are carried over, and what is lost on the way.

use proptest::prelude::*;

use super::sample_tests::{anchor, key, level, scale};
use super::{
    Crosswalk, CrosswalkMethod, CrosswalkRow, Direction, ProficiencyScale, ScaleKind, convert,
    largest_error,
};
use crate::Problem;

fn linear() -> Crosswalk {
    Crosswalk { from: key("from"), to: key("to"), method: CrosswalkMethod::Linear {}, loss: None }
}

fn table(rows: &[(f64, f64)]) -> Crosswalk {
    let row = |(from, to): &(f64, f64)| CrosswalkRow { from: level(*from), to: level(*to) };
    let rows = rows.iter().map(row).collect();
    Crosswalk { method: CrosswalkMethod::Table { rows }, ..linear() }
}

fn interval(minimum: f64, maximum: f64) -> ProficiencyScale {
    scale("i", ScaleKind::Interval, minimum, maximum)
}

/// An ordinal scale with an anchor at each whole step.
fn steps(minimum: u32, maximum: u32) -> ProficiencyScale {
    let mut scale = scale("o", ScaleKind::Ordinal, minimum.into(), maximum.into());
    scale.anchors = (minimum..=maximum).map(|at| anchor(at.into(), "step")).collect();
    scale
}

fn reversed(mut scale: ProficiencyScale) -> ProficiencyScale {
    scale.direction = Direction::LowerIsBetter;
    scale
}

fn carried(at: f64, crosswalk: &Crosswalk, from: &ProficiencyScale, to: &ProficiencyScale) -> f64 {
    convert(level(at), crosswalk, from, to).unwrap().get()
}

fn code(
    at: f64,
    crosswalk: &Crosswalk,
    from: &ProficiencyScale,
    to: &ProficiencyScale,
) -> &'static str {
    Problem::from(convert(level(at), crosswalk, from, to).unwrap_err()).code
}

#[test]
fn the_ends_meet_the_ends_and_the_middle_the_middle() {
    let (from, to) = (interval(0.0, 7.0), interval(1.0, 5.0));
    assert_eq!(carried(0.0, &linear(), &from, &to), 1.0);
    assert_eq!(carried(3.5, &linear(), &from, &to), 3.0);
    assert_eq!(carried(7.0, &linear(), &from, &to), 5.0);
}

#[test]
fn a_good_mark_stays_good_where_less_is_better() {
    let (percent, marks) = (interval(0.0, 100.0), reversed(interval(1.0, 6.0)));
    assert_eq!(carried(100.0, &linear(), &percent, &marks), 1.0);
    assert_eq!(carried(0.0, &linear(), &percent, &marks), 6.0);
    assert_eq!(carried(2.0, &linear(), &marks, &percent), 80.0);
    assert_eq!(carried(2.0, &linear(), &marks, &reversed(interval(1.0, 6.0))), 2.0);
}

#[test]
fn an_ordinal_scale_gives_the_nearest_step_that_is_not_better() {
    assert_eq!(carried(6.9, &linear(), &interval(0.0, 7.0), &steps(0, 7)), 6.0);
    // 1.9 of 7 from the bottom 6 is the mark 4.64..., and the next mark that is not better is 5.
    assert_eq!(carried(1.9, &linear(), &interval(0.0, 7.0), &reversed(steps(1, 6))), 5.0);
}

#[test]
fn whole_steps_stay_whole_on_the_way_to_an_equal_scale() {
    for most in 1..=100 {
        let (from, to) = (interval(0.0, most.into()), steps(0, most));
        for at in 0..=most {
            assert_eq!(carried(at.into(), &linear(), &from, &to), f64::from(at), "{at} of {most}");
        }
    }
}

#[test]
fn names_without_an_order_are_carried_nowhere() {
    let names = scale("names", ScaleKind::Nominal, 1.0, 5.0);
    assert_eq!(code(2.0, &linear(), &names, &interval(0.0, 1.0)), "framework.no_crosswalk");
    assert_eq!(code(0.5, &linear(), &interval(0.0, 1.0), &names), "framework.no_crosswalk");
}

#[test]
fn a_level_that_is_not_on_its_scale_is_refused() {
    let (from, to) = (interval(0.0, 7.0), interval(0.0, 3.0));
    assert_eq!(code(7.5, &linear(), &from, &to), "framework.level_off_scale");
    assert_eq!(code(2.0, &table(&[(1.0, 9.0)]), &from, &to), "framework.level_off_scale");
}

#[test]
fn a_table_says_what_its_highest_row_at_or_below_says() {
    let (from, to) = (interval(0.0, 7.0), interval(1.0, 5.0));
    let rows = table(&[(5.0, 4.0), (2.0, 2.0), (7.0, 5.0)]);
    let reached = [2.0, 4.99, 5.0, 6.99, 7.0].map(|at| carried(at, &rows, &from, &to));
    assert_eq!(reached, [2.0, 2.0, 4.0, 4.0, 5.0]);
    assert_eq!(code(1.99, &rows, &from, &to), "framework.no_crosswalk");
    assert_eq!(code(1.99, &table(&[]), &from, &to), "framework.no_crosswalk");
}

#[test]
fn the_order_of_rows_never_matters() {
    let (from, to) = (interval(0.0, 7.0), interval(1.0, 5.0));
    let (a, b) = (table(&[(2.0, 2.0), (2.0, 3.0)]), table(&[(2.0, 3.0), (2.0, 2.0)]));
    assert_eq!(carried(2.0, &a, &from, &to), carried(2.0, &b, &from, &to));
}

#[test]
fn steps_between_two_rows_are_lost_too() {
    let (from, to) = (steps(0, 5), interval(0.0, 2.0));
    assert_eq!(largest_error(&table(&[(0.0, 0.0), (3.0, 2.0)]), &from, &to).unwrap(), 2.0);
    assert_eq!(
        largest_error(&table(&[(1.0, 1.0), (2.0, 2.0), (5.0, 1.0)]), &from, &to).unwrap(),
        4.0
    );
    assert_eq!(largest_error(&table(&[]), &from, &to).unwrap(), 0.0);
}

#[test]
fn eight_levels_on_three_lose_up_to_three() {
    assert_eq!(largest_error(&linear(), &steps(0, 7), &steps(1, 3)).unwrap(), 3.0);
    assert_eq!(largest_error(&linear(), &steps(1, 3), &steps(0, 7)).unwrap(), 0.0);
    assert_eq!(largest_error(&linear(), &interval(0.0, 7.0), &interval(1.0, 3.0)).unwrap(), 0.0);
}

proptest! {
    #[test]
    fn a_way_there_and_back_changes_nothing_between_interval_scales(
        low in -10.0_f64..10.0, extent in 0.5_f64..20.0, other in -10.0_f64..10.0,
        wide in 0.5_f64..20.0, part in 0.0_f64..=1.0, flips in any::<(bool, bool)>()
    ) {
        let turn = |scale, flip| if flip { reversed(scale) } else { scale };
        let from = turn(interval(low, low + extent), flips.0);
        let to = turn(interval(other, other + wide), flips.1);
        let at = (low + part * extent).min(low + extent);
        let there = carried(at, &linear(), &from, &to);
        let back = carried(there, &linear(), &to, &from);
        // The ends are of size 30 and the ratio of extents at most 40.
        prop_assert!((back - at).abs() < 1e-12, "{at} {there} {back}");
    }

    #[test]
    fn no_scale_however_wide_gives_a_number_that_is_none(
        ends in prop::array::uniform4(-1.7e308_f64..1.7e308), part in 0.0_f64..=1.0
    ) {
        let [a, b, c, d] = ends;
        let from = interval(a.min(b), a.max(b));
        let to = interval(c.min(d), c.max(d));
        let at = level(from.minimum.get() * (1.0 - part) + from.maximum.get() * part);
        if from.holds(at) {
            match convert(at, &linear(), &from, &to) {
                Ok(reached) => prop_assert!(to.holds(reached)),
                Err(error) => {
                    let code = Problem::from(error).code;
                    prop_assert!(["kernel.not_finite", "framework.invalid_scale"].contains(&code));
                }
            }
        }
    }

    #[test]
    fn more_before_is_never_less_afterwards(
        a in 0.0_f64..=7.0, b in 0.0_f64..=7.0, lower in any::<bool>(), most in 1_u32..9
    ) {
        let from = interval(0.0, 7.0);
        let to = if lower { reversed(steps(0, most)) } else { steps(0, most) };
        let height = |at| to.height(level(carried(at, &linear(), &from, &to)));
        prop_assert!(height(a.min(b)) <= height(a.max(b)));
    }

    #[test]
    fn the_loss_is_the_farthest_pair_that_becomes_one(
        rows in prop::collection::vec((0_u32..=6, 0_u32..=3), 1..6)
    ) {
        let (from, to) = (steps(0, 6), interval(0.0, 3.0));
        let rows: Vec<(f64, f64)> = rows.into_iter().map(|(a, b)| (a.into(), b.into())).collect();
        let crosswalk = table(&rows);
        let mut farthest = 0.0_f64;
        for a in 0..=6_u32 {
            for b in a..=6 {
                let both = [a, b].map(|at| convert(level(at.into()), &crosswalk, &from, &to).ok());
                if both[0].is_some() && both[0] == both[1] {
                    farthest = farthest.max(f64::from(b - a));
                }
            }
        }
        prop_assert_eq!(largest_error(&crosswalk, &from, &to).unwrap(), farthest);
    }
}

#[test]
fn a_scale_that_contradicts_itself_is_refused_on_either_side() {
    let (sound, turned, wide) = (interval(0.0, 5.0), interval(5.0, 0.0), interval(-1e308, 1e308));
    for wrong in [&turned, &wide] {
        assert_eq!(code(1.0, &linear(), &sound, wrong), "framework.invalid_scale");
        assert_eq!(code(1.0, &linear(), wrong, &sound), "framework.invalid_scale");
        assert!(largest_error(&linear(), &sound, wrong).is_err());
    }
}

#[test]
fn the_loss_of_a_very_long_scale_and_of_a_broken_one_reaches_to_their_ends() {
    let one = steps(0, 1);
    let worst = largest_error(&linear(), &interval(0.0, 5000.0), &one).unwrap();
    assert!((4990.0..5000.0).contains(&worst), "{worst}");
    assert_eq!(largest_error(&linear(), &interval(0.0, 2.5), &one).unwrap(), 2.0);
    assert_eq!(largest_error(&table(&[(0.0, 0.0)]), &interval(0.0, 2.5), &one).unwrap(), 2.5);
}
