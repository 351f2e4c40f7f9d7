//! A table of any shape.
#![no_main]

use libfuzzer_sys::fuzz_target;
use prowess::framework::import::{ImportOptions, SourceFile, plain_csv};

fuzz_target!(|bytes: &[u8]| {
    let file = SourceFile { name: "table.csv", bytes };
    let _ = plain_csv(file, &ImportOptions::default());
});
