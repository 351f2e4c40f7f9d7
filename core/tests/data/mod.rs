//! Opens the published data that stands beside the repository.
#![allow(
    clippy::disallowed_methods,
    reason = "the host opens files, and here the test is the host"
)]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stderr,
    reason = "a test that fails should stop where it fails"
)]
#![allow(dead_code, unreachable_pub, reason = "each test file uses a part of this")]

pub mod damage;

use std::fs;
use std::io::Read;
use std::path::PathBuf;

use prowess::framework::import::SourceFile;

/// Unpacked files of one folder, with the names their publisher gave them.
pub struct Folder(Vec<(String, Vec<u8>)>);

impl Folder {
    /// The files as an import takes them.
    pub fn files(&self) -> Vec<SourceFile<'_>> {
        self.0.iter().map(|(name, bytes)| SourceFile { name, bytes }).collect()
    }

    /// One file.
    pub fn file(&self, name: &str) -> SourceFile<'_> {
        SourceFile::find(&self.files(), name).unwrap_or_else(|| panic!("{name} is not there"))
    }
}

/// The folder of published data with this name.
///
/// Where it is not there, says so loudly and gives nothing; with `CI=true` that is a failure.
pub fn published(name: &str) -> Option<Folder> {
    let shared = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/data");
    let root = std::env::var("PROWESS_DATA").map_or_else(|_| PathBuf::from(shared), PathBuf::from);
    let folder = root.join(name);
    let Ok(entries) = fs::read_dir(&folder) else {
        assert!(std::env::var("CI").is_err(), "the data folder {} is missing", folder.display());
        eprintln!("SKIPPED: the data folder {} is missing; set PROWESS_DATA", folder.display());
        return None;
    };
    let mut files: Vec<(String, Vec<u8>)> =
        entries.map(|entry| read(entry.unwrap().path())).collect();
    files.retain(|(name, _)| !name.starts_with("README"));
    files.sort();
    Some(Folder(files))
}

fn read(path: PathBuf) -> (String, Vec<u8>) {
    let bytes = fs::read(&path).unwrap();
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    match name.strip_suffix(".gz") {
        None => (name, bytes),
        Some(plain) => {
            let mut unpacked = Vec::new();
            flate2::read::GzDecoder::new(bytes.as_slice()).read_to_end(&mut unpacked).unwrap();
            (plain.to_owned(), unpacked)
        }
    }
}
