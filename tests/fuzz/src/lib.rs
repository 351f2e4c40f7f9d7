//! What the fuzz targets share.

/// The input as text, for parsers that take text.
///
/// Bytes that are no UTF-8 become the replacement character instead of ending the run: what
/// follows them may still be worth reading.
///
/// ```
/// assert_eq!(prowess_fuzz::text(b"sql\xff,3"), "sql\u{fffd},3");
/// ```
#[must_use]
pub fn text(input: &[u8]) -> std::borrow::Cow<'_, str> {
    String::from_utf8_lossy(input)
}
