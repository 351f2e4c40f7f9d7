//! One endpoint by name, ready to be sent.

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::arguments::{Arguments, Upload};
use super::endpoints::endpoints;
use super::settings::{BulkSettings, CallSettings, ListSettings};
use crate::api::{Against, Operation, Subject};
use crate::client::Client;
use crate::download::Download;
use crate::list::{List, PageInfo, Pages};
use crate::many::Many;
use crate::maybe::{BoxFuture, MaybeSend};
use crate::models::{
    Comparison, Competency, Coverage, Day, Entry, Framework, FrameworkVersion, Gap, Health,
    Heatmap, LevelDemand, NewUser, Options, Profile, Readiness, RecurringGaps, Role, RoleSummary,
    User, UserChange,
};
use crate::proto::{ApiError, Meta, Secret};

/// Makes values of another language from answers.
pub trait Sink: 'static {
    /// An answer that is kept until the other language takes it.
    type Kept: MaybeSend + 'static;

    /// Keeps an answer.
    fn keep<T: Serialize + MaybeSend + 'static>(value: T) -> Self::Kept;
}

/// An answer, and what stood beside it.
pub struct Told<S: Sink> {
    /// The value; nothing, where the endpoint gives none.
    pub value: Option<S::Kept>,
    /// What the answer says beside the value, where there is one answer.
    pub meta: Option<Meta>,
}

/// One page of a list.
pub struct PageOf<S: Sink> {
    /// The things on it, as one list.
    pub items: S::Kept,
    /// Where it stands among the others.
    pub info: PageInfo,
}

/// Page after page.
pub trait Walk<S: Sink>: MaybeSend {
    /// The next page; nothing after the last.
    ///
    /// # Errors
    /// As [`Pages::next`].
    fn next(&mut self) -> BoxFuture<'_, Result<Option<PageOf<S>>, ApiError>>;
}

/// One endpoint with its arguments, which is not sent yet.
pub enum Prepared<S: Sink> {
    /// Gives one answer.
    Answer(BoxFuture<'static, Result<Told<S>, ApiError>>),
    /// Gives page after page.
    Pages(Box<dyn Walk<S>>),
    /// Gives bytes while they arrive.
    Download(BoxFuture<'static, Result<Download, ApiError>>),
}

impl<S: Sink, T: DeserializeOwned + Serialize + MaybeSend + 'static> Walk<S> for Pages<T> {
    fn next(&mut self) -> BoxFuture<'_, Result<Option<PageOf<S>>, ApiError>> {
        Box::pin(async {
            let page = Pages::next(self).await?;
            Ok(page.map(|page| PageOf { items: S::keep(page.items), info: page.page }))
        })
    }
}

/// What the kinds of endpoints have in common: the client, and how the call is made.
struct Calling<'a, A> {
    client: &'a Client,
    arguments: &'a A,
    settings: CallSettings,
}

impl<A: Arguments> Calling<'_, A> {
    fn call<S: Sink, T>(self, make: impl FnOnce(&Client) -> Operation<T>) -> Ready<S>
    where
        T: DeserializeOwned + Serialize + MaybeSend + 'static,
    {
        let call = self.settings.call(make(self.client))?;
        Ok(Prepared::Answer(Box::pin(async move {
            let answer = call.send_with_meta().await?;
            Ok(Told { value: Some(S::keep(answer.value)), meta: Some(answer.meta) })
        })))
    }

    fn list<S: Sink, T>(self, make: impl FnOnce(&Client) -> List<T>) -> Ready<S>
    where
        T: DeserializeOwned + Serialize + MaybeSend + 'static,
    {
        let how = self.arguments.read::<Option<ListSettings>>("list")?.unwrap_or_default();
        let pages = how.list(make(self.client), &self.settings).pages();
        Ok(Prepared::Pages(Box::new(pages)))
    }

    fn bulk<S: Sink>(self, make: impl FnOnce(&Client) -> Many) -> Ready<S> {
        let how = self.arguments.read::<Option<BulkSettings>>("bulk")?.unwrap_or_default();
        let many = how.bulk(make(self.client), &self.settings);
        Ok(Prepared::Answer(Box::pin(async move {
            Ok(Told { value: Some(S::keep(many.send().await?)), meta: None })
        })))
    }
}

type Ready<S> = Result<Prepared<S>, ApiError>;

/// What a row becomes, by its kind.
macro_rules! made {
    (call $calling:ident $client:ident $out:ty $body:block) => {
        $calling.call::<S, $out>(|$client| $body)
    };
    (list $calling:ident $client:ident $out:ty $body:block) => {
        $calling.list::<S, $out>(|$client| $body)
    };
    (bulk $calling:ident $client:ident $out:ty $body:block) => {
        $calling.bulk::<S>(|$client| $body)
    };
    (done $calling:ident $client:ident $out:ty $body:block) => {{
        let $client = $calling.client.with_options(&$calling.settings.options());
        Ok(Prepared::Answer(Box::pin(async move {
            let done: Result<(), ApiError> = $body;
            done.map(|()| Told { value: None, meta: None })
        })))
    }};
    (download $calling:ident $client:ident $out:ty $body:block) => {{
        let $client = $calling.client.with_options(&$calling.settings.options());
        Ok(Prepared::Download(Box::pin(async move { $body })))
    }};
}

macro_rules! prepared {
    ($(
        $(#[doc = $question:literal])+
        $resource:ident {
            $(
                $(#[doc = $line:literal])+
                $kind:ident $name:ident($client:ident $(, $arg:ident: $type:ty)* $(,)?) -> $out:ty
                $body:block
            )*
        }
    )*) => {
        /// An endpoint by its name, such as `users.get`, with the arguments of the caller.
        ///
        /// Beside the arguments of its row it reads `options` as [`CallSettings`], `list` as
        /// [`ListSettings`] and `bulk` as [`BulkSettings`], if they are there.
        ///
        /// # Errors
        /// `client.invalid_argument`, if an argument does not fit, and `client.unknown_endpoint`.
        pub fn prepare<S: Sink>(
            client: &Client,
            endpoint: &str,
            arguments: &impl Arguments,
        ) -> Result<Prepared<S>, ApiError> {
            let settings = arguments.read::<Option<CallSettings>>("options")?.unwrap_or_default();
            let calling = Calling { client, arguments, settings };
            match endpoint {
                $($(
                    concat!(stringify!($resource), ".", stringify!($name)) => {
                        $(let $arg: $type = arguments.read(stringify!($arg))?;)*
                        made!($kind calling $client $out $body)
                    }
                )*)*
                _ => Err(ApiError::config("client.unknown_endpoint", "there is no such endpoint")),
            }
        }

        /// The names of all endpoints, in the order of the table.
        #[cfg(test)]
        pub(super) const ENDPOINTS: &[&str] =
            &[$($(concat!(stringify!($resource), ".", stringify!($name))),*),*];
    };
}

endpoints!(prepared);
