//! How much each thing counts that stands by itself: requirements outside of choices, and choices.

use crate::framework::Necessity;
use crate::kernel::{Key, Share, Weight};
use crate::readiness::assess::Bench;
use crate::readiness::bounds::End;
use crate::readiness::choice::{Choices, View, Worth, worth_of};
use crate::readiness::{Options, UnknownPolicy};
use crate::role::Role;

/// How a thing that stands by itself counts.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Stand {
    pub(super) necessity: Necessity,
    pub(super) is_asked: bool,
    /// What it counts in the score.
    pub(super) seen: Weight,
    /// What it counts in the coverage.
    pub(super) best: Weight,
    /// What it counts in the low end of the score, where that has to reach a share.
    pub(super) low: Weight,
}

/// The same with its name.
pub(super) struct Named<'r> {
    pub(super) name: &'r Key,
    pub(super) stand: Stand,
    /// Whether it is required and surely asked.
    pub(super) is_sure: bool,
}

/// The shares of all slots; empty where nothing counts, and where nothing is needed of it.
pub(super) struct Whole {
    pub(super) seen: Vec<Share>,
    pub(super) best: Vec<Share>,
    /// In the low end of the score.
    pub(super) low: Vec<Share>,
    pub(super) turn: Turn,
}

/// What keeps the score up where nothing required may be asked in the end, so that what is desired
/// would count.
pub(super) enum Turn {
    /// Nothing has to: it does not come to this, or the low end does not matter.
    Never,
    /// Something required is surely asked.
    Sure,
    /// What is desired is met: its shares in the low end of the score.
    Desired(Vec<Share>),
}

/// How the score sees what is unknown.
pub(super) fn view_of(options: &Options) -> View {
    if options.unknown == UnknownPolicy::Lenient { View::WithoutUnknown } else { View::AtWorst }
}

/// How the low end of the score sees what may not be asked.
pub(super) const LOW: View = View::Extreme(End::Low);

/// How each thing that stands by itself counts, the requirements by competency and then the
/// choices; what belongs to a choice counts nothing.
///
/// `low` is what the low end of the score has to reach, where it has to.
/// That end is the least mean of what is surely asked and some of what may not be.
/// It reaches a share just when one of these means does: that with all that is met by less than
/// the share. So each thing says by itself whether it counts there.
pub(super) fn stands<'r>(
    bench: &Bench<'r>,
    role: &'r Role,
    options: &Options,
    low: Option<Share>,
) -> Vec<Named<'r>> {
    let at_worst = worths(bench, role, View::AtWorst);
    let at_low = low.map(|_| worths(bench, role, LOW));
    let at_low = at_low.unwrap_or_else(|| vec![None; at_worst.len()]);
    let seen = bench.outer_weights(options, view_of(options));
    let best = bench.outer_weights(options, View::AtBest);
    let single = bench.judged(role).map(|(one, _)| (&one.competency, one.necessity));
    let choices = bench.choices().into_iter().flat_map(Choices::outer);
    let names = single.chain(choices.map(|(choice, _)| (&choice.id, choice.necessity)));
    let weights = seen.into_iter().zip(best);
    let mut stands = Vec::with_capacity(at_worst.len());
    for (((name, necessity), (seen, best)), (worth, at_low)) in
        names.zip(weights).zip(at_worst.into_iter().zip(at_low))
    {
        // For a share of 1 all has to be met, whether it is asked or not: no case of its own.
        let is_spared = |share: Share| {
            share < Share::ALL
                && at_low.is_some_and(|one| one.is_optional && one.met >= share.get())
        };
        stands.push(Named {
            name,
            stand: Stand {
                necessity,
                is_asked: worth.is_some(),
                seen,
                best,
                low: low.filter(|share| !is_spared(*share)).map_or(Weight::ZERO, |_| seen),
            },
            is_sure: necessity == Necessity::Required
                && worth.is_some_and(|worth| worth.is_known && !worth.is_optional),
        });
    }
    stands
}

/// What each thing that stands by itself is worth in this view; nothing for what is not asked and
/// for what belongs to a choice.
fn worths(bench: &Bench<'_>, role: &Role, view: View) -> Vec<Option<Worth>> {
    let single = bench.judged(role).enumerate().map(|(at, (_, judgement))| {
        let is_member = bench.choices().is_some_and(|all| all.choice_of(at).is_some());
        worth_of(judgement, view).filter(|_| !is_member)
    });
    let choices = bench.choices().into_iter().flat_map(|choices| {
        let worths = choices.worths(bench.judgements(), view);
        choices.outer().zip(worths).map(|((_, is_outer), worth)| worth.filter(|_| is_outer))
    });
    single.chain(choices).collect()
}
