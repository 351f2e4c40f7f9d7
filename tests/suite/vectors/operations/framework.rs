//! The operations of the room `framework`.

use prowess::framework::{self, LabelIndex};
use prowess::kernel::Key;

use super::{Operation, answer, argument, imported, one_file, options, result, text};

#[rustfmt::skip] // one line for each operation
pub(super) const OPERATIONS: &[(&str, Operation)] = &[
    ("framework.parse", |input| result(framework::parse(&text(&input, "text")))),
    ("framework.import_onet", |input| imported(&input, framework::import::onet)),
    ("framework.import_esco", |input| imported(&input, framework::import::esco)),
    ("framework.import_nice", |input| one_file(&input, framework::import::nice)),
    ("framework.import_case", |input| one_file(&input, framework::import::case)),
    ("framework.import_ctdl_asn", |input| one_file(&input, framework::import::ctdl_asn)),
    ("framework.import_plain_csv", |input| one_file(&input, framework::import::plain_csv)),
    ("framework.import_plain_json", |input| one_file(&input, framework::import::plain_json)),
    ("framework.plan", |input| answer(framework::import::plan(&argument(&input, "current"), &argument(&input, "incoming")))),
    ("framework.print", |input| answer(framework::print(&argument(&input, "framework")))),
    ("framework.export_json", |input| answer(framework::export::json(&argument(&input, "framework")))),
    ("framework.export_csv", |input| answer(framework::export::csv(&argument(&input, "framework")))),
    ("framework.export_case", |input| answer(framework::export::case(&argument(&input, "framework"), argument(&input, "as_of")))),
    ("framework.audit", |input| answer(framework::audit(&argument(&input, "framework"), &options(&input)))),
    ("framework.cycles", |input| answer(framework::cycles(&argument(&input, "framework"), argument(&input, "kind")))),
    ("framework.count_relations", |input| answer(framework::count_relations(&argument(&input, "framework")))),
    ("framework.diff", |input| answer(framework::diff(&argument(&input, "old"), &argument(&input, "new")))),
    ("framework.find", |input| answer(LabelIndex::new(&argument(&input, "framework")).find(&text(&input, "text")))),
    ("framework.search", |input| answer(LabelIndex::new(&argument(&input, "framework")).search(&text(&input, "text"), &options(&input)))),
    ("framework.usage", |input| answer(framework::usage(&argument(&input, "framework"), &argument::<Vec<Key>>(&input, "required"), &argument::<Vec<Key>>(&input, "evidenced")))),
    ("framework.convert", |input| result(framework::convert(argument(&input, "level"), &argument(&input, "crosswalk"), &argument(&input, "from"), &argument(&input, "to")))),
    ("framework.largest_error", |input| result(framework::largest_error(&argument(&input, "crosswalk"), &argument(&input, "from"), &argument(&input, "to")))),
];
