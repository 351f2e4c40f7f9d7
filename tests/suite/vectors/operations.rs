//! The operations that vectors call, made from the table.

use prowess::Problem;
use prowess::surface::{self, JsonText, functions};
use serde_json::{Map, Value};

/// One operation, as a vector calls it.
pub(super) struct Operation {
    /// Room and function, such as `readiness.assess`.
    pub(super) name: &'static str,
    /// The names of its arguments.
    pub(super) arguments: &'static [&'static str],
    /// Calls it with named arguments.
    pub(super) run: fn(&Arguments) -> Result<Value, Problem>,
}

/// Named arguments, each as JSON text.
pub(super) struct Arguments(Map<String, Value>);

impl Arguments {
    /// The arguments of a vector; one that the operation does not have makes the vector wrong.
    pub(super) fn of(operation: &Operation, input: &Value) -> Result<Self, String> {
        let input = input.as_object().ok_or("the input is no object")?;
        match input.keys().find(|name| !operation.arguments.contains(&name.as_str())) {
            None => Ok(Self(input.clone())),
            Some(name) => Err(format!("there is no argument `{name}`")),
        }
    }

    fn text(&self, name: &str) -> Option<String> {
        self.0.get(name).map(Value::to_string)
    }
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

            pub(super) const OPERATIONS: &[Operation] = &[$(Operation {
                name: concat!(stringify!($room), ".", stringify!($name)),
                arguments: &[$(stringify!($arg)),*],
                run: |_given| {
                    $(let $arg = _given.text(stringify!($arg));)*
                    let answer = functions::$room::$name(
                        $(surface::$mode(&JsonText($arg.as_deref()), stringify!($arg))?),*
                    )?;
                    Ok(serde_json::to_value(answer).expect("an answer is plain data"))
                },
            }),*];
        }
    };
}

prowess::operations!(callable);

/// Every operation there is.
pub(super) fn operations() -> impl Iterator<Item = &'static Operation> {
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
    rooms.into_iter().flatten()
}
