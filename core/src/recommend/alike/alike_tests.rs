//! The weights against NumPy and against the definition, and what few people may not give away.

use serde_json::Value;

use super::{AlikeModel, AlikeOptions, PersonItems, alike};
use crate::kernel::Key;
use crate::recommend::RecommendError;

fn person(name: &str, items: &[String]) -> PersonItems {
    PersonItems {
        person: Key::parse(name).unwrap(),
        items: items.iter().map(|item| Key::parse(item).unwrap()).collect(),
    }
}

/// The people that `ease.py` beside this file makes, by the same rule.
fn people(count: u32, items: u32) -> Vec<PersonItems> {
    let has = |one: u32, item: u32| (one * 7 + item * item * 3 + one * item) % 11 < 3 + item % 3;
    let of = |one: u32| {
        let owned: Vec<String> =
            (0..items).filter(|item| has(one, *item)).map(|item| format!("i{item:03}")).collect();
        person(&format!("p{one:04}"), &owned)
    };
    (0..count).map(of).collect()
}

fn options(lambda: f64) -> AlikeOptions {
    AlikeOptions { lambda, minimum_support: 3, ..AlikeOptions::default() }
}

#[test]
fn the_weights_are_those_of_numpy() {
    let published: Value = serde_json::from_str(include_str!("ease.json")).unwrap();
    let mut compared = 0;
    for case in published.as_array().unwrap() {
        let (count, items) = (case["people"].as_u64().unwrap(), case["items"].as_u64().unwrap());
        let people = people(u32::try_from(count).unwrap(), u32::try_from(items).unwrap());
        let model = AlikeModel::new(&people, &options(case["lambda"].as_f64().unwrap())).unwrap();
        let expected = case["weights"].as_array().unwrap();
        assert_eq!(model.items().len(), expected.len());
        for (row, wanted) in model.weights().iter().zip(expected) {
            for (got, wanted) in row.iter().zip(wanted.as_array().unwrap()) {
                let wanted = wanted.as_f64().unwrap();
                assert!((got - wanted).abs() < 1e-9, "{got} instead of {wanted}");
                compared += 1;
            }
        }
    }
    assert!(compared > 3_000, "only {compared} weights were compared");
}

#[test]
fn the_inverse_of_several_blocks_is_one() {
    // 150 items: three blocks of 64 columns, the last one not full.
    let people = people(400, 150);
    let model = AlikeModel::new(&people, &options(10.0)).unwrap();
    let n = model.items().len();
    assert!(n > 128, "{n} items do not fill two blocks");
    let owned: Vec<Vec<usize>> = people.iter().map(|one| model.places(&one.items)).collect();
    let mut gram = vec![vec![0.0; n]; n];
    for items in &owned {
        for row in items {
            for column in items {
                gram[*row][*column] += 1.0;
            }
        }
    }
    for (at, row) in gram.iter_mut().enumerate() {
        row[at] += 10.0;
    }
    for (at, row) in gram.iter().enumerate() {
        let column = model.inverse.turned_times(&model.inverse.columns(&[at]));
        for (other, line) in gram.iter().enumerate() {
            let product: f64 = line.iter().zip(&column).map(|(a, b)| a * b).sum();
            let expected = if other == at { 1.0 } else { 0.0 };
            assert!((product - expected).abs() < 1e-10, "{at}, {other}: {product}");
        }
        assert!((column[at] - model.diagonal[at]).abs() < 1e-12);
        assert!(row[at] > 0.0);
    }
}

#[test]
fn reasons_and_rest_add_up_to_the_score_in_every_bit() {
    let people = people(60, 20);
    let answer = alike(&people, &people, &options(5.0)).unwrap();
    let mut seen = 0;
    for item in answer.lists.iter().flat_map(|list| &list.suggestions) {
        let named: f64 = item.reasons.iter().map(|reason| reason.part).sum();
        assert_eq!(named + item.rest.part, item.score);
        seen += 1;
    }
    assert!(seen > 100, "only {seen} suggestions");
}

#[test]
fn the_order_of_people_and_of_their_items_changes_no_bit() {
    let mut people = people(60, 20);
    let asking = people.clone();
    let first = alike(&people, &asking, &options(5.0)).unwrap();
    people.reverse();
    people.iter_mut().for_each(|one| one.items.reverse());
    assert_eq!(alike(&people, &asking, &options(5.0)).unwrap(), first);
}

#[test]
fn nothing_is_shown_that_fewer_other_people_have_than_asked() {
    let mut people = people(60, 20);
    let both = ["rare".to_owned(), "i001".to_owned()];
    people.extend((0..4).map(|at| person(&format!("few{at}"), &both)));
    let asking = [person("new", &["i001".to_owned()]), people[60].clone()];
    let strict =
        AlikeOptions { minimum_support: 5, lambda: 1.0, top: 50, ..AlikeOptions::default() };
    let answer = alike(&people, &asking, &strict).unwrap();
    assert_eq!(answer.too_rare, 1);
    for item in answer.lists.iter().flat_map(|list| &list.suggestions) {
        assert_ne!(item.item.as_str(), "rare");
        assert!(item.support >= 5);
        assert!(item.reasons.iter().all(|reason| reason.support >= 5));
    }
    // With a fifth holder the item takes part, and each holder is still one of only four others.
    people.push(person("few4", &both));
    let answer = alike(&people, &asking, &strict).unwrap();
    assert!(answer.lists[0].suggestions.iter().any(|item| item.item.as_str() == "rare"));
}

#[test]
fn a_person_who_is_there_twice_is_refused() {
    let one = person("ana", &["sql".to_owned()]);
    let problem = alike(&[one.clone(), one], &[], &options(1.0));
    assert!(matches!(problem, Err(RecommendError::NamedTwice(_))));
}
