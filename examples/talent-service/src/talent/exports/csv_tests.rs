use super::Cell;
use super::csv::write_row;

fn row(cells: &[Cell]) -> String {
    let mut text = String::new();
    write_row(&mut text, cells);
    text
}

#[test]
fn no_text_of_a_table_is_a_formula_and_numbers_stay_numbers() {
    for start in ["=", "+", "-", "@", "\t=", "\r=", "\n=", "＝"] {
        let written = row(&[Cell::Text(format!("{start}cmd|' /C calc'!A0"))]);
        assert!(written.starts_with("\"'"), "{written}");
    }
    assert_eq!(row(&[Cell::Number(-1.5), Cell::Empty, Cell::Text("a-b".into())]), "-1.5,,a-b\r\n");
}

#[test]
fn quotation_marks_commas_and_line_breaks_stay_within_their_cell() {
    let cell = Cell::Text("say \"hi\",\r\nthen go".to_owned());
    assert_eq!(row(&[cell, Cell::Number(1.0)]), "\"say \"\"hi\"\",\r\nthen go\",1\r\n");
}
