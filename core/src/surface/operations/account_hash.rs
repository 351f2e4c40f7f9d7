//! The operations of the room `account` that hash passwords, where the feature `hash` is on.

/// The rows so far, with those that hash.
#[cfg(feature = "hash")]
#[macro_export]
#[doc(hidden)]
macro_rules! account_hash_rows {
    ($expand:ident { $($rows:tt)* }) => {
        $crate::account_all_rows! {
            $expand {
                $($rows)*
                /// The hash of a password with Argon2id, as a PHC string to be stored.
                hash_password(
                    password: given Secret<String>,
                    entropy: given Secret<Vec<u8>>,
                    policy: optional HashPolicy,
                    pepper: optional Option<Secret<String>>,
                ) -> String {
                    password::hash_password(&password, &policy, &entropy, pepper.as_ref())?
                }
                /// Whether a password is the one that was hashed with Argon2id.
                verify_password(
                    password: given Secret<String>,
                    hash: given Secret<String>,
                    policy: optional HashPolicy,
                    pepper: optional Option<Secret<String>>,
                ) -> PasswordVerification {
                    password::verify_password(&password, &hash, &policy, pepper.as_ref())?
                }
            }
        }
    };
}

/// The rows so far.
#[cfg(not(feature = "hash"))]
#[macro_export]
#[doc(hidden)]
macro_rules! account_hash_rows {
    ($expand:ident { $($rows:tt)* }) => {
        $crate::account_all_rows!($expand { $($rows)* });
    };
}
