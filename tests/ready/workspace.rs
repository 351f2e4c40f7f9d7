//! Where things lie on this machine.

use std::path::{Path, PathBuf};

/// The checkout that is being checked, and what surrounds it.
pub(crate) struct Workspace {
    /// The folder that holds the workspace's `Cargo.toml`.
    pub(crate) root: PathBuf,
    /// Whether the checks run in continuous integration.
    pub(crate) in_ci: bool,
}

impl Workspace {
    /// The workspace that this tool was built in.
    pub(crate) fn here() -> Self {
        let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
        Self {
            root: tests.parent().unwrap_or(tests).to_owned(),
            in_ci: std::env::var_os("CI").is_some_and(|value| value == "true"),
        }
    }

    /// The reference data, which lies beside the checkout and not in it.
    pub(crate) fn data(&self) -> PathBuf {
        self.root.join("../shared/data")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_root_holds_the_rules_and_the_tests() {
        let root = Workspace::here().root;
        assert!(root.join("core/Cargo.toml").is_file());
        assert!(root.join("tests/ready/workspace.rs").is_file());
    }
}
