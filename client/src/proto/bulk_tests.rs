use http::HeaderMap;
use proptest::prelude::*;

use super::Moment;
use super::bulk::{Bulk, BulkItem, ChunkLimits, ItemAnswer, chunks};
use super::error::{ApiError, ErrorKind, Reach};
use super::problem::error_of;

fn items(sizes: &[usize]) -> Vec<BulkItem> {
    let json = |size: &usize| "1".repeat(*size);
    sizes.iter().enumerate().map(|(index, size)| BulkItem { index, json: json(size) }).collect()
}

fn failure(reach: Reach, status: Option<u16>) -> ApiError {
    ApiError::new(ErrorKind::Connection, "x", "x").edit(|failure| {
        failure.reach = reach;
        failure.status = status;
    })
}

#[test]
fn a_chunk_that_was_lost_after_it_left_is_unknown_and_one_that_never_left_has_failed() {
    for (reach, status, known) in [
        (Reach::NotSent, None, true),
        (Reach::Unknown, None, false),
        (Reach::Answered, Some(422), true),
        (Reach::Answered, Some(500), false),
        (Reach::Answered, Some(408), false),
    ] {
        let mut bulk = Bulk::new(items(&[1, 1]), ChunkLimits::default(), 2);
        let (chunk, _) = bulk.next_chunk().unwrap();
        bulk.failed(&chunk, &failure(reach, status));
        assert!(bulk.next_chunk().is_none());
        let report = bulk.finish();
        let expected = if known { (2, 0) } else { (0, 2) };
        assert_eq!((report.failed.len(), report.unknown.len()), expected, "{reach:?} {status:?}");
    }
}

proptest! {
    #[test]
    fn chunks_keep_order_lose_nothing_and_hold_their_limits(
        sizes in prop::collection::vec(1_usize..50, 0..60),
        most in 0_usize..10,
        bytes in 1_usize..100,
    ) {
        let cut = chunks(items(&sizes), ChunkLimits { items: most, bytes });
        let order: Vec<usize> = cut.iter().flatten().map(|item| item.index).collect();
        prop_assert_eq!(order, (0..sizes.len()).collect::<Vec<_>>());
        for chunk in &cut {
            prop_assert!(!chunk.is_empty() && chunk.len() <= most.max(1));
            let size: usize = chunk.iter().map(|item| item.json.len() + 1).sum();
            prop_assert!(size <= bytes || chunk.len() == 1);
        }
    }

    /// A service that does anything: each thing ends in exactly one list, and a thing is done at
    /// most once unless it was refused for the moment.
    #[test]
    fn every_thing_ends_in_exactly_one_list(
        count in 0_usize..40,
        statuses in prop::collection::vec(prop::sample::select(vec![200, 201, 422, 429, 503, 500]), 1..30),
        losses in prop::collection::vec(0_u8..4, 1..10),
    ) {
        let mut bulk = Bulk::new(items(&vec![1; count]), ChunkLimits { items: 7, bytes: 1000 }, 2);
        let (mut turn, mut status) = (0, 0);
        let mut done = vec![0; count];
        while let Some((chunk, _)) = bulk.next_chunk() {
            turn += 1;
            match losses[turn % losses.len()] {
                0 => bulk.failed(&chunk, &failure(Reach::Unknown, None)),
                _ => {
                    let mut answers = Vec::new();
                    for (index, item) in chunk.iter().enumerate() {
                        status += 1;
                        let status = statuses[status % statuses.len()];
                        done[item.index] += usize::from(status < 300);
                        answers.push(ItemAnswer { index, status, id: None, error: None });
                    }
                    if losses[turn % losses.len()] == 1 {
                        answers.pop();
                    }
                    let error = |status, body: &[u8]| {
                        error_of(status, &HeaderMap::new(), body, Moment::default())
                    };
                    bulk.answered(chunk, &answers, error, &failure(Reach::Answered, None));
                }
            }
            prop_assert!(turn < 200, "it ends");
        }
        let report = bulk.finish();
        let mut all: Vec<usize> = report.ok.iter().map(|one| one.index).collect();
        all.extend(report.failed.iter().map(|one| one.index));
        all.extend(report.unknown.iter().map(|one| one.index));
        all.sort_unstable();
        prop_assert_eq!(all, (0..count).collect::<Vec<_>>());
        prop_assert!(done.iter().all(|times| *times <= 1));
    }
}
