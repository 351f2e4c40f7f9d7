//! The operations of the room `readiness`.

use prowess::readiness::peers::{self, MilestoneLadder};
use prowess::{readiness, role};

use super::{Operation, answer, argument, number, options, result};

#[rustfmt::skip] // one line for each operation
pub(super) const OPERATIONS: &[(&str, Operation)] = &[
    ("readiness.assess", |input| result(readiness::assess(&argument(&input, "profile"), &argument(&input, "role"), &options(&input)))),
    ("readiness.compare", |input| result(readiness::compare(&argument(&input, "profile"), &argument::<Vec<role::Role>>(&input, "roles"), &options(&input)))),
    ("readiness.peer_score", |input| result(readiness::peer_score(&argument(&input, "profile"), &argument(&input, "role"), &argument(&input, "formula")))),
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
    ("readiness.goal_mean_children", |input| result(peers::goal_mean_children(&argument::<Vec<_>>(&input, "children")))),
    ("readiness.key_result", |input| result(peers::key_result(&argument(&input, "result"), argument(&input, "formula")))),
    ("readiness.objective", |input| result(peers::objective(&argument::<Vec<_>>(&input, "results"), argument(&input, "formula")))),
];
