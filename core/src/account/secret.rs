//! Values that are never shown.

use std::fmt;

use serde::de::{Deserializer, Error as _};
use serde::{Deserialize, Serialize, Serializer};
use subtle::ConstantTimeEq;
use zeroize::Zeroize;

/// What stands for a secret wherever somebody tries to show it.
const REDACTED: &str = "[secret]";

/// A secret that came in: a password, a token, a key, entropy.
///
/// It cannot be serialised, prints as `[secret]`, is compared in a time that does not depend on
/// where two values differ, and its memory is wiped when it is dropped.
/// What does not fit its type is refused without being repeated.
///
/// Copies that were made before it came here, such as the text of a request, are not wiped.
pub struct Secret<T: Zeroize>(T);

impl<T: Zeroize> Secret<T> {
    /// Takes a value in.
    pub fn new(value: T) -> Self {
        Self(value)
    }

    /// The value itself; hand it to what computes with it, and to nothing that prints or stores.
    pub fn expose(&self) -> &T {
        &self.0
    }
}

impl From<&str> for Secret<String> {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl<T: Zeroize + Clone> Clone for Secret<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T: Zeroize + Default> Default for Secret<T> {
    fn default() -> Self {
        Self(T::default())
    }
}

impl<T: Zeroize> Drop for Secret<T> {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

impl<T: Zeroize> fmt::Debug for Secret<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(REDACTED)
    }
}

impl<T: Zeroize> fmt::Display for Secret<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(REDACTED)
    }
}

/// In constant time for values of one length; the length itself is no secret.
impl<T: Zeroize + AsRef<[u8]>> PartialEq for Secret<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0.as_ref().ct_eq(other.0.as_ref()).into()
    }
}

impl<T: Zeroize + AsRef<[u8]>> Eq for Secret<T> {}

impl<'de, T: Zeroize + Deserialize<'de>> Deserialize<'de> for Secret<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // What a reader says of a value that does not fit names the value.
        let read = T::deserialize(deserializer).map(Self);
        read.map_err(|_| D::Error::custom("this is not the type of this secret"))
    }
}

/// A secret that goes out once: a generated password, a new token, the text to be hashed.
///
/// It is serialised as what it is, since somebody has to get it; everything else that holds it
/// prints `[secret]`, and its memory is wiped.
#[derive(Clone, PartialEq, Eq)]
pub struct Disclosed(Secret<String>);

impl Disclosed {
    /// Marks a text as one that goes out.
    pub fn new(text: String) -> Self {
        Self(Secret::new(text))
    }

    /// The text itself.
    pub fn expose(&self) -> &str {
        self.0.expose()
    }
}

impl fmt::Debug for Disclosed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(REDACTED)
    }
}

impl Serialize for Disclosed {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.expose())
    }
}

#[cfg(feature = "schema")]
mod schema {
    //! A secret looks like what it holds, and is marked.
    //!
    //! What comes in is `writeOnly`, as JSON Schema has it: no answer holds it.
    //! What goes out once has the format `password`: whoever shows an answer hides it.

    use std::borrow::Cow;

    use schemars::{JsonSchema, Schema, SchemaGenerator};

    use super::{Disclosed, Secret};
    use zeroize::Zeroize;

    impl<T: Zeroize + JsonSchema> JsonSchema for Secret<T> {
        fn inline_schema() -> bool {
            true
        }

        fn schema_name() -> Cow<'static, str> {
            T::schema_name()
        }

        fn json_schema(generator: &mut SchemaGenerator) -> Schema {
            let mut schema = T::json_schema(generator);
            schema.insert("writeOnly".to_owned(), true.into());
            schema
        }
    }

    impl JsonSchema for Disclosed {
        fn inline_schema() -> bool {
            true
        }

        fn schema_name() -> Cow<'static, str> {
            String::schema_name()
        }

        fn json_schema(generator: &mut SchemaGenerator) -> Schema {
            let mut schema = String::json_schema(generator);
            schema.insert("format".to_owned(), "password".into());
            schema
        }
    }
}
