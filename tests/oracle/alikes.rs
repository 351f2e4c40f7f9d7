//! Answers whom people are like for the oracle: one input on stdin, the answer on stdout, and how
//! long it took on stderr.

use std::io::{self, Read, Write};
use std::time::Instant;

use prowess::recommend::{AlikeOptions, PersonItems, alike};
use serde_json::Value;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut text = String::new();
    io::stdin().read_to_string(&mut text)?;
    let mut input: Value = serde_json::from_str(&text)?;
    let people: Vec<PersonItems> = serde_json::from_value(input["people"].take())?;
    let asking: Vec<PersonItems> = serde_json::from_value(input["asking"].take())?;
    let options: AlikeOptions = serde_json::from_value(input["options"].take())?;
    let start = Instant::now();
    let answer = alike(&people, &asking, &options).map_err(prowess::Problem::from)?;
    eprintln!("{:.1} s", start.elapsed().as_secs_f64());
    io::stdout().write_all(serde_json::to_string(&answer)?.as_bytes())?;
    Ok(())
}
