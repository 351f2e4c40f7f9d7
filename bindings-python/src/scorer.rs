//! Scores of a dict of bare levels, without the way through serde.
//!
//! What is common is read here: a dict whose keys are of type `str` and whose values are floats,
//! whole numbers or `None`.
//! Everything else, and everything that is refused, goes the way of all operations, so that the
//! answers and the problems are theirs.

use prowess::kernel::Key;
use prowess::readiness::{self, Formula, Options, Scores, UnknownPolicy, Verdict};
use prowess::surface::{Handle as Held, HeldScorer};
use pyo3::prelude::*;
use pyo3::sync::critical_section::with_critical_section;
use pyo3::types::{PyDict, PyFloat, PyInt, PyString};
use pyo3::{Borrowed, ffi};

use crate::call::guarded;
use crate::handle::{Handle, hold};
use crate::rooms;
use crate::shapes::{Shape, Shapes};
use crate::write;

/// A role and options, made ready to score many people.
#[pyclass(frozen, subclass, extends = Handle, module = "prowess._core")]
pub(crate) struct Scorer {
    direct: Option<Direct>,
}

#[pymethods]
impl Scorer {
    #[new]
    fn make(py: Python<'_>, data: &Bound<'_, PyAny>) -> PyResult<PyClassInitializer<Self>> {
        let handle = hold::<HeldScorer>(py, data, "scorer", Held::Scorer)?;
        let direct = match handle.held() {
            Held::Scorer(scorer) => guarded(py, |shapes| Direct::new(py, shapes, scorer))?,
            _ => None,
        };
        Ok(PyClassInitializer::from(handle).add_subclass(Self { direct }))
    }

    /// The measures of one person from bare levels, by uri or code.
    fn score<'py>(
        this: &Bound<'py, Self>,
        levels: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let py = this.py();
        if let (Some(direct), Ok(given)) = (&this.get().direct, levels.cast_exact::<PyDict>())
            && let Some(answer) = guarded(py, |_| direct.answer(given))?
        {
            return Ok(answer);
        }
        rooms::readiness::score(py, this.as_any(), levels)
    }
}

/// The measures of a readiness from bare levels, without its parts.
#[pyfunction]
#[pyo3(signature = (scorer, levels))]
pub(crate) fn score<'py>(
    py: Python<'py>,
    scorer: &Bound<'py, PyAny>,
    levels: &Bound<'py, PyAny>,
) -> PyResult<Bound<'py, PyAny>> {
    // A handle answers by itself.
    match scorer.cast::<Scorer>() {
        Ok(held) => Scorer::score(held, levels),
        Err(_) => rooms::readiness::score(py, scorer, levels),
    }
}

/// What is prepared for reading levels and building scores; nothing of it ever changes.
struct Direct {
    scorer: HeldScorer,
    /// How many levels there are.
    places: usize,
    is_lenient: bool,
    names: Names,
    shape: &'static Shape,
    ready: Py<PyAny>,
    not_ready: Py<PyAny>,
    undecided: Py<PyAny>,
}

impl Direct {
    /// Nothing for a role whose scores depend on more than a level for each competency by itself.
    fn new(py: Python<'_>, shapes: &'static Shapes, scorer: HeldScorer) -> PyResult<Option<Self>> {
        let Some(shape) = shapes.of_struct("Scores") else { return Ok(None) };
        let fields = shape.fields.iter().map(|slot| slot.name.as_str());
        if !fields.eq(["score", "low", "high", "coverage", "verdict"]) || !is_plain(&scorer) {
            return Ok(None);
        }
        let Some(names) = Names::new(py, &scorer)? else { return Ok(None) };
        let word = |verdict: Verdict| write::object(py, shapes, &verdict).map(Bound::unbind);
        Ok(Some(Self {
            places: scorer.competencies().len(),
            is_lenient: scorer.input().options.unknown == UnknownPolicy::Lenient,
            names,
            shape,
            ready: word(Verdict::Ready)?,
            not_ready: word(Verdict::NotReady)?,
            undecided: word(Verdict::Undecided)?,
            scorer,
        }))
    }

    /// The scores; nothing where the levels are not plain, or are refused.
    fn answer<'py>(&self, given: &Bound<'py, PyDict>) -> PyResult<Option<Bound<'py, PyAny>>> {
        /// As many levels as most roles ask for, which need no memory of their own.
        const MOST: usize = 64;
        let (mut few, mut many) = ([0.0; MOST], Vec::new());
        let levels = if self.places <= MOST {
            &mut few[..self.places]
        } else {
            many.resize(self.places, 0.0);
            &mut many[..]
        };
        levels.fill(f64::NAN);
        let Some(unasked) = with_critical_section(given, || self.read(given, levels)) else {
            return Ok(None);
        };
        let is_key =
            |name: &Bound<'_, PyString>| name.to_str().is_ok_and(|it| Key::parse(it).is_ok());
        if !unasked.iter().all(is_key) {
            return Ok(None);
        }
        // Where nothing is known, nothing is left to score, which has a problem of its own.
        if self.is_lenient && levels.iter().all(|level| level.is_nan()) {
            return Ok(None);
        }
        match self.scorer.score(levels) {
            Ok(scores) => self.object(given.py(), scores).map(Some),
            Err(_) => Ok(None),
        }
    }

    /// Puts each level at its place, and gives the names that the role does not ask for; nothing
    /// where the general reader has to look.
    ///
    /// On an interpreter without a global lock, the dict has to be locked.
    fn read<'py>(
        &self,
        given: &Bound<'py, PyDict>,
        levels: &mut [f64],
    ) -> Option<Vec<Bound<'py, PyString>>> {
        let py = given.py();
        let mut unasked = Vec::new();
        let mut at = 0;
        let (mut key, mut value) = (std::ptr::null_mut(), std::ptr::null_mut());
        // SAFETY: the dict is alive and locked, and nothing here runs Python code or waits for
        // another lock, so that nobody changes it; what it lends is used before the next step.
        while unsafe { ffi::PyDict_Next(given.as_ptr(), &raw mut at, &raw mut key, &raw mut value) }
            != 0
        {
            // SAFETY: both were lent by the dict just now.
            let (key, value) =
                unsafe { (Borrowed::from_ptr(py, key), Borrowed::from_ptr(py, value)) };
            let key = key.cast_exact::<PyString>().ok()?;
            let level = level(&value)?;
            match self.names.place(&key) {
                Some(place) if level.is_nan() || levels.get(place)?.is_nan() => {
                    if !level.is_nan() {
                        *levels.get_mut(place)? = level;
                    }
                }
                // It is given by its uri and by its code.
                Some(_) => return None,
                // Its letters may wait for a lock of its own, so they are looked at later.
                None => unasked.push(key.to_owned()),
            }
        }
        Some(unasked)
    }

    fn object<'py>(&self, py: Python<'py>, scores: Scores) -> PyResult<Bound<'py, PyAny>> {
        let Scores { score, low, high, coverage, verdict } = scores;
        let object = self.shape.empty(py)?;
        let (measures, word) = self.shape.fields.split_at(4);
        for (slot, measure) in measures.iter().zip([score, low, high, coverage]) {
            slot.fill(&object, PyFloat::new(py, measure.get()).as_any())?;
        }
        let verdict = match verdict {
            Verdict::Ready => &self.ready,
            Verdict::NotReady => &self.not_ready,
            Verdict::Undecided => &self.undecided,
        };
        for slot in word {
            slot.fill(&object, verdict.bind(py))?;
        }
        Ok(object)
    }
}

/// A level, or NaN where it is not known; nothing where the general reader has to look.
fn level(value: &Bound<'_, PyAny>) -> Option<f64> {
    let level = if let Ok(number) = value.cast_exact::<PyFloat>() {
        number.value()
    } else if value.is_none() {
        return Some(f64::NAN);
    } else if value.cast_exact::<PyInt>().is_ok() {
        value.extract().ok()?
    } else {
        return None;
    };
    level.is_finite().then_some(level)
}

/// Whether the scores are those of each competency by itself, whatever else is known.
fn is_plain(scorer: &readiness::Scorer) -> bool {
    let input = scorer.input();
    if input.role.has_terms() || input.options.formula == (Formula::MandatoryFirst {}) {
        return false;
    }
    // A role that is refused has to say so at each score.
    let options = Options { unknown: UnknownPolicy::Strict, ..input.options.clone() };
    readiness::Scorer::new(input.role.clone(), options).score(&[]).is_ok()
}

/// The place of each uri and code, by the hash that every text of Python remembers.
struct Names {
    /// A power of two, at most half of them taken.
    entries: Box<[Option<Name>]>,
}

struct Name {
    hash: ffi::Py_hash_t,
    text: Py<PyString>,
    place: usize,
}

impl Names {
    /// Nothing where a name stands for more than one competency.
    fn new(py: Python<'_>, scorer: &readiness::Scorer) -> PyResult<Option<Self>> {
        let (names, codes) = (scorer.competencies(), scorer.codes());
        let room = (2 * (names.len() + codes.len())).next_power_of_two();
        let mut table = Self { entries: (0..room).map(|_| None).collect() };
        for (place, (name, code)) in names.iter().zip(codes).enumerate() {
            let code = code.as_ref().filter(|code| *code != name);
            for text in std::iter::once(name).chain(code) {
                let text = PyString::intern(py, text.as_str());
                let hash = hash_of(&text);
                let at = table.find(&text, hash);
                let free = at.and_then(|at| table.entries.get_mut(at));
                match free {
                    Some(entry @ None) => *entry = Some(Name { hash, text: text.unbind(), place }),
                    _ => return Ok(None),
                }
            }
        }
        Ok(Some(table))
    }

    /// The place of the competency that goes by a text.
    fn place(&self, text: &Bound<'_, PyString>) -> Option<usize> {
        let at = self.find(text, hash_of(text))?;
        self.entries.get(at)?.as_ref().map(|name| name.place)
    }

    /// Where a text stands in the table, or would stand.
    fn find(&self, text: &Bound<'_, PyString>, hash: ffi::Py_hash_t) -> Option<usize> {
        let mask = self.entries.len() - 1;
        let first = hash.cast_unsigned() & mask;
        (first..=mask).chain(0..first).find(|at| match &self.entries[*at] {
            None => true,
            Some(name) => name.hash == hash && is_same(text, &name.text),
        })
    }
}

/// The hash of a text, which is made once in its life.
fn hash_of(text: &Bound<'_, PyString>) -> ffi::Py_hash_t {
    // SAFETY: a text is alive, and its hash cannot fail.
    unsafe { ffi::PyObject_Hash(text.as_ptr()) }
}

fn is_same(text: &Bound<'_, PyString>, name: &Py<PyString>) -> bool {
    // SAFETY: both are texts, and two texts can always be compared.
    text.as_ptr() == name.as_ptr()
        || unsafe { ffi::PyUnicode_Compare(text.as_ptr(), name.as_ptr()) } == 0
}
