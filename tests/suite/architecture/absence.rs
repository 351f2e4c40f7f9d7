//! What the core must never do, found by the names that doing it would need.

use proc_macro2::TokenTree;

use super::finding::Finding;
use super::repository::{File, is_test};
use super::tokens::{self, Path};

const CLOCK: &str = "the core has no clock: take the day or instant as an argument";
const RANDOM: &str = "the core has no randomness: take a seed or the host's entropy";
const GLOBAL: &str = "the core has no globals: pass the value on";
const PRINT: &str = "the core prints nothing: return it";
const FOREIGN: &str = "the core knows no other language: this belongs in a binding";

/// Names that may not follow one another in a path, and what the core does instead.
const NAMES: &[(&[&str], &str)] = &[
    (&["std", "fs"], "the core reads no files: take the bytes"),
    (&["std", "env"], "the core reads no environment: take an option"),
    (&["std", "net"], "the core opens no sockets: take the bytes"),
    (&["std", "process"], "the core starts and ends no process"),
    (&["std", "thread"], "the core starts no threads"),
    (&["std", "time", "Instant"], CLOCK),
    (&["Instant", "now"], CLOCK),
    (&["SystemTime"], CLOCK),
    (&["Utc", "now"], CLOCK),
    (&["Local", "now"], CLOCK),
    (&["HashMap"], "its order changes from run to run: use an ordered map or kernel::KeyIndex"),
    (&["HashSet"], "its order changes from run to run: use an ordered set or kernel::KeyIndex"),
    (&["RandomState"], RANDOM),
    (&["getrandom"], RANDOM),
    (&["LazyLock"], GLOBAL),
    (&["unsafe"], "the core has no unsafe code"),
    (&["pyo3"], FOREIGN),
    (&["napi"], FOREIGN),
    (&["napi_derive"], FOREIGN),
    (&["wasm_bindgen"], FOREIGN),
    (&["js_sys"], FOREIGN),
];

/// Crates whose name is also a good name for a value: only a path that begins there is meant.
const CRATES: &[(&str, &str)] = &[("rand", RANDOM), ("fastrand", RANDOM)];

/// Macros that may not be called.
const MACROS: &[(&str, &str)] = &[
    ("print", PRINT),
    ("println", PRINT),
    ("eprint", PRINT),
    ("eprintln", PRINT),
    ("dbg", PRINT),
    ("thread_local", GLOBAL),
    ("lazy_static", GLOBAL),
];

/// Types that turn a `static` into a value that changes.
const CHANGING: &[&str] =
    &["Mutex", "RwLock", "RefCell", "Cell", "OnceCell", "OnceLock", "UnsafeCell"];

/// Uses of forbidden names outside unit tests.
pub(super) fn used(file: &File) -> Vec<Finding> {
    if is_test(&file.path) {
        return Vec::new();
    }
    // A file that is no Rust is reported by the rule about rooms.
    let Ok(stream) = tokens::read(&file.text) else { return Vec::new() };
    let mut findings = Vec::new();
    let mut find = |line, name: &str, instead: &str| {
        findings.push(Finding::new(&file.path, line, format!("`{name}`: {instead}")));
    };
    for Path { words, line } in tokens::paths(&stream) {
        for (names, instead) in NAMES {
            if words.windows(names.len()).any(|w| w == *names) {
                find(line, &names.join("::"), instead);
            }
        }
        for (name, instead) in CRATES {
            if words.len() > 1 && words[0] == *name {
                find(line, name, instead);
            }
        }
    }
    tokens::each(&stream, &mut |trees, at| {
        let Some(word) = tokens::word(trees, at) else { return };
        let line = tokens::line(&trees[at]);
        if let Some((name, instead)) = MACROS.iter().find(|(name, _)| *name == word)
            && tokens::mark(trees, at + 1, '!')
        {
            find(line, &format!("{name}!"), instead);
        }
        if word == "static" && changes(&trees[at + 1..]) {
            find(line, "static", GLOBAL);
        }
    });
    findings.sort();
    findings.dedup();
    findings
}

/// Whether what follows `static` declares a value that can change.
fn changes(declaration: &[TokenTree]) -> bool {
    (0..declaration.len())
        .take_while(|&at| {
            !tokens::mark(declaration, at, '=') && !tokens::mark(declaration, at, ';')
        })
        .filter_map(|at| tokens::word(declaration, at))
        .any(|word| {
            word == "mut" || word.starts_with("Atomic") || CHANGING.contains(&word.as_str())
        })
}

#[cfg(test)]
mod tests {
    use super::super::finding::shown;
    use super::*;

    fn found(text: &str) -> Vec<String> {
        shown(used(&File::new("core/src/kernel/key.rs", text)))
    }

    #[test]
    fn each_reach_into_the_world_is_found_where_it_stands() {
        for (text, name) in [
            ("use std::fs;", "std::fs"),
            ("use std::{fmt, env::var};", "std::env"),
            ("use std::net::TcpStream;", "std::net"),
            ("fn f() { std::thread::spawn(g); }", "std::thread"),
            ("use std::time::{Duration, SystemTime};", "SystemTime"),
            ("fn f() { Instant::now(); }", "Instant::now"),
            ("fn f() { chrono::Utc::now(); }", "Utc::now"),
            ("fn f() { Local::now(); }", "Local::now"),
            ("use std::collections::{BTreeMap, HashMap};", "HashMap"),
            ("fn f(_: &HashSet<u8>) {}", "HashSet"),
            ("static mut COUNT: u8 = 0;", "static"),
            ("static COUNT: std::sync::atomic::AtomicU32 = AtomicU32::new(0);", "static"),
            ("static ALL: Mutex<Vec<u8>> = Mutex::new(Vec::new());", "static"),
            ("thread_local! { static A: u8 = 0; }", "thread_local!"),
            ("lazy_static! {}", "lazy_static!"),
            ("static ALL: OnceLock<u8> = OnceLock::new();", "static"),
            ("fn f() { rand::random::<u8>(); }", "rand"),
            ("use rand::Rng;", "rand"),
            ("fn f() { getrandom::fill(b); }", "getrandom"),
            ("fn f() { println!(\"\"); }", "println!"),
            ("fn f() { unsafe { g() } }", "unsafe"),
            ("#[pyo3::pyclass] struct S;", "pyo3"),
            ("#[napi(object)] struct S;", "napi"),
            ("#[wasm_bindgen] struct S;", "wasm_bindgen"),
        ] {
            let found = found(&format!("//! Keys.\n\n{text}"));
            let start = format!("core/src/kernel/key.rs:3: `{name}`: the core ");
            let map = format!("core/src/kernel/key.rs:3: `{name}`: its order ");
            let expected = |line: &String| line.starts_with(&start) || line.starts_with(&map);
            assert!(found.len() == 1 && found.iter().all(expected), "{text}: {found:?}");
        }
    }

    #[test]
    fn words_texts_and_constants_are_free() {
        let text = "\
            //! Never `std::fs`, never `unsafe`.\n\
            #![forbid(unsafe_code)]\n\
            // HashMap would shuffle\n\
            static NAMES: &[&str] = &[\"HashMap\", \"unsafe password\"];\n\
            fn at(instant: Instant, rand: u64, print: bool) -> &'static str { operand::of(rand) }\n";
        assert_eq!(found(text), [""; 0]);
    }

    #[test]
    fn unit_tests_are_free() {
        let test = File::new("core/src/kernel/key_tests.rs", "use std::collections::HashMap;");
        assert!(used(&test).is_empty());
    }
}
