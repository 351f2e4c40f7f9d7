//! Which part of a list comes next?
//!
//! A cursor names the thing that it stands before or behind, so that what is added or taken away
//! elsewhere neither hides nor repeats anything.
//! It is signed together with the question it belongs to, so that it is neither forged nor used
//! for another list or another company.

use prowess::account::Secret;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::problem::{Outcome, Refusal};
use super::sealed::{digest, seal, unseal};

/// The most things on a page.
pub const MOST: u32 = 500;

/// Which part of a list is asked for.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct PageQuery {
    /// How many things, from 1 to 500; without it, 50.
    pub page_size: Option<u32>,
    /// Where to go on.
    pub cursor: Option<String>,
    /// `id`, or `-id` for the other way round.
    pub sort: Option<String>,
}

/// One page of a list.
#[derive(Debug, Serialize)]
pub struct Page<T> {
    /// The things on it.
    pub items: Vec<T>,
    /// Where it stands among the others.
    pub page: PageInfo,
}

/// Where a page stands among the others.
#[derive(Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PageInfo {
    /// How many things there are in all.
    pub total_items: u32,
    /// How many pages there are of this size.
    pub total_pages: u32,
    /// The cursor of the next page; nothing on the last.
    pub next: Option<String>,
    /// The cursor of the page before; nothing on the first.
    pub prev: Option<String>,
}

/// From where a page begins, in which direction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Position {
    /// The id that it stands at.
    id: String,
    /// Whether the page lies before it.
    before: bool,
}

/// A question for a page that was understood.
#[derive(Debug)]
pub struct Window {
    /// How many things.
    pub size: u32,
    descending: bool,
    position: Option<Position>,
    label: String,
}

impl Window {
    /// Reads a question; `list` says of which list, with company and filters.
    ///
    /// # Errors
    /// `service.invalid_query` for a size or an order that there is not, `service.invalid_cursor`
    /// for a cursor that we did not sign for this list.
    pub fn read(key: &Secret<Vec<u8>>, list: &[&str], query: &PageQuery) -> Outcome<Self> {
        let wrong =
            |message: &str, path: &str| Refusal::invalid("service.invalid_query", message).at(path);
        let size = query.page_size.unwrap_or(50);
        if !(1..=MOST).contains(&size) {
            return Err(wrong("a page has 1 to 500 things", "page_size").into());
        }
        let descending = match query.sort.as_deref() {
            None | Some("id") => false,
            Some("-id") => true,
            Some(_) => return Err(wrong("this list is sorted by `id` or `-id`", "sort").into()),
        };
        let parts: Vec<&[u8]> = list.iter().map(|part| part.as_bytes()).collect();
        let label = format!("cursor/{descending}/{}", digest(&parts));
        let invalid = || {
            Refusal::invalid("service.invalid_cursor", "the cursor is none of this list")
                .hint("begin without a cursor, and hand on the one of the page before")
                .at("cursor")
        };
        let position = match &query.cursor {
            None => None,
            Some(cursor) => {
                let text = unseal(key, &label, cursor).ok_or_else(invalid)?;
                Some(serde_json::from_str(&text).map_err(|_| invalid())?)
            }
        };
        Ok(Self { size, descending, position, label })
    }

    /// The condition on an id column and the order, for a question in SQL whose parameter of this
    /// number is [`Window::bound`]; one thing more than the page is asked for.
    #[must_use]
    pub fn sql(&self, column: &str, parameter: usize) -> String {
        let upwards = self.upwards();
        let sign = if upwards { '>' } else { '<' };
        let order = if upwards { "ASC" } else { "DESC" };
        let limit = self.size + 1;
        let condition = match self.position {
            Some(_) => format!("{column} {sign} ${parameter}"),
            None => format!("${parameter} = ''"),
        };
        format!("{condition} ORDER BY {column} {order} LIMIT {limit}")
    }

    /// What the parameter of the condition is.
    #[must_use]
    pub fn bound(&self) -> &str {
        self.position.as_ref().map_or("", |position| position.id.as_str())
    }

    /// Whether the question runs from small ids to large ones.
    fn upwards(&self) -> bool {
        let before = self.position.as_ref().is_some_and(|position| position.before);
        self.descending == before
    }

    /// The part of a list in memory, sorted by id, that the question would find.
    pub fn cut<'a, T>(&self, all: &'a [T], id: impl Fn(&T) -> &str) -> Vec<&'a T> {
        let most = self.size as usize + 1;
        let bound = self.position.as_ref().map(|position| position.id.as_str());
        if self.upwards() {
            let from = bound.map_or(0, |bound| all.partition_point(|one| id(one) <= bound));
            all[from..].iter().take(most).collect()
        } else {
            let to = bound.map_or(all.len(), |bound| all.partition_point(|one| id(one) < bound));
            all[..to].iter().rev().take(most).collect()
        }
    }

    /// The page of what the question found: at most one more than its size.
    pub fn page<T>(
        &self,
        key: &Secret<Vec<u8>>,
        mut found: Vec<T>,
        total: u32,
        id: impl Fn(&T) -> String,
    ) -> Page<T> {
        let has_more = found.len() > self.size as usize;
        found.truncate(self.size as usize);
        let before = self.position.as_ref().is_some_and(|position| position.before);
        if before {
            found.reverse();
        }
        let cursor = |one: Option<&T>, before| {
            let position = Position { id: one.map(&id)?, before };
            Some(seal(key, &self.label, &serde_json::to_string(&position).ok()?))
        };
        let (has_next, has_prev) = match (&self.position, before) {
            (None, _) => (has_more, false),
            (Some(_), false) => (has_more, true),
            (Some(_), true) => (true, has_more),
        };
        let page = PageInfo {
            total_items: total,
            total_pages: total.div_ceil(self.size),
            next: cursor(found.last().filter(|_| has_next), false),
            prev: cursor(found.first().filter(|_| has_prev), true),
        };
        Page { items: found, page }
    }
}
