//! How long questions about tables of many people take.
fn main() {}
