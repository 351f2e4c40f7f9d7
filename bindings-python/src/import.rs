//! Imports whose answer stays on this side: a handle and what was found on the way.

use prowess::Problem;
use prowess::framework::import::{ImportOptions, Imported};
use prowess::problem::Diagnostic;
use prowess::role::RoleCatalogue;
use prowess::surface::functions::{framework, role};
use prowess::surface::{
    self, Handle as Held, HeldFramework, HeldRoles, Holdable, InputFile, JsonText,
};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

use crate::call::{guarded, run};
use crate::handle::{Handle, held_of};
use crate::read::Given;
use crate::write;

/// Reads files of a publisher into a handle.
///
/// `format` is the name of the operation without `import_`; with a framework it is one of the
/// room `role`, else one of the room `framework`.
#[pyfunction]
#[pyo3(signature = (format, files, framework, options))]
pub(crate) fn import_files<'py>(
    py: Python<'py>,
    format: &str,
    files: &Bound<'py, PyAny>,
    framework: &Bound<'py, PyAny>,
    options: &Bound<'py, PyAny>,
) -> PyResult<(Handle, Bound<'py, PyAny>)> {
    let import = import_of(format, !framework.is_none());
    let import = import.ok_or_else(|| PyValueError::new_err(format!("no import `{format}`")))?;
    guarded(py, |shapes| {
        let (held, diagnostics) = run(py, shapes, |context| {
            let files = surface::files(&Given::new(files, context), "files")?;
            let framework = surface::held_optional(&Given::new(framework, context), "framework")?;
            let options = surface::optional(&Given::new(options, context), "options")?;
            Ok(move || import(files, framework, options))
        })?;
        Ok((Handle::new(held), write::object(py, shapes, &diagnostics)?))
    })
}

type Import = fn(
    Vec<InputFile>,
    Option<HeldFramework>,
    ImportOptions,
) -> Result<(Held, Vec<Diagnostic>), Problem>;

fn import_of(format: &str, with_framework: bool) -> Option<Import> {
    Some(match (format, with_framework) {
        ("onet", false) => |files, _, options| competencies(framework::import_onet(files, options)),
        ("esco", false) => |files, _, options| competencies(framework::import_esco(files, options)),
        ("nice", false) => {
            |files, _, options| competencies(framework::import_nice(only(files)?, options))
        }
        ("case", false) => {
            |files, _, options| competencies(framework::import_case(only(files)?, options))
        }
        ("ctdl_asn", false) => {
            |files, _, options| competencies(framework::import_ctdl_asn(only(files)?, options))
        }
        ("plain_csv", false) => {
            |files, _, options| competencies(framework::import_plain_csv(only(files)?, options))
        }
        ("plain_json", false) => {
            |files, _, options| competencies(framework::import_plain_json(only(files)?, options))
        }
        ("onet", true) => |files, of, options| roles(role::import_onet(files, given(of)?, options)),
        ("esco", true) => |files, of, options| roles(role::import_esco(files, given(of)?, options)),
        ("nice", true) => {
            |files, of, options| roles(role::import_nice(only(files)?, given(of)?, options))
        }
        _ => return None,
    })
}

fn competencies(
    imported: Result<Imported<prowess::framework::Framework>, Problem>,
) -> Result<(Held, Vec<Diagnostic>), Problem> {
    held_of::<_, HeldFramework>(imported, Held::Framework)
}

fn roles(
    imported: Result<Imported<RoleCatalogue>, Problem>,
) -> Result<(Held, Vec<Diagnostic>), Problem> {
    let read = imported?;
    let roles = HeldRoles::from_data(read.value.roles);
    Ok((Held::Roles(roles), read.diagnostics))
}

/// The one file that an import of one file reads.
fn only(files: Vec<InputFile>) -> Result<InputFile, Problem> {
    // The problem of an argument that is not there, in the words of the core.
    files.into_iter().next().map_or_else(|| surface::file(&JsonText(None), "file"), Ok)
}

fn given(framework: Option<HeldFramework>) -> Result<HeldFramework, Problem> {
    framework.map_or_else(|| surface::held(&JsonText(None), "framework"), Ok)
}
