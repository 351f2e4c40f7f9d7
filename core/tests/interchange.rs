//! Real files of the field, and what becomes of them when they are damaged.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::print_stderr,
    clippy::disallowed_methods,
    reason = "a test reads files and should stop where it fails"
)]

#[path = "interchange/damage.rs"]
mod damage;
#[path = "interchange/real.rs"]
mod real;

use std::io::Read;
use std::path::PathBuf;

use prowess::framework::import::{ImportOptions, Imported, SourceFile};
use prowess::framework::{Framework, FrameworkError};

const NICE: &str = "nice-2.0.0/nice-framework-components.json.gz";

type Import = fn(SourceFile<'_>, &ImportOptions) -> Result<Imported<Framework>, FrameworkError>;

/// The folder of public data, or nothing where this computer does not have it.
fn data() -> Option<PathBuf> {
    let given = std::env::var("PROWESS_DATA").map(PathBuf::from);
    let beside = || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/data"));
    let folder = given.unwrap_or_else(|_| beside());
    if folder.is_dir() {
        return Some(folder);
    }
    assert!(std::env::var("CI").as_deref() != Ok("true"), "no data in {}", folder.display());
    eprintln!("\nSKIPPED: no data in {}; set PROWESS_DATA\n", folder.display());
    None
}

/// The contents of a file of the public data, unpacked.
fn read(path: &str) -> Option<Vec<u8>> {
    let path = data()?.join(path);
    let bytes = std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    if path.extension().is_some_and(|ending| ending == "gz") {
        let mut unpacked = Vec::new();
        flate2::read::GzDecoder::new(bytes.as_slice()).read_to_end(&mut unpacked).unwrap();
        return Some(unpacked);
    }
    Some(bytes)
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
