//! Which roles may suit a person, and why?
//!
//! Words: a **blend** adds up weighted terms: how ready the person is, whether the role is of the
//! same family, how near it is on a career path, whether a job is open, and how many of the peers
//! aim at it; the **trace** is what each term was and what it adds.
//!
//! score = sum(share of the weight * value)
//!
//! | term | value |
//! |---|---|
//! | readiness | the score of [`assess`](crate::readiness::assess()) |
//! | family | 1 where it is the family of the role held |
//! | path | 1 / steps on the career path; 0 where no path leads there |
//! | job | 1 where a job is open |
//! | peers | the share of the peers who aim at it |
//!
//! The weights of SAP SuccessFactors (KBA 2640421), 4 : 2 : 2 : 1 : 1, are the preset
//! `success_factors`; with it the numbers are those of
//! [`role_blend`](crate::readiness::peers::role_blend).
//!
//! | what is not known of a role | with `leave_out`, as SuccessFactors does | with `share_out`, our own |
//! |---|---|---|
//! | the readiness, or there are no peers | it is not suggested | the other terms take over the weight |
//!
//! Popular roles come first for being popular where peers weigh something; a weight of 0 stops that.
//!
//! Not here: how likely a move is.

mod gather;
mod model;
mod suggest;

pub use model::{
    MissingTerm, PeerAims, RoleContext, RolePreset, RoleSuggestOptions, SuggestedRole,
    SuggestedRoles, TermTrace,
};
pub use suggest::suggest_roles;

#[cfg(test)]
mod roles_tests;
