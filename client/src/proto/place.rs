//! Addresses in a browser, which reads them itself.
//!
//! The crate `url` brings 72 KB by gzip along, most of it tables of letters for names of hosts.
//! Every browser has the same reader ([WHATWG URL]) inside; this file gives it the names of that
//! crate, as far as this one uses them. So an address means the same wherever the client runs.
//!
//! [WHATWG URL]: https://url.spec.whatwg.org/

use std::borrow::{Borrow, Cow};
use std::fmt;

use wasm_bindgen::JsValue;

/// An address, as the browser read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Url {
    href: String,
    scheme: String,
    username: String,
    password: String,
    host: String,
    port: String,
    path: String,
    query: String,
    origin: String,
}

/// Scheme, host and port.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin(String);

impl Origin {
    /// Whether there are a scheme, a host and a port at all.
    #[must_use]
    pub fn is_tuple(&self) -> bool {
        self.0 != "null"
    }
}

impl Url {
    /// Reads an address that stands alone.
    ///
    /// # Errors
    /// What the browser says, if it is none.
    pub fn parse(text: &str) -> Result<Self, JsValue> {
        web_sys::Url::new(text).map(|url| Self::read(&url))
    }

    /// Reads an address that may begin at this one.
    ///
    /// # Errors
    /// What the browser says, if it is none.
    pub fn join(&self, text: &str) -> Result<Self, JsValue> {
        web_sys::Url::new_with_base(text, &self.href).map(|url| Self::read(&url))
    }

    fn read(url: &web_sys::Url) -> Self {
        Self {
            href: url.href(),
            scheme: url.protocol().trim_end_matches(':').to_owned(),
            username: url.username(),
            password: url.password(),
            host: url.hostname(),
            port: url.port(),
            path: url.pathname(),
            query: url.search().trim_start_matches('?').to_owned(),
            origin: url.origin(),
        }
    }

    /// Changes a part of it by the browser's own setter.
    fn change(&mut self, change: impl FnOnce(&web_sys::Url)) {
        // What the browser wrote, it reads again.
        if let Ok(url) = web_sys::Url::new(&self.href) {
            change(&url);
            *self = Self::read(&url);
        }
    }

    /// All of it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.href
    }

    /// The scheme, such as `https`.
    #[must_use]
    pub fn scheme(&self) -> &str {
        &self.scheme
    }

    /// The user in it, perhaps empty.
    #[must_use]
    pub fn username(&self) -> &str {
        &self.username
    }

    /// The password in it.
    #[must_use]
    pub fn password(&self) -> Option<&str> {
        Some(self.password.as_str()).filter(|password| !password.is_empty())
    }

    /// The host; one of IPv6 stands in brackets.
    #[must_use]
    pub fn host_str(&self) -> Option<&str> {
        Some(self.host.as_str()).filter(|host| !host.is_empty())
    }

    /// The port, or the one that the scheme has without one.
    #[must_use]
    pub fn port_or_known_default(&self) -> Option<u16> {
        match self.scheme.as_str() {
            "https" if self.port.is_empty() => Some(443),
            "http" if self.port.is_empty() => Some(80),
            _ => self.port.parse().ok(),
        }
    }

    /// The path.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The query, without the question mark.
    #[must_use]
    pub fn query(&self) -> Option<&str> {
        Some(self.query.as_str()).filter(|query| !query.is_empty())
    }

    /// Scheme, host and port.
    #[must_use]
    pub fn origin(&self) -> Origin {
        Origin(self.origin.clone())
    }

    /// Puts another path in.
    pub fn set_path(&mut self, path: &str) {
        self.change(|url| url.set_pathname(path));
    }

    /// Puts another query in, or takes it out.
    pub fn set_query(&mut self, query: Option<&str>) {
        self.change(|url| url.set_search(query.unwrap_or_default()));
    }

    /// Puts another fragment in, or takes it out.
    pub fn set_fragment(&mut self, fragment: Option<&str>) {
        self.change(|url| url.set_hash(fragment.unwrap_or_default()));
    }

    /// Puts another user in.
    ///
    /// # Errors
    /// None in a browser.
    pub fn set_username(&mut self, user: &str) -> Result<(), JsValue> {
        self.change(|url| url.set_username(user));
        Ok(())
    }

    /// Puts another password in, or takes it out.
    ///
    /// # Errors
    /// None in a browser.
    pub fn set_password(&mut self, password: Option<&str>) -> Result<(), JsValue> {
        self.change(|url| url.set_password(password.unwrap_or_default()));
        Ok(())
    }

    /// Names and values of the query.
    pub fn query_pairs(&self) -> impl Iterator<Item = (Cow<'_, str>, Cow<'_, str>)> {
        let read = web_sys::UrlSearchParams::new_with_str(&self.query);
        let pairs = read.ok().and_then(|pairs| js_sys::try_iter(&pairs).ok().flatten());
        pairs.into_iter().flatten().filter_map(|pair| {
            let pair = js_sys::Array::from(&pair.ok()?);
            Some((pair.get(0).as_string()?.into(), pair.get(1).as_string()?.into()))
        })
    }

    /// Names and values of the query, to change them.
    pub fn query_pairs_mut(&mut self) -> Pairs<'_> {
        Pairs(self)
    }
}

/// Names and values of a query that changes.
pub struct Pairs<'a>(&'a mut Url);

impl Pairs<'_> {
    /// Takes all of them out.
    pub fn clear(&mut self) -> &mut Self {
        self.0.set_query(None);
        self
    }

    /// Puts these behind those that are there.
    pub fn extend_pairs<K: AsRef<str>, V: AsRef<str>>(
        &mut self,
        pairs: impl IntoIterator<Item: Borrow<(K, V)>>,
    ) -> &mut Self {
        self.0.change(|url| {
            for pair in pairs {
                let (name, value) = pair.borrow();
                url.search_params().append(name.as_ref(), value.as_ref());
            }
        });
        self
    }
}

impl fmt::Display for Url {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.href)
    }
}

impl From<Url> for String {
    fn from(url: Url) -> Self {
        url.href
    }
}
