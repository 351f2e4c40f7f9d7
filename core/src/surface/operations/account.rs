//! The operations of the room `account`.
//!
//! Its rows stand in several files, each of which adds some and hands on to the next; the last
//! one gives all of them to the macro that is named.
//! Without the feature `account` there are none.

/// The rows of the room `account`, handed to the macro that is named.
#[cfg(feature = "account")]
#[macro_export]
#[doc(hidden)]
macro_rules! account_operations {
    ($expand:ident) => {
        $crate::account_code_rows!($expand {});
    };
}

/// The rows of the room `account`, of which there are none.
#[cfg(not(feature = "account"))]
#[macro_export]
#[doc(hidden)]
macro_rules! account_operations {
    ($expand:ident) => {
        $crate::account_all_rows!($expand {});
    };
}

/// All rows of the room, under its question.
#[macro_export]
#[doc(hidden)]
macro_rules! account_all_rows {
    ($expand:ident { $($rows:tt)* }) => {
        $expand! {
            /// Is this person who they say they are, and how does an account stay theirs?
            account {
                $($rows)*
            }
        }
    };
}
