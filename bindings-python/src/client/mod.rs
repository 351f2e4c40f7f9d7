//! The client of a service, for Python.
//!
//! There is no policy here: what is sent again, when tokens are renewed and what a failure means is
//! decided in the crate `prowess_client`. This brings it a runtime for each process, the loop of
//! asyncio, signals, and a transport of the caller.

mod caller;
mod clock;
mod download;
mod failure;
mod gate;
mod http;
mod pages;
mod process;
mod run;
mod store;
mod transport;
mod written;

pub(crate) use clock::VirtualClock;
pub(crate) use download::HttpDownload;
pub(crate) use gate::leave;
pub(crate) use http::HttpClient;
pub(crate) use pages::HttpPages;
pub(crate) use run::{Abandon, forked, settle};
