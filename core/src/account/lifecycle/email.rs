//! Which addresses are one and the same.

use serde::Serialize;

use super::punycode::ascii_label;
use crate::account::AccountError;
use crate::account::lower::lower_text;
use crate::account::material::not_longer;
use crate::kernel::for_each_composed;
use crate::problem::Fault;

/// The most bytes of an address: RFC 5321 section 4.5.3.1.3, without the angle brackets.
const MOST_BYTES: usize = 254;

/// An address, as it is written to and as it is compared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EmailIdentity {
    /// The address to write to: the part before the `@` as it was given, the domain in ASCII and in
    /// small letters.
    pub address: String,
    /// What makes an account unique: the address in NFC and without case.
    pub key: String,
}

/// The one spelling of an address that is stored, and the one that tells two accounts apart.
///
/// The domain is put into small letters, NFC and then ASCII, as `xn--` (RFC 3492, RFC 5891); letters
/// that look like others, such as full-width ones, are refused rather than mapped.
/// The part before the `@` stays: its case may count, and what follows a plus or where dots stand is
/// up to the mailbox.
/// Two addresses that differ in case alone are one account, so that nobody takes somebody else's
/// name in other letters.
///
/// It does not say that the address exists: only a token that was sent there does.
///
/// # Errors
///
/// * `account.invalid_email` for what is no address; parts in quotation marks, comments and
///   addresses by number are none.
/// * `account.too_large` for more than 254 bytes.
pub fn email_identity(email: &str) -> Result<EmailIdentity, AccountError> {
    not_longer("email", "bytes", email.len(), MOST_BYTES)?;
    let composed = composed(email.trim());
    let (local, domain) = composed.rsplit_once('@').ok_or_else(|| invalid("has no `@`"))?;
    let is_atom =
        |part: &str| !part.is_empty() && part.chars().all(|c| !c.is_ascii() || is_atom_letter(c));
    if local.len() > 64 || !local.split('.').all(is_atom) || local.chars().any(is_invisible) {
        return Err(invalid("has something before the `@` that is no name of a mailbox"));
    }
    let labels = domain.split('.').map(label).collect::<Option<Vec<String>>>();
    let labels = labels.filter(|labels| labels.len() > 1 && !is_number(labels));
    let domain = labels.ok_or_else(|| invalid("has no domain behind the `@`"))?.join(".");
    let address = format!("{local}@{domain}");
    not_longer("email", "bytes", address.len(), MOST_BYTES)?;
    let key = without_case(&address);
    Ok(EmailIdentity { address, key })
}

/// Letters of a name without quotation marks (RFC 5322 section 3.2.3).
fn is_atom_letter(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~".contains(letter)
}

/// White space, control characters, and what turns or hides letters.
fn is_invisible(letter: char) -> bool {
    letter.is_whitespace()
        || letter.is_control()
        || matches!(
            letter,
            '\u{ad}'
                | '\u{200b}'..='\u{200f}'
                | '\u{202a}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{fe00}'..='\u{fe0f}'
                | '\u{feff}'
                | '\u{fff0}'..='\u{ffff}'
                | '\u{e0000}'..='\u{e0fff}'
        )
}

/// A label of a domain in ASCII; nothing where it is none.
fn label(text: &str) -> Option<String> {
    let lower = lower_text(text);
    let lower = composed(&lower);
    let is_plain = lower.chars().all(|letter| match letter {
        '-' => true,
        'ａ'..='ｚ' | '０'..='９' => false,
        // Marks that a letter needs are no letters to the standard library.
        _ if letter.is_ascii() => letter.is_ascii_alphanumeric(),
        _ => !is_invisible(letter) && !letter.is_ascii_punctuation(),
    });
    let ascii = ascii_label(&lower)?;
    let is_edged = ascii.starts_with('-') || ascii.ends_with('-');
    (is_plain && !is_edged && (1..=63).contains(&ascii.len())).then_some(ascii)
}

/// Whether the last label is a number, as in an address of the internet.
fn is_number(labels: &[String]) -> bool {
    labels.last().is_some_and(|last| last.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The text without case: `ß` and `SS` become one, and so do the two small sigmas.
fn without_case(text: &str) -> String {
    let lower = lower_text(&text.to_uppercase()).replace('ς', "σ");
    composed(&lower)
}

fn composed(text: &str) -> String {
    let mut composed = String::with_capacity(text.len());
    for_each_composed(text.chars(), |letter| composed.push(letter));
    composed
}

fn invalid(reason: &str) -> AccountError {
    AccountError::InvalidEmail(Fault::new().at("email").with("reason", reason))
}
