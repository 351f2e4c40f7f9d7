//! Every operation of the table, as a function of what the facade hands over.

use prowess::Problem;
use prowess::surface::{self, answer_text, functions};

use crate::arguments::Arguments;
use crate::kept;

/// One operation.
pub(crate) struct Operation {
    /// Room and name, such as `readiness_assess`.
    pub(crate) name: &'static str,
    /// The JSON text of its answer.
    pub(crate) run: fn(&mut Arguments) -> Result<String, Problem>,
}

/// The operations of a room.
macro_rules! callable {
    ($(#[doc = $question:literal])+ $room:ident {
        $(
            $(#[doc = $line:literal])+
            $name:ident($($arg:ident: $mode:ident $type:ty),* $(,)?) -> $out:ty $body:block
        )*
    }) => {
        mod $room {
            use super::*;

            pub(super) const OPERATIONS: &[Option<Operation>] = &[$(
                if kept::operation(stringify!($room), stringify!($name)) {
                    Some(Operation {
                        name: concat!(stringify!($room), "_", stringify!($name)),
                        run: |_given| {
                            let answer = functions::$room::$name(
                                $(surface::$mode(&_given.$mode(), stringify!($arg))?),*
                            )?;
                            Ok(answer_text(&answer))
                        },
                    })
                } else {
                    None
                }
            ),*];
        }
    };
}

prowess::operations!(callable);

/// Every operation of this module, in the order of the table.
pub(crate) fn all() -> impl Iterator<Item = &'static Operation> {
    let rooms = [
        kernel::OPERATIONS,
        framework::OPERATIONS,
        evidence::OPERATIONS,
        role::OPERATIONS,
        readiness::OPERATIONS,
        portfolio::OPERATIONS,
        recommend::OPERATIONS,
        account::OPERATIONS,
    ];
    rooms.into_iter().flatten().flatten()
}
