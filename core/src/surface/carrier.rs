//! Arguments as another language hands them over.

use serde::de::DeserializeOwned;

use super::{Handle, Holdable, InputFile, SurfaceError};
use crate::kernel::short_path;
use crate::problem::{Fault, Problem};

/// One argument as another language hands it over.
pub trait Carrier {
    /// Whether nothing is there: left out, `None`, `null` or `undefined`.
    fn is_absent(&self) -> bool;

    /// The handle it is, where it is one.
    fn handle(&self) -> Option<Handle> {
        None
    }

    /// The plain data it holds.
    ///
    /// # Errors
    ///
    /// Where in the data what does not fit.
    fn read<T: DeserializeOwned>(&self) -> Result<T, Misfit>;
}

/// Where plain data does not fit, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misfit {
    /// The place in the argument, such as `levels[0].level`; empty for the argument itself.
    pub path: String,
    /// What is wrong, such as ``invalid type: string "3", expected f64``.
    pub reason: String,
}

/// An argument that has to be there.
///
/// # Errors
///
/// * `surface.missing_argument`, `surface.malformed_argument`.
pub fn given<T: DeserializeOwned>(carrier: &impl Carrier, name: &str) -> Result<T, Problem> {
    present(carrier, name)?;
    carrier.read().map_err(|misfit| malformed(name, misfit))
}

/// An argument that may be left out, and is then what its type says.
///
/// # Errors
///
/// * `surface.malformed_argument`.
pub fn optional<T: DeserializeOwned + Default>(
    carrier: &impl Carrier,
    name: &str,
) -> Result<T, Problem> {
    if carrier.is_absent() { Ok(T::default()) } else { given(carrier, name) }
}

/// An argument that is a handle, or the plain data of one.
///
/// # Errors
///
/// * `surface.missing_argument`, `surface.malformed_argument`.
pub fn held<H: Holdable>(carrier: &impl Carrier, name: &str) -> Result<H, Problem> {
    match carrier.handle() {
        None => given(carrier, name).map(H::from_data),
        Some(handle) => H::from_handle(&handle).ok_or_else(|| {
            let reason = format!("invalid type: {}, expected {}", handle.what(), H::WHAT);
            malformed(name, Misfit { path: String::new(), reason })
        }),
    }
}

/// An argument as [`held`], which may be left out.
///
/// # Errors
///
/// * `surface.malformed_argument`.
pub fn held_optional<H: Holdable>(
    carrier: &impl Carrier,
    name: &str,
) -> Result<Option<H>, Problem> {
    let is_there = carrier.handle().is_some() || !carrier.is_absent();
    is_there.then(|| held(carrier, name)).transpose()
}

/// A file of a publisher.
///
/// # Errors
///
/// * `surface.missing_argument`, `surface.malformed_argument`.
pub fn file(carrier: &impl Carrier, name: &str) -> Result<InputFile, Problem> {
    given(carrier, name)
}

/// Several files of a publisher.
///
/// # Errors
///
/// * `surface.missing_argument`, `surface.malformed_argument`.
pub fn files(carrier: &impl Carrier, name: &str) -> Result<Vec<InputFile>, Problem> {
    given(carrier, name)
}

fn present(carrier: &impl Carrier, name: &str) -> Result<(), Problem> {
    if carrier.is_absent() {
        let fault = Fault::new().at(name).with("argument", name);
        return Err(SurfaceError::MissingArgument(fault).into());
    }
    Ok(())
}

pub(super) fn malformed(name: &str, misfit: Misfit) -> Problem {
    let path = match misfit.path.as_str() {
        "" | "." => name.to_owned(),
        path if path.starts_with('[') => format!("{name}{path}"),
        path => format!("{name}.{path}"),
    };
    let fault = Fault::new().at(short_path(&path)).with("reason", misfit.reason);
    SurfaceError::MalformedArgument(fault).into()
}
