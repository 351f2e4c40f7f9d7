//! Tokens that are kept by Python code.

use prowess_client::{Secret, TokenStore, Tokens};
use pyo3::prelude::*;

use super::gate::attached;

/// Four plain values: access, refresh, when the first runs out, and how long it lived.
pub(super) type PlainTokens = (String, Option<String>, Option<u64>, Option<u64>);

pub(super) fn plain(tokens: &Tokens) -> PlainTokens {
    let refresh = tokens.refresh.as_ref().map(|secret| secret.expose().to_owned());
    let access = tokens.access.expose().to_owned();
    (access, refresh, tokens.expires_unix_ms, tokens.lifetime_ms)
}

pub(super) fn tokens((access, refresh, expires_unix_ms, lifetime_ms): PlainTokens) -> Tokens {
    let (access, refresh) = (Secret::new(access), refresh.map(Secret::new));
    Tokens { access, refresh, expires_unix_ms, lifetime_ms }
}

/// A store of the caller: `load()` gives plain values or `None`, `save(old, new)` takes them.
///
/// What it raises is told as Python tells what nobody can catch, and counts as nothing known.
pub(super) struct PyTokenStore(pub(super) Py<PyAny>);

impl TokenStore for PyTokenStore {
    fn load(&self) -> Option<Tokens> {
        let loaded = attached(|py| {
            let store = self.0.bind(py);
            let read = || store.call_method0("load")?.extract::<Option<PlainTokens>>();
            read().unwrap_or_else(|error| {
                error.write_unraisable(py, Some(store));
                None
            })
        });
        loaded.flatten().map(tokens)
    }

    fn save(&self, old: Option<&Tokens>, new: Option<&Tokens>) {
        let _ = attached(|py| {
            let store = self.0.bind(py);
            if let Err(error) = store.call_method1("save", (old.map(plain), new.map(plain))) {
                error.write_unraisable(py, Some(store));
            }
        });
    }
}
