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
