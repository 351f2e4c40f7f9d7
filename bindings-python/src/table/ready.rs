//! Roles made ready for tables, once for each list of competencies.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use prowess::Problem;
use prowess::kernel::{Key, Share};
use prowess::portfolio::batch::{OwnRoles, Precision, RoleBatch};
use prowess::readiness::Options;
use prowess::surface::{self, HeldRoles};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

use crate::call::{guarded, run};
use crate::read::Given;

/// How many lists of competencies are kept, the last used first.
const KEPT: usize = 4;

/// Roles and options, ready for tables.
#[pyclass(frozen, subclass, module = "prowess._core")]
pub(crate) struct ReadyRoles {
    roles: HeldRoles,
    options: Options,
    precision: Precision,
    kept: Mutex<Vec<Arc<RoleBatch>>>,
    kept_own: Mutex<Vec<(Vec<Key>, Arc<OwnRoles>)>>,
}

#[pymethods]
impl ReadyRoles {
    #[new]
    #[pyo3(signature = (roles, options=None, precision="exact"))]
    fn make(
        py: Python<'_>,
        roles: &Bound<'_, PyAny>,
        options: Option<&Bound<'_, PyAny>>,
        precision: &str,
    ) -> PyResult<Self> {
        let precision = match precision {
            "exact" => Precision::Exact,
            "fast" => Precision::Fast,
            other => {
                let told = format!("precision is `exact` or `fast`, not `{other}`");
                return Err(PyValueError::new_err(told));
            }
        };
        let none = py.None().into_bound(py);
        let options = options.unwrap_or(&none);
        guarded(py, |shapes| {
            run(py, shapes, |context| {
                let roles: HeldRoles = surface::held(&Given::new(roles, context), "roles")?;
                let options: Options = surface::optional(&Given::new(options, context), "options")?;
                let (kept, kept_own) = (Mutex::default(), Mutex::default());
                Ok(move || Ok(Self { roles, options, precision, kept, kept_own }))
            })
        })
    }

    /// The uris of the roles.
    fn uris(&self) -> Vec<String> {
        self.roles.iter().map(|role| role.uri.as_str().to_owned()).collect()
    }

    /// All names of the competencies that the roles ask for, uris and codes, with the uri that each
    /// stands for.
    fn competencies(&self) -> BTreeMap<String, String> {
        let asked = || self.roles.iter().flat_map(|role| &role.requirements);
        let uris = asked().map(|one| (&one.competency, Some(&one.competency)));
        let mut names: BTreeMap<&Key, Option<&Key>> = BTreeMap::new();
        for (code, uri) in asked().filter_map(|one| Some((one.code.as_ref()?, &one.competency))) {
            let of = names.entry(code).or_insert(Some(uri));
            // A code of two competencies stands for neither.
            *of = of.filter(|known| *known == uri);
        }
        names.extend(uris);
        let text = |key: &Key| key.as_str().to_owned();
        let known = names.into_iter().filter_map(|(name, uri)| Some((text(name), text(uri?))));
        known.collect()
    }

    fn __len__(&self) -> usize {
        self.roles.len()
    }
}

impl ReadyRoles {
    /// The roles for tables with these competencies.
    ///
    /// Only people whose score reaches the threshold are counted as such; without it, that of the
    /// options holds.
    pub(super) fn batch(
        &self,
        competencies: &[Key],
        threshold: Option<Share>,
    ) -> Result<Arc<RoleBatch>, Problem> {
        let threshold = threshold.or(self.options.threshold);
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let is_fit = |batch: &Arc<RoleBatch>| {
            batch.competencies() == competencies && batch.options().threshold == threshold
        };
        if let Some(at) = kept.iter().position(is_fit) {
            let found = kept.remove(at);
            kept.insert(0, Arc::clone(&found));
            return Ok(found);
        }
        let options = Options { threshold, ..self.options.clone() };
        let roles = self.roles.index().roles().to_vec();
        let batch = Arc::new(RoleBatch::new(roles, options, competencies, self.precision)?);
        kept.truncate(KEPT - 1);
        kept.insert(0, Arc::clone(&batch));
        Ok(batch)
    }

    /// The same for people who are held against their own roles.
    pub(super) fn own(&self, competencies: &[Key]) -> Result<Arc<OwnRoles>, Problem> {
        let mut kept = self.kept_own.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(at) = kept.iter().position(|(names, _)| names == competencies) {
            let found = kept.remove(at);
            let own = Arc::clone(&found.1);
            kept.insert(0, found);
            return Ok(own);
        }
        let roles = self.roles.index().roles().to_vec();
        let own = OwnRoles::new(roles, competencies.to_vec(), self.options.clone())?;
        let own = Arc::new(own);
        kept.truncate(KEPT - 1);
        kept.insert(0, (competencies.to_vec(), Arc::clone(&own)));
        Ok(own)
    }

    /// The uris of the roles.
    pub(super) fn names(&self) -> Vec<String> {
        self.uris()
    }
}
