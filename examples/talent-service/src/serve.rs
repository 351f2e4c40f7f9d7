//! Connections, with limits on their heads and their slowness, until the service is told to stop.

use std::future::Future;
use std::net::SocketAddr;
use std::sync::Arc;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;
use tower::ServiceExt;

use crate::app::App;
use crate::http::layers::{Peer, log};
use crate::mail;
use crate::store::StoreError;

/// The most connections at once; the next one waits until one ends.
const MOST_CONNECTIONS: usize = 1024;

/// The most headers of a request, and the most bytes of them; above it, the answer is 431.
const MOST_HEADERS: usize = 64;
const MOST_HEAD_BYTES: usize = 32 << 10;

/// Answers on a socket until `stop` is ready; then lets requests under way end.
///
/// # Errors
/// What the database says when it is closed.
pub async fn serve(
    app: App,
    listener: TcpListener,
    stop: impl Future<Output = ()>,
) -> Result<(), StoreError> {
    let router = crate::routes::router(&app);
    let (slots, graceful) = (Arc::new(Semaphore::new(MOST_CONNECTIONS)), GracefulShutdown::new());
    let keeper = tokio::spawn(mail::keep(app.clone()));
    tokio::pin!(stop);
    loop {
        let slot = tokio::select! {
            slot = slots.clone().acquire_owned() => slot,
            () = &mut stop => break,
        };
        let (stream, peer) = tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok(accepted) => accepted,
                Err(error) => {
                    // Such as too many open files: others have to end first.
                    log("error", &format!("no connection taken: {error}"));
                    tokio::time::sleep(std::time::Duration::from_millis(100)).await;
                    continue;
                }
            },
            () = &mut stop => break,
        };
        let _ = stream.set_nodelay(true);
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(app.config.head_timeout)
            .max_headers(MOST_HEADERS)
            .max_buf_size(MOST_HEAD_BYTES)
            .serve_connection(TokioIo::new(stream), service(router.clone(), peer));
        let watched = graceful.watch(connection);
        tokio::spawn(async move {
            // A connection that breaks is the business of who broke it.
            let _ = watched.await;
            drop(slot);
        });
    }
    drop(listener);
    if tokio::time::timeout(app.config.stop_timeout, graceful.shutdown()).await.is_err() {
        log("warning", "some requests did not end in time");
    }
    keeper.abort();
    app.store.close().await;
    Ok(())
}

type Handed = hyper::Request<hyper::body::Incoming>;

fn service(
    router: Router,
    peer: SocketAddr,
) -> impl hyper::service::Service<
    Handed,
    Response = axum::response::Response,
    Error = std::convert::Infallible,
    Future = impl Future<Output = Result<axum::response::Response, std::convert::Infallible>> + Send,
> {
    hyper::service::service_fn(move |mut request: Handed| {
        request.extensions_mut().insert(Peer(peer));
        router.clone().oneshot(request.map(axum::body::Body::new))
    })
}
