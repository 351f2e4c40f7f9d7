use super::{Dialect, Table};
use crate::framework::import::{Findings, SourceFile};
use crate::problem::Diagnostic;

fn read(text: &str, dialect: Dialect) -> (Vec<(u32, Vec<String>)>, Vec<Diagnostic>) {
    let file = SourceFile { name: "t.csv", bytes: text.as_bytes() };
    let mut findings = Findings::default();
    let mut table = Table::open(file, dialect).unwrap();
    let mut rows = Vec::new();
    table.each_row(&mut findings, |row, _| {
        rows.push((row.line, row.cells.iter().map(ToString::to_string).collect()));
    });
    (rows, findings.finish((), &Default::default()).unwrap().diagnostics)
}

fn row(line: u32, cells: [&str; 2]) -> (u32, Vec<String>) {
    (line, cells.map(str::to_owned).to_vec())
}

#[test]
fn quoted_cells_hold_commas_line_ends_and_quotation_marks() {
    let (rows, found) = read("a,b\r\n\"x, \"\"y\"\"\",\"1\n2\"\r\n3,4", Dialect::Csv);
    assert_eq!(rows, [row(2, ["x, \"y\"", "1\n2"]), row(4, ["3", "4"])]);
    assert!(found.is_empty());
}

#[test]
fn tabs_know_no_quotation_marks() {
    let (rows, _) = read("a\tb\n\"x\t\"y\"\n", Dialect::Tabs);
    assert_eq!(rows, [row(2, ["\"x", "\"y\""])]);
}

#[test]
fn a_row_of_another_length_is_reported_with_its_line_and_the_rest_is_read() {
    let (rows, found) = read("a,b\n1\n\n2,3\n4,5,6\n", Dialect::Csv);
    assert_eq!(rows, [row(4, ["2", "3"])]);
    let lines: Vec<_> = found.iter().map(|one| one.location.clone().unwrap().line).collect();
    assert_eq!(lines, [Some(2), Some(5)]);
    assert_eq!(found[0].problem.message, "the row has 1 cells instead of 2");
}

#[test]
fn a_cell_that_is_never_closed_is_reported_where_it_starts() {
    let (rows, found) = read("a,b\n1,2\n3,\"4\n5,6\n", Dialect::Csv);
    assert_eq!(rows, [row(2, ["1", "2"])]);
    assert_eq!(found[0].problem.code, "framework.unterminated_quote");
    assert_eq!(found[0].location.clone().unwrap().line, Some(3));
}

#[test]
fn a_byte_order_mark_and_blanks_in_the_header_do_not_hide_a_column() {
    let file = SourceFile { name: "t.csv", bytes: "\u{feff}conceptUri, Label \nx,y".as_bytes() };
    let table = Table::open(file, Dialect::Csv).unwrap();
    assert_eq!(table.optional("concepturi"), Some(0));
    assert_eq!(table.column("Label"), Ok(1));
    assert!(table.column("code").is_err());
}
