//! A document of any shape.
#![no_main]

use libfuzzer_sys::fuzz_target;
use prowess::framework::import::{ImportOptions, SourceFile, plain_json};

fuzz_target!(|bytes: &[u8]| {
    let file = SourceFile { name: "framework.json", bytes };
    let _ = plain_json(file, &ImportOptions::default());
});
