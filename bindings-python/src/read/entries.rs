//! What is inside a value: items of lists, entries of maps, fields of dataclasses.

use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyString, PyTuple};
use serde::de::value::StrDeserializer;
use serde::de::{
    DeserializeSeed, EnumAccess, Error as _, IntoDeserializer, MapAccess, SeqAccess, VariantAccess,
    Visitor,
};

use super::misread::Misread;
use super::value::Value;
use super::{Context, Step};
use crate::shapes::Shape;

/// A list or a tuple: one type for both, so that every visitor is compiled once.
pub(super) enum List<'py> {
    List(Bound<'py, PyList>),
    Tuple(Bound<'py, PyTuple>),
}

/// The items of a list or a tuple.
pub(super) struct Items<'a, 'py> {
    context: &'a Context<'py>,
    depth: u8,
    at: usize,
    length: usize,
    list: List<'py>,
}

impl<'a, 'py> Items<'a, 'py> {
    pub(super) fn new(context: &'a Context<'py>, depth: u8, list: List<'py>) -> Self {
        let length = match &list {
            List::List(items) => items.len(),
            List::Tuple(items) => items.len(),
        };
        Self { context, depth, at: 0, length, list }
    }

    /// Nothing may be left.
    pub(super) fn end(&self) -> Result<(), Misread> {
        if self.at < self.length {
            return Err(Misread::invalid_length(self.length, &"fewer items in the list"));
        }
        Ok(())
    }
}

impl<'de> SeqAccess<'de> for &mut Items<'_, '_> {
    type Error = Misread;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Misread> {
        let at = self.at;
        if at >= self.length {
            return Ok(None);
        }
        let object = match &self.list {
            List::List(items) => items.get_item(at),
            List::Tuple(items) => items.get_item(at),
        };
        let object = object.map_err(|error| self.context.keep(error))?;
        self.at += 1;
        let (context, depth) = (self.context, self.depth);
        let value = Value { object: &object, context, depth, is_item: true };
        let item = seed.deserialize(value);
        item.map(Some).map_err(|error| self.context.from(Step::Item(at), error))
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.length - self.at.min(self.length))
    }
}

/// The entries of a map, or the fields of a dataclass.
pub(super) struct Entries<'a, 'py> {
    context: &'a Context<'py>,
    depth: u8,
    length: usize,
    at: usize,
    source: Source<'a, 'py>,
    /// The entry whose value is to be read next.
    entry: Option<(Name<'a, 'py>, Bound<'py, PyAny>)>,
}

enum Source<'a, 'py> {
    Dict(
        Bound<'py, PyDict>,
        Box<dyn Iterator<Item = (Bound<'py, PyAny>, Bound<'py, PyAny>)> + 'py>,
    ),
    Pairs(Bound<'py, PyList>),
    Ours(&'a Shape, Bound<'py, PyAny>),
    Dataclass(Bound<'py, PyTuple>, Bound<'py, PyAny>),
}

/// The name of an entry.
enum Name<'a, 'py> {
    Ours(&'a str),
    Text(Bound<'py, PyAny>),
}

impl<'a, 'py> Entries<'a, 'py> {
    fn new(context: &'a Context<'py>, depth: u8, length: usize, source: Source<'a, 'py>) -> Self {
        Self { context, depth, length, at: 0, source, entry: None }
    }

    pub(super) fn dict(context: &'a Context<'py>, depth: u8, entries: &Bound<'py, PyDict>) -> Self {
        let source = Source::Dict(entries.clone(), Box::new(entries.iter()));
        Self::new(context, depth, entries.len(), source)
    }

    /// The entries of a list of pairs.
    pub(super) fn pairs(context: &'a Context<'py>, depth: u8, pairs: Bound<'py, PyList>) -> Self {
        Self::new(context, depth, pairs.len(), Source::Pairs(pairs))
    }

    /// The fields of a dataclass of ours.
    pub(super) fn ours(
        context: &'a Context<'py>,
        depth: u8,
        shape: &'a Shape,
        object: Bound<'py, PyAny>,
    ) -> Self {
        Self::new(context, depth, shape.fields.len(), Source::Ours(shape, object))
    }

    /// The fields of another dataclass.
    pub(super) fn dataclass(
        context: &'a Context<'py>,
        depth: u8,
        names: Bound<'py, PyTuple>,
        object: Bound<'py, PyAny>,
    ) -> Self {
        Self::new(context, depth, names.len(), Source::Dataclass(names, object))
    }

    /// The next entry.
    fn next(&mut self) -> PyResult<Option<(Name<'a, 'py>, Bound<'py, PyAny>)>> {
        if self.at >= self.length {
            return Ok(None);
        }
        let at = self.at;
        self.at += 1;
        let pair = match &mut self.source {
            Source::Dict(entries, iterator) => {
                // Asked only while it is as long as it was, since the iterator would panic.
                if entries.len() != self.length {
                    return Err(changed());
                }
                let (key, value) = iterator.next().ok_or_else(changed)?;
                (Name::Text(key), value)
            }
            Source::Pairs(pairs) => {
                let (key, value) = pairs.get_item(at)?.extract()?;
                (Name::Text(key), value)
            }
            Source::Ours(shape, object) => {
                let slot = &shape.fields[at];
                (Name::Ours(&slot.name), slot.value(object)?)
            }
            Source::Dataclass(names, object) => {
                let name = names.get_item(at)?;
                let value = object.getattr(name.cast::<PyString>()?)?;
                (Name::Text(without_underscore(&name)?), value)
            }
        };
        Ok(Some(pair))
    }
}

impl Name<'_, '_> {
    fn text(&self) -> Result<&str, Misread> {
        let text = match self {
            Self::Ours(name) => return Ok(name),
            Self::Text(name) => name.cast::<PyString>().ok().and_then(|text| text.to_str().ok()),
        };
        text.ok_or_else(|| Misread::custom("key must be a string"))
    }

    fn step(&self) -> Step {
        Step::Field(self.text().unwrap_or("?").to_owned())
    }
}

/// `from_` is how Python has to write the field `from`.
fn without_underscore<'py>(name: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    let text = name.cast::<PyString>()?;
    Ok(match text.to_str()?.strip_suffix('_') {
        Some(plain) => PyString::new(name.py(), plain).into_any(),
        None => name.clone(),
    })
}

fn changed() -> PyErr {
    pyo3::exceptions::PyRuntimeError::new_err("the dict was changed while it was read")
}

impl<'de> MapAccess<'de> for Entries<'_, '_> {
    type Error = Misread;

    fn next_key_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Misread> {
        let Some((name, value)) = self.next().map_err(|error| self.context.keep(error))? else {
            return Ok(None);
        };
        let key = seed.deserialize(name.text()?.into_deserializer());
        let key = key.map_err(|error| self.context.from(name.step(), error))?;
        self.entry = Some((name, value));
        Ok(Some(key))
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Misread> {
        let Some((name, object)) = self.entry.take() else {
            return Err(Misread::custom("a value was asked for before its key"));
        };
        let (context, depth) = (self.context, self.depth);
        let value = Value { object: &object, context, depth, is_item: false };
        seed.deserialize(value).map_err(|error| self.context.from(name.step(), error))
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.length - self.at)
    }
}

/// A word of a list of words.
pub(super) struct Word<'b>(pub(super) &'b str);

impl<'de> EnumAccess<'de> for Word<'_> {
    type Error = Misread;
    type Variant = NoContent;

    fn variant_seed<S: DeserializeSeed<'de>>(
        self,
        seed: S,
    ) -> Result<(S::Value, NoContent), Misread> {
        let word: StrDeserializer<'_, Misread> = self.0.into_deserializer();
        Ok((seed.deserialize(word)?, NoContent))
    }
}

/// What stands beside a word: nothing, since what has content is told apart by a tag.
pub(super) struct NoContent;

impl NoContent {
    fn refuse<T>() -> Result<T, Misread> {
        Err(Misread::custom("a word has no content"))
    }
}

impl<'de> VariantAccess<'de> for NoContent {
    type Error = Misread;

    fn unit_variant(self) -> Result<(), Misread> {
        Ok(())
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, _: S) -> Result<S::Value, Misread> {
        Self::refuse()
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, _: V) -> Result<V::Value, Misread> {
        Self::refuse()
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, Misread> {
        Self::refuse()
    }
}
