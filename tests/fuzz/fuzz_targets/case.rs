//! A CASE package of any shape.
#![no_main]

use libfuzzer_sys::fuzz_target;
use prowess::framework::import::{ImportOptions, SourceFile, case};

fuzz_target!(|bytes: &[u8]| {
    let file = SourceFile { name: "package.json", bytes };
    let _ = case(file, &ImportOptions::default());
});
