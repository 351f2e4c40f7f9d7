//! What is wrong with a request body, before it leaves.

use crate::proto::ApiError;

/// A body that can be looked at before it leaves.
///
/// Natively this is the crate `validator`; in the browser, where bytes are dear, the service
/// looks alone.
pub trait Checked {
    /// Whether it may leave.
    ///
    /// # Errors
    /// `client.invalid_request`, with every field that is wrong.
    fn check(&self) -> Result<(), ApiError>;
}

/// What the rules themselves define is checked by the rules, where it is used.
macro_rules! checked_by_the_rules {
    ($($shape:ty),* $(,)?) => {
        $(impl Checked for $shape {
            fn check(&self) -> Result<(), ApiError> {
                Ok(())
            }
        })*
    };
}

checked_by_the_rules! {
    prowess::evidence::Entry,
    prowess::framework::Competency,
    prowess::framework::Framework,
    prowess::role::Role,
    String,
}

/// The findings of `validator`, as an error of this crate, in the order of the fields' names.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn validated(body: &impl validator::Validate) -> Result<(), ApiError> {
    use crate::proto::{ErrorKind, FieldError};

    let Err(found) = body.validate() else { return Ok(()) };
    let mut fields: Vec<FieldError> = Vec::new();
    for (path, errors) in found.field_errors() {
        fields.extend(errors.iter().map(|error| {
            let message = error.message.as_ref().map_or_else(String::new, ToString::to_string);
            FieldError { path: path.to_string(), code: error.code.to_string(), message }
        }));
    }
    fields.sort_by(|one, other| (&one.path, &one.code).cmp(&(&other.path, &other.code)));
    let first = fields.first().cloned();
    let message = first.as_ref().map_or("", |field| &field.message).to_owned();
    Err(ApiError::new(ErrorKind::Validation, "client.invalid_request", message).edit(|failure| {
        failure.path = first.map(|field| field.path);
        failure.fields = fields;
    }))
}

/// In the browser the service looks alone.
#[cfg(target_arch = "wasm32")]
pub(crate) fn validated<T>(_: &T) -> Result<(), ApiError> {
    Ok(())
}
