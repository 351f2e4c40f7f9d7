//! Any text given to the parser of profiles.
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    let _ = prowess::evidence::parse(&prowess_fuzz::text(input));
});
