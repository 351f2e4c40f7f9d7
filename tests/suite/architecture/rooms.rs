//! The rooms of the core: which there are, and who may use whom.

use super::finding::Finding;
use super::repository::File;
use super::tokens;

/// The part of the house a room belongs to; the two wings do not know each other.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Wing {
    Base,
    Talent,
    Governance,
    Surface,
}

use Wing::{Base, Governance, Surface, Talent};

/// All rooms from left to right. A room uses rooms of lower rank; rooms of one rank are strangers.
const ROOMS: &[(&str, Wing, u8)] = &[
    ("kernel", Base, 0),
    ("problem", Base, 0),
    ("framework", Talent, 1),
    ("evidence", Talent, 2),
    ("role", Talent, 2),
    ("readiness", Talent, 3),
    ("infer", Talent, 3),
    ("portfolio", Talent, 4),
    ("career", Talent, 4),
    ("recommend", Talent, 5),
    ("matching", Talent, 5),
    ("account", Governance, 1),
    ("access", Governance, 2),
    ("audit", Governance, 3),
    ("workflow", Governance, 4),
    ("surface", Surface, 9),
];

fn place(room: &str) -> Option<(Wing, u8)> {
    ROOMS.iter().find(|(name, ..)| *name == room).map(|(_, wing, rank)| (*wing, *rank))
}

/// Why `user` may not use `used`; `None` when it may, or when one of them is no room.
fn objection(user: &str, used: &str) -> Option<String> {
    let ((user_wing, user_rank), (used_wing, used_rank)) = (place(user)?, place(used)?);
    let is_wing = |wing| matches!(wing, Talent | Governance);
    if user == used || (user_wing == Base && used_wing == Base) {
        // Basic values report problems, and problems carry basic values: one level.
        None
    } else if is_wing(user_wing) && is_wing(used_wing) && user_wing != used_wing {
        Some(format!("`{user}` uses `{used}`, a room of the other wing"))
    } else if user_rank == used_rank {
        Some(format!("`{user}` uses `{used}`, a room beside it"))
    } else if user_rank < used_rank {
        Some(format!("`{user}` uses `{used}`, a room to its right"))
    } else {
        None
    }
}

/// The path of a core file below `core/src`, as folders and the name without `.rs`.
fn parts(path: &str) -> Option<Vec<&str>> {
    Some(path.strip_prefix("core/src/")?.strip_suffix(".rs")?.split('/').collect())
}

/// Uses of rooms that stand to the right, beside, or in the other wing.
pub(super) fn wrong_uses(file: &File) -> Vec<Finding> {
    let Some(mut module) = parts(&file.path) else { return Vec::new() };
    if module.last() == Some(&"mod") {
        module.pop();
    }
    let Some(&room) = module.first() else { return Vec::new() };
    let stream = match tokens::read(&file.text) {
        Ok(stream) => stream,
        Err(line) => return vec![Finding::new(&file.path, line, "this is not Rust")],
    };
    let mut findings: Vec<Finding> = tokens::paths(&stream)
        .iter()
        .filter_map(|path| {
            let used = first_below_root(&path.words, module.len())?;
            Some(Finding::new(&file.path, path.line, objection(room, used)?))
        })
        .collect();
    findings.dedup();
    findings
}

/// The first word below the root of the crate, when the path leads there from this depth.
///
/// A `super` within a module that is written inside the file counts from that module; such a path
/// looks as if it led further up than it does, and is read as if it stood outside.
fn first_below_root(words: &[String], depth: usize) -> Option<&str> {
    let mut depth = match words.first()?.as_str() {
        "crate" => 0,
        "self" | "super" => depth,
        _ => return None,
    };
    for word in words {
        match word.as_str() {
            "crate" | "self" => {}
            "super" => depth = depth.saturating_sub(1),
            name if depth == 0 => return Some(name),
            _ => return None,
        }
    }
    None
}

/// Folders and files directly in `core/src` that are no room of the plan.
pub(super) fn strangers<'a>(paths: impl Iterator<Item = &'a str>) -> Vec<Finding> {
    let mut entries: Vec<&str> = paths
        .filter_map(|path| path.strip_prefix("core/src/")?.split('/').next())
        .filter(|entry| *entry != "lib.rs" && place(entry).is_none())
        .collect();
    entries.sort_unstable();
    entries.dedup();
    let names = ROOMS.iter().map(|(name, ..)| *name).collect::<Vec<_>>().join(", ");
    let what = format!("this is no room of the core; the rooms are {names}");
    entries.iter().map(|e| Finding::new(&format!("core/src/{e}"), 1, what.as_str())).collect()
}

/// Rooms without a `mod.rs` that opens with a `//!` line.
pub(super) fn without_question(files: &[File]) -> Vec<Finding> {
    let has = |path: &str| files.iter().find(|file| file.path == path);
    ROOMS
        .iter()
        .filter(|(room, ..)| {
            let folder = format!("core/src/{room}/");
            files.iter().any(|file| file.path.starts_with(&folder))
        })
        .map(|(room, ..)| format!("core/src/{room}/mod.rs"))
        .filter(|path| !has(path).is_some_and(|file| file.text.starts_with("//! ")))
        .map(|path| Finding::new(&path, 1, "a room opens with a `//!` line: its question"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::finding::shown;
    use super::*;

    fn uses(path: &str, text: &str) -> Vec<String> {
        shown(wrong_uses(&File::new(path, text)))
    }

    #[test]
    fn a_room_to_the_right_is_found_in_every_spelling() {
        let right =
            "core/src/framework/model.rs:2: `framework` uses `readiness`, a room to its right";
        for text in [
            "\nuse crate::readiness::assess;",
            "\nuse crate::{kernel::Key, readiness::{self, Gap}};",
            "\nuse super::super::readiness::Gap;",
            "\nuse super::{super::readiness::Gap};",
            "\nfn f() -> crate::readiness::Gap { loop {} }",
            "\nmacro_rules! m { () => { $crate::readiness::assess() } }",
            "\n#[serde(default = \"crate::readiness::gap\")] struct S;",
            "\nmod inner { use super::super::super::readiness::Gap; }",
        ] {
            let found = uses("core/src/framework/model.rs", text);
            assert!(!found.is_empty() && found.iter().all(|f| f == right), "{text}: {found:?}");
        }
    }

    #[test]
    fn folders_within_a_room_count_as_levels() {
        let text = "use super::super::super::readiness::Gap;";
        assert_eq!(uses("core/src/framework/onet/read.rs", text).len(), 1);
        assert_eq!(
            uses("core/src/framework/onet/mod.rs", "use super::super::role::Role;").len(),
            1
        );
    }

    #[test]
    fn rooms_to_the_left_and_the_own_room_are_free() {
        let text = "use crate::{evidence::Profile, kernel::Key, readiness::Gap, role::Role};\n\
                    use super::model::Gap;\n/// [`crate::portfolio`]\n// crate::portfolio\n";
        assert_eq!(uses("core/src/readiness/assess.rs", text), [""; 0]);
        assert_eq!(uses("core/src/surface/operations.rs", "use crate::workflow::Claim;"), [""; 0]);
    }

    #[test]
    fn kernel_and_problem_are_one_level_below_all_others() {
        assert_eq!(uses("core/src/kernel/key.rs", "use crate::problem::Problem;"), [""; 0]);
        assert_eq!(uses("core/src/problem/model.rs", "use crate::kernel::Key;"), [""; 0]);
        assert_eq!(uses("core/src/problem/model.rs", "use crate::account::Token;").len(), 1);
    }

    #[test]
    fn a_wing_never_uses_the_other_wing() {
        let found = uses("core/src/workflow/claim.rs", "use crate::framework::Framework;");
        assert_eq!(
            found,
            ["core/src/workflow/claim.rs:1: `workflow` uses `framework`, a room of the other wing"]
        );
        assert_eq!(uses("core/src/matching/team.rs", "use crate::access::Scope;").len(), 1);
    }

    #[test]
    fn rooms_of_one_rank_are_strangers() {
        let found = uses("core/src/evidence/model.rs", "use crate::role::Role;");
        assert_eq!(
            found,
            ["core/src/evidence/model.rs:1: `evidence` uses `role`, a room beside it"]
        );
    }

    #[test]
    fn an_unknown_folder_in_the_core_is_found() {
        let paths = ["core/src/lib.rs", "core/src/kernel/mod.rs", "core/src/utils/mod.rs"];
        let found = shown(strangers(paths.into_iter()));
        assert_eq!(found.len(), 1);
        assert!(found[0].starts_with("core/src/utils:1: this is no room"), "{found:?}");
    }

    #[test]
    fn a_room_without_question_is_found() {
        let files = [
            File::new("core/src/kernel/mod.rs", "//! Which values?\n"),
            File::new("core/src/role/mod.rs", "mod model;\n"),
            File::new("core/src/evidence/model.rs", "//! Data.\n"),
        ];
        let found = shown(without_question(&files));
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[0].starts_with("core/src/evidence/mod.rs:1: "), "{found:?}");
        assert!(found[1].starts_with("core/src/role/mod.rs:1: "), "{found:?}");
    }
}
