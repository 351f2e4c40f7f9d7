//! The same as a picture, as a table that can be opened, read aloud and copied.

use super::html::Html;
use crate::text::{Texts, fill};

/// A table: the first column names the row, the columns from `words` on hold numbers.
pub(super) struct Table {
    /// What it is the table of.
    pub(super) name: String,
    /// What it shows, of whom and of how much.
    pub(super) caption: String,
    /// How many columns at the front hold words.
    pub(super) words: usize,
    /// The heads of the columns.
    pub(super) columns: Vec<&'static str>,
    /// The cells, one for each column.
    pub(super) rows: Vec<Vec<String>>,
}

impl Table {
    /// Writes the table, closed until somebody opens it.
    pub(super) fn write(&self, html: &mut Html, texts: &Texts) {
        html.plain("details", |html| {
            let label = fill(texts.table, &[("name", &self.name)]);
            html.words("summary", "", &label);
            let scroll = [
                ("class", "scroll"),
                ("role", "region"),
                ("tabindex", "0"),
                ("aria-label", label.as_str()),
            ];
            html.element("div", &scroll, |html| self.grid(html));
        });
    }

    fn grid(&self, html: &mut Html) {
        html.plain("table", |html| {
            html.words("caption", "", &self.caption);
            html.plain("thead", |html| {
                html.plain("tr", |html| {
                    for (at, column) in self.columns.iter().enumerate() {
                        let class = self.class(at);
                        html.element("th", &[("scope", "col"), ("class", class)], |html| {
                            html.text(column);
                        });
                    }
                });
            });
            html.plain("tbody", |html| self.rows.iter().for_each(|row| self.row(html, row)));
        });
    }

    fn row(&self, html: &mut Html, row: &[String]) {
        html.plain("tr", |html| {
            for (at, cell) in row.iter().enumerate() {
                if at == 0 {
                    html.element("th", &[("scope", "row")], |html| html.text(cell));
                } else {
                    html.element("td", &[("class", self.class(at))], |html| html.text(cell));
                }
            }
        });
    }

    fn class(&self, column: usize) -> &'static str {
        if column < self.words { "words" } else { "number" }
    }
}
