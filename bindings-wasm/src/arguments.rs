//! Arguments as the facade hands them over.

use prowess::Problem;
use prowess::surface::{self, Carrier, Handle, JsonText, Misfit};
use serde::de::{DeserializeOwned, Error as _};
use serde::{Deserialize, Deserializer};
use wasm_bindgen::JsValue;

use crate::files::Files;
use crate::slots;

/// What is said of a number that is no slot any more.
pub(crate) const FREED: &str = "a handle that was freed holds nothing";

/// The arguments of one call, taken one after the other.
pub(crate) struct Arguments(std::vec::IntoIter<JsValue>);

impl Arguments {
    pub(crate) fn new(values: Vec<JsValue>) -> Self {
        Self(values.into_iter())
    }

    fn next(&mut self) -> JsValue {
        self.0.next().unwrap_or(JsValue::UNDEFINED)
    }

    pub(crate) fn given(&mut self) -> Text {
        Text(self.next().as_string())
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

    pub(crate) fn file(&mut self) -> Files {
        let (name, bytes) = (self.next(), self.next());
        Files::one(name, bytes)
    }

    pub(crate) fn files(&mut self) -> Files {
        let (names, bytes) = (self.next(), self.next());
        Files::many(names, bytes)
    }
}

/// JSON text; nothing is an argument that was left out.
pub(crate) struct Text(pub(crate) Option<String>);

impl Carrier for Text {
    fn is_absent(&self) -> bool {
        JsonText(self.0.as_deref()).is_absent()
    }

    fn read<T: DeserializeOwned>(&self) -> Result<T, Misfit> {
        JsonText(self.0.as_deref()).read()
    }
}

/// JSON text, or the number of a slot.
pub(crate) struct Held(pub(crate) JsValue);

impl Carrier for Held {
    fn is_absent(&self) -> bool {
        // A slot that was released is there, and refused when it is read.
        self.0.as_f64().is_none() && self.0.as_string().is_none_or(|text| text == "null")
    }

    fn handle(&self) -> Option<Handle> {
        self.0.as_f64().and_then(slots::get)
    }

    fn read<T: DeserializeOwned>(&self) -> Result<T, Misfit> {
        if self.0.as_f64().is_some() {
            return Err(misfit(FREED));
        }
        JsonText(self.0.as_string().as_deref()).read()
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

/// What cannot be read, whatever is there.
enum Never {}

impl<'de> Deserialize<'de> for Never {
    fn deserialize<D: Deserializer<'de>>(_: D) -> Result<Self, D::Error> {
        Err(D::Error::custom("this is never read"))
    }
}

/// The problem of an argument that cannot be what it is.
pub(crate) fn refused<T>(argument: &str, reason: &'static str) -> Result<T, Problem> {
    surface::given::<Never>(&Refused(reason), argument).map(|never| match never {})
}
