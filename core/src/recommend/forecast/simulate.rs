//! Many futures, one like the other in nothing but their odds.

use sha2::{Digest, Sha256};

use super::draws::{Draws, one_of};
use super::normal::quantile;
use super::pace::{Pace, pace};
use super::{
    CompletionDay, CompletionForecast, CompletionInput, CompletionOptions, CompletionRange,
    ItemForecast,
};
use crate::kernel::{Day, Share, Text, math};
use crate::recommend::{CoachMessage, RecommendError};

/// The day of an item that is not done before the horizon.
const NEVER: u32 = u32::MAX;

/// By when the work that is left is done at the person's own pace: in half, in four fifths and in
/// nineteen of twenty made-up futures.
///
/// The rule is at the module.
/// A quantile is the first day by which at least that part of the trials is done.
/// Quantiles of 10,000 trials are off by chance: the part of the futures that is done by the day
/// given as P80 lies between 79.2 % and 80.8 % in 19 of 20 seeds.
///
/// What it does not tell: whether the person goes on as before.
///
/// # Errors
///
/// * `recommend.out_of_range` when a number is outside its range.
/// * `recommend.nothing_to_go_by` when there is no past week.
/// * `recommend.named_twice` when an item is there twice.
/// * `recommend.too_large` when there are more than 1,000 items or weeks, or more than 5,000,000
///   outcomes.
///
/// # Cost
///
/// O(trials * (items + weeks until done)).
pub fn forecast_completion(
    input: &CompletionInput,
    options: &CompletionOptions,
) -> Result<CompletionForecast, RecommendError> {
    let pace = pace(input, options)?;
    let trials = options.trials as usize;
    let mut days: Vec<Vec<u32>> = vec![Vec::with_capacity(trials); input.items.len()];
    let mut last = Vec::with_capacity(trials);
    let mut digest = Sha256::new();
    let mut trial = Trial { input, options, pace: &pace, draws: Draws::new(options.seed) };
    let mut work = Vec::with_capacity(input.items.len());
    for number in 0..options.trials {
        trial.work(number, &mut work);
        digest.update(work.last().copied().unwrap_or(0.0).to_le_bytes());
        let mut done = 0;
        trial.live(number, &work, |at, day| {
            digest.update(day.to_le_bytes());
            done = day;
            if let Some(days) = days.get_mut(at) {
                days.push(day);
            }
        });
        last.push(done);
    }
    let unfinished = last.iter().filter(|day| **day == NEVER).count();
    let all = range(&mut last, input.start);
    let items = input.items.iter().zip(&mut days);
    let hours = input.items.iter().fold(0.0, |sum, item| sum + item.hours);
    let mut forecast = CompletionForecast {
        all,
        items: items
            .map(|(item, days)| ItemForecast {
                id: item.id.clone(),
                range: range(days, input.start),
            })
            .collect(),
        unfinished: Share::ratio(unfinished as f64, f64::from(options.trials)),
        hours,
        pace: pace.used,
        options: *options,
        generator: Text::from("philox4x32-10"),
        digest: digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect(),
        message: CoachMessage::new("coach.completion"),
    };
    forecast.message = said(&forecast);
    Ok(forecast)
}

/// What trials share.
struct Trial<'a> {
    input: &'a CompletionInput,
    options: &'a CompletionOptions,
    pace: &'a Pace,
    draws: Draws,
}

impl Trial<'_> {
    /// The hours after which each item is done, counted from the start.
    fn work(&mut self, trial: u32, work: &mut Vec<f64>) {
        /// Which of the draws of a trial are overruns.
        const OVERRUNS: u32 = 0;
        work.clear();
        let mut so_far = 0.0;
        for (pair, items) in (0_u32..).zip(self.input.items.chunks(2)) {
            let evens = self.draws.evens([trial, pair, OVERRUNS, 0]);
            for (item, even) in items.iter().zip(evens) {
                let off = self.pace.used.spread * quantile(even);
                so_far += item.hours * math::exp(self.pace.middle + off);
                work.push(so_far);
            }
        }
    }

    /// Lives week after week, and tells the day on which each item is done.
    fn live(&self, trial: u32, work: &[f64], mut done: impl FnMut(usize, u32)) {
        /// Which of the draws of a trial are weeks.
        const WEEKS: u32 = 1;
        let weeks = self.pace.used.weeks;
        let (mut spent, mut week) = (0.0, 0);
        let mut left = work.iter().enumerate().peekable();
        while let Some((at, _)) = left.next_if(|(_, hours)| **hours <= 0.0) {
            done(at, 0);
        }
        'years: for block in 0.. {
            for word in self.draws.words([trial, block, WEEKS, 0]) {
                if week >= self.options.horizon_weeks || left.peek().is_none() {
                    break 'years;
                }
                let drawn = one_of(word, weeks) as usize;
                let hours = self.pace.weeks.get(drawn).copied().unwrap_or(0.0);
                let end = spent + hours;
                while let Some((at, item)) = left.next_if(|(_, item)| **item <= end) {
                    let part = math::floor(7.0 * (item - spent) / hours) as u32;
                    let whole = f64::from(part) * hours >= 7.0 * (item - spent);
                    let days = part + u32::from(!whole);
                    done(at, week * 7 + days.clamp(1, 7));
                }
                spent = end;
                week += 1;
            }
        }
        for (at, _) in left {
            done(at, NEVER);
        }
    }
}

/// The quantiles of days, which are put in order.
fn range(days: &mut [u32], start: Option<Day>) -> CompletionRange {
    days.sort_unstable();
    let quantile = |percent: usize| {
        // The first day by which at least that part is done.
        let at = (days.len() * percent).div_ceil(100).saturating_sub(1);
        // Without any item, everything is done at once.
        let days = days.get(at).copied().unwrap_or(0);
        (days != NEVER).then(|| CompletionDay {
            days,
            on: start.and_then(|start| start.plus_days(days.cast_signed())),
        })
    };
    CompletionRange { p50: quantile(50), p80: quantile(80), p95: quantile(95) }
}

/// The range as something to say.
fn said(forecast: &CompletionForecast) -> CoachMessage {
    let hours = forecast.hours;
    match (forecast.all.p50, forecast.all.p80, forecast.all.p95) {
        (Some(half), Some(most), Some(nearly_all)) => match (half.on, most.on, nearly_all.on) {
            (Some(half), Some(most), Some(nearly_all)) => CoachMessage::new("coach.completion_on")
                .number("hours", hours)
                .day("likely", half)
                .day("safe", most)
                .day("latest", nearly_all),
            _ => CoachMessage::new("coach.completion")
                .number("hours", hours)
                .count("likely_days", half.days)
                .count("safe_days", most.days)
                .count("latest_days", nearly_all.days),
        },
        _ => CoachMessage::new("coach.completion_open")
            .number("hours", hours)
            .share("unfinished", forecast.unfinished)
            .count("weeks", forecast.options.horizon_weeks),
    }
}
