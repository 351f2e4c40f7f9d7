//! Handles: data that stays on this side between calls.
//!
//! One class holds any of them; the facade derives a class for each from it.

use std::sync::Arc;

use prowess::Problem;
use prowess::evidence::EvidenceLog;
use prowess::kernel::Key;
use prowess::surface::{
    self, Handle as Held, HeldCohort, HeldFramework, HeldLog, HeldProfile, HeldRole, HeldRoles,
    HeldRules, Holdable,
};
use pyo3::exceptions::{PyIndexError, PyKeyError, PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::PyString;
use serde::Serialize;

use crate::call::{guarded, run};
use crate::read::{Context, Given};
use crate::write;

/// Data that was read once and is never changed.
#[pyclass(frozen, subclass, module = "prowess._core")]
pub(crate) struct Handle {
    held: Held,
    /// What a log was made from: its index does not give that back.
    log: Option<Source>,
}

/// A log and the framework it was put in order for.
#[derive(Clone)]
struct Source {
    log: Arc<EvidenceLog>,
    framework: Option<HeldFramework>,
}

impl Handle {
    /// Something that was made on this side.
    pub(crate) fn new(held: Held) -> Self {
        Self { held, log: None }
    }

    /// The handle as the core takes it.
    pub(crate) fn held(&self) -> Held {
        self.held.clone()
    }

    /// Does something with the data, whatever it is.
    fn with<T>(&self, work: impl FnOnce(&dyn Data) -> T) -> Option<T> {
        Some(match &self.held {
            Held::Cohort(cohort) => work(&**cohort),
            Held::Framework(framework) => work(&**framework),
            Held::Profile(profile) => work(&**profile),
            Held::Role(role) => work(&**role),
            Held::Roles(roles) => work(&**roles),
            Held::Rules(rules) => work(rules.ready().ok()?.set()),
            Held::Scorer(scorer) => work(scorer.input()),
            Held::Log(_) => work(&*self.log.as_ref()?.log),
            _ => return None,
        })
    }
}

/// Plain data of any type.
trait Data: Sync {
    fn text(&self) -> String;
    fn object<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>>;
}

impl<T: Serialize + Sync> Data for T {
    fn text(&self) -> String {
        surface::answer_text(self)
    }

    fn object<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        guarded(py, |shapes| write::object(py, shapes, self))
    }
}

fn unknown(what: &str) -> PyErr {
    PyValueError::new_err(format!("`{what}` is nothing that is held"))
}

/// Reads an argument that is a handle or its data.
pub(crate) fn hold<H: Holdable + Send>(
    py: Python<'_>,
    data: &Bound<'_, PyAny>,
    name: &str,
    as_held: fn(H) -> Held,
) -> PyResult<Handle> {
    let held = guarded(py, |shapes| {
        run(py, shapes, |context| {
            let held: H = surface::held(&Given::new(data, context), name)?;
            Ok(move || Ok(held))
        })
    })?;
    Ok(Handle::new(as_held(held)))
}

/// Checks rules, and holds them where nothing is wrong.
fn hold_rules(py: Python<'_>, data: &Bound<'_, PyAny>) -> PyResult<Handle> {
    guarded(py, |shapes| {
        run(py, shapes, |context| {
            let rules: HeldRules = surface::held(&Given::new(data, context), "rules")?;
            Ok(move || {
                rules.ready()?;
                Ok(Handle::new(Held::Rules(rules)))
            })
        })
    })
}

/// Puts a log in order, for a framework where one is given.
fn hold_log(
    py: Python<'_>,
    data: &Bound<'_, PyAny>,
    framework: Option<&Bound<'_, PyAny>>,
) -> PyResult<Handle> {
    if let Ok(handle) = data.cast::<Handle>() {
        let Handle { held, log } = handle.get();
        if matches!(held, Held::Log(_)) && framework.is_none() {
            return Ok(Handle { held: held.clone(), log: log.clone() });
        }
    }
    guarded(py, |shapes| {
        run(py, shapes, |context: &Context<'_>| {
            let log: EvidenceLog = surface::given(&Given::new(data, context), "log")?;
            let framework: Option<HeldFramework> = match framework {
                Some(given) => surface::held_optional(&Given::new(given, context), "framework")?,
                None => None,
            };
            Ok(move || {
                let kept = Source { log: Arc::new(log.clone()), framework: framework.clone() };
                let index = HeldLog::from_data(Box::new(log)).index(framework)?;
                Ok(Handle { held: Held::Log(HeldLog::Index(index)), log: Some(kept) })
            })
        })
    })
}

#[pymethods]
impl Handle {
    #[new]
    #[pyo3(signature = (what, data, framework=None, at=None))]
    fn make(
        py: Python<'_>,
        what: &str,
        data: &Bound<'_, PyAny>,
        framework: Option<&Bound<'_, PyAny>>,
        at: Option<usize>,
    ) -> PyResult<Self> {
        if let Some(at) = at {
            return one_role(data, at);
        }
        match what {
            "cohort" => hold::<HeldCohort>(py, data, what, Held::Cohort),
            "framework" => hold::<HeldFramework>(py, data, what, Held::Framework),
            "profile" => hold::<HeldProfile>(py, data, what, Held::Profile),
            "role" => hold::<HeldRole>(py, data, what, Held::Role),
            "roles" => hold::<HeldRoles>(py, data, what, Held::Roles),
            "rules" => hold_rules(py, data),
            "log" => hold_log(py, data, framework),
            _ => Err(unknown(what)),
        }
    }

    /// The data as dataclasses.
    pub(crate) fn plain<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.with(|data| data.object(py)).unwrap_or_else(|| Err(unknown("nothing")))
    }

    /// The data as JSON text.
    fn text<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyString>> {
        let text = py.detach(|| self.with(|data| data.text()));
        text.map(|text| PyString::new(py, &text)).ok_or_else(|| unknown("nothing"))
    }

    /// How many competencies, entries, levels, people, requirements, roles or rules there are.
    fn size(&self) -> usize {
        match &self.held {
            Held::Cohort(cohort) => cohort.members.len(),
            Held::Framework(framework) => framework.competencies.len(),
            Held::Profile(profile) => profile.levels.len(),
            Held::Role(role) => role.requirements.len(),
            Held::Roles(roles) => roles.len(),
            Held::Rules(rules) => rules.ready().map_or(0, |ready| ready.set().rules.len()),
            Held::Scorer(scorer) => scorer.competencies().len(),
            _ => self.log.as_ref().map_or(0, |source| source.log.entries.len()),
        }
    }

    /// What it is called: the parts of its name, for showing.
    fn named(&self) -> Vec<String> {
        let key = |key: &Key| key.as_str().to_owned();
        match &self.held {
            Held::Framework(framework) => {
                vec![key(&framework.id), framework.version.to_string()]
            }
            Held::Profile(profile) => vec![key(&profile.person)],
            Held::Role(role) => vec![key(role.code.as_ref().unwrap_or(&role.uri))],
            Held::Rules(rules) => {
                rules.ready().map_or_else(|_| Vec::new(), |ready| vec![key(&ready.set().id)])
            }
            Held::Scorer(scorer) => {
                let role = &scorer.input().role;
                vec![key(role.code.as_ref().unwrap_or(&role.uri))]
            }
            Held::Log(HeldLog::Index(index)) => {
                let framework = index.framework();
                framework.map_or_else(Vec::new, |of| vec![key(&of.id), of.version.to_string()])
            }
            _ => Vec::new(),
        }
    }

    /// The uris of the competencies or the roles, the people of a log or a cohort, or the ids of
    /// the rules.
    fn keys(&self) -> Vec<String> {
        let text = |key: &Key| key.as_str().to_owned();
        match &self.held {
            Held::Framework(framework) => {
                framework.competencies.iter().map(|one| text(&one.uri)).collect()
            }
            Held::Cohort(cohort) => {
                cohort.members.iter().map(|one| text(&one.profile.person)).collect()
            }
            Held::Roles(roles) => roles.iter().map(|one| text(&one.uri)).collect(),
            Held::Rules(rules) => rules.ready().map_or_else(
                |_| Vec::new(),
                |ready| ready.set().rules.iter().map(|rule| text(&rule.id)).collect(),
            ),
            Held::Scorer(scorer) => scorer.competencies().iter().map(text).collect(),
            Held::Log(HeldLog::Index(index)) => index.people().map(text).collect(),
            _ => Vec::new(),
        }
    }

    /// The competency of a framework, or all entries about one person of a log.
    fn one<'py>(&self, py: Python<'py>, name: &str) -> PyResult<Bound<'py, PyAny>> {
        let is = |key: &Key| key.as_str() == name;
        match &self.held {
            Held::Framework(framework) => {
                let by_uri = framework.competencies.iter().find(|one| is(&one.uri));
                let by_code =
                    || framework.competencies.iter().find(|one| one.code.as_ref().is_some_and(is));
                let found = by_uri.or_else(by_code);
                let found = found.ok_or_else(|| PyKeyError::new_err(name.to_owned()))?;
                guarded(py, |shapes| write::object(py, shapes, found))
            }
            Held::Log(HeldLog::Index(index)) => {
                let person = Key::parse(name).map_err(|_| PyKeyError::new_err(name.to_owned()))?;
                let entries = index.entries_of(&person);
                guarded(py, |shapes| write::object(py, shapes, &entries))
            }
            _ => Err(PyTypeError::new_err("only a framework or a log has parts with a name")),
        }
    }

    /// The framework that a log was put in order for.
    fn ordered_for(&self) -> Option<Self> {
        let framework = self.log.as_ref()?.framework.clone()?;
        Some(Self::new(Held::Framework(framework)))
    }

    /// The place of a role by its uri or its code, or nothing.
    fn place(&self, name: &str) -> Option<usize> {
        let Held::Roles(roles) = &self.held else { return None };
        let is = |key: &Key| key.as_str() == name;
        let by_uri = roles.iter().position(|role| is(&role.uri));
        by_uri.or_else(|| roles.iter().position(|role| role.code.as_ref().is_some_and(is)))
    }
}

/// The role at a place of many.
fn one_role(data: &Bound<'_, PyAny>, at: usize) -> PyResult<Handle> {
    let roles = data.cast::<Handle>()?;
    let Held::Roles(roles) = &roles.get().held else { return Err(unknown("no list of roles")) };
    let role = roles.get(at).ok_or_else(|| PyIndexError::new_err("there is no such role"))?;
    Ok(Handle::new(Held::Role(HeldRole::from_data(role.clone()))))
}

/// Used by the readers, whose answers are held at once.
pub(crate) fn held_of<T, H: Holdable<Data = T>>(
    imported: Result<prowess::framework::import::Imported<T>, Problem>,
    as_held: fn(H) -> Held,
) -> Result<(Held, Vec<prowess::problem::Diagnostic>), Problem> {
    imported.map(|read| (as_held(H::from_data(read.value)), read.diagnostics))
}
