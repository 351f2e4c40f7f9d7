//! The repository speaks only of itself: no machine it lay on, no host it was fetched from.

use super::finding::Finding;
use super::repository::File;

/// Folders that name a machine. They are put together here so that this file does not name them.
const FOLDERS: &[&str] = &["home", "root", "Users", "work"];

/// Hosts of package registries, in two halves for the same reason.
const HOSTS: &[(&str, &str)] = &[
    ("crates", ".io"),
    ("npmjs", ".org"),
    ("npmjs", ".com"),
    ("pypi", ".org"),
    ("pythonhosted", ".org"),
];

/// Absolute paths of a machine and names of registry hosts.
///
/// Lock files are left out: cargo writes where each package comes from.
pub(super) fn foreign_names(file: &File) -> Vec<Finding> {
    if file.path.ends_with("Cargo.lock") {
        return Vec::new();
    }
    let mut findings = Vec::new();
    for (index, line) in file.text.lines().enumerate() {
        for folder in FOLDERS {
            let path = format!("/{folder}/");
            if line.match_indices(&path).any(|(at, _)| begins_there(&line[..at])) {
                let what = format!("`{path}` is a place on somebody's machine");
                findings.push(Finding::new(&file.path, index + 1, what));
            }
        }
        for (name, end) in HOSTS {
            let host = format!("{name}{end}");
            if line.contains(&host) {
                let what = format!("`{host}` is the host of a registry");
                findings.push(Finding::new(&file.path, index + 1, what));
            }
        }
    }
    findings
}

/// Whether a path can begin after this text; in `a/b` and `../b` it began earlier.
fn begins_there(before: &str) -> bool {
    let earlier = |last: char| last.is_alphanumeric() || "._-~*)}]>".contains(last);
    !before.chars().next_back().is_some_and(earlier)
}

#[cfg(test)]
mod tests {
    use super::super::finding::shown;
    use super::*;

    fn found(text: &str) -> Vec<String> {
        shown(foreign_names(&File::new("README.md", text)))
    }

    #[test]
    fn a_place_on_a_machine_is_found() {
        for folder in FOLDERS {
            let expected = format!("README.md:2: `/{folder}/` is a place on somebody's machine");
            assert_eq!(found(&format!("\ncd /{folder}/someone")), [expected.as_str()]);
            assert_eq!(found(&format!("\n\"file:///{folder}/a\"")), [expected.as_str()]);
        }
    }

    #[test]
    fn a_registry_host_is_found() {
        for (name, end) in HOSTS {
            assert_eq!(found(&format!("see https://{name}{end}/prowess")).len(), 1);
        }
    }

    #[test]
    fn relative_paths_and_addresses_are_free() {
        for folder in FOLDERS {
            let text = format!("./{folder}/a ../{folder}/b a/{folder}/c https://x.org/{folder}/d");
            assert_eq!(found(&text), [""; 0]);
        }
    }

    #[test]
    fn the_lock_file_is_free() {
        let (name, end) = HOSTS[0];
        let file = File::new("Cargo.lock", &format!("source = \"{name}{end}\""));
        assert!(foreign_names(&file).is_empty());
    }
}
