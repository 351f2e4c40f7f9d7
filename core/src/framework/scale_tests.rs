//! What a scale holds, and which scales contradict themselves.

use proptest::prelude::*;

use super::sample_tests::{anchor, level, scale};
use super::{Direction, FrameworkError, ScaleKind};
use crate::Problem;

fn refused(error: Result<(), FrameworkError>) -> (String, String) {
    let problem = Problem::from(error.unwrap_err());
    assert_eq!(problem.code, "framework.invalid_scale");
    (problem.path.unwrap(), problem.message)
}

#[test]
fn both_ends_are_on_the_scale_and_nothing_beyond() {
    let scale = scale("job", ScaleKind::Interval, 0.0, 7.0);
    assert!(scale.holds(level(0.0)) && scale.holds(level(-0.0)) && scale.holds(level(7.0)));
    assert!(!scale.holds(level(-1e-12)) && !scale.holds(level(7.000_000_1)));
}

#[test]
fn a_school_mark_of_one_is_the_highest_of_six() {
    let mut marks = scale("marks", ScaleKind::Ordinal, 1.0, 6.0);
    marks.direction = Direction::LowerIsBetter;
    assert_eq!(marks.height(level(1.0)), 5.0);
    assert_eq!(marks.height(level(6.0)), 0.0);
}

#[test]
fn a_scale_without_extent_is_refused() {
    for maximum in [3.0, 2.0] {
        let (path, message) =
            refused(scale("s", ScaleKind::Ordinal, 3.0, maximum).check("scales[2]"));
        assert_eq!(path, "scales[2].maximum");
        assert_eq!(message, format!("scale `s` has its minimum 3 not below its maximum {maximum}"));
    }
}

#[test]
fn marks_outside_of_the_scale_are_named_with_their_place() {
    let mut five = scale("five", ScaleKind::Ordinal, 1.0, 5.0);
    five.anchors = vec![anchor(1.0, "novice"), anchor(6.0, "guru")];
    assert_eq!(
        refused(five.check("s")),
        (
            "s.anchors[1].level".to_owned(),
            "scale `five` has its anchor 6 outside of 1 to 5".to_owned(),
        )
    );
    five.mastery = Some(level(0.5));
    assert_eq!(refused(five.check("s")).0, "s.mastery");
    five.mastery = Some(level(5.0));
    five.anchors.pop();
    assert!(five.check("s").is_ok());
}

proptest! {
    #[test]
    fn height_goes_from_nothing_to_the_whole_extent(
        minimum in -50.0_f64..50.0, extent in 0.1_f64..100.0, part in 0.0_f64..=1.0, lower in any::<bool>()
    ) {
        let mut scale = scale("s", ScaleKind::Interval, minimum, minimum + extent);
        let at = level((minimum + part * extent).min(minimum + extent));
        let up = scale.height(at);
        if lower {
            scale.direction = Direction::LowerIsBetter;
        }
        let height = scale.height(at);
        let whole = scale.maximum.get() - scale.minimum.get();
        prop_assert!((0.0..=whole).contains(&height));
        let expected = if lower { whole - up } else { up };
        prop_assert!((height - expected).abs() < 1e-9);
    }
}
