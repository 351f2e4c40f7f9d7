//! How one call is made, as other languages say it.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::api::Operation;
use crate::list::List;
use crate::many::Many;
use crate::maybe::MaybeSend;
use crate::proto::{ApiError, CallOptions, ETag};

/// What one call does differently; what is left out stays as the client has it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct CallSettings {
    /// How many retries.
    pub max_retries: Option<u32>,
    /// How long one attempt may take, in milliseconds.
    pub attempt_ms: Option<u32>,
    /// How long a pause within a body may take, in milliseconds.
    pub idle_ms: Option<u32>,
    /// How long the whole call may take, in milliseconds.
    pub total_ms: Option<u32>,
    /// The largest body that is read into memory, in bytes.
    pub max_body_bytes: Option<u32>,
    /// The key under which the call may be repeated; without it, one is made for each call that
    /// changes something.
    pub idempotency_key: Option<String>,
    /// `false` sends no key, and then such a call is never repeated.
    pub idempotency: Option<bool>,
    /// Further headers. They cannot take the place of credentials.
    pub headers: BTreeMap<String, String>,
    /// Further parameters of the query.
    pub query: BTreeMap<String, String>,
    /// Changes the thing only if it is still the version with this tag.
    pub if_match: Option<String>,
}

impl CallSettings {
    /// The part of it that every call has.
    #[must_use]
    pub fn options(&self) -> CallOptions {
        CallOptions {
            max_retries: self.max_retries,
            attempt_ms: self.attempt_ms.map(u64::from),
            idle_ms: self.idle_ms.map(u64::from),
            total_ms: self.total_ms.map(u64::from),
            idempotency_key: self.idempotency_key.clone(),
            idempotency: self.idempotency,
            headers: self.headers.clone().into_iter().collect(),
            max_body_bytes: self.max_body_bytes.map(u64::from),
        }
    }

    /// The tag of [`if_match`](Self::if_match).
    ///
    /// # Errors
    /// `client.invalid_tag`, if it is no tag.
    pub fn tag(&self) -> Result<Option<ETag>, ApiError> {
        let read = |text: &String| {
            ETag::parse(text).ok_or_else(|| {
                ApiError::config("client.invalid_tag", "the tag of the version cannot be sent")
                    .hint("give the tag as the service sent it, such as `\"v1\"`")
            })
        };
        self.if_match.as_ref().map(read).transpose()
    }

    pub(super) fn call<T: DeserializeOwned>(
        &self,
        call: Operation<T>,
    ) -> Result<Operation<T>, ApiError> {
        let mut call = call.with(self.options());
        if let Some(tag) = self.tag()? {
            call = call.if_match(&tag);
        }
        Ok(self.query.iter().fold(call, |call, (name, value)| call.query(name, value)))
    }
}

/// How a list is walked over.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct ListSettings {
    /// How many things stand on a page; the service may have a limit.
    pub page_size: Option<u32>,
    /// In this order: a name, with `-` in front of it for the other way round.
    pub sort: Option<String>,
    /// From where an earlier walk stopped.
    pub cursor: Option<String>,
    /// The most pages that are read; more of them are an error, never a shorter list.
    pub max_pages: Option<u32>,
    /// Whether the next page is asked for while somebody works through the one before.
    pub prefetch: bool,
    /// Only things for which these hold.
    pub filters: BTreeMap<String, String>,
}

impl ListSettings {
    pub(super) fn list<T: DeserializeOwned + MaybeSend + 'static>(
        self,
        mut list: List<T>,
        call: &CallSettings,
    ) -> List<T> {
        list = list.with(call.options());
        if let Some(size) = self.page_size {
            list = list.page_size(size);
        }
        if let Some(by) = &self.sort {
            list = list.sort(by);
        }
        if let Some(cursor) = self.cursor {
            list = list.from_cursor(cursor);
        }
        if let Some(pages) = self.max_pages {
            list = list.max_pages(pages);
        }
        list = list.prefetch(self.prefetch);
        let filters = self.filters.iter().chain(&call.query);
        filters.fold(list, |list, (name, value)| list.filter(name, value))
    }
}

/// How many things are sent in one go.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct BulkSettings {
    /// How many things go into one request; 200, if it is left out.
    pub chunk_items: Option<u32>,
    /// How many bytes of JSON go into one request; 1 MiB, if it is left out.
    pub chunk_bytes: Option<u32>,
    /// Only tells what would happen.
    pub dry_run: bool,
}

impl BulkSettings {
    pub(super) fn bulk(&self, mut many: Many, call: &CallSettings) -> Many {
        let size = |value: u32| usize::try_from(value).unwrap_or(usize::MAX);
        many = many.with(call.options()).dry_run(self.dry_run);
        if let Some(items) = self.chunk_items {
            many = many.chunks_of(size(items));
        }
        if let Some(bytes) = self.chunk_bytes {
            many = many.chunk_bytes(size(bytes));
        }
        many
    }
}
