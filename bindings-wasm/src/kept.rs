//! Which operations and handles a module has.
//!
//! The table of modules, `build/modules.mjs`, lists them for each; the build hands the lists of
//! one module over in two variables.
//! Without them, as for whoever checks this crate, everything is there.
//! What is not listed is found while it is compiled, and leaves nothing in the module.

/// Rooms and single operations with a blank between, such as `kernel role.parse`.
const OPERATIONS: Option<&str> = option_env!("PROWESS_OPERATIONS");

/// Kinds of handles with a blank between, such as `profile role`.
const HANDLES: Option<&str> = option_env!("PROWESS_HANDLES");

/// Whether the module has this operation.
pub(crate) const fn operation(room: &str, name: &str) -> bool {
    lists(OPERATIONS, room.as_bytes(), b"") || lists(OPERATIONS, room.as_bytes(), name.as_bytes())
}

/// Whether the module can hold data of this kind.
pub(crate) const fn handle(kind: &str) -> bool {
    lists(HANDLES, kind.as_bytes(), b"")
}

/// Whether a list has this word; with a name, the word is both with a point between.
const fn lists(list: Option<&str>, word: &[u8], name: &[u8]) -> bool {
    let Some(list) = list else { return true };
    let mut rest = list.as_bytes();
    while !rest.is_empty() {
        let mut end = 0;
        while end < rest.len() && rest[end] != b' ' {
            end += 1;
        }
        let (one, after) = rest.split_at(end);
        if is(one, word, name) {
            return true;
        }
        rest = if let [_, after @ ..] = after { after } else { after };
    }
    false
}

/// Whether a word of a list is this one.
const fn is(one: &[u8], word: &[u8], name: &[u8]) -> bool {
    if name.is_empty() {
        return same(one, word);
    }
    if one.len() != word.len() + 1 + name.len() {
        return false;
    }
    let (room, rest) = one.split_at(word.len());
    match rest {
        [b'.', rest @ ..] => same(room, word) && same(rest, name),
        _ => false,
    }
}

/// Whether two words are the same.
const fn same(one: &[u8], other: &[u8]) -> bool {
    let mut at = 0;
    while at < one.len() && at < other.len() && one[at] == other[at] {
        at += 1;
    }
    at == one.len() && at == other.len()
}
