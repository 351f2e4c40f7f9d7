//! People, roles and levels made up for the laws of this folder, and what single assessments say.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::{GapReasonCode, LevelRows, Levels, NO_ROLE, OwnReadiness, OwnRoles};
use crate::evidence::Profile;
use crate::kernel::Key;
use crate::readiness::{GapReason, Options, Readiness, assess};
use crate::role::{self, Role};

/// How many competencies roles ask for.
const ASKED: usize = 7;

/// The type of a column of levels, and how fine they are.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Kind {
    U8,
    I32,
    F32,
    F64,
}

/// A small company.
#[derive(Debug, Clone)]
pub(super) struct World {
    pub(super) roles: Vec<Role>,
    pub(super) competencies: Vec<Key>,
    pub(super) options: Options,
    pub(super) kind: Kind,
    /// What each person has: competency and level.
    pub(super) people: Vec<Vec<(u32, f64)>>,
    pub(super) own: Vec<u32>,
    pub(super) groups: Vec<u32>,
}

/// Columns of the people of a world.
#[derive(Debug, Clone, Default)]
pub(super) struct Table {
    pub(super) starts: Vec<u32>,
    pub(super) competency: Vec<u32>,
    f64: Vec<f64>,
    f32: Vec<f32>,
    i32: Vec<i32>,
    u8: Vec<u8>,
}

impl Table {
    pub(super) fn new(people: &[Vec<(u32, f64)>]) -> Self {
        let mut table = Self { starts: vec![0], ..Self::default() };
        for (competency, level) in people.iter().flatten() {
            table.competency.push(*competency);
            table.f64.push(*level);
            table.f32.push(*level as f32);
            table.i32.push(*level as i32);
            table.u8.push(*level as u8);
        }
        for person in people {
            table.starts.push(table.starts.last().unwrap() + person.len() as u32);
        }
        table
    }

    pub(super) fn levels(&self, kind: Kind) -> Levels<'_> {
        match kind {
            Kind::U8 => Levels::U8(&self.u8),
            Kind::I32 => Levels::I32(&self.i32),
            Kind::F32 => Levels::F32(&self.f32),
            Kind::F64 => Levels::F64(&self.f64),
        }
    }

    pub(super) fn rows(&self, kind: Kind) -> LevelRows<'_> {
        let level = self.levels(kind);
        LevelRows { starts: &self.starts, competency: &self.competency, level }
    }
}

impl World {
    pub(super) fn compiled(&self) -> OwnRoles {
        let Self { roles, competencies, options, .. } = self.clone();
        OwnRoles::new(roles, competencies, options).unwrap()
    }

    /// What one person shows, as a profile.
    pub(super) fn profile(&self, person: usize) -> Profile {
        let known = self.people[person].iter().filter(|(_, level)| !level.is_nan());
        let held = known.map(|(competency, level)| {
            json!({"competency": self.competencies[*competency as usize], "level": level})
        });
        let held: Vec<Value> = held.collect();
        serde_json::from_value(json!({"person": format!("p{person}"), "levels": held})).unwrap()
    }

    /// What a single assessment says of a person and a role.
    pub(super) fn assessed(&self, person: usize, role: u32) -> Option<Readiness> {
        assess(&self.profile(person), self.roles.get(role as usize)?, &self.options).ok()
    }

    /// The same people, so many times one after the other.
    pub(super) fn repeated(&self, times: usize) -> Self {
        let mut world = self.clone();
        world.people = std::iter::repeat_n(world.people, times).flatten().collect();
        world.own = world.own.repeat(times);
        world.groups = world.groups.repeat(times);
        world
    }

    /// The uri that roles know a competency by.
    pub(super) fn uri(name: &Key) -> String {
        name.as_str().replace("code-", "skill-")
    }
}

/// One gap: uri of the competency, levels missing, whether something is known, asked and held.
pub(super) type GapRow = (String, Option<f32>, bool, Option<f32>, Option<f32>);

/// The gaps of one person in an answer that has all columns.
pub(super) fn gaps_of(answer: &OwnReadiness, roles: &OwnRoles, person: usize) -> Vec<GapRow> {
    let number = |value: f32| (!value.is_nan()).then_some(value);
    let rows = answer.starts[person] as usize..answer.starts[person + 1] as usize;
    let gap = |at: usize| {
        let place = answer.competency.get(at).unwrap() as usize;
        let name = World::uri(&roles.competencies()[place]);
        let is_known = answer.reason[at] == GapReasonCode::Below as u8;
        let (asked, held) = (number(answer.asked[at]), number(answer.held[at]));
        (name, answer.missing.get(at), is_known, asked, held)
    };
    rows.map(gap).collect()
}

/// The gaps that a single assessment names, by uri.
pub(super) fn gaps_named(report: &Readiness) -> Vec<GapRow> {
    let number = |level: Option<crate::kernel::Level>| level.map(|level| level.get() as f32);
    let gap = |gap: &crate::readiness::Gap| {
        let is_known = gap.reason == GapReason::Below;
        let uri = gap.competency.to_string();
        (uri, number(gap.gap), is_known, number(gap.required), number(gap.held))
    };
    let mut gaps: Vec<GapRow> = report.gaps.iter().map(gap).collect();
    gaps.sort_by(|a, b| a.0.cmp(&b.0));
    gaps
}

fn skill(at: usize) -> String {
    format!("skill-{at}")
}

/// Which requirement has more than a level, and what.
type Terms = Option<(usize, u32)>;

/// What one requirement asks: level, importance and variety.
type Asks = (u32, u32, u32);

fn requirement(at: usize, (level, importance, kind): Asks, is_wide: bool) -> Value {
    let mut one = json!({"competency": skill(at), "importance": importance, "scale": "up"});
    if kind != 0 {
        one["required_level"] = json!(level);
    }
    if kind == 1 {
        one["necessity"] = json!("desired");
    }
    if kind == 2 {
        one["scale"] = json!("down");
    }
    if kind == 3 && is_wide {
        one["scale"] = json!("wide");
    }
    if kind <= 4 {
        one["code"] = json!(format!("code-{at}"));
    }
    one
}

fn roles(is_wide: bool) -> impl Strategy<Value = Vec<Role>> {
    let asks = prop::option::weighted(0.7, (1_u32..=5, 0_u32..=3, 0_u32..=6));
    let terms = prop::option::weighted(0.3, (0..ASKED, 0_u32..4));
    let role = (prop::collection::vec(asks, ASKED), terms);
    prop::collection::vec(role, 0..4).prop_map(move |roles| {
        let scales = json!([{"id": "up", "kind": "ordinal", "minimum": 1, "maximum": 5},
            {"id": "wide", "kind": "ordinal", "minimum": 0, "maximum": 7},
            {"id": "down", "kind": "ordinal", "minimum": 1, "maximum": 5,
             "direction": "lower_is_better"}]);
        let role = |(number, (asks, terms)): (usize, (Vec<Option<Asks>>, Terms))| {
            let asked = asks.into_iter().enumerate();
            let mut requirements: Vec<Value> =
                asked.filter_map(|(at, asks)| Some(requirement(at, asks?, is_wide))).collect();
            let mut choices = json!([]);
            if let Some((at, kind)) = terms.filter(|(at, _)| *at < requirements.len()) {
                let one = requirements[at].clone();
                match kind {
                    0 => requirements[at]["gate"] = json!({}),
                    1 => {
                        requirements[at]["equivalents"] =
                            json!([{"competency": "elsewhere", "factor": 0.5}]);
                    }
                    2 => {
                        requirements[at]["when"] =
                            json!({"kind": "holds", "competency": one["competency"]});
                    }
                    _ => {
                        let first = &requirements[0]["competency"];
                        if *first != one["competency"] {
                            choices = json!([{"id": "either", "choose": 1,
                                "of": [first, one["competency"]]}]);
                        }
                    }
                }
            }
            let role = json!({"uri": format!("role/{number}"), "scales": scales,
                "requirements": requirements, "choices": choices});
            role::parse(&role.to_string())
                .unwrap_or_else(|_| Role::new(Key::parse(&format!("role/{number}")).unwrap()))
        };
        roles.into_iter().enumerate().map(role).collect()
    })
}

fn options() -> impl Strategy<Value = Options> {
    let formulas = prop_oneof![
        4 => Just(json!({"kind": "weighted_proportional"})),
        3 => prop::sample::select(vec![
            json!({"kind": "mean_proportional"}),
            json!({"kind": "count_met"}),
            json!({"kind": "tolerance", "levels": 1}),
            json!({"kind": "weighted_capped"}),
            json!({"kind": "mandatory_first"}),
            json!({"kind": "required_plus_preferred"}),
        ]),
    ];
    let policies = prop::sample::select(vec!["strict", "strict", "lenient", "interval"]);
    let shares = (prop::option::of(0_u32..=4), prop::option::of(0_u32..=4));
    (formulas, policies, shares).prop_map(|(formula, unknown, (threshold, floor))| {
        let share = |quarters: Option<u32>| quarters.map(|quarters| f64::from(quarters) / 4.0);
        let options = json!({"formula": formula, "unknown": unknown,
            "threshold": share(threshold), "coverage_floor": share(floor)});
        serde_json::from_value(options).unwrap()
    })
}

/// Levels from 1 to 5 in steps of this size, some of them unknown where the column may say so.
fn levels(kind: Kind, steps: u32) -> impl Strategy<Value = f64> {
    let level = (steps..=5 * steps).prop_map(move |level| f64::from(level) / f64::from(steps));
    let may_be_unknown = matches!(kind, Kind::F32 | Kind::F64);
    let unknown = if may_be_unknown { 1 } else { 0 };
    prop_oneof![6 => level.clone(), unknown => Just(f64::NAN), 1 => level]
}

/// Small companies; every competency is named by its uri or by its code, one by both.
pub(super) fn worlds() -> impl Strategy<Value = World> {
    let kinds = prop::sample::select(vec![
        (Kind::U8, 1),
        (Kind::I32, 1),
        (Kind::F64, 1),
        (Kind::F64, 2),
        (Kind::F64, 10),
        (Kind::F64, 100),
        (Kind::F64, 1000),
        (Kind::F32, 2),
        (Kind::F32, 10),
        (Kind::F32, 100),
    ]);
    let names = prop::collection::vec(prop::bool::weighted(0.2), ASKED);
    (kinds, names, any::<[bool; 4]>()).prop_flat_map(|((kind, steps), names, flags)| {
        let [is_wide, has_both, lacks_one, has_other] = flags;
        let named = names.iter().enumerate().skip(usize::from(lacks_one));
        let mut competencies: Vec<String> = named
            .map(|(at, by_code)| if *by_code { format!("code-{at}") } else { skill(at) })
            .collect();
        if has_both && !names[ASKED - 1] {
            competencies.push(format!("code-{}", ASKED - 1));
        }
        if has_other {
            competencies.push("elsewhere".to_owned());
        }
        let end = competencies.len();
        let person = (
            prop::collection::vec(prop::option::of(levels(kind, steps)), end),
            prop::option::weighted(0.9, 0_u32..4),
            0_u32..3,
        );
        let people = prop::collection::vec(person, 0..7);
        (roles(is_wide), options(), people).prop_map(move |(roles, options, people)| {
            let mut world = World {
                competencies: competencies.iter().map(|name| Key::parse(name).unwrap()).collect(),
                options,
                kind,
                people: Vec::new(),
                own: Vec::new(),
                groups: Vec::new(),
                roles,
            };
            for (levels, own, group) in people {
                let held = (0_u32..).zip(levels);
                let mut rows: Vec<_> = held.filter_map(|(at, level)| Some((at, level?))).collect();
                // Rows of a person come in any order.
                let turn = group as usize % rows.len().max(1);
                rows.rotate_left(turn);
                world.people.push(rows);
                let own = own.filter(|own| (*own as usize) < world.roles.len());
                world.own.push(own.unwrap_or(NO_ROLE));
                world.groups.push(group);
            }
            world
        })
    })
}
