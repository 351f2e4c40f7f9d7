//! A body that arrives in pieces.

use bytes::Bytes;

use super::TransportError;
use crate::maybe::{BoxFuture, MaybeSend};

/// Where the pieces of a body come from.
pub trait BodySource: MaybeSend {
    /// The next piece; nothing at the end.
    fn next(&mut self) -> BoxFuture<'_, Option<Result<Bytes, TransportError>>>;
}

/// A body that arrives in pieces.
pub struct Body(Kind);

enum Kind {
    Whole(Option<Bytes>),
    Pieces(Box<dyn BodySource>),
}

impl Body {
    /// A body that is there already.
    #[must_use]
    pub fn whole(bytes: impl Into<Bytes>) -> Self {
        let bytes: Bytes = bytes.into();
        Self(Kind::Whole(Some(bytes).filter(|bytes| !bytes.is_empty())))
    }

    /// A body that comes from there.
    #[must_use]
    pub fn pieces(source: impl BodySource + 'static) -> Self {
        Self(Kind::Pieces(Box::new(source)))
    }

    /// The next piece; nothing at the end.
    ///
    /// # Errors
    /// If the connection breaks within the body.
    pub async fn next(&mut self) -> Option<Result<Bytes, TransportError>> {
        match &mut self.0 {
            Kind::Whole(bytes) => bytes.take().map(Ok),
            Kind::Pieces(source) => source.next().await,
        }
    }
}
