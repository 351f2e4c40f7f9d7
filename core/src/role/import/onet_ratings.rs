//! The ratings tables of O*NET become requirements.

use std::collections::BTreeMap;

use super::onet::{OCCUPATION, position_of};
use crate::framework::import::{Dialect, Findings, LEVEL_SCALE, Row, SourceFile, Table, off_scale};
use crate::framework::{CompetencyIndex, Framework, FrameworkError, Necessity, ProficiencyScale};
use crate::kernel::{Key, KeyIndex, Level, Month, Text, Weight};
use crate::problem::Fault;
use crate::role::{Rating, Requirement, Role, RoleError};

/// All ratings so far.
pub(super) struct Ratings<'a> {
    framework: &'a Framework,
    competencies: CompetencyIndex,
    roles: &'a KeyIndex,
    level_scale: Key,
    /// By position of the role and of the competency.
    pairs: BTreeMap<(u32, u32), Pair>,
    /// Rows on scales that are neither level nor importance.
    others: u32,
}

/// The two ratings of one element for one occupation.
#[derive(Default)]
struct Pair {
    importance: Option<Level>,
    level: Option<Level>,
    suppressed: bool,
    not_relevant: bool,
    rating: Option<Box<Rating>>,
}

/// The columns of a ratings table.
struct Columns {
    occupation: usize,
    element: usize,
    scale: usize,
    value: usize,
    suppress: usize,
    not_relevant: usize,
    respondents: Option<usize>,
    standard_error: Option<usize>,
    date: Option<usize>,
    source: Option<usize>,
}

impl Columns {
    /// The columns, if the table is one of ratings.
    fn of(table: &Table<'_>) -> Option<Self> {
        if table.optional("Category").is_some() {
            return None;
        }
        Some(Self {
            occupation: table.optional(OCCUPATION)?,
            element: table.optional("Element ID")?,
            scale: table.optional("Scale ID")?,
            value: table.optional("Data Value")?,
            suppress: table.optional("Recommend Suppress")?,
            not_relevant: table.optional("Not Relevant")?,
            respondents: table.optional("N"),
            standard_error: table.optional("Standard Error"),
            date: table.optional("Date"),
            source: table.optional("Domain Source"),
        })
    }
}

impl<'a> Ratings<'a> {
    pub(super) fn new(framework: &'a Framework, roles: &'a KeyIndex) -> Result<Self, RoleError> {
        Ok(Self {
            framework,
            competencies: framework.competency_index(),
            roles,
            level_scale: level_scale(framework)?,
            pairs: BTreeMap::new(),
            others: 0,
        })
    }

    /// Reads a file if it is a ratings table.
    pub(super) fn read(
        &mut self,
        file: SourceFile<'_>,
        findings: &mut Findings,
    ) -> Result<(), RoleError> {
        let mut table = Table::open(file, Dialect::Tabs)?;
        let Some(columns) = Columns::of(&table) else { return Ok(()) };
        // Rows of one source follow each other, so its name is kept once for all of them.
        let mut source: Option<Text> = None;
        table.each_row(findings, |row, findings| {
            self.read_row(row, &columns, &mut source, findings);
        });
        Ok(())
    }

    fn read_row(
        &mut self,
        row: &Row<'_, '_>,
        columns: &Columns,
        source: &mut Option<Text>,
        findings: &mut Findings,
    ) {
        let is_level = match row.cell(Some(columns.scale)) {
            LEVEL_SCALE => true,
            "IM" => false,
            _ => {
                self.others += 1;
                return;
            }
        };
        let Some(role) = position_of(self.roles, row, columns.occupation, findings) else { return };
        let element = row.cell(Some(columns.element));
        let named = || {
            let fault = Fault::new().with("role", row.cell(Some(columns.occupation)));
            fault.with("competency", element)
        };
        let Some(competency) = self.competencies.position_of_uri(element) else {
            let problem = RoleError::UnknownCompetency(named());
            findings.error(problem, row.place_of(columns.element));
            return;
        };
        let flag = |column| row.cell(Some(column)) == "Y";
        let pair = self.pairs.entry((role, competency)).or_default();
        pair.suppressed |= flag(columns.suppress);
        pair.not_relevant |= is_level && flag(columns.not_relevant);
        let scale = match self.framework.scale(&self.level_scale) {
            _ if !is_level => Scale::Importance,
            Some(scale) => Scale::Level(scale),
            None => Scale::Unknown,
        };
        let Some(value) = value_of(row, columns.value, &scale, findings) else { return };
        let slot = if is_level { &mut pair.level } else { &mut pair.importance };
        // The first of two counts, as everywhere.
        if slot.is_some() {
            findings.warn(RoleError::DuplicateRequirement(named()), row.place());
            return;
        }
        *slot = Some(value);
        if is_level {
            pair.rating = Some(Box::new(rating_of(row, columns, source, findings)));
        }
    }

    /// Turns the pairs into requirements, ordered by competency.
    pub(super) fn into_requirements(
        self,
        roles: &mut [Role],
        findings: &mut Findings,
    ) -> Result<(), RoleError> {
        let languages = std::slice::from_ref(&self.framework.language);
        if !self.pairs.is_empty() && self.framework.scale(&self.level_scale).is_none() {
            let fault = Fault::new().with("scale", &self.level_scale);
            findings.warn(FrameworkError::UnknownScale(fault), None);
        }
        let (mut suppressed, mut not_relevant, mut incomplete) = (0_u32, 0_u32, 0_u32);
        for ((role, competency), pair) in self.pairs {
            let competency = self.framework.competencies.get(competency as usize);
            let (Some(role), Some(competency)) = (roles.get_mut(role as usize), competency) else {
                continue;
            };
            // Some are marked for two reasons; each is counted once, so that the counts add up.
            match pair {
                Pair { not_relevant: true, .. } => not_relevant += 1,
                Pair { suppressed: true, .. } => suppressed += 1,
                Pair { level: Some(level), importance: Some(importance), rating, .. } => {
                    role.requirements.push(Requirement {
                        label: competency.label(languages).cloned(),
                        importance: Some(Weight::new((importance.get() - 1.0) / 4.0)?),
                        required_level: Some(level),
                        scale: Some(self.level_scale.clone()),
                        rating,
                        ..Requirement::new(competency.uri.clone(), Necessity::Required)
                    });
                }
                Pair { .. } => incomplete += 1,
            }
        }
        for role in roles {
            role.requirements.sort_by(|a, b| a.competency.cmp(&b.competency));
        }
        for (count, reason) in [
            (not_relevant, "not relevant to the occupation"),
            (suppressed, "recommended to be suppressed by the publisher"),
            (incomplete, "without a level or without an importance"),
            (self.others, "on scales other than level and importance"),
        ] {
            if count > 0 {
                let fault = Fault::new().with("count", count).with("reason", reason);
                findings.note(RoleError::RatingsLeftOut(fault));
            }
        }
        Ok(())
    }
}

/// The id of the level scale: the very one of the framework, so that roles share its text.
fn level_scale(framework: &Framework) -> Result<Key, RoleError> {
    let id = Key::parse(LEVEL_SCALE)?;
    Ok(framework.scale(&id).map_or(id, |scale| scale.id.clone()))
}

/// What a rating is measured on.
enum Scale<'a> {
    Importance,
    Level(&'a ProficiencyScale),
    /// The framework has no scale of levels.
    Unknown,
}

/// The value of a rating.
///
/// An empty one is none, and one off its scale is reported.
fn value_of(
    row: &Row<'_, '_>,
    column: usize,
    scale: &Scale<'_>,
    findings: &mut Findings,
) -> Option<Level> {
    if matches!(row.cell(Some(column)), "" | "n/a") {
        return None;
    }
    let value = row.level(column, findings)?;
    let error = match scale {
        Scale::Unknown => return Some(value),
        Scale::Level(scale) if scale.holds(value) => return Some(value),
        Scale::Level(scale) => off_scale(value, scale),
        Scale::Importance if (1.0..=5.0).contains(&value.get()) => return Some(value),
        Scale::Importance => {
            let fault = Fault::new().with("level", value).with("scale", "IM");
            FrameworkError::LevelOffScale(fault.with("minimum", 1).with("maximum", 5))
        }
    };
    findings.error(error, row.place_of(column));
    None
}

fn rating_of(
    row: &Row<'_, '_>,
    columns: &Columns,
    source: &mut Option<Text>,
    findings: &mut Findings,
) -> Rating {
    let said = row.cell(columns.source);
    if source.as_deref() != Some(said) {
        *source = (!matches!(said, "" | "n/a")).then(|| Text::from(said));
    }
    let number = |text: &str| text.parse().ok().and_then(|number| Level::new(number).ok());
    Rating {
        respondents: remark(
            row,
            columns.respondents,
            "a count",
            |text| text.parse().ok(),
            findings,
        ),
        standard_error: remark(row, columns.standard_error, "a number", number, findings),
        rated_in: remark(row, columns.date, "a month such as 08/2023", month, findings),
        source: source.clone(),
    }
}

/// What a cell says about a rating; one that cannot be read is reported, and the rating is kept.
fn remark<T>(
    row: &Row<'_, '_>,
    column: Option<usize>,
    expected: &str,
    parse: impl Fn(&str) -> Option<T>,
    findings: &mut Findings,
) -> Option<T> {
    let (cell, column) = (row.cell(column), column?);
    if matches!(cell, "" | "n/a") {
        return None;
    }
    let said = parse(cell);
    if said.is_none() {
        row.doubt(column, expected, findings);
    }
    said
}

/// A month that O*NET writes as `08/2023`.
fn month(text: &str) -> Option<Month> {
    let (month, year) = text.split_once('/')?;
    Month::parse(&format!("{year}-{month}")).ok()
}
