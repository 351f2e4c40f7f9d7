//! The operations of the room `readiness`.

use prowess::readiness::peers::{self, MilestoneLadder};
use prowess::{Problem, readiness, role};
use serde_json::Value;

use super::{Operation, answer, argument, languages, number, options, result, text};

#[rustfmt::skip] // one line for each operation
pub(super) const OPERATIONS: &[(&str, Operation)] = &[
    ("readiness.parse_options", |input| result(readiness::parse_options(&text(&input, "text")))),
    ("readiness.print_options", |input| answer(readiness::print_options(&argument(&input, "options")))),
    ("readiness.assess", |input| result(readiness::assess(&argument(&input, "profile"), &argument(&input, "role"), &options(&input)))),
    ("readiness.compare", |input| result(readiness::compare(&argument(&input, "profile"), &argument::<Vec<role::Role>>(&input, "roles"), &options(&input)))),
    ("readiness.peer_score", |input| result(readiness::peer_score(&argument(&input, "profile"), &argument(&input, "role"), &argument(&input, "formula")))),
    ("readiness.parse_peer_formula", |input| result(readiness::parse_peer_formula(&text(&input, "text")))),
    ("readiness.cosine", |input| result(peers::cosine(&argument::<Vec<_>>(&input, "left"), &argument::<Vec<_>>(&input, "right"), argument(&input, "cut_off")))),
    ("readiness.band", |input| result(peers::band(number(&input, "score"), &argument(&input, "bands")))),
    ("readiness.adept_id_bands", |_| answer(peers::adept_id_bands())),
    ("readiness.neobrain_bands", |_| answer(peers::neobrain_bands())),
    ("readiness.role_blend", |input| result(peers::role_blend(&argument::<Vec<_>>(&input, "candidates"), &options(&input)))),
    ("readiness.gap_priority", |input| result(peers::gap_priority(&argument::<Vec<_>>(&input, "gaps"), number(&input, "hours_per_level")))),
    ("readiness.gap_by_precedence", |input| result(peers::gap_by_precedence(&argument(&input, "ratings")))),
    ("readiness.target_of_models", |input| result(peers::target_of_models(&argument::<Vec<_>>(&input, "targets")))),
    ("readiness.expected_from_percent", |input| result(peers::expected_from_percent(number(&input, "percent"), &argument(&input, "scale")))),
    ("readiness.percent_from_expected", |input| result(peers::percent_from_expected(argument(&input, "level"), &argument(&input, "scale")))),
    ("readiness.snowflake_ladder", |_| answer(MilestoneLadder::snowflake())),
    ("readiness.milestone_points", |input| result(peers::milestone_points(&argument::<Vec<_>>(&input, "milestones"), &argument(&input, "ladder")))),
    ("readiness.appraisal_mean_of_parts", |input| result(peers::appraisal_mean_of_parts(&argument(&input, "appraisal")))),
    ("readiness.appraisal_weighted", |input| result(peers::appraisal_weighted(&argument(&input, "appraisal"), &argument(&input, "weights")))),
    ("readiness.goal_mean_children", |input| result(peers::goal_mean_children(&argument::<Vec<_>>(&input, "children")))),
    ("readiness.key_result", |input| result(peers::key_result(&argument(&input, "result"), argument(&input, "formula")))),
    ("readiness.objective", |input| result(peers::objective(&argument::<Vec<_>>(&input, "results"), argument(&input, "formula")))),
    ("readiness.explain", |input| answer(explained(&input)?)),
    ("readiness.labels", |input| answer(readiness::labels(&argument(&input, "role")))),
    ("readiness.render", |input| answer(readiness::render(&explanation(&input)?, &catalogue(&input), &options(&input)))),
    ("readiness.built_in_catalogue", |input| answer(readiness::built_in_catalogue(&languages(&input)))),
    ("readiness.parse_catalogue", |input| result(readiness::parse_catalogue(&text(&input, "text")))),
    ("readiness.check_catalogue", |input| answer(readiness::check_catalogue(&catalogue(&input)))),
    ("readiness.plural_category", |input| result(readiness::plural_category(&argument(&input, "language"), &text(&input, "number")))),
    ("readiness.plural_categories", |input| answer(readiness::plural_categories(&argument(&input, "language")))),
    ("readiness.impact", |input| result(readiness::impact(&argument::<Vec<_>>(&input, "profiles"), &argument::<Vec<_>>(&input, "old"), &argument::<Vec<_>>(&input, "new"), &named_options(&input, "settings"), &options(&input)))),
    ("readiness.milestones", |input| result(readiness::milestones(&argument::<Vec<_>>(&input, "series"), &argument::<Vec<_>>(&input, "marks")))),
    ("readiness.sensitivity", |input| result(readiness::sensitivity(&argument(&input, "profile"), &argument(&input, "role"), &options(&input)))),
    ("readiness.split_change", |input| result(readiness::split_change(&argument(&input, "before"), &argument(&input, "aged"), &argument(&input, "after"), &argument(&input, "old"), &argument(&input, "new"), &options(&input)))),
    ("readiness.unlocks", |input| result(readiness::unlocks(&argument(&input, "profile"), &argument::<Vec<role::Role>>(&input, "roles"), named_options(&input, "limits"), &options(&input)))),
    ("readiness.what_if", |input| result(readiness::what_if(&argument(&input, "profile"), &argument(&input, "role"), &argument::<Vec<_>>(&input, "changes"), &options(&input)))),
    ("readiness.least_effort", |input| result(readiness::least_effort(&argument(&input, "profile"), &argument(&input, "role"), &argument(&input, "effort"), &options(&input)))),
];

/// The explanation of a readiness, which a vector gives or leaves to be assessed.
///
/// With `labels`, the role gives its labels.
fn explained(input: &Value) -> Result<readiness::Explanation, Problem> {
    let mut told: readiness::ExplainOptions = options(input);
    if !input["readiness"].is_null() {
        return Ok(readiness::explain(&argument(input, "readiness"), &told));
    }
    let role: role::Role = argument(input, "role");
    if input["labels"] == true {
        told.labels = readiness::labels(&role);
    }
    let assessment = match &input["assessment"] {
        Value::Null => readiness::Options::default(),
        _ => argument(input, "assessment"),
    };
    let report = readiness::assess(&argument(input, "profile"), &role, &assessment)?;
    Ok(readiness::explain(&report, &told))
}

/// An explanation, which a vector gives or leaves to be made under `explain`.
fn explanation(input: &Value) -> Result<readiness::Explanation, Problem> {
    match &input["explain"] {
        Value::Null => Ok(argument(input, "explanation")),
        explain => explained(explain),
    }
}

/// A catalogue: a built-in one by its language, or one that a vector gives.
///
/// With `else_english`, the messages that it lacks are the English ones.
fn catalogue(input: &Value) -> readiness::MessageCatalogue {
    if let Some(language) = input["catalogue"].as_str() {
        let language = language.parse().expect("a language tag");
        return readiness::built_in_catalogue(&[language]);
    }
    let mut catalogue: readiness::MessageCatalogue = argument(input, "catalogue");
    if input["else_english"] == true {
        for (code, message) in readiness::MessageCatalogue::english().messages {
            catalogue.messages.entry(code).or_insert(message);
        }
    }
    catalogue
}

/// Options under another name, which a vector may leave out.
fn named_options<T: serde::de::DeserializeOwned + Default>(input: &Value, name: &str) -> T {
    if input[name].is_null() { T::default() } else { argument(input, name) }
}
