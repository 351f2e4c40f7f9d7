//! Lists, page after page.

use std::rc::Rc;

use futures_util::lock::Mutex;
use js_sys::Promise;
use prowess_client::surface::Walk;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::cancel::Canceller;
use crate::{Json, text};

/// A walk over the pages of a list.
#[wasm_bindgen]
pub struct HttpPages(Rc<Mutex<Box<dyn Walk<Json>>>>);

impl HttpPages {
    pub(crate) fn new(walk: Box<dyn Walk<Json>>) -> Self {
        Self(Rc::new(Mutex::new(walk)))
    }
}

#[wasm_bindgen]
impl HttpPages {
    /// JSON text of the things on the next page and of where it stands; nothing after the last.
    pub fn next(&self, canceller: &Canceller) -> Promise {
        let walk = Rc::clone(&self.0);
        canceller.promise(async move {
            let page = walk.lock().await.next().await?;
            Ok(page.map_or(JsValue::UNDEFINED, |page| {
                format!("{{\"items\":{},\"info\":{}}}", page.items, text(&page.info)).into()
            }))
        })
    }
}
