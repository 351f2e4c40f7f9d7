//! What no type may look like that crosses the boundary to another language.

use proc_macro2::{Delimiter, TokenStream, TokenTree};

use super::finding::Finding;
use super::repository::File;
use super::tokens::{self, group, line, mark, word};

/// Integers that JavaScript cannot hold, or that are another size on another machine.
const WIDE: &[&str] = &["u64", "i64", "usize", "isize", "u128", "i128"];

/// Serde attributes whose shape no other language can name.
pub(super) fn loose_shapes(file: &File) -> Vec<Finding> {
    let Ok(stream) = tokens::read(&file.text) else { return Vec::new() };
    let mut findings = Vec::new();
    tokens::each(&stream, &mut |trees, at| {
        let Some(attribute) = attribute(trees, at) else { return };
        if !words(&attribute).any(|(word, _)| word == "serde") {
            return;
        }
        for (word, line) in words(&attribute) {
            if word == "untagged" || word == "flatten" {
                let what = format!("`{word}` gives a shape that other languages cannot name");
                findings.push(Finding::new(&file.path, line, what));
            }
        }
    });
    findings
}

/// Public fields of 64 bits and more, or of the machine's own size, in types that are serialised.
///
/// A field that is left out, or that a function of its own turns into text, is free.
pub(super) fn wide_integers(file: &File) -> Vec<Finding> {
    let Ok(stream) = tokens::read(&file.text) else { return Vec::new() };
    let mut findings = Vec::new();
    tokens::each(&stream, &mut |trees, at| {
        let is_enum = match word(trees, at).as_deref() {
            Some("struct") => false,
            Some("enum") => true,
            _ => return,
        };
        if !is_serialised(&trees[..at]) {
            return;
        }
        for field in fields(&trees[at..], is_enum) {
            for (word, line) in words(&field) {
                if WIDE.contains(&word.as_str()) {
                    let what = format!("`{word}` crosses the boundary: use u32, f64 or text");
                    findings.push(Finding::new(&file.path, line, what));
                }
            }
        }
    });
    findings
}

/// Variants without a body in enums that are read by a tag inside them.
///
/// Beside the tag of such a variant any field is let pass, whatever `deny_unknown_fields` says:
/// `{"kind": "all", "k": 3}` would be read as `{"kind": "all"}`. With `All {}` it is refused.
pub(super) fn bare_variants(file: &File) -> Vec<Finding> {
    let Ok(stream) = tokens::read(&file.text) else { return Vec::new() };
    let mut findings = Vec::new();
    tokens::each(&stream, &mut |trees, at| {
        let is_enum = word(trees, at).as_deref() == Some("enum");
        if !is_enum || !is_read_by_tag(&trees[..at]) {
            return;
        }
        let body = (at..trees.len()).find_map(|at| group(trees, at, Delimiter::Brace));
        for variant in between_commas(&body.unwrap_or_default()) {
            // A group in round or curly brackets is a body; attributes stand in square ones.
            let has_body = (0..variant.len()).any(|at| {
                group(&variant, at, Delimiter::Brace).is_some()
                    || group(&variant, at, Delimiter::Parenthesis).is_some()
            });
            let name = (0..variant.len()).rev().find_map(|at| Some((word(&variant, at)?, at)));
            if let Some((name, at)) = name.filter(|_| !has_body) {
                let what =
                    format!("`{name}` lets any field pass beside its tag: write `{name} {{}}`");
                findings.push(Finding::new(&file.path, line(&variant[at]), what));
            }
        }
    });
    findings
}

/// The inside of `#[...]` or `#![...]` at this place.
fn attribute(trees: &[TokenTree], at: usize) -> Option<Vec<TokenTree>> {
    if !mark(trees, at, '#') {
        return None;
    }
    let bracket = if mark(trees, at + 1, '!') { at + 2 } else { at + 1 };
    group(trees, bracket, Delimiter::Bracket)
}

/// All words in these tokens and in their groups, each with its line.
fn words(trees: &[TokenTree]) -> impl Iterator<Item = (String, usize)> {
    let stream: TokenStream = trees.iter().cloned().collect();
    let mut found = Vec::new();
    tokens::each(&stream, &mut |trees, at| {
        found.extend(word(trees, at).map(|word| (word, line(&trees[at]))));
    });
    found.into_iter()
}

/// Whether the attributes just before a declaration derive `Serialize`.
fn is_serialised(before: &[TokenTree]) -> bool {
    attributes(before).iter().any(|attribute| derives(attribute, "Serialize"))
}

/// Whether the attributes just before a declaration derive `Deserialize` and name a tag that
/// stands beside the fields.
fn is_read_by_tag(before: &[TokenTree]) -> bool {
    let attributes = attributes(before);
    let has = |attribute: &[TokenTree], name| words(attribute).any(|(word, _)| word == name);
    attributes.iter().any(|attribute| derives(attribute, "Deserialize"))
        && attributes.iter().any(|attribute| {
            has(attribute, "serde") && has(attribute, "tag") && !has(attribute, "content")
        })
}

/// Whether an attribute derives this trait.
fn derives(attribute: &[TokenTree], name: &str) -> bool {
    let mut words = words(attribute).map(|(word, _)| word);
    words.any(|word| word == "derive") && words.any(|word| word == name)
}

/// The attributes just before a declaration.
fn attributes(before: &[TokenTree]) -> Vec<Vec<TokenTree>> {
    // The attributes of a declaration reach back to the end of the one before it.
    let is_end =
        |at: &usize| mark(before, *at, ';') || group(before, *at, Delimiter::Brace).is_some();
    let start = (0..before.len()).rev().find(is_end).map_or(0, |end| end + 1);
    (start..before.len()).filter_map(|at| attribute(before, at)).collect()
}

/// The fields of a declaration that others can see: those marked `pub`, and all of an `enum`.
fn fields(declaration: &[TokenTree], is_enum: bool) -> Vec<Vec<TokenTree>> {
    let body = (0..declaration.len())
        .take_while(|&at| !mark(declaration, at, ';'))
        .find_map(|at| {
            group(declaration, at, Delimiter::Brace)
                .or_else(|| group(declaration, at, Delimiter::Parenthesis))
        })
        .unwrap_or_default();
    if is_enum {
        let variants = between_commas(&body);
        return variants.iter().flat_map(|variant| variant_fields(variant)).collect();
    }
    between_commas(&body)
        .into_iter()
        .filter(|field| is_public(field) && !is_left_out(field))
        .collect()
}

fn variant_fields(variant: &[TokenTree]) -> Vec<Vec<TokenTree>> {
    let inner = variant.iter().enumerate().find_map(|(at, _)| {
        // The brackets of an attribute are square, those of fields are not.
        group(variant, at, Delimiter::Brace).or_else(|| group(variant, at, Delimiter::Parenthesis))
    });
    between_commas(&inner.unwrap_or_default())
        .into_iter()
        .filter(|field| !is_left_out(field))
        .collect()
}

/// Whether the field is `pub`, and not only `pub(crate)` or `pub(super)`.
fn is_public(field: &[TokenTree]) -> bool {
    let keyword = (0..field.len()).find(|&at| word(field, at).as_deref() == Some("pub"));
    keyword.is_some_and(|at| {
        let inside = group(field, at + 1, Delimiter::Parenthesis);
        let limit = inside.and_then(|inside| word(&inside, 0));
        !matches!(limit.as_deref(), Some("crate" | "super" | "self" | "in"))
    })
}

/// Whether serde leaves the field out, or hands it to a function of its own.
fn is_left_out(field: &[TokenTree]) -> bool {
    (0..field.len()).filter_map(|at| attribute(field, at)).any(|attribute| {
        let words: Vec<String> = words(&attribute).map(|(word, _)| word).collect();
        let is = |name| words.iter().any(|word| word == name);
        is("serde") && (is("skip") || is("with") || is("serialize_with"))
    })
}

/// Splits at commas; those within `<...>` do not count.
fn between_commas(trees: &[TokenTree]) -> Vec<Vec<TokenTree>> {
    let (mut parts, mut depth) = (vec![Vec::new()], 0_i32);
    for (at, tree) in trees.iter().enumerate() {
        let is_arrow = at > 0 && mark(trees, at - 1, '-');
        match tree {
            TokenTree::Punct(punct) if punct.as_char() == '<' => depth += 1,
            TokenTree::Punct(punct) if punct.as_char() == '>' && !is_arrow => depth -= 1,
            TokenTree::Punct(punct) if punct.as_char() == ',' && depth == 0 => {
                parts.push(Vec::new());
                continue;
            }
            _ => {}
        }
        if let Some(part) = parts.last_mut() {
            part.push(tree.clone());
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::super::finding::shown;
    use super::*;

    const PATH: &str = "core/src/role/model.rs";

    fn loose(text: &str) -> Vec<String> {
        shown(loose_shapes(&File::new(PATH, text)))
    }

    fn bare(text: &str) -> Vec<String> {
        shown(bare_variants(&File::new(PATH, text)))
    }

    fn wide(text: &str) -> Vec<String> {
        shown(wide_integers(&File::new(PATH, text)))
    }

    #[test]
    fn untagged_and_flatten_are_found_in_every_spelling() {
        assert_eq!(loose("#[serde(untagged)]\nenum E {}").len(), 1);
        assert_eq!(loose("struct S {\n #[serde(default, flatten)]\n a: A }").len(), 1);
        assert_eq!(loose("#[cfg_attr(test, serde(untagged))] enum E {}").len(), 1);
        let found = loose("\n#[serde(\n  untagged,\n)]\nenum E {}");
        assert_eq!(
            found,
            ["core/src/role/model.rs:3: `untagged` gives a shape that other languages cannot name"]
        );
    }

    #[test]
    fn flatten_of_an_iterator_and_internal_tags_are_free() {
        let text = "#[serde(tag = \"kind\")] enum E {} fn f() { all.iter().flatten() } // untagged";
        assert_eq!(loose(text), [""; 0]);
    }

    #[test]
    fn wide_public_fields_of_serialised_types_are_found() {
        for text in [
            "#[derive(Serialize)] pub struct S { a: u8,\npub b: u64 }",
            "#[derive(Clone, serde::Serialize)] pub struct S {\npub b: Vec<Option<i64>>, pub c: u8 }",
            "#[derive(Serialize)] #[serde(transparent)] pub struct S(\npub usize);",
            "#[derive(Serialize)] pub struct S {\npub(/* all */) b: u128 }",
            "#[derive(Serialize)] enum E { A, B {\nb: u64 } }",
            "#[derive(Serialize)] enum E { A(u8), B(\nu64) }",
            "struct T; #[derive(Serialize)] struct S { /// the count\n pub b: BTreeMap<Key, u64> }",
            "mod m { #[derive(Serialize)] struct S {\n pub b: u64 } }",
        ] {
            let found = wide(text);
            let start = "core/src/role/model.rs:2: `";
            assert!(found.len() == 1 && found[0].starts_with(start), "{text}: {found:?}");
        }
    }

    #[test]
    fn bare_variants_of_enums_that_are_read_by_an_inner_tag_are_found() {
        for text in [
            "#[derive(Deserialize)] #[serde(tag = \"kind\")] enum E {\nAll, Some { k: u32 } }",
            "#[derive(Serialize, serde::Deserialize)]\n#[serde(deny_unknown_fields, tag = \"t\")] \
             pub enum E { Some(S), #[serde(rename = \"a\")] All }",
            "#[derive(Default, Deserialize)] #[serde(tag = \"kind\")] enum E {\n#[default] All }",
        ] {
            let found = bare(text);
            let start = "core/src/role/model.rs:2: `All` ";
            assert!(found.len() == 1 && found[0].starts_with(start), "{text}: {found:?}");
        }
    }

    #[test]
    fn variants_with_a_body_and_enums_without_an_inner_tag_are_free() {
        for text in [
            "#[derive(Deserialize)] #[serde(tag = \"kind\")] enum E { All {}, One(S), B { k: u8 }, }",
            "#[derive(Deserialize)] #[serde(rename_all = \"snake_case\")] enum E { All, None }",
            "#[derive(Deserialize)] #[serde(tag = \"k\", content = \"c\")] enum E { All }",
            "#[derive(Serialize)] #[serde(tag = \"kind\")] enum E { All }",
        ] {
            assert_eq!(bare(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn private_fields_and_types_that_stay_inside_are_free() {
        for text in [
            "#[derive(Serialize)] pub struct S { hash: u64, pub(crate) b: u64, pub c: u32 }",
            "#[derive(Clone)] pub struct S { pub b: u64 }",
            "#[derive(Serialize)] pub struct S { pub a: u8 } pub struct T { pub b: u64 }",
            "#[derive(Serialize)] pub struct S { #[serde(skip)] pub b: u64 }",
            "#[derive(Serialize)] pub struct S { #[serde(with = \"as_text\")] pub b: u64 }",
            "#[derive(Serialize)] pub struct S; pub fn f(a: u64) {}",
        ] {
            assert_eq!(wide(text), [""; 0], "{text}");
        }
    }
}
