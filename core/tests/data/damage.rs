//! Damages files the same way in every run, and says what may come of it.

use prowess::Problem;

/// Numbers that look random and are the same in every run (Knuth's constants for MMIX).
pub struct Dice(pub u64);

impl Dice {
    /// A number below the end.
    pub fn below(&mut self, end: usize) -> usize {
        let next = self.0.wrapping_mul(6_364_136_223_846_793_005);
        self.0 = next.wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end.max(1)
    }

    /// The bytes with one to five of them changed, taken out or put in.
    pub fn damage(&mut self, bytes: &[u8]) -> Vec<u8> {
        const MARKS: &[u8] = b"{}[]\",:\\|@0-.eE\n\r\t\xff\xc3 ntf";
        let mut damaged = bytes.to_vec();
        for _ in 0..=self.below(4) {
            let at = self.below(damaged.len());
            match self.below(4) {
                0 => damaged[at] = u8::try_from(self.below(256)).unwrap(),
                1 => damaged[at] = MARKS[self.below(MARKS.len())],
                2 => drop(damaged.remove(at)),
                _ => damaged.insert(at, MARKS[self.below(MARKS.len())]),
            }
        }
        damaged
    }
}

/// Checks that a problem has a code, a message of bearable length, and help.
pub fn fit_to_be_shown(name: &str, problem: &Problem) {
    let is_code = problem.code.split_once('.').is_some_and(|(room, reason)| {
        let rooms = [
            "kernel",
            "framework",
            "role",
            "evidence",
            "readiness",
            "portfolio",
            "recommend",
            "account",
        ];
        rooms.contains(&room) && !reason.is_empty()
    });
    assert!(is_code, "{name}: {problem:?}");
    assert!(problem.help.as_ref().is_some_and(|help| !help.is_empty()), "{name}: {problem:?}");
    assert!(!problem.message.is_empty() && problem.message.len() < 4096, "{name}: {problem:?}");
    assert!(problem.path.as_ref().is_none_or(|path| path.len() < 4096), "{name}: {problem:?}");
    for inner in &problem.details.problems {
        fit_to_be_shown(name, inner);
    }
}
