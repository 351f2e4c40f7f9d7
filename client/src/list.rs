//! Lists that come in pages.

use std::marker::PhantomData;

use futures_channel::oneshot;
use futures_util::future::{AbortHandle, Abortable};
use futures_util::stream::{self, Stream};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::maybe::MaybeSend;
use crate::proto::paging::{Ask, Pager};
use crate::proto::{ApiError, CallOptions};
use crate::request::Request;

/// The most pages that a walk reads, unless it is told otherwise.
const MAX_PAGES: u32 = 10_000;

/// What a service says about a page.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PageInfo {
    /// How many things there are in all.
    #[serde(default)]
    pub total_items: Option<u32>,
    /// How many pages there are.
    #[serde(default)]
    pub total_pages: Option<u32>,
    /// The cursor of the next page; nothing on the last.
    #[serde(default)]
    pub next: Option<String>,
    /// The cursor of the page before.
    #[serde(default)]
    pub prev: Option<String>,
}

/// One page of a list.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Page<T> {
    /// The things on it, perhaps none.
    pub items: Vec<T>,
    /// Where it stands among the others.
    #[serde(default)]
    pub page: PageInfo,
}

/// A list that is not asked for yet.
#[must_use = "a list is not asked for until it is sent"]
pub struct List<T> {
    request: Request,
    cursor: Option<String>,
    max_pages: u32,
    prefetch: bool,
    item: PhantomData<fn() -> T>,
}

impl<T: DeserializeOwned + MaybeSend + 'static> List<T> {
    pub(crate) fn new(request: Request) -> Self {
        Self { request, cursor: None, max_pages: MAX_PAGES, prefetch: false, item: PhantomData }
    }

    /// How many things stand on a page; the service may have a limit.
    pub fn page_size(self, size: u32) -> Self {
        self.filter("page_size", size)
    }

    /// Only things for which this holds; which names there are depends on the list.
    pub fn filter(mut self, name: &str, value: impl ToString) -> Self {
        self.request = self.request.query(name, value);
        self
    }

    /// In this order: a name, with `-` in front of it for the other way round.
    pub fn sort(self, by: &str) -> Self {
        self.filter("sort", by)
    }

    /// From where an earlier walk stopped; see [`Pages::cursor`].
    pub fn from_cursor(mut self, cursor: impl Into<String>) -> Self {
        self.cursor = Some(cursor.into());
        self
    }

    /// The most pages that are read; more of them are an error, never a shorter list.
    pub fn max_pages(mut self, pages: u32) -> Self {
        self.max_pages = pages;
        self
    }

    /// Asks for the next page while somebody works through the one before; without it, each page is
    /// asked for when it is wanted.
    ///
    /// One page is asked for in vain where the walk is left before its end.
    pub fn prefetch(mut self, prefetch: bool) -> Self {
        self.prefetch = prefetch;
        self
    }

    /// Makes the calls differently from others of the client.
    pub fn with(mut self, options: CallOptions) -> Self {
        self.request = self.request.with(options);
        self
    }

    /// The first page.
    ///
    /// # Errors
    /// As [`Request::send`].
    pub async fn send(self) -> Result<Page<T>, ApiError> {
        self.request.maybe_query("cursor", self.cursor).send().await
    }

    /// Page after page.
    pub fn pages(self) -> Pages<T> {
        let pager = match self.cursor {
            Some(cursor) => Pager::resume(cursor, self.max_pages),
            None => Pager::new(self.max_pages),
        };
        let Self { request, prefetch, .. } = self;
        Pages { request, pager, failed: false, prefetch, ahead: None }
    }

    /// Thing after thing, over all pages.
    pub fn items(self) -> Items<T> {
        Items { pages: self.pages(), ready: Vec::new().into_iter() }
    }
}

/// Page after page; asks for each when it is wanted, or one ahead.
pub struct Pages<T> {
    request: Request,
    pager: Pager,
    failed: bool,
    prefetch: bool,
    ahead: Option<Ahead<T>>,
}

/// A page that is on its way; dropping it gives the request up.
struct Ahead<T> {
    arrival: oneshot::Receiver<Result<Page<T>, ApiError>>,
    request: AbortHandle,
}

impl<T> Drop for Ahead<T> {
    fn drop(&mut self) {
        self.request.abort();
    }
}

impl<T: DeserializeOwned + MaybeSend + 'static> Pages<T> {
    /// The next page; nothing after the last, and nothing after an error of the paging itself.
    ///
    /// A call that failed may be tried again: the walk stays where it is.
    ///
    /// # Errors
    /// As [`Request::send`]; `client.repeated_cursor` and `client.too_many_pages`.
    pub async fn next(&mut self) -> Result<Option<Page<T>>, ApiError> {
        if self.failed {
            return Ok(None);
        }
        let cursor = match self.pager.ask() {
            Ok(Ask::Page(cursor)) => cursor,
            Ok(Ask::Nothing) => return Ok(None),
            Err(error) => return self.ended(error),
        };
        let page = self.arrived(cursor).await?;
        match self.pager.received(page.page.next.as_deref()) {
            Ok(()) => {
                self.look_ahead();
                Ok(Some(page))
            }
            Err(error) => self.ended(error),
        }
    }

    /// The page that is on its way, or else the one at the cursor.
    async fn arrived(&mut self, cursor: Option<String>) -> Result<Page<T>, ApiError> {
        if let Some(mut ahead) = self.ahead.take()
            && let Ok(page) = (&mut ahead.arrival).await
        {
            return page;
        }
        self.request.clone().maybe_query("cursor", cursor).send().await
    }

    /// Asks for the next page, where that is wanted and there is one.
    fn look_ahead(&mut self) {
        let Ok(Ask::Page(cursor)) = self.pager.ask() else { return };
        if !self.prefetch {
            return;
        }
        let call = self.request.clone().maybe_query("cursor", cursor);
        let host = call.host();
        let (departure, arrival) = oneshot::channel();
        let (request, registration) = AbortHandle::new_pair();
        let asking = async move {
            // Nobody waits for it any more where this fails.
            let _ = departure.send(call.send().await);
        };
        let asking = Abortable::new(asking, registration);
        host.beside(Box::pin(async move {
            let _ = asking.await;
        }));
        self.ahead = Some(Ahead { arrival, request });
    }

    fn ended(&mut self, error: ApiError) -> Result<Option<Page<T>>, ApiError> {
        self.failed = true;
        Err(error)
    }

    /// The cursor from which another walk can go on; nothing at the beginning and at the end.
    #[must_use]
    pub fn cursor(&self) -> Option<&str> {
        self.pager.cursor()
    }

    /// The pages as a stream, which ends at the first error.
    pub fn into_stream(self) -> impl Stream<Item = Result<Page<T>, ApiError>> {
        stream::unfold(Some(self), |state| async {
            let mut pages = state?;
            match pages.next().await {
                Ok(page) => Some((Ok(page?), Some(pages))),
                Err(error) => Some((Err(error), None)),
            }
        })
    }
}

/// Thing after thing, over all pages.
pub struct Items<T> {
    pages: Pages<T>,
    ready: std::vec::IntoIter<T>,
}

impl<T: DeserializeOwned + MaybeSend + 'static> Items<T> {
    /// The next thing; nothing after the last.
    ///
    /// # Errors
    /// As [`Pages::next`].
    pub async fn next(&mut self) -> Result<Option<T>, ApiError> {
        loop {
            if let Some(item) = self.ready.next() {
                return Ok(Some(item));
            }
            match self.pages.next().await? {
                Some(page) => self.ready = page.items.into_iter(),
                None => return Ok(None),
            }
        }
    }

    /// All that is left, in memory, if it is not more than `most`.
    ///
    /// # Errors
    /// As [`Pages::next`]; `client.too_many_items` if there is more.
    pub async fn collect(mut self, most: usize) -> Result<Vec<T>, ApiError> {
        let mut all = Vec::new();
        while let Some(item) = self.next().await? {
            if all.len() >= most {
                let message = format!("there are more than `{most}` things");
                let kind = crate::ErrorKind::Pagination;
                return Err(ApiError::new(kind, "client.too_many_items", message)
                    .hint("filter the list, or allow more"));
            }
            all.push(item);
        }
        Ok(all)
    }

    /// The things as a stream, which ends at the first error.
    pub fn into_stream(self) -> impl Stream<Item = Result<T, ApiError>> {
        stream::unfold(Some(self), |state| async {
            let mut items = state?;
            match items.next().await {
                Ok(item) => Some((Ok(item?), Some(items))),
                Err(error) => Some((Err(error), None)),
            }
        })
    }
}
