//! The only loop: does what the state machine of a call says, until it is done.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bytes::{Bytes, BytesMut};
use futures_util::future::{Either, select};
use http::{HeaderMap, StatusCode};

use crate::host::Host;
use crate::observe::{AttemptInfo, CallEvent, Observer};
use crate::proto::call::{Attempt, Call, Event, Loss, Step, Surroundings};
use crate::proto::{
    ApiError, ErrorKind, Meta, Phase, RateLimit, Reach, RetryBudget, Secret, redact,
};
use crate::session::Session;
use crate::transport::{Body, HttpRequest, Transport, TransportError};

/// The longest body of a failed answer that is read: a problem document is far smaller.
const LONGEST_PROBLEM: u64 = 256 << 10;

/// What came of a call.
pub(crate) struct Reply {
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    /// The body, where it was asked for as a stream.
    pub(crate) stream: Option<Body>,
    pub(crate) meta: Meta,
}

/// Everything that calls of one client share, but for the tokens.
pub(crate) struct Engine {
    pub(crate) transport: Arc<dyn Transport>,
    pub(crate) host: Arc<dyn Host>,
    pub(crate) observer: Option<Arc<dyn Observer>>,
    pub(crate) budget: Mutex<RetryBudget>,
    pub(crate) rate_limit: Mutex<Option<RateLimit>>,
    pub(crate) deprecated: Mutex<BTreeSet<String>>,
}

/// Locks, also after a panic elsewhere: what is inside is whole after each step.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What an attempt came to, before the machine looks at it.
type Heard = Result<(StatusCode, HeaderMap, Bytes, Option<Body>), Fault>;

enum Fault {
    Lost(Loss),
    /// An answer that is refused as it is, and not asked for again.
    Refused(ApiError),
}

impl Engine {
    pub(crate) async fn run(
        &self,
        mut call: Call,
        session: Option<&Arc<Session>>,
    ) -> Result<Reply, ApiError> {
        let mut event = Event::Begin;
        let mut stream = None;
        loop {
            match self.step(&mut call, event) {
                Step::Authorize { refused } => {
                    event = match session {
                        None => Event::Authorized(None),
                        Some(session) => self.authorize(&call, session, refused.as_ref()).await,
                    };
                }
                Step::Send(attempt) => {
                    event = match self.attempt(&call, *attempt).await {
                        Ok((status, headers, body, rest)) => {
                            stream = rest;
                            Event::Answered(status, headers, body)
                        }
                        Err(Fault::Lost(loss)) => Event::Lost(loss),
                        Err(Fault::Refused(error)) => {
                            return Err(self.failed(call.about(error)));
                        }
                    };
                }
                Step::Sleep(delay_ms) => {
                    self.tell(&CallEvent::RetryScheduled {
                        method: call.ask().method.as_str(),
                        template: &call.ask().template,
                        delay_ms,
                    });
                    self.host.sleep(delay_ms).await;
                    event = Event::Woke;
                }
                Step::Done(status, headers, body) => {
                    return Ok(self.done(&call, status, headers, body, stream));
                }
                Step::Failed(error) => return Err(self.failed(error)),
            }
        }
    }

    /// Gets a credential, but waits no longer for a renewal than the call has time.
    async fn authorize(
        &self,
        call: &Call,
        session: &Arc<Session>,
        refused: Option<&Secret>,
    ) -> Event {
        let left = call.remaining_ms(self.host.now());
        let getting = std::pin::pin!(session.authorize(refused));
        match select(getting, self.host.sleep(left)).await {
            Either::Left((Ok(credential), _)) => Event::Authorized(credential),
            Either::Left((Err(error), _)) => Event::Unauthorized(error),
            Either::Right(_) => Event::Unauthorized(
                ApiError::new(
                    ErrorKind::Timeout,
                    "client.timeout",
                    "new tokens took longer than the call had time",
                )
                .edit(|failure| failure.phase = Some(Phase::Total)),
            ),
        }
    }

    fn step(&self, call: &mut Call, event: Event) -> Step {
        let now = self.host.now();
        let entropy = match event {
            Event::Answered(status, ..) if !status.is_success() => self.host.entropy(),
            Event::Lost(_) => self.host.entropy(),
            _ => [0; 16],
        };
        let mut budget = lock(&self.budget);
        call.step(event, &mut Surroundings { now, entropy, budget: &mut budget })
    }

    fn failed(&self, error: ApiError) -> ApiError {
        self.tell(&CallEvent::CallFailed(&error));
        error
    }

    fn done(
        &self,
        call: &Call,
        status: StatusCode,
        headers: HeaderMap,
        body: Bytes,
        stream: Option<Body>,
    ) -> Reply {
        let ask = call.ask();
        let mut meta = Meta::read(status.as_u16(), &headers, &ask.request_id, self.host.now());
        meta.attempts = call.attempts();
        if let Some(notice) = &meta.deprecation {
            let method = ask.method.as_str();
            let is_new = lock(&self.deprecated).insert(format!("{method} {}", ask.template));
            if is_new {
                let template = &ask.template;
                self.tell(&CallEvent::Deprecated { method, template, notice });
            }
        }
        Reply { headers, body, stream, meta }
    }

    pub(crate) fn tell(&self, event: &CallEvent<'_>) {
        if let Some(observer) = &self.observer {
            observer.observe(event);
        }
    }

    async fn attempt(&self, call: &Call, mut attempt: Attempt) -> Heard {
        let info = AttemptInfo::new(call, &attempt);
        if let Some(observer) = &self.observer {
            observer.inject(&info, &mut attempt.headers);
        }
        self.tell(&CallEvent::AttemptStarted(&info));
        let began = self.host.now();
        let heard = self.exchange(call, attempt).await;
        let (status, error) = match &heard {
            Ok((status, headers, ..)) => {
                if let Some(rate) = RateLimit::read(headers, self.host.now()) {
                    *lock(&self.rate_limit) = Some(rate);
                }
                (Some(status.as_u16()), None)
            }
            Err(Fault::Lost(loss)) if loss.timeout.is_some() => (None, Some("timeout")),
            Err(Fault::Lost(_)) => (None, Some("connection")),
            Err(Fault::Refused(error)) => (error.status, Some(error.code.as_str())),
        };
        let duration_ms = self.host.now().since(began);
        self.tell(&CallEvent::AttemptEnded { attempt: &info, status, error, duration_ms });
        heard
    }

    async fn exchange(&self, call: &Call, attempt: Attempt) -> Heard {
        let began = self.host.now();
        let (timeout_ms, phase) = (attempt.timeout_ms, attempt.phase);
        let Attempt { method, url, headers, body, .. } = attempt;
        let sending = self.transport.send(HttpRequest { method, url, headers, body });
        let sent = match select(sending, self.host.sleep(timeout_ms)).await {
            Either::Left((sent, _)) => sent,
            Either::Right(_) => return Err(Fault::Lost(timed_out(phase, timeout_ms))),
        };
        let response = sent.map_err(|error| Fault::Lost(lost(error)))?;
        let (status, headers) = (response.status, response.headers);
        if call.ask().streamed && status.is_success() {
            return Ok((status, headers, Bytes::new(), Some(response.body)));
        }
        let reading = Reading {
            most: if status.is_success() { call.rules().max_body_bytes } else { LONGEST_PROBLEM },
            cut: !status.is_success(),
            idle_ms: call.rules().timeouts.idle_ms,
            until_ms: began.elapsed_ms.saturating_add(timeout_ms),
            phase,
        };
        match self.read(response.body, &reading).await {
            Ok(body) => Ok((status, headers, body, None)),
            // The status of a failure says enough, even where its body does not arrive.
            Err(Fault::Lost(_)) if !status.is_success() => {
                Ok((status, headers, Bytes::new(), None))
            }
            Err(Fault::Refused(error)) => Err(Fault::Refused(error.edit(|failure| {
                failure.status = Some(status.as_u16());
                failure.excerpt = None;
            }))),
            Err(lost) => Err(lost),
        }
    }

    async fn read(&self, mut body: Body, reading: &Reading) -> Result<Bytes, Fault> {
        let mut all = BytesMut::new();
        loop {
            let left = reading.until_ms.saturating_sub(self.host.now().elapsed_ms);
            let wait = left.min(reading.idle_ms);
            let phase = if reading.idle_ms < left { Phase::Idle } else { reading.phase };
            let piece = match self.within(&mut body, wait).await {
                Some(piece) => piece,
                None => return Err(Fault::Lost(timed_out(phase, wait))),
            };
            match piece {
                None => return Ok(all.freeze()),
                Some(Err(error)) => return Err(Fault::Lost(lost(error))),
                Some(Ok(piece)) => {
                    let room = reading.most.saturating_sub(all.len() as u64);
                    if piece.len() as u64 > room && !reading.cut {
                        return Err(Fault::Refused(too_large(reading.most)));
                    }
                    let taken = piece.len().min(usize::try_from(room).unwrap_or(usize::MAX));
                    all.extend_from_slice(&piece[..taken]);
                    if taken < piece.len() {
                        return Ok(all.freeze());
                    }
                }
            }
        }
    }

    /// The next piece of a body, or nothing if it takes longer than that.
    pub(crate) async fn within(
        &self,
        body: &mut Body,
        ms: u64,
    ) -> Option<Option<Result<Bytes, TransportError>>> {
        let next = std::pin::pin!(body.next());
        match select(next, self.host.sleep(ms)).await {
            Either::Left((piece, _)) => Some(piece),
            Either::Right(_) => None,
        }
    }
}

/// How a body is read into memory.
struct Reading {
    most: u64,
    /// Whether the rest of a longer body is left out, and not an error.
    cut: bool,
    idle_ms: u64,
    until_ms: u64,
    phase: Phase,
}

fn too_large(most: u64) -> ApiError {
    let message = format!("the answer is larger than `{most}` bytes");
    ApiError::new(ErrorKind::Decode, "client.body_too_large", message)
        .hint("ask for smaller pages, download it as a stream, or allow more")
        .edit(|failure| failure.reach = Reach::Answered)
}

fn timed_out(phase: Phase, ms: u64) -> Loss {
    let message = match phase {
        Phase::Idle => format!("the answer paused for more than `{ms}` ms"),
        _ => format!("no whole answer came within `{ms}` ms"),
    };
    Loss { message, hint: None, reach: Reach::Unknown, timeout: Some(phase), lasting: false }
}

pub(crate) fn lost(error: TransportError) -> Loss {
    let timeout = error.connect_timeout.then_some(Phase::Connect);
    let TransportError { message, hint, reach, lasting, .. } = error;
    // A message of a foreign transport may be long.
    let message =
        redact::excerpt(message.as_bytes()).unwrap_or_else(|| "no answer came".to_owned());
    Loss { message, hint, reach, timeout, lasting }
}

/// The error of a stream that broke.
pub(crate) fn broken_stream(error: TransportError) -> ApiError {
    let loss = lost(error);
    ApiError::new(ErrorKind::Connection, "client.connection", loss.message)
        .edit(|failure| failure.reach = Reach::Answered)
}

/// The error of a stream that paused for too long.
pub(crate) fn idle_stream(ms: u64) -> ApiError {
    ApiError::new(ErrorKind::Timeout, "client.timeout", timed_out(Phase::Idle, ms).message).edit(
        |failure| {
            failure.phase = Some(Phase::Idle);
            failure.reach = Reach::Answered;
        },
    )
}
