//! The operations of the room `kernel`.

/// The rows of the room `kernel`, handed to the macro that is named.
#[macro_export]
#[doc(hidden)]
macro_rules! kernel_operations {
    ($expand:ident) => {
        $expand! {
            /// Which keys, days, levels and texts does everything stand on?
            kernel {
                /// The text as look-up sees it: small letters, no diacritics, single blanks.
                fold(text: given String) -> String {
                    kernel::fold(&text)
                }
                /// The text as a person would have typed it: NFC, single blanks, none at the
                /// ends.
                tidy(text: given String) -> String {
                    kernel::tidy(&text)
                }
                /// The languages to try, in this order: each wish with its wider tags, then the
                /// last resort.
                fallback_chain(
                    languages: given Vec<LanguageTag>,
                    last_resort: given LanguageTag,
                ) -> Vec<LanguageTag> {
                    kernel::fallback_chain(&languages, &last_resort)
                }
                /// The whole shared out by weight: one share for each weight, which add up to
                /// exactly 1.
                apportion(weights: given Vec<Weight>) -> Vec<Share> {
                    kernel::apportion(&weights)
                }
                /// A new key, as the text of a random UUID (version 4 of RFC 9562).
                generated_key(entropy: given [u8; 16]) -> Key {
                    kernel::generated_key(entropy)
                }
                /// The key this text is.
                parse_key(text: given String) -> Key {
                    kernel::Key::parse(&text)?
                }
                /// The level with this value.
                parse_level(value: given Number) -> Level {
                    kernel::Level::new(value.get())?
                }
                /// The weight with this value.
                parse_weight(value: given Number) -> Weight {
                    kernel::Weight::new(value.get())?
                }
                /// The day this text names, such as `2026-11-20`.
                parse_day(text: given String) -> Day {
                    kernel::Day::parse(&text)?
                }
                /// The month this text names, such as `2026-11`.
                parse_month(text: given String) -> Month {
                    kernel::Month::parse(&text)?
                }
                /// The instant this text names, in UTC.
                parse_instant(text: given String) -> Instant {
                    kernel::Instant::parse(&text)?
                }
                /// The language tag this text names, in its usual spelling.
                parse_language(text: given String) -> LanguageTag {
                    kernel::LanguageTag::parse(&text)?
                }
            }
        }
    };
}
