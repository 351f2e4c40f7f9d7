//! Texts about passwords in English, by the order of their codes.

use super::Texts;

pub(super) const TEXTS: &Texts = &[
    ("help_age", "It has to be changed every {days} days."),
    ("help_breach", "Passwords from lists of stolen ones are refused."),
    ("help_classes", "It needs {min} of these: small letters, capital letters, digits, symbols."),
    ("help_common", "Common passwords, such as password1, are refused."),
    ("help_context", "Your name, your e-mail address and the name of this site are refused."),
    ("help_history", "Your last {count} passwords are refused."),
    ("help_length", "Use at least {min} characters. Blanks and all letters of the world count."),
    ("help_manager", "A password manager can make and keep it for you."),
    ("help_max_length", "It may have up to {max} characters."),
    (
        "help_phrase",
        "Several words that do not go together are easy to keep in mind and hard to guess.",
    ),
    ("help_required", "It needs a character of the kind `{class}`."),
    (
        "password_breach_not_checked",
        "nobody could look whether this is in lists of stolen passwords",
    ),
    (
        "password_breached",
        "choose another: this one is in lists of stolen passwords, {count} times",
    ),
    ("password_character_not_allowed", "leave out characters of the kind `{class}`"),
    ("password_common", "choose another: everybody who guesses tries this one first"),
    ("password_contains_context", "leave out `{word}`, which others know about you"),
    (
        "password_control_character",
        "leave out line breaks, tabs and other characters that cannot be typed",
    ),
    ("password_digits_only", "use more than digits"),
    ("password_empty", "enter a password"),
    ("password_equals_username", "do not use your user name or e-mail address"),
    (
        "password_matches_context",
        "choose another: this one comes from your name, your e-mail address or this site",
    ),
    ("password_min_age", "wait {hours} hours before you change it again"),
    ("password_missing_digit", "use a digit"),
    ("password_missing_letter", "use a letter"),
    ("password_missing_lower", "use a small letter"),
    ("password_missing_other", "use a character of the kind `{class}`"),
    ("password_missing_symbol", "use a symbol, such as ! or #"),
    ("password_missing_upper", "use a capital letter"),
    ("password_repeated_chars", "use one character at most {max} times in a row"),
    ("password_reused", "choose one that you have not used before; the last {count} do not count"),
    ("password_same_as_current", "choose another: this is your current password"),
    ("password_sequence", "leave out runs such as abcd or 4321 of more than {max} characters"),
    (
        "password_similar_to_current",
        "choose another: this is your current password with a small change",
    ),
    ("password_too_few_classes", "use {min} of small letters, capital letters, digits and symbols"),
    ("password_too_guessable", "make it longer, or use words that do not go together"),
    ("password_too_long", "use at most {max} characters"),
    (
        "password_too_long_for_hash",
        "use a shorter password: this takes {bytes} bytes, and {max} is the most",
    ),
    ("password_too_short", "use at least {min} characters; this has {length}"),
    ("password_unassigned_codepoint", "leave out the character that is not part of Unicode yet"),
];
