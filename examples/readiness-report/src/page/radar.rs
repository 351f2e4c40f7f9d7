//! What is asked and what is held, as a radar.

mod draw;

use super::Page;
use super::html::Html;
use super::table::Table;
use crate::need::{Held, Need};
use crate::report::{Next, title};
use crate::text::fill;
use draw::{Axis, Radar, Shape};

/// The most axes that can be read.
const MOST: usize = 12;

impl Page<'_> {
    /// The radar and its table, or a sentence on why there is none.
    pub(super) fn radar(&self, html: &mut Html, next: &Next<'_>) {
        let (axes, all) = axes(next);
        if axes.len() < 3 {
            html.words("p", "intro", self.texts.radar_none);
            return;
        }
        let scope = self.radar_scope(next, axes.len(), all);
        html.element("figure", &[("class", "radar")], |html| {
            html.plain("figcaption", |html| {
                html.words("h3", "", self.texts.radar);
                html.words("p", "scope", &scope);
                html.element("ul", &[("class", "legend")], |html| {
                    let keys = [
                        ("asked", self.texts.asked),
                        ("met", self.texts.held),
                        ("unknown", self.texts.unknown),
                    ];
                    for (key, name) in keys {
                        html.plain("li", |html| {
                            html.element("span", &[("class", "key"), ("data-key", key)], |_| {});
                            html.text(&name.to_lowercase());
                        });
                    }
                });
                html.words("p", "scope", self.texts.radar_read);
            });
            let drawn = Radar {
                name: format!("{}: {}", self.texts.radar, title(next.readiness)),
                description: format!("{scope} {}", self.texts.radar_read),
                axes: axes.iter().map(|need| self.axis(need)).collect(),
                rings: rings(&axes, self.texts),
            };
            drawn.write(html);
            self.axis_names(html, &axes);
            self.radar_table(&scope, &axes).write(html, self.texts);
        });
    }

    fn radar_scope(&self, next: &Next<'_>, shown: usize, all: usize) -> String {
        let template = if all > shown { self.texts.radar_cut } else { self.texts.radar_all };
        let values = [
            ("n", &*shown.to_string()),
            ("all", &*all.to_string()),
            ("role", title(next.readiness)),
            ("person", self.person()),
        ];
        fill(template, &values)
    }

    /// The names of the axes by their numbers, shown where the radar is too small for names.
    fn axis_names(&self, html: &mut Html, axes: &[&Need<'_>]) {
        let list = [("class", "axis-names"), ("aria-hidden", "true")];
        html.element("ol", &list, |html| {
            for need in axes {
                html.plain("li", |html| {
                    html.text(&need.label);
                    html.text(" ");
                    html.words("span", "quiet", &self.texts.held_of_asked(need));
                });
            }
        });
    }

    fn axis(&self, need: &Need<'_>) -> Axis {
        let asked = need.asked.and_then(|level| need.part(level)).unwrap_or(1.0);
        let shape = match need.held {
            Held::Level(level) => Shape::Held(need.part(level).unwrap_or(0.0)),
            Held::Enough => Shape::Held(asked),
            Held::NotDemonstrated => Shape::NotShown,
            Held::Unknown | Held::NotApplicable => Shape::Unknown,
        };
        Axis { label: need.label.clone(), values: self.texts.held_of_asked(need), asked, shape }
    }

    fn radar_table(&self, scope: &str, axes: &[&Need<'_>]) -> Table {
        let texts = self.texts;
        let row = |need: &&Need<'_>| {
            let ideal = need.ideal.map_or("-".to_owned(), |level| texts.numbers.level(level));
            vec![
                need.label.clone(),
                texts.necessity_of(need).to_owned(),
                texts.asked_of(need),
                ideal,
                texts.held_of(need),
                texts.numbers.number(need.weight),
                need.met.map_or("-".to_owned(), |met| match need.held {
                    Held::Unknown => texts.unknown.to_owned(),
                    _ => texts.numbers.percent(met),
                }),
            ]
        };
        Table {
            name: texts.radar.to_owned(),
            caption: format!("{}. {scope}", texts.radar),
            words: 2,
            columns: vec![
                texts.competency,
                texts.necessity,
                texts.asked,
                texts.ideal,
                texts.held,
                texts.weight,
                texts.met_part,
            ],
            rows: axes.iter().map(row).collect(),
        }
    }
}

/// The heaviest needs with a level, in the order of the role, and how many there are in all.
fn axes<'a>(next: &'a Next<'_>) -> (Vec<&'a Need<'a>>, usize) {
    let drawable =
        |need: &&Need<'_>| need.counts() && need.asked.and_then(|level| need.part(level)).is_some();
    let all: Vec<&Need<'_>> = next.needs.iter().filter(drawable).collect();
    let mut order: Vec<usize> = (0..all.len()).collect();
    order.sort_by(|one, other| all[*other].weight.total_cmp(&all[*one].weight));
    order.truncate(MOST);
    order.sort_unstable();
    (order.into_iter().map(|at| all[at]).collect(), all.len())
}

/// The rings: one for each level of a common scale of few steps, else quarters without names.
fn rings(axes: &[&Need<'_>], texts: &crate::text::Texts) -> Vec<(f64, String)> {
    let quarters = || [0.25, 0.5, 0.75, 1.0].map(|part| (part, String::new())).to_vec();
    let Some(scale) = axes.first().and_then(|need| need.scale) else { return quarters() };
    let (low, high) = (scale.minimum.get(), scale.maximum.get());
    let common = axes.iter().all(|need| need.scale.is_some_and(|other| other.id == scale.id));
    let whole = low.fract() == 0.0 && high.fract() == 0.0 && high - low <= 7.0;
    if !common || !whole {
        return quarters();
    }
    let steps = (high - low) as u32;
    let ring = |step: u32| {
        let value = match scale.direction {
            prowess::framework::Direction::HigherIsBetter => low + f64::from(step),
            prowess::framework::Direction::LowerIsBetter => high - f64::from(step),
        };
        (f64::from(step) / f64::from(steps), texts.numbers.number(value))
    };
    (1..=steps).map(ring).collect()
}
