//! What the client needs from where it runs: time, sleep and entropy.

use std::sync::OnceLock;
use std::time::Duration;

use crate::maybe::{BoxFuture, MaybeSync};
use crate::proto::{Entropy, Moment};

/// Where the client runs.
///
/// A test gives one whose clock stands still and whose sleep takes no time.
pub trait Host: MaybeSync {
    /// What time it is.
    fn now(&self) -> Moment;

    /// Sixteen random bytes.
    fn entropy(&self) -> Entropy;

    /// Ends after that many milliseconds.
    fn sleep(&self, ms: u64) -> BoxFuture<'static, ()>;

    /// Does this beside what its caller does next; or lets go of it, where that is not possible.
    fn beside(&self, work: BoxFuture<'static, ()>) {
        drop(work);
    }
}

/// The machine or the browser as it is.
///
/// Natively it sleeps with tokio, so calls must be made within a tokio runtime with its timer on.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemHost;

impl Host for SystemHost {
    fn now(&self) -> Moment {
        static START: OnceLock<web_time::Instant> = OnceLock::new();
        let start = START.get_or_init(web_time::Instant::now);
        let unix = web_time::SystemTime::now().duration_since(web_time::UNIX_EPOCH);
        Moment { elapsed_ms: millis(start.elapsed()), unix_ms: unix.map_or(0, millis) }
    }

    fn entropy(&self) -> Entropy {
        let mut bytes = Entropy::default();
        if getrandom::fill(&mut bytes).is_err() {
            // Without a source of randomness, the clock still tells keys and delays apart.
            let now = self.now();
            bytes[..8].copy_from_slice(&now.elapsed_ms.to_le_bytes());
            bytes[8..].copy_from_slice(&now.unix_ms.rotate_left(48).to_le_bytes());
        }
        bytes
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn sleep(&self, ms: u64) -> BoxFuture<'static, ()> {
        Box::pin(async move { tokio::time::sleep(Duration::from_millis(ms)).await })
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn beside(&self, work: BoxFuture<'static, ()>) {
        if let Ok(runtime) = tokio::runtime::Handle::try_current() {
            runtime.spawn(work);
        }
    }

    #[cfg(target_arch = "wasm32")]
    fn beside(&self, work: BoxFuture<'static, ()>) {
        wasm_bindgen_futures::spawn_local(work);
    }

    #[cfg(target_arch = "wasm32")]
    fn sleep(&self, ms: u64) -> BoxFuture<'static, ()> {
        // A browser cannot set a timer for more than 2^31 - 1 ms.
        let ms = u32::try_from(ms).unwrap_or(u32::MAX).min(i32::MAX as u32);
        Box::pin(gloo_timers::future::TimeoutFuture::new(ms))
    }
}

fn millis(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}
