//! The report as one page: no scripts, no fonts and no pictures from elsewhere.

mod about;
mod gaps;
mod head;
mod html;
mod radar;
mod roles;
mod table;

use prowess::readiness::Readiness;

use crate::report::{Next, Report, title};
use crate::terminal::why;
use crate::text::{Texts, fill};
use html::Html;

/// The style sheet; it holds no `<` and no `&`, so that the page reads as XML too.
const STYLE: &str = include_str!("style.css");

/// What every part of the page needs.
struct Page<'a> {
    report: &'a Report,
    texts: &'static Texts,
    next: Option<Next<'a>>,
}

/// Writes the page.
pub(crate) fn write(report: &Report) -> String {
    let texts = Texts::of(&report.languages);
    let page = Page { report, texts, next: report.next() };
    let mut html = Html::default();
    html.raw("<!DOCTYPE html>\n");
    html.element("html", &[("lang", texts.tag)], |html| {
        html.plain("head", |html| page.head(html));
        html.plain("body", |html| page.body(html));
    });
    html.finish()
}

impl Page<'_> {
    fn head(&self, html: &mut Html) {
        html.empty("meta", &[("charset", "utf-8")]);
        let width = "width=device-width, initial-scale=1";
        html.empty("meta", &[("name", "viewport"), ("content", width)]);
        html.empty("meta", &[("name", "color-scheme"), ("content", "light dark")]);
        html.words("title", "", &self.title());
        html.plain("style", |html| html.raw(STYLE));
    }

    fn title(&self) -> String {
        fill(self.texts.title, &[("person", self.person())])
    }

    fn person(&self) -> &str {
        self.report.comparison.person.as_str()
    }

    fn body(&self, html: &mut Html) {
        html.element("a", &[("class", "skip"), ("href", "#roles")], |html| {
            html.text(self.texts.skip);
        });
        hatching(html);
        self.header(html);
        html.plain("main", |html| {
            self.roles(html);
            match &self.next {
                Some(next) => self.next_role(html, next),
                None => html.words("p", "lead", self.texts.none_left),
            }
            self.about(html);
        });
        self.footer(html);
    }

    /// The best next role: why it is that, two pictures, and what is met, unknown or left out.
    fn next_role(&self, html: &mut Html, next: &Next<'_>) {
        html.element("section", &[("id", "next"), ("aria-labelledby", "next-title")], |html| {
            html.words("p", "eyebrow", self.texts.next_short);
            html.element("h2", &[("id", "next-title")], |html| html.text(title(next.readiness)));
            html.words("p", "intro", &why(next, self.texts).join(" "));
            self.radar(html, next);
            self.gaps(html, next);
            self.standings(html, next);
        });
    }

    /// A score and what it is at most, in words.
    fn range(&self, result: &Readiness) -> String {
        let percent = |share: prowess::kernel::Share| self.texts.numbers.percent(share.get());
        let score = percent(result.score);
        if result.high > result.low {
            let high = fill(self.texts.up_to, &[("high", &percent(result.high))]);
            format!("{score}, {high}")
        } else {
            score
        }
    }
}

/// The pattern for everything unknown, defined once.
fn hatching(html: &mut Html) {
    let hidden = [("class", "defs"), ("width", "0"), ("height", "0"), ("aria-hidden", "true")];
    html.element("svg", &hidden, |html| {
        let pattern = [
            ("id", "hatch"),
            ("width", "6"),
            ("height", "6"),
            ("patternUnits", "userSpaceOnUse"),
            ("patternTransform", "rotate(45)"),
        ];
        html.element("pattern", &pattern, |html| {
            let ground = [("class", "hatch-ground"), ("width", "6"), ("height", "6")];
            html.empty("rect", &ground);
            html.empty("rect", &[("class", "hatch-line"), ("width", "2.2"), ("height", "6")]);
        });
    });
}

#[cfg(test)]
#[path = "page_tests.rs"]
mod tests;
