use serde_json::{Value, json};

use super::{
    Appraisal, KeyResult, KeyResultFormula, PeerFormula, PeerRemark, PeerScore,
    appraisal_mean_of_parts, key_result, peer_score,
};
use crate::evidence::{self, AsOf, LogIndex, Profile};
use crate::kernel::{Day, Key, Level};
use crate::readiness::{Formula, Options, Readiness, assess};
use crate::role::Role;

fn person(levels: &Value) -> Profile {
    evidence::parse(&json!({"person": "ana", "levels": levels}).to_string()).unwrap()
}

fn position(minimum: u32, maximum: u32, requirements: &Value) -> Role {
    let scale = json!({"id": "s", "kind": "interval", "minimum": minimum, "maximum": maximum});
    let role = json!({"uri": "role/x", "scales": [scale], "requirements": requirements});
    serde_json::from_value(role).unwrap()
}

fn ours(profile: &Profile, role: &Role) -> Readiness {
    assess(profile, role, &Options::default()).unwrap()
}

fn theirs(profile: &Profile, role: &Role, formula: PeerFormula) -> PeerScore {
    peer_score(profile, role, &formula).unwrap()
}

fn near(share: crate::kernel::Share, value: f64) -> bool {
    (share.get() - value).abs() < 1e-13
}

#[test]
fn surplus_hides_a_gap_in_odoo_and_never_here() {
    let asked = json!([{"competency": "a", "required_level": 40},
                       {"competency": "b", "required_level": 40}]);
    let (ana, job) = (person(&json!([{"competency": "a", "level": 80}])), position(0, 100, &asked));
    let odoo = theirs(&ana, &job, PeerFormula::OvercappedSum { degrees: None });
    assert_eq!(odoo.value, Some(100.0));
    assert!(odoo.remarks.contains(&PeerRemark::SurplusHidesGap));
    let ours = ours(&ana, &job);
    assert!(near(ours.score, 0.5) && ours.gaps[0].competency.as_str() == "b");
}

#[test]
fn odoo_exceeds_the_whole_and_ours_is_the_whole() {
    let (ana, job) = (
        person(&json!([{"competency": "a", "level": 80}])),
        position(0, 100, &json!([{"competency": "a", "required_level": 40}])),
    );
    let odoo = theirs(&ana, &job, PeerFormula::OvercappedSum { degrees: None });
    assert_eq!((odoo.value, odoo.remarks), (Some(200.0), vec![PeerRemark::ExceedsWhole]));
    assert!(near(ours(&ana, &job).score, 1.0));
}

#[test]
fn two_screens_of_successfactors_disagree_and_ours_has_one_number_between_low_and_high() {
    let asked: Vec<Value> = ["a", "b", "c", "d", "e", "f"]
        .map(|name| json!({"competency": name, "required_level": 3}))
        .into();
    let ana = person(&json!([{"competency": "a", "level": 3}, {"competency": "b", "level": 5},
        {"competency": "c", "level": 2}, {"competency": "d", "level": 2},
        {"competency": "e", "level": 1}]));
    let role = position(1, 5, &json!(asked));
    let old = theirs(&ana, &role, PeerFormula::CountMet {});
    let new = theirs(&ana, &role, PeerFormula::MeanProportional {});
    assert_eq!((old.value, new.value), (Some(33.33), Some(50.0)));
    assert!([&old, &new].iter().all(|one| one.remarks.contains(&PeerRemark::OtherScreenDiffers)));
    let ours = ours(&ana, &role);
    assert!(near(ours.low, 0.5) && near(ours.high, 4.0 / 6.0));
    assert!(near(ours.coverage, 5.0 / 6.0));
}

#[test]
fn ilias_compares_ids_of_levels_and_ours_compares_levels() {
    let ids: PeerFormula = serde_json::from_value(json!({"kind": "count_met_floor",
        "level_ids": [{"level": 1, "id": 1}, {"level": 2, "id": 9}, {"level": 3, "id": 4}]}))
    .unwrap();
    let asked = json!([{"competency": "a", "required_level": 3}]);
    let (ana, role) = (person(&json!([{"competency": "a", "level": 2}])), position(1, 5, &asked));
    let ilias = theirs(&ana, &role, ids);
    assert_eq!((ilias.value, ilias.remarks), (Some(100.0), vec![PeerRemark::LevelIdsCompared]));
    assert!(near(ours(&ana, &role).score, 0.5));
}

#[test]
fn ilias_decides_about_nothing_and_ours_refuses_to() {
    let (ana, role) = (person(&json!([])), position(1, 5, &json!([])));
    let ilias = theirs(&ana, &role, PeerFormula::CountMetFloor { level_ids: Vec::new() });
    assert_eq!(ilias.value, Some(0.0));
    assert_eq!(ilias.remarks, [PeerRemark::DecidedWithoutRequirements]);
    let odoo = theirs(&ana, &role, PeerFormula::OvercappedSum { degrees: None });
    assert_eq!((odoo.value, odoo.remarks), (None, vec![PeerRemark::NothingAsked]));
    assert!(assess(&ana, &role, &Options::default()).is_err());
}

#[test]
fn an_unknown_level_is_zero_at_every_peer_that_counts_levels_and_a_range_here() {
    let (ana, role) =
        (person(&json!([])), position(0, 4, &json!([{"competency": "a", "required_level": 3}])));
    let formulas = [
        PeerFormula::CountMet {},
        PeerFormula::MeanProportional {},
        PeerFormula::WeightedCapped {},
        PeerFormula::OvercappedSum { degrees: None },
        PeerFormula::MandatoryFirst {},
        serde_json::from_value(json!({"kind": "tolerance"})).unwrap(),
    ];
    for formula in formulas {
        let theirs = theirs(&ana, &role, formula);
        assert_eq!(theirs.value, Some(0.0));
        assert_eq!(theirs.remarks, [PeerRemark::UnknownCountedAsZero]);
    }
    let ours = ours(&ana, &role);
    assert!(near(ours.low, 0.0) && near(ours.high, 1.0) && near(ours.coverage, 0.0));
}

#[test]
fn a_bottom_of_one_earns_a_quarter_at_sapnendra_and_nothing_here() {
    let asked = json!([{"competency": "a", "required_level": 4}]);
    let (ana, role) = (person(&json!([{"competency": "a", "level": 1}])), position(1, 5, &asked));
    assert_eq!(theirs(&ana, &role, PeerFormula::WeightedCapped {}).value, Some(25.0));
    assert!(near(ours(&ana, &role).score, 0.0));
}

#[test]
fn frappe_divides_by_an_absent_part_and_ours_by_those_that_are_there() {
    let appraisal: Appraisal = serde_json::from_value(json!({"feedback": 5,
        "goals": [{"name": "sales", "completion": 100, "weight": 100}]}))
    .unwrap();
    let score = appraisal_mean_of_parts(&appraisal).unwrap();
    assert_eq!((score.value, score.mean_of_present), (3.33, Some(5.0)));
    assert_eq!(score.remarks, [PeerRemark::AbsentPartCountedAsZero]);
}

#[test]
fn horilla_is_at_80_percent_before_anything_is_done_and_the_linear_way_at_0() {
    let [start, target] = [80.0, 100.0].map(|value| Level::new(value).unwrap());
    let result = KeyResult { start, current: start, target };
    let horilla = key_result(&result, KeyResultFormula::OfTarget).unwrap();
    assert_eq!(horilla.percent, Some(80.0));
    assert_eq!(horilla.remarks, [PeerRemark::StartIgnored]);
    assert_eq!(key_result(&result, KeyResultFormula::Linear).unwrap().percent, Some(0.0));
}

#[test]
fn hrforecast_counts_levels_as_written_and_ours_counts_from_the_bottom_of_the_scale() {
    let asked = json!([{"competency": "a", "required_level": 4},
                       {"competency": "b", "required_level": 2}]);
    let ana = person(&json!([{"competency": "a", "level": 2}, {"competency": "b", "level": 4}]));
    let role = position(1, 4, &asked);
    let hrforecast = theirs(&ana, &role, PeerFormula::MandatoryFirst {});
    assert!((hrforecast.value.unwrap() - 400.0 / 6.0).abs() < 1e-12);
    let options = Options { formula: Formula::MandatoryFirst {}, ..Options::default() };
    assert!(near(assess(&ana, &role, &options).unwrap().score, 0.5));
}

#[test]
fn a_change_of_designation_wipes_the_skill_map_at_frappe_and_loses_nothing_here() {
    let entry = |id: &str, competency: &str, level: u32| {
        json!({"id": id, "person": "ana", "competency": competency, "kind": "test",
               "occurred_on": "2026-03-02", "recorded_at": "2026-03-02T16:00:00Z",
               "shows": {"kind": "level", "level": level}})
    };
    let entries = [entry("e1", "sql", 4), entry("e2", "statistics", 3), entry("e3", "sales", 2)];
    let log = evidence::parse_log(&json!({"entries": entries}).to_string()).unwrap();
    let written = evidence::print_log(&log);
    let scale = json!({"id": "s", "kind": "interval", "minimum": 1, "maximum": 5});
    let policy = serde_json::from_value(json!({"scales": [scale]})).unwrap();
    let profile = |log: &evidence::EvidenceLog| {
        let index = LogIndex::new(log.clone()).unwrap();
        let as_of = AsOf::on(Day::parse("2026-06-01").unwrap());
        evidence::profile_as_of(&index, &Key::parse("ana").unwrap(), &as_of, &policy).unwrap()
    };
    let ana = profile(&log);
    let before = ana.clone();
    let held: Vec<_> = ana.levels.iter().map(|one| one.level.unwrap().get()).collect();
    assert_eq!(held, [2.0, 4.0, 3.0]);

    // Only the second role asks for sales, and it asks for none of the rest.
    let analyst = position(
        1,
        5,
        &json!([{"competency": "sql", "required_level": 5},
                                         {"competency": "statistics", "required_level": 3}]),
    );
    let seller = position(1, 5, &json!([{"competency": "sales", "required_level": 3}]));
    let first = ours(&ana, &analyst);
    assert!(near(first.score, 0.875) && near(ours(&ana, &seller).score, 0.5));

    assert_eq!(ana, before);
    assert_eq!((evidence::print_log(&log), profile(&log)), (written, before));
    assert_eq!(ours(&ana, &analyst), first);
}

#[test]
fn ilias_takes_99_percent_for_unfulfilled_and_no_other_peer_says_so() {
    let names: Vec<String> = (0..200).map(|at| format!("c{at}")).collect();
    let asks = |name: &String| json!({"competency": name, "required_level": 3});
    let shows = |name: &String| json!({"competency": name, "level": 3});
    let role = position(1, 5, &names.iter().map(asks).collect());
    let ilias = || PeerFormula::CountMetFloor { level_ids: Vec::new() };
    let all_but_one = person(&names.iter().skip(1).map(shows).collect());
    let score = theirs(&all_but_one, &role, ilias());
    assert_eq!((score.value, score.fulfilled), (Some(99.0), Some(false)));
    let score = theirs(&person(&names.iter().map(shows).collect()), &role, ilias());
    assert_eq!((score.value, score.fulfilled), (Some(100.0), Some(true)));
    assert_eq!(theirs(&all_but_one, &role, PeerFormula::CountMet {}).fulfilled, None);
}
