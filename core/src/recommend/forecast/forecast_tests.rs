//! Draws against published ones, and simulated quantiles against closed forms.

use super::draws::{Draws, one_of};
use super::normal::quantile;
use super::{CompletionInput, CompletionOptions, FinishedWork, WorkLeft, forecast_completion};
use crate::kernel::{Key, math};

fn work(hours: &[f64]) -> Vec<WorkLeft> {
    let item = |(at, hours): (usize, &f64)| WorkLeft {
        id: Key::parse(&format!("item-{at}")).unwrap(),
        hours: *hours,
    };
    hours.iter().enumerate().map(item).collect()
}

fn input(hours: &[f64], weeks: &[f64]) -> CompletionInput {
    CompletionInput { items: work(hours), weeks: weeks.to_vec(), finished: Vec::new(), start: None }
}

/// Only the weeks differ from trial to trial.
fn without_overrun() -> CompletionOptions {
    CompletionOptions { spread: 0.0, prior_items: 1.0, ..CompletionOptions::default() }
}

#[test]
fn the_generator_gives_the_words_that_its_authors_published() {
    // Known answers of Random123 for ten rounds of Philox4x32, where the second key word is 0.
    let zeros = Draws::new(0).words([0; 4]);
    assert_eq!(zeros, [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8]);
}

#[test]
fn draws_of_one_of_many_are_even() {
    let draws = Draws::new(7);
    let mut counts = [0_u32; 7];
    for place in 0..17_500 {
        for word in draws.words([place, 0, 0, 0]) {
            counts[one_of(word, 7) as usize] += 1;
        }
    }
    // 70,000 draws: 10,000 of each, with a standard deviation of 93.
    assert!(counts.iter().all(|count| count.abs_diff(10_000) < 400), "{counts:?}");
}

#[test]
fn the_quantile_is_the_inverse_of_the_normal_distribution() {
    for step in 1..2_000 {
        let part = f64::from(step) / 2_000.0;
        let back = math::normal_below(quantile(part));
        assert!((back - part).abs() < 1e-15 * 4.0, "{part}: {back}");
    }
    for tiny in [1e-10, 1e-50, 1e-300] {
        let back = math::normal_below(quantile(tiny));
        assert!((back / tiny - 1.0).abs() < 1e-11, "{tiny}: {back}");
    }
    // Tables of the normal distribution.
    assert!((quantile(0.975) - 1.959_963_984_540_054).abs() < 1e-15);
    assert!((quantile(0.95) - 1.644_853_626_951_472_7).abs() < 4e-15);
}

#[test]
fn an_even_pace_ends_on_the_day_that_arithmetic_says() {
    let forecast = forecast_completion(&input(&[10.0, 11.0], &[7.0]), &without_overrun()).unwrap();
    // 10 hours at one a day, then 11 more.
    let days = |range: super::CompletionRange| {
        [range.p50, range.p80, range.p95].map(|it| it.unwrap().days)
    };
    assert_eq!(days(forecast.items[0].range), [10, 10, 10]);
    assert_eq!(days(forecast.all), [21, 21, 21]);
}

#[test]
fn one_item_with_overruns_has_the_quantiles_of_the_lognormal_distribution() {
    let options =
        CompletionOptions { trials: 100_000, spread: 0.5, ..CompletionOptions::default() };
    let forecast = forecast_completion(&input(&[700.0], &[7.0]), &options).unwrap();
    for (range, part) in
        [(forecast.all.p50, 0.5), (forecast.all.p80, 0.8), (forecast.all.p95, 0.95)]
    {
        let (z, n) = (quantile(part), 100_000.0);
        let expected = 700.0 * math::exp(0.5 * z);
        // Five standard errors of a quantile: sqrt(p (1 - p) / n) / density.
        let density = math::exp(-z * z / 2.0) / 2.506_628_274_631_000_5 / (0.5 * expected);
        let error = 5.0 * math::sqrt(part * (1.0 - part) / n) / density + 1.0;
        let days = f64::from(range.unwrap().days);
        assert!((days - expected).abs() < error, "{days} instead of {expected} within {error}");
    }
}

#[test]
fn weeks_off_give_the_quantiles_of_the_negative_binomial_distribution() {
    // Every second week is off, and ten good weeks are needed.
    let options = CompletionOptions { trials: 100_000, ..without_overrun() };
    let forecast = forecast_completion(&input(&[70.0], &[0.0, 7.0]), &options).unwrap();
    // P(at most n weeks) = P(at least 10 of n are good), exactly.
    let done_by = |weeks: u32| {
        let mut row = vec![1.0_f64];
        for _ in 0..weeks {
            let next: Vec<f64> = (0..=row.len())
                .map(|at| {
                    let before = if at == 0 { 0.0 } else { row[at - 1] };
                    (before + row.get(at).copied().unwrap_or(0.0)) / 2.0
                })
                .collect();
            row = next;
        }
        row.iter().skip(10).sum::<f64>()
    };
    for (range, part) in
        [(forecast.all.p50, 0.5), (forecast.all.p80, 0.8), (forecast.all.p95, 0.95)]
    {
        let weeks = range.unwrap().days / 7;
        let error = 5.0 * math::sqrt(part * (1.0 - part) / 100_000.0);
        assert!(done_by(weeks) > part - error, "{weeks} weeks are too few");
        assert!(done_by(weeks - 1) < part + error, "{weeks} weeks are too many");
    }
}

#[test]
fn finished_work_moves_the_overrun_and_is_held_back_while_there_is_little() {
    let mut asked = input(&[10.0], &[7.0]);
    asked.finished = vec![FinishedWork { planned: 10.0, spent: 20.0 }; 4];
    let forecast = forecast_completion(&asked, &CompletionOptions::default()).unwrap();
    // Four items took twice as long, and four without overrun stand beside them: sqrt(2).
    assert!((forecast.pace.overrun - 2_f64.sqrt()).abs() < 1e-12);
}

#[test]
fn the_order_of_past_weeks_changes_no_byte_and_the_seed_does() {
    let options = CompletionOptions::default();
    let one = forecast_completion(&input(&[20.0, 5.0], &[3.0, 0.0, 5.0]), &options).unwrap();
    let other = forecast_completion(&input(&[20.0, 5.0], &[5.0, 3.0, 0.0]), &options).unwrap();
    assert_eq!(one.digest, other.digest);
    let reseeded = CompletionOptions { seed: 2, ..options };
    let third = forecast_completion(&input(&[20.0, 5.0], &[5.0, 3.0, 0.0]), &reseeded).unwrap();
    assert_ne!(one.digest, third.digest);
}

#[test]
fn nobody_who_does_nothing_gets_a_day() {
    let forecast = forecast_completion(&input(&[1.0], &[0.0]), &CompletionOptions::default());
    let forecast = forecast.unwrap();
    assert_eq!((forecast.all.p50, forecast.unfinished.get()), (None, 1.0));
    assert_eq!(&*forecast.message.code, "coach.completion_open");
}
