//! Answers about many people: tables for whoever reads Arrow.

use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::{Float32Type, Float64Type, Int32Type, UInt8Type, UInt32Type, UInt64Type};
use arrow_array::{
    Array, ArrayRef, DictionaryArray, FixedSizeListArray, Float32Array, Float64Array, Int32Array,
    RecordBatch, StringArray, StructArray, UInt32Array,
};
use arrow_buffer::ScalarBuffer;
use arrow_cast::display::array_value_to_string;
use arrow_schema::{ArrowError, DataType, Field, Schema};
use arrow_select::take::take;
use pyo3::exceptions::{PyKeyError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyDict, PyList, PyTuple};
use pyo3_arrow::ffi::{
    ArrayIterator, to_array_pycapsules, to_schema_pycapsule, to_stream_pycapsule,
};

/// Columns of an answer, which anything that reads Arrow takes over without a copy.
#[pyclass(frozen, module = "prowess._core")]
pub(crate) struct Table {
    batch: RecordBatch,
}

/// Columns with their names, put together.
#[derive(Default)]
pub(super) struct Columns {
    fields: Vec<Field>,
    arrays: Vec<ArrayRef>,
}

impl Columns {
    /// One more column.
    pub(super) fn with(mut self, name: &str, array: ArrayRef) -> Self {
        let is_nullable = array.null_count() > 0;
        self.fields.push(Field::new(name, array.data_type().clone(), is_nullable));
        self.arrays.push(array);
        self
    }

    pub(super) fn table(self) -> PyResult<Table> {
        let schema = Arc::new(Schema::new(self.fields));
        let batch = RecordBatch::try_new(schema, self.arrays).map_err(|error| wrong(&error))?;
        Ok(Table { batch })
    }
}

/// Numbers that do not fit together, which would be a bug of ours.
fn wrong(error: &ArrowError) -> PyErr {
    PyValueError::new_err(error.to_string())
}

/// A column of counts.
pub(super) fn counts(counts: Vec<u32>) -> ArrayRef {
    Arc::new(UInt32Array::from(counts))
}

/// A column of numbers, in which NaN is nothing.
pub(super) fn numbers(numbers: Vec<f64>) -> ArrayRef {
    if numbers.iter().any(|number| number.is_nan()) {
        let known = numbers.into_iter().map(|number| (!number.is_nan()).then_some(number));
        return Arc::new(known.collect::<Float64Array>());
    }
    Arc::new(Float64Array::from(numbers))
}

/// A column of names: each row is a place in a list, and nothing where it is beyond.
pub(super) fn named(places: Vec<u32>, names: &[String]) -> PyResult<ArrayRef> {
    let names: ArrayRef = Arc::new(StringArray::from_iter_values(names));
    picked(places, &names)
}

/// The values of a column at these places, texts each once; nothing where a place is beyond.
pub(super) fn picked(places: Vec<u32>, values: &ArrayRef) -> PyResult<ArrayRef> {
    let values = match values.data_type() {
        DataType::Dictionary(_, kind) => {
            arrow_cast::cast(values, kind).map_err(|error| wrong(&error))?
        }
        _ => values.slice(0, values.len()),
    };
    let many = values.len();
    let is_text = !values.data_type().is_primitive();
    let is_within = |place: &u32| (*place as usize) < many;
    if !places.iter().all(is_within) {
        let places = places.into_iter().map(|place| is_within(&place).then_some(place));
        if is_text {
            let keys: Int32Array = places.map(|place| place.map(|place| place as i32)).collect();
            let of = DictionaryArray::try_new(keys, values).map_err(|error| wrong(&error))?;
            return Ok(Arc::new(of));
        }
        let places: UInt32Array = places.collect();
        return take(&values, &places, None).map_err(|error| wrong(&error));
    }
    if is_text {
        let keys: Vec<i32> = places.into_iter().map(|place| place as i32).collect();
        let of = DictionaryArray::try_new(Int32Array::from(keys), values);
        return Ok(Arc::new(of.map_err(|error| wrong(&error))?));
    }
    take(&values, &UInt32Array::from(places), None).map_err(|error| wrong(&error))
}

/// A column with as many scores in each row as there are roles.
pub(super) fn rows_of_scores(scores: Vec<f32>, people: usize, roles: usize) -> PyResult<ArrayRef> {
    let scores: ArrayRef = Arc::new(Float32Array::new(ScalarBuffer::from(scores), None));
    let item = Arc::new(Field::new("item", DataType::Float32, false));
    let width = i32::try_from(roles).map_err(|_| PyValueError::new_err("too many roles"))?;
    let rows = FixedSizeListArray::try_new_with_length(item, width, scores, None, people);
    Ok(Arc::new(rows.map_err(|error| wrong(&error))?))
}

#[pymethods]
impl Table {
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyCapsule>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let rows: ArrayRef = Arc::new(StructArray::from(self.batch.clone()));
        let rows = std::iter::once(Ok(rows));
        let field = Field::new_struct("", self.batch.schema().fields().clone(), false);
        let reader = Box::new(ArrayIterator::new(rows, Arc::new(field)));
        Ok(to_stream_pycapsule(py, reader, requested_schema)?)
    }

    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_array__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyCapsule>>,
    ) -> PyResult<Bound<'py, PyTuple>> {
        let field = Field::new_struct("", self.batch.schema().fields().clone(), false);
        let rows = StructArray::from(self.batch.clone());
        Ok(to_array_pycapsules(py, Arc::new(field), &rows, requested_schema)?)
    }

    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        Ok(to_schema_pycapsule(py, self.batch.schema().as_ref())?)
    }

    /// The names of the columns.
    #[getter]
    fn columns(&self) -> Vec<String> {
        self.batch.schema().fields().iter().map(|field| field.name().clone()).collect()
    }

    fn __len__(&self) -> usize {
        self.batch.num_rows()
    }

    /// The values of one column.
    fn __getitem__<'py>(&self, py: Python<'py>, column: &str) -> PyResult<Bound<'py, PyList>> {
        let array = self.batch.column_by_name(column);
        let array = array.ok_or_else(|| PyKeyError::new_err(column.to_owned()))?;
        values(py, array)
    }

    /// A dict for each row; for large tables, hand the whole to what reads Arrow.
    fn to_dicts<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        let names = self.columns();
        let columns = self.batch.columns().iter().map(|array| values(py, array));
        let columns = columns.collect::<PyResult<Vec<_>>>()?;
        let rows = PyList::empty(py);
        for at in 0..self.batch.num_rows() {
            let row = PyDict::new(py);
            for (name, column) in names.iter().zip(&columns) {
                row.set_item(name, column.get_item(at)?)?;
            }
            rows.append(row)?;
        }
        Ok(rows)
    }

    /// The first rows as a table for notebooks.
    fn _repr_html_<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let many = self.batch.num_rows();
        let html = py.import("prowess._html")?;
        let most: usize = html.getattr("MOST_ROWS")?.extract()?;
        let first = Self { batch: self.batch.slice(0, many.min(most)) };
        html.call_method1("columns", (self.columns(), first.to_dicts(py)?, many))
    }

    fn __repr__(&self) -> String {
        format!("<Table: {} rows of {}>", self.batch.num_rows(), self.columns().join(", "))
    }
}

/// The values of a column as Python objects.
fn values<'py>(py: Python<'py>, array: &ArrayRef) -> PyResult<Bound<'py, PyList>> {
    use DataType as D;

    if array.is_empty() {
        return Ok(PyList::empty(py));
    }
    match array.data_type() {
        D::Float32 => PyList::new(py, array.as_primitive::<Float32Type>()),
        D::Float64 => PyList::new(py, array.as_primitive::<Float64Type>()),
        D::Int32 => PyList::new(py, array.as_primitive::<Int32Type>()),
        D::UInt8 => PyList::new(py, array.as_primitive::<UInt8Type>()),
        D::UInt32 => PyList::new(py, array.as_primitive::<UInt32Type>()),
        D::UInt64 => PyList::new(py, array.as_primitive::<UInt64Type>()),
        kind if kind.is_integer() => {
            let whole = arrow_cast::cast(array, &D::Int64).map_err(|error| wrong(&error))?;
            PyList::new(py, whole.as_primitive::<arrow_array::types::Int64Type>())
        }
        D::Dictionary(_, kind) if !kind.is_primitive() => {
            let keys = array.as_any_dictionary();
            if keys.values().is_empty() {
                return PyList::new(py, (0..array.len()).map(|_| py.None()));
            }
            let texts = values(py, keys.values())?;
            let list = PyList::empty(py);
            for (at, key) in keys.normalized_keys().into_iter().enumerate() {
                let is_there = array.is_valid(at);
                list.append(if is_there {
                    texts.get_item(key)?
                } else {
                    py.None().into_bound(py)
                })?;
            }
            Ok(list)
        }
        D::FixedSizeList(..) => lists(py, array.as_fixed_size_list().iter()),
        D::LargeList(..) => lists(py, array.as_list::<i64>().iter()),
        D::Struct(fields) => {
            let columns = array.as_struct().columns().iter().map(|column| values(py, column));
            let columns = columns.collect::<PyResult<Vec<_>>>()?;
            let list = PyList::empty(py);
            for at in 0..array.len() {
                let row = PyDict::new(py);
                for (field, column) in fields.iter().zip(&columns) {
                    row.set_item(field.name(), column.get_item(at)?)?;
                }
                list.append(row)?;
            }
            Ok(list)
        }
        _ => {
            let list = PyList::empty(py);
            for at in 0..array.len() {
                let text = array_value_to_string(array, at).map_err(|error| wrong(&error))?;
                list.append(array.is_valid(at).then_some(text))?;
            }
            Ok(list)
        }
    }
}

/// Lists of values as lists.
fn lists<'py>(
    py: Python<'py>,
    rows: impl Iterator<Item = Option<ArrayRef>>,
) -> PyResult<Bound<'py, PyList>> {
    let list = PyList::empty(py);
    for row in rows {
        list.append(row.map(|row| values(py, &row)).transpose()?)?;
    }
    Ok(list)
}
