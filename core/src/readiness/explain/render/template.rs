//! Texts with placeholders.

/// A piece of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// As it is written.
    Plain(&'a str),
    /// The name of a placeholder.
    Placeholder(&'a str),
    /// A curly bracket that opens no placeholder, with what follows it; shown as it is written.
    Broken(&'a str),
}

/// The pieces of a text: `{name}`, with letters from a to z and low lines, is a placeholder.
pub(super) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    for part in text.split_inclusive('}') {
        let Some((plain, inner)) = part.rsplit_once('{') else {
            pieces.push(Piece::Plain(part));
            continue;
        };
        if let Some((before, broken)) = plain.split_once('{') {
            pieces.extend([Piece::Plain(before), Piece::Broken("{"), Piece::Plain(broken)]);
        } else {
            pieces.push(Piece::Plain(plain));
        }
        match inner.strip_suffix('}') {
            Some(name) if is_name(name) => pieces.push(Piece::Placeholder(name)),
            _ => pieces.extend([Piece::Broken("{"), Piece::Plain(inner)]),
        }
    }
    pieces
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
}

/// The text with a value in the place of each placeholder; nothing where a value is not there.
pub(super) fn fill(text: &str, value: impl Fn(&str) -> Option<String>) -> Option<String> {
    let mut filled = String::with_capacity(text.len());
    for piece in pieces(text) {
        match piece {
            Piece::Plain(plain) | Piece::Broken(plain) => filled.push_str(plain),
            Piece::Placeholder(name) => filled.push_str(&value(name)?),
        }
    }
    Some(filled)
}

/// A text from elsewhere, made harmless for the middle of a sentence.
///
/// Control characters and line ends become blanks; characters that turn the direction of what
/// follows, beyond their own text, are left out.
pub(super) fn harmless(text: &str, longest: Option<u32>, isolate: bool) -> String {
    let clean = text.chars().filter(|letter| !turns_direction(*letter)).map(|letter| {
        let breaks = letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}');
        if breaks { ' ' } else { letter }
    });
    let longest = longest.map_or(usize::MAX, |longest| longest as usize);
    let mut shown = String::with_capacity(text.len());
    if isolate {
        shown.push('\u{2068}');
    }
    let mut letters = clean;
    shown.extend(letters.by_ref().take(longest));
    if letters.next().is_some() {
        shown.push('…');
    }
    if isolate {
        shown.push('\u{2069}');
    }
    shown
}

/// Embeddings, overrides and isolates of the Unicode bidirectional algorithm, and their ends.
const fn turns_direction(letter: char) -> bool {
    matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
