//! How many requests, how long, and how do they end?

use std::sync::OnceLock;
use std::time::Duration;

use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};

use crate::app::App;

/// The recorder of this process, which is made once.
///
/// # Panics
/// If a boundary of the histogram is none, which they are not.
#[expect(clippy::expect_used, reason = "the boundaries are written here")]
pub fn handle() -> PrometheusHandle {
    static HANDLE: OnceLock<PrometheusHandle> = OnceLock::new();
    let bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0];
    HANDLE
        .get_or_init(|| {
            let name = Matcher::Full("http_request_duration_seconds".to_owned());
            let builder = PrometheusBuilder::new().set_buckets_for_metric(name, &bounds);
            let recorder = builder.expect("the boundaries rise").build_recorder();
            let handle = recorder.handle();
            // In a process that has another recorder, this one stays empty.
            let _ = metrics::set_global_recorder(recorder);
            handle
        })
        .clone()
}

/// Counts an answer. The route is that of the router, never an id of somebody.
pub fn count(method: &str, route: &str, status: u16, took: Duration) {
    let labels = [
        ("method", method.to_owned()),
        ("route", route.to_owned()),
        ("status", status.to_string()),
    ];
    metrics::counter!("http_requests_total", &labels).increment(1);
    metrics::histogram!("http_request_duration_seconds", &labels[..2]).record(took.as_secs_f64());
}

/// Numbers for Prometheus.
#[utoipa::path(get, path = "/metrics", tag = "operation", security(()), responses(
    (status = 200, description = "Counters and histograms in the text format", body = String, content_type = "text/plain")))]
pub async fn metrics_page(State(app): State<App>) -> impl IntoResponse {
    app.metrics.run_upkeep();
    ([(CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], app.metrics.render())
}
