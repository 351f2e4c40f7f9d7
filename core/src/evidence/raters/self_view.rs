//! Whether people see themselves as others do, over time.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::evidence::within::count_within;
use crate::evidence::{Entry, EvidenceError, EvidenceKind, LogIndex, Shown};
use crate::kernel::{Key, Level, Month};

/// How time is cut into periods.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Period {
    /// Calendar years, named `2026`.
    #[default]
    Year,
    /// Quarters of a year, named `2026-Q4`.
    Quarter,
    /// Months, named `2026-11`.
    Month,
}

/// Whose view is compared, and from how many people on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default, expecting = "options of self views")]
pub struct SelfViewOptions {
    /// Only this person; without it, everybody.
    pub person: Option<Key>,
    /// Only this competency; without it, all.
    pub competency: Option<Key>,
    /// How time is cut.
    pub period: Period,
    /// The fewest others whose mean is shown, at least 1.
    pub minimum_others: u32,
    /// The fewest people over whom a summary is shown, at least 1.
    pub minimum_people: u32,
    /// The fewest periods from which a trend is drawn, at least 2.
    pub minimum_periods: u32,
}

impl Default for SelfViewOptions {
    fn default() -> Self {
        Self {
            person: None,
            competency: None,
            period: Period::Year,
            minimum_others: 3,
            minimum_people: 3,
            minimum_periods: 3,
        }
    }
}

/// How people see themselves against how others see them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SelfView {
    /// One series for each person, competency and scale, in their order.
    pub series: Vec<SelfSeries>,
    /// The same over people, for each competency and scale.
    pub summaries: Vec<SelfSummary>,
}

/// One person and one competency over time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SelfSeries {
    /// Whom it is about.
    pub person: Key,
    /// The competency: its uri where the index was built for a framework, else as it is written.
    pub competency: Key,
    /// The scale of the levels, where the entries name one.
    pub scale: Option<Key>,
    /// The periods in which anybody judged, in order of time.
    pub periods: Vec<SelfPeriod>,
    /// By how many levels the difference grows in a year; nothing from too few periods.
    pub trend: Option<f64>,
}

/// One period of a series.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SelfPeriod {
    /// Name of the period.
    pub period: String,
    /// Mean level the person gives to oneself.
    pub own: Option<Level>,
    /// Mean level of the others; nothing where there are too few of them.
    pub others: Option<Level>,
    /// How many others judged.
    pub judges: u32,
    /// `own` minus `others`, in levels: positive for who sees oneself higher.
    pub difference: Option<f64>,
    /// Why there is no difference.
    pub unknown: Option<NoDifference>,
}

/// One competency over people and time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SelfSummary {
    /// The competency: its uri where the index was built for a framework, else as it is written.
    pub competency: Key,
    /// The scale of the levels, where the entries name one.
    pub scale: Option<Key>,
    /// The periods in which anybody judged, in order of time.
    pub periods: Vec<SummaryPeriod>,
    /// By how many levels the mean difference grows in a year; nothing from too few periods.
    pub trend: Option<f64>,
}

/// One period of a summary.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SummaryPeriod {
    /// Name of the period.
    pub period: String,
    /// How many people have a difference.
    pub people: u32,
    /// Mean of their differences; nothing where there are too few people.
    pub difference: Option<f64>,
    /// Why there is no difference.
    pub unknown: Option<NoDifference>,
}

/// Why there is no difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum NoDifference {
    /// The person did not judge oneself.
    NoSelfAssessment,
    /// Fewer others judged than are asked for.
    TooFewOthers,
    /// Fewer people have a difference than are asked for.
    TooFewPeople,
}

/// The difference between how people see themselves and how others see them, period by period.
///
/// difference = mean of self-assessments - mean of managers and peers
///
/// Each judge counts once in a period, with the mean of what they gave; all who are not named count
/// as one judge.
/// A judgement by the person under another kind is no judgement of others, and is left out.
/// Only single levels are compared, and only levels on one scale; entries that were retracted,
/// rejected or overridden, and those that wait for a review, are left out.
/// What ran out since was said in its period, and counts there.
///
/// With fewer others than `minimum_others` their mean is not shown, so that nobody reads out of it
/// what one colleague said; a summary needs `minimum_people`.
///
/// trend = slope of the line of least squares through the differences, in levels for a year
///
/// The difference does not say who is right; self-assessments are higher on average (Heidemeier and
/// Moser 2009).
///
/// # Errors
///
/// * `kernel.out_of_range` for an option below its least value.
/// * `kernel.not_finite` when levels are too large to be added.
///
/// # Cost
///
/// O(n log n) in the number of entries.
pub fn self_view(index: &LogIndex, options: &SelfViewOptions) -> Result<SelfView, EvidenceError> {
    count_within("options.minimum_others", options.minimum_others, 1, 1_000_000)?;
    count_within("options.minimum_people", options.minimum_people, 1, 1_000_000)?;
    count_within("options.minimum_periods", options.minimum_periods, 2, 1_000_000)?;
    let mut subjects: BTreeMap<_, BTreeMap<Slot, Judged<'_>>> = BTreeMap::new();
    let upheld = index.upheld();
    for one in upheld.iter().filter(|one| !one.is_pending) {
        let (entry, competency) = (one.entry, one.competency);
        if options.person.as_ref().is_some_and(|person| *person != entry.person)
            || options.competency.as_ref().is_some_and(|asked| index.name_of(asked) != competency)
        {
            continue;
        }
        if let Some((own, level)) = judgement(entry) {
            let subject = (&entry.person, competency, entry.scale.as_ref());
            let slot = Slot::of(entry.occurred_on.month(), options.period);
            let judged = subjects.entry(subject).or_default().entry(slot).or_default();
            if own {
                judged.own.push(level);
            } else {
                judged.others.entry(entry.asserted_by.as_ref()).or_default().push(level);
            }
        }
    }
    let mut series = Vec::new();
    let mut summed: BTreeMap<_, BTreeMap<Slot, Vec<f64>>> = BTreeMap::new();
    for ((person, competency, scale), judged) in subjects {
        let summed = summed.entry((competency, scale)).or_default();
        let mut periods = Vec::new();
        let mut line = Line::default();
        for (slot, judged) in judged {
            let period = judged.period(slot, options)?;
            let differences = summed.entry(slot).or_default();
            differences.extend(period.difference);
            line.points.extend(period.difference.map(|difference| (slot, difference)));
            periods.push(period);
        }
        let trend = line.slope(options.minimum_periods)?;
        let (person, competency) = (person.clone(), competency.clone());
        series.push(SelfSeries { person, competency, scale: scale.cloned(), periods, trend });
    }
    let summaries = summed.into_iter().map(|((competency, scale), slots)| {
        let mut line = Line::default();
        let mut periods = Vec::new();
        for (slot, differences) in slots {
            let people = size(differences.len());
            let shown = people >= options.minimum_people;
            let difference =
                shown.then(|| finite(mean(differences.iter().copied()))).transpose()?;
            line.points.extend(difference.map(|difference| (slot, difference)));
            let unknown = (!shown).then_some(NoDifference::TooFewPeople);
            periods.push(SummaryPeriod { period: slot.name(), people, difference, unknown });
        }
        let trend = line.slope(options.minimum_periods)?;
        let (competency, scale) = (competency.clone(), scale.cloned());
        Ok(SelfSummary { competency, scale, periods, trend })
    });
    let summaries = summaries.collect::<Result<_, EvidenceError>>()?;
    Ok(SelfView { summaries, series })
}

/// Whether an entry is a judgement of oneself, and its level; nothing where it is no judgement.
fn judgement(entry: &Entry) -> Option<(bool, Level)> {
    let Shown::Level { level } = entry.shows else { return None };
    match entry.kind {
        EvidenceKind::SelfAssessment => Some((true, level)),
        EvidenceKind::Manager | EvidenceKind::Peer => {
            (entry.asserted_by.as_ref() != Some(&entry.person)).then_some((false, level))
        }
        _ => None,
    }
}

/// What was judged in one period.
#[derive(Default)]
struct Judged<'a> {
    own: Vec<Level>,
    others: BTreeMap<Option<&'a Key>, Vec<Level>>,
}

impl Judged<'_> {
    fn period(self, slot: Slot, options: &SelfViewOptions) -> Result<SelfPeriod, EvidenceError> {
        let judges = size(self.others.len());
        let own = (!self.own.is_empty()).then(|| mean_level(self.own)).transpose()?;
        let mut means = Vec::with_capacity(self.others.len());
        for levels in self.others.into_values() {
            means.push(mean_level(levels)?);
        }
        let enough = judges >= options.minimum_others;
        let others = enough.then(|| mean_level(means)).transpose()?;
        let unknown = if own.is_none() {
            Some(NoDifference::NoSelfAssessment)
        } else {
            (!enough).then_some(NoDifference::TooFewOthers)
        };
        let difference = own.zip(others).map(|(own, others)| finite(own.get() - others.get()));
        let difference = difference.transpose()?;
        Ok(SelfPeriod { period: slot.name(), own, others, judges, difference, unknown })
    }
}

/// The mean of some levels, in whatever order they come.
fn mean_level(mut levels: Vec<Level>) -> Result<Level, EvidenceError> {
    levels.sort_unstable();
    Ok(Level::new(mean(levels.into_iter().map(Level::get)))?)
}

/// The number, if levels have not become too large on the way.
fn finite(value: f64) -> Result<f64, EvidenceError> {
    Ok(Level::new(value)?.get())
}

fn mean(values: impl ExactSizeIterator<Item = f64>) -> f64 {
    let count = values.len() as f64;
    values.sum::<f64>() / count
}

fn size(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// One period: its year and its number among the periods of the year, from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Slot {
    year: i32,
    number: u32,
    period: Period,
}

impl Slot {
    fn of(month: Month, period: Period) -> Self {
        let number = (month.number() - 1) / (12 / Self::in_a_year(period));
        Self { year: month.year(), number, period }
    }

    const fn in_a_year(period: Period) -> u32 {
        match period {
            Period::Year => 1,
            Period::Quarter => 4,
            Period::Month => 12,
        }
    }

    fn name(self) -> String {
        let Self { year, number, .. } = self;
        match self.period {
            Period::Year => format!("{year:04}"),
            Period::Quarter => format!("{year:04}-Q{}", number + 1),
            Period::Month => format!("{year:04}-{:02}", number + 1),
        }
    }

    /// Its place in time, in years.
    fn place(self) -> f64 {
        f64::from(self.year) + f64::from(self.number) / f64::from(Self::in_a_year(self.period))
    }
}

/// Differences over time.
#[derive(Default)]
struct Line {
    points: Vec<(Slot, f64)>,
}

impl Line {
    /// The slope of the line of least squares; nothing from fewer points than asked for.
    fn slope(&self, minimum: u32) -> Result<Option<f64>, EvidenceError> {
        if size(self.points.len()) < minimum {
            return Ok(None);
        }
        let middle = mean(self.points.iter().map(|(slot, _)| slot.place()));
        let height = mean(self.points.iter().map(|(_, difference)| *difference));
        let (mut rise, mut width) = (0.0, 0.0);
        for (slot, difference) in &self.points {
            let along = slot.place() - middle;
            rise += along * (difference - height);
            width += along * along;
        }
        finite(rise / width).map(Some)
    }
}
