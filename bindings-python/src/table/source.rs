//! A table as Python hands it over, by the Arrow interface of capsules.

use std::sync::Arc;

use arrow_array::{Array, ArrayRef, RecordBatch};
use arrow_schema::Schema;
use arrow_select::concat::concat;
use prowess::Problem;
use prowess::portfolio::batch::refused_table;
use pyo3::prelude::*;
use pyo3_arrow::input::AnyRecordBatch;

use super::keys::NONE;

/// A table in pieces, each with all columns.
pub(super) struct Source {
    schema: Arc<Schema>,
    pieces: Vec<RecordBatch>,
    /// How many rows there are.
    pub(super) rows: usize,
}

impl Source {
    /// Takes over the table; nothing is copied.
    pub(super) fn new(given: &Bound<'_, PyAny>) -> PyResult<Self> {
        let (pieces, schema) = given.extract::<AnyRecordBatch>()?.into_table()?.into_inner();
        let rows = pieces.iter().map(RecordBatch::num_rows).sum();
        Ok(Self { schema, pieces, rows })
    }

    /// Refuses what has more rows than can be counted.
    pub(super) fn check(&self) -> Result<(), Problem> {
        if self.rows < NONE as usize {
            return Ok(());
        }
        let reason = format!("has {} rows, more than 2^32 - 2; split it by person", self.rows);
        Err(refused_table("table", &reason))
    }

    /// The names of its columns.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.schema.fields().iter().map(|field| field.name().as_str())
    }

    /// The column of a name in one piece, which is copied where it comes in several.
    pub(super) fn column(&self, name: &str) -> Result<ArrayRef, Problem> {
        let mut places = self.schema.fields().iter().enumerate();
        let mut named = places.by_ref().filter(|(_, field)| field.name() == name);
        let (at, field) = match (named.next(), named.next()) {
            (Some(found), None) => found,
            (Some(_), Some(_)) => {
                let reason = format!("has more than one column `{name}`");
                return Err(refused_table(&format!("table.{name}"), &reason));
            }
            _ => {
                let there: Vec<String> = self.names().map(|name| format!("`{name}`")).collect();
                let reason = format!("has no column `{name}`, but {}", there.join(", "));
                return Err(refused_table(&format!("table.{name}"), &reason));
            }
        };
        let pieces: Vec<&dyn Array> =
            self.pieces.iter().map(|piece| piece.column(at).as_ref()).collect();
        match pieces.as_slice() {
            [] => Ok(arrow_array::new_empty_array(field.data_type())),
            [one] => Ok(one.slice(0, one.len())),
            many => concat(many).map_err(|error| {
                let reason = format!("has a column `{name}` whose pieces do not fit: {error}");
                refused_table(&format!("table.{name}"), &reason)
            }),
        }
    }
}
