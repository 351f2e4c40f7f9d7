//! Rust files as tokens, so that words in comments and texts are not taken for code.

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};

/// The tokens of a file, or the line on which they cannot be read.
pub(super) fn read(text: &str) -> Result<TokenStream, usize> {
    text.parse::<TokenStream>().map_err(|problem| problem.span().start().line)
}

/// Calls `visit` at every token, in groups too, with its neighbours and its place among them.
pub(super) fn each(stream: &TokenStream, visit: &mut dyn FnMut(&[TokenTree], usize)) {
    let trees: Vec<TokenTree> = stream.clone().into_iter().collect();
    for (at, tree) in trees.iter().enumerate() {
        visit(&trees, at);
        if let TokenTree::Group(group) = tree {
            each(&group.stream(), visit);
        }
    }
}

/// The line a token stands on.
pub(super) fn line(tree: &TokenTree) -> usize {
    tree.span().start().line
}

/// The word at this place, without the `r#` of a raw name.
pub(super) fn word(trees: &[TokenTree], at: usize) -> Option<String> {
    match trees.get(at)? {
        TokenTree::Ident(ident) => {
            let name = ident.to_string();
            Some(name.strip_prefix("r#").map_or(name.clone(), str::to_owned))
        }
        _ => None,
    }
}

/// Whether this mark stands at this place.
pub(super) fn mark(trees: &[TokenTree], at: usize, mark: char) -> bool {
    matches!(trees.get(at), Some(TokenTree::Punct(punct)) if punct.as_char() == mark)
}

/// The tokens in the brackets at this place.
pub(super) fn group(
    trees: &[TokenTree],
    at: usize,
    delimiter: Delimiter,
) -> Option<Vec<TokenTree>> {
    match trees.get(at)? {
        TokenTree::Group(group) if group.delimiter() == delimiter => {
            Some(group.stream().into_iter().collect())
        }
        _ => None,
    }
}

/// Whether `::` stands at this place.
fn double_colon(trees: &[TokenTree], at: usize) -> bool {
    matches!(trees.get(at), Some(TokenTree::Punct(p)) if p.as_char() == ':' && p.spacing() == Spacing::Joint)
        && mark(trees, at + 1, ':')
}

/// A path such as `std::fs::read`, and the line on which its last word stands.
#[derive(Debug, PartialEq)]
pub(super) struct Path {
    pub(super) words: Vec<String>,
    pub(super) line: usize,
}

/// Every path in the file; `use a::{b, c::d}` gives `a::b` and `a::c::d`.
///
/// A single word is a path too. Texts are not read, except those that begin with `crate::` or
/// `super::`: `#[serde(with = "crate::room::verb")]` is a path as well.
pub(super) fn paths(stream: &TokenStream) -> Vec<Path> {
    let mut found = Vec::new();
    each(stream, &mut |trees, at| {
        let continued = at >= 2 && double_colon(trees, at - 2);
        if word(trees, at).is_some() && !continued {
            collect(trees, at, &[], &mut found);
        }
        if let Some(TokenTree::Literal(literal)) = trees.get(at) {
            let text = literal.to_string();
            let inner = text.trim_matches('"');
            let is_path = inner.starts_with("crate::") || inner.starts_with("super::");
            if let (true, Ok(stream)) = (is_path, inner.parse::<TokenStream>()) {
                let inner_paths = paths(&stream).into_iter();
                let line = literal.span().start().line;
                found.extend(inner_paths.map(|path| Path { words: path.words, line }));
            }
        }
    });
    found
}

/// Follows one path from its first word to all its ends.
fn collect(trees: &[TokenTree], at: usize, before: &[String], found: &mut Vec<Path>) {
    let Some(name) = word(trees, at) else { return };
    let mut words = before.to_vec();
    words.push(name);
    let line = line(&trees[at]);
    if !double_colon(trees, at + 1) {
        found.push(Path { words, line });
    } else if word(trees, at + 3).is_some() {
        collect(trees, at + 3, &words, found);
    } else if let Some(inner) = group(trees, at + 3, Delimiter::Brace) {
        let starts = (0..inner.len()).filter(|&i| i == 0 || mark(&inner, i - 1, ','));
        for start in starts {
            collect(&inner, start, &words, found);
        }
    } else {
        // `path::*` or `path::<T>`
        found.push(Path { words, line });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        let stream = read(text).expect("the text is Rust");
        paths(&stream).iter().map(|p| format!("{}:{}", p.words.join("::"), p.line)).collect()
    }

    #[test]
    fn grouped_imports_are_written_out() {
        let found = shown("use a::{\n  b::{self, c},\n  d as e,\n};");
        for path in ["a::b::self:2", "a::b::c:2", "a::d:3"] {
            assert!(found.iter().any(|p| p == path), "{path} in {found:?}");
        }
    }

    #[test]
    fn comments_and_texts_are_not_code() {
        let found = shown("// std::fs\n/// [`std::fs`]\nfn f() { \"std::fs\"; /* std::fs */ }");
        assert!(!found.iter().any(|p| p.contains("std")), "{found:?}");
    }

    #[test]
    fn a_path_in_an_attribute_text_counts() {
        let found = shown("#[serde(with = \"crate::a::b\")] struct S;");
        assert!(found.contains(&"crate::a::b:1".to_owned()), "{found:?}");
    }

    #[test]
    fn paths_end_at_stars_and_type_arguments() {
        assert_eq!(shown("use a::b::*;"), ["use:1", "a::b:1"]);
        assert_eq!(shown("a::b::<c::d>()"), ["a::b:1", "c::d:1"]);
    }

    #[test]
    fn a_broken_file_is_refused_with_its_line() {
        assert_eq!(read("fn f() {\n  ]\n}").unwrap_err(), 2);
    }
}
