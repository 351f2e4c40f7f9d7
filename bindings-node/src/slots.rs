//! What is held between calls, in numbered slots.
//!
//! No number is given out twice in a process, so that one which was released, or which belongs to
//! another thread, never reaches anything else.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};

use prowess::Problem;
use prowess::evidence::EvidenceLog;
use prowess::surface::{
    self, Carrier, Handle, HeldFramework, HeldLog, HeldProfile, HeldRole, HeldRoles, answer_text,
};

use crate::arguments::{Held, refused};

/// The next number; a JavaScript number counts exactly for 285 years of a million a second.
static NEXT: AtomicU64 = AtomicU64::new(1);

/// Something held.
struct Content {
    handle: Handle,
    /// The JSON text of a log: in order, it no longer tells how it was handed over.
    text: Option<String>,
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
pub(crate) fn keep(handle: Handle) -> f64 {
    keep_content(Content { handle, text: None })
}

fn keep_content(content: Content) -> f64 {
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    SLOTS.with_borrow_mut(|slots| slots.insert(number, content));
    number as f64
}

/// What a slot holds.
pub(crate) fn get(number: f64) -> Option<Handle> {
    let number = whole(number)?;
    SLOTS.with_borrow(|slots| slots.get(&number).map(|content| content.handle.clone()))
}

/// Lets go of what a slot holds.
pub(crate) fn release(number: f64) {
    if let Some(number) = whole(number) {
        SLOTS.with_borrow_mut(|slots| slots.remove(&number));
    }
}

/// The JSON text of what a slot holds.
pub(crate) fn data(number: f64) -> Option<String> {
    let number = whole(number)?;
    SLOTS.with_borrow(|slots| {
        let Content { handle, text } = slots.get(&number)?;
        Some(match handle {
            Handle::Framework(framework) => answer_text(&**framework),
            Handle::Profile(profile) => answer_text(&**profile),
            Handle::Role(role) => answer_text(&**role),
            Handle::Roles(roles) => answer_text(&**roles),
            // A log; other kinds of handles do not exist yet.
            _ => text.clone().unwrap_or_default(),
        })
    })
}

/// The slot that holds data of this kind from now on; `framework` is for a log alone.
pub(crate) fn hold(kind: &str, data: &impl Carrier, framework: &Held) -> Result<f64, Problem> {
    let handle = match kind {
        "framework" => Handle::Framework(surface::held::<HeldFramework>(data, kind)?),
        "profile" => Handle::Profile(surface::held::<HeldProfile>(data, kind)?),
        "role" => Handle::Role(surface::held::<HeldRole>(data, kind)?),
        "roles" => Handle::Roles(surface::held::<HeldRoles>(data, kind)?),
        "log" => return hold_log(surface::given(data, kind)?, framework),
        _ => return refused("kind", "there is no such kind of handle"),
    };
    Ok(keep(handle))
}

fn hold_log(log: EvidenceLog, framework: &Held) -> Result<f64, Problem> {
    let framework: Option<HeldFramework> = surface::held_optional(framework, "framework")?;
    let text = Some(answer_text(&log));
    let index = HeldLog::Data(Box::new(log)).index(framework)?;
    Ok(keep_content(Content { handle: Handle::Log(HeldLog::Index(index)), text }))
}
