//! The operations of the room `framework`.

/// The rows of the room `framework`, handed to the macro that is named.
#[macro_export]
#[doc(hidden)]
macro_rules! framework_operations {
    ($expand:ident) => {
        $expand! {
            /// What can be known or done, and how is it graded?
            framework {
                /// The framework a JSON text holds.
                parse(text: given String) -> Framework {
                    framework::parse(&text)?
                }
                /// The JSON text of a framework, which `parse` reads back to an equal one.
                print(framework: held HeldFramework) -> String {
                    framework::print(&framework)
                }
                /// The competencies of O*NET: abilities, work styles, skills, knowledge and work
                /// activities.
                import_onet(
                    files: files Vec<InputFile>,
                    options: optional ImportOptions,
                ) -> Imported<Framework> {
                    framework::import::onet(&sources(&files), &options)?
                }
                /// The skills, knowledge and skill groups of ESCO, with their relations.
                import_esco(
                    files: files Vec<InputFile>,
                    options: optional ImportOptions,
                ) -> Imported<Framework> {
                    framework::import::esco(&sources(&files), &options)?
                }
                /// The competencies of the NICE framework: tasks, knowledge and skills.
                import_nice(
                    file: file InputFile,
                    options: optional ImportOptions,
                ) -> Imported<Framework> {
                    framework::import::nice(file.source(), &options)?
                }
                /// The framework in a CASE package.
                import_case(
                    file: file InputFile,
                    options: optional ImportOptions,
                ) -> Imported<Framework> {
                    framework::import::case(file.source(), &options)?
                }
                /// The framework in a graph of CTDL-ASN.
                import_ctdl_asn(
                    file: file InputFile,
                    options: optional ImportOptions,
                ) -> Imported<Framework> {
                    framework::import::ctdl_asn(file.source(), &options)?
                }
                /// The framework in a table of competencies.
                import_plain_csv(
                    file: file InputFile,
                    options: optional ImportOptions,
                ) -> Imported<Framework> {
                    framework::import::plain_csv(file.source(), &options)?
                }
                /// The framework in a document of our own form, without the entries that are
                /// wrong.
                import_plain_json(
                    file: file InputFile,
                    options: optional ImportOptions,
                ) -> Imported<Framework> {
                    framework::import::plain_json(file.source(), &options)?
                }
                /// What would change if `incoming` took the place of `current`: a dry run.
                plan(current: held HeldFramework, incoming: held HeldFramework) -> ChangePlan {
                    framework::import::plan(&current, &incoming)
                }
                /// The framework as JSON, indented, with everything in it.
                export_json(framework: held HeldFramework) -> String {
                    framework::export::json(&framework)
                }
                /// The groups and competencies of a framework as a table, one row each, groups
                /// first.
                export_csv(framework: held HeldFramework) -> String {
                    framework::export::csv(&framework)
                }
                /// The framework as a CASE 1.1 package in JSON.
                export_case(framework: held HeldFramework, as_of: given Instant) -> String {
                    framework::export::case(&framework, as_of)
                }
                /// Everything that is wrong with a framework, each finding on its own, with its
                /// path.
                audit(
                    framework: held HeldFramework,
                    options: optional AuditOptions,
                ) -> Vec<Diagnostic> {
                    framework::audit(&framework, &options)
                }
                /// The circles that relations of one kind make, with every member on the way.
                cycles(
                    framework: held HeldFramework,
                    kind: given RelationKind,
                ) -> Vec<RelationCycle> {
                    framework::cycles(&framework, kind)
                }
                /// How many relations of each kind a framework has, without the kinds it has none
                /// of.
                count_relations(framework: held HeldFramework) -> Vec<RelationCount> {
                    framework::count_relations(&framework)
                }
                /// Everything that changed from the old version to the new one, found by uri.
                diff(old: held HeldFramework, new: held HeldFramework) -> FrameworkDiff {
                    framework::diff(&old, &new)
                }
                /// Every label that is this text, whatever its case, blanks and diacritics.
                find(framework: held HeldFramework, text: given String) -> Vec<Hit> {
                    framework.labels().find(&text)
                }
                /// Labels that are like this text, the most alike first, also with typing errors.
                search(
                    framework: held HeldFramework,
                    text: given String,
                    options: optional SearchOptions,
                ) -> Vec<Hit> {
                    framework.labels().search(&text, &options)
                }
                /// How often each competency is named by roles and by what people show.
                usage(
                    framework: held HeldFramework,
                    required: given Vec<Key>,
                    evidenced: given Vec<Key>,
                ) -> UsageReport {
                    framework::usage(&framework, &required, &evidenced)
                }
                /// The level on the other scale.
                convert(
                    level: given Level,
                    crosswalk: given Crosswalk,
                    from_scale: given ProficiencyScale,
                    to_scale: given ProficiencyScale,
                ) -> Level {
                    framework::convert(level, &crosswalk, &from_scale, &to_scale)?
                }
                /// The largest distance between two levels of the scale that is left which become
                /// one.
                largest_error(
                    crosswalk: given Crosswalk,
                    from_scale: given ProficiencyScale,
                    to_scale: given ProficiencyScale,
                ) -> f64 {
                    framework::largest_error(&crosswalk, &from_scale, &to_scale)?
                }
            }
        }
    };
}
