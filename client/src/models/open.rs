//! Names that may grow.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// One of the names this version knows, or one that a newer service has.
///
/// A new name does not break an older client: it is kept as it is, and written back as it is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Open<T> {
    /// A name that this version knows.
    Known(T),
    /// Any other.
    Unknown(String),
}

impl<T> Open<T> {
    /// The known name, if it is one.
    #[must_use]
    pub fn known(&self) -> Option<&T> {
        match self {
            Self::Known(known) => Some(known),
            Self::Unknown(_) => None,
        }
    }
}

impl<T> From<T> for Open<T> {
    fn from(known: T) -> Self {
        Self::Known(known)
    }
}

impl<T: Serialize> Serialize for Open<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Known(known) => known.serialize(serializer),
            Self::Unknown(name) => serializer.serialize_str(name),
        }
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Open<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        use serde::de::IntoDeserializer;
        use serde::de::value::{Error, StringDeserializer};

        let name = String::deserialize(deserializer)?;
        let reader: StringDeserializer<Error> = name.clone().into_deserializer();
        Ok(T::deserialize(reader).map_or(Self::Unknown(name), Self::Known))
    }
}

/// To other languages a name that may grow is a text.
#[cfg(feature = "schema")]
impl<T> schemars::JsonSchema for Open<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Open".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        String::json_schema(generator)
    }
}
