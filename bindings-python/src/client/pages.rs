//! Lists, page after page.

use std::sync::Arc;

use prowess_client::surface::Walk;
use pyo3::prelude::*;
use tokio::sync::Mutex;

use super::run::run;
use super::written::{Data, Kept, Objects};

/// A walk over the pages of a list.
#[pyclass(frozen, module = "prowess._core")]
pub(crate) struct HttpPages {
    walk: Arc<Mutex<Box<dyn Walk<Objects>>>>,
    is_async: bool,
}

impl HttpPages {
    pub(super) fn new(walk: Box<dyn Walk<Objects>>, is_async: bool) -> Self {
        Self { walk: Arc::new(Mutex::new(walk)), is_async }
    }
}

#[pymethods]
impl HttpPages {
    /// The things on the next page and where it stands; nothing after the last.
    fn next<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let walk = Arc::clone(&self.walk);
        run(py, self.is_async, async move {
            let page = walk.lock().await.next().await?;
            Ok(page.map(|page| -> Vec<Kept> { vec![page.items, Box::new(Data(page.info))] }))
        })
    }
}
