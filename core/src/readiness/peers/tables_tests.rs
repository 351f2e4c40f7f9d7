use proptest::prelude::*;

use super::{
    BlendWeights, MilestoneLadder, RoleCandidate, SkillFrequency, TrackMilestone, adept_id_bands,
    band, cosine, milestone_points, neobrain_bands, role_blend,
};
use crate::kernel::{Key, Share, Text};

fn key(text: &str) -> Key {
    Key::parse(text).unwrap()
}

fn list(frequencies: &[u32]) -> Vec<SkillFrequency> {
    let skill = |(at, per_mille): (usize, &u32)| SkillFrequency {
        competency: key(&format!("c{at}")),
        frequency: Share::new(f64::from(*per_mille) / 1000.0).unwrap(),
    };
    frequencies.iter().enumerate().map(skill).collect()
}

#[test]
fn every_title_and_every_level_of_snowflake_starts_where_it_is_published() {
    let ladder = MilestoneLadder::snowflake();
    let starts: Vec<u32> = ladder.levels.iter().map(|level| level.from).collect();
    assert_eq!(starts, [0, 5, 11, 17, 23, 29, 36, 43, 50, 58, 66, 74, 90, 110, 135]);
    let names: Vec<&str> = ladder.levels.iter().map(|level| &*level.name).collect();
    assert_eq!(names.join(" "), "1.1 1.2 1.3 2.1 2.2 2.3 3.1 3.2 3.3 4.1 4.2 4.3 5.1 5.2 5.3");
    // Sixteen tracks at the highest milestone.
    let all =
        (0..16).map(|at| TrackMilestone { track: key(&format!("t{at}")), milestone: Some(5) });
    let place = milestone_points(&all.collect::<Vec<_>>(), &ladder).unwrap();
    assert_eq!((place.points, place.short_of_next), (320, None));
}

#[test]
fn bands_start_at_their_cut() {
    let names = |values: [f64; 4], bands| values.map(|value| band(value, &bands).unwrap().band);
    let adept = names([0.9, 0.8, 0.7, 0.0], adept_id_bands());
    assert_eq!(adept.each_ref().map(|name| &**name), ["very_high", "high", "medium", "low"]);
    let brain = names([70.0, 69.9, 40.0, 39.9], neobrain_bands());
    assert_eq!(brain.each_ref().map(|name| &**name), ["green", "orange", "orange", "red"]);
}

proptest! {
    #[test]
    fn a_cosine_is_the_same_both_ways_and_between_nothing_and_one(
        left in prop::collection::vec(0_u32..=1000, 1..8),
        right in prop::collection::vec(0_u32..=1000, 1..8),
    ) {
        let (one, other) = (list(&left), list(&right));
        let cut = Share::new(0.01).unwrap();
        let result = cosine(&one, &other, cut).unwrap();
        prop_assert_eq!(result.value, cosine(&other, &one, cut).unwrap().value);
        let keep = |list: &[u32]| -> Vec<f64> {
            list.iter().map(|one| if *one < 10 { 0.0 } else { f64::from(*one) }).collect()
        };
        let (x, y) = (keep(&left), keep(&right));
        let dot: f64 = x.iter().zip(&y).map(|(x, y)| x * y).sum();
        let length = |v: &[f64]| v.iter().map(|x| x * x).sum::<f64>().sqrt();
        let whole = length(&x) * length(&y);
        prop_assert_eq!(result.value.is_none(), whole == 0.0);
        if let Some(value) = result.value {
            prop_assert!((value - dot / whole).abs() < 1e-12 && (0.0..=1.0).contains(&value));
            prop_assert_eq!(result.parts.iter().fold(0.0, |sum, one| sum + one.part), value);
        }
    }

    #[test]
    fn a_blend_is_its_five_terms_and_they_add_up_exactly(
        ready in 0_u32..=100, family in any::<bool>(), steps in prop::option::of(1_u32..9),
        job in any::<bool>(), peers in 1_u32..50, aiming in 0_u32..50,
    ) {
        let aiming = aiming.min(peers);
        let candidate = RoleCandidate {
            role: key("r"),
            title: Text::from("R"),
            readiness: Some(Share::new(f64::from(ready) / 100.0).unwrap()),
            same_family: family,
            path_distance: steps,
            open_job: job,
            peers,
            peers_aiming: aiming,
            shared_competencies: 1,
        };
        let blend = role_blend(&[candidate], &BlendWeights::default()).unwrap();
        let one = &blend.suggestions[0];
        let yes = |holds: bool| f64::from(u8::from(holds));
        let expected = 0.4 * f64::from(ready) / 100.0 + 0.2 * yes(family)
            + 0.2 * steps.map_or(0.0, |steps| 1.0 / f64::from(steps))
            + 0.1 * yes(job) + 0.1 * f64::from(aiming) / f64::from(peers);
        prop_assert!((one.score.get() - expected).abs() < 1e-13);
        let sum: f64 = one.parts.iter().map(|part| part.part.get()).sum();
        prop_assert_eq!(sum, one.score.get());
    }
}
