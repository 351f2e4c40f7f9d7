use prowess::account::Secret;

use super::page::{Page, PageQuery, Window};

fn key() -> Secret<Vec<u8>> {
    Secret::new(vec![7; 32])
}

fn ask(all: &[String], query: &PageQuery) -> Page<String> {
    let window = Window::read(&key(), &["tenant", "list"], query).unwrap();
    let found = window.cut(all, String::as_str).into_iter().cloned().collect();
    window.page(&key(), found, u32::try_from(all.len()).unwrap(), String::clone)
}

fn letters() -> Vec<String> {
    ('a'..='g').map(String::from).collect()
}

#[test]
fn a_walk_forth_and_back_sees_everything_once() {
    for sort in ["id", "-id"] {
        let all = letters();
        let query = |cursor| PageQuery { page_size: Some(3), cursor, sort: Some(sort.to_owned()) };
        let mut pages = vec![ask(&all, &query(None))];
        while let Some(next) = pages.last().unwrap().page.next.clone() {
            pages.push(ask(&all, &query(Some(next))));
        }
        let mut walked: Vec<_> = pages.iter().flat_map(|page| page.items.clone()).collect();
        if sort == "-id" {
            walked.reverse();
        }
        assert_eq!(walked, all);
        assert_eq!((pages[0].page.total_items, pages[0].page.total_pages), (7, 3));
        assert_eq!(pages[0].page.prev, None);
        let back = ask(&all, &query(pages[2].page.prev.clone()));
        assert_eq!(back.items, pages[1].items);
        let first = ask(&all, &query(back.page.prev));
        assert_eq!((first.items, first.page.prev), (pages[0].items.clone(), None));
    }
}

#[test]
fn what_is_taken_away_between_two_pages_hides_nothing() {
    let mut all = letters();
    let query = |cursor| PageQuery { page_size: Some(2), cursor, sort: None };
    let first = ask(&all, &query(None));
    all.remove(0);
    assert_eq!(ask(&all, &query(first.page.next)).items, ["c", "d"]);
}

#[test]
fn a_cursor_of_another_list_or_of_nobody_is_refused() {
    let query = PageQuery { page_size: Some(2), ..PageQuery::default() };
    let cursor = ask(&letters(), &query).page.next.unwrap();
    let with = |cursor: String| PageQuery { cursor: Some(cursor), ..PageQuery::default() };
    let read = |list: &[&str], cursor: String| Window::read(&key(), list, &with(cursor)).is_ok();
    assert!(read(&["tenant", "list"], cursor.clone()));
    assert!(!read(&["other", "list"], cursor.clone()));
    assert!(!read(&["tenant", "list"], cursor.replacen('7', "8", 1)));
    for forged in ["", ".", "00.00", "zz.zz", "é.é"] {
        assert!(!read(&["tenant", "list"], forged.to_owned()), "{forged}");
    }
}
