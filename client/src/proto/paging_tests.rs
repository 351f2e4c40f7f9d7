use proptest::prelude::*;

use super::paging::{Ask, Pager};

#[test]
fn absence_ends_the_list_and_an_empty_cursor_does_not() {
    let mut pager = Pager::new(10);
    assert_eq!(pager.ask().unwrap(), Ask::Page(None));
    pager.received(Some("")).unwrap();
    assert_eq!(pager.ask().unwrap(), Ask::Page(Some(String::new())));
    pager.received(None).unwrap();
    assert_eq!(pager.ask().unwrap(), Ask::Nothing);
}

#[test]
fn more_pages_than_allowed_are_an_error_and_exactly_as_many_are_not() {
    let walk = |pages: u32| {
        let mut pager = Pager::new(3);
        for page in 1..=pages {
            pager.ask()?;
            let next = (page < pages).then(|| page.to_string());
            pager.received(next.as_deref())?;
        }
        pager.ask()
    };
    assert_eq!(walk(3).unwrap(), Ask::Nothing);
    assert_eq!(walk(4).unwrap_err().code, "client.too_many_pages");
}

#[test]
fn a_resumed_walk_notices_that_it_comes_back_to_where_it_began() {
    let mut pager = Pager::resume("b", 10);
    assert_eq!(pager.ask().unwrap(), Ask::Page(Some("b".to_owned())));
    assert_eq!(pager.received(Some("b")).unwrap_err().code, "client.repeated_cursor");
}

proptest! {
    #[test]
    fn a_walk_ends_with_the_whole_list_or_with_an_error(
        cursors in prop::collection::vec("[a-d]{0,2}", 0..30),
    ) {
        let mut pager = Pager::new(1000);
        let distinct = cursors.iter().collect::<std::collections::BTreeSet<_>>().len();
        let mut asked = 0;
        let mut failed = false;
        for next in cursors.iter().map(Some).chain([None]) {
            if pager.ask().unwrap() == Ask::Nothing {
                break;
            }
            asked += 1;
            if pager.received(next.map(String::as_str)).is_err() {
                failed = true;
                break;
            }
        }
        prop_assert_eq!(failed, distinct < cursors.len());
        prop_assert!(failed || asked == cursors.len() + 1);
        prop_assert_eq!(pager.ask().unwrap(), Ask::Nothing);
    }
}
