//! The Rust of the README, as it stands there.

use prowess_client::{Auth, Client, Secret};

use crate::talent::sample;

const ADDRESS: &str = "http://127.0.0.1:8080";

#[rustfmt::skip] // the lines of the README
async fn as_written(address: &str) -> Result<String, Box<dyn std::error::Error>> {
    let password = Secret::new("try it out on this machine");
    let auth = Auth::Password { email: "rosa@sample.example".to_owned(), password };
    let client = Client::builder(address).auth(auth).build()?;
    let readiness = client.readiness().of("ana-ferreira", "ENG-3").send().await?;
    println!("{}", readiness.score);
    Ok(readiness.score.to_string())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_rust_of_the_readme_runs_as_it_stands_there() {
    let readme = include_str!("../../README.md");
    let (_, block) = readme.split_once("```rust").expect("a block in Rust");
    let (block, _) = block.split_once("```").expect("its end");
    let written = block.lines().skip(1).filter(|line| !line.is_empty());
    let mut own = include_str!("readme.rs").lines().map(str::trim);
    for line in written.filter(|line| !line.starts_with("use ")) {
        let line = line.replace(&format!("\"{ADDRESS}\""), "address");
        assert!(own.any(|one| one == line), "`{line}` is not run, or not at this place");
    }
    let (service, rosa) = sample().await;
    let score = as_written(&service.base()).await.unwrap();
    let known = rosa.readiness().of("ana-ferreira", "ENG-3").send().await.unwrap();
    assert_eq!(score, known.score.to_string());
}
