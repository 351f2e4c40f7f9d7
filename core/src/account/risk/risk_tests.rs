use proptest::prelude::*;

use super::distance::{Place, metres};
use super::*;
use crate::account::Effect;
use crate::account::given_tests::{at, sec};
use crate::problem::Problem;

const BERLIN: GeoPoint = GeoPoint { latitude: 52.52, longitude: 13.405 };
const TOKYO: GeoPoint = GeoPoint { latitude: 35.6762, longitude: 139.6503 };

fn between(one: GeoPoint, other: GeoPoint) -> u32 {
    metres(Place::of(&one).unwrap(), Place::of(&other).unwrap())
}

/// The same formula on floating-point numbers.
fn by_floats(one: GeoPoint, other: GeoPoint) -> f64 {
    let grid = |degrees: f64| ((degrees * 1e6).round() / 1e6).to_radians();
    let (lat1, lat2) = (grid(one.latitude), grid(other.latitude));
    let half = |a: f64, b: f64| libm::sin((b - a) / 2.0);
    let (dlat, dlon) = (half(lat1, lat2), half(grid(one.longitude), grid(other.longitude)));
    let h = dlat * dlat + libm::cos(lat1) * libm::cos(lat2) * dlon * dlon;
    2.0 * 6_371_009.0 * libm::asin(libm::sqrt(h.min(1.0)))
}

fn attempt(place: Option<GeoPoint>) -> LoginAttempt {
    LoginAttempt { known_device: true, place, ..LoginAttempt::default() }
}

fn past(seconds: i64, place: Option<GeoPoint>) -> PastLogin {
    PastLogin { at: sec(seconds), country: None, place }
}

fn assess(attempt: &LoginAttempt, history: &[PastLogin], seconds: i64) -> LoginRisk {
    assess_login(attempt, history, &RiskPolicy::default(), sec(seconds)).unwrap()
}

#[test]
fn distances_are_those_of_an_atlas() {
    let point = |latitude, longitude| GeoPoint { latitude, longitude };
    assert_eq!(between(BERLIN, BERLIN), 0);
    // A quarter and half of a great circle: pi / 2 and pi times 6,371,009 m.
    assert!(between(point(0.0, 0.0), point(90.0, 7.0)).abs_diff(10_007_557) <= 1);
    assert!(between(point(0.0, 0.0), point(0.0, 180.0)).abs_diff(20_015_115) <= 1);
    assert!(between(point(90.0, 0.0), point(-90.0, 50.0)).abs_diff(20_015_115) <= 1);
    // Across the date line: 0.2 degrees of the equator.
    assert!(between(point(0.0, 179.9), point(0.0, -179.9)).abs_diff(22_239) <= 1);
    // London to New York, some 5570 km.
    let far = between(point(51.5074, -0.1278), point(40.7128, -74.006));
    assert!((5_565_000..5_575_000).contains(&far), "{far}");
}

proptest! {
    #[test]
    fn whole_numbers_say_what_floats_say(
        one in (-90.0_f64..=90.0, -180.0_f64..=180.0),
        other in (-90.0_f64..=90.0, -180.0_f64..=180.0),
        near in (-0.01_f64..0.01, -0.01_f64..0.01),
    ) {
        let point = |(latitude, longitude): (f64, f64)| GeoPoint { latitude, longitude };
        let beside = ((one.0 + near.0).clamp(-90.0, 90.0), (one.1 + near.1).clamp(-180.0, 180.0));
        for other in [other, beside] {
            let (one, other) = (point(one), point(other));
            let expected = by_floats(one, other);
            // Near the other side of the earth, the floats lose half of their digits.
            let tolerance = if expected > 20_000_000.0 { 200.0 } else { 1.5 };
            let found = f64::from(between(one, other));
            prop_assert!((found - expected).abs() <= tolerance, "{found} {expected}");
            prop_assert_eq!(between(one, other), between(other, one));
        }
    }
}

#[test]
fn berlin_to_tokyo_takes_ten_hours() {
    // 8915 km less 100 that are near, at 900 km/h: 9 hours and 48 minutes.
    let history = [past(-400_000, Some(TOKYO)), past(0, Some(BERLIN)), past(-9, None)];
    let impossible = |seconds| {
        let risk = assess(&attempt(Some(TOKYO)), &history, seconds);
        risk.reasons.iter().any(|reason| matches!(reason, RiskReason::ImpossibleTravel { .. }))
    };
    assert!(impossible(9 * 3600 + 40 * 60));
    assert!(!impossible(9 * 3600 + 55 * 60));
    assert!(impossible(-1000), "when the clock went back, no time has passed");
    assert!(assess(&attempt(Some(BERLIN)), &history, 0).reasons.is_empty());
}

#[test]
fn what_is_near_is_no_travel() {
    let potsdam = GeoPoint { latitude: 52.39, longitude: 13.06 };
    let risk = assess(&attempt(Some(potsdam)), &[past(0, Some(BERLIN))], 1);
    assert_eq!((risk.action, risk.points), (LoginAction::Allow, 0));
    assert!(risk.effects.is_empty());
}

#[test]
fn every_reason_is_told_and_points_add_up() {
    let mut history = [past(0, Some(BERLIN))];
    history[0].country = Some("DE".to_owned());
    let worst = LoginAttempt {
        known_device: false,
        country: Some("JP".to_owned()),
        place: Some(TOKYO),
        recent_failures: 3,
        breached_password: true,
    };
    let risk = assess(&worst, &history, 60);
    assert_eq!((risk.action, risk.points), (LoginAction::Block, 7));
    let travel = RiskReason::ImpossibleTravel { distance_km: 8915, minutes: 1 };
    assert_eq!(risk.reasons.len(), 5);
    assert!(risk.reasons.contains(&travel), "{:?}", risk.reasons);
    assert!(risk.effects.iter().any(|effect| matches!(effect, Effect::Notify { .. })));
}

#[test]
fn a_new_device_alone_needs_one_more_factor() {
    let new = LoginAttempt { known_device: false, ..attempt(None) };
    let risk = assess(&new, &[], 0);
    assert_eq!((risk.action, risk.reasons), (LoginAction::StepUp, vec![RiskReason::NewDevice]));
}

#[test]
fn a_country_is_new_only_beside_others() {
    let from = |country: Option<&str>, known: &[&str]| {
        let attempt = LoginAttempt { country: country.map(str::to_owned), ..attempt(None) };
        let history: Vec<PastLogin> = known
            .iter()
            .map(|known| PastLogin { country: Some((*known).to_owned()), ..past(0, None) })
            .collect();
        assess(&attempt, &history, 1).points
    };
    assert_eq!(from(Some("FR"), &["DE", "AT"]), 1);
    assert_eq!(from(Some("at"), &["DE", "AT"]), 0);
    assert_eq!(from(Some("FR"), &[]), 0);
    assert_eq!(from(None, &["DE"]), 0);
}

#[test]
fn what_is_not_on_the_earth_is_refused() {
    let code = |place: GeoPoint| {
        let answer = assess_login(
            &attempt(Some(place)),
            &[],
            &RiskPolicy::default(),
            at("9999-12-31T00:00:00Z"),
        );
        answer.map_err(|error| Problem::from(error).code).err()
    };
    for (latitude, longitude) in
        [(90.1, 0.0), (0.0, -180.1), (f64::NAN, 0.0), (0.0, f64::INFINITY), (1e300, 0.0)]
    {
        let refused = code(GeoPoint { latitude, longitude });
        assert_eq!(refused, Some("kernel.out_of_range"), "{latitude} {longitude}");
    }
    assert_eq!(code(GeoPoint { latitude: -90.0, longitude: 180.0 }), None);
    let blind = RiskPolicy { block_from: 1, step_up_from: 2, ..RiskPolicy::default() };
    let refused = assess_login(&attempt(None), &[], &blind, sec(0)).unwrap_err();
    assert_eq!(Problem::from(refused).code, "account.invalid_setting");
    let large =
        assess_login(&attempt(None), &vec![past(0, None); 1001], &RiskPolicy::default(), sec(0));
    assert_eq!(Problem::from(large.unwrap_err()).code, "account.too_large");
}
