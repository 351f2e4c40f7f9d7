//! Small cases made up from a seed, with roles of every kind.

use serde_json::{Value, json};

use super::{LevelColumns, LevelRows, Levels, Precision, RoleBatch};
use crate::evidence::{HeldLevel, Profile};
use crate::kernel::{Key, Level, Share};
use crate::readiness::{Formula, Options, Readiness, UnknownPolicy, assess};
use crate::role::Role;

/// Splitmix64.
pub(super) struct Dice(pub(super) u64);

impl Dice {
    pub(super) fn roll(&mut self, sides: u32) -> u32 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        u32::try_from((z ^ (z >> 31)) >> 32).unwrap() % sides
    }

    fn often(&mut self, percent: u32) -> bool {
        self.roll(100) < percent
    }
}

/// Whole levels, halves, hundredths, or any.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Style {
    Whole,
    Half,
    Hundredth,
    Any,
}

impl Style {
    fn level(self, dice: &mut Dice) -> f64 {
        match self {
            Self::Whole => f64::from(dice.roll(6)),
            Self::Half => f64::from(dice.roll(11)) / 2.0,
            Self::Hundredth => f64::from(dice.roll(501)) / 100.0,
            Self::Any => f64::from(dice.roll(5_000_000)) / 1_000_001.0,
        }
    }
}

pub(super) struct Case {
    pub(super) roles: Vec<Role>,
    pub(super) options: Options,
    pub(super) competencies: Vec<Key>,
    /// For each person the level in each competency.
    pub(super) people: Vec<Vec<f64>>,
    pub(super) style: Style,
}

/// What a case may have.
#[derive(Clone, Copy)]
pub(super) struct Kinds {
    pub(super) has_terms: bool,
    pub(super) has_unknowns: bool,
    pub(super) most_people: u32,
}

pub(super) const ALL: Kinds = Kinds { has_terms: true, has_unknowns: true, most_people: 9 };

impl Case {
    pub(super) fn new(seed: u64, kinds: Kinds) -> Self {
        let mut dice = Dice(seed);
        let style =
            [Style::Whole, Style::Half, Style::Hundredth, Style::Any][dice.roll(4) as usize];
        let count = dice.roll(8);
        let competencies: Vec<Key> =
            (0..count).map(|at| Key::parse(&format!("c{at}")).unwrap()).collect();
        let count = if dice.often(10) { dice.roll(40) } else { dice.roll(9) };
        let roles = (0..count).map(|at| role(&mut dice, at, style, kinds)).collect();
        let options = options(&mut dice, kinds);
        let count = dice.roll(kinds.most_people + 1);
        let person = |dice: &mut Dice| {
            let level = |_: &Key| match dice.roll(100) {
                0..15 if kinds.has_unknowns => f64::NAN,
                15..17 if kinds.has_unknowns => 5.5,
                17 if kinds.has_unknowns => -1.0,
                _ => style.level(dice),
            };
            competencies.iter().map(level).collect()
        };
        let people = (0..count).map(|_| person(&mut dice)).collect();
        Self { roles, options, competencies, people, style }
    }

    pub(super) fn batch(&self, precision: Precision) -> RoleBatch {
        let (roles, options) = (self.roles.clone(), self.options.clone());
        RoleBatch::new(roles, options, &self.competencies, precision).unwrap()
    }

    /// What a whole assessment says.
    pub(super) fn report(&self, person: usize, role: usize) -> Option<Readiness> {
        let known = self.competencies.iter().zip(&self.people[person]);
        let known = known.filter(|(_, level)| !level.is_nan());
        let held = known.map(|(name, level)| HeldLevel {
            competency: name.clone(),
            level: Some(Level::new(*level).unwrap()),
            scale: None,
            status: None,
        });
        let person = Key::parse("somebody").unwrap();
        let levels = held.collect();
        let profile = Profile { person, as_of: None, framework: None, levels };
        assess(&profile, &self.roles[role], &self.options).ok()
    }

    pub(super) fn score(&self, person: usize, role: usize) -> f64 {
        self.report(person, role).map_or(f64::NAN, |report| report.score.get())
    }

    pub(super) fn columns(&self) -> Vec<Vec<f64>> {
        let count = self.competencies.len();
        (0..count).map(|at| self.people.iter().map(|levels| levels[at]).collect()).collect()
    }

    pub(super) fn rows(&self) -> (Vec<u32>, Vec<u32>, Vec<f64>) {
        rows_of(&self.people)
    }
}

/// The levels of people in long form: starts, competencies and levels.
pub(super) fn rows_of(people: &[Vec<f64>]) -> (Vec<u32>, Vec<u32>, Vec<f64>) {
    let (mut starts, mut competency, mut level) = (vec![0], Vec::new(), Vec::new());
    for levels in people {
        for (at, one) in (0..).zip(levels).filter(|(_, one)| !one.is_nan()) {
            competency.push(at);
            level.push(*one);
        }
        starts.push(u32::try_from(level.len()).unwrap());
    }
    (starts, competency, level)
}

pub(super) fn table(columns: &[Vec<f64>], people: usize) -> LevelColumns<'_> {
    let columns = columns.iter().map(|column| Levels::F64(column)).collect();
    LevelColumns { people: u32::try_from(people).unwrap(), columns }
}

pub(super) fn long<'a>(rows: &'a (Vec<u32>, Vec<u32>, Vec<f64>)) -> LevelRows<'a> {
    LevelRows { starts: &rows.0, competency: &rows.1, level: Levels::F64(&rows.2) }
}

fn options(dice: &mut Dice, kinds: Kinds) -> Options {
    let level = |value| Level::new(value).unwrap();
    let formulas = [
        Formula::WeightedProportional {},
        Formula::WeightedProportional {},
        Formula::MeanProportional {},
        Formula::CountMet {},
        Formula::Tolerance { levels: level(1.0) },
        Formula::WeightedCapped {},
        Formula::MandatoryFirst {},
        Formula::RequiredPlusPreferred {},
    ];
    let policies = [UnknownPolicy::Strict, UnknownPolicy::Interval, UnknownPolicy::Lenient];
    let policies = &policies[..if kinds.has_unknowns { 3 } else { 1 }];
    Options {
        formula: formulas[dice.roll(8) as usize],
        unknown: policies[dice.roll(policies.len() as u32) as usize],
        threshold: Some(Share::new(f64::from(dice.roll(11)) / 10.0).unwrap()),
        ..Options::default()
    }
}

fn role(dice: &mut Dice, at: u32, style: Style, kinds: Kinds) -> Role {
    let scales = match dice.roll(4) {
        0 => json!([{"id": "s", "kind": "ordinal", "minimum": 1, "maximum": 5}]),
        1 => json!([{"id": "s", "kind": "ordinal", "minimum": 0, "maximum": 5,
            "direction": "lower_is_better"}]),
        _ => json!([{"id": "s", "kind": "ordinal", "minimum": 0, "maximum": 5}]),
    };
    let first = dice.roll(8);
    let count = dice.roll(7);
    let mut requirements: Vec<Value> =
        (0..count).map(|one| requirement(dice, (first + one) % 9, style, kinds)).collect();
    let mut choices = json!([]);
    if kinds.has_terms && count > 2 && dice.often(15) {
        let members = [0, 1].map(|at: usize| requirements[at]["competency"].clone());
        choices = json!([{"id": "one", "choose": 1, "of": members}]);
        for member in &mut requirements[..2] {
            member.as_object_mut().unwrap().remove("gate");
            member.as_object_mut().unwrap().remove("when");
        }
    }
    serde_json::from_value(json!({"uri": format!("role/{}", (at * 7) % 41), "scales": scales,
        "requirements": requirements, "choices": choices}))
    .unwrap()
}

fn requirement(dice: &mut Dice, name: u32, style: Style, kinds: Kinds) -> Value {
    let mut asked = json!({"competency": format!("c{name}")});
    if dice.often(20) {
        asked = json!({"competency": format!("http://c/{name}"), "code": format!("c{name}")});
    }
    if dice.often(90) {
        asked["required_level"] = json!(style.level(dice).max(1.0));
    }
    if dice.often(80) {
        asked["importance"] = json!(dice.roll(6));
    }
    if dice.often(30) {
        asked["necessity"] = json!("desired");
    }
    if kinds.has_terms && dice.often(5) {
        asked["gate"] = json!({});
    }
    if kinds.has_terms && dice.often(5) {
        let factor = f64::from(1 + dice.roll(10)) / 10.0;
        asked["equivalents"] = json!([{"competency": format!("c{}", (name + 1) % 9),
            "factor": factor}]);
    }
    asked
}
