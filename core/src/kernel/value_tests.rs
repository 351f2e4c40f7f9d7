use super::{Day, Instant, Key, Level, Month, Weight};
use crate::Problem;

#[test]
fn a_key_without_text_or_with_control_characters_is_refused() {
    for wrong in ["", "a\nb", &"x".repeat(3000)] {
        let problem = Problem::from(Key::parse(wrong).unwrap_err());
        assert_eq!(problem.code, "kernel.invalid_key");
    }
}

#[test]
fn numbers_that_are_not_finite_are_refused() {
    for wrong in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        assert_eq!(Problem::from(Level::new(wrong).unwrap_err()).code, "kernel.not_finite");
        assert_eq!(Problem::from(Weight::new(wrong).unwrap_err()).code, "kernel.not_finite");
    }
    assert_eq!(Problem::from(Weight::new(-1.0).unwrap_err()).code, "kernel.out_of_range");
}

#[test]
fn a_negative_zero_prints_as_zero() {
    assert_eq!(Level::new(-0.0).unwrap().get().to_bits(), 0.0_f64.to_bits());
}

#[test]
fn days_months_and_instants_print_as_they_are_read() {
    assert_eq!(Day::parse("2024-02-29").unwrap().to_string(), "2024-02-29");
    assert_eq!(Month::parse("2004-12").unwrap().to_string(), "2004-12");
    let instant = Instant::parse("2026-11-20T10:30:00+01:00").unwrap();
    assert_eq!(instant.to_string(), "2026-11-20T09:30:00Z");
    assert_eq!(instant.day(), Day::parse("2026-11-20").unwrap());
    for wrong in ["2023-02-29", "2023-2-9", "20230209", "", "2023-02-09T00:00:00Z"] {
        assert!(Day::parse(wrong).is_err(), "{wrong}");
    }
}

#[test]
fn days_are_counted_across_leap_years() {
    let day = |text| Day::parse(text).unwrap();
    assert_eq!(day("2024-03-01").days_since(day("2024-02-28")), 2);
    assert_eq!(day("2024-02-28").days_since(day("2024-03-01")), -2);
}

#[test]
fn years_have_four_digits_and_no_sign() {
    for wrong in ["+999-01-01", " 999-01-01", "-999-01-01"] {
        assert!(Day::parse(wrong).is_err(), "{wrong}");
        assert!(Month::parse(wrong.strip_suffix("-01").unwrap()).is_err(), "{wrong}");
    }
    for wrong in ["0000-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59"] {
        assert!(Instant::parse(wrong).is_err(), "{wrong}");
    }
    let last = Instant::parse("9999-12-31T23:59:59Z").unwrap();
    assert_eq!(Instant::parse(&last.to_string()).unwrap(), last);
}

#[test]
fn a_month_later_is_the_same_day_or_the_last_one_of_a_shorter_month() {
    let day = |text| Day::parse(text).unwrap();
    let later = |text, months| day(text).plus_months(months).unwrap().to_string();
    assert_eq!(later("2026-01-31", 1), "2026-02-28");
    assert_eq!(later("2024-01-31", 1), "2024-02-29");
    assert_eq!(later("2026-03-31", -1), "2026-02-28");
    assert_eq!(later("2026-11-20", 12), "2027-11-20");
    assert_eq!(later("2024-02-29", 48), "2028-02-29");
    assert_eq!(later("2026-11-20", 0), "2026-11-20");
    assert_eq!(day("9999-12-01").plus_months(1), None);
    assert_eq!(day("0000-01-31").plus_months(-1), None);
    assert_eq!(day("2026-11-20").plus_months(i32::MIN), None);
}

#[test]
fn days_are_added_across_months_and_taken_away_again() {
    let start = Day::parse("2023-12-25").unwrap();
    let mut walked = start;
    for days in 0..800 {
        assert_eq!(start.plus_days(days), Some(walked));
        assert_eq!(walked.days_since(start), days);
        assert_eq!(walked.plus_days(-days), Some(start));
        let next = walked.plus_days(1).unwrap();
        assert_eq!(walked.last_of_month() == walked, next.month() != walked.month(), "{walked}");
        assert_eq!(next.months_since(walked), i32::from(next.month() != walked.month()));
        walked = next;
    }
    assert_eq!(start.plus_days(i32::MAX), None);
    assert_eq!(start.plus_days(i32::MIN), None);
}

#[test]
fn half_of_a_normal_distribution_lies_below_its_middle() {
    use super::math::normal_below;
    assert_eq!(normal_below(0.0), 0.5);
    // Abramowitz and Stegun, table 26.1.
    assert!((normal_below(1.0) - 0.841_344_746_068_543).abs() < 1e-15);
    assert!((normal_below(-1.96) - 0.024_997_895_148_220).abs() < 1e-15);
    assert_eq!(normal_below(f64::NEG_INFINITY), 0.0);
}
