use proptest::prelude::*;
use serde_json::{Value, json};

use super::{TreeShareOptions, tree_share};
use crate::evidence::Entry;
use crate::framework::Framework;
use crate::kernel::Key;

fn outline() -> Framework {
    let below = [("b", "a"), ("c", "a"), ("d", "b"), ("d", "c")];
    let relations: Vec<Value> = below
        .map(|(child, parent)| json!({"from": child, "kind": "child_of", "to": parent}))
        .into();
    let competencies: Vec<Value> =
        ["a", "b", "c", "d", "apart"].map(|uri| json!({"uri": uri})).into();
    serde_json::from_value(json!({"id": "f", "version": "1", "competencies": competencies,
        "relations": relations}))
    .unwrap()
}

/// Competency, day, signer and whether it speaks for it.
type Row = (usize, u32, u32, bool);

fn entries(rows: &[Row]) -> Vec<Entry> {
    let entry = |(at, (of, day, signer, positive)): (usize, &Row)| {
        let competency = ["a", "b", "c", "d", "apart"][*of];
        let shows = if *positive { "demonstrated" } else { "not_demonstrated" };
        let entry = json!({"id": format!("e{at:02}"), "person": "ana", "kind": "peer",
            "competency": competency,
            "occurred_on": format!("2026-11-{day:02}"), "recorded_at": "2026-11-20T09:30:00Z",
            "shows": {"kind": shows}, "asserted_by": format!("p{signer}")});
        serde_json::from_value(entry).unwrap()
    };
    rows.iter().enumerate().map(entry).collect()
}

proptest! {
    #[test]
    fn counts_are_those_of_going_through_every_competency(
        rows in prop::collection::vec((0_usize..5, 1_u32..4, 0_u32..3, any::<bool>()), 0..12),
        signers in 0_u32..4,
    ) {
        let options = TreeShareOptions { signers, equivalents: true };
        let (root, ana) = (Key::parse("a").unwrap(), Key::parse("ana").unwrap());
        let mut entries = entries(&rows);
        let read = tree_share(&outline(), &root, &ana, &entries, &options).unwrap();
        entries.reverse();
        prop_assert_eq!(&read, &tree_share(&outline(), &root, &ana, &entries, &options).unwrap());

        let of = |at: usize| rows.iter().zip(0..).filter(move |(row, _)| row.0 == at);
        let last = |at| of(at).max_by_key(|(row, place)| (row.1, *place)).map(|(row, _)| row.3);
        let people = |at| {
            let mut people: Vec<u32> =
                of(at).filter(|(row, _)| row.3).map(|(row, _)| row.2).collect();
            people.sort_unstable();
            people.dedup();
            people.len()
        };
        let count = |holds: &dyn Fn(usize) -> bool| {
            u32::try_from((0..4).filter(|at| holds(*at)).count()).unwrap()
        };
        prop_assert_eq!(read.competencies, 4);
        prop_assert_eq!(read.known.count, count(&|at| of(at).count() > 0));
        prop_assert_eq!(read.last_positive.count, count(&|at| last(at) == Some(true)));
        let all = |at| of(at).count() > 0 && of(at).all(|(row, _)| row.3);
        prop_assert_eq!(read.all_positive.count, count(&all));
        prop_assert_eq!(read.has_positive.count, count(&|at| of(at).any(|(row, _)| row.3)));
        let quorum = |at| people(at) > 0 && people(at) >= signers as usize;
        prop_assert_eq!(read.quorum.count, count(&quorum));
        prop_assert_eq!(read.known.share.unwrap().get(), f64::from(read.known.count) / 4.0);
    }
}
