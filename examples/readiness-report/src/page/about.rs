//! How to read the report, what the levels mean, and whose content it shows.

use prowess::framework::ProficiencyScale;

use super::Page;
use super::html::Html;
use crate::text::fill;

impl Page<'_> {
    /// The rules in words and the levels in a table.
    pub(super) fn about(&self, html: &mut Html) {
        let texts = self.texts;
        html.element(
            "section",
            &[("class", "about"), ("aria-labelledby", "about-title")],
            |html| {
                html.element("h2", &[("id", "about-title")], |html| html.text(texts.reading));
                html.element("div", &[("class", "columns")], |html| {
                    html.plain("div", |html| {
                        html.words("p", "", texts.reading_score);
                        html.words("p", "", texts.reading_unknown);
                        html.words("p", "", texts.reading_limits);
                        if let Some(result) = self.report.comparison.results.first() {
                            let formula = serde_json::to_value(result.formula).unwrap_or_default();
                            let name = formula["kind"].as_str().unwrap_or_default();
                            let version = result.formula_version.to_string();
                            let version = fill(texts.version, &[("version", &version)]);
                            let words = format!("{}: {name}, {version}", texts.formula);
                            html.words("p", "quiet", &words);
                        }
                    });
                    if let Some(scale) = self.scale() {
                        html.plain("div", |html| self.levels(html, scale));
                    }
                });
            },
        );
    }

    /// The scale of the best next role, where it has only one and that explains its levels.
    fn scale(&self) -> Option<&ProficiencyScale> {
        let scales = &self.next.as_ref()?.role.scales;
        match scales.as_slice() {
            [only] if !only.anchors.is_empty() => Some(only),
            _ => None,
        }
    }

    fn levels(&self, html: &mut Html, scale: &ProficiencyScale) {
        let languages = &self.report.languages;
        let name = scale.labels.best(languages).map_or(scale.id.as_str(), |label| label);
        let caption = fill(self.texts.levels, &[("scale", name)]);
        html.element("table", &[("class", "levels")], |html| {
            html.words("caption", "", &caption);
            html.plain("thead", |html| {
                html.plain("tr", |html| {
                    for column in [self.texts.level, self.texts.meaning] {
                        html.element("th", &[("scope", "col")], |html| html.text(column));
                    }
                });
            });
            html.plain("tbody", |html| {
                for anchor in &scale.anchors {
                    html.plain("tr", |html| {
                        html.element("th", &[("scope", "row")], |html| {
                            html.text(&self.texts.numbers.level(anchor.level));
                        });
                        html.plain("td", |html| {
                            if let Some(label) = anchor.labels.best(languages) {
                                html.words("strong", "", label);
                                html.text(". ");
                            }
                            if let Some(words) = anchor.descriptions.best(languages) {
                                html.text(words);
                            }
                        });
                    });
                }
            });
        });
    }

    /// Whose content it is, and what made the page.
    pub(super) fn footer(&self, html: &mut Html) {
        let framework = &self.report.framework;
        html.plain("footer", |html| {
            if let Some(words) = &framework.attribution {
                html.words("p", "", words);
            }
            let named = [
                (self.texts.publisher, &framework.publisher),
                (self.texts.licence, &framework.licence),
            ];
            for (name, value) in named {
                if let Some(value) = value {
                    html.words("p", "", &format!("{name}: {value}"));
                }
            }
            let version = [("version", prowess::VERSION)];
            html.words("p", "", &fill(self.texts.made_with, &version));
        });
    }
}
