//! One page after the other, to the end and no further.

use std::collections::BTreeSet;

use super::error::{ApiError, ErrorKind};

/// Where a walk over pages stands.
///
/// It ends where the service gives no cursor; an empty page with a cursor does not end it, and an
/// empty cursor is a cursor like any other.
/// A cursor that came before, or more pages than allowed, is an error: a list that silently ends
/// too soon is worse than none.
#[derive(Debug, Clone)]
pub struct Pager {
    next: Position,
    seen: BTreeSet<String>,
    pages: u32,
    max_pages: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Position {
    First,
    At(String),
    End,
}

/// What to ask for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ask {
    /// The page at this cursor, or the first.
    Page(Option<String>),
    /// Nothing: that was all.
    Nothing,
}

impl Pager {
    /// A walk from the beginning, of at most this many pages.
    #[must_use]
    pub fn new(max_pages: u32) -> Self {
        Self { next: Position::First, seen: BTreeSet::new(), pages: 0, max_pages }
    }

    /// A walk from a cursor that an earlier walk stopped at.
    #[must_use]
    pub fn resume(cursor: impl Into<String>, max_pages: u32) -> Self {
        let cursor = cursor.into();
        let seen = BTreeSet::from([cursor.clone()]);
        Self { next: Position::At(cursor), seen, pages: 0, max_pages }
    }

    /// What to ask for now. Asking twice changes nothing.
    ///
    /// # Errors
    /// `client.too_many_pages` once the allowed number is reached and there is still more.
    pub fn ask(&self) -> Result<Ask, ApiError> {
        let cursor = match &self.next {
            Position::End => return Ok(Ask::Nothing),
            Position::First => None,
            Position::At(cursor) => Some(cursor.clone()),
        };
        if self.pages >= self.max_pages {
            let message = format!("there are more than `{}` pages", self.max_pages);
            return Err(ApiError::new(ErrorKind::Pagination, "client.too_many_pages", message)
                .hint("filter the list, ask for larger pages, or allow more with `max_pages`"));
        }
        Ok(Ask::Page(cursor))
    }

    /// Notes the cursor that the page came with.
    ///
    /// # Errors
    /// `client.repeated_cursor` if it came before: following it would never end.
    pub fn received(&mut self, next: Option<&str>) -> Result<(), ApiError> {
        self.pages = self.pages.saturating_add(1);
        let Some(next) = next else {
            self.next = Position::End;
            return Ok(());
        };
        if !self.seen.insert(next.to_owned()) {
            self.next = Position::End;
            let message = format!("page {} points back to a page that was read before", self.pages);
            return Err(ApiError::new(ErrorKind::Pagination, "client.repeated_cursor", message)
                .hint("the list is not complete; tell whoever runs the service"));
        }
        self.next = Position::At(next.to_owned());
        Ok(())
    }

    /// The cursor from which a later walk can go on; nothing at the beginning and at the end.
    #[must_use]
    pub fn cursor(&self) -> Option<&str> {
        match &self.next {
            Position::At(cursor) => Some(cursor),
            Position::First | Position::End => None,
        }
    }
}
