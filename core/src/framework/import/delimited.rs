//! Tables in text form: CSV as in RFC 4180, and the tab-separated form of O*NET.
//!
//! An own reader, because it is a fifth of the size of the common one in a browser module, and
//! because rows must know their line.

use std::borrow::Cow;

use super::{Findings, SourceFile};
use crate::framework::FrameworkError;
use crate::kernel::{Key, Level, Text};
use crate::problem::{Fault, Location};

/// How cells are separated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dialect {
    /// Commas; a cell in quotation marks may hold commas, line ends and doubled quotation marks.
    Csv,
    /// Tabs; quotation marks mean nothing.
    Tabs,
}

/// A table with a header line.
#[derive(Debug)]
pub(crate) struct Table<'a> {
    file: &'a str,
    header: Vec<Cow<'a, str>>,
    cells: Cells<'a>,
}

/// One row; its cells are as many as those of the header.
#[derive(Debug)]
pub(crate) struct Row<'r, 'a> {
    table: &'r Table<'a>,
    line: u32,
    cells: &'r [Cow<'a, str>],
}

impl<'a> Table<'a> {
    /// Opens a table and reads its header.
    ///
    /// # Errors
    ///
    /// * `framework.not_text` when the file is not UTF-8.
    pub(crate) fn open(file: SourceFile<'a>, dialect: Dialect) -> Result<Self, FrameworkError> {
        let mut cells = Cells { text: file.text()?, dialect, line: 1 };
        let mut header = Vec::new();
        let _ = cells.read_row(&mut header);
        for name in &mut header {
            let trimmed = name.trim().to_owned();
            *name = Cow::Owned(trimmed);
        }
        Ok(Self { file: file.name, header, cells })
    }

    /// The number of the column with this name, if there is one.
    pub(crate) fn optional(&self, column: &str) -> Option<usize> {
        self.header.iter().position(|name| name.eq_ignore_ascii_case(column))
    }

    /// The number of the column with this name.
    ///
    /// # Errors
    ///
    /// * `framework.missing_column` when the header does not have it.
    pub(crate) fn column(&self, column: &str) -> Result<usize, FrameworkError> {
        self.optional(column).ok_or_else(|| {
            let fault = Fault::new().at(format!("{}:1", self.file));
            FrameworkError::MissingColumn(fault.with("file", self.file).with("column", column))
        })
    }

    /// The names of all columns, in their order.
    pub(crate) fn columns(&self) -> impl Iterator<Item = &str> {
        self.header.iter().map(Cow::as_ref)
    }

    /// Hands every row on; a row of another length, or one that is not closed, is reported.
    pub(crate) fn each_row(
        &mut self,
        findings: &mut Findings,
        mut take: impl FnMut(&Row<'_, 'a>, &mut Findings),
    ) {
        let mut cells = Vec::with_capacity(self.header.len());
        loop {
            let line = self.cells.line;
            match self.cells.read_row(&mut cells) {
                ReadRow::End => return,
                ReadRow::NotClosed => {
                    let fault = Fault::new().with("file", self.file);
                    let problem = FrameworkError::UnterminatedQuote(fault);
                    findings.error(problem, Some(self.location(line, None)));
                    return;
                }
                ReadRow::Row if cells.len() == self.header.len() => {
                    take(&Row { table: self, line, cells: &cells }, findings);
                }
                // An empty line holds one empty cell; it says nothing, so nothing is lost.
                ReadRow::Row if matches!(cells.as_slice(), [only] if only.is_empty()) => {}
                ReadRow::Row => {
                    let fault = Fault::new().with("found", cells.len());
                    let fault = fault.with("expected", self.header.len());
                    let location = Some(self.location(line, None));
                    findings.error(FrameworkError::WrongCellCount(fault), location);
                }
            }
        }
    }

    fn location(&self, line: u32, column: Option<usize>) -> Location {
        Location {
            file: self.file.to_owned(),
            line: Some(line),
            column: column.and_then(|column| u32::try_from(column + 1).ok()),
            field: column.and_then(|column| self.header.get(column)).map(ToString::to_string),
        }
    }
}

impl<'a> Row<'_, 'a> {
    /// The text of a cell, as it is written.
    pub(crate) fn raw(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", Cow::as_ref)
    }

    /// The text of a cell without blanks at its ends; empty where there is no such column.
    pub(crate) fn cell(&self, column: Option<usize>) -> &str {
        column.map_or("", |column| self.raw(column).trim())
    }

    /// Where the row starts.
    pub(crate) fn place(&self) -> Option<Location> {
        Some(self.table.location(self.line, None))
    }

    /// Where a cell of the row is.
    pub(crate) fn place_of(&self, column: usize) -> Option<Location> {
        Some(self.table.location(self.line, Some(column)))
    }

    /// The key in a cell; a cell that holds none is reported.
    pub(crate) fn key(&self, column: usize, findings: &mut Findings) -> Option<Key> {
        let parsed = Key::parse(self.raw(column).trim());
        parsed.map_err(|error| findings.error(error, self.place_of(column))).ok()
    }

    /// The key in a cell that may be empty; one that is none is reported, and the row is kept.
    pub(crate) fn optional_key(
        &self,
        column: Option<usize>,
        findings: &mut Findings,
    ) -> Option<Key> {
        let (cell, column) = (self.cell(column), column?);
        if cell.is_empty() {
            return None;
        }
        Key::parse(cell).map_err(|error| findings.warn(error, self.place_of(column))).ok()
    }

    /// The label or description in a cell as it is written; nothing where the cell is empty or
    /// says `n/a`, and a text that is too long is reported.
    pub(crate) fn text(&self, column: usize, findings: &mut Findings) -> Option<Text> {
        let text = self.raw(column);
        if text.trim() == "n/a" {
            return None;
        }
        let field = self.table.header.get(column).map_or("", Cow::as_ref);
        let checked = Findings::text(field, text);
        checked.map_err(|error| findings.error(error, self.place_of(column))).ok().flatten()
    }

    /// The number in a cell; a cell that holds none is reported.
    pub(crate) fn level(&self, column: usize, findings: &mut Findings) -> Option<Level> {
        let text = self.raw(column).trim();
        let number = text.parse::<f64>().ok().and_then(|number| Level::new(number).ok());
        if number.is_none() {
            self.refuse(column, "a number", findings);
        }
        number
    }

    /// Reports that a cell does not hold what it should, and that its row or value is left out.
    pub(crate) fn refuse(&self, column: usize, expected: &str, findings: &mut Findings) {
        findings.error(self.invalid(column, expected), self.place_of(column));
    }

    /// Reports that a cell does not hold what it should, in a row that is kept.
    pub(crate) fn doubt(&self, column: usize, expected: &str, findings: &mut Findings) {
        findings.warn(self.invalid(column, expected), self.place_of(column));
    }

    fn invalid(&self, column: usize, expected: &str) -> FrameworkError {
        let field = self.table.header.get(column).map_or("", Cow::as_ref);
        let fault = Fault::new().with("value", self.raw(column)).with("field", field);
        FrameworkError::InvalidValue(fault.with("expected", expected))
    }
}

/// What was read.
enum ReadRow {
    Row,
    End,
    NotClosed,
}

/// The cells of a text, row by row.
#[derive(Debug)]
struct Cells<'a> {
    /// What is still to be read.
    text: &'a str,
    dialect: Dialect,
    /// The line on which the rest starts.
    line: u32,
}

impl<'a> Cells<'a> {
    /// Reads one row into `cells`, which are emptied first.
    fn read_row(&mut self, cells: &mut Vec<Cow<'a, str>>) -> ReadRow {
        cells.clear();
        if self.text.is_empty() {
            return ReadRow::End;
        }
        loop {
            let cell = if self.dialect == Dialect::Csv && self.text.starts_with('"') {
                match self.quoted() {
                    Some(cell) => cell,
                    None => return ReadRow::NotClosed,
                }
            } else {
                Cow::Borrowed(self.plain())
            };
            cells.push(cell);
            if !self.more() {
                return ReadRow::Row;
            }
        }
    }

    /// A cell without quotation marks: everything up to the next separator or line end.
    fn plain(&mut self) -> &'a str {
        let separator = self.separator();
        let is_end = |byte: &u8| *byte == separator || *byte == b'\n';
        let end = self.text.bytes().position(|byte| is_end(&byte)).unwrap_or(self.text.len());
        let (cell, rest) = self.text.split_at_checked(end).unwrap_or((self.text, ""));
        let ends_line = rest.is_empty() || rest.starts_with('\n');
        self.text = rest;
        if ends_line { cell.strip_suffix('\r').unwrap_or(cell) } else { cell }
    }

    /// A cell in quotation marks; nothing if it is not closed.
    fn quoted(&mut self) -> Option<Cow<'a, str>> {
        let mut rest = self.text.strip_prefix('"')?;
        let mut cell = Cow::Borrowed("");
        loop {
            let (part, after) = rest.split_once('"')?;
            let lines = part.bytes().filter(|byte| *byte == b'\n').count();
            self.line = self.line.saturating_add(u32::try_from(lines).unwrap_or(u32::MAX));
            cell += part;
            match after.strip_prefix('"') {
                Some(continued) => {
                    cell += "\"";
                    rest = continued;
                }
                None => {
                    self.text = after;
                    break;
                }
            }
        }
        // Text between the closing mark and the next separator belongs to the cell as it is.
        let tail = self.plain();
        Some(if tail.is_empty() { cell } else { cell + tail })
    }

    /// Steps over a separator or a line end; whether the row goes on.
    fn more(&mut self) -> bool {
        let mut rest = self.text.chars();
        let stepped = rest.next();
        self.text = rest.as_str();
        if stepped == Some('\n') {
            self.line = self.line.saturating_add(1);
        }
        stepped.is_some_and(|letter| letter != '\n')
    }

    const fn separator(&self) -> u8 {
        match self.dialect {
            Dialect::Csv => b',',
            Dialect::Tabs => b'\t',
        }
    }
}

#[cfg(test)]
#[path = "delimited_tests.rs"]
mod tests;
