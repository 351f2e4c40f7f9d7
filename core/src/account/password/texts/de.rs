//! Texts about passwords in German, by the order of their codes.

use super::Texts;

pub(super) const TEXTS: &Texts = &[
    ("help_age", "Es muss alle {days} Tage geändert werden."),
    ("help_breach", "Passwörter aus Listen gestohlener Passwörter gehen nicht."),
    (
        "help_classes",
        "Es braucht {min} von diesen: Kleinbuchstaben, Großbuchstaben, Ziffern, Sonderzeichen.",
    ),
    ("help_common", "Häufige Passwörter wie passwort1 gehen nicht."),
    ("help_context", "Ihr Name, Ihre E-Mail-Adresse und der Name dieser Seite gehen nicht."),
    ("help_history", "Ihre letzten {count} Passwörter gehen nicht."),
    (
        "help_length",
        "Nehmen Sie mindestens {min} Zeichen. Leerzeichen und alle Buchstaben der Welt zählen.",
    ),
    ("help_manager", "Ein Passwortmanager kann es für Sie machen und behalten."),
    ("help_max_length", "Es darf bis zu {max} Zeichen haben."),
    (
        "help_phrase",
        "Mehrere Wörter, die nicht zusammengehören, sind leicht zu merken und schwer zu raten.",
    ),
    ("help_required", "Es braucht ein Zeichen der Art `{class}`."),
    (
        "password_breach_not_checked",
        "Niemand konnte nachsehen, ob es in Listen gestohlener Passwörter steht",
    ),
    (
        "password_breached",
        "Nehmen Sie ein anderes: dieses steht {count}-mal in Listen gestohlener Passwörter",
    ),
    ("password_character_not_allowed", "Lassen Sie Zeichen der Art `{class}` weg"),
    ("password_common", "Nehmen Sie ein anderes: wer rät, versucht dieses zuerst"),
    ("password_contains_context", "Lassen Sie `{word}` weg, das andere von Ihnen wissen"),
    (
        "password_control_character",
        "Lassen Sie Zeilenumbrüche, Tabulatoren und andere Zeichen weg, die niemand tippen kann",
    ),
    ("password_digits_only", "Nehmen Sie nicht nur Ziffern"),
    ("password_empty", "Geben Sie ein Passwort ein"),
    ("password_equals_username", "Nehmen Sie nicht Ihren Benutzernamen oder Ihre E-Mail-Adresse"),
    (
        "password_matches_context",
        "Nehmen Sie ein anderes: dieses kommt von Ihrem Namen, Ihrer E-Mail-Adresse oder dieser Seite",
    ),
    ("password_min_age", "Warten Sie {hours} Stunden, bevor Sie es wieder ändern"),
    ("password_missing_digit", "Nehmen Sie eine Ziffer dazu"),
    ("password_missing_letter", "Nehmen Sie einen Buchstaben dazu"),
    ("password_missing_lower", "Nehmen Sie einen Kleinbuchstaben dazu"),
    ("password_missing_other", "Nehmen Sie ein Zeichen der Art `{class}` dazu"),
    ("password_missing_symbol", "Nehmen Sie ein Sonderzeichen dazu, etwa ! oder #"),
    ("password_missing_upper", "Nehmen Sie einen Großbuchstaben dazu"),
    ("password_repeated_chars", "Nehmen Sie ein Zeichen höchstens {max}-mal hintereinander"),
    (
        "password_reused",
        "Nehmen Sie eines, das Sie noch nicht hatten; die letzten {count} gehen nicht",
    ),
    ("password_same_as_current", "Nehmen Sie ein anderes: das ist Ihr jetziges Passwort"),
    ("password_sequence", "Lassen Sie Folgen wie abcd oder 4321 von mehr als {max} Zeichen weg"),
    (
        "password_similar_to_current",
        "Nehmen Sie ein anderes: das ist Ihr jetziges Passwort mit einer kleinen Änderung",
    ),
    (
        "password_too_few_classes",
        "Nehmen Sie {min} von Kleinbuchstaben, Großbuchstaben, Ziffern und Sonderzeichen",
    ),
    (
        "password_too_guessable",
        "Machen Sie es länger, oder nehmen Sie Wörter, die nicht zusammengehören",
    ),
    ("password_too_long", "Nehmen Sie höchstens {max} Zeichen"),
    (
        "password_too_long_for_hash",
        "Nehmen Sie ein kürzeres Passwort: dieses braucht {bytes} Byte, höchstens {max} gehen",
    ),
    ("password_too_short", "Nehmen Sie mindestens {min} Zeichen; das sind {length}"),
    ("password_unassigned_codepoint", "Lassen Sie das Zeichen weg, das Unicode noch nicht kennt"),
];
