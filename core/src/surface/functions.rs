//! Every operation as a function that takes what was handed over and gives an answer or a problem.

/// The type of an argument of a mode.
macro_rules! argument {
    (held_optional $type:ty) => { Option<$type> };
    ($mode:ident $type:ty) => { $type };
}

/// A module for each room, with a function for each row.
macro_rules! functions {
    ($(#[doc = $question:literal])+ $room:ident {
        $(
            $(#[doc = $line:literal])+
            $name:ident($($arg:ident: $mode:ident $type:ty),* $(,)?) -> $out:ty $body:block
        )*
    }) => {
        $(#[doc = $question])+
        pub mod $room {
            #[allow(unused_imports, reason = "each room uses some of the names that rows use")]
            use super::names::*;
            #[allow(unused_imports, reason = "a room that is left out of a build has no rows")]
            use crate::Problem;

            $(
                $(#[doc = $line])+
                ///
                /// # Errors
                ///
                /// The problems of the operation of the same name.
                #[allow(clippy::too_many_arguments, reason = "as many as the operation has")]
                pub fn $name($($arg: argument!($mode $type)),*) -> Result<$out, Problem> {
                    Ok($body)
                }
            )*
        }
    };
}

crate::operations!(functions);

/// What rows name.
pub(super) mod names {
    pub(in crate::surface) use std::collections::BTreeMap;

    #[cfg(feature = "account")]
    pub(in crate::surface) use crate::account::password;
    #[cfg(feature = "account")]
    pub(in crate::surface) use crate::account::password::*;
    #[cfg(feature = "account")]
    pub(in crate::surface) use crate::account::*;
    #[cfg(feature = "account")]
    pub(in crate::surface) use crate::account::{
        backup::*, claims::*, csrf::*, ip_list::*, lifecycle::*, lockout::*, refresh::*, risk::*,
        session::*, token::*, totp::*, webhook::*,
    };
    pub(in crate::surface) use crate::evidence::decay::*;
    pub(in crate::surface) use crate::evidence::estimate::*;
    pub(in crate::surface) use crate::evidence::measure::*;
    pub(in crate::surface) use crate::evidence::raters::*;
    pub(in crate::surface) use crate::evidence::rollup::*;
    pub(in crate::surface) use crate::evidence::*;
    pub(in crate::surface) use crate::framework::import::*;
    pub(in crate::surface) use crate::framework::*;
    pub(in crate::surface) use crate::kernel::*;
    pub(in crate::surface) use crate::portfolio::*;
    pub(in crate::surface) use crate::problem::Diagnostic;
    pub(in crate::surface) use crate::readiness::peers::*;
    pub(in crate::surface) use crate::readiness::*;
    pub(in crate::surface) use crate::recommend::*;
    pub(in crate::surface) use crate::role::*;
    pub(in crate::surface) use crate::surface::file::sources;
    pub(in crate::surface) use crate::surface::{
        HeldCohort, HeldFramework, HeldLog, HeldProfile, HeldRole, HeldRoles, HeldRules,
        HeldScorer, InputFile, Number,
    };
    pub(in crate::surface) use crate::{
        evidence, framework, kernel, portfolio, readiness, recommend, role,
    };

    /// The messages to render with: those that are given, and the built-in ones of the first
    /// language that has some for all others.
    pub(in crate::surface) fn catalogue_for(
        given: Option<MessageCatalogue>,
        languages: &[LanguageTag],
    ) -> MessageCatalogue {
        let Some(mut given) = given else { return built_in_catalogue(languages) };
        if !languages.is_empty() {
            for (code, message) in built_in_catalogue(languages).messages {
                given.messages.entry(code).or_insert(message);
            }
        }
        given
    }
}
