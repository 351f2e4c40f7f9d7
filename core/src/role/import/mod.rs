//! Reads the roles that others publish: O*NET, ESCO and NICE.
//!
//! These belong to the imports of [`framework::import`](crate::framework::import) and follow the
//! same rules: pure functions over the contents of files, everything wrong is reported with file,
//! line and column, and what can be kept is kept.
//!
//! | publisher | necessity | importance | level |
//! |---|---|---|---|
//! | O*NET | required | (importance rating - 1) / 4 | level rating, on LV |
//! | ESCO | essential is required, optional is desired | - | - |
//! | NICE | required | - | - |

mod esco;
mod esco_requirements;
mod nice;
mod onet;
mod onet_ratings;

use std::collections::BTreeSet;

use crate::framework::import::Findings;
use crate::kernel::KeyIndex;
use crate::problem::{Fault, Location};
use crate::role::{Role, RoleError};

pub use esco::esco;
pub use nice::nice;
pub use onet::onet;

/// Keeps the first of several roles with one uri, and reports the others.
fn drop_duplicate_roles(
    roles: &mut Vec<Role>,
    places: &[Option<Location>],
    findings: &mut Findings,
) {
    let repeated: BTreeSet<u32> =
        KeyIndex::of(roles, |role| Some(&role.uri)).duplicates().into_iter().collect();
    let mut at = 0_u32;
    roles.retain(|role| {
        let keep = !repeated.contains(&at);
        if !keep {
            let problem = RoleError::DuplicateRole(Fault::new().with("role", &role.uri));
            findings.error(problem, places.get(at as usize).cloned().flatten());
        }
        at += 1;
        keep
    });
}
