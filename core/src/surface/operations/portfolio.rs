//! The operations of the room `portfolio`.

/// The rows of the room `portfolio`, handed to the macro that is named.
#[macro_export]
#[doc(hidden)]
macro_rules! portfolio_operations {
    ($expand:ident) => {
        $expand! {
            /// How do many people stand, against many roles, at once?
            portfolio {
            }
        }
    };
}
