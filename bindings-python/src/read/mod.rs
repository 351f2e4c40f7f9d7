//! Arguments out of Python objects.
//!
//! The reader is our own, not the crate `pythonize`: that one has errors of its own, and an
//! argument that does not fit has to be refused in the same words on every surface.
//! So the errors here are those of the core's reader of JSON, down to the limit of depth, and what
//! is read is what the JSON text of the same data would be read as.
//! Beyond JSON it takes what Python has for the same things: dataclasses, enums, days and instants
//! of `datetime`, scalars and arrays of numpy, any `Mapping` and any `Sequence`.

mod entries;
mod misread;
mod simple;
mod value;

use std::cell::RefCell;

use prowess::surface::{Carrier, Handle as Held, Misfit};
use pyo3::prelude::*;
use serde::de::DeserializeOwned;

use crate::handle::Handle;
use crate::shapes::Shapes;
use misread::Misread;
use value::Value;

/// As deep as JSON is read.
const DEEPEST: u8 = 128;

/// What all arguments of one call share.
pub(crate) struct Context<'py> {
    shapes: &'py Shapes,
    raised: RefCell<Option<PyErr>>,
    /// The way to what does not fit, from the inside out.
    ///
    /// It is noted while the error goes up, so that reading what fits costs nothing for it;
    /// `serde_path_to_error` notes it on the way down, and doubles the code of every type.
    way: RefCell<Vec<Step>>,
}

/// One step into data.
enum Step {
    Field(String),
    Item(usize),
}

impl<'py> Context<'py> {
    pub(crate) fn new(shapes: &'py Shapes) -> Self {
        Self { shapes, raised: RefCell::new(None), way: RefCell::new(Vec::new()) }
    }

    /// The exception that an object of the caller raised while it was read.
    pub(crate) fn raised(&self) -> Option<PyErr> {
        self.raised.take()
    }

    /// Notes that an error comes out of this field or item.
    fn from(&self, step: Step, mut error: Misread) -> Misread {
        if !std::mem::take(&mut error.is_of_the_list) {
            self.way.borrow_mut().push(step);
        }
        error
    }

    /// The path that was noted, such as `levels[0].level`.
    fn path(&self) -> String {
        let mut path = String::new();
        for step in self.way.borrow_mut().drain(..).rev() {
            match step {
                Step::Item(at) => path.push_str(&format!("[{at}]")),
                Step::Field(name) if path.is_empty() => path.push_str(&name),
                Step::Field(name) => path.push_str(&format!(".{name}")),
            }
        }
        path
    }

    /// Keeps an exception, which the call will raise, and stops the reading.
    fn keep(&self, error: PyErr) -> Misread {
        self.raised.replace(Some(error));
        serde::de::Error::custom("an exception was raised")
    }
}

/// One argument.
pub(crate) struct Given<'a, 'py> {
    object: &'a Bound<'py, PyAny>,
    context: &'a Context<'py>,
}

impl<'a, 'py> Given<'a, 'py> {
    pub(crate) fn new(object: &'a Bound<'py, PyAny>, context: &'a Context<'py>) -> Self {
        Self { object, context }
    }

    fn value(&self) -> Value<'a, 'py> {
        Value { object: self.object, context: self.context, depth: DEEPEST, is_item: false }
    }
}

impl Carrier for Given<'_, '_> {
    fn is_absent(&self) -> bool {
        self.object.is_none()
    }

    fn handle(&self) -> Option<Held> {
        self.object.cast::<Handle>().ok().map(|handle| handle.get().held())
    }

    fn read<T: DeserializeOwned>(&self) -> Result<T, Misfit> {
        self.context.way.borrow_mut().clear();
        T::deserialize(self.value())
            .map_err(|error| Misfit { path: self.context.path(), reason: error.to_string() })
    }
}
