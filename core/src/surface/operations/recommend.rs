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
            }
        }
    };
}
