//! Starts the service where the environment says.

use std::process::ExitCode;

use talent_service::app::App;
use talent_service::config::Config;
use talent_service::{demo, serve};
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};

#[tokio::main]
#[expect(clippy::print_stderr, reason = "whoever starts it reads why it does not start")]
async fn main() -> ExitCode {
    match run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("talent-service: {problem}");
            ExitCode::FAILURE
        }
    }
}

async fn run() -> Result<(), Box<dyn std::error::Error>> {
    let config = Config::from_environment()?;
    let listener = TcpListener::bind(&config.listen).await?;
    let address = format!("http://{}", listener.local_addr()?);
    let public_url = config.public_url.clone().unwrap_or_else(|| address.clone());
    let with_demo = config.demo;
    let app = App::open(config, public_url).await?;
    if with_demo {
        demo::put_in(&app).await?;
    }
    demo::say(&address, with_demo);
    let (mut terminated, mut interrupted) =
        (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    let stop = async move {
        tokio::select! {
            _ = terminated.recv() => {}
            _ = interrupted.recv() => {}
        }
    };
    Ok(serve::serve(app, listener, stop).await?)
}
