//! The operations of the room `recommend`.

/// The rows of the room `recommend`, handed to the macro that is named.
#[macro_export]
#[doc(hidden)]
macro_rules! recommend_operations {
    ($expand:ident) => {
        $expand! {
            /// What should come next?
            recommend {
                /// How good each resource is, by what people said of it and did with it.
                resource_quality(
                    feedback: given Vec<ResourceFeedback>,
                    options: optional QualityOptions,
                ) -> Vec<ResourceQuality> {
                    recommend::resource_quality(&feedback, &options)?
                }
                /// The resources in a table with one row for each.
                import_resources_csv(
                    file: file InputFile,
                    options: optional ImportOptions,
                ) -> Imported<ResourceCatalogue> {
                    recommend::resources_csv(file.source(), &options)?
                }
                /// The resources in a document of our own form.
                import_resources_json(
                    file: file InputFile,
                    options: optional ImportOptions,
                ) -> Imported<ResourceCatalogue> {
                    recommend::resources_json(file.source(), &options)?
                }
                /// What a person lacks for a role, as goals of a learning plan.
                learning_goals(
                    profile: held HeldProfile,
                    role: held HeldRole,
                    options: optional Options,
                ) -> LearningGoals {
                    recommend::learning_goals(&profile, &role, &options)?
                }
                /// The best set of resources for some goals, in the order to take them in, with the
                /// proof of that.
                learning_plan(
                    goals: given LearningGoals,
                    resources: given Vec<LearningResource>,
                    options: optional PlanOptions,
                ) -> LearningPlan {
                    recommend::learning_plan(&goals, &resources, &options)?
                }
                /// A plan anew after something changed, with as few new resources as possible.
                replan(
                    goals: given LearningGoals,
                    resources: given Vec<LearningResource>,
                    before: given Vec<Key>,
                    options: optional PlanOptions,
                ) -> Replan {
                    recommend::replan(&goals, &resources, &before, &options)?
                }
                /// A plan kept for many people, with its resources as they are now.
                plan_template(
                    id: given Key,
                    goals: given LearningGoals,
                    planned: given Vec<Key>,
                    resources: given Vec<LearningResource>,
                ) -> PlanTemplate {
                    recommend::plan_template(&id, &goals, &planned, &resources)?
                }
                /// How far a plan that was kept still holds.
                template_drift(
                    template: given PlanTemplate,
                    goals: given LearningGoals,
                    resources: given Vec<LearningResource>,
                    options: optional PlanOptions,
                ) -> TemplateDrift {
                    recommend::template_drift(&template, &goals, &resources, &options)?
                }
                /// How far somebody is with a plan, and when it will end.
                plan_progress(
                    steps: given Vec<PlannedStep>,
                    records: given Vec<StepRecord>,
                    today: given Day,
                    hours_per_week: optional Option<Number>,
                ) -> PlanProgress {
                    recommend::plan_progress(
                        &steps, &records, today, hours_per_week.map(Number::get),
                    )?
                }
                /// Which competency should come next for one or several roles, by readiness gained
                /// per hour.
                next_competencies(
                    profile: held HeldProfile,
                    roles: held HeldRoles,
                    input: optional NextInput,
                    next: optional NextOptions,
                    options: optional Options,
                ) -> NextCompetencies {
                    recommend::next_competencies(&profile, &roles, &input, &next, &options)?
                }
                /// What has to be used or certified again, before which day.
                refresh_schedule(
                    items: given Vec<RefreshItem>,
                    as_of: given Day,
                    options: optional RefreshOptions,
                ) -> RefreshSchedule {
                    recommend::refresh_schedule(&items, as_of, options)?
                }
                /// Which roles may suit a person, by an editable blend with its trace.
                suggest_roles(
                    profile: held HeldProfile,
                    roles: held HeldRoles,
                    context: optional RoleContext,
                    blend: optional RoleSuggestOptions,
                    options: optional Options,
                ) -> SuggestedRoles {
                    recommend::suggest_roles(&profile, &roles, &context, &blend, &options)?
                }
                /// What people have who have what these people have.
                alike(
                    people: given Vec<PersonItems>,
                    asking: given Vec<PersonItems>,
                    options: optional AlikeOptions,
                ) -> Alikes {
                    recommend::alike(&people, &asking, &options)?
                }
                /// By when the work that is left is done, at the person's own pace.
                forecast_completion(
                    input: given CompletionInput,
                    options: optional CompletionOptions,
                ) -> CompletionForecast {
                    recommend::forecast_completion(&input, &options)?
                }
                /// All facts that conditions of rules may name.
                rule_facts() -> Vec<RuleFact> {
                    recommend::rule_facts()
                }
                /// A set of rules to begin with.
                default_rules() -> RuleSet {
                    recommend::default_rules()?
                }
                /// Everything that is wrong with a set of rules, and what running it costs.
                check_rules(rules: given RuleSet) -> RuleCheck {
                    recommend::check_rules(&rules)
                }
                /// The cases of people and the roles they aim at, for rules to be run on.
                rule_cases(
                    cohort: held HeldCohort,
                    roles: held HeldRoles,
                    notes: optional Vec<CompetencyNote>,
                    options: optional Options,
                ) -> Vec<RuleCase> {
                    recommend::rule_cases(&cohort, &roles, &notes, &options)?
                }
                /// What each rule makes of each case on a day, with the values it saw and what just
                /// missed.
                evaluate_rules(
                    rules: held HeldRules,
                    cases: given Vec<RuleCase>,
                    as_of: given Day,
                    run: optional RuleRunOptions,
                ) -> RuleRun {
                    recommend::evaluate_rules(rules.ready()?, &cases, as_of, &run)?
                }
                /// Who would get what, if rules were run on recorded people.
                dry_run(
                    rules: held HeldRules,
                    cohort: held HeldCohort,
                    roles: held HeldRoles,
                    as_of: given Day,
                    notes: optional Vec<CompetencyNote>,
                    run: optional RuleRunOptions,
                    options: optional Options,
                ) -> DryRun {
                    recommend::dry_run(
                        rules.ready()?, &cohort, &roles, &notes, as_of, &run, &options,
                    )?
                }
                /// Messages in sentences, one for each.
                say(
                    messages: given Vec<CoachMessage>,
                    catalogue: optional Option<MessageCatalogue>,
                    languages: optional Vec<LanguageTag>,
                    options: optional RenderOptions,
                ) -> Vec<SaidMessage> {
                    let catalogue = catalogue.unwrap_or_else(|| recommend::coach_catalogue(&languages));
                    recommend::say(&messages, &catalogue, &options)
                }
                /// The built-in messages of recommendations, as the pattern for a new language.
                coach_catalogue(languages: optional Vec<LanguageTag>) -> MessageCatalogue {
                    recommend::coach_catalogue(&languages)
                }
            }
        }
    };
}
