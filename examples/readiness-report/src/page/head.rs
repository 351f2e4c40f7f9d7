//! The top of the page: whose report this is, the answer in one line, and the facts behind it.

use super::Page;
use super::html::Html;
use crate::report::{Next, title};
use crate::text::fill;

impl Page<'_> {
    /// The header.
    pub(super) fn header(&self, html: &mut Html) {
        html.plain("header", |html| {
            html.words("p", "eyebrow", self.texts.report);
            html.words("h1", "", self.person());
            if let Some(next) = &self.next {
                self.answer(html, next);
            }
            self.facts(html);
        });
    }

    /// The best next role and its score, as large as they are important.
    fn answer(&self, html: &mut Html, next: &Next<'_>) {
        let result = next.readiness;
        let percent = |share: f64| self.texts.numbers.percent(share);
        html.element("div", &[("class", "answer")], |html| {
            html.words("p", "figure", &percent(result.score.get()));
            html.plain("div", |html| {
                html.element("p", &[("class", "lead")], |html| {
                    html.text(&format!("{}: ", self.texts.next_short));
                    html.words("strong", "", title(result));
                });
                self.three_parts(html, result.low.get(), result.high.get());
            });
        });
    }

    /// Met, unknown and missing, as one bar with its parts named.
    fn three_parts(&self, html: &mut Html, low: f64, high: f64) {
        let whole = |share: f64| self.texts.numbers.whole_percent(share);
        let (met, most) = (whole(low), whole(high));
        let parts = [
            ("met", self.texts.met, met),
            ("unknown", self.texts.unknown, most - met),
            ("missing", self.texts.missing, 100.0 - most),
        ];
        super::roles::bar(html, low, high, &[("aria-hidden", "true")]);
        html.element("ul", &[("class", "legend")], |html| {
            for (class, name, percent) in parts {
                html.plain("li", |html| {
                    html.element("span", &[("class", "key"), ("data-key", class)], |_| {});
                    let number = self.texts.numbers.percent(percent / 100.0);
                    html.words("b", "", &number);
                    html.text(&format!(" {name}"));
                });
            }
        });
    }

    /// Person, day, framework and roles.
    fn facts(&self, html: &mut Html) {
        let (report, texts) = (self.report, self.texts);
        let framework = &report.framework;
        let name =
            framework.titles.best(&report.languages).map_or(framework.id.as_str(), |title| title);
        let version = fill(texts.version, &[("version", &framework.version)]);
        let mut facts = vec![(texts.framework, format!("{name}, {version}"))];
        facts.push((texts.compared, texts.roles_of(report.comparison.compared as usize)));
        facts.extend(report.profile.as_of.map(|day| (texts.as_of, day.to_string())));
        facts
            .extend(framework.licence.as_ref().map(|licence| (texts.licence, licence.to_string())));
        html.element("dl", &[("class", "facts")], |html| {
            for (term, fact) in facts {
                html.plain("div", |html| {
                    html.words("dt", "", term);
                    html.words("dd", "", &fact);
                });
            }
        });
    }
}
