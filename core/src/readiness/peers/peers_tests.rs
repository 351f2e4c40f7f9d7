use proptest::prelude::*;
use serde_json::{Value, json};

use super::{PeerFormula, PeerScore, peer_score};
use crate::evidence::Profile;
use crate::role::Role;

/// A level held where known, the level asked, the weight, and whether it is required.
type Row = (Option<f64>, f64, f64, bool);

fn rows() -> impl Strategy<Value = Vec<Row>> {
    // Quarters, so that levels are equal now and then.
    let level = (0_u32..=16).prop_map(|quarters| f64::from(quarters) / 4.0);
    let asked = (1_u32..=16).prop_map(|quarters| f64::from(quarters) / 4.0);
    prop::collection::vec((prop::option::of(level), asked, 0.01_f64..=3.0, any::<bool>()), 1..30)
}

fn inputs(rows: &[Row]) -> (Profile, Role) {
    let name = |at: usize| format!("c{at:02}");
    let held: Vec<Value> = (rows.iter().enumerate())
        .filter_map(|(at, row)| Some(json!({"competency": name(at), "level": row.0?})))
        .collect();
    let asked: Vec<Value> = (rows.iter().enumerate())
        .map(|(at, (_, asked, weight, required))| {
            let necessity = if *required { "required" } else { "desired" };
            json!({"competency": name(at), "required_level": asked, "importance": weight,
                   "necessity": necessity})
        })
        .collect();
    let scale = json!({"id": "s", "kind": "interval", "minimum": 0, "maximum": 4});
    let role = json!({"uri": "role/x", "scales": [scale], "requirements": asked});
    let profile = json!({"person": "ana", "levels": held});
    (serde_json::from_value(profile).unwrap(), serde_json::from_value(role).unwrap())
}

fn formulas() -> Vec<PeerFormula> {
    let kinds = [
        json!({"kind": "count_met"}),
        json!({"kind": "count_met_floor"}),
        json!({"kind": "mean_proportional"}),
        json!({"kind": "weighted_capped"}),
        json!({"kind": "overcapped_sum", "degrees": {"held": 0.3, "asked": 0.7}}),
        json!({"kind": "required_plus_preferred"}),
        json!({"kind": "tolerance"}),
        json!({"kind": "mandatory_first"}),
    ];
    kinds.into_iter().map(|kind| serde_json::from_value(kind).unwrap()).collect()
}

/// Every formula once more, from its definition and without any care.
fn oracle(rows: &[Row], formula: &PeerFormula) -> f64 {
    let n = rows.len() as f64;
    let held = |row: &Row| row.0.unwrap_or(0.0);
    let count = |holds: &dyn Fn(&Row) -> bool| {
        100.0 * rows.iter().filter(|row| holds(row)).count() as f64 / n
    };
    let ratio = |rows: &[&Row], weight: &dyn Fn(&Row) -> f64| {
        let earned: f64 = rows.iter().map(|row| weight(row) * held(row).min(row.1)).sum();
        100.0 * earned / rows.iter().map(|row| weight(row) * row.1).sum::<f64>()
    };
    let all: Vec<&Row> = rows.iter().collect();
    match formula {
        PeerFormula::CountMet {} | PeerFormula::CountMetFloor { .. } => {
            count(&|row| row.0.is_some_and(|held| held >= row.1))
        }
        PeerFormula::MeanProportional {} => {
            100.0 * rows.iter().map(|row| (held(row) / row.1).min(1.0)).sum::<f64>() / n
        }
        PeerFormula::WeightedCapped {} => ratio(&all, &|row| row.2),
        PeerFormula::OvercappedSum { .. } => {
            // Levels from 0 to 4 are quarters of a percentage.
            let earned: f64 = rows.iter().map(|row| 25.0 * held(row).min(2.0 * row.1)).sum();
            let asked: f64 = rows.iter().map(|row| 25.0 * row.1).sum();
            100.0 * (earned + 30.0) / (asked + 70.0)
        }
        PeerFormula::RequiredPlusPreferred {} => count(&|row| match (row.3, row.0) {
            (true, Some(held)) => held >= row.1,
            (false, Some(_)) => true,
            (_, None) => false,
        }),
        PeerFormula::Tolerance { .. } => count(&|row| held(row) > 0.0 && row.1 - held(row) <= 1.0),
        PeerFormula::MandatoryFirst {} => {
            let required: Vec<&Row> = rows.iter().filter(|row| row.3).collect();
            ratio(if required.is_empty() { &all } else { &required }, &|_| 1.0)
        }
        PeerFormula::SimilarityMean { .. } => f64::NAN,
    }
}

fn score(rows: &[Row], formula: &PeerFormula) -> PeerScore {
    let (profile, role) = inputs(rows);
    peer_score(&profile, &role, formula).unwrap()
}

proptest! {
    #[test]
    fn each_number_is_its_definition_and_its_parts_add_up_exactly(rows in rows()) {
        for formula in formulas() {
            let score = score(&rows, &formula);
            let unrounded = score.unrounded.unwrap();
            prop_assert!((unrounded - oracle(&rows, &formula)).abs() < 1e-10, "{score:?}");
            prop_assert!((score.value.unwrap() - unrounded).abs() <= 1.0 - 1e-9);
            let parts = || score.parts.iter().filter_map(|part| part.part).chain(score.degree_part);
            prop_assert_eq!(parts().fold(0.0, |sum, part| sum + part), unrounded);
            let mut backwards: Vec<f64> = parts().collect();
            backwards.reverse();
            prop_assert_eq!(backwards.iter().fold(0.0, |sum, part| sum + part), unrounded);
        }
    }

    #[test]
    fn the_order_of_levels_and_requirements_never_matters(rows in rows(), seed in any::<u64>()) {
        let (mut profile, mut role) = inputs(&rows);
        let before: Vec<_> = formulas().iter().map(|one| peer_score(&profile, &role, one)).collect();
        let mut at = 0_u64;
        let mut mix = || { at += 1; at.wrapping_mul(seed | 1) };
        profile.levels.sort_by_cached_key(|_| mix());
        role.requirements.sort_by_cached_key(|_| mix());
        let after: Vec<_> = formulas().iter().map(|one| peer_score(&profile, &role, one)).collect();
        prop_assert_eq!(before, after);
    }

    #[test]
    fn a_higher_level_never_lowers_a_number(rows in rows(), at in 0_usize..30, more in 0_u32..16) {
        let mut raised = rows.clone();
        let at = at % rows.len();
        raised[at].0 = Some((rows[at].0.unwrap_or(0.0) + f64::from(more) / 4.0).min(4.0));
        for formula in formulas() {
            let (before, after) = (score(&rows, &formula), score(&raised, &formula));
            prop_assert!(after.value >= before.value, "{formula:?}");
        }
    }

    #[test]
    fn only_surplus_goes_beyond_the_whole(rows in rows()) {
        for formula in formulas() {
            let beyond = score(&rows, &formula).value > Some(100.0);
            let may = matches!(formula, PeerFormula::OvercappedSum { .. });
            prop_assert!(may || !beyond);
        }
    }
}

#[test]
fn parts_of_any_size_and_sign_add_up_to_a_sum_near_theirs() {
    for scale in [1e-300, 1e-9, 1.0, 1e9, 1e300] {
        let mut parts = [0.1, -0.2, 0.7, 1.0 / 3.0].map(|part| part * scale);
        let total = parts.iter().sum();
        let sum = crate::kernel::add_up(&mut parts, total);
        assert_eq!(parts.iter().sum::<f64>(), sum);
        assert_eq!(parts.iter().rev().sum::<f64>(), sum);
        assert!((sum - total).abs() <= f64::EPSILON.max(1e-14 * scale), "{scale}");
    }
}
