//! The operations of the room `portfolio`.

/// The rows of the room `portfolio`, handed to the macro that is named.
#[macro_export]
#[doc(hidden)]
macro_rules! portfolio_operations {
    ($expand:ident) => {
        $expand! {
            /// How do many people stand, against many roles, at once?
            portfolio {
                /// How ready everybody is for every role.
                score_matrix(
                    cohort: held HeldCohort,
                    roles: held HeldRoles,
                    options: optional Options,
                ) -> ScoreMatrix {
                    portfolio::score_matrix(&cohort, roles.index(), &options)?
                }
                /// For which roles each person is the readiest.
                top_roles(
                    cohort: held HeldCohort,
                    roles: held HeldRoles,
                    options: optional Options,
                ) -> Vec<Ranking> {
                    portfolio::top_roles(&cohort, roles.index(), &options)?
                }
                /// Who suits each role best.
                top_people(
                    cohort: held HeldCohort,
                    roles: held HeldRoles,
                    search: optional TalentSearch,
                    options: optional Options,
                ) -> Vec<RoleCandidates> {
                    portfolio::top_people(&cohort, roles.index(), &search, &options)?
                }
                /// The mean and the count above the threshold, for every role and every group.
                summarise(
                    cohort: held HeldCohort,
                    roles: held HeldRoles,
                    by: optional Option<Key>,
                    options: optional Options,
                ) -> Vec<RoleSummary> {
                    portfolio::summarise(&cohort, roles.index(), by.as_ref(), &options)?
                }
                /// The mean readiness of every group for every role, as a field of colours.
                heatmap(
                    cohort: held HeldCohort,
                    roles: held HeldRoles,
                    by: given Key,
                    options: optional Options,
                ) -> Heatmap {
                    portfolio::heatmap(&cohort, roles.index(), &by, &options)?
                }
                /// What people lack for the roles they aim at, and how often.
                recurring_gaps(
                    cohort: held HeldCohort,
                    roles: held HeldRoles,
                    options: optional Options,
                ) -> RecurringGaps {
                    portfolio::recurring_gaps(&cohort, roles.index(), &options)?
                }
                /// Who holds what is needed: supply against demand, and who must not leave.
                coverage(
                    cohort: held HeldCohort,
                    demands: given Vec<LevelDemand>,
                    options: optional CoverageOptions,
                ) -> Coverage {
                    portfolio::coverage(&cohort, &demands, options)?
                }
                /// How many people have which level of each competency, with the unknown beside
                /// them.
                distribution(
                    cohort: held HeldCohort,
                    competencies: optional Vec<Key>,
                    by: optional Option<Key>,
                ) -> Vec<LevelDistribution> {
                    portfolio::distribution(&cohort, &competencies, by.as_ref())?
                }
                /// Who moved between two days, and why.
                movement(
                    before: held HeldCohort,
                    after: held HeldCohort,
                    roles: held HeldRoles,
                    aged: held_optional HeldCohort,
                    options: optional Options,
                ) -> Movement {
                    portfolio::movement(
                        &before, aged.as_deref(), &after, roles.index(), &options,
                    )?
                }
                /// How people went from band to band of readiness between two days, as streams.
                flow(
                    before: held HeldCohort,
                    after: held HeldCohort,
                    roles: held HeldRoles,
                    bands: optional FlowBands,
                    options: optional Options,
                ) -> Flow {
                    portfolio::flow(&before, &after, roles.index(), &bands, &options)?
                }
                /// How groups stand for roles, with small groups hidden, and others so that they
                /// stay hidden.
                safe_summary(
                    rows: given Vec<RoleSummary>,
                    policy: optional SuppressionPolicy,
                ) -> SafeSummary {
                    portfolio::safe_summary(&rows, &policy)?
                }
                /// A table of people with its totals, in which nobody can be found out.
                suppress(
                    table: given CountTable,
                    policy: optional SuppressionPolicy,
                ) -> SafeTable {
                    portfolio::suppress(&table, &policy)?
                }
                /// How often people of each protected group are favoured, beside the group that is
                /// so most often.
                fairness(
                    data: given FairnessData,
                    options: optional FairnessOptions,
                ) -> FairnessTable {
                    portfolio::fairness(&data, &options)?
                }
                /// How many people of each group scored above the median of everybody, unknown
                /// ones with them.
                count_above_median(people: given Vec<ScoredPerson>) -> AboveMedian {
                    portfolio::count_above_median(&people)?
                }
                /// How often chance alone makes two rates differ as much: Fisher's exact test of
                /// two by two.
                fisher_exact(a: given u32, b: given u32, c: given u32, d: given u32) -> FisherExact {
                    portfolio::fisher_exact(a, b, c, d)
                }
            }
        }
    };
}
