//! The operations of the room `readiness`.

/// The rows of the room `readiness`, handed to the macro that is named.
#[macro_export]
#[doc(hidden)]
macro_rules! readiness_operations {
    ($expand:ident) => {
        $expand! {
            /// How far is one person from one role, and why?
            readiness {
                /// How ready one person is for one role, from 0 to 1, with every gap named.
                assess(
                    profile: held HeldProfile,
                    role: held HeldRole,
                    options: optional Options,
                ) -> Readiness {
                    readiness::assess(&profile, &role, &options)?
                }
                /// The measures of a readiness from bare levels, without its parts.
                score(
                    scorer: held HeldScorer,
                    levels: given BTreeMap<Key, Option<Level>>,
                ) -> Scores {
                    scorer.score_by_name(&levels)?
                }
                /// How ready one person is for each of many roles, the readiest first.
                compare(
                    profile: held HeldProfile,
                    roles: held HeldRoles,
                    options: optional Options,
                ) -> Comparison {
                    roles.index().compare(&profile, &options)?
                }
                /// For which of many roles one person is the readiest, in numbers alone.
                rank(
                    profile: held HeldProfile,
                    roles: held HeldRoles,
                    options: optional Options,
                ) -> Ranking {
                    roles.index().rank(&profile, &options)?
                }
                /// What becomes of a readiness if these things were otherwise; nothing that is
                /// given is touched.
                what_if(
                    profile: held HeldProfile,
                    role: held HeldRole,
                    changes: given Vec<Change>,
                    options: optional Options,
                ) -> WhatIf {
                    readiness::what_if(&profile, &role, &changes, &options)?
                }
                /// Which gaps of one person, once closed, open the most of many roles.
                unlocks(
                    profile: held HeldProfile,
                    roles: held HeldRoles,
                    limits: optional UnlockLimits,
                    options: optional Options,
                ) -> Unlocks {
                    readiness::unlocks(&profile, &roles, limits, &options)?
                }
                /// What the readiness of one person for one role hangs on, and which evidence to
                /// look for next.
                sensitivity(
                    profile: held HeldProfile,
                    role: held HeldRole,
                    options: optional Options,
                ) -> Sensitivity {
                    readiness::sensitivity(&profile, &role, &options)?
                }
                /// The cheapest set of level raises that reaches a target, with the proof that
                /// none is cheaper.
                least_effort(
                    profile: held HeldProfile,
                    role: held HeldRole,
                    effort: optional EffortOptions,
                    options: optional Options,
                ) -> EffortPlan {
                    readiness::least_effort(&profile, &role, &effort, &options)?
                }
                /// A change of readiness between two days, split exactly into where it comes
                /// from.
                split_change(
                    before: held HeldProfile,
                    aged: held HeldProfile,
                    after: held HeldProfile,
                    old: held HeldRole,
                    new: held HeldRole,
                    options: optional Options,
                ) -> ChangeSplit {
                    readiness::split_change(&before, &aged, &after, &old, &new, &options)?
                }
                /// What a new version of roles does to people, before it is published.
                impact(
                    profiles: given Vec<Profile>,
                    old: held HeldRoles,
                    new: held HeldRoles,
                    settings: optional ImpactOptions,
                    options: optional Options,
                ) -> Impact {
                    readiness::impact(&profiles, &old, &new, &settings, &options)?
                }
                /// Every mark that a score reached or lost, day by day, without the chatter
                /// around a mark.
                milestones(
                    series: given Vec<MilestonePoint>,
                    marks: given Vec<Milestone>,
                ) -> Vec<Crossing> {
                    readiness::milestones(&series, &marks)?
                }
                /// The options a JSON text holds; what is left out is as in `Options::default`.
                parse_options(text: given String) -> Options {
                    readiness::parse_options(&text)?
                }
                /// The JSON text of options, which `parse_options` reads back to equal ones.
                print_options(options: given Options) -> String {
                    readiness::print_options(&options)
                }
                /// Why a readiness is what it is: statements with reasons and values, which add
                /// up to it.
                explain(
                    readiness: given Readiness,
                    options: optional ExplainOptions,
                ) -> Explanation {
                    readiness::explain(&readiness, &options)
                }
                /// The labels that a role carries, by key: those of requirements, equivalents and
                /// choices.
                labels(role: held HeldRole) -> BTreeMap<Key, Text> {
                    readiness::labels(&role)
                }
                /// An explanation in sentences, one rendered statement for each statement, in
                /// their order.
                render(
                    explanation: given Explanation,
                    languages: optional Vec<LanguageTag>,
                    catalogue: optional Option<MessageCatalogue>,
                    options: optional RenderOptions,
                ) -> Vec<RenderedStatement> {
                    readiness::render(&explanation, &catalogue_for(catalogue, &languages), &options)
                }
                /// The built-in catalogue in the first of these languages that has one, else the
                /// English one.
                built_in_catalogue(languages: given Vec<LanguageTag>) -> MessageCatalogue {
                    readiness::built_in_catalogue(&languages)
                }
                /// The catalogue that a JSON text holds.
                parse_catalogue(text: given String) -> MessageCatalogue {
                    readiness::parse_catalogue(&text)?
                }
                /// Everything about a catalogue that makes a sentence fall back to English or
                /// read wrong.
                check_catalogue(catalogue: given MessageCatalogue) -> Vec<Diagnostic> {
                    readiness::check_catalogue(&catalogue)
                }
                /// The plural form that a number takes in a language.
                plural_category(
                    language: given LanguageTag,
                    number: given String,
                ) -> PluralCategory {
                    readiness::plural_category(&language, &number)?
                }
                /// The plural forms that a language has, and so the forms that a message needs in
                /// it.
                plural_categories(language: given LanguageTag) -> Vec<PluralCategory> {
                    readiness::plural_categories(&language)
                }
                /// The number that a peer would show for this person and this role, and what is
                /// wrong with it here.
                peer_score(
                    profile: held HeldProfile,
                    role: held HeldRole,
                    formula: given PeerFormula,
                ) -> PeerScore {
                    readiness::peer_score(&profile, &role, &formula)?
                }
                /// The formula a JSON text holds: its name as `kind`, and its parameters beside
                /// it.
                parse_peer_formula(text: given String) -> PeerFormula {
                    readiness::parse_peer_formula(&text)?
                }
                /// How alike two occupations are by the skills that their adverts ask for.
                cosine(
                    left: given Vec<SkillFrequency>,
                    right: given Vec<SkillFrequency>,
                    cut_off: given Share,
                ) -> CosineSimilarity {
                    peers::cosine(&left, &right, cut_off)?
                }
                /// The band of a score: that of the highest cut that is not above it.
                band(score: given Number, bands: given Bands) -> ScoreBand {
                    peers::band(score.get(), &bands)?
                }
                /// The bands of AdeptID for a match from 0 to 1: from .9 `very_high`, .8 `high`,
                /// .7 `medium`, else `low`.
                adept_id_bands() -> Bands {
                    peers::adept_id_bands()
                }
                /// The bands of Neobrain for a match in percent: from 70 `green`, 40 `orange`,
                /// else `red`.
                neobrain_bands() -> Bands {
                    peers::neobrain_bands()
                }
                /// The roles that SAP SuccessFactors would suggest (KBA 2640421).
                role_blend(
                    candidates: given Vec<RoleCandidate>,
                    weights: optional BlendWeights,
                ) -> RoleSuggestions {
                    peers::role_blend(&candidates, &weights)?
                }
                /// Gaps in the order of the competency mapping tool of codingace.
                gap_priority(
                    gaps: given Vec<GapToClose>,
                    hours_per_level: given Number,
                ) -> PrioritizedGaps {
                    peers::gap_priority(&gaps, hours_per_level.get())?
                }
                /// The gap of Eightfold: the benchmark without the manager's rating, or without
                /// the person's own where the manager gave none.
                gap_by_precedence(ratings: given BenchmarkRatings) -> GapByPrecedence {
                    peers::gap_by_precedence(&ratings)?
                }
                /// The target of each competency where several models ask for it: the highest
                /// wins, as in Cornerstone.
                target_of_models(targets: given Vec<ModelTarget>) -> WinningTargets {
                    peers::target_of_models(&targets)?
                }
                /// The level asked that a percentage stands for, as SAP SuccessFactors keeps it
                /// in a role.
                expected_from_percent(
                    percent: given Number,
                    scale: given ProficiencyScale,
                ) -> ExpectedLevel {
                    peers::expected_from_percent(percent.get(), &scale)?
                }
                /// The percentage that a level asked stands for: the other way of
                /// `expected_from_percent`.
                percent_from_expected(
                    level: given Level,
                    scale: given ProficiencyScale,
                ) -> ExpectedPercent {
                    peers::percent_from_expected(level, &scale)?
                }
                /// Where milestones on tracks lead on a ladder, as in Medium's Snowflake.
                milestone_points(
                    milestones: given Vec<TrackMilestone>,
                    ladder: given MilestoneLadder,
                ) -> MilestonePlace {
                    peers::milestone_points(&milestones, &ladder)?
                }
                /// The final score of an appraisal in Frappe HR, and beside it the mean of the
                /// parts that are there.
                appraisal_mean_of_parts(appraisal: given Appraisal) -> AppraisalScore {
                    peers::appraisal_mean_of_parts(&appraisal)?
                }
                /// The final score of an appraisal in Frappe HR whose parts weigh differently.
                appraisal_weighted(
                    appraisal: given Appraisal,
                    weights: given AppraisalWeights,
                ) -> AppraisalScore {
                    peers::appraisal_weighted(&appraisal, &weights)?
                }
                /// The progress of a goal in Frappe HR: the mean of the goals below it that are
                /// not archived.
                goal_mean_children(children: given Vec<ChildGoal>) -> MeanProgress {
                    peers::goal_mean_children(&children)?
                }
                /// The progress of a key result, in percent.
                key_result(
                    result: given KeyResult,
                    formula: given KeyResultFormula,
                ) -> KeyResultProgress {
                    peers::key_result(&result, formula)?
                }
                /// The progress of an objective in Horilla: the mean of its key results, cut to
                /// whole percent.
                objective(
                    results: given Vec<KeyResult>,
                    formula: given KeyResultFormula,
                ) -> MeanProgress {
                    peers::objective(&results, formula)?
                }
                /// The ladder of Medium's Snowflake: its points, levels and titles.
                snowflake_ladder() -> MilestoneLadder {
                    MilestoneLadder::snowflake()
                }
            }
        }
    };
}
