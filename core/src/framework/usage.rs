//! Which competencies roles ask for and people show, and which nobody ever uses.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Framework;
use crate::kernel::Key;

/// How often the competencies of a framework are asked for and shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct UsageReport {
    /// Every competency, in the order of the framework.
    pub competencies: Vec<CompetencyUsage>,
    /// Competencies no role asks for.
    pub never_required: Vec<Key>,
    /// Competencies nobody shows.
    pub never_evidenced: Vec<Key>,
    /// Competencies no role asks for and nobody shows.
    pub never_used: Vec<Key>,
    /// Names that are no uri and no code of the framework, in order.
    pub unknown: Vec<UnknownName>,
}

/// How often one competency is asked for and shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CompetencyUsage {
    /// Its uri.
    pub uri: Key,
    /// How often it is asked for.
    pub required: u32,
    /// How often it is shown.
    pub evidenced: u32,
}

/// A name the framework does not have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct UnknownName {
    /// The name.
    pub name: Key,
    /// How often it is asked for.
    pub required: u32,
    /// How often it is shown.
    pub evidenced: u32,
}

/// How often each competency is named by roles and by what people show.
///
/// `required` and `evidenced` are uris or codes, once for each time one is asked for or shown; a
/// uri wins over an equal code.
/// The lists of unused ones follow the order of the framework.
/// Where a uri is there twice in the framework, the first counts.
///
/// What it does not tell: whether an unused competency is unimportant; the data may be young.
///
/// # Cost
///
/// O(m log n) for m names and n competencies.
#[must_use]
pub fn usage(framework: &Framework, required: &[Key], evidenced: &[Key]) -> UsageReport {
    let index = framework.competency_index();
    let unused = |uri: &Key| CompetencyUsage { uri: uri.clone(), required: 0, evidenced: 0 };
    let mut competencies: Vec<CompetencyUsage> =
        framework.competencies.iter().map(|competency| unused(&competency.uri)).collect();
    let mut unknown: BTreeMap<&Key, UnknownName> = BTreeMap::new();
    let named = required.iter().map(|name| (name, true));
    for (name, asked) in named.chain(evidenced.iter().map(|name| (name, false))) {
        let place = index.position(name).and_then(|at| competencies.get_mut(at as usize));
        let (required, evidenced) = match place {
            Some(usage) => (&mut usage.required, &mut usage.evidenced),
            None => {
                let usage = unknown.entry(name).or_insert_with(|| UnknownName {
                    name: name.clone(),
                    required: 0,
                    evidenced: 0,
                });
                (&mut usage.required, &mut usage.evidenced)
            }
        };
        let count = if asked { required } else { evidenced };
        *count = count.saturating_add(1);
    }
    let without = |never: fn(&CompetencyUsage) -> bool| {
        let found = competencies.iter().filter(|usage| never(usage));
        found.map(|usage| usage.uri.clone()).collect()
    };
    UsageReport {
        never_required: without(|usage| usage.required == 0),
        never_evidenced: without(|usage| usage.evidenced == 0),
        never_used: without(|usage| usage.required == 0 && usage.evidenced == 0),
        unknown: unknown.into_values().collect(),
        competencies,
    }
}
