//! A clock that only moves while nobody is on the way.

use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Poll, Waker};

use super::VirtualHost;
use crate::host::Host;
use crate::maybe::BoxFuture;
use crate::proto::{Entropy, Moment};

/// A [`VirtualHost`] for transports that answer a little later, such as functions of JavaScript.
///
/// A deadline runs only while no request is [on the way](PatientHost::depart): so an answer is
/// never too late, however busy the machine is, and a service that says nothing is late at once.
#[derive(Debug, Clone)]
pub struct PatientHost {
    inner: VirtualHost,
    traffic: Arc<Mutex<Traffic>>,
}

#[derive(Debug, Default)]
struct Traffic {
    on_the_way: usize,
    waiting: Vec<Waker>,
}

/// A request that is on the way until this is dropped.
#[derive(Debug)]
pub struct OnTheWay(Arc<Mutex<Traffic>>);

impl PatientHost {
    /// The clock and the entropy of this host, but patient.
    #[must_use]
    pub fn new(inner: VirtualHost) -> Self {
        Self { inner, traffic: Arc::default() }
    }

    /// Notes that a request leaves.
    #[must_use]
    pub fn depart(&self) -> OnTheWay {
        lock(&self.traffic).on_the_way += 1;
        OnTheWay(self.traffic.clone())
    }

    /// All sleeps so far, in milliseconds.
    #[must_use]
    pub fn slept(&self) -> Vec<u64> {
        self.inner.slept()
    }
}

impl Drop for OnTheWay {
    fn drop(&mut self) {
        let mut traffic = lock(&self.0);
        traffic.on_the_way = traffic.on_the_way.saturating_sub(1);
        if traffic.on_the_way == 0 {
            traffic.waiting.drain(..).for_each(Waker::wake);
        }
    }
}

fn lock(traffic: &Mutex<Traffic>) -> std::sync::MutexGuard<'_, Traffic> {
    traffic.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Host for PatientHost {
    fn now(&self) -> Moment {
        self.inner.now()
    }

    fn entropy(&self) -> Entropy {
        self.inner.entropy()
    }

    fn sleep(&self, ms: u64) -> BoxFuture<'static, ()> {
        let (inner, traffic) = (self.inner.clone(), self.traffic.clone());
        Box::pin(async move {
            std::future::poll_fn(|context| {
                let mut traffic = lock(&traffic);
                if traffic.on_the_way == 0 {
                    return Poll::Ready(());
                }
                traffic.waiting.push(context.waker().clone());
                Poll::Pending
            })
            .await;
            inner.sleep(ms).await;
        })
    }
}
