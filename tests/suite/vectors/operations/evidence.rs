//! The operations of the room `evidence`.

use prowess::evidence::{self, decay, estimate as estimates};

use super::{Operation, answer, argument, number, options, result, text};

#[rustfmt::skip] // one line for each operation
pub(super) const OPERATIONS: &[(&str, Operation)] = &[
    ("evidence.parse", |input| result(evidence::parse(&text(&input, "text")))),
    ("evidence.print", |input| answer(evidence::print(&argument(&input, "profile")))),
    ("evidence.check", |input| answer(evidence::check(&argument(&input, "profile"), &argument(&input, "framework")))),
    ("evidence.estimate", |input| result(evidence::estimate(&argument::<Vec<_>>(&input, "observations"), &argument(&input, "scale"), argument(&input, "as_of"), &options(&input)))),
    ("evidence.parse_estimate_options", |input| result(estimates::parse_estimate_options(&text(&input, "text")))),
    ("evidence.print_estimate_options", |input| answer(estimates::print_estimate_options(&argument(&input, "options")))),
    ("evidence.level_of_points", |input| result(estimates::level_of_points(&argument::<Vec<_>>(&input, "awards"), &argument(&input, "rule"), argument(&input, "reached_before"), argument(&input, "as_of")))),
    ("evidence.progress_x_confidence", |input| result(estimates::progress_x_confidence(&argument(&input, "work")))),
    ("evidence.roll_up_group", |input| result(estimates::roll_up_group(&argument::<Vec<_>>(&input, "levels"), &argument(&input, "scale"), argument(&input, "how"), argument(&input, "minimum_people")))),
    ("evidence.percentile_band", |input| result(estimates::percentile_band(number(&input, "percentile")))),
    ("evidence.fade", |input| result(decay::fade(&argument(&input, "last"), argument(&input, "required"), &argument(&input, "scale"), argument(&input, "as_of"), &argument(&input, "decay")))),
    ("evidence.expiry", |input| result(decay::expiry(&argument(&input, "rule"), argument(&input, "shown_on"), argument(&input, "as_of")))),
    ("evidence.retrievability", |input| result(decay::retrievability(number(&input, "days"), number(&input, "stability"), argument(&input, "shape")))),
    ("evidence.days_until_retrievability", |input| result(decay::days_until_retrievability(number(&input, "wanted"), number(&input, "stability"), argument(&input, "shape")))),
    ("evidence.refit_half_life", |input| result(decay::refit_half_life(&argument::<Vec<_>>(&input, "results"), &argument(&input, "scale"), &argument(&input, "decay"), number(&input, "prior_strength")))),
];
