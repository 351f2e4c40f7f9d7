//! A transport in Python: what it raises and answers means what it means for any other.

use std::sync::Arc;

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use prowess_client::BoxFuture;
use prowess_client::transport::{Body, HttpRequest, HttpResponse, Transport, TransportError};
use pyo3::exceptions::PyException;
use pyo3::prelude::*;
use pyo3::types::PyBytes;
use tokio::sync::oneshot;

use super::caller::{CALLER, Caller};
use super::gate::attached;

/// An answer in plain values: status, headers, body.
type Plain = (u16, Vec<(String, String)>, Vec<u8>);

/// A transport of the caller.
///
/// It is called with method, address, headers and body, and gives plain values, or an awaitable of
/// them.
pub(super) struct PyTransport {
    pub(super) call: Arc<Py<PyAny>>,
    /// Whether it is called where the call is made: a clock that only moves when somebody sleeps
    /// would not wait for another thread.
    pub(super) is_at_once: bool,
}

/// What the transport did when it was called.
enum Begun {
    Answered(Plain),
    /// It says nothing, ever.
    Silent,
    /// It goes on in the loop of the caller.
    Waiting(oneshot::Receiver<Result<Plain, PyErr>>, GiveUp),
}

impl Transport for PyTransport {
    fn send(&self, request: HttpRequest) -> BoxFuture<'_, Result<HttpResponse, TransportError>> {
        let transport = Arc::clone(&self.call);
        let caller = CALLER.try_with(Arc::clone).ok();
        Box::pin(async move {
            let of = caller.clone();
            let beginning =
                move || attached(|py| begin(py, transport.bind(py), of.as_deref(), &request));
            let begun = if self.is_at_once {
                beginning()
            } else {
                // On a thread of its own, since it may take its time, and deadlines go on.
                tokio::task::spawn_blocking(beginning).await.ok().flatten()
            };
            let answered = match begun.ok_or_else(unanswered)? {
                Err(raised) => Err(raised),
                Ok(Begun::Answered(plain)) => Ok(plain),
                Ok(Begun::Silent) => std::future::pending().await,
                Ok(Begun::Waiting(answer, _give_up)) => answer.await.map_err(|_| unanswered())?,
            };
            match answered {
                Ok(plain) => response(plain),
                Err(raised) => {
                    Err(attached(|py| failed(py, raised, caller.as_deref()))
                        .unwrap_or_else(unanswered))
                }
            }
        })
    }
}

/// The transport broke off, or Python shuts down.
fn unanswered() -> TransportError {
    TransportError::broken("the transport did not answer")
}

fn begin(
    py: Python<'_>,
    transport: &Bound<'_, PyAny>,
    caller: Option<&Caller>,
    request: &HttpRequest,
) -> PyResult<Begun> {
    let text = |value: &HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
    let headers: Vec<(&str, String)> =
        request.headers.iter().map(|(name, value)| (name.as_str(), text(value))).collect();
    let body = PyBytes::new(py, &request.body);
    let given = (request.method.as_str(), request.url.as_str(), headers, body);
    let answered = |answer: Bound<'_, PyAny>| {
        Ok(answer.extract::<Option<Plain>>()?.map_or(Begun::Silent, Begun::Answered))
    };
    let Some(caller) = caller else { return answered(transport.call1(given)?) };
    // A copy, since a context can be entered once at a time.
    let context = caller.context.bind(py).call_method0("copy")?;
    let (method, url, headers, body) = given;
    let answer = context.call_method1("run", (transport, method, url, headers, body))?;
    let is_awaitable = answer.hasattr("__await__")?;
    match &caller.event_loop {
        Some(event_loop) if is_awaitable => {
            let schedule = py.import("asyncio")?.getattr("run_coroutine_threadsafe")?;
            let running = context.call_method1("run", (schedule, answer, event_loop))?;
            let (tell, told) = oneshot::channel();
            let told_once = Told(std::sync::Mutex::new(Some(tell)));
            running.call_method1("add_done_callback", (told_once,))?;
            Ok(Begun::Waiting(told, GiveUp(running.unbind())))
        }
        _ => answered(answer),
    }
}

/// Hears that an awaitable is done.
#[pyclass(frozen)]
struct Told(std::sync::Mutex<Option<oneshot::Sender<Result<Plain, PyErr>>>>);

#[pymethods]
impl Told {
    fn __call__(&self, done: &Bound<'_, PyAny>) {
        let tell = self.0.lock().ok().and_then(|mut tell| tell.take());
        if let Some(tell) = tell {
            let answer = done.call_method0("result").and_then(|answer| answer.extract());
            // Whoever gave the request up does not listen any more.
            let _ = tell.send(answer);
        }
    }
}

/// Cancels an awaitable that nobody waits for any more.
struct GiveUp(Py<PyAny>);

impl Drop for GiveUp {
    fn drop(&mut self) {
        let _ = attached(|py| self.0.call_method0(py, "cancel").map(drop));
    }
}

/// What a transport raised, as the engine understands it.
///
/// Only a `TransportError` that says so was surely not sent.
/// What is no `Exception`, such as Ctrl-C, ends the call and is not tried again.
fn failed(py: Python<'_>, raised: PyErr, caller: Option<&Caller>) -> TransportError {
    let value = raised.value(py);
    let name = value.get_type().name().map_or_else(|_| String::new(), |name| name.to_string());
    let message = format!("{name}: {value}");
    let is_sent = value.getattr("sent").and_then(|sent| sent.is_truthy()).unwrap_or(true);
    let mut error = match is_sent {
        true => TransportError::broken(message),
        false => TransportError::not_sent(message),
    };
    error.lasting = !raised.is_instance_of::<PyException>(py);
    if let Some(caller) = caller {
        caller.keep(raised);
    }
    error
}

fn response((status, headers, body): Plain) -> Result<HttpResponse, TransportError> {
    let unfit = |what: &str| {
        let mut error = TransportError::broken(format!("the transport gave an unfit {what}"));
        error.lasting = true;
        error
    };
    let status = StatusCode::from_u16(status).map_err(|_| unfit("status"))?;
    let mut all = HeaderMap::new();
    for (name, value) in headers {
        let name: HeaderName = name.parse().map_err(|_| unfit("name of a header"))?;
        all.append(name, value.parse().map_err(|_| unfit("header"))?);
    }
    Ok(HttpResponse { status, headers: all, body: Body::whole(Bytes::from(body)) })
}
