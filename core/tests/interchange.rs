//! Real files of the field, and what becomes of them when they are damaged.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stderr,
    clippy::string_slice,
    reason = "a test that fails should stop where it fails"
)]

#[path = "interchange/damage.rs"]
mod damage;
mod data;
#[path = "interchange/real.rs"]
mod real;

use prowess::framework::import::{ImportOptions, Imported, SourceFile};
use prowess::framework::{Framework, FrameworkError};

const NICE: &str = "nice-2.0.0/nice-framework-components.json";

type Import = fn(SourceFile<'_>, &ImportOptions) -> Result<Imported<Framework>, FrameworkError>;

/// The contents of a file of the public data, or nothing where this computer does not have it.
fn read(path: &str) -> Option<Vec<u8>> {
    let (folder, name) = path.rsplit_once('/').unwrap();
    Some(data::published(folder)?.file(name).bytes.to_vec())
}

fn ctdl_sample(name: &str) -> String {
    format!("interop-samples/ctdl-asn/onet-{name}.jsonld")
}

fn case_sample(name: &str) -> String {
    format!("interop-samples/case-1.0/{name}Framework.json")
}

fn import(import: Import, path: &str) -> Option<Imported<Framework>> {
    let bytes = read(path)?;
    Some(import(SourceFile { name: "sample.json", bytes: &bytes }, &options(false)).unwrap())
}

fn options(strict: bool) -> ImportOptions {
    ImportOptions { strict, ..ImportOptions::default() }
}
