//! The table of all groups and intersections.

use std::collections::BTreeMap;

use super::compare::{Side, Tally};
use super::{
    FairnessData, FairnessOptions, FairnessRow, FairnessSection, FairnessTable, ProtectedAttribute,
    ProtectedGroup,
};
use crate::kernel::Key;
use crate::portfolio::PortfolioError;
use crate::portfolio::safe::{GuardedCell, Measured, OpenCell, check_policy, guard, within};
use crate::problem::Fault;

/// How often people of each protected group are favoured, beside the group that is so most often.
///
/// rate = favoured / people, impact ratio = rate / rate of the reference, each with its range, the
/// four-fifths flag and the p-value (see [`fairness`](crate::portfolio::fairness())).
/// It looks at what became of people, and says nothing about why.
///
/// ```
/// use prowess::portfolio::{FairnessOptions, GroupStanding, fairness};
///
/// let data = serde_json::from_str(
///     r#"{"attributes": [{"attribute": "sex", "groups": ["male", "female"]}], "counts": [
///         {"groups": [{"attribute": "sex", "group": "male"}], "people": 80, "favoured": 48},
///         {"groups": [{"attribute": "sex", "group": "female"}], "people": 40, "favoured": 12}]}"#,
/// ).unwrap();
/// let table = fairness(&data, &FairnessOptions::default())?;
/// let GroupStanding::Shown { impact_ratio, difference, .. } = &table.sections[0].rows[1].standing
/// else { panic!() };
/// // 30 % are half of 60 %, and that is hardly chance.
/// assert_eq!(*impact_ratio, Some(0.5));
/// assert!(difference.unwrap().below_four_fifths && difference.unwrap().significant);
/// # Ok::<(), prowess::Problem>(())
/// ```
///
/// # Errors
///
/// * `portfolio.duplicate_category` when an attribute, a group of one or the attribute of a count is
///   named twice.
/// * `portfolio.unknown_category` when a count is of an attribute or a group that is not there.
/// * `portfolio.too_many_attributes` when groups are to be hidden and there are more than two
///   attributes: tables of several pairs share people.
/// * `portfolio.too_large` when there are more than 10000 groups and intersections.
/// * `kernel.out_of_range` when more are favoured than there are people, there are more than
///   4294967295 people, or a number of the options is out of range.
///
/// # Cost
///
/// One exact test for each group and each intersection.
pub fn fairness(
    data: &FairnessData,
    options: &FairnessOptions,
) -> Result<FairnessTable, PortfolioError> {
    within("options.confidence", options.confidence, 0.01, 0.9999)?;
    within("options.significance", options.significance, 0.0, 1.0)?;
    let counted = Counted::of(data)?;
    let mut hidden = Hidden::default();
    if let Some(suppression) = &options.suppression {
        let policy = suppression.policy();
        check_policy(&policy, "options.suppression")?;
        let limit = 2;
        if data.attributes.len() > limit {
            let fault = Fault::new().at("data.attributes").with("size", data.attributes.len());
            return Err(PortfolioError::TooManyAttributes(fault.with("limit", limit)));
        }
        hidden = Hidden { cells: Some(guard(&counted.measured(), &policy)) };
    }
    let everybody = counted.by(&[]).into_values().next().unwrap_or_default();
    let tell_everybody = hidden.total(&counted, &[]).is_none_or(|cell| cell.hidden.is_none());
    let singles = (0..data.attributes.len()).map(|at| vec![at]);
    let pairs = (0..data.attributes.len())
        .flat_map(|one| (one + 1..data.attributes.len()).map(move |other| vec![one, other]));
    let mut sections = Vec::new();
    for picked in singles.chain(pairs) {
        let attributes: Vec<&ProtectedAttribute> =
            picked.iter().filter_map(|at| data.attributes.get(*at)).collect();
        let sizes: Vec<usize> = attributes.iter().map(|one| one.groups.len()).collect();
        let places = combinations(&sizes);
        let counts = counted.by(&picked);
        let tally = |place: &Vec<usize>| {
            let groups: Vec<(usize, usize)> =
                picked.iter().copied().zip(place.iter().copied()).collect();
            let hidden = hidden.total(&counted, &groups).and_then(|cell| cell.hidden);
            Tally { hidden, ..counts.get(place).copied().unwrap_or_default() }
        };
        let tallies: Vec<Tally> = places.iter().map(tally).collect();
        let side = Side { tallies: &tallies, everybody: everybody.people, tell_everybody, options };
        let reference = side.reference();
        let named = |place: &Vec<usize>| -> Vec<ProtectedGroup> {
            let groups = attributes.iter().zip(place);
            let groups = groups.filter_map(|(one, at)| Some((one, one.groups.get(*at)?)));
            groups
                .map(|(one, group)| ProtectedGroup {
                    attribute: one.attribute.clone(),
                    group: group.clone(),
                })
                .collect()
        };
        let rows = places.iter().enumerate().map(|(at, place)| {
            Ok(FairnessRow { groups: named(place), standing: side.standing(at, reference)? })
        });
        let known: u32 = tallies.iter().map(|tally| tally.people).sum();
        sections.push(FairnessSection {
            rows: rows.collect::<Result<_, PortfolioError>>()?,
            reference: reference.and_then(|at| places.get(at)).map(named).unwrap_or_default(),
            unknown_people: (tell_everybody && hidden.tells_unknown(&counted, &picked))
                .then(|| everybody.people - known),
            attributes: attributes.iter().map(|one| one.attribute.clone()).collect(),
        });
    }
    Ok(FairnessTable {
        rate: options.rate,
        people: tell_everybody.then_some(everybody.people),
        favoured: tell_everybody.then_some(everybody.favoured),
        sections,
    })
}

/// Every choice of one place from each, the first one slowest.
fn combinations(sizes: &[usize]) -> Vec<Vec<usize>> {
    sizes.iter().fold(vec![Vec::new()], |chosen, size| {
        let with = |one: &Vec<usize>, at: usize| one.iter().copied().chain([at]).collect();
        chosen.iter().flat_map(|one| (0..*size).map(move |at| with(one, at))).collect()
    })
}

/// What was counted, by the place of the group of each attribute; unknown is the place after all.
struct Counted {
    sizes: Vec<usize>,
    /// How many places each attribute has, with that of the unknown if there are any.
    widths: Vec<usize>,
    counts: BTreeMap<Vec<usize>, Tally>,
}

impl Counted {
    fn of(data: &FairnessData) -> Result<Self, PortfolioError> {
        /// The most groups and intersections that are compared.
        const MOST: usize = 10_000;
        let names = data.attributes.iter().map(|one| &one.attribute);
        let attributes = places(names, |at| format!("data.attributes[{at}].attribute"))?;
        let mut groups = Vec::new();
        for (at, one) in data.attributes.iter().enumerate() {
            let path = |group| format!("data.attributes[{at}].groups[{group}]");
            groups.push(places(one.groups.iter(), path)?);
        }
        let sizes: Vec<usize> = groups.iter().map(BTreeMap::len).collect();
        let all: usize = sizes.iter().sum();
        let squares: usize = sizes.iter().map(|size| size.saturating_mul(*size)).sum();
        // All pairs of different attributes, each once, and all groups.
        let rows = (all.saturating_mul(all).saturating_sub(squares) / 2).saturating_add(all);
        if rows > MOST {
            let fault = Fault::new().at("data.attributes").with("size", rows).with("limit", MOST);
            return Err(PortfolioError::TooLarge(fault.with("what", "groups and intersections")));
        }
        let mut counts: BTreeMap<Vec<usize>, Tally> = BTreeMap::new();
        let mut everybody = 0.0;
        for (at, count) in data.counts.iter().enumerate() {
            let path = format!("data.counts[{at}]");
            let mut place: Vec<Option<usize>> = vec![None; sizes.len()];
            for (nth, group) in count.groups.iter().enumerate() {
                let path = format!("{path}.groups[{nth}]");
                let attribute = found(&attributes, &group.attribute, &path, "attribute")?;
                let known =
                    groups.get(attribute).map(|known| found(known, &group.group, &path, "group"));
                let slot = place.get_mut(attribute);
                if let (Some(slot), Some(known)) = (slot, known)
                    && slot.replace(known?).is_some()
                {
                    let fault = Fault::new().at(path).with("category", &group.attribute);
                    return Err(PortfolioError::DuplicateCategory(fault));
                }
            }
            everybody += f64::from(count.people);
            within(&format!("{path}.people"), everybody, 0.0, f64::from(u32::MAX))?;
            let most = f64::from(count.people);
            within(&format!("{path}.favoured"), f64::from(count.favoured), 0.0, most)?;
            let place = place.iter().zip(&sizes).map(|(place, size)| place.unwrap_or(*size));
            counts.entry(place.collect()).or_default().add(count.people, count.favoured);
        }
        let mut widths = sizes.clone();
        for (place, tally) in &counts {
            for ((place, size), width) in place.iter().zip(&sizes).zip(&mut widths) {
                if place == size && tally.people > 0 {
                    *width = size + 1;
                }
            }
        }
        Ok(Self { sizes, widths, counts })
    }

    /// People by their groups of some attributes, and unknown ones.
    fn by(&self, attributes: &[usize]) -> BTreeMap<Vec<usize>, Tally> {
        let mut tallies: BTreeMap<Vec<usize>, Tally> = BTreeMap::new();
        for (place, tally) in &self.counts {
            let place = attributes.iter().filter_map(|at| place.get(*at).copied()).collect();
            tallies.entry(place).or_default().add(tally.people, tally.favoured);
        }
        tallies
    }

    fn width(&self, attribute: usize) -> usize {
        self.widths.get(attribute).copied().unwrap_or(0)
    }

    /// The people of at most two attributes as a table, with their favoured as sums.
    fn measured(&self) -> Measured {
        let cell = |place: &Vec<usize>| {
            let tally = self.counts.get(place).copied().unwrap_or_default();
            OpenCell {
                people: tally.people,
                sum: Some(f64::from(tally.favoured)),
                rest: Some(f64::from(tally.people - tally.favoured)),
                ..OpenCell::default()
            }
        };
        let places = combinations(&self.widths);
        Measured {
            rows: self.width(0),
            columns: self.widths.get(1).copied(),
            cells: places.iter().filter(|_| !self.widths.is_empty()).map(cell).collect(),
        }
    }
}

/// What is hidden of the groups and intersections of at most two attributes.
#[derive(Default)]
struct Hidden {
    /// Row by row with totals; nothing where all is shown.
    cells: Option<Vec<GuardedCell>>,
}

impl Hidden {
    /// What becomes of everybody in these groups; nothing where all is shown.
    fn total(&self, counted: &Counted, groups: &[(usize, usize)]) -> Option<&GuardedCell> {
        let cells = self.cells.as_ref()?;
        if counted.sizes.is_empty() {
            return cells.last();
        }
        let at = |attribute: usize| {
            let named = groups.iter().find(|(one, _)| *one == attribute);
            named.map_or(counted.width(attribute), |(_, place)| *place)
        };
        let width = if counted.sizes.len() > 1 { counted.width(1) + 1 } else { 1 };
        let column = if counted.sizes.len() > 1 { at(1) } else { 0 };
        cells.get(at(0) * width + column)
    }

    /// Whether it can be told how many are unknown in one of these attributes: where there are any,
    /// nobody of them may be hidden.
    fn tells_unknown(&self, counted: &Counted, attributes: &[usize]) -> bool {
        attributes.iter().all(|attribute| {
            let size = counted.sizes.get(*attribute).copied().unwrap_or(0);
            if counted.width(*attribute) == size {
                return true;
            }
            let is_shown = |groups: &[(usize, usize)]| {
                self.total(counted, groups).is_none_or(|cell| cell.hidden.is_none())
            };
            let one = (*attribute, size);
            let others =
                (0..counted.sizes.len()).filter(|other| attributes.len() > 1 && other != attribute);
            is_shown(&[one])
                && others
                    .flat_map(|other| (0..counted.width(other)).map(move |at| (other, at)))
                    .all(|other| is_shown(&[one, other]))
        })
    }
}

/// The place of each name.
fn places<'a>(
    names: impl Iterator<Item = &'a Key>,
    path: impl Fn(usize) -> String,
) -> Result<BTreeMap<&'a Key, usize>, PortfolioError> {
    let mut places = BTreeMap::new();
    for (at, name) in names.enumerate() {
        if places.insert(name, at).is_some() {
            let fault = Fault::new().at(path(at)).with("category", name);
            return Err(PortfolioError::DuplicateCategory(fault));
        }
    }
    Ok(places)
}

fn found(
    places: &BTreeMap<&Key, usize>,
    name: &Key,
    path: &str,
    field: &str,
) -> Result<usize, PortfolioError> {
    places.get(name).copied().ok_or_else(|| {
        let fault = Fault::new().at(format!("{path}.{field}")).with("category", name);
        PortfolioError::UnknownCategory(fault)
    })
}
