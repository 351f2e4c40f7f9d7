//! Pages that are asked for ahead.

use std::time::Duration;

use prowess_client::Client;

use crate::client;
use crate::server::{Act, Server, json};

/// A list of three pages; the page `slow` never comes.
async fn list(slow: &'static str) -> Server {
    Server::start(move |seen, _| {
        let at = seen.path.split_once("cursor=").map_or("a", |(_, cursor)| cursor);
        if at == slow {
            return vec![Act::AwaitClose];
        }
        let next = match at {
            "a" => "\"b\"",
            "b" => "\"c\"",
            _ => "null",
        };
        json(200, &format!(r#"{{"items": [{{"uri": "{at}"}}], "page": {{"next": {next}}}}}"#))
    })
    .await
}

async fn until(what: impl Fn() -> bool) {
    let waiting = async {
        while !what() {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(20), waiting).await.unwrap();
}

async fn uris(client: &Client, prefetch: bool) -> Vec<String> {
    let roles = client.roles().list().prefetch(prefetch).items().collect(10).await.unwrap();
    roles.into_iter().map(|role| role.uri.as_str().to_owned()).collect()
}

#[tokio::test]
async fn the_next_page_comes_while_one_is_worked_through_and_none_comes_twice() {
    let server = list("none").await;
    let client = client(&server.url());
    let mut pages = client.roles().list().prefetch(true).pages();
    assert_eq!(pages.next().await.unwrap().unwrap().items[0].uri.as_str(), "a");
    until(|| server.seen().len() == 2).await;
    assert_eq!(pages.cursor(), Some("b"), "a walk goes on where its caller is, not one ahead");
    assert_eq!(pages.next().await.unwrap().unwrap().items[0].uri.as_str(), "b");
    assert_eq!(pages.next().await.unwrap().unwrap().items[0].uri.as_str(), "c");
    assert!(pages.next().await.unwrap().is_none());
    assert_eq!(server.seen().len(), 3);
    assert_eq!(uris(&client, true).await, uris(&client, false).await);
}

#[tokio::test]
async fn a_walk_that_is_left_gives_up_the_page_that_was_on_its_way() {
    let server = list("b").await;
    let mut pages = client(&server.url()).roles().list().prefetch(true).pages();
    pages.next().await.unwrap().unwrap();
    until(|| server.seen().len() == 2).await;
    drop(pages);
    until(|| server.closed() == 1).await;
}

#[tokio::test]
async fn without_prefetch_nothing_is_asked_for_ahead() {
    let server = list("none").await;
    let mut pages = client(&server.url()).roles().list().pages();
    pages.next().await.unwrap().unwrap();
    tokio::time::sleep(Duration::from_millis(100)).await;
    assert_eq!(server.seen().len(), 1);
}
