//! A table as Python hands it over, by the Arrow interface of capsules.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use arrow_array::{Array, ArrayRef, RecordBatch, RecordBatchReader};
use arrow_schema::{ArrowError, Schema};
use arrow_select::concat::concat;
use prowess::Problem;
use prowess::portfolio::batch::refused_table;
use pyo3::exceptions::PyException;
use pyo3::prelude::*;
use pyo3_arrow::input::AnyRecordBatch;

use super::keys::NONE;
use crate::problem;

/// A table in pieces, each with all columns.
pub(super) struct Source {
    schema: Arc<Schema>,
    pieces: Vec<RecordBatch>,
    /// How many rows there are.
    pub(super) rows: usize,
}

impl Source {
    /// Takes over the table, piece by piece; nothing is copied.
    ///
    /// What hands over no columns, or breaks off, is refused; an interruption goes up as it is.
    pub(super) fn new(given: &Bound<'_, PyAny>) -> PyResult<Self> {
        let py = given.py();
        let refused = |reason: &str| problem::raise(py, &refused_table("table", reason));
        let has = |method: &str| given.hasattr(method).unwrap_or(false);
        if !has("__arrow_c_stream__") && !has("__arrow_c_array__") {
            let kind = given.get_type().name()?;
            let reason = format!(
                "is a Python {kind}, which hands over no Arrow columns; give a table of pyarrow, polars, pandas 2.2 or later or DuckDB, such as `pyarrow.table(…)`"
            );
            return Err(refused(&reason));
        }
        let reader = given.extract::<AnyRecordBatch>().and_then(AnyRecordBatch::into_reader);
        let mut reader = reader.map_err(|error| {
            if error.is_instance_of::<PyException>(py) {
                refused(&format!("cannot be handed over: {}", error.value(py)))
            } else {
                error
            }
        })?;
        let schema = reader.schema();
        let (mut pieces, mut rows) = (Vec::new(), 0);
        loop {
            // A piece without all columns is a panic of the library that reads it.
            let next = catch_unwind(AssertUnwindSafe(|| reader.next()));
            let next = next.unwrap_or_else(|_| {
                Some(Err(ArrowError::SchemaError("a piece has not all of the columns".to_owned())))
            });
            match next.transpose() {
                Ok(Some(piece)) => {
                    rows += piece.num_rows();
                    pieces.push(piece);
                }
                Ok(None) => return Ok(Self { schema, pieces, rows }),
                Err(error) => {
                    let names = schema.fields().iter().map(|field| format!("`{}`", field.name()));
                    let names: Vec<String> = names.collect();
                    let told = told(&error);
                    return Err(refused(&format!(
                        "breaks off at row {rows}, with columns {}: {told}",
                        names.join(", ")
                    )));
                }
            }
        }
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

/// What a library of Arrow says, without the places in its source.
fn told(error: &ArrowError) -> String {
    let told = match error {
        ArrowError::CDataInterface(told) | ArrowError::SchemaError(told) => told.clone(),
        other => other.to_string(),
    };
    let told = told.lines().next().unwrap_or_default();
    told.split(". Detail: ").next().unwrap_or(told).to_owned()
}
