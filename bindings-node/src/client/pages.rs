//! Lists, page after page.

use std::sync::Arc;

use napi::Env;
use napi::bindgen_prelude::PromiseRaw;
use napi_derive::napi;
use prowess_client::surface::Walk;
use tokio::sync::Mutex;

use super::cancel::{Canceller, unless};
use super::{Json, text};

/// A walk over the pages of a list.
#[napi]
pub struct HttpPages(Arc<Mutex<Box<dyn Walk<Json>>>>);

impl HttpPages {
    pub(super) fn new(walk: Box<dyn Walk<Json>>) -> Self {
        Self(Arc::new(Mutex::new(walk)))
    }
}

#[napi]
impl HttpPages {
    /// JSON text of the things on the next page and of where it stands; nothing after the last.
    #[napi]
    pub fn next<'env>(
        &self,
        env: &'env Env,
        canceller: Option<&Canceller>,
    ) -> napi::Result<PromiseRaw<'env, Option<String>>> {
        let walk = Arc::clone(&self.0);
        env.spawn_future(unless(canceller, async move {
            let page = walk.lock().await.next().await?;
            Ok(page
                .map(|page| format!("{{\"items\":{},\"info\":{}}}", page.items, text(&page.info))))
        }))
    }
}
