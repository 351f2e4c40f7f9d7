//! Draws a radar: rings, axes, what is asked, what is held and what is unknown.

use std::f64::consts::TAU;

use super::Html;

/// Width of the drawing, in its own units.
const WIDTH: f64 = 700.0;
/// Height of the drawing.
const HEIGHT: f64 = 500.0;
/// The radius of the rim.
const RADIUS: f64 = 176.0;
/// From one line of a name to the next.
const LEADING: f64 = 18.0;
/// The most letters in one line of a name.
const LINE: usize = 20;

/// What is known about one axis.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Shape {
    /// A place from the centre, 0, to the rim, 1.
    Held(f64),
    /// There was the chance to show it, and it was not shown.
    NotShown,
    /// Nobody knows.
    Unknown,
}

/// One axis.
#[derive(Debug)]
pub(super) struct Axis {
    /// Its name.
    pub(super) label: String,
    /// What is held of what is asked.
    pub(super) values: String,
    /// What is asked, from the centre, 0, to the rim, 1.
    pub(super) asked: f64,
    /// What is held.
    pub(super) shape: Shape,
}

/// A radar of three axes or more.
#[derive(Debug)]
pub(super) struct Radar {
    /// Its name, read aloud.
    pub(super) name: String,
    /// What it shows, read aloud.
    pub(super) description: String,
    /// The axes, clockwise from the top.
    pub(super) axes: Vec<Axis>,
    /// Rings with their names.
    pub(super) rings: Vec<(f64, String)>,
}

impl Radar {
    /// Writes the drawing.
    pub(super) fn write(&self, html: &mut Html) {
        let view = format!("0 0 {WIDTH} {HEIGHT}");
        let svg = [
            ("class", "web"),
            ("viewBox", &*view),
            ("role", "img"),
            ("aria-labelledby", "radar-name radar-description"),
        ];
        html.element("svg", &svg, |html| {
            html.element("title", &[("id", "radar-name")], |html| html.text(&self.name));
            let described = [("id", "radar-description")];
            html.element("desc", &described, |html| html.text(&self.description));
            for (part, _) in &self.rings {
                polygon(html, "ring", (0..self.axes.len()).map(|at| self.point(at as f64, *part)));
            }
            for at in 0..self.axes.len() {
                line(html, "spoke", self.point(0.0, 0.0), self.point(at as f64, 1.0));
            }
            self.unknown(html);
            self.held(html);
            let asked = self.axes.iter().enumerate();
            polygon(html, "asked", asked.map(|(at, axis)| self.point(at as f64, axis.asked)));
            self.marks(html);
            self.names(html);
        });
    }

    /// The place on an axis; a broken number lies between two axes.
    fn point(&self, axis: f64, part: f64) -> (f64, f64) {
        let angle = TAU * axis / self.axes.len() as f64;
        let reach = RADIUS * part;
        (WIDTH / 2.0 + reach * angle.sin(), HEIGHT / 2.0 - reach * angle.cos())
    }

    /// A hatched wedge around each unknown axis, as far out as the level asked.
    fn unknown(&self, html: &mut Html) {
        for (at, axis) in self.axes.iter().enumerate() {
            if axis.shape == Shape::Unknown {
                let at = at as f64;
                let wedge =
                    [-0.5, -0.25, 0.0, 0.25, 0.5].map(|aside| self.point(at + aside, axis.asked));
                polygon(html, "unknown", [self.point(0.0, 0.0)].into_iter().chain(wedge));
            }
        }
    }

    /// What is held: a triangle between two neighbours that are both known.
    fn held(&self, html: &mut Html) {
        let known = |at: usize| match self.axes[at % self.axes.len()].shape {
            Shape::Held(part) => Some(part),
            Shape::NotShown => Some(0.0),
            Shape::Unknown => None,
        };
        let centre = self.point(0.0, 0.0);
        for at in 0..self.axes.len() {
            if let (Some(one), Some(other)) = (known(at), known(at + 1)) {
                let (one, other) = (self.point(at as f64, one), self.point(at as f64 + 1.0, other));
                polygon(html, "held", [centre, one, other].into_iter());
                line(html, "edge", one, other);
            }
        }
        for at in 0..self.axes.len() {
            let before = known(at + self.axes.len() - 1);
            if let (Some(part), true) = (known(at), before.is_none() || known(at + 1).is_none()) {
                line(html, "edge", centre, self.point(at as f64, part));
            }
        }
    }

    /// A dot for what is held, a cross for what was not shown, a question mark for the unknown.
    fn marks(&self, html: &mut Html) {
        for (at, axis) in self.axes.iter().enumerate() {
            let at = at as f64;
            match axis.shape {
                Shape::Held(part) => {
                    let (x, y) = self.point(at, part);
                    let (x, y) = (number(x), number(y));
                    html.empty("circle", &[("class", "dot"), ("cx", &x), ("cy", &y), ("r", "5")]);
                }
                Shape::NotShown => {
                    let (x, y) = self.point(at, 0.11);
                    line(html, "cross", (x - 5.0, y - 5.0), (x + 5.0, y + 5.0));
                    line(html, "cross", (x - 5.0, y + 5.0), (x + 5.0, y - 5.0));
                }
                Shape::Unknown => {
                    let (x, y) = self.point(at, axis.asked * 0.62);
                    let (across, below) = (number(x), number(y + 5.0));
                    let (x, y) = (number(x), number(y));
                    html.empty("circle", &[("class", "hole"), ("cx", &x), ("cy", &y), ("r", "11")]);
                    text(html, "mark", "middle", (&across, &below), "?");
                }
            }
        }
        for (part, name) in &self.rings {
            let (x, y) = self.point(0.0, *part);
            text(html, "level", "end", (&number(x - 5.0), &number(y + 4.0)), name);
        }
    }

    /// The names of the axes; a small screen shows numbers instead.
    fn names(&self, html: &mut Html) {
        for (at, axis) in self.axes.iter().enumerate() {
            let (x, y) = self.point(at as f64, 1.0 + 20.0 / RADIUS);
            let aside = (x - WIDTH / 2.0) / RADIUS;
            let anchor = match aside {
                _ if aside > 0.15 => "start",
                _ if aside < -0.15 => "end",
                _ => "middle",
            };
            let lines = wrap(&axis.label);
            let height = (lines.len() as f64 + 0.9) * LEADING;
            // Above the middle the names grow upwards, below it downwards.
            let down = ((y - HEIGHT / 2.0) / RADIUS).clamp(-1.0, 1.0);
            let mut below = y + (down - 1.0) * 0.5 * height + 0.75 * LEADING;
            for words in &lines {
                text(html, "name", anchor, (&number(x), &number(below)), words);
                below += LEADING;
            }
            text(html, "name values", anchor, (&number(x), &number(below)), &axis.values);
            let middle = (&*number(x), &*number(y + 11.0));
            text(html, "number", "middle", middle, &(at + 1).to_string());
        }
    }
}

/// A name in at most two lines; what does not fit ends with an ellipsis.
fn wrap(label: &str) -> Vec<String> {
    let mut lines: Vec<String> = vec![String::new()];
    for word in label.split_whitespace() {
        let used = lines.last().map_or(0, |line| line.chars().count());
        if used > 0 && used + 1 + word.chars().count() > LINE {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    let cut = lines.len() > 2;
    lines.truncate(2);
    for (at, line) in lines.iter_mut().enumerate() {
        if line.chars().count() > LINE + 4 || (cut && at == 1) {
            *line = line.chars().take(LINE + 2).collect::<String>() + "…";
        }
    }
    lines
}

fn number(value: f64) -> String {
    format!("{value:.1}")
}

fn polygon(html: &mut Html, class: &'static str, points: impl Iterator<Item = (f64, f64)>) {
    let points: Vec<String> = points.map(|(x, y)| format!("{x:.1},{y:.1}")).collect();
    html.empty("polygon", &[("class", class), ("points", &points.join(" "))]);
}

fn line(html: &mut Html, class: &'static str, from: (f64, f64), to: (f64, f64)) {
    let [x1, y1, x2, y2] = [from.0, from.1, to.0, to.1].map(number);
    let ends = [("class", class), ("x1", &*x1), ("y1", &*y1), ("x2", &*x2), ("y2", &*y2)];
    html.empty("line", &ends);
}

fn text(
    html: &mut Html,
    class: &'static str,
    anchor: &'static str,
    (x, y): (&str, &str),
    words: &str,
) {
    let place = [("class", class), ("text-anchor", anchor), ("x", x), ("y", y)];
    html.element("text", &place, |html| html.text(words));
}
