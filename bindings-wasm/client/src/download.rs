//! Bytes, while they arrive.

use std::rc::Rc;

use futures_util::lock::Mutex;
use js_sys::{Promise, Uint8Array};
use prowess_client::Download;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::cancel::Canceller;
use crate::text;

/// A download that has begun.
#[wasm_bindgen]
pub struct HttpDownload {
    download: Rc<Mutex<Download>>,
    meta: String,
    total: Option<u64>,
}

impl HttpDownload {
    pub(crate) fn new(download: Download) -> Self {
        let (meta, total) = (text(&download.meta), download.progress().total);
        Self { download: Rc::new(Mutex::new(download)), meta, total }
    }
}

#[wasm_bindgen]
impl HttpDownload {
    /// The JSON text of what the answer says beside its body.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn meta(&self) -> String {
        self.meta.clone()
    }

    /// Bytes in all, if the service said so.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn total(&self) -> Option<f64> {
        self.total.map(|bytes| bytes as f64)
    }

    /// The next piece; nothing at the end.
    pub fn next(&self, canceller: &Canceller) -> Promise {
        let download = Rc::clone(&self.download);
        canceller.promise(async move {
            let piece = download.lock().await.next_piece().await?;
            Ok(piece.map_or(JsValue::UNDEFINED, |piece| Uint8Array::from(piece.as_ref()).into()))
        })
    }
}
