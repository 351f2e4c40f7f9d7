//! The files of ESCO, cut from one input at every zero byte.
#![no_main]

use libfuzzer_sys::fuzz_target;
use prowess::framework::import::{ImportOptions, SourceFile, esco};
use prowess::role;

/// The files the import looks for; the parts of the input become them in this order.
const NAMES: &[&str] = &[
    "skills_en.csv",
    "skillGroups_en.csv",
    "skillsHierarchy_en.csv",
    "broaderRelationsSkillPillar_en.csv",
    "skillSkillRelations_en.csv",
    "digitalSkillsCollection_en.csv",
    "occupations_en.csv",
    "ISCOGroups_en.csv",
    "broaderRelationsOccPillar_en.csv",
    "occupationSkillRelations_en.csv",
];

fuzz_target!(|input: &[u8]| {
    let parts = input.split(|byte| *byte == 0);
    let files: Vec<SourceFile<'_>> =
        NAMES.iter().zip(parts).map(|(name, bytes)| SourceFile { name, bytes }).collect();
    let options = ImportOptions::default();
    if let Ok(read) = esco(&files, &options) {
        let _ = role::import::esco(&files, &read.value, &options);
    }
});
