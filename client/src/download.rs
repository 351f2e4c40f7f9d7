//! A body that is handed over while it arrives.

use std::sync::Arc;

use bytes::{Bytes, BytesMut};
use http::header::CONTENT_LENGTH;

use crate::engine::{Engine, Reply, broken_stream, idle_stream};
use crate::maybe::MaybeSend;
use crate::proto::call::Call;
use crate::proto::digest::BodyDigest;
use crate::proto::{ApiError, ErrorKind, Meta, Reach};
use crate::transport::Body;

/// Whether a body has the length that its answer names.
///
/// Not in a browser: it unpacks what came packed, without saying so to pages of another origin. It
/// also watches the length by itself, and breaks the stream where bytes are missing.
const LENGTH_TELLS: bool = cfg!(not(target_arch = "wasm32"));

/// How far a download has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Bytes so far.
    pub received: u64,
    /// Bytes in all, if the service said so; in a browser, those of a packed body are as it was sent.
    pub total: Option<u64>,
}

#[cfg(not(target_arch = "wasm32"))]
type OnProgress = Box<dyn FnMut(Progress) + Send>;
#[cfg(target_arch = "wasm32")]
type OnProgress = Box<dyn FnMut(Progress)>;

/// A body that is handed over while it arrives. Dropping it gives the rest up.
pub struct Download {
    /// What the answer says beside its body.
    pub meta: Meta,
    body: Body,
    progress: Progress,
    digest: BodyDigest,
    on_progress: Option<OnProgress>,
    engine: Arc<Engine>,
    idle_ms: u64,
    call: Call,
}

impl Download {
    pub(crate) fn new(reply: Reply, engine: Arc<Engine>, idle_ms: u64, call: Call) -> Self {
        let length = reply.headers.get(CONTENT_LENGTH).and_then(|value| value.to_str().ok());
        let total = length.and_then(|text| text.parse().ok());
        let body = reply.stream.unwrap_or_else(|| Body::whole(reply.body));
        let progress = Progress { received: 0, total };
        let digest = BodyDigest::read(&reply.headers);
        Self { meta: reply.meta, body, progress, digest, on_progress: None, engine, idle_ms, call }
    }

    /// Calls this after each piece.
    #[must_use]
    pub fn on_progress(mut self, tell: impl FnMut(Progress) + MaybeSend + 'static) -> Self {
        self.on_progress = Some(Box::new(tell));
        self
    }

    /// How far it has come.
    #[must_use]
    pub fn progress(&self) -> Progress {
        self.progress
    }

    /// The next piece; nothing at the end.
    ///
    /// # Errors
    /// `client.connection` if the connection breaks, `client.timeout` if the service pauses for
    /// too long, `client.incomplete_download` if it ends before the length it promised, and
    /// `client.wrong_digest` if its bytes are not those that it promised.
    pub async fn next_piece(&mut self) -> Result<Option<Bytes>, ApiError> {
        let piece = self.engine.within(&mut self.body, self.idle_ms).await;
        match piece {
            None => Err(self.about(idle_stream(self.idle_ms))),
            Some(Some(Err(error))) => Err(self.about(broken_stream(error))),
            Some(Some(Ok(piece))) => {
                self.progress.received += piece.len() as u64;
                self.digest.update(&piece);
                if let Some(tell) = &mut self.on_progress {
                    tell(self.progress);
                }
                Ok(Some(piece))
            }
            Some(None) => match self.progress {
                Progress { received, total: Some(total) } if LENGTH_TELLS && received != total => {
                    let message = format!("`{received}` of `{total}` bytes came");
                    let code = "client.incomplete_download";
                    let error = ApiError::new(ErrorKind::Connection, code, message);
                    Err(self.about(error.edit(|failure| failure.reach = Reach::Answered)))
                }
                _ if !self.digest.is_kept() => {
                    let message = "the bytes that came are not those that the service sent";
                    let error =
                        ApiError::new(ErrorKind::Connection, "client.wrong_digest", message);
                    Err(self.about(error.edit(|failure| failure.reach = Reach::Answered)))
                }
                _ => Ok(None),
            },
        }
    }

    /// Everything, in memory.
    ///
    /// # Errors
    /// As [`next_piece`](Download::next_piece), and `client.body_too_large` if it is more than
    /// `most` bytes.
    pub async fn into_bytes(mut self, most: usize) -> Result<Bytes, ApiError> {
        let mut all = BytesMut::new();
        while let Some(piece) = self.next_piece().await? {
            if all.len() + piece.len() > most {
                let message = format!("the download is larger than `{most}` bytes");
                let error = ApiError::new(ErrorKind::Decode, "client.body_too_large", message);
                return Err(self.about(error));
            }
            all.extend_from_slice(&piece);
        }
        Ok(all.freeze())
    }

    /// Writes everything to a file, and tells how many bytes it was.
    ///
    /// It is written beside the file under another name and takes its place once it is complete:
    /// whatever happens, there is either the old file or the whole new one.
    ///
    /// # Errors
    /// As [`next_piece`](Download::next_piece), and `client.file` if the file cannot be written.
    #[cfg(not(target_arch = "wasm32"))]
    pub async fn write_to(mut self, path: impl AsRef<std::path::Path>) -> Result<u64, ApiError> {
        use tokio::io::AsyncWriteExt;

        let path = path.as_ref();
        let failed = |error: std::io::Error| {
            ApiError::config("client.file", format!("the file cannot be written: {error}"))
        };
        let mut name = path.file_name().unwrap_or_default().to_owned();
        name.push(format!(".{}.part", self.call.ask().request_id));
        let part = Part(path.with_file_name(name));
        let mut file = tokio::fs::File::create_new(&part.0).await.map_err(failed)?;
        while let Some(piece) = self.next_piece().await? {
            file.write_all(&piece).await.map_err(failed)?;
        }
        file.flush().await.map_err(failed)?;
        file.sync_all().await.map_err(failed)?;
        drop(file);
        tokio::fs::rename(&part.0, path).await.map_err(failed)?;
        Ok(self.progress.received)
    }

    fn about(&self, error: ApiError) -> ApiError {
        self.call.about(error).edit(|failure| {
            failure.status = Some(self.meta.status);
            failure.attempts = self.meta.attempts;
            failure.request_id.clone_from(&self.meta.request_id);
        })
    }
}

/// An unfinished file, which goes away unless it was renamed.
#[cfg(not(target_arch = "wasm32"))]
struct Part(std::path::PathBuf);

#[cfg(not(target_arch = "wasm32"))]
impl Drop for Part {
    fn drop(&mut self) {
        // After a successful rename there is nothing under this name.
        let _ = std::fs::remove_file(&self.0);
    }
}
