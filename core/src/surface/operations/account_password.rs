//! The operations of the room `account` that are about passwords.

/// The rows so far, with those about passwords.
#[macro_export]
#[doc(hidden)]
macro_rules! account_password_rows {
    ($expand:ident { $($rows:tt)* }) => {
        $crate::account_all_rows! {
            $expand {
                $($rows)*
                /// The one spelling of a password that is hashed and compared.
                prepare_password(password: given Secret<String>) -> PreparedPassword {
                    account::password::prepare_password(&password)?.into()
                }
            }
        }
    };
}
