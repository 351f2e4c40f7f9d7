//! The operations of the room `role`.

/// The rows of the room `role`, handed to the macro that is named.
#[macro_export]
#[doc(hidden)]
macro_rules! role_operations {
    ($expand:ident) => {
        $expand! {
            /// What does a position ask?
            role {
                /// The role a JSON text holds.
                parse(text: given String) -> Role {
                    role::parse(&text)?
                }
                /// The JSON text of a role, which `parse` reads back to an equal one.
                print(role: held HeldRole) -> String {
                    role::print(&role)
                }
                /// The role with this uri, this code or, failing both, this title; failing that,
                /// this alternative title.
                find(roles: held HeldRoles, name: given String) -> Role {
                    role::find(&roles, &name)?.clone()
                }
                /// Roles whose title, alternative title or code is like this text, the most alike
                /// first.
                search(
                    roles: held HeldRoles,
                    text: given String,
                    options: optional SearchOptions,
                ) -> Vec<Hit> {
                    roles.labels().search(&text, &options)
                }
                /// The competencies roles ask for, once for each time one does, in the order of
                /// the roles.
                required_competencies(roles: held HeldRoles) -> Vec<Key> {
                    role::required_competencies(&roles)
                }
                /// Everything that is wrong with roles and what they ask, each finding on its
                /// own, with its path.
                audit(
                    catalogue: given RoleCatalogue,
                    framework: held HeldFramework,
                ) -> Vec<Diagnostic> {
                    role::audit(&catalogue, &framework)
                }
                /// Everything in a role that contradicts itself, each finding on its own, with
                /// its path.
                check(role: held HeldRole) -> Vec<Diagnostic> {
                    role::check(&role)
                }
                /// Everything that changed from the old version to the new one, found by uri.
                diff(old: given RoleCatalogue, new: given RoleCatalogue) -> RoleDiff {
                    role::diff(&old, &new)
                }
                /// Everything that changed from one version of a role to another, as `diff` for
                /// catalogues.
                diff_roles(old: held HeldRole, new: held HeldRole) -> RoleDiff {
                    role::diff_roles(&old, &new)
                }
                /// Everything that changed from one version of a career path to another.
                diff_paths(old: given CareerPath, new: given CareerPath) -> PathDiff {
                    role::diff_paths(&old, &new)
                }
                /// The role with the equivalents that a framework knows for what it asks.
                add_equivalents(
                    role: held HeldRole,
                    framework: held HeldFramework,
                    options: optional EquivalentOptions,
                ) -> Role {
                    role::add_equivalents(&role, &framework, &options)?
                }
                /// Where a ladder names roles that are not there, or a higher role asks less than
                /// the one below.
                check_ladder(ladder: given Ladder, roles: held HeldRoles) -> Vec<Diagnostic> {
                    role::check_ladder(&ladder, &roles)
                }
                /// Everything that is wrong with a career path.
                check_path(path: given CareerPath, roles: held HeldRoles) -> Vec<Diagnostic> {
                    role::check_path(&path, &roles)
                }
                /// The history with a new version of its role, which holds from that day on.
                publish(
                    history: given RoleHistory,
                    role: held HeldRole,
                    version: given String,
                    effective_from: given Day,
                    options: optional PublishOptions,
                ) -> RoleHistory {
                    role::publish(&history, &role, &version, effective_from, &options)?
                }
                /// The history with a new version of its career path, by the rules of `publish`.
                publish_path(
                    history: given CareerPathHistory,
                    path: given CareerPath,
                    version: given String,
                    effective_from: given Day,
                    options: optional PublishOptions,
                ) -> CareerPathHistory {
                    role::publish_path(&history, &path, &version, effective_from, &options)?
                }
                /// Everything that is wrong with the versions of a role, and with each of its
                /// versions.
                check_history(history: given RoleHistory) -> Vec<Diagnostic> {
                    role::check_history(&history)
                }
                /// Everything that is wrong with the versions of a career path, as
                /// `check_history` for roles.
                check_path_history(history: given CareerPathHistory) -> Vec<Diagnostic> {
                    role::check_path_history(&history)
                }
                /// The version of a role that holds on a day.
                in_force(history: given RoleHistory, day: given Day) -> RoleVersion {
                    role::in_force(&history, day)?.clone()
                }
                /// The version of a career path that holds on a day, by the rule of `in_force`.
                path_in_force(
                    history: given CareerPathHistory,
                    day: given Day,
                ) -> CareerPathVersion {
                    role::path_in_force(&history, day)?.clone()
                }
                /// The occupations of O*NET, each with the competencies it asks for.
                import_onet(
                    files: files Vec<InputFile>,
                    framework: held HeldFramework,
                    options: optional ImportOptions,
                ) -> Imported<RoleCatalogue> {
                    role::import::onet(&sources(&files), &framework, &options)?
                }
                /// The occupations of ESCO, each with the skills and the knowledge it asks for.
                import_esco(
                    files: files Vec<InputFile>,
                    framework: held HeldFramework,
                    options: optional ImportOptions,
                ) -> Imported<RoleCatalogue> {
                    role::import::esco(&sources(&files), &framework, &options)?
                }
                /// The work roles of the NICE framework and what they ask.
                import_nice(
                    file: file InputFile,
                    framework: held HeldFramework,
                    options: optional ImportOptions,
                ) -> Imported<RoleCatalogue> {
                    role::import::nice(file.source(), &framework, &options)?
                }
            }
        }
    };
}
