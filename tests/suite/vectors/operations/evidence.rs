//! The operations of the room `evidence`.

use prowess::Problem;
use prowess::evidence::{
    self, EvidencePolicy, LogIndex, decay, estimate as estimates, measure, raters, rollup,
};
use prowess::framework::Framework;
use prowess::kernel::Key;
use serde_json::Value;

use super::{Operation, answer, argument, number, options, result, text};

#[rustfmt::skip] // one line for each operation
pub(super) const OPERATIONS: &[(&str, Operation)] = &[
    ("evidence.parse", |input| result(evidence::parse(&text(&input, "text")))),
    ("evidence.print", |input| answer(evidence::print(&argument(&input, "profile")))),
    ("evidence.check", |input| answer(evidence::check(&argument(&input, "profile"), &argument(&input, "framework")))),
    ("evidence.roll_up", |input| result(rollup::roll_up(&argument(&input, "framework"), &argument(&input, "profile"), &argument::<Vec<_>>(&input, "rules")))),
    ("evidence.roll_up_outcomes", |input| result(rollup::roll_up_outcomes(&argument(&input, "framework"), &argument(&input, "profile"), &argument::<Vec<_>>(&input, "rules"), &argument(&input, "log"), &argument(&input, "run")))),
    ("evidence.without_roll_ups", |input| answer(rollup::without_roll_ups(&argument(&input, "log")))),
    ("evidence.tree_share", |input| result(rollup::tree_share(&argument(&input, "framework"), &argument(&input, "root"), &argument(&input, "person"), &argument::<Vec<_>>(&input, "entries"), &options(&input)))),
    ("evidence.wilson", |input| result(measure::wilson(argument(&input, "right"), argument(&input, "asked"), number(&input, "confidence")))),
    ("evidence.test_level", |input| result(measure::test_level(argument(&input, "right"), argument(&input, "asked"), &argument(&input, "scale"), &options(&input)))),
    ("evidence.ability", |input| result(measure::ability(&argument::<Vec<measure::TestItem>>(&input, "items"), &argument::<Vec<measure::ItemAnswer>>(&input, "answers"), &options(&input)))),
    ("evidence.calibrate", |input| result(measure::calibrate(&argument::<Vec<Key>>(&input, "items"), &argument::<Vec<measure::AnswerPattern>>(&input, "patterns"), &options(&input)))),
    ("evidence.trace_mastery", |input| result(measure::trace_mastery(&argument::<Vec<bool>>(&input, "answers"), &argument(&input, "parameters")))),
    ("evidence.fit_mastery", |input| result(measure::fit_mastery(&argument::<Vec<Vec<bool>>>(&input, "sequences"), &argument::<Vec<measure::MasteryParameters>>(&input, "starts"), &options(&input)))),
    ("evidence.agreement", |input| result(raters::agreement(&argument::<Vec<raters::Rating>>(&input, "ratings"), argument(&input, "measurement")))),
    ("evidence.severity", |input| result(raters::severity(&argument::<Vec<raters::Rating>>(&input, "ratings"), &options(&input)))),
    ("evidence.self_view", |input| result(raters::self_view(&index(&input)?, &options(&input)))),
    ("evidence.anomalies", |input| result(raters::anomalies(&index(&input)?, &options(&input)))),
    ("evidence.estimate", |input| result(evidence::estimate(&argument::<Vec<_>>(&input, "observations"), &argument(&input, "scale"), argument(&input, "as_of"), &options(&input)))),
    ("evidence.parse_estimate_options", |input| result(estimates::parse_estimate_options(&text(&input, "text")))),
    ("evidence.print_estimate_options", |input| answer(estimates::print_estimate_options(&argument(&input, "options")))),
    ("evidence.level_of_points", |input| result(estimates::level_of_points(&argument::<Vec<_>>(&input, "awards"), &argument(&input, "rule"), argument(&input, "reached_before"), argument(&input, "as_of")))),
    ("evidence.progress_x_confidence", |input| result(estimates::progress_x_confidence(&argument(&input, "work")))),
    ("evidence.pooled_share", |input| answer(estimates::pooled_share(&argument::<Vec<_>>(&input, "results")))),
    ("evidence.group_level", |input| result(estimates::group_level(&argument::<Vec<_>>(&input, "levels"), &argument(&input, "scale"), argument(&input, "how"), argument(&input, "minimum_people")))),
    ("evidence.percentile_band", |input| result(estimates::percentile_band(number(&input, "percentile")))),
    ("evidence.fade", |input| result(decay::fade(&argument(&input, "last"), argument(&input, "required"), &argument(&input, "scale"), argument(&input, "as_of"), &argument(&input, "decay")))),
    ("evidence.expiry", |input| result(decay::expiry(&argument(&input, "rule"), argument(&input, "shown_on"), argument(&input, "as_of")))),
    ("evidence.retrievability", |input| result(decay::retrievability(number(&input, "days"), number(&input, "stability"), argument(&input, "shape")))),
    ("evidence.days_until_retrievability", |input| result(decay::days_until_retrievability(number(&input, "wanted"), number(&input, "stability"), argument(&input, "shape")))),
    ("evidence.refit_half_life", |input| result(decay::refit_half_life(&argument::<Vec<_>>(&input, "results"), &argument(&input, "scale"), &argument(&input, "decay"), number(&input, "prior_strength")))),
    ("evidence.parse_log", |input| result(evidence::parse_log(&text(&input, "text")))),
    ("evidence.print_log", |input| answer(evidence::print_log(&argument(&input, "log")))),
    ("evidence.merge_logs", |input| result(evidence::merge_logs(&argument(&input, "a"), &argument(&input, "b")))),
    ("evidence.audit_log", |input| answer(evidence::audit_log(&argument(&input, "log"), argument::<Option<Framework>>(&input, "framework").as_ref()))),
    ("evidence.policy_for_framework", |input| answer(EvidencePolicy::for_framework(&argument(&input, "framework")))),
    ("evidence.parse_policy", |input| result(evidence::parse_policy(&text(&input, "text")))),
    ("evidence.print_policy", |input| answer(evidence::print_policy(&argument(&input, "policy")))),
    ("evidence.check_policy", |input| answer(evidence::check_policy(&argument(&input, "policy"), input.get("log").map(|_| index(&input)).transpose()?.as_ref(), argument::<Option<Framework>>(&input, "framework").as_ref()))),
    ("evidence.parse_roll_up_rules", |input| result(rollup::parse_roll_up_rules(&text(&input, "text")))),
    ("evidence.print_roll_up_rules", |input| answer(rollup::print_roll_up_rules(&argument::<Vec<_>>(&input, "rules")))),
    ("evidence.levels_as_of", |input| result(evidence::levels_as_of(&index(&input)?, &argument(&input, "person"), &argument(&input, "as_of"), &argument(&input, "policy")))),
    ("evidence.profile_as_of", |input| result(evidence::profile_as_of(&index(&input)?, &argument(&input, "person"), &argument(&input, "as_of"), &argument(&input, "policy")))),
    ("evidence.met_until", |input| result(evidence::met_until(&index(&input)?, &argument(&input, "person"), &argument(&input, "competency"), argument(&input, "required"), &argument(&input, "as_of"), &argument(&input, "policy")))),
    ("evidence.history", |input| result(evidence::history(&index(&input)?, &argument(&input, "person"), &argument(&input, "competency"), &argument(&input, "span"), &argument(&input, "policy")))),
    ("evidence.level_changes", |input| result(evidence::level_changes(&index(&input)?, &argument(&input, "person"), &argument(&input, "from"), &argument(&input, "to"), &argument(&input, "policy")))),
    ("evidence.profile_steps", |input| result(evidence::profile_steps(&index(&input)?, &argument(&input, "person"), &argument(&input, "from"), &argument(&input, "to"), &argument(&input, "policy")))),
];

/// The index of the log of a vector, for its framework where it has one.
fn index(input: &Value) -> Result<LogIndex, Problem> {
    let log = argument(input, "log");
    let index = match argument::<Option<Framework>>(input, "framework") {
        Some(framework) => LogIndex::for_framework(log, &framework),
        None => LogIndex::new(log),
    };
    Ok(index?)
}
