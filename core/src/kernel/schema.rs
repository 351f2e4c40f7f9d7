//! JSON Schema of the values that cross as text or as one number.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::{Day, Instant, Key, LanguageMap, LanguageTag, Month};

/// Values that cross as text, each with the words of its schema.
macro_rules! text_schemas {
    ($($name:ident: $schema:tt),* $(,)?) => {$(
        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                Cow::Borrowed(stringify!($name))
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!($schema)
            }
        }
    )*};
}

text_schemas! {
    Key: {
        "type": "string",
        "description": "A stable name: the uri, id or code of something, at most 2048 bytes long.",
    },
    Day: {
        "type": "string",
        "format": "date",
        "description": "A calendar day, such as `2026-11-20`.",
    },
    Instant: {
        "type": "string",
        "format": "date-time",
        "description": "A point in time, such as `2026-11-20T09:30:00Z`.",
    },
    Month: {
        "type": "string",
        "description": "A calendar month, such as `2026-11`.",
    },
    LanguageTag: {
        "type": "string",
        "description": "A BCP 47 tag of a language, such as `en` or `de-AT`.",
    },
}

impl<T: JsonSchema> JsonSchema for LanguageMap<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        Cow::Owned(format!("LanguageMapOf{}", T::schema_name()))
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "object", "additionalProperties": generator.subschema_for::<T>() })
    }
}
