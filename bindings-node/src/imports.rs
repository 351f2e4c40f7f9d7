//! Imports whose result stays here, since it is too big to be handed over.

use prowess::Problem;
use prowess::framework::Framework;
use prowess::framework::import::Imported;
use prowess::role::RoleCatalogue;
use prowess::surface::functions::{framework as frameworks, role};
use prowess::surface::{
    Handle, HeldFramework, HeldRoles, Holdable, answer_text, file, files, held, optional,
};

use crate::arguments::{Held, Text, refused};
use crate::files::Files;
use crate::slots::{self, Kept};

/// JSON text for the facade, and the slot it names.
type Answer = Result<(String, Kept), Problem>;

const NO_PUBLISHER: &str = "there is no import of this publisher";

/// The framework in the files of a publisher: its slot and the diagnostics, as JSON text.
pub(crate) fn framework(publisher: &str, given: Files<'_>, options: &Text) -> Answer {
    let weight = slots::weight(given.len());
    let import = match publisher {
        "onet" => frameworks::import_onet,
        "esco" => frameworks::import_esco,
        _ => {
            let import = match publisher {
                "nice" => frameworks::import_nice,
                "case" => frameworks::import_case,
                "ctdl_asn" => frameworks::import_ctdl_asn,
                "plain_csv" => frameworks::import_plain_csv,
                "plain_json" => frameworks::import_plain_json,
                _ => return refused("publisher", NO_PUBLISHER),
            };
            let file = file(&given.only(), "file")?;
            return Ok(kept_framework(import(file, optional(options, "options")?)?, weight));
        }
    };
    let files = files(&given, "files")?;
    Ok(kept_framework(import(files, optional(options, "options")?)?, weight))
}

fn kept_framework(imported: Imported<Framework>, weight: i64) -> (String, Kept) {
    let Imported { value, diagnostics } = imported;
    let kept = slots::keep(Handle::Framework(HeldFramework::from_data(value)), weight);
    let diagnostics = answer_text(&diagnostics);
    (format!(r#"{{"slot":{},"diagnostics":{diagnostics}}}"#, kept.slot), kept)
}

/// The roles in the files of a publisher: their slot, the diagnostics and the rest of their
/// catalogue, as JSON text.
pub(crate) fn roles(publisher: &str, given: Files<'_>, framework: &Held, options: &Text) -> Answer {
    let weight = slots::weight(given.len());
    let import = match publisher {
        "onet" => role::import_onet,
        "esco" => role::import_esco,
        "nice" => {
            let file = file(&given.only(), "file")?;
            let framework = held(framework, "framework")?;
            let imported = role::import_nice(file, framework, optional(options, "options")?)?;
            return Ok(kept_roles(imported, weight));
        }
        _ => return refused("publisher", NO_PUBLISHER),
    };
    let files = files(&given, "files")?;
    let framework = held(framework, "framework")?;
    Ok(kept_roles(import(files, framework, optional(options, "options")?)?, weight))
}

fn kept_roles(imported: Imported<RoleCatalogue>, weight: i64) -> (String, Kept) {
    let Imported { value, diagnostics } = imported;
    let RoleCatalogue { framework, language, groups, roles, relations } = value;
    let kept = slots::keep(Handle::Roles(HeldRoles::from_data(roles)), weight);
    let text = format!(
        r#"{{"slot":{},"diagnostics":{},"framework":{},"language":{},"groups":{},"relations":{}}}"#,
        kept.slot,
        answer_text(&diagnostics),
        answer_text(&framework),
        answer_text(&language),
        answer_text(&groups),
        answer_text(&relations),
    );
    (text, kept)
}
