//! Arguments as the facade hands them over.

use napi::bindgen_prelude::{Either, FromNapiValue, FunctionCallContext};
use prowess::Problem;
use prowess::surface::{self, Carrier, Handle, JsonText, Misfit};
use serde::de::{DeserializeOwned, Error};
use serde::{Deserialize, Deserializer};

use crate::TextOrSlot;
use crate::files::Files;
use crate::slots;

/// What is said of a number that is no slot any more.
pub(crate) const FREED: &str = "a handle that was freed holds nothing";

/// The arguments of one call, taken one after the other.
///
/// Only the facade calls, and it hands over what the mode of an argument says; anything else
/// counts as left out.
pub(crate) struct Arguments<'a> {
    call: &'a FunctionCallContext<'a>,
    taken: usize,
}

impl<'a> Arguments<'a> {
    pub(crate) fn new(call: &'a FunctionCallContext<'a>) -> Self {
        Self { call, taken: 0 }
    }

    fn next<T: FromNapiValue>(&mut self) -> Option<T> {
        let at = self.taken;
        self.taken += 1;
        self.call.get::<Option<T>>(at).ok().flatten()
    }

    pub(crate) fn given(&mut self) -> Text {
        Text(self.next())
    }

    pub(crate) fn optional(&mut self) -> Text {
        self.given()
    }

    pub(crate) fn held(&mut self) -> Held {
        Held(self.next())
    }

    pub(crate) fn held_optional(&mut self) -> Held {
        self.held()
    }

    pub(crate) fn file(&mut self) -> Files<'a> {
        let (name, bytes) = (self.next(), self.next());
        Files::one(name, bytes)
    }

    pub(crate) fn files(&mut self) -> Files<'a> {
        let (names, bytes) = (self.next(), self.next());
        Files::many(names, bytes)
    }
}

/// JSON text; nothing is an argument that was left out.
pub(crate) struct Text(pub(crate) Option<String>);

impl Text {
    /// How many bytes it has.
    pub(crate) fn len(&self) -> usize {
        self.0.as_ref().map_or(0, String::len)
    }
}

impl Carrier for Text {
    fn is_absent(&self) -> bool {
        JsonText(self.0.as_deref()).is_absent()
    }

    fn read<T: DeserializeOwned>(&self) -> Result<T, Misfit> {
        JsonText(self.0.as_deref()).read()
    }
}

/// JSON text, or the number of a slot.
pub(crate) struct Held(pub(crate) TextOrSlot);

impl Held {
    fn text(&self) -> JsonText<'_> {
        match &self.0 {
            Some(Either::A(text)) => JsonText(Some(text)),
            _ => JsonText(None),
        }
    }

    const fn slot(&self) -> Option<f64> {
        match self.0 {
            Some(Either::B(slot)) => Some(slot),
            _ => None,
        }
    }
}

impl Carrier for Held {
    fn is_absent(&self) -> bool {
        // A slot that was released is there, and refused when it is read.
        self.slot().is_none() && self.text().is_absent()
    }

    fn handle(&self) -> Option<Handle> {
        self.slot().and_then(slots::get)
    }

    fn read<T: DeserializeOwned>(&self) -> Result<T, Misfit> {
        match self.slot() {
            Some(_) => Err(misfit(FREED)),
            None => self.text().read(),
        }
    }
}

/// An argument that is refused, whatever it holds.
struct Refused(&'static str);

impl Carrier for Refused {
    fn is_absent(&self) -> bool {
        false
    }

    fn read<T: DeserializeOwned>(&self) -> Result<T, Misfit> {
        Err(misfit(self.0))
    }
}

pub(crate) fn misfit(reason: &str) -> Misfit {
    Misfit { path: String::new(), reason: reason.to_owned() }
}

/// What a refused argument would have to be read as.
enum Nothing {}

impl<'de> Deserialize<'de> for Nothing {
    fn deserialize<D: Deserializer<'de>>(_: D) -> Result<Self, D::Error> {
        Err(D::Error::custom("there is no value of this type"))
    }
}

/// The problem of an argument that cannot be what it is.
pub(crate) fn refused<T>(argument: &str, reason: &'static str) -> Result<T, Problem> {
    surface::given::<Nothing>(&Refused(reason), argument).map(|nothing| match nothing {})
}
