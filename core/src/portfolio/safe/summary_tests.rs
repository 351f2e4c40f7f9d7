//! A reader who tries to work out a hidden group from a summary.

use proptest::prelude::*;

use super::{HiddenReason, SafeStanding, SafeSummary, SuppressionPolicy, safe_summary};
use crate::framework::sample_tests::key;
use crate::portfolio::RoleSummary;

/// One group for one role: people, those with a score, the mean, those who reach the threshold.
type Figures = (u32, u32, f64, u32);

fn summaries(roles: &[Vec<Figures>]) -> Vec<RoleSummary> {
    let mut rows = Vec::new();
    for (at, groups) in roles.iter().enumerate() {
        for (group, (people, rated, mean, reaching)) in groups.iter().enumerate() {
            rows.push(RoleSummary {
                role: key(&format!("role/{at}")),
                code: None,
                title: None,
                group: (group > 0).then(|| key(&format!("team {group}"))),
                people: *people,
                rated: *rated,
                mean_score: (*rated > 0).then_some(*mean),
                mean_coverage: (*rated > 0).then_some(1.0),
                reaching: *reaching,
                ready: *reaching,
                undecided: 0,
            });
        }
    }
    rows
}

fn roles() -> impl Strategy<Value = Vec<RoleSummary>> {
    (1_usize..7, 1_usize..4)
        .prop_flat_map(|(groups, roles)| {
            let people = prop::collection::vec(0_u32..14, groups);
            let other = (prop::bool::weighted(0.1), 0_u32..14, 0_u32..=8, 0_u32..14);
            let own = prop::collection::vec(prop::collection::vec(other, groups), roles);
            (people, own)
        })
        .prop_map(|(people, roles)| {
            let figures = |(people, (is_part, rated, eighths, reaching)): (&u32, _)| {
                let rated = if is_part { u32::min(rated, *people) } else { *people };
                let mean = f64::from(eighths) / 8.0;
                (*people, rated, mean, u32::min(reaching, rated))
            };
            let figures = |own: Vec<_>| people.iter().zip(own).map(figures).collect::<Vec<_>>();
            summaries(&roles.into_iter().map(figures).collect::<Vec<_>>())
        })
}

/// Whether numbers of people within these bounds add up to a sum.
fn can_add_up(bounds: &[(u32, u32)], sum: u32) -> bool {
    let lowest: u32 = bounds.iter().map(|(lowest, _)| lowest).sum();
    let highest: u64 = bounds.iter().map(|(_, highest)| u64::from(*highest)).sum();
    u64::from(lowest) <= u64::from(sum) && u64::from(sum) <= highest
}

fn is_hidden(safe: &SafeSummary) -> Vec<bool> {
    safe.rows.iter().map(|row| matches!(row.standing, SafeStanding::Hidden { .. })).collect()
}

proptest! {
    #[test]
    fn no_group_with_few_people_is_shown_and_all_that_is_shown_is_true(rows in roles()) {
        let safe = safe_summary(&rows, &SuppressionPolicy::default()).unwrap();
        let shown = safe.rows.iter().filter(|row| !row.is_total);
        for (row, safe) in rows.iter().zip(shown) {
            prop_assert_eq!((&row.role, &row.group), (&safe.role, &safe.group));
            if let SafeStanding::Shown { people, rated, mean_score, reaching, .. } = safe.standing {
                prop_assert!(people == 0 || people >= 5);
                prop_assert!(rated == 0 || rated >= 5);
                let figures = (row.people, row.rated, row.mean_score, row.reaching);
                prop_assert_eq!((people, rated, mean_score, reaching), figures);
            }
        }
    }

    #[test]
    fn all_roles_hide_the_same_groups(rows in roles()) {
        let safe = safe_summary(&rows, &SuppressionPolicy::default()).unwrap();
        let height = rows.iter().filter(|row| row.role == rows[0].role).count() + 1;
        let hidden = is_hidden(&safe);
        for role in hidden.chunks(height) {
            prop_assert_eq!(role, &hidden[..height]);
        }
        let groups = hidden[..height - 1].iter().filter(|hidden| **hidden).count();
        prop_assert_eq!(safe.hidden_groups as usize, groups);
    }

    #[test]
    fn the_total_never_gives_a_small_group_away(rows in roles()) {
        let policy = SuppressionPolicy::default();
        let safe = safe_summary(&rows, &policy).unwrap();
        let height = rows.iter().filter(|row| row.role == rows[0].role).count() + 1;
        for (safe, rows) in safe.rows.chunks(height).zip(rows.chunks(height - 1)) {
            let SafeStanding::Shown { rated, .. } = safe[height - 1].standing else { continue };
            let hidden: Vec<(u32, (u32, u32))> = rows.iter().zip(safe).filter_map(|(row, safe)| {
                let SafeStanding::Hidden { reason } = safe.standing else { return None };
                let bounds =
                    if reason == HiddenReason::Small { (1, 4) } else { (5, u32::MAX) };
                Some((row.rated, bounds))
            }).collect();
            // Where another role is the reason, the reader is on the wrong track anyway.
            if hidden.iter().any(|(rated, (lowest, highest))| rated < lowest || rated > highest) {
                continue;
            }
            let sum: u32 = hidden.iter().map(|(rated, _)| rated).sum();
            prop_assert!(rated >= sum);
            for at in 0..hidden.len() {
                let others: Vec<(u32, u32)> =
                    hidden.iter().enumerate().filter(|(other, _)| *other != at)
                        .map(|(_, (_, bounds))| *bounds).collect();
                let (lowest, highest) = hidden[at].1;
                let fits = (lowest..=highest.min(sum))
                    .filter(|people| can_add_up(&others, sum - people)).count();
                prop_assert!(fits >= 2, "{at} of {hidden:?} follows from {sum}");
            }
        }
    }
}

#[test]
fn a_group_too_small_for_one_role_is_hidden_for_all_of_them() {
    let rows = summaries(&[
        vec![(20, 20, 0.5, 3), (9, 9, 0.75, 2), (30, 30, 0.5, 1)],
        vec![(20, 20, 0.5, 3), (9, 2, 1.0, 2), (30, 30, 0.25, 0)],
    ]);
    let safe = safe_summary(&rows, &SuppressionPolicy::default()).unwrap();
    assert_eq!(safe.hidden_groups, 2);
    let hidden = SafeStanding::Hidden { reason: HiddenReason::Small };
    assert_eq!([&safe.rows[1].standing, &safe.rows[5].standing], [&hidden, &hidden]);
    assert!(safe.rows[3].is_total && !is_hidden(&safe)[3]);
}
