//! Bytes, while they arrive.

use std::sync::Arc;

use napi::bindgen_prelude::{FnArgs, PromiseRaw, Uint8Array};
use napi::threadsafe_function::{ThreadsafeFunction, ThreadsafeFunctionCallMode};
use napi::{Env, Status};
use napi_derive::napi;
use prowess_client::{ApiError, Download, Progress};
use tokio::sync::Mutex;

use super::cancel::{Canceller, unless};
use super::text;

/// Is told bytes so far, and in all.
type Told = FnArgs<(f64, Option<f64>)>;

/// What the caller gives to be told; it does not keep the process alive.
type Tell = ThreadsafeFunction<Told, (), Told, Status, false, true>;

/// A download that has begun.
#[napi]
pub struct HttpDownload {
    download: Arc<Mutex<Option<Download>>>,
    meta: String,
    total: Option<u64>,
}

impl HttpDownload {
    pub(super) fn new(download: Download) -> Self {
        let (meta, total) = (text(&download.meta), download.progress().total);
        Self { download: Arc::new(Mutex::new(Some(download))), meta, total }
    }
}

#[napi]
impl HttpDownload {
    /// The JSON text of what the answer says beside its body.
    #[napi(getter)]
    #[must_use]
    pub fn meta(&self) -> String {
        self.meta.clone()
    }

    /// Bytes in all, if the service said so.
    #[napi(getter)]
    #[must_use]
    pub fn total(&self) -> Option<f64> {
        self.total.map(|bytes| bytes as f64)
    }

    /// The next piece; nothing at the end.
    #[napi]
    pub fn next<'env>(
        &self,
        env: &'env Env,
        canceller: Option<&Canceller>,
    ) -> napi::Result<PromiseRaw<'env, Option<Uint8Array>>> {
        let download = Arc::clone(&self.download);
        env.spawn_future(unless(canceller, async move {
            let mut download = download.lock().await;
            let piece = download.as_mut().ok_or_else(ApiError::used_up)?.next_piece().await?;
            Ok(piece.map(|piece| piece.to_vec().into()))
        }))
    }

    /// Writes everything to a file, and tells how many bytes it was.
    #[napi]
    pub fn write_to<'env>(
        &self,
        env: &'env Env,
        path: String,
        tell: Option<Tell>,
        canceller: Option<&Canceller>,
    ) -> napi::Result<PromiseRaw<'env, f64>> {
        let download = Arc::clone(&self.download);
        env.spawn_future(unless(canceller, async move {
            let mut download = download.lock().await.take().ok_or_else(ApiError::used_up)?;
            if let Some(tell) = tell {
                download = download.on_progress(move |Progress { received, total }| {
                    let far = (received as f64, total.map(|bytes| bytes as f64));
                    tell.call(far.into(), ThreadsafeFunctionCallMode::NonBlocking);
                });
            }
            Ok(download.write_to(path).await? as f64)
        }))
    }
}
