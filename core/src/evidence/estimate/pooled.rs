//! Several results as one.

use serde::{Deserialize, Serialize};

use crate::kernel::{Share, Weight};

/// The result of one test or quiz among several that are taken as one.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, expecting = "a result of a quiz")]
pub struct QuizResult {
    /// The points that could be reached.
    pub possible: Weight,
    /// The part of them that was reached; without it, the quiz was not taken.
    #[serde(default)]
    pub reached: Option<Share>,
}

/// The part of all points that several results reach together (Canvas).
///
/// share = sum(possible * reached) / sum(possible), over the quizzes that were taken.
/// A long quiz counts more than a short one.
/// Where nothing was taken, or nothing could be reached, the answer is nothing, never 0.
///
/// ```
/// use prowess::evidence::estimate::{QuizResult, pooled_share};
/// use prowess::kernel::{Share, Weight};
///
/// let quiz = |possible, reached| -> Result<QuizResult, prowess::kernel::KernelError> {
///     Ok(QuizResult { possible: Weight::new(possible)?, reached: Some(Share::new(reached)?) })
/// };
/// let both = pooled_share(&[quiz(10.0, 1.0)?, quiz(30.0, 0.5)?]);
/// assert_eq!(both.map(|share| share.get()), Some(0.625));
/// # Ok::<(), prowess::Problem>(())
/// ```
#[must_use]
pub fn pooled_share(results: &[QuizResult]) -> Option<Share> {
    let taken = results.iter().filter_map(|one| Some((one.possible.get(), one.reached?.get())));
    let (reached, possible) = taken.fold((0.0, 0.0), |(reached, all), (possible, share)| {
        (reached + possible * share, all + possible)
    });
    (possible > 0.0).then(|| Share::ratio(reached, possible))
}
