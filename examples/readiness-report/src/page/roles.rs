//! The roles, the readiest first, each with a bar.

use prowess::readiness::Readiness;

use super::Page;
use super::html::Html;
use super::table::Table;
use crate::report::title;
use crate::terminal::left_out;
use crate::text::fill;

impl Page<'_> {
    /// The ranked list and its table.
    pub(super) fn roles(&self, html: &mut Html) {
        html.element("section", &[("id", "roles"), ("aria-labelledby", "roles-title")], |html| {
            html.element("h2", &[("id", "roles-title")], |html| html.text(self.texts.roles));
            html.words("p", "intro", &self.scope());
            html.plain("figure", |html| {
                let first = self.next.as_ref().map(|next| &next.readiness.role);
                html.element("ol", &[("class", "roles")], |html| {
                    for result in self.report.shown() {
                        self.role(html, result, first == Some(&result.role));
                    }
                });
                self.roles_table().write(html, self.texts);
            });
        });
    }

    fn scope(&self) -> String {
        let mut words = vec![self.texts.roles_intro.to_owned()];
        words.extend(left_out(self.report, self.texts));
        words.join(" ")
    }

    fn role(&self, html: &mut Html, result: &Readiness, next: bool) {
        let percent = |share: f64| self.texts.numbers.percent(share);
        let class = if next { "role next" } else { "role" };
        html.element("li", &[("class", class)], |html| {
            html.element("div", &[("class", "name")], |html| {
                html.words("span", "", title(result));
                if next {
                    html.words("span", "tag", self.texts.next_short);
                }
            });
            let known = fill(self.texts.known_of, &[("known", &percent(result.coverage.get()))]);
            let label = format!("{}: {}; {known}", title(result), self.range(result));
            let (low, high) = (result.low.get(), result.high.get());
            bar(html, low, high, &[("role", "img"), ("aria-label", &label)]);
            html.element("p", &[("class", "numbers")], |html| {
                html.words("strong", "", &percent(result.score.get()));
                if result.high > result.low {
                    let high = fill(self.texts.up_to, &[("high", &percent(high))]);
                    html.words("span", "", &high);
                }
                html.words("span", "quiet", &known);
            });
        });
    }

    fn roles_table(&self) -> Table {
        let texts = self.texts;
        let fine = |share: prowess::kernel::Share| texts.numbers.fine_percent(share.get());
        let row = |result: &Readiness| {
            let role = self.report.role(result);
            let family = role.and_then(|role| self.report.family(role)).unwrap_or("-");
            let grade =
                role.and_then(|role| role.grade).map_or("-".to_owned(), |it| it.to_string());
            vec![
                title(result).to_owned(),
                family.to_owned(),
                grade,
                fine(result.score),
                fine(result.high),
                fine(result.coverage),
            ]
        };
        Table {
            name: texts.roles.to_owned(),
            caption: format!("{}. {}", texts.roles, self.scope()),
            words: 2,
            columns: vec![
                texts.role,
                texts.family,
                texts.grade,
                texts.score,
                texts.high,
                texts.coverage,
            ],
            rows: self.report.shown().iter().map(row).collect(),
        }
    }
}

/// A bar from 0 to 1: solid to the low end, hatched to the high end, empty beyond.
pub(super) fn bar(html: &mut Html, low: f64, high: f64, attributes: &[(&'static str, &str)]) {
    let mut all = vec![("class", "bar")];
    all.extend_from_slice(attributes);
    html.element("svg", &all, |html| {
        part(html, "missing", 0.0, 1.0);
        part(html, "unknown", low, high);
        part(html, "met", 0.0, low);
    });
}

/// One part of a bar, in percent of its width.
pub(super) fn part(html: &mut Html, class: &'static str, from: f64, to: f64) {
    if to > from {
        let (from, width) =
            (format!("{:.3}%", from * 100.0), format!("{:.3}%", (to - from) * 100.0));
        let all =
            [("class", class), ("x", &*from), ("y", "0"), ("width", &width), ("height", "100%")];
        html.empty("rect", &all);
    }
}
