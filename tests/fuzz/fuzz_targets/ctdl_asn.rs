//! A CTDL-ASN graph of any shape.
#![no_main]

use libfuzzer_sys::fuzz_target;
use prowess::framework::import::{ImportOptions, SourceFile, ctdl_asn};

fuzz_target!(|bytes: &[u8]| {
    let file = SourceFile { name: "graph.jsonld", bytes };
    let _ = ctdl_asn(file, &ImportOptions::default());
});
