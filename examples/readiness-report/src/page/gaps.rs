//! What the score loses, and what is met, unknown or left out.

use super::Page;
use super::html::Html;
use super::roles::part;
use super::table::Table;
use crate::need::{Held, Need};
use crate::report::{Next, title};
use crate::text::fill;

/// The most bars in the picture; the table has all.
const MOST: usize = 15;

impl Page<'_> {
    /// The bars of the losses and their table.
    pub(super) fn gaps(&self, html: &mut Html, next: &Next<'_>) {
        let gaps = next.gaps();
        let largest = gaps.first().map_or(0.0, |gap| gap.loss);
        html.element("figure", &[("class", "losses")], |html| {
            html.plain("figcaption", |html| {
                html.words("h3", "", self.texts.gaps);
                html.words("p", "scope", &self.gaps_scope(next, gaps.len()));
            });
            html.element("ol", &[("class", "gaps")], |html| {
                for gap in gaps.iter().take(MOST) {
                    self.gap(html, gap, largest);
                }
            });
            self.gaps_table(next, &gaps).write(html, self.texts);
        });
    }

    fn gaps_scope(&self, next: &Next<'_>, all: usize) -> String {
        let template = match all {
            1 => self.texts.gaps_one,
            2..=MOST => self.texts.gaps_scope,
            _ => self.texts.gaps_cut,
        };
        let values = [
            ("n", &*all.min(MOST).to_string()),
            ("all", &*all.to_string()),
            ("role", title(next.readiness)),
            ("person", self.person()),
        ];
        fill(template, &values)
    }

    fn gap(&self, html: &mut Html, gap: &Need<'_>, largest: f64) {
        let loss = self.texts.numbers.fine_percent(gap.loss);
        let held = self.texts.held_of_asked(gap);
        html.plain("li", |html| {
            html.element("div", &[("class", "name")], |html| {
                html.words("span", "", &gap.label);
                html.words("span", "quiet", &format!("{held}, {}", self.texts.necessity_of(gap)));
            });
            let label = format!("{}: {held}; {} {loss}", gap.label, self.texts.loss);
            let svg = [("class", "bar"), ("role", "img"), ("aria-label", &label)];
            html.element("svg", &svg, |html| {
                let share = if largest > 0.0 { gap.loss / largest } else { 0.0 };
                let class = if gap.held == Held::Unknown { "unknown" } else { "lost" };
                part(html, class, 0.0, share);
            });
            html.element("p", &[("class", "numbers")], |html| {
                html.words("strong", "", &format!("\u{2212}{loss}"));
            });
        });
    }

    fn gaps_table(&self, next: &Next<'_>, gaps: &[&Need<'_>]) -> Table {
        let texts = self.texts;
        let row = |gap: &&Need<'_>| {
            vec![
                gap.label.clone(),
                texts.necessity_of(gap).to_owned(),
                texts.asked_of(gap),
                texts.held_of(gap),
                texts.numbers.number(gap.weight),
                texts.numbers.fine_percent(gap.loss),
            ]
        };
        let values = [
            ("n", &*gaps.len().to_string()),
            ("role", title(next.readiness)),
            ("person", self.person()),
        ];
        let scope = if gaps.len() == 1 { texts.gaps_one } else { texts.gaps_scope };
        Table {
            name: texts.gaps.to_owned(),
            caption: format!("{}. {}", texts.gaps, fill(scope, &values)),
            words: 2,
            columns: vec![
                texts.competency,
                texts.necessity,
                texts.asked,
                texts.held,
                texts.weight,
                texts.loss,
            ],
            rows: gaps.iter().map(row).collect(),
        }
    }

    /// What is met, what is unknown, and what was left out, in words.
    pub(super) fn standings(&self, html: &mut Html, next: &Next<'_>) {
        let of = |wanted: &dyn Fn(&Need<'_>) -> bool| -> Vec<&Need<'_>> {
            next.needs.iter().filter(|need| wanted(need)).collect()
        };
        let met = of(&|need| need.met.is_some_and(|met| met >= 1.0));
        let unknown = of(&|need| need.counts() && need.held == Held::Unknown && need.loss > 0.0);
        let excluded = of(&|need| need.held == Held::NotApplicable);
        let long = unknown.len().max(met.len()) > 10;
        let class = if long { "standings long" } else { "standings" };
        html.element("div", &[("class", class)], |html| {
            html.element("div", &[("data-key", "met")], |html| {
                html.words("h3", "", self.texts.already);
                if met.is_empty() {
                    html.words("p", "", self.texts.already_none);
                } else {
                    self.names(html, &met, true);
                }
            });
            if !unknown.is_empty() {
                html.element("div", &[("data-key", "unknown")], |html| {
                    html.words("h3", "", self.texts.unknown_head);
                    html.words("p", "", self.texts.unknown_text);
                    self.names(html, &unknown, false);
                });
            }
            if !excluded.is_empty() {
                html.element("div", &[("data-key", "excluded")], |html| {
                    html.words("h3", "", self.texts.not_applicable);
                    html.words("p", "", self.texts.excluded);
                    self.names(html, &excluded, false);
                });
            }
        });
    }

    fn names(&self, html: &mut Html, needs: &[&Need<'_>], with_levels: bool) {
        html.element("ul", &[("class", "names")], |html| {
            for need in needs {
                html.plain("li", |html| {
                    html.words("span", "", &need.label);
                    let levels = with_levels && need.asked.is_some();
                    if levels {
                        html.text(" ");
                        html.words("span", "quiet", &self.texts.held_of_asked(need));
                    }
                });
            }
        });
    }
}
