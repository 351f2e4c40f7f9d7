//! A NICE export of any shape, read for its framework and then for its roles.
#![no_main]

use libfuzzer_sys::fuzz_target;
use prowess::framework::import::{ImportOptions, SourceFile, nice};
use prowess::role;

fuzz_target!(|bytes: &[u8]| {
    let file = SourceFile { name: "nice.json", bytes };
    let options = ImportOptions::default();
    if let Ok(read) = nice(file, &options) {
        let _ = role::import::nice(file, &read.value, &options);
    }
});
