//! Days that fading and running out give by themselves, and the first of them.

use super::{RefreshAction, RefreshItem, RefreshOptions, refresh_schedule};
use crate::kernel::Day;

fn item(text: &str) -> RefreshItem {
    serde_json::from_str(text).unwrap()
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

const FADES: &str = r#"{"competency": "sql", "required": 2,
    "scale": {"id": "0-5", "kind": "interval", "minimum": 0, "maximum": 5},
    "last": {"level": 4, "day": "2026-01-01"}, "decay": {"half_life_days": 100},
    "expiry": {"kind": "sliding", "days": 365}}"#;

#[test]
fn what_fades_first_has_to_be_used_before_the_day_of_the_curve() {
    // 1.2 of 4 levels stay, and the other 2.8 are below 0.8 after 180.7 days.
    let schedule =
        refresh_schedule(&[item(FADES)], day("2026-02-01"), RefreshOptions::default()).unwrap();
    let due = &schedule.due[0];
    assert_eq!(
        (due.action, due.before, due.days_left),
        (RefreshAction::Use, day("2026-07-01"), 150)
    );
}

#[test]
fn what_runs_out_first_has_to_be_certified() {
    let text = FADES.replace("\"days\": 365", "\"days\": 100");
    let schedule =
        refresh_schedule(&[item(&text)], day("2026-05-01"), RefreshOptions::default()).unwrap();
    let due = &schedule.due[0];
    assert_eq!((due.action, due.before), (RefreshAction::Certify, day("2026-04-11")));
    assert_eq!((due.days_left, &*due.message.code), (-20, "coach.certify_overdue"));
}

#[test]
fn the_order_of_items_does_not_matter_and_what_is_far_away_is_steady() {
    let items = [item(FADES), item(&FADES.replace("sql", "python"))];
    let turned = [items[1].clone(), items[0].clone()];
    let near = RefreshOptions { horizon_days: 149 };
    let one = refresh_schedule(&items, day("2026-02-01"), near).unwrap();
    assert_eq!(one, refresh_schedule(&turned, day("2026-02-01"), near).unwrap());
    assert_eq!((one.due.len(), one.steady.len()), (0, 2));
}
