//! The files of O*NET, cut from one input at every zero byte.
#![no_main]

use libfuzzer_sys::fuzz_target;
use prowess::framework::import::{ImportOptions, SourceFile, onet};
use prowess::role;

/// The files the import looks for; the parts of the input become them in this order.
const NAMES: &[&str] = &[
    "Content Model Reference.txt",
    "Scales Reference.txt",
    "Level Scale Anchors.txt",
    "Occupation Data.txt",
    "Skills.txt",
    "Knowledge.txt",
    "Job Zones.txt",
    "Alternate Titles.txt",
];

fuzz_target!(|input: &[u8]| {
    let parts = input.split(|byte| *byte == 0);
    let files: Vec<SourceFile<'_>> =
        NAMES.iter().zip(parts).map(|(name, bytes)| SourceFile { name, bytes }).collect();
    let options = ImportOptions::default();
    if let Ok(read) = onet(&files, &options) {
        let _ = role::import::onet(&files, &read.value, &options);
    }
});
