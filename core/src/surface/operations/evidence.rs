//! The operations of the room `evidence`.

/// The rows of the room `evidence`, handed to the macro that is named.
#[macro_export]
#[doc(hidden)]
macro_rules! evidence_operations {
    ($expand:ident) => {
        $expand! {
            /// What does a person show, and what level does that give today?
            evidence {
                /// The profile a JSON text holds.
                parse(text: given String) -> Profile {
                    evidence::parse(&text)?
                }
                /// The JSON text of a profile, which `parse` reads back to an equal one.
                print(profile: held HeldProfile) -> String {
                    evidence::print(&profile)
                }
                /// Everything in a profile that does not fit a framework.
                check(profile: held HeldProfile, framework: held HeldFramework) -> Vec<Diagnostic> {
                    evidence::check(&profile, &framework)
                }
                /// The log of evidence a JSON text holds.
                parse_log(text: given String) -> EvidenceLog {
                    evidence::parse_log(&text)?
                }
                /// The JSON text of a log, which `parse_log` reads back to an equal one.
                print_log(log: given EvidenceLog) -> String {
                    evidence::print_log(&log)
                }
                /// Everything that either of two logs holds, in one canonical order.
                merge_logs(a: given EvidenceLog, b: given EvidenceLog) -> EvidenceLog {
                    evidence::merge_logs(&a, &b)?
                }
                /// Everything in a log of evidence that cannot be right, or that has no effect.
                audit_log(
                    log: given EvidenceLog,
                    framework: held_optional HeldFramework,
                ) -> Vec<Diagnostic> {
                    evidence::audit_log(&log, framework.as_deref())
                }
                /// For each competency of a person the level, the entries with their states, and
                /// the reasons.
                levels_as_of(
                    log: held HeldLog,
                    person: given Key,
                    as_of: given AsOf,
                    policy: optional EvidencePolicy,
                    framework: held_optional HeldFramework,
                ) -> Vec<LevelAsOf> {
                    let log = log.index(framework)?;
                    evidence::levels_as_of(&log, &person, &as_of, &policy)?
                }
                /// What a person shows at a point in time, ready to be held against roles.
                profile_as_of(
                    log: held HeldLog,
                    person: given Key,
                    as_of: given AsOf,
                    policy: optional EvidencePolicy,
                    framework: held_optional HeldFramework,
                ) -> Profile {
                    let log = log.index(framework)?;
                    evidence::profile_as_of(&log, &person, &as_of, &policy)?
                }
                /// Whether a person's level is enough today, and the first later day on which it
                /// is not, by fading and by expiry together.
                met_until(
                    log: held HeldLog,
                    person: given Key,
                    competency: given Key,
                    required: given Level,
                    as_of: given AsOf,
                    policy: optional EvidencePolicy,
                    framework: held_optional HeldFramework,
                ) -> MetUntil {
                    let log = log.index(framework)?;
                    evidence::met_until(&log, &person, &competency, required, &as_of, &policy)?
                }
                /// The days on which a person's level in one competency became another one, and
                /// what caused it.
                history(
                    log: held HeldLog,
                    person: given Key,
                    competency: given Key,
                    span: given HistorySpan,
                    policy: optional EvidencePolicy,
                    framework: held_optional HeldFramework,
                ) -> Vec<HistoryPoint> {
                    let log = log.index(framework)?;
                    evidence::history(&log, &person, &competency, &span, &policy)?
                }
                /// What became of each level between two points in time, and how much of it is
                /// fading, growth and new evidence.
                level_changes(
                    log: held HeldLog,
                    person: given Key,
                    before: given AsOf,
                    after: given AsOf,
                    policy: optional EvidencePolicy,
                    framework: held_optional HeldFramework,
                ) -> Vec<LevelChange> {
                    let log = log.index(framework)?;
                    evidence::level_changes(&log, &person, &before, &after, &policy)?
                }
                /// The profiles behind `level_changes`: before, the same evidence on the later
                /// day, and after.
                profile_steps(
                    log: held HeldLog,
                    person: given Key,
                    before: given AsOf,
                    after: given AsOf,
                    policy: optional EvidencePolicy,
                    framework: held_optional HeldFramework,
                ) -> ProfileSteps {
                    let log = log.index(framework)?;
                    evidence::profile_steps(&log, &person, &before, &after, &policy)?
                }
                /// The policy of evidence a JSON text holds.
                parse_policy(text: given String) -> EvidencePolicy {
                    evidence::parse_policy(&text)?
                }
                /// The JSON text of a policy, which `parse_policy` reads back to an equal one.
                print_policy(policy: given EvidencePolicy) -> String {
                    evidence::print_policy(&policy)
                }
                /// Everything in a policy that can have no effect, or that will be refused once
                /// it is needed.
                check_policy(
                    policy: optional EvidencePolicy,
                    log: held_optional HeldLog,
                    framework: held_optional HeldFramework,
                ) -> Vec<Diagnostic> {
                    evidence::check_policy(&policy, log.map(|log| log.index(framework.clone())).transpose()?.as_deref(), framework.as_deref())
                }
                /// The policy that reads levels on the scales of a framework.
                policy_for_framework(framework: held HeldFramework) -> EvidencePolicy {
                    EvidencePolicy::for_framework(&framework)
                }
                /// The level that pieces of evidence about one competency give together, with all
                /// its parts.
                estimate(
                    observations: given Vec<Observation>,
                    scale: given ProficiencyScale,
                    as_of: given Day,
                    options: optional EstimateOptions,
                ) -> Estimate {
                    evidence::estimate(&observations, &scale, as_of, &options)?
                }
                /// The options a JSON text holds: an estimator by name with its parameters, and
                /// how levels fade.
                parse_estimate_options(text: given String) -> EstimateOptions {
                    estimate::parse_estimate_options(&text)?
                }
                /// The JSON text of options, which `parse_estimate_options` reads back to equal
                /// ones.
                print_estimate_options(options: given EstimateOptions) -> String {
                    estimate::print_estimate_options(&options)
                }
                /// The level that points reach by a day.
                level_of_points(
                    awards: given Vec<PointsAward>,
                    rule: given PointsRule,
                    reached_before: given u32,
                    as_of: given Day,
                ) -> PointsLevel {
                    estimate::level_of_points(&awards, &rule, reached_before, as_of)?
                }
                /// How far somebody masters a competency of a course: progress times confidence
                /// (Artemis).
                progress_x_confidence(work: given CourseWork) -> CourseMastery {
                    estimate::progress_x_confidence(&work)?
                }
                /// The part of all points that several results reach together (Canvas).
                pooled_share(results: given Vec<QuizResult>) -> Option<Share> {
                    estimate::pooled_share(&results)
                }
                /// The levels of several people in one, with how many are at each step (Canvas).
                group_level(
                    levels: given Vec<Option<Level>>,
                    scale: given ProficiencyScale,
                    how: given GroupStatistic,
                    minimum_people: given u32,
                ) -> GroupLevel {
                    estimate::group_level(&levels, &scale, how, minimum_people)?
                }
                /// The fifth of all takers of a test that a percentile lies in (Pluralsight Skill
                /// IQ).
                percentile_band(percentile: given Number) -> PercentileBand {
                    estimate::percentile_band(percentile.get())?
                }
                /// What is left of a level that was used last some time ago, and when it will be
                /// too little.
                fade(
                    last: given LastUse,
                    required: optional Option<Level>,
                    scale: given ProficiencyScale,
                    as_of: given Day,
                    decay: given Decay,
                ) -> Faded {
                    decay::fade(&last, required, &scale, as_of, &decay)?
                }
                /// When something that was shown on a day runs out, and whether it still counts.
                expiry(rule: given ExpiryRule, shown_on: given Day, as_of: given Day) -> Expiry {
                    decay::expiry(&rule, shown_on, as_of)?
                }
                /// How probable it is that a fact is still known after so many days.
                retrievability(
                    days: given Number,
                    stability: given Number,
                    shape: optional Option<Number>,
                ) -> Share {
                    decay::retrievability(days.get(), stability.get(), shape.map(Number::get))?
                }
                /// After how many days a fact is known with just this probability.
                days_until_retrievability(
                    wanted: given Number,
                    stability: given Number,
                    shape: optional Option<Number>,
                ) -> f64 {
                    decay::days_until_retrievability(wanted.get(), stability.get(), shape.map(Number::get))?
                }
                /// The half-life that repeated measurements show, drawn towards the one believed
                /// before.
                refit_half_life(
                    results: given Vec<Remeasured>,
                    scale: given ProficiencyScale,
                    decay: given Decay,
                    prior_strength: given Number,
                ) -> FittedHalfLife {
                    decay::refit_half_life(&results, &scale, &decay, prior_strength.get())?
                }
                /// Where every parent with a rule stands, from what its children show, and what
                /// is still missing.
                roll_up(
                    framework: held HeldFramework,
                    profile: held HeldProfile,
                    rules: given Vec<RollupRule>,
                ) -> RollUp {
                    rollup::roll_up(&framework, &profile, &rules)?
                }
                /// What to record because of a roll-up, given what the log has already.
                roll_up_outcomes(
                    framework: held HeldFramework,
                    profile: held HeldProfile,
                    rules: given Vec<RollupRule>,
                    log: given EvidenceLog,
                    run: given RollupRun,
                ) -> RollupOutcomes {
                    rollup::roll_up_outcomes(&framework, &profile, &rules, &log, &run)?
                }
                /// The log without what roll-ups recorded, and without what was decided about
                /// that.
                without_roll_ups(log: given EvidenceLog) -> EvidenceLog {
                    rollup::without_roll_ups(&log)
                }
                /// Which share of a subtree a person has evidence for, in the four ways of CaSS.
                tree_share(
                    framework: held HeldFramework,
                    root: given Key,
                    person: given Key,
                    entries: given Vec<Entry>,
                    options: optional TreeShareOptions,
                ) -> TreeShare {
                    rollup::tree_share(&framework, &root, &person, &entries, &options)?
                }
                /// The rules of parents a JSON text holds.
                parse_roll_up_rules(text: given String) -> Vec<RollupRule> {
                    rollup::parse_roll_up_rules(&text)?
                }
                /// The JSON text of rules, which `parse_roll_up_rules` reads back to equal ones.
                print_roll_up_rules(rules: given Vec<RollupRule>) -> String {
                    rollup::print_roll_up_rules(&rules)
                }
                /// How far judges agree beyond chance: Krippendorff's alpha, with missing
                /// ratings.
                agreement(
                    ratings: given Vec<JudgeRating>,
                    measurement: given Measurement,
                ) -> Agreement {
                    raters::agreement(&ratings, measurement)?
                }
                /// How many levels lower or higher than the others each judge rates, and the
                /// ratings without that.
                severity(
                    ratings: given Vec<JudgeRating>,
                    options: optional SeverityOptions,
                ) -> Severities {
                    raters::severity(&ratings, &options)?
                }
                /// The difference between how people see themselves and how others see them,
                /// period by period.
                self_view(
                    log: held HeldLog,
                    options: optional SelfViewOptions,
                    framework: held_optional HeldFramework,
                ) -> SelfView {
                    let log = log.index(framework)?;
                    raters::self_view(&log, &options)?
                }
                /// What in a log cannot be, or is unlikely to be; kind by kind, in the order of
                /// ids and names.
                anomalies(
                    log: held HeldLog,
                    options: optional AnomalyOptions,
                    framework: held_optional HeldFramework,
                ) -> Vec<Anomaly> {
                    let log = log.index(framework)?;
                    raters::anomalies(&log, &options)?
                }
                /// The share of right answers, with the range of shares that fit it (Wilson
                /// 1927).
                wilson(right: given u32, asked: given u32, confidence: given Number) -> Proportion {
                    measure::wilson(right, asked, confidence.get())?
                }
                /// The level of a scale that right answers stand for, with the range of levels
                /// that fit them.
                test_level(
                    right: given u32,
                    asked: given u32,
                    scale: given ProficiencyScale,
                    options: optional TestLevelOptions,
                ) -> TestLevel {
                    measure::test_level(right, asked, &scale, &options)?
                }
                /// The ability that a person's answers let expect, with its standard error (EAP).
                ability(
                    items: given Vec<TestItem>,
                    answers: given Vec<ItemAnswer>,
                    options: optional AbilityOptions,
                ) -> Ability {
                    measure::ability(&items, &answers, &options)?
                }
                /// Difficulty and discrimination of the items of a test, by marginal maximum
                /// likelihood.
                calibrate(
                    items: given Vec<Key>,
                    patterns: given Vec<AnswerPattern>,
                    options: optional CalibrationOptions,
                ) -> Calibration {
                    measure::calibrate(&items, &patterns, &options)?
                }
                /// The chance that a person has mastered something, after each answer (Bayesian
                /// knowledge tracing).
                trace_mastery(
                    answers: given Vec<bool>,
                    parameters: given MasteryParameters,
                ) -> MasteryTrace {
                    measure::trace_mastery(&answers, &parameters)?
                }
                /// The parameters of `trace_mastery` that make the answers of many people most
                /// likely.
                fit_mastery(
                    sequences: given Vec<Vec<bool>>,
                    starts: given Vec<MasteryParameters>,
                    options: optional MasteryFitOptions,
                ) -> MasteryFit {
                    measure::fit_mastery(&sequences, &starts, &options)?
                }
            }
        }
    };
}
