use proptest::prelude::*;

use super::punycode::ascii_label;
use super::*;
use crate::problem::Problem;

fn identity(email: &str) -> EmailIdentity {
    email_identity(email).unwrap()
}

/// From RFC 3492 section 7.1, and from the codec `punycode` of Python.
#[test]
fn labels_are_those_of_punycode() {
    for (label, ascii) in [
        ("example", "example"),
        ("münchen", "xn--mnchen-3ya"),
        ("bücher", "xn--bcher-kva"),
        ("faß", "xn--fa-hia"),
        ("пример", "xn--e1afmkfd"),
        ("例え", "xn--r8jz45g"),
        ("ελλάδα", "xn--hxakic4aa"),
        ("日本語", "xn--wgv71a119e"),
        ("ليهمابتكلموشعربي؟", "xn--egbpdaj6bu4bxfgehfvwxn"),
        ("他们为什么不说中文", "xn--ihqwcrb4cv8a8dqg056pqjye"),
        ("pročprostěnemluvíčesky", "xn--proprostnemluvesky-uyb24dma41a"),
    ] {
        assert_eq!(ascii_label(label).as_deref(), Some(ascii));
    }
}

#[test]
fn the_mailbox_keeps_its_case_and_the_account_does_not() {
    let ana = identity(" Ana.Berg+news@Example.ORG ");
    assert_eq!(ana.address, "Ana.Berg+news@example.org");
    assert_eq!(ana.key, "ana.berg+news@example.org");
    // Neither the plus nor the points are looked through.
    assert_ne!(ana.key, identity("anaberg@example.org").key);
}

#[test]
fn two_spellings_of_one_address_are_one_account() {
    for (one, other) in [
        ("ana@münchen.example", "ana@MÜNCHEN.example"),
        ("ana@münchen.example", "ana@mu\u{308}nchen.example"),
        ("ana@münchen.example", "ana@xn--mnchen-3ya.example"),
        ("STRASSE@example.org", "straße@example.org"),
        ("ΣΊΣΥΦΟΣ@example.org", "σίσυφος@example.org"),
        ("é@example.org", "e\u{301}@example.org"),
    ] {
        assert_eq!(identity(one).key, identity(other).key, "{one} {other}");
    }
}

#[test]
fn what_is_no_address_is_refused() {
    for wrong in [
        "",
        "@",
        "ana",
        "ana@",
        "@example.org",
        "ana@example",
        "ana@@example.org",
        "ana @example.org",
        "ana@exa mple.org",
        "ana@.org",
        "ana@example..org",
        "ana@example.org.",
        ".ana@example.org",
        "ana.@example.org",
        "a..na@example.org",
        "\"ana\"@example.org",
        "ana(note)@example.org",
        "ana@[192.0.2.7]",
        "ana@192.0.2.7",
        "ana@-example.org",
        "ana@example-.org",
        "ana,bob@example.org",
        "ana\0@example.org",
        "a\u{202e}na@example.org",
        "ana@ex\u{200b}ample.org",
        "ana@ｅxample.org",
        "ana@exam_ple.org",
        "<ana@example.org>",
    ] {
        let refused = email_identity(wrong).unwrap_err();
        assert_eq!(Problem::from(refused).code, "account.invalid_email", "{wrong}");
    }
    let long = format!("{}@example.org", "a".repeat(65));
    assert_eq!(Problem::from(email_identity(&long).unwrap_err()).code, "account.invalid_email");
    let label = format!("ana@{}.org", "a".repeat(64));
    assert_eq!(Problem::from(email_identity(&label).unwrap_err()).code, "account.invalid_email");
    let huge = "ü".repeat(100_000);
    assert_eq!(Problem::from(email_identity(&huge).unwrap_err()).code, "account.too_large");
}

#[test]
fn a_refusal_does_not_repeat_the_address() {
    let problem = Problem::from(email_identity("canary 7391@example.org").unwrap_err());
    assert!(!serde_json::to_string(&problem).unwrap().contains("7391"));
}

proptest! {
    #[test]
    fn an_identity_is_that_of_itself(email in "[a-zA-Zäöüßéσ.+-]{1,12}@[a-zA-Zäöüßéσ-]{1,12}\\.[a-z]{2,5}") {
        if let Ok(one) = email_identity(&email) {
            let again = email_identity(&one.address).unwrap();
            prop_assert_eq!(&again.address, &one.address);
            prop_assert_eq!(&again.key, &one.key);
            prop_assert_eq!(email_identity(&one.key).unwrap().key, one.key);
        }
    }

    #[test]
    fn no_text_makes_it_panic(email in "\\PC{0,40}@\\PC{0,40}\\.\\PC{0,9}") {
        let _ = email_identity(&email);
    }
}
