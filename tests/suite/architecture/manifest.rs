//! What the packages depend on, read from their `Cargo.toml`.

use super::finding::Finding;
use super::repository::File;

/// Crates that bring a clock, randomness, sockets, globals or another language.
const WORLDLY: &[&str] = &[
    "ahash",
    "fastrand",
    "getrandom",
    "hyper",
    "js-sys",
    "lazy_static",
    "log",
    "napi",
    "napi-derive",
    "once_cell",
    "pyo3",
    "pythonize",
    "rand",
    "reqwest",
    "serde-wasm-bindgen",
    "time",
    "tokio",
    "tracing",
    "ureq",
    "wasm-bindgen",
    "web-sys",
];

/// Features that bring a clock or randomness into crates that can do without.
const WORLDLY_FEATURES: &[(&str, &[&str])] = &[
    ("chrono", &["clock", "now", "wasmbind"]),
    ("uuid", &["v1", "v4", "v6", "v7", "js", "rng-getrandom", "rng-rand", "fast-rng"]),
];

/// One line or block of a dependency table.
struct Dependency<'a> {
    table: &'a str,
    name: &'a str,
    line: usize,
    text: String,
}

/// The dependencies in all tables of a manifest, in the form that this repository uses:
/// one entry a line, longer ones with their brackets open at the end of the line.
fn dependencies(text: &str) -> Vec<Dependency<'_>> {
    let (mut table, mut open, mut found) = ("", 0, Vec::<Dependency<'_>>::new());
    for (index, line) in text.lines().enumerate() {
        let code = without_comment(line);
        if open == 0 && code.trim_start().starts_with('[') {
            table = code.trim();
            continue;
        }
        if !table.trim_end_matches(']').ends_with("dependencies") {
            continue;
        }
        if let (true, Some((key, _))) = (open == 0, code.split_once('=')) {
            let name = key.trim().trim_end_matches(".workspace").trim_matches('"');
            found.push(Dependency { table, name, line: index + 1, text: String::new() });
        }
        if let Some(entry) = found.last_mut() {
            entry.text.push_str(line);
            entry.text.push('\n');
        }
        let count = |marks: [char; 2]| code.matches(marks).count();
        open = (open + count(['[', '{'])).saturating_sub(count([']', '}']));
    }
    found
}

/// The line up to a `#` that does not stand in a text.
fn without_comment(line: &str) -> &str {
    let mut in_text = false;
    for (at, mark) in line.char_indices() {
        match mark {
            '"' => in_text = !in_text,
            '#' if !in_text => return &line[..at],
            _ => {}
        }
    }
    line
}

fn is_manifest(file: &File) -> bool {
    file.path == "Cargo.toml" || file.path.ends_with("/Cargo.toml")
}

/// Dependencies without a comment beside them.
///
/// One that a package takes from the workspace has its comment there.
pub(super) fn without_purpose(file: &File) -> Vec<Finding> {
    if !is_manifest(file) {
        return Vec::new();
    }
    dependencies(&file.text)
        .iter()
        .filter(|dependency| {
            let from_workspace = without_comment(&dependency.text).contains("workspace = true");
            let explained = dependency.text.lines().any(|line| without_comment(line) != line);
            !from_workspace && !explained
        })
        .map(|dependency| {
            let what = format!("`{}` has no comment that says what it is for", dependency.name);
            Finding::new(&file.path, dependency.line, what)
        })
        .collect()
}

/// Dependencies of the core that reach into the world, and features that would.
pub(super) fn worldly_dependencies(file: &File) -> Vec<Finding> {
    let is_core = file.path == "core/Cargo.toml";
    if !is_core && file.path != "Cargo.toml" {
        return Vec::new();
    }
    let mut findings = Vec::new();
    let mut find = |line, what| findings.push(Finding::new(&file.path, line, what));
    for Dependency { table, name, line, text } in dependencies(&file.text) {
        // Tests and benchmarks of the core may reach into the world.
        if is_core && !table.contains("dev-") && WORLDLY.contains(&name) {
            find(line, format!("`{name}` reaches into the world; the core does not"));
        }
        let Some((_, features)) = WORLDLY_FEATURES.iter().find(|(of, _)| *of == name) else {
            continue;
        };
        let code: String = text.lines().map(without_comment).collect();
        for feature in *features {
            if code.contains(&format!("\"{feature}\"")) {
                find(line, format!("feature `{feature}` of `{name}` reaches into the world"));
            }
        }
        let own_version = code.contains("version") || code.contains("= \"");
        if own_version && !code.contains("default-features = false") {
            find(line, format!("the default features of `{name}` reach into the world"));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::super::finding::shown;
    use super::*;

    fn purpose(text: &str) -> Vec<String> {
        shown(without_purpose(&File::new("client/Cargo.toml", text)))
    }

    fn worldly(path: &str, text: &str) -> Vec<String> {
        shown(worldly_dependencies(&File::new(path, text)))
    }

    #[test]
    fn a_dependency_without_comment_is_found_in_every_table() {
        for table in ["dependencies", "workspace.dependencies", "dev-dependencies"] {
            let found =
                purpose(&format!("[{table}]\na = \"1\" # counts\nb = {{ version = \"1\" }}"));
            assert_eq!(found, ["client/Cargo.toml:3: `b` has no comment that says what it is for"]);
        }
        assert_eq!(purpose("[target.'cfg(unix)'.dependencies]\nb = \"1\"").len(), 1);
    }

    #[test]
    fn one_comment_is_enough_for_a_long_entry() {
        let text = "[dependencies]\na = { version = \"1\", features = [ # reads\n  \"x#y\",\n] }\n";
        assert_eq!(purpose(text), [""; 0]);
    }

    #[test]
    fn a_mark_in_a_text_is_no_comment() {
        assert_eq!(purpose("[dependencies]\na = { git = \"x#y\" }").len(), 1);
    }

    #[test]
    fn what_comes_from_the_workspace_is_explained_there() {
        let text = "[dependencies]\na.workspace = true\nb = { workspace = true }\n[lints]\nc = 1";
        assert_eq!(purpose(text), [""; 0]);
    }

    #[test]
    fn the_core_may_not_depend_on_the_world_but_its_tests_may() {
        let text = "[dependencies]\nserde = \"1\"\nrand.workspace = true\n[dev-dependencies]\nrand = \"1\"";
        let expected = "core/Cargo.toml:3: `rand` reaches into the world; the core does not";
        assert_eq!(worldly("core/Cargo.toml", text), [expected]);
        assert_eq!(worldly("client/Cargo.toml", text), [""; 0]);
    }

    #[test]
    fn clocks_and_random_numbers_are_not_switched_on() {
        let text = "[workspace.dependencies]\n\
            chrono = { version = \"0.4\", default-features = false, features = [\"clock\"] }\n\
            uuid = { version = \"1\", features = [\"serde\"] } # not \"v4\"\n";
        let expected = [
            "Cargo.toml:2: feature `clock` of `chrono` reaches into the world",
            "Cargo.toml:3: the default features of `uuid` reach into the world",
        ];
        assert_eq!(worldly("Cargo.toml", text), expected);
    }
}
