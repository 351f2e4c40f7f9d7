//! Frameworks and their competencies.

use http::Method;

use super::Operation;
use crate::client::Client;
use crate::list::List;
use crate::many::Many;
use crate::models::{Competency, Framework, FrameworkVersion};
use crate::proto::{ApiError, Meta};

/// Published lists of what can be known or done.
#[derive(Clone, Copy)]
pub struct Frameworks<'a>(pub(super) &'a Client);

impl Frameworks<'_> {
    /// Which there are, in which versions.
    pub fn list(&self) -> List<FrameworkVersion> {
        List::new(self.0.request(Method::GET, "/frameworks"))
    }

    /// One of them, whole: it may have thousands of competencies.
    pub fn get(&self, id: &str) -> Operation<Framework> {
        Operation::new(self.0.request(Method::GET, "/frameworks/{id}").path("id", id))
    }

    /// Puts one in, or puts another version in its place.
    pub fn put(&self, framework: &Framework) -> Operation<FrameworkVersion> {
        let request = self.0.request(Method::PUT, "/frameworks/{id}");
        Operation::with_body(request.path("id", framework.id.as_str()), framework)
    }

    /// Takes one out.
    ///
    /// # Errors
    /// As [`Request::send`](crate::Request::send).
    pub async fn delete(&self, id: &str) -> Result<Meta, ApiError> {
        self.0.request(Method::DELETE, "/frameworks/{id}").path("id", id).send_empty().await
    }
}

/// What can be known or done, within one framework.
#[derive(Clone, Copy)]
pub struct Competencies<'a> {
    pub(super) client: &'a Client,
    pub(super) framework: &'a str,
}

const ALL: &str = "/frameworks/{framework}/competencies";
const ONE: &str = "/frameworks/{framework}/competencies/{uri}";
const BULK: &str = "/frameworks/{framework}/competencies/bulk";
const BULK_DELETE: &str = "/frameworks/{framework}/competencies/bulk/delete";

impl Competencies<'_> {
    fn at(&self, method: Method, template: &str) -> crate::Request {
        self.client.request(method, template).path("framework", self.framework)
    }

    /// All of them. Filters: `q` searches labels, `kind`, `status`, `tag`, `language`.
    pub fn list(&self) -> List<Competency> {
        List::new(self.at(Method::GET, ALL))
    }

    /// One of them, by uri or code.
    pub fn get(&self, uri: &str) -> Operation<Competency> {
        Operation::new(self.at(Method::GET, ONE).path("uri", uri))
    }

    /// Adds one.
    pub fn create(&self, competency: &Competency) -> Operation<Competency> {
        Operation::with_body(self.at(Method::POST, ALL), competency)
    }

    /// Puts one in the place of what has its uri.
    pub fn put(&self, competency: &Competency) -> Operation<Competency> {
        let request = self.at(Method::PUT, ONE).path("uri", competency.uri.as_str());
        Operation::with_body(request, competency)
    }

    /// Takes one out.
    ///
    /// # Errors
    /// As [`Request::send`](crate::Request::send).
    pub async fn delete(&self, uri: &str) -> Result<Meta, ApiError> {
        self.at(Method::DELETE, ONE).path("uri", uri).send_empty().await
    }

    /// Adds many.
    pub fn bulk_create(&self, all: impl IntoIterator<Item = Competency>) -> Many {
        Many::new(self.at(Method::POST, BULK), all)
    }

    /// Puts many in the place of what has their uris.
    pub fn bulk_update(&self, all: impl IntoIterator<Item = Competency>) -> Many {
        Many::new(self.at(Method::PUT, BULK), all)
    }

    /// Takes many out, by uri.
    pub fn bulk_delete(&self, uris: impl IntoIterator<Item = String>) -> Many {
        Many::new(self.at(Method::POST, BULK_DELETE), uris)
    }
}
