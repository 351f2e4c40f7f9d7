use std::collections::BTreeMap;

use serde_json::json;

use super::{PeerFormula, PeerRule, parse_peer_formula};
use crate::problem::Problem;

/// The names that serde lists when it is given one that is none.
fn names<T: serde::de::DeserializeOwned + std::fmt::Debug>(
    wrong: serde_json::Value,
) -> Vec<String> {
    let error = serde_json::from_value::<T>(wrong).unwrap_err().to_string();
    let listed = error.split_once("expected one of ").unwrap().1;
    listed.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

fn rule(name: &str) -> PeerRule {
    serde_json::from_value(json!(name)).unwrap()
}

#[test]
fn the_table_of_peers_has_every_formula_once_with_its_version() {
    let mut documented = BTreeMap::new();
    for line in include_str!("mod.rs").lines() {
        let cells: Vec<&str> = line.split(" | ").collect();
        let [start, name, version, _peer, _formula, _faults] = cells.as_slice() else { continue };
        if *start != "//!" && !start.starts_with("//! |") {
            continue;
        }
        let name = name.trim_matches(['[', ']', '`']);
        if name != "name" {
            assert!(documented.insert(name, version.parse::<u32>().unwrap()).is_none(), "{name}");
        }
    }
    let all = names::<PeerRule>(json!("none"));
    let coded: BTreeMap<&str, u32> =
        all.iter().map(|name| (name.as_str(), rule(name).version())).collect();
    assert_eq!(documented, coded);
}

#[test]
fn every_formula_that_can_be_asked_for_by_name_is_in_the_help_of_one_that_cannot() {
    let problem = Problem::from(parse_peer_formula(r#"{"kind": "odoo"}"#).unwrap_err());
    let help = problem.help.unwrap();
    for name in names::<PeerFormula>(json!({"kind": "odoo"})) {
        assert!(help.contains(&format!("`{name}`")), "{name}");
        let text = json!({"kind": name, "similarities": []});
        let formula = serde_json::from_value::<PeerFormula>(text)
            .or_else(|_| serde_json::from_value(json!({"kind": name})))
            .unwrap();
        assert_eq!(formula.name(), rule(&name));
    }
}
