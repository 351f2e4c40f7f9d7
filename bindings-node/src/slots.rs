//! What is held between calls, in numbered slots.
//!
//! No number is given out twice in a process, so that one which was released, or which belongs to
//! another thread, never reaches anything else.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};

use prowess::Problem;
use prowess::evidence::EvidenceLog;
use prowess::readiness::ScorerInput;
use prowess::surface::{
    self, Handle, HeldCohort, HeldFramework, HeldLog, HeldProfile, HeldRole, HeldRoles, HeldRules,
    HeldScorer, Holdable, answer_text,
};

use crate::arguments::{Held, Text, refused};

/// The next number; a JavaScript number counts exactly for 285 years of a million a second.
static NEXT: AtomicU64 = AtomicU64::new(1);

/// Something held.
struct Content {
    handle: Handle,
    /// About how many bytes it takes, which Node is told, so that it looks for unreachable
    /// handles in time.
    weight: i64,
    /// The JSON text of what no longer tells how it was handed over: a log and a scorer.
    text: Option<String>,
}

/// A slot that was filled, and about how many bytes it took.
pub(crate) struct Kept {
    pub(crate) slot: f64,
    pub(crate) weight: i64,
}

thread_local! {
    /// What this thread holds. A thread of Node ends with its environment, and this with it.
    static SLOTS: RefCell<HashMap<u64, Content>> = RefCell::default();
}

/// The number that a JavaScript number is, where it is one of ours.
fn whole(number: f64) -> Option<u64> {
    let whole = number as u64;
    (whole as f64 == number).then_some(whole)
}

/// The slot that holds this from now on.
pub(crate) fn keep(handle: Handle, weight: i64) -> Kept {
    keep_content(Content { handle, weight, text: None })
}

fn keep_content(content: Content) -> Kept {
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    let weight = content.weight;
    SLOTS.with_borrow_mut(|slots| slots.insert(number, content));
    Kept { slot: number as f64, weight }
}

/// What a slot holds.
pub(crate) fn get(number: f64) -> Option<Handle> {
    let number = whole(number)?;
    SLOTS.with_borrow(|slots| slots.get(&number).map(|content| content.handle.clone()))
}

/// Lets go of what a slot holds; about how many bytes that took.
pub(crate) fn release(number: f64) -> i64 {
    let content = whole(number).and_then(|at| SLOTS.with_borrow_mut(|slots| slots.remove(&at)));
    content.map_or(0, |content| content.weight)
}

/// The JSON text of what a slot holds.
pub(crate) fn data(number: f64) -> Option<String> {
    let number = whole(number)?;
    SLOTS.with_borrow(|slots| {
        let Content { handle, text, .. } = slots.get(&number)?;
        Some(match handle {
            Handle::Cohort(cohort) => answer_text(&**cohort),
            Handle::Framework(framework) => answer_text(&**framework),
            Handle::Profile(profile) => answer_text(&**profile),
            Handle::Role(role) => answer_text(&**role),
            Handle::Roles(roles) => answer_text(&**roles),
            Handle::Rules(rules) => {
                rules.ready().map(|ready| answer_text(ready.set())).unwrap_or_default()
            }
            // A log or a scorer; other kinds of handles do not exist yet.
            _ => text.clone().unwrap_or_default(),
        })
    })
}

/// The slot that holds data of this kind from now on; `framework` is for a log alone.
pub(crate) fn hold(kind: &str, data: &Text, framework: &Held) -> Result<Kept, Problem> {
    let weight = weight(data.len());
    let handle = match kind {
        "cohort" => Handle::Cohort(surface::held::<HeldCohort>(data, kind)?),
        "framework" => Handle::Framework(surface::held::<HeldFramework>(data, kind)?),
        "profile" => Handle::Profile(surface::held::<HeldProfile>(data, kind)?),
        "role" => Handle::Role(surface::held::<HeldRole>(data, kind)?),
        "roles" => Handle::Roles(surface::held::<HeldRoles>(data, kind)?),
        "rules" => Handle::Rules(hold_rules(data)?),
        "log" => return hold_log(surface::given(data, kind)?, framework, weight),
        "scorer" => return Ok(hold_scorer(surface::given(data, kind)?, weight)),
        _ => return refused("kind", "there is no such kind of handle"),
    };
    Ok(keep(handle, weight))
}

/// About how many bytes data takes that was read from this many: six times as many, for roles.
pub(crate) fn weight(read: usize) -> i64 {
    i64::try_from(read).unwrap_or(i64::MAX).saturating_mul(6)
}

fn hold_log(log: EvidenceLog, framework: &Held, weight: i64) -> Result<Kept, Problem> {
    let framework: Option<HeldFramework> = surface::held_optional(framework, "framework")?;
    let text = Some(answer_text(&log));
    let index = HeldLog::Data(Box::new(log)).index(framework)?;
    Ok(keep_content(Content { handle: Handle::Log(HeldLog::Index(index)), weight, text }))
}

/// Rules that nothing is wrong with.
fn hold_rules(data: &Text) -> Result<HeldRules, Problem> {
    let rules: HeldRules = surface::held(data, "rules")?;
    rules.ready()?;
    Ok(rules)
}

fn hold_scorer(input: ScorerInput, weight: i64) -> Kept {
    let text = Some(answer_text(&input));
    let handle = Handle::Scorer(HeldScorer::from_data(input));
    keep_content(Content { handle, weight, text })
}
