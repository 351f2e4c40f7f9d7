//! What people show.

use http::Method;

use super::Operation;
use crate::client::Client;
use crate::list::List;
use crate::many::Many;
use crate::models::{Day, Entry, Profile};
use crate::proto::multipart::Part;

/// What people show.
#[derive(Clone, Copy)]
pub struct EvidenceApi<'a>(pub(super) &'a Client);

impl EvidenceApi<'_> {
    /// Everything recorded about a person. Filters: `competency`, `kind`, `since`.
    pub fn list(&self, person: &str) -> List<Entry> {
        let request = self.0.request(Method::GET, "/people/{person}/evidence");
        List::new(request.path("person", person))
    }

    /// Records one piece. The log only grows: the same entry twice is one.
    pub fn record(&self, entry: &Entry) -> Operation<Entry> {
        let request = self.0.request(Method::POST, "/people/{person}/evidence");
        Operation::with_body(request.path("person", entry.person.as_str()), entry)
    }

    /// Records many pieces, about anybody.
    pub fn bulk_record(&self, entries: impl IntoIterator<Item = Entry>) -> Many {
        Many::new(self.0.request(Method::POST, "/evidence/bulk"), entries)
    }

    /// Attaches a file to a piece of evidence, such as a certificate.
    pub fn attach(&self, person: &str, entry: &str, file: Part) -> Operation<Entry> {
        let request = self.0.request(Method::POST, "/people/{person}/evidence/{entry}/files");
        Operation::new(request.path("person", person).path("entry", entry).form(&[file]))
    }

    /// What the person shows on a day; without one, today by the clock of the service.
    pub fn profile(&self, person: &str, as_of: Option<Day>) -> Operation<Profile> {
        let request = self.0.request(Method::GET, "/people/{person}/profile");
        let day = as_of.map(|day| day.to_string());
        Operation::new(request.path("person", person).maybe_query("as_of", day))
    }
}
