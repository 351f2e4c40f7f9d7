//! Writes HTML that is always balanced and always escaped.

use crate::text::harmless;

/// Elements that stand within a line of text; all others end their line.
const INLINE: &[&str] =
    &["a", "b", "dd", "dt", "em", "h1", "h2", "h3", "p", "span", "strong", "td", "th", "text"];

/// A page, or a part of it.
///
/// Every text and every value of an attribute goes through [`escape`]; names are our own.
#[derive(Debug, Default)]
pub(super) struct Html(String);

impl Html {
    /// Text that is ours and needs no escaping, such as a style sheet.
    pub(super) fn raw(&mut self, text: &'static str) {
        self.0.push_str(text);
    }

    /// Text of anybody.
    pub(super) fn text(&mut self, text: &str) {
        escape(&mut self.0, text);
    }

    /// An element with what the function writes into it.
    pub(super) fn element(
        &mut self,
        name: &'static str,
        attributes: &[(&'static str, &str)],
        inner: impl FnOnce(&mut Self),
    ) {
        self.open(name, attributes);
        self.0.push('>');
        inner(self);
        self.0.push_str("</");
        self.0.push_str(name);
        self.end(name);
    }

    /// An element without attributes.
    pub(super) fn plain(&mut self, name: &'static str, inner: impl FnOnce(&mut Self)) {
        self.element(name, &[], inner);
    }

    /// An element of this class that holds nothing but text.
    pub(super) fn words(&mut self, name: &'static str, class: &'static str, text: &str) {
        let class = [("class", class)];
        let attributes = if class[0].1.is_empty() { &[][..] } else { &class[..] };
        self.element(name, attributes, |html| html.text(text));
    }

    /// An element that holds nothing at all.
    pub(super) fn empty(&mut self, name: &'static str, attributes: &[(&'static str, &str)]) {
        self.open(name, attributes);
        self.0.push_str(" /");
        self.end(name);
    }

    fn open(&mut self, name: &'static str, attributes: &[(&'static str, &str)]) {
        self.0.push('<');
        self.0.push_str(name);
        for (name, value) in attributes {
            self.0.push(' ');
            self.0.push_str(name);
            self.0.push_str("=\"");
            escape(&mut self.0, value);
            self.0.push('"');
        }
    }

    fn end(&mut self, name: &'static str) {
        self.0.push('>');
        if !INLINE.contains(&name) || name.starts_with('h') || name == "p" {
            self.0.push('\n');
        }
    }

    /// What was written.
    pub(super) fn finish(self) -> String {
        self.0
    }
}

/// Writes a text so that it means nothing but itself; control characters become spaces.
fn escape(out: &mut String, text: &str) {
    for one in text.chars().map(harmless) {
        match one {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(one),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_with_markup_in_it_stays_a_label() {
        let mut html = Html::default();
        html.element("a", &[("title", "\"<'&\u{0}\u{202e}")], |html| html.text("<script>"));
        assert_eq!(html.finish(), "<a title=\"&quot;&lt;&#39;&amp;  \">&lt;script&gt;</a>");
    }
}
