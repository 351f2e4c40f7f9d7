//! No input that can be read makes a panic, or an answer with a number that is none.

use std::fmt::Debug;

use proptest::prelude::*;
use proptest::sample::select;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::{
    AsOf, EvidenceLog, EvidencePolicy, HistorySpan, LogIndex, audit_log, decay, estimate, history,
    level_changes, levels_as_of, measure, merge_logs, profile_steps, raters, rollup,
};
use crate::framework::{Framework, ProficiencyScale};
use crate::kernel::{Day, Key};

/// Looks for numbers that are none in everything that an answer says, errors too.
fn sound(answer: impl Debug) {
    let text = format!("{answer:?}");
    let words = || text.split(|one: char| !one.is_ascii_alphanumeric());
    assert!(!words().any(|word| word == "NaN" || word == "inf"), "{text}");
}

fn read<T: DeserializeOwned>(value: Value) -> T {
    serde_json::from_value(value).unwrap()
}

/// What a value holds, where its wild numbers may be refused.
fn maybe<T: DeserializeOwned>(value: Value) -> Option<T> {
    serde_json::from_value(value).ok()
}

/// Numbers that people write, and some that nobody should.
fn number() -> impl Strategy<Value = f64> {
    prop_oneof![
        8 => select(vec![0.0, 0.5, 1.0, 2.0, 3.0, 3.5, 4.0, 5.0]),
        1 => select(vec![-0.0, 5e-324, 1e-300, 1e-9, 1e9, 1e12, 1e150, f64::MAX, f64::MIN, -1.0]),
        1 => any::<f64>().prop_filter("JSON has no other", |one| one.is_finite()),
    ]
}

fn count() -> impl Strategy<Value = u32> {
    prop_oneof![4 => 0_u32..6, 1 => select(vec![10, 100, u32::MAX])]
}

fn day() -> impl Strategy<Value = &'static str> {
    select(vec!["2026-01-01", "2026-01-02", "2026-06-30", "2030-02-28", "0000-01-01", "9999-12-31"])
}

fn id() -> impl Strategy<Value = &'static str> {
    select(vec!["a", "b", "c", "d", "e"])
}

fn kind() -> impl Strategy<Value = &'static str> {
    select(vec!["self_assessment", "manager", "peer", "test", "certificate", "inferred"])
}

/// A scale from 0 to 5 most of the time.
fn scale() -> impl Strategy<Value = Value> {
    let ends = prop_oneof![4 => Just((0.0, 5.0)), 1 => (number(), number())];
    let kinds = select(vec!["ordinal", "interval", "nominal", "category_distribution"]);
    let direction = select(vec!["higher_is_better", "lower_is_better"]);
    (ends, kinds, direction, prop::option::of(number())).prop_map(
        |((minimum, maximum), kind, direction, mastery)| {
            json!({"id": "s", "kind": kind, "minimum": minimum, "maximum": maximum,
                   "direction": direction, "mastery": mastery})
        },
    )
}

fn fading() -> impl Strategy<Value = Value> {
    (prop::option::of(number()), number(), number()).prop_map(|(half_life, floor, growth)| {
        json!({"half_life_days": half_life, "floor": floor, "growth": growth})
    })
}

fn estimator() -> impl Strategy<Value = Value> {
    let share = || prop_oneof![3 => Just(0.65), 1 => number()];
    let simple = select(vec!["linear_gaussian", "latest", "highest", "mean", "weighted_mean"]);
    let decimals = prop::option::of(count());
    let leaf = prop_oneof![
        simple.prop_map(|kind| json!({"kind": kind})),
        decimals.prop_map(|decimals| json!({"kind": "mean", "decimals": decimals})),
        share().prop_map(|latest| json!({"kind": "latest_vs_rest", "latest": latest})),
        share().prop_map(|latest| json!({"kind": "ewma", "latest": latest})),
        (prop::option::of(number()), count())
            .prop_map(|(mark, times)| json!({"kind": "n_times", "mark": mark, "times": times})),
        (number(), number()).prop_map(|(mean, sd)| {
            json!({"kind": "linear_gaussian", "prior": {"mean": mean, "sd": sd}})
        }),
        (number(), number(), number(), number()).prop_map(|(spread, drift, reliability, bias)| {
            let kinds = json!([{"kind": "test", "reliability": reliability, "bias": bias}]);
            json!({"kind": "linear_gaussian", "sources":
                   {"version": "own", "spread": spread, "drift": drift, "kinds": kinds}})
        }),
        Just(json!({"kind": "precedence"})),
        select(vec!["first", "highest", "latest"]).prop_map(|choose| {
            json!({"kind": "prioritised", "choose": choose,
                   "paths": [{"kinds": ["manager", "peer"]}, {"kinds": ["test"]}]})
        }),
    ];
    (leaf, prop::option::of(count())).prop_map(|(leaf, minimum)| match minimum {
        Some(minimum) => json!({"kind": "minimum_raters", "minimum": minimum, "estimator": leaf}),
        None => leaf,
    })
}

fn options() -> impl Strategy<Value = Value> {
    (estimator(), prop::option::of(fading()), any::<bool>()).prop_map(|(estimator, decay, each)| {
        json!({"estimator": estimator, "decay": decay, "without_each": each})
    })
}

fn observation() -> impl Strategy<Value = Value> {
    let range = prop::option::of((number(), number()));
    let numbers = (number(), range, prop::option::of(number()), prop::option::of(number()));
    (id(), kind(), day(), numbers, prop::option::of(id())).prop_map(
        |(entry, kind, day, (level, range, weight, reliability), judge)| {
            json!({"entry": entry, "kind": kind, "occurred_on": day, "level": level,
                   "low": range.map(|one| one.0), "high": range.map(|one| one.1),
                   "weight": weight.map(f64::abs), "asserted_by": judge,
                   "reliability": reliability.map(|one| one.clamp(0.0, 1.0))})
        },
    )
}

fn shown() -> impl Strategy<Value = Value> {
    prop_oneof![
        number().prop_map(|level| json!({"kind": "level", "level": level})),
        (number(), number()).prop_map(|(low, high)| {
            json!({"kind": "range", "low": low.min(high), "high": low.max(high)})
        }),
        (number(), number())
            .prop_map(|(a, b)| json!({"kind": "score", "points": a, "maximum": b.abs()})),
        Just(json!({"kind": "demonstrated"})),
        prop::option::of(number())
            .prop_map(|level| json!({"kind": "not_demonstrated", "level": level})),
    ]
}

fn instant() -> impl Strategy<Value = String> {
    day().prop_map(|day| format!("{day}T00:00:00Z"))
}

fn log() -> impl Strategy<Value = Value> {
    let two = || select(vec!["x", "y"]);
    let links = (prop::option::of(id()), any::<bool>(), prop::option::of(day()));
    let said = (kind(), day(), instant(), shown(), prop::option::of(id()));
    let entry = (two(), two(), said, links).prop_map(
        |(person, competency, (kind, day, at, shown, judge), (overrides, review, until))| {
            json!({"person": person, "competency": competency, "kind": kind, "occurred_on": day,
                   "recorded_at": at, "shows": shown, "asserted_by": judge, "scale": null,
                   "overrides": overrides, "needs_review": review, "valid_until": until})
        },
    );
    let verdict = select(vec!["accepted", "rejected", "retracted"]);
    let decision = (id(), verdict, instant()).prop_map(
        |(entry, verdict, at)| json!({"entry": entry, "verdict": verdict, "recorded_at": at}),
    );
    let many = (prop::collection::vec(entry, 0..5), prop::collection::vec(decision, 0..4));
    many.prop_map(|(mut entries, mut decisions)| {
        for (one, id) in entries.iter_mut().zip(["a", "b", "c", "d", "e"]) {
            one["id"] = json!(id);
        }
        for (one, id) in decisions.iter_mut().zip(["1", "2", "3", "4"]) {
            one["id"] = json!(id);
        }
        json!({"entries": entries, "decisions": decisions})
    })
}

fn policy() -> impl Strategy<Value = Value> {
    let rule = prop_oneof![
        count().prop_map(|days| json!({"kind": "sliding", "days": days})),
        (count(), day(), any::<bool>()).prop_map(|(every, on, last)| {
            json!({"kind": "calendar", "unit": "year", "every": every, "on": on,
                   "last_day_of_month": last})
        }),
    ];
    (options(), prop::option::of(rule), scale(), 0_u32..3).prop_map(
        |(options, rule, scale, minimum)| {
            let expiry = rule.map_or(json!({}), |rule| json!({"test": rule, "peer": rule}));
            json!({"estimator": options["estimator"], "decay": options["decay"],
                   "without_each": options["without_each"], "scales": [scale],
                   "expiry": expiry, "minimum_raters": minimum})
        },
    )
}

fn parsed(day: &str) -> Day {
    Day::parse(day).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn estimates_are_numbers_or_reasons(
        observations in prop::collection::vec(observation(), 0..6),
        scale in scale(), on in day(), options in options(),
    ) {
        let observations: Vec<_> = observations.into_iter().filter_map(maybe).collect();
        let scale: ProficiencyScale = read(scale);
        let answer = estimate(&observations, &scale, parsed(on), &read(options));
        if let Some(level) = answer.as_ref().ok().and_then(|answer| answer.level) {
            let parts = answer.as_ref().unwrap().parts.iter();
            prop_assert_eq!(parts.map(|part| part.contribution.get()).sum::<f64>(), level.get());
            prop_assert!(scale.holds(level), "{level}");
        }
        sound(answer);
    }

    #[test]
    fn levels_of_groups_and_of_points_are_numbers(
        levels in prop::collection::vec(prop::option::of(number()), 0..6), scale in scale(),
        how in select(vec!["mean", "median"]), minimum in count(), percentile in number(),
        awards in prop::collection::vec((id(), count(), day()), 0..4),
        from in prop::collection::vec(count(), 0..4), total in count(), before in count(),
        on in day(),
    ) {
        let levels: Vec<_> = read(json!(levels));
        sound(estimate::group_level(&levels, &read(scale), read(json!(how)), minimum));
        sound(estimate::percentile_band(percentile));
        let awards = awards.into_iter().map(|(entry, points, day)| {
            read(json!({"entry": entry, "points": points, "occurred_on": day}))
        });
        let awards: Vec<_> = awards.collect();
        for rule in [json!({"kind": "explicit_points", "from": from}),
                     json!({"kind": "percent_of_points", "total": total})] {
            let rule = read(rule);
            sound(estimate::level_of_points(&awards, &rule, before, parsed(on)));
        }
    }

    #[test]
    fn progress_is_a_number_or_unknown(
        exercises in prop::collection::vec(
            (number(), prop::option::of((number(), day(), prop::option::of(count()))),
             prop::option::of(select(vec!["easy", "medium", "hard"]))), 0..5),
        units in count(), done in count(), threshold in number(),
    ) {
        let exercises: Vec<Value> = exercises.into_iter().map(|(maximum, result, difficulty)| {
            let result = result.map(|(points, day, submissions)| {
                json!({"points": points, "occurred_on": day, "submissions": submissions})
            });
            json!({"id": "x", "maximum": maximum, "difficulty": difficulty, "result": result})
        }).collect();
        let work = json!({"exercises": exercises, "units": units, "units_done": done,
                          "threshold": threshold});
        sound(estimate::progress_x_confidence(&read(work)));
    }

    #[test]
    fn what_fades_or_runs_out_stays_a_number(
        scale in scale(), level in number(), required in prop::option::of(number()),
        (used, on, shown) in (day(), day(), day()), uses in count(), decay in fading(),
        results in prop::collection::vec((number(), number(), count(), number()), 0..4),
        (a, b, c) in (number(), number(), prop::option::of(number())),
        (every, unit, last) in (count(), select(vec!["month", "year"]), any::<bool>()),
    ) {
        let scale: ProficiencyScale = read(scale);
        let last_use = json!({"level": level, "day": used, "further_uses": uses});
        let (last_use, decay) = (read(last_use), read(decay));
        let required = read(json!(required));
        sound(decay::fade(&last_use, required, &scale, parsed(on), &decay));
        let results: Vec<_> = results.into_iter().filter_map(|(before, after, days, weight)| {
            maybe(json!({"before": before, "after": after, "days": days, "weight": weight}))
        }).collect();
        sound(decay::refit_half_life(&results, &scale, &decay, a));
        sound(decay::retrievability(a, b, c));
        sound(decay::days_until_retrievability(a, b, c));
        for rule in [json!({"kind": "sliding", "days": every}),
                     json!({"kind": "calendar", "unit": unit, "every": every, "on": used,
                            "last_day_of_month": last})] {
            sound(decay::expiry(&read(rule), parsed(shown), parsed(on)));
        }
    }

    #[test]
    fn tests_say_numbers(
        (right, asked) in (count(), count()), confidence in number(), scale in scale(),
        cuts in prop::collection::vec((0.0..=1.0, number()), 0..3),
        items in prop::collection::vec((id(), number(), number()), 0..4),
        answers in prop::collection::vec((id(), any::<bool>()), 0..4),
        (mean, deviation) in (number(), number()),
    ) {
        sound(measure::wilson(right, asked, confidence));
        let cuts: Vec<Value> =
            cuts.into_iter().map(|(share, level)| json!({"share": share, "level": level})).collect();
        let options = read(json!({"confidence": confidence, "cuts": cuts}));
        let scale: ProficiencyScale = read(scale);
        sound(measure::test_level(right, asked, &scale, &options));
        let items: Vec<_> = items.into_iter().map(|(id, difficulty, discrimination)| {
            read(json!({"id": id, "difficulty": difficulty, "discrimination": discrimination}))
        }).collect();
        let answers: Vec<_> = answers.into_iter().map(|(item, right)| {
            read(json!({"item": item, "right": right}))
        }).collect();
        let options = read(json!({"mean": mean, "deviation": deviation}));
        sound(measure::ability(&items, &answers, &options));
    }

    #[test]
    fn judges_are_compared_by_numbers(
        ratings in prop::collection::vec((id(), id(), number()), 0..8), half_at in number(),
        log in log(), (jump, line, minimum) in (number(), count(), count()),
    ) {
        let ratings: Vec<raters::JudgeRating> = ratings.into_iter().map(|(judge, unit, level)| {
            read(json!({"judge": judge, "unit": unit, "level": level}))
        }).collect();
        for measurement in ["nominal", "ordinal", "interval", "ratio"] {
            sound(raters::agreement(&ratings, read(json!(measurement))));
        }
        sound(raters::severity(&ratings, &read(json!({"half_at": half_at}))));
        let Ok(index) = LogIndex::new(read(log)) else { return Ok(()) };
        let options = json!({"jump_levels": jump, "straight_line": line});
        sound(raters::anomalies(&index, &read(options)));
        let options = json!({"minimum_others": minimum, "minimum_people": minimum,
                             "minimum_periods": minimum, "period": "month"});
        sound(raters::self_view(&index, &read(options)));
    }

    #[test]
    fn logs_answer_with_numbers_or_reasons(
        log in log(), other in log(), policy in policy(), (from, to) in (day(), day()),
        knowledge in select(vec!["latest", "of_the_day"]),
    ) {
        let (log, other): (EvidenceLog, EvidenceLog) = (read(log), read(other));
        sound(audit_log(&log, None));
        sound(merge_logs(&log, &other));
        let Ok(index) = LogIndex::new(log) else { return Ok(()) };
        let policy: EvidencePolicy = read(policy);
        let (x, from, to) = (Key::parse("x").unwrap(), AsOf::on(parsed(from)), AsOf::on(parsed(to)));
        sound(levels_as_of(&index, &x, &to, &policy));
        sound(level_changes(&index, &x, &from, &to, &policy));
        sound(profile_steps(&index, &x, &from, &to, &policy));
        let span = json!({"to": to.occurred_on, "knowledge": {"kind": knowledge}});
        let span: HistorySpan = read(span);
        sound(history(&index, &x, &Key::parse("y").unwrap(), &span, &policy));
    }

    #[test]
    fn roll_ups_answer_with_numbers_or_reasons(
        log in log(), scale in scale(), marks in (prop::option::of(number()), count()),
        levels in prop::collection::vec(number(), 2),
    ) {
        let framework = json!({"id": "f", "version": "1", "scales": [scale],
            "competencies": [{"uri": "x"}, {"uri": "y"}, {"uri": "top"}],
            "relations": [{"from": "x", "kind": "child_of", "to": "top"},
                          {"from": "y", "kind": "child_of", "to": "top"}]});
        let framework: Framework = read(framework);
        let (mark, k) = marks;
        let profile = json!({"person": "x", "levels": [
            {"competency": "x", "level": levels[0]}, {"competency": "y", "level": levels[1]}]});
        let profile = read(profile);
        let needs = [json!({"kind": "all"}), json!({"kind": "k_of_n", "k": k}),
                     json!({"kind": "points", "needed": k, "children": [{"child": "x", "points": k}, {"child": "y", "points": 1}]})];
        let log: EvidenceLog = read(log);
        for needs in needs {
            let rule = json!({"parent": "top", "needs": needs, "mark": mark});
            sound(rollup::roll_up(&framework, &profile, &[read(rule)]));
        }
            let (top, x) = (Key::parse("top").unwrap(), Key::parse("x").unwrap());
            let options = read(json!({"signers": k}));
            sound(rollup::tree_share(&framework, &top, &x, &log.entries, &options));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn models_are_fitted_with_numbers(
        patterns in prop::collection::vec(
            (prop::collection::vec(prop::option::of(any::<bool>()), 3), count()), 0..4),
        model in select(vec!["rasch", "two_parameter"]),
        sequences in prop::collection::vec(prop::collection::vec(any::<bool>(), 0..4), 0..3),
        rates in prop::collection::vec(select(vec![0.0, 1e-300, 0.1, 0.5, 1.0]), 5),
        tolerance in select(vec![0.0, 1e-3, 1.0]),
    ) {
        let items: Vec<Key> = ["a", "b", "c"].map(|id| Key::parse(id).unwrap()).into();
        let patterns: Vec<_> = patterns.into_iter().map(|(answers, people)| {
            read(json!({"answers": answers, "people": people}))
        }).collect();
        let options = read(json!({"model": model, "iterations": 20, "tolerance": tolerance}));
        sound(measure::calibrate(&items, &patterns, &options));
        let parameters = json!({"known": rates[0], "learn": rates[1], "guess": rates[2],
                                "slip": rates[3], "forget": rates[4]});
        let parameters: measure::MasteryParameters = read(parameters);
        for answers in &sequences {
            sound(measure::trace_mastery(answers, &parameters));
        }
        let options = read(json!({"iterations": 20, "tolerance": tolerance}));
        sound(measure::fit_mastery(&sequences, &[parameters], &options));
    }
}

#[test]
fn ten_thousand_pieces_of_evidence_make_one_level_whose_parts_add_up() {
    let observations = (0..10_000).map(|at| {
        let day = Day::parse("2000-01-01").unwrap().plus_days(at % 9000);
        read(json!({"entry": format!("e{at}"), "kind": "test", "occurred_on": day,
                    "level": f64::from(at % 6)}))
    });
    let observations: Vec<estimate::Observation> = observations.collect();
    let scale = json!({"id": "s", "kind": "interval", "minimum": 0, "maximum": 5});
    let scale: ProficiencyScale = read(scale);
    for kind in ["linear_gaussian", "mean", "ewma", "latest_vs_rest"] {
        let options = read(json!({"estimator": {"kind": kind}, "decay": {}}));
        let answer = estimate(&observations, &scale, parsed("2026-01-01"), &options).unwrap();
        let sum: f64 = answer.parts.iter().map(|part| part.contribution.get()).sum();
        assert_eq!(Some(sum.to_bits()), answer.level.map(|level| level.get().to_bits()), "{kind}");
        sound(answer);
    }
}
