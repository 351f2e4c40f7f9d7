use std::collections::BTreeMap;

use prowess::kernel::{Key, Text};
use quick_xml::Reader;
use quick_xml::events::Event;

use super::write;
use crate::testing::report;

/// What a page is made of: each element with its attributes and the elements around it.
struct Element {
    name: String,
    attributes: BTreeMap<String, String>,
    /// Positions of the elements around it, from the outside.
    around: Vec<usize>,
}

/// Reads a page as XML, which it is on purpose.
fn elements(page: &str) -> Vec<Element> {
    let mut reader = Reader::from_str(page);
    let (mut found, mut open): (Vec<Element>, Vec<usize>) = (Vec::new(), Vec::new());
    loop {
        let event = reader.read_event().expect("the page is well-formed");
        let (start, stays_open) = match &event {
            Event::Start(start) => (start, true),
            Event::Empty(start) => (start, false),
            Event::End(_) => {
                open.pop();
                continue;
            }
            Event::Eof => break,
            _ => continue,
        };
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("UTF-8");
        let attributes = start.attributes().map(|one| one.expect("a well-formed attribute"));
        let attributes = attributes.map(|one| (text(one.key.as_ref()), text(&one.value))).collect();
        found.push(Element { name: text(start.name().as_ref()), attributes, around: open.clone() });
        if stays_open {
            open.push(found.len() - 1);
        }
    }
    assert!(open.is_empty(), "every element is closed");
    found
}

fn is(element: &Element, name: &str) -> bool {
    element.name == name
}

#[test]
fn the_page_is_well_formed_and_needs_nothing_from_elsewhere() {
    let page = write(&report(&[]));
    let all = elements(&page);
    assert!(
        !all.iter().any(|one| ["script", "link", "img", "iframe"].contains(&one.name.as_str()))
    );
    assert!(!page.contains("@import") && !page.contains("src="));
    assert!(all.iter().filter_map(|one| one.attributes.get("href")).all(|to| to.starts_with('#')));
}

#[test]
fn every_picture_has_a_name_and_a_table_that_says_the_same() {
    let all = elements(&write(&report(&[])));
    let within =
        |at: usize, name: &str| all[at].around.iter().rev().find(|up| is(&all[**up], name));
    let mut pictures = 0;
    for (at, svg) in all.iter().enumerate().filter(|(_, one)| is(one, "svg")) {
        if svg.attributes.contains_key("aria-hidden") {
            continue;
        }
        pictures += 1;
        assert_eq!(svg.attributes["role"], "img");
        let named =
            ["aria-label", "aria-labelledby"].iter().any(|key| svg.attributes.contains_key(*key));
        assert!(named, "a picture has a name");
        let figure = *within(at, "figure").expect("a picture stands in a figure");
        let inside = |one: &&Element| is(one, "table") && one.around.contains(&figure);
        assert_eq!(all.iter().filter(inside).count(), 1, "a figure has one table");
    }
    assert_eq!(pictures, 10 + 1 + 5);
    let tables = all.iter().filter(|one| is(one, "table")).count();
    assert_eq!(all.iter().filter(|one| is(one, "caption")).count(), tables);
}

#[test]
fn ids_are_there_once_and_what_points_to_them_finds_them() {
    let all = elements(&write(&report(&[])));
    let ids: Vec<&String> = all.iter().filter_map(|one| one.attributes.get("id")).collect();
    for id in &ids {
        assert_eq!(ids.iter().filter(|other| other == &id).count(), 1, "{id}");
    }
    for one in &all {
        let labels = one.attributes.get("aria-labelledby").map_or("", String::as_str);
        let links = one.attributes.get("href").map_or("", |to| to.trim_start_matches('#'));
        for name in labels.split_whitespace().chain(links.split_whitespace()) {
            assert!(ids.iter().any(|id| *id == name), "{name}");
        }
    }
}

#[test]
fn a_label_with_markup_in_it_stays_a_label() {
    let mut report = report(&[]);
    let evil = r#"<script>alert("1")</script>&"#;
    report.comparison.person = Key::parse(evil).expect("a key may hold this");
    report.framework.attribution = Some(Text::from(evil));
    for role in &mut report.roles {
        for asked in &mut role.requirements {
            asked.label = Some(Text::from(evil));
        }
    }
    let page = write(&report);
    assert!(!page.contains("<script"));
    assert!(page.contains("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;"));
    elements(&page);
}

#[test]
fn what_nobody_knows_is_called_unknown_and_drawn_hatched() {
    let page = write(&report(&[]));
    assert!(page.contains("unknown, 3 asked"));
    assert!(page.contains("Unknown, which is not zero"));
    assert!(page.contains("<polygon class=\"unknown\""));
}

#[test]
fn the_page_speaks_the_language_asked_for() {
    let page = write(&report(&["--language", "de-AT"]));
    assert!(page.contains("<html lang=\"de\">"));
    assert!(page.contains("Senior-Softwareentwicklung"));
    assert!(page.contains("74\u{a0}%"));
    for english in ["Best next", "Software design", "Independent", "known<"] {
        assert!(!page.contains(english), "{english}");
    }
}

#[test]
fn a_page_without_a_next_role_says_that_everything_is_met() {
    let page = write(&report(&["--role", "ENG-1"]));
    assert!(page.contains("Everything these roles ask is met."));
    elements(&page);
}
