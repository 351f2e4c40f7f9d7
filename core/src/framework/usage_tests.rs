//! What roles ask for and people show, counted.

use proptest::prelude::*;

use super::sample_tests::{competency, framework, key};
use super::usage;
use crate::kernel::Key;

fn keys(texts: &[&str]) -> Vec<Key> {
    texts.iter().map(|text| key(text)).collect()
}

#[test]
fn unused_competencies_are_listed_in_the_order_of_the_framework() {
    let mut sql = competency("sql", "SQL");
    sql.code = Some(key("2.A"));
    let framework = framework(vec![competency("z", ""), sql, competency("b", "")], Vec::new());
    let report = usage(&framework, &keys(&["2.A", "sql", "x"]), &keys(&["b", "x", "a"]));
    assert_eq!(report.never_required, keys(&["z", "b"]));
    assert_eq!(report.never_evidenced, keys(&["z", "sql"]));
    assert_eq!(report.never_used, keys(&["z"]));
    assert_eq!(report.competencies[1].required, 2);
    let unknown: Vec<_> = report
        .unknown
        .iter()
        .map(|name| (name.name.as_str(), name.required, name.evidenced))
        .collect();
    assert_eq!(unknown, [("a", 0, 1), ("x", 1, 1)]);
}

proptest! {
    #[test]
    fn every_name_is_counted_once(
        there in prop::collection::btree_set("[a-f]", 0..5),
        required in prop::collection::vec("[a-h]", 0..30),
        evidenced in prop::collection::vec("[a-h]", 0..30)
    ) {
        let listed = there.iter().map(|uri| competency(uri, "")).collect();
        let names = |texts: &[String]| texts.iter().map(|text| key(text)).collect::<Vec<_>>();
        let report = usage(&framework(listed, Vec::new()), &names(&required), &names(&evidenced));
        let count =
            |list: &[String], uri: &Key| list.iter().filter(|name| *name == uri.as_str()).count();
        for one in &report.competencies {
            prop_assert_eq!(one.required as usize, count(&required, &one.uri));
            prop_assert_eq!(one.evidenced as usize, count(&evidenced, &one.uri));
            prop_assert_eq!(
                report.never_used.contains(&one.uri),
                one.required + one.evidenced == 0
            );
        }
        let known: u32 = report.competencies.iter().map(|one| one.required).sum();
        let unknown: u32 = report.unknown.iter().map(|one| one.required).sum();
        prop_assert_eq!((known + unknown) as usize, required.len());
    }
}
