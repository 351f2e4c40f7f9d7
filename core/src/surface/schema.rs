//! JSON Schema of every operation and of everything that goes in and comes out.
//!
//! Two schemas, since a field that may be left out on the way in is always there on the way out.
//! The types of Python and TypeScript are made from them.

use std::collections::BTreeMap;

use schemars::generate::{Contract, SchemaSettings};
use schemars::{JsonSchema, SchemaGenerator};
use serde::Serialize;
use serde_json::{Map, Value, json};

use super::Holdable;

mod shape;

#[cfg(test)]
pub(super) use shape::without_links;

/// The whole table, with the schemas of what goes in and of what comes out.
#[derive(Debug, Serialize)]
pub struct Description {
    /// The rooms, in the order of the table.
    pub rooms: Vec<RoomDescription>,
    /// Types of arguments, by name.
    pub inputs: Map<String, Value>,
    /// Types of answers, by name.
    pub results: Map<String, Value>,
}

/// One room of the table.
#[derive(Debug, Serialize)]
pub struct RoomDescription {
    /// Its name.
    pub name: &'static str,
    /// The question it answers.
    pub question: String,
    /// Its operations, in the order of the table.
    pub operations: Vec<OperationDescription>,
}

/// One row of the table.
#[derive(Debug, Serialize)]
pub struct OperationDescription {
    /// Its name.
    pub name: &'static str,
    /// Its first doc line.
    pub doc: String,
    /// Its arguments, in their order.
    pub arguments: Vec<ArgumentDescription>,
    /// The schema of its answer.
    pub result: Value,
}

/// One argument of an operation.
#[derive(Debug, Serialize)]
pub struct ArgumentDescription {
    /// Its name.
    pub name: &'static str,
    /// How it is read: `given`, `optional`, `held`, `held_optional`, `file` or `files`.
    pub mode: &'static str,
    /// The schema of its plain data.
    pub schema: Value,
}

/// Collects the schemas while a table is gone through; the client has one of its own.
#[derive(Debug)]
pub struct Collector {
    inputs: SchemaGenerator,
    /// The inputs as they would come out, which tells the order of their fields.
    ordered: SchemaGenerator,
    results: SchemaGenerator,
}

impl Default for Collector {
    fn default() -> Self {
        let generator = |contract: Contract| {
            let mut settings = SchemaSettings::draft2020_12();
            settings.contract = contract;
            settings.into_generator()
        };
        Self {
            inputs: generator(Contract::Deserialize),
            ordered: generator(Contract::Serialize),
            results: generator(Contract::Serialize),
        }
    }
}

impl Collector {
    /// Notes an argument of this type.
    pub fn argument<T: JsonSchema>(
        &mut self,
        name: &'static str,
        mode: &'static str,
    ) -> ArgumentDescription {
        let _ = self.ordered.subschema_for::<T>();
        let schema = self.inputs.subschema_for::<T>().to_value();
        ArgumentDescription { name, mode, schema }
    }

    /// Notes an answer of this type.
    pub fn result<T: JsonSchema>(&mut self) -> Value {
        self.results.subschema_for::<T>().to_value()
    }

    /// The named types of what goes in, and of what comes out.
    #[must_use]
    pub fn finish(mut self) -> (Map<String, Value>, Map<String, Value>) {
        let ordered = shape::definitions(&mut self.ordered, &BTreeMap::new());
        let inputs = shape::definitions(&mut self.inputs, &shape::orders(&ordered));
        (inputs, shape::definitions(&mut self.results, &BTreeMap::new()))
    }
}

/// The type whose plain data an argument of a mode is.
macro_rules! plain {
    (held_optional $type:ty) => { <$type as Holdable>::Data };
    (held $type:ty) => { <$type as Holdable>::Data };
    (file $type:ty) => { InputFile };
    (files $type:ty) => { Vec<InputFile> };
    ($mode:ident $type:ty) => { $type };
}

/// A function for each room that describes it.
macro_rules! described {
    ($(#[doc = $question:literal])+ $room:ident {
        $(
            $(#[doc = $line:literal])+
            $name:ident($($arg:ident: $mode:ident $type:ty),* $(,)?) -> $out:ty $body:block
        )*
    }) => {
        mod $room {
            #[allow(unused_imports, reason = "each room uses some of the names that rows use")]
            use crate::surface::functions::names::*;
            use super::*;

            #[allow(unused_variables, reason = "a room may have no rows in this build")]
            pub(super) fn describe(collector: &mut Collector) -> RoomDescription {
                RoomDescription {
                    name: stringify!($room),
                    question: doc(&[$($question),+]),
                    operations: vec![$(OperationDescription {
                        name: stringify!($name),
                        doc: doc(&[$($line),+]),
                        arguments: vec![$(
                            collector.argument::<plain!($mode $type)>(
                                stringify!($arg),
                                stringify!($mode),
                            )
                        ),*],
                        result: collector.result::<$out>(),
                    }),*],
                }
            }
        }
    };
}

crate::operations!(described);

/// Doc lines as one text.
#[must_use]
pub fn doc(lines: &[&str]) -> String {
    let lines: Vec<&str> = lines.iter().map(|line| line.trim()).collect();
    lines.join(" ")
}

/// The table with all its schemas.
#[must_use]
pub fn describe() -> Description {
    let mut collector = Collector::default();
    let rooms = vec![
        kernel::describe(&mut collector),
        framework::describe(&mut collector),
        evidence::describe(&mut collector),
        role::describe(&mut collector),
        readiness::describe(&mut collector),
        portfolio::describe(&mut collector),
        recommend::describe(&mut collector),
        account::describe(&mut collector),
    ];
    let (inputs, results) = collector.finish();
    Description { rooms, inputs, results }
}
