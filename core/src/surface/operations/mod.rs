//! The table of everything that is exposed.
//!
//! A row is written once, here; everything else is made from it:
//!
//! ```text
//! /// The first line of the operation's documentation.
//! name(argument: mode Type, ...) -> Result {
//!     a call of the operation, in which `?` hands a problem on
//! }
//! ```

mod account;
#[cfg(feature = "account")]
mod account_code;
#[cfg(feature = "account")]
mod account_hash;
#[cfg(feature = "account")]
mod account_password;
#[cfg(feature = "account")]
mod account_session;
#[cfg(feature = "account")]
mod account_standing;
#[cfg(feature = "account")]
mod account_token;
mod evidence;
mod framework;
mod kernel;
mod portfolio;
mod readiness;
mod recommend;
mod role;

/// Hands the table to a macro, room by room.
///
/// A package of another language writes one macro that makes a function of its own from each row:
///
/// ```
/// macro_rules! count {
///     ($(#[doc = $question:literal])+ $room:ident {
///         $($(#[doc = $line:literal])+ $name:ident($($arg:ident: $mode:ident $type:ty),* $(,)?) -> $out:ty $body:block)*
///     }) => {
///         const _: &[&str] = &[$(concat!(stringify!($room), ".", stringify!($name))),*];
///     };
/// }
/// prowess::operations!(count);
/// ```
#[macro_export]
macro_rules! operations {
    ($expand:ident) => {
        $crate::kernel_operations!($expand);
        $crate::framework_operations!($expand);
        $crate::evidence_operations!($expand);
        $crate::role_operations!($expand);
        $crate::readiness_operations!($expand);
        $crate::portfolio_operations!($expand);
        $crate::recommend_operations!($expand);
        $crate::account_operations!($expand);
    };
}
