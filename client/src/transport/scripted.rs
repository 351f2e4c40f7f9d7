//! A service in memory, and a clock that only moves when somebody sleeps.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use super::{Body, BodySource, HttpRequest, HttpResponse, Transport, TransportError};
use crate::host::Host;
use crate::maybe::BoxFuture;
use crate::proto::{Entropy, Moment};

/// What the service in memory does with one request.
#[derive(Debug, Clone)]
pub enum Scripted {
    /// It answers.
    Answer {
        /// The status.
        status: u16,
        /// Names and values of headers.
        headers: Vec<(String, String)>,
        /// The body.
        body: Bytes,
        /// Whether the connection breaks at the end of `body`, before the answer is complete.
        breaks: bool,
    },
    /// No answer comes.
    Lost(TransportError),
    /// It keeps the connection open and says nothing.
    Silent,
}

impl Scripted {
    /// An answer with this status and a body of JSON.
    #[must_use]
    pub fn json(status: u16, body: &str) -> Self {
        let headers = vec![("content-type".to_owned(), "application/json".to_owned())];
        Self::Answer {
            status,
            headers,
            body: Bytes::copy_from_slice(body.as_bytes()),
            breaks: false,
        }
    }

    /// The same answer with one more header.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        if let Self::Answer { headers, .. } = &mut self {
            headers.push((name.to_owned(), value.to_owned()));
        }
        self
    }
}

/// A request that the service in memory got.
#[derive(Debug, Clone)]
pub struct Recorded {
    /// The request.
    pub request: HttpRequest,
    /// When it came, on the clock of the [`VirtualHost`], if there is one.
    pub at: Option<Moment>,
}

/// A service in memory: answers requests in the order of a script, and records them.
///
/// A request beyond the end of the script finds nobody listening.
#[derive(Debug, Clone, Default)]
pub struct ScriptedTransport {
    shared: Arc<Mutex<Script>>,
    clock: Option<VirtualHost>,
}

#[derive(Debug, Default)]
struct Script {
    answers: VecDeque<Scripted>,
    recorded: Vec<Recorded>,
}

impl ScriptedTransport {
    /// A service that answers with these, one after the other.
    #[must_use]
    pub fn new(answers: impl IntoIterator<Item = Scripted>) -> Self {
        let script = Script { answers: answers.into_iter().collect(), recorded: Vec::new() };
        Self { shared: Arc::new(Mutex::new(script)), clock: None }
    }

    /// The same service, noting when requests come.
    #[must_use]
    pub fn timed_by(mut self, clock: &VirtualHost) -> Self {
        self.clock = Some(clock.clone());
        self
    }

    /// Puts one more answer at the end of the script.
    pub fn then(&self, answer: Scripted) {
        self.lock().answers.push_back(answer);
    }

    /// Everything that came so far.
    #[must_use]
    pub fn recorded(&self) -> Vec<Recorded> {
        self.lock().recorded.clone()
    }

    /// How many answers were not asked for.
    #[must_use]
    pub fn left(&self) -> usize {
        self.lock().answers.len()
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Script> {
        self.shared.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Transport for ScriptedTransport {
    fn send(&self, request: HttpRequest) -> BoxFuture<'_, Result<HttpResponse, TransportError>> {
        let at = self.clock.as_ref().map(Host::now);
        let mut script = self.lock();
        script.recorded.push(Recorded { request, at });
        let answer = script.answers.pop_front();
        drop(script);
        Box::pin(async move {
            match answer {
                Some(Scripted::Answer { status, headers, body, breaks }) => {
                    answered(status, &headers, body, breaks)
                }
                Some(Scripted::Lost(error)) => Err(error),
                Some(Scripted::Silent) => std::future::pending().await,
                None => Err(TransportError::not_sent("nobody listens")),
            }
        })
    }
}

fn answered(
    status: u16,
    headers: &[(String, String)],
    body: Bytes,
    breaks: bool,
) -> Result<HttpResponse, TransportError> {
    let unfit = |what: &str| TransportError::broken(format!("the script has an unfit {what}"));
    let status = StatusCode::from_u16(status).map_err(|_| unfit("status"))?;
    let mut map = HeaderMap::new();
    for (name, value) in headers {
        let name = name.parse::<http::HeaderName>().map_err(|_| unfit("header name"))?;
        map.append(name, value.parse().map_err(|_| unfit("header value"))?);
    }
    let body = if breaks { Body::pieces(Breaking(Some(body))) } else { Body::whole(body) };
    Ok(HttpResponse { status, headers: map, body })
}

/// A body that breaks after its first piece.
struct Breaking(Option<Bytes>);

impl BodySource for Breaking {
    fn next(&mut self) -> BoxFuture<'_, Option<Result<Bytes, TransportError>>> {
        let piece = self.0.take();
        let lost = || TransportError::broken("the connection broke within the answer");
        Box::pin(async move { Some(piece.ok_or_else(lost)) })
    }
}

/// A clock that only moves when somebody sleeps, and entropy that repeats from run to run.
///
/// Sleeping ends at once, and moves the clock.
/// So a call that waits a minute takes no time, and every delay can be checked to the millisecond.
#[derive(Debug, Clone)]
pub struct VirtualHost(Arc<Mutex<Virtual>>);

#[derive(Debug)]
struct Virtual {
    now: Moment,
    entropy: Vec<Entropy>,
    drawn: usize,
    slept: Vec<u64>,
}

impl VirtualHost {
    /// A clock that stands here, and entropy that repeats this list; an empty list is zeros.
    #[must_use]
    pub fn new(unix_ms: u64, entropy: Vec<Entropy>) -> Self {
        let now = Moment { elapsed_ms: 0, unix_ms };
        Self(Arc::new(Mutex::new(Virtual { now, entropy, drawn: 0, slept: Vec::new() })))
    }

    /// Moves the clock.
    pub fn advance(&self, ms: u64) {
        let mut state = self.lock();
        state.now = state.now.later(ms);
    }

    /// All sleeps so far, in milliseconds.
    #[must_use]
    pub fn slept(&self) -> Vec<u64> {
        self.lock().slept.clone()
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Virtual> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Host for VirtualHost {
    fn now(&self) -> Moment {
        self.lock().now
    }

    fn entropy(&self) -> Entropy {
        let mut state = self.lock();
        let draw = state.drawn;
        state.drawn += 1;
        let length = state.entropy.len().max(1);
        state.entropy.get(draw % length).copied().unwrap_or_default()
    }

    /// Takes no time, once it is waited for: a deadline that is not reached does not move the
    /// clock.
    fn sleep(&self, ms: u64) -> BoxFuture<'static, ()> {
        let host = self.clone();
        Box::pin(async move {
            let mut state = host.lock();
            state.now = state.now.later(ms);
            state.slept.push(ms);
        })
    }
}
