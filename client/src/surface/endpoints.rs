//! The table of all endpoints.

/// Hands the table to a macro.
///
/// A row is
///
/// ```text
/// /// The first line of its documentation.
/// kind name(client, argument: Type, ...) -> Answer { the call }
/// ```
///
/// An argument that may be left out has the type `Option`; `client` is the client that calls.
/// The kinds are those of [the module](super).
macro_rules! endpoints {
    ($expand:ident) => {
        $expand! {
            /// Logging in and out.
            auth {
                /// Logs in; the client holds the tokens from now on, and renews them by itself.
                done login(client, email: String, password: Secret) -> () {
                    client.auth().login(&email, password).await
                }
                /// Logs out: the service forgets the session, and the client its tokens.
                done logout(client) -> () { client.auth().logout().await }
                /// Who is logged in.
                call me(client) -> User { client.auth().me() }
            }
            /// People with an account.
            users {
                /// All of them. Filters: `email`, `status`, `grant`.
                list list(client) -> User { client.users().list() }
                /// One of them.
                call get(client, id: String) -> User { client.users().get(&id) }
                /// Makes an account.
                call create(client, user: NewUser) -> User { client.users().create(&user) }
                /// Changes an account.
                call update(client, id: String, change: UserChange) -> User {
                    client.users().update(&id, &change)
                }
                /// Removes an account.
                done delete(client, id: String) -> () {
                    client.users().delete(&id).await.map(drop)
                }
                /// Makes many accounts.
                bulk bulk_create(client, users: Vec<NewUser>) -> BulkReport {
                    client.users().bulk_create(users)
                }
                /// Removes many accounts, by id.
                bulk bulk_delete(client, ids: Vec<String>) -> BulkReport {
                    client.users().bulk_delete(ids)
                }
            }
            /// Published lists of what can be known or done.
            frameworks {
                /// Which there are, in which versions.
                list list(client) -> FrameworkVersion { client.frameworks().list() }
                /// One of them, whole: it may have thousands of competencies.
                call get(client, id: String) -> Framework { client.frameworks().get(&id) }
                /// Puts one in, or puts another version in its place.
                call put(client, framework: Framework) -> FrameworkVersion {
                    client.frameworks().put(&framework)
                }
                /// Takes one out.
                done delete(client, id: String) -> () {
                    client.frameworks().delete(&id).await.map(drop)
                }
            }
            /// What can be known or done, within one framework.
            competencies {
                /// All of them. Filters: `q` searches labels, `kind`, `status`, `tag`, `language`.
                list list(client, framework: String) -> Competency {
                    client.competencies(&framework).list()
                }
                /// One of them, by uri or code.
                call get(client, framework: String, uri: String) -> Competency {
                    client.competencies(&framework).get(&uri)
                }
                /// Adds one.
                call create(client, framework: String, competency: Competency) -> Competency {
                    client.competencies(&framework).create(&competency)
                }
                /// Puts one in the place of what has its uri.
                call put(client, framework: String, competency: Competency) -> Competency {
                    client.competencies(&framework).put(&competency)
                }
                /// Takes one out.
                done delete(client, framework: String, uri: String) -> () {
                    client.competencies(&framework).delete(&uri).await.map(drop)
                }
                /// Adds many.
                bulk bulk_create(
                    client,
                    framework: String,
                    competencies: Vec<Competency>,
                ) -> BulkReport {
                    client.competencies(&framework).bulk_create(competencies)
                }
                /// Puts many in the place of what has their uris.
                bulk bulk_update(
                    client,
                    framework: String,
                    competencies: Vec<Competency>,
                ) -> BulkReport {
                    client.competencies(&framework).bulk_update(competencies)
                }
                /// Takes many out, by uri.
                bulk bulk_delete(client, framework: String, uris: Vec<String>) -> BulkReport {
                    client.competencies(&framework).bulk_delete(uris)
                }
            }
            /// Occupations, jobs and positions, and what they ask.
            roles {
                /// All of them. Filters: `q` searches titles, `family`, `grade`, `status`.
                list list(client) -> Role { client.roles().list() }
                /// One of them, by uri or code.
                call get(client, uri: String) -> Role { client.roles().get(&uri) }
                /// Adds one.
                call create(client, role: Role) -> Role { client.roles().create(&role) }
                /// Puts one in, or in the place of what has its uri.
                call put(client, role: Role) -> Role { client.roles().put(&role) }
                /// Takes one out.
                done delete(client, uri: String) -> () {
                    client.roles().delete(&uri).await.map(drop)
                }
                /// Adds many.
                bulk bulk_create(client, roles: Vec<Role>) -> BulkReport {
                    client.roles().bulk_create(roles)
                }
                /// Puts many in the place of what has their uris.
                bulk bulk_update(client, roles: Vec<Role>) -> BulkReport {
                    client.roles().bulk_update(roles)
                }
            }
            /// What people show.
            evidence {
                /// Everything recorded about a person. Filters: `competency`, `kind`, `since`.
                list list(client, person: String) -> Entry { client.evidence().list(&person) }
                /// Records one piece. The log only grows: the same entry twice is one.
                call record(client, entry: Entry) -> Entry { client.evidence().record(&entry) }
                /// Records many pieces, about anybody.
                bulk bulk_record(client, entries: Vec<Entry>) -> BulkReport {
                    client.evidence().bulk_record(entries)
                }
                /// Attaches a file to a piece of evidence, such as a certificate.
                call attach(client, person: String, entry: String, file: Upload) -> Entry {
                    client.evidence().attach(&person, &entry, file.part("file"))
                }
                /// What the person shows on a day; without one, today by the clock of the service.
                call profile(client, person: String, as_of: Option<Day>) -> Profile {
                    client.evidence().profile(&person, as_of)
                }
            }
            /// How far one person is from one role, and what is missing.
            readiness {
                /// How ready a person is for one role; `against` must name exactly one.
                call assess(
                    client,
                    subject: Subject,
                    against: Against,
                    assessment: Option<Options>,
                ) -> Readiness {
                    client.readiness().assess(&subject, &against, assessment.as_ref())
                }
                /// One person against many roles, the highest score first.
                call compare(
                    client,
                    subject: Subject,
                    against: Against,
                    assessment: Option<Options>,
                ) -> Comparison {
                    client.readiness().compare(&subject, &against, assessment.as_ref())
                }
                /// How ready a known person is for a known role.
                call of(client, person: String, role: String) -> Readiness {
                    client.readiness().of(&person, &role)
                }
                /// What a known person lacks for a known role, the largest loss first.
                call gaps(client, person: String, role: String) -> Vec<Gap> {
                    client.readiness().gaps(&person, &role)
                }
            }
            /// How many people stand, against many roles.
            portfolio {
                /// The mean and the count above the threshold, for every role and every group of a
                /// column.
                call summary(client, by: Option<String>) -> Vec<RoleSummary> {
                    client.portfolio().summary(by.as_deref())
                }
                /// The same as a field of colours.
                call heatmap(client, by: Option<String>) -> Heatmap {
                    client.portfolio().heatmap(by.as_deref())
                }
                /// What people lack for their target roles.
                call recurring_gaps(client) -> RecurringGaps { client.portfolio().recurring_gaps() }
                /// Who holds what is needed.
                call coverage(client, demands: Vec<LevelDemand>) -> Coverage {
                    client.portfolio().coverage(&demands)
                }
            }
            /// Tables to take away, such as `competencies`, `roles`, `evidence` or `readiness`.
            exports {
                /// The table as values between commas.
                download csv(client, name: String) -> Download { client.exports().csv(&name).await }
                /// The table as a workbook.
                download xlsx(client, name: String) -> Download {
                    client.exports().xlsx(&name).await
                }
            }
            /// Whether the service works. No credentials are sent.
            health {
                /// Whether it runs.
                call live(client) -> Health { client.health().live() }
                /// Whether it can answer: its database is there, and its data are loaded.
                call ready(client) -> Health { client.health().ready() }
            }
        }
    };
}

pub(super) use endpoints;
