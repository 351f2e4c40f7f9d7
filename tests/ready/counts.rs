//! The counts that the test runners printed, and what they left out, read back from their output.

/// The runner's own `test result:` lines, without those of empty test binaries, how many vectors
/// were compared where, and what a step that passed had to skip.
pub(crate) fn result_lines(output: &str) -> Vec<String> {
    output
        .lines()
        .map(|line| line.trim().trim_start_matches("\u{2139} "))
        .filter(|line| {
            line.starts_with("test result:")
                || line.starts_with("SKIPPED ")
                || is_count_of_vectors(line)
        })
        .filter(|line| !line.contains(" 0 passed; 0 failed; 0 ignored;"))
        .map(str::to_owned)
        .collect()
}

/// Whether a line says how many vectors a surface compared, as `1231 vectors in Rust` and
/// `1231 vectors of prowess.wasm in Chromium`.
fn is_count_of_vectors(line: &str) -> bool {
    let Some((number, place)) = line.split_once(" vectors ") else { return false };
    number.parse::<u32>().is_ok() && (place.starts_with("in ") || place.contains(" in "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_of_vectors_are_kept_for_each_surface() {
        let output =
            "1231 vectors in Rust\n\u{2139} 1231 vectors of a.wasm in Node\nsome vectors in bags\n";
        assert_eq!(
            result_lines(output),
            ["1231 vectors in Rust", "1231 vectors of a.wasm in Node"]
        );
    }

    #[test]
    fn what_was_skipped_is_said_again_in_the_summary() {
        let output = "ok     tests (3 s): 9 passed\nSKIPPED tests without a global lock: none\n";
        assert_eq!(result_lines(output), ["SKIPPED tests without a global lock: none"]);
    }

    #[test]
    fn result_lines_are_kept_word_for_word_and_empty_ones_dropped() {
        let output = "\
running 0 tests
test result: ok. 0 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s
running 2 tests
test a ... ok
test result: FAILED. 1 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.20s
";
        let line = "test result: FAILED. 1 passed; 1 failed; 0 ignored; 0 measured; \
                    0 filtered out; finished in 1.20s";
        assert_eq!(result_lines(output), [line]);
    }
}
