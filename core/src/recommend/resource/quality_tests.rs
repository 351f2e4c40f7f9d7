use super::{QualityOptions, ResourceFeedback, StarRating, resource_quality};
use crate::kernel::Key;

fn stars(resource: &str, rows: &[(u32, u32)]) -> ResourceFeedback {
    ResourceFeedback {
        resource: Key::parse(resource).unwrap(),
        helpful: 0,
        not_helpful: 0,
        stars: rows
            .iter()
            .map(|(stars, count)| StarRating { stars: *stars, count: *count })
            .collect(),
        started: 0,
        completed: 0,
        dismissed: 0,
    }
}

#[test]
fn one_rating_of_five_stars_does_not_beat_a_hundred_of_nearly_five() {
    let feedback =
        [stars("new", &[(5, 1)]), stars("proven", &[(5, 90), (4, 10)]), stars("bad", &[(1, 20)])];
    let found = resource_quality(&feedback, &QualityOptions::default()).unwrap();
    assert!(found[0].mean_stars > found[1].mean_stars);
    assert!(found[0].stars < found[1].stars);
}

#[test]
fn a_resource_that_nobody_rated_stands_at_the_mean_of_all() {
    let feedback = [stars("silent", &[]), stars("a", &[(4, 3)]), stars("b", &[(1, 1)])];
    let found = resource_quality(&feedback, &QualityOptions::default()).unwrap();
    assert_eq!(found[0].mean_stars, None);
    assert_eq!(found[0].stars, Some(13.0 / 4.0));
    let bare = QualityOptions { prior_weight: 0.0, ..QualityOptions::default() };
    assert_eq!(resource_quality(&feedback, &bare).unwrap()[0].stars, None);
}

#[test]
fn ninety_of_a_hundred_votes_are_surer_than_one_of_one() {
    let votes = |name: &str, helpful, not_helpful| ResourceFeedback {
        helpful,
        not_helpful,
        ..stars(name, &[])
    };
    let feedback = [votes("one", 1, 0), votes("many", 90, 10)];
    let found = resource_quality(&feedback, &QualityOptions::default()).unwrap();
    assert!(found[0].helpful.low < found[1].helpful.low);
}
