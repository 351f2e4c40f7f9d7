use std::fmt::Debug;

use prowess::portfolio::{Cohort, CoverageOptions, LevelDemand};
use prowess::readiness::{Options, RoleIndex};
use prowess::role::Role;
use prowess::{portfolio, readiness, role};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{Comparison, Coverage, Credentials, Heatmap, NewUser, RecurringGaps, RoleSummary};
use crate::check::Checked;

fn roles() -> Vec<Role> {
    let analyst = r#"{"uri": "analyst", "titles": {"en": "Analyst"},
        "scales": [{"id": "five", "kind": "ordinal", "minimum": 0, "maximum": 5}],
        "requirements": [{"competency": "sql", "required_level": 4}]}"#;
    [analyst, r#"{"uri": "nobody"}"#].iter().map(|text| role::parse(text).unwrap()).collect()
}

fn cohort() -> Cohort {
    let text = r#"{"members": [
        {"profile": {"person": "ana", "levels": [{"competency": "sql", "level": 3}]},
         "groups": {"team": "red"}, "target_role": "analyst"},
        {"profile": {"person": "bo"}}]}"#;
    serde_json::from_str(text).unwrap()
}

/// What the rules write is read, and written again without a difference.
fn comes_through<Written: Serialize, Read: Serialize + DeserializeOwned + Debug>(report: &Written) {
    let text = serde_json::to_string(report).unwrap();
    let read: Read = crate::decode::json(&http::HeaderMap::new(), text.as_bytes()).unwrap();
    let mut written = serde_json::to_value(report).unwrap();
    // Of a problem within a report, four members are read.
    for unrated in
        written.get_mut("unrated").and_then(|all| all.as_array_mut()).into_iter().flatten()
    {
        let problem = unrated["problem"].as_object_mut().unwrap();
        problem.retain(|name, _| ["code", "message", "path", "help"].contains(&name.as_str()));
    }
    assert_eq!(serde_json::to_value(&read).unwrap(), written);
}

#[test]
fn reports_of_the_rules_are_read_as_they_were_written() {
    let (cohort, options) = (cohort(), Options::default());
    let rated = &RoleIndex::from(roles()[..1].to_vec());
    let by = "team".parse().unwrap();
    let ana = &cohort.members[0].profile;
    let comparison = readiness::compare(ana, &roles(), &options).unwrap();
    assert_eq!(comparison.unrated.len(), 1);
    comes_through::<_, Comparison>(&comparison);
    comes_through::<_, Vec<RoleSummary>>(
        &portfolio::summarise(&cohort, rated, Some(&by), &options).unwrap(),
    );
    comes_through::<_, Heatmap>(&portfolio::heatmap(&cohort, rated, &by, &options).unwrap());
    comes_through::<_, RecurringGaps>(
        &portfolio::recurring_gaps(&cohort, rated, &options).unwrap(),
    );
    let demand: LevelDemand = serde_json::from_str(r#"{"competency": "sql", "level": 2}"#).unwrap();
    comes_through::<_, Coverage>(
        &portfolio::coverage(&cohort, &[demand], CoverageOptions::default()).unwrap(),
    );
}

#[test]
fn a_wrong_body_is_refused_with_all_that_is_wrong_before_it_leaves() {
    let user = NewUser {
        email: "not an address".to_owned(),
        name: Some(String::new()),
        ..NewUser::default()
    };
    let error = user.check().unwrap_err();
    assert_eq!(error.code, "client.invalid_request");
    let paths: Vec<_> = error.fields.iter().map(|field| field.path.as_str()).collect();
    assert_eq!(paths, ["email", "name"]);
    assert_eq!(error.reach, crate::Reach::NotSent);
}

#[test]
fn credentials_never_show_their_password() {
    let credentials = Credentials { email: "a@b.example".to_owned(), password: "hunter2".into() };
    assert!(!format!("{credentials:?}").contains("hunter2"));
    assert!(credentials.check().is_ok());
}
