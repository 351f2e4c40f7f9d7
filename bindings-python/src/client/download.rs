//! Bytes, while they arrive.

use std::path::PathBuf;
use std::pin::pin;
use std::sync::Arc;

use futures_util::future::{Either, select};
use prowess_client::{Download, Meta, Progress};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use tokio::sync::{Mutex, oneshot};

use super::failure::Stopped;
use super::gate::attached;
use super::run::run;
use super::written::{Data, Written};
use crate::call::guarded;
use crate::write;

/// A download that has begun.
#[pyclass(frozen, module = "prowess._core")]
pub(crate) struct HttpDownload {
    download: Arc<Mutex<Option<Download>>>,
    meta: Meta,
    total: Option<u64>,
    is_async: bool,
}

/// A download that becomes its handle.
pub(super) struct Begun(pub(super) std::sync::Mutex<Option<Download>>, pub(super) bool);

impl Written for Begun {
    fn object<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let download = self.0.lock().ok().and_then(|mut download| download.take());
        let download = download.ok_or_else(used_up)?;
        let (meta, total) = (download.meta.clone(), download.progress().total);
        let download = Arc::new(Mutex::new(Some(download)));
        let handle = HttpDownload { download, meta, total, is_async: self.1 };
        Ok(Bound::new(py, handle)?.into_any())
    }
}

#[pymethods]
impl HttpDownload {
    /// What the answer says beside its body.
    #[getter]
    fn meta<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        guarded(py, |shapes| write::object(py, shapes, &self.meta))
    }

    /// Bytes in all, if the service said so.
    #[getter]
    fn total(&self) -> Option<u64> {
        self.total
    }

    /// The next piece; nothing at the end.
    fn next<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let download = Arc::clone(&self.download);
        run(py, self.is_async, async move {
            let mut download = download.lock().await;
            let piece = download.as_mut().ok_or_else(used_up)?.next_piece().await?;
            Ok(piece)
        })
    }

    /// Everything, in memory, if it is not more than `most` bytes.
    fn read<'py>(&self, py: Python<'py>, most: usize) -> PyResult<Bound<'py, PyAny>> {
        let download = Arc::clone(&self.download);
        run(py, self.is_async, async move {
            let download = download.lock().await.take().ok_or_else(used_up)?;
            Ok(download.into_bytes(most).await?)
        })
    }

    /// Writes everything to a file, and tells how many bytes it was.
    ///
    /// `progress` is called with the bytes so far and in all; what it raises ends the download.
    fn write_to<'py>(
        &self,
        py: Python<'py>,
        path: PathBuf,
        progress: Option<Py<PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let download = Arc::clone(&self.download);
        run(py, self.is_async, async move {
            let download = download.lock().await.take().ok_or_else(used_up)?;
            let Some(progress) = progress else {
                return Ok(Data(download.write_to(path).await?));
            };
            let (stop, stopped) = oneshot::channel();
            let mut stop = Some(stop);
            let told = download.on_progress(move |Progress { received, total }| {
                let told = attached(|py| progress.call1(py, (received, total)).map(drop));
                if let (Some(Err(raised)), Some(stop)) = (told, stop.take()) {
                    // If nobody listens any more, the file is complete.
                    let _ = stop.send(raised);
                }
            });
            match select(stopped, pin!(told.write_to(path))).await {
                Either::Left((Ok(raised), _)) => Err(Stopped::Raised(raised)),
                // The callback went with the download, which is then done.
                Either::Left((Err(_), writing)) => Ok(Data(writing.await?)),
                Either::Right((written, mut raised)) => match raised.try_recv() {
                    Ok(raised) => Err(Stopped::Raised(raised)),
                    Err(_) => Ok(Data(written?)),
                },
            }
        })
    }
}

fn used_up() -> PyErr {
    PyValueError::new_err("the download was read already")
}
