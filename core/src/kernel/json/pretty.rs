//! JSON text with a line for each item and each field.

/// The same JSON text, written without blanks, with two blanks of indentation.
///
/// Made from text and not while a value is written: so each type has one writing function in a
/// browser module, and not one for each way of writing.
pub(super) fn indented(plain: &str) -> String {
    let mut text = String::with_capacity(plain.len() * 2);
    let (mut depth, mut in_string, mut is_escaped) = (0, false, false);
    let mut letters = plain.chars().peekable();
    while let Some(letter) = letters.next() {
        if in_string {
            text.push(letter);
            in_string = letter != '"' || is_escaped;
            is_escaped = letter == '\\' && !is_escaped;
            continue;
        }
        match letter {
            '{' | '[' => {
                text.push(letter);
                if let Some(end) = letters.next_if(|next| matches!(next, '}' | ']')) {
                    text.push(end);
                } else {
                    depth += 1;
                    break_line(&mut text, depth);
                }
            }
            '}' | ']' => {
                depth = usize::saturating_sub(depth, 1);
                break_line(&mut text, depth);
                text.push(letter);
            }
            ',' => {
                text.push(letter);
                break_line(&mut text, depth);
            }
            ':' => text.push_str(": "),
            _ => {
                text.push(letter);
                in_string = letter == '"';
            }
        }
    }
    text
}

fn break_line(text: &mut String, depth: usize) {
    text.push('\n');
    text.extend(std::iter::repeat_n("  ", depth));
}
