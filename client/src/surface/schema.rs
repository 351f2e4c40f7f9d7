//! JSON Schema of every endpoint and of everything that goes in and comes out.
//!
//! The types and the methods of Python and TypeScript are made from it, with the same readers as
//! those of the table of operations.

use prowess::surface::schema::{ArgumentDescription, Collector, doc};
use serde::Serialize;
use serde_json::{Map, Value};

use super::arguments::Upload;
use super::endpoints::endpoints;
use super::settings::{BulkSettings, CallSettings, ListSettings};
use crate::api::{Against, Subject};
use crate::list::PageInfo;
use crate::models::{
    Comparison, Competency, Coverage, Day, Entry, Framework, FrameworkVersion, Gap, Health,
    Heatmap, LevelDemand, NewUser, Options, Profile, Readiness, RecurringGaps, Role, RoleSummary,
    User, UserChange,
};
use crate::proto::bulk::BulkReport;
use crate::proto::{Failure, Meta, RateLimit, Secret};

/// The whole table, with the schemas of what goes in and of what comes out.
#[derive(Debug, Serialize)]
pub struct Description {
    /// The resources, in the order of the table.
    pub resources: Vec<ResourceDescription>,
    /// Types of arguments, by name.
    pub inputs: Map<String, Value>,
    /// Types of answers, by name.
    pub results: Map<String, Value>,
}

/// One resource of the table.
#[derive(Debug, Serialize)]
pub struct ResourceDescription {
    /// Its name.
    pub name: &'static str,
    /// What it is.
    pub doc: String,
    /// Its endpoints, in the order of the table.
    pub endpoints: Vec<EndpointDescription>,
}

/// One row of the table.
#[derive(Debug, Serialize)]
pub struct EndpointDescription {
    /// Its name.
    pub name: &'static str,
    /// Its kind: `call`, `done`, `list`, `bulk` or `download`.
    pub kind: &'static str,
    /// Its first doc line.
    pub doc: String,
    /// Its arguments, in their order.
    pub arguments: Vec<ArgumentDescription>,
    /// The schema of its answer, or of one thing of a list; nothing, if it is no data.
    pub result: Option<Value>,
}

/// The schema of what comes out, by the kind of the endpoint.
macro_rules! outcome {
    (done $collector:ident $out:ty) => {
        None
    };
    (download $collector:ident $out:ty) => {
        None
    };
    ($kind:ident $collector:ident $out:ty) => {
        Some($collector.result::<$out>())
    };
}

macro_rules! described {
    ($(
        $(#[doc = $question:literal])+
        $resource:ident {
            $(
                $(#[doc = $line:literal])+
                $kind:ident $name:ident($client:ident $(, $arg:ident: $type:ty)* $(,)?) -> $out:ty
                $body:block
            )*
        }
    )*) => {
        fn resources(collector: &mut Collector) -> Vec<ResourceDescription> {
            vec![$(ResourceDescription {
                name: stringify!($resource),
                doc: doc(&[$($question),+]),
                endpoints: vec![$(EndpointDescription {
                    name: stringify!($name),
                    kind: stringify!($kind),
                    doc: doc(&[$($line),+]),
                    arguments: vec![$(
                        collector.argument::<$type>(stringify!($arg), "given")
                    ),*],
                    result: outcome!($kind collector $out),
                }),*],
            }),*]
        }
    };
}

endpoints!(described);

/// The table with all its schemas.
#[must_use]
pub fn describe() -> Description {
    let mut collector = Collector::default();
    let resources = resources(&mut collector);
    // What every call takes and may give, whichever it is.
    let _ = collector.argument::<CallSettings>("options", "given");
    let _ = collector.argument::<ListSettings>("list", "given");
    let _ = collector.argument::<BulkSettings>("bulk", "given");
    let _ = collector.result::<Failure>();
    let _ = collector.result::<Meta>();
    let _ = collector.result::<RateLimit>();
    let _ = collector.result::<PageInfo>();
    let (inputs, results) = collector.finish();
    Description { resources, inputs, results }
}
