//! The data of handles, held between calls in numbered slots.

use std::cell::RefCell;

use prowess::Problem;
use prowess::evidence::EvidenceLog;
use prowess::readiness::ScorerInput;
use prowess::surface::{
    self, Carrier, Handle, HeldCohort, HeldFramework, HeldLog, HeldProfile, HeldRole, HeldRoles,
    HeldRules, HeldScorer, Holdable, answer_text,
};

use crate::arguments::{Held, refused};
use crate::kept;
use crate::numbered::Slots;

/// Something held.
struct Content {
    handle: Handle,
    /// The JSON text of what no longer tells how it was handed over: a log and a scorer.
    text: Option<String>,
}

thread_local! {
    static SLOTS_OF_MODULE: RefCell<Slots<Content>> = RefCell::default();
}

/// The slot that holds this from now on.
pub(crate) fn keep(handle: Handle) -> f64 {
    keep_content(Content { handle, text: None })
}

fn keep_content(content: Content) -> f64 {
    SLOTS_OF_MODULE.with_borrow_mut(|slots| slots.keep(content))
}

/// What a slot holds.
pub(crate) fn get(number: f64) -> Option<Handle> {
    SLOTS_OF_MODULE.with_borrow(|slots| slots.content(number).map(|content| content.handle.clone()))
}

/// Lets go of what a slot holds.
pub(crate) fn release(number: f64) {
    SLOTS_OF_MODULE.with_borrow_mut(|slots| slots.release(number));
}

/// The JSON text of what a slot holds.
pub(crate) fn data(number: f64) -> Option<String> {
    SLOTS_OF_MODULE.with_borrow(|slots| {
        let Content { handle, text } = slots.content(number)?;
        Some(match handle {
            Handle::Cohort(cohort) if const { kept::handle("cohort") } => answer_text(&**cohort),
            Handle::Framework(framework) if const { kept::handle("framework") } => {
                answer_text(&**framework)
            }
            Handle::Profile(profile) if const { kept::handle("profile") } => {
                answer_text(&**profile)
            }
            Handle::Role(role) if const { kept::handle("role") } => answer_text(&**role),
            Handle::Roles(roles) if const { kept::handle("roles") } => answer_text(&**roles),
            Handle::Rules(rules) if const { kept::handle("rules") } => {
                rules.ready().map(|ready| answer_text(ready.set())).unwrap_or_default()
            }
            // A log or a scorer; other kinds of handles do not exist yet.
            _ => text.clone().unwrap_or_default(),
        })
    })
}

/// The slot that holds data of this kind from now on; `framework` is for a log alone.
pub(crate) fn hold(kind: &str, data: &impl Carrier, framework: &Held) -> Result<f64, Problem> {
    let handle = match kind {
        "cohort" if const { kept::handle("cohort") } => {
            Handle::Cohort(surface::held::<HeldCohort>(data, kind)?)
        }
        "framework" if const { kept::handle("framework") } => {
            Handle::Framework(surface::held::<HeldFramework>(data, kind)?)
        }
        "profile" if const { kept::handle("profile") } => {
            Handle::Profile(surface::held::<HeldProfile>(data, kind)?)
        }
        "role" if const { kept::handle("role") } => {
            Handle::Role(surface::held::<HeldRole>(data, kind)?)
        }
        "roles" if const { kept::handle("roles") } => {
            Handle::Roles(surface::held::<HeldRoles>(data, kind)?)
        }
        "rules" if const { kept::handle("rules") } => Handle::Rules(hold_rules(data)?),
        "log" if const { kept::handle("log") } => {
            return hold_log(surface::given(data, kind)?, framework);
        }
        "scorer" if const { kept::handle("scorer") } => {
            return Ok(hold_scorer(surface::given(data, kind)?));
        }
        _ => return refused("kind", "this module holds nothing of this kind"),
    };
    Ok(keep(handle))
}

fn hold_log(log: EvidenceLog, framework: &Held) -> Result<f64, Problem> {
    let framework: Option<HeldFramework> = surface::held_optional(framework, "framework")?;
    let text = Some(answer_text(&log));
    let index = HeldLog::Data(Box::new(log)).index(framework)?;
    Ok(keep_content(Content { handle: Handle::Log(HeldLog::Index(index)), text }))
}

/// Rules that nothing is wrong with.
fn hold_rules(data: &impl Carrier) -> Result<HeldRules, Problem> {
    let rules: HeldRules = surface::held(data, "rules")?;
    rules.ready()?;
    Ok(rules)
}

fn hold_scorer(input: ScorerInput) -> f64 {
    let text = Some(answer_text(&input));
    keep_content(Content { handle: Handle::Scorer(HeldScorer::from_data(input)), text })
}
