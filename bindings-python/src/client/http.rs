//! The client behind `prowess.Client` and `prowess.AsyncClient`.

use std::sync::Arc;

use prowess::surface::Carrier;
use prowess_client::surface::{
    Arguments, CallSettings, Prepared, RawAsk, Setup, misfit, prepare, raw,
};
use prowess_client::transport::VirtualHost;
use prowess_client::{ApiError, Auth, CallOptions, Client};
use pyo3::prelude::*;
use pyo3::types::PyDict;
use serde::de::DeserializeOwned;

use super::clock::VirtualClock;
use super::download::Begun;
use super::failure::{Stopped, raise};
use super::pages::HttpPages;
use super::process::PerProcess;
use super::run::run;
use super::store::{PlainTokens, PyTokenStore, plain, tokens};
use super::transport::PyTransport;
use super::written::{Data, Kept, Objects};
use crate::call::guarded;
use crate::read::{Context, Given};
use crate::write;

/// A client of one service, which every process makes for itself.
struct Kit {
    setup: Setup,
    transport: Option<Py<PyAny>>,
    store: Option<Py<PyAny>>,
    clock: Option<VirtualHost>,
    clients: PerProcess<Client>,
}

impl Kit {
    /// The client of this process; it goes on with the tokens that its parent had.
    fn client(&self, py: Python<'_>) -> PyResult<&Client> {
        let made = self.clients.get(|parent| -> Result<Client, ApiError> {
            let mut builder = self.setup.builder();
            if let Some(transport) = &self.transport {
                let call = transport.clone_ref(py);
                let is_at_once = self.clock.is_some();
                builder = builder.transport(PyTransport { call: Arc::new(call), is_at_once });
            }
            if let Some(clock) = &self.clock {
                builder = builder.host(clock.clone());
            }
            if let Some(store) = &self.store {
                builder = builder.auth(Auth::Store(Arc::new(PyTokenStore(store.clone_ref(py)))));
            }
            let client = builder.build()?;
            if let (Some(parent), None) = (parent, &self.store)
                && let Some(tokens) = parent.tokens()
            {
                client.set_tokens(Some(tokens))?;
            }
            Ok(client)
        });
        made.map_err(|error| raise(py, &error))
    }
}

/// A client of one service.
#[pyclass(frozen, module = "prowess._core")]
pub(crate) struct HttpClient {
    kit: Arc<Kit>,
    options: CallOptions,
    is_async: bool,
}

/// What the caller gave by name.
struct Named<'a, 'py> {
    given: &'a Bound<'py, PyDict>,
    context: &'a Context<'py>,
}

impl Arguments for Named<'_, '_> {
    fn read<T: DeserializeOwned>(&self, name: &str) -> Result<T, ApiError> {
        let found = self.given.get_item(name).ok().flatten();
        let object = found.unwrap_or_else(|| self.given.py().None().into_bound(self.given.py()));
        Given::new(&object, self.context).read().map_err(|wrong| misfit(name, wrong))
    }
}

/// Reads one value that the package itself gives.
fn read<T: DeserializeOwned>(given: &Bound<'_, PyAny>, name: &str) -> PyResult<T> {
    let py = given.py();
    guarded(py, |shapes| {
        let context = Context::new(shapes);
        Given::new(given, &context)
            .read()
            .map_err(|wrong| context.raised().unwrap_or_else(|| raise(py, &misfit(name, wrong))))
    })
}

impl HttpClient {
    fn client(&self, py: Python<'_>) -> PyResult<Client> {
        Ok(self.kit.client(py)?.with_options(&self.options))
    }
}

#[pymethods]
impl HttpClient {
    /// A client that is set up so; the transport and the store are adapted by the package.
    #[new]
    fn new(
        py: Python<'_>,
        setup: &Bound<'_, PyAny>,
        transport: Option<Py<PyAny>>,
        store: Option<Py<PyAny>>,
        is_async: bool,
        clock: Option<&Bound<'_, VirtualClock>>,
    ) -> PyResult<Self> {
        let setup = read(setup, "setup")?;
        let clock = clock.map(|clock| clock.get().0.clone());
        let kit = Kit { setup, transport, store, clock, clients: PerProcess::new() };
        // What is wrong with the set-up is told now, and not at the first call.
        kit.client(py)?;
        Ok(Self { kit: Arc::new(kit), options: CallOptions::default(), is_async })
    }

    /// The same client with these options put over all that it makes from now on.
    fn with_options(&self, options: &Bound<'_, PyAny>) -> PyResult<Self> {
        let settings: CallSettings = read(options, "options")?;
        let (new, old) = (settings.options(), &self.options);
        let options = CallOptions {
            max_retries: new.max_retries.or(old.max_retries),
            attempt_ms: new.attempt_ms.or(old.attempt_ms),
            idle_ms: new.idle_ms.or(old.idle_ms),
            total_ms: new.total_ms.or(old.total_ms),
            max_body_bytes: new.max_body_bytes.or(old.max_body_bytes),
            ..CallOptions::default()
        };
        Ok(Self { kit: Arc::clone(&self.kit), options, is_async: self.is_async })
    }

    /// Calls an endpoint by its name; gives the value and what the answer says beside it, a walk
    /// over pages, or a download.
    fn call<'py>(
        &self,
        py: Python<'py>,
        endpoint: &str,
        arguments: &Bound<'py, PyDict>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let client = self.client(py)?;
        let prepared = guarded(py, |shapes| {
            let context = Context::new(shapes);
            let named = Named { given: arguments, context: &context };
            prepare::<Objects>(&client, endpoint, &named)
                .map_err(|error| context.raised().unwrap_or_else(|| raise(py, &error)))
        })?;
        let is_async = self.is_async;
        match prepared {
            Prepared::Answer(call) => run(py, is_async, async move {
                let told = call.await?;
                let meta: Option<Kept> = told.meta.map(|meta| Box::new(Data(meta)) as Kept);
                let parts: Vec<Kept> = vec![Box::new(told.value), Box::new(meta)];
                Ok(parts)
            }),
            Prepared::Pages(walk) => Ok(Bound::new(py, HttpPages::new(walk, is_async))?.into_any()),
            Prepared::Download(begin) => run(py, is_async, async move {
                Ok(Begun(std::sync::Mutex::new(Some(begin.await?)), is_async))
            }),
        }
    }

    /// Sends a request that has no endpoint; gives headers, body and what the answer says beside
    /// it.
    fn raw<'py>(
        &self,
        py: Python<'py>,
        ask: &Bound<'py, PyAny>,
        options: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let client = self.client(py)?;
        let ask: RawAsk = read(ask, "request")?;
        let settings: Option<CallSettings> = read(options, "options")?;
        run(py, self.is_async, async move {
            let answer = raw(client, ask, settings.unwrap_or_default()).await?;
            let text = |value: &::http::HeaderValue| {
                String::from_utf8_lossy(value.as_bytes()).into_owned()
            };
            let headers: Vec<(String, String)> = answer
                .headers
                .iter()
                .map(|(name, value)| (name.as_str().to_owned(), text(value)))
                .collect();
            let parts: Vec<Kept> =
                vec![Box::new(Data(headers)), Box::new(answer.body), Box::new(Data(answer.meta))];
            Ok::<_, Stopped>(parts)
        })
    }

    /// The tokens, for keeping them elsewhere.
    fn tokens(&self, py: Python<'_>) -> PyResult<Option<PlainTokens>> {
        Ok(self.kit.client(py)?.tokens().as_ref().map(plain))
    }

    /// Puts tokens in, or takes them out.
    fn set_tokens(&self, py: Python<'_>, new: Option<PlainTokens>) -> PyResult<()> {
        let done = self.kit.client(py)?.set_tokens(new.map(tokens));
        done.map_err(|error| raise(py, &error))
    }

    /// How many requests are left, as the service said last.
    fn rate_limit<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let rate = self.kit.client(py)?.rate_limit();
        guarded(py, |shapes| write::object(py, shapes, &rate))
    }
}
