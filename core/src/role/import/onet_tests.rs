use super::onet;
use crate::framework::import::{ImportOptions, SourceFile};
use crate::framework::{Framework, import};
use crate::problem::Diagnostic;
use crate::role::RoleCatalogue;

const MODEL: &str = "Element ID\tElement Name\tDescription\n2.A\tBasic Skills\tx\n\
    2.A.1\tContent\tx\n2.A.1.a\tReading\tx\n2.A.1.b\tListening\tx\n2.A.1.c\tWriting\tx\n2\tRequirements\tx\n";
const SCALES: &str = "Scale ID\tScale Name\tMinimum\tMaximum\nLV\tLevel\t0\t7\n";
const OCCUPATIONS: &str = "O*NET-SOC Code\tTitle\tDescription\n\
    15-2051.00\tData Scientists\tDevelop\n11-1031.00\tLegislators\tMake laws\n";
const HEADER: &str = "O*NET-SOC Code\tElement ID\tScale ID\tData Value\tN\tStandard Error\t\
    Recommend Suppress\tNot Relevant\tDate\tDomain Source\n";

fn read(skills: &str) -> (Framework, RoleCatalogue, Vec<Diagnostic>) {
    let skills = format!("{HEADER}{skills}");
    let zones = "O*NET-SOC Code\tJob Zone\n15-2051.00\t5\n15-2051.00\t4\n11-1031.00\tn/a\n";
    let titles = "O*NET-SOC Code\tAlternate Title\n15-2051.00\tData Analyst\n";
    let context = "O*NET-SOC Code\tElement ID\tScale ID\tCategory\tData Value\tRecommend Suppress\tNot Relevant\n\
        15-2051.00\t4.C.1\tCX\t1\t2\tN\tN\n";
    let files = [
        ("Content Model Reference.txt", MODEL),
        ("Scales Reference.txt", SCALES),
        ("Occupation Data.txt", OCCUPATIONS),
        ("Job Zones.txt", zones),
        ("Alternate Titles.txt", titles),
        ("Skills.txt", &skills),
        ("Work Context.txt", context),
    ]
    .map(|(name, text)| SourceFile { name, bytes: text.as_bytes() });
    let options = ImportOptions::default();
    let framework = import::onet(&files, &options).unwrap().value;
    let imported = onet(&files, &framework, &options).unwrap();
    (framework, imported.value, imported.diagnostics)
}

#[test]
fn a_pair_of_ratings_becomes_a_requirement_with_its_source() {
    let (_, catalogue, found) = read(
        "15-2051.00\t2.A.1.a\tIM\t4.00\t8\t0.1\tN\tn/a\t08/2023\tAnalyst\n\
         15-2051.00\t2.A.1.a\tLV\t4.25\t8\t0.2\tN\tN\t08/2023\tAnalyst\n",
    );
    let role = &catalogue.roles[0];
    let reading = &role.requirements[0];
    assert_eq!(reading.importance.unwrap().get(), 0.75);
    assert_eq!(reading.required_level.unwrap().get(), 4.25);
    let rating = reading.rating.as_ref().unwrap();
    assert_eq!(
        (rating.respondents, rating.rated_in.unwrap().to_string()),
        (Some(8), "2023-08".to_owned())
    );
    assert_eq!((role.grade, role.family.as_ref().unwrap().as_str()), (Some(5), "15-0000"));
    let codes: Vec<_> = found.iter().map(|one| one.problem.code).collect();
    // A second job zone, the job zone `n/a` of a collective occupation, and that this occupation
    // asks nothing.
    let invalid = "framework.invalid_value";
    assert_eq!(codes, [invalid, invalid, "role.nothing_asked"]);
}

#[test]
fn a_marked_pair_is_no_requirement_and_is_counted_once() {
    let (_, catalogue, found) = read(
        "15-2051.00\t2.A.1.a\tIM\t4.00\t8\t0.1\tN\tn/a\t08/2023\tAnalyst\n\
         15-2051.00\t2.A.1.a\tLV\t4.25\t8\t0.9\tY\tY\t08/2023\tAnalyst\n\
         15-2051.00\t2.A.1.b\tLV\t4.25\t8\t0.9\tN\tN\t08/2023\tAnalyst\n\
         15-2051.00\t2.A.1.b\tIM\t4.25\t8\t0.9\tY\tn/a\t08/2023\tAnalyst\n\
         15-2051.00\t2.A.1.c\tLV\tn/a\t\t\tn/a\tn/a\t\t\n",
    );
    assert!(catalogue.roles[0].requirements.is_empty());
    let counts: Vec<_> = found
        .iter()
        .filter(|one| one.problem.code == "role.ratings_left_out")
        .map(|one| one.problem.details.values["count"].clone())
        .collect();
    assert_eq!(counts, ["1", "1", "1"]);
}

#[test]
fn bad_ratings_are_reported_with_line_and_column() {
    let (_, catalogue, found) = read(
        "15-2051.00\t2.A.1.a\tIM\t6.00\t8\t0.1\tN\tn/a\t08/2023\tAnalyst\n\
         15-2051.00\t2.A.1.a\tLV\tNaN\t8\t0.1\tN\tN\t08/2023\tAnalyst\n\
         15-2051.00\t2.A.9.z\tLV\t1\t8\t0.1\tN\tN\t08/2023\tAnalyst\n\
         99-0000.00\t2.A.1.a\tLV\t1\t8\t0.1\tN\tN\t08/2023\tAnalyst\n\
         15-2051.00\t2.A.1.a\tLV\t8\t8\t0.1\tN\tN\t08/2023\tAnalyst\n",
    );
    assert!(catalogue.roles[0].requirements.is_empty());
    let found: Vec<_> = found
        .iter()
        .filter_map(|one| {
            let place = one.location.as_ref().filter(|place| place.file == "Skills.txt")?;
            Some((one.problem.code, place.line.unwrap(), place.column.unwrap()))
        })
        .collect();
    let expected = [
        ("framework.level_off_scale", 2, 4),
        ("framework.invalid_value", 3, 4),
        ("role.unknown_competency", 4, 2),
        ("role.unknown_role", 5, 1),
        ("framework.level_off_scale", 6, 4),
    ];
    assert_eq!(found, expected);
}

#[test]
fn levels_are_not_measured_on_the_scale_of_importance_where_theirs_is_missing() {
    let (mut framework, _, _) = read("");
    framework.scales.clear();
    let skills = format!(
        "{HEADER}15-2051.00\t2.A.1.a\tIM\t4.00\t8\t0.1\tN\tn/a\t08/2023\tAnalyst\n\
         15-2051.00\t2.A.1.a\tLV\t0.50\t8\t0.1\tN\tN\t08/2023\tAnalyst\n"
    );
    let files = [("Occupation Data.txt", OCCUPATIONS), ("Skills.txt", &skills)]
        .map(|(name, text)| SourceFile { name, bytes: text.as_bytes() });
    let imported = onet(&files, &framework, &ImportOptions::default()).unwrap();
    let asked = &imported.value.roles[0].requirements;
    assert_eq!(asked[0].required_level.unwrap().get(), 0.5);
    let codes: Vec<_> = imported.diagnostics.iter().map(|one| one.problem.code).collect();
    assert_eq!(codes[0], "framework.unknown_scale");
}

#[test]
fn of_two_ratings_the_first_counts_and_the_second_is_reported() {
    let (_, catalogue, found) = read(
        "15-2051.00\t2.A.1.a\tIM\t4.00\t8\t0.1\tN\tn/a\t08/2023\tAnalyst\n\
         15-2051.00\t2.A.1.a\tLV\t4.50\t8\t0.1\tN\tN\t08/2023\tAnalyst\n\
         15-2051.00\t2.A.1.a\tLV\t2.00\t3\t0.1\tN\tN\t09/2010\tIncumbent\n",
    );
    let asked = &catalogue.roles[0].requirements[0];
    assert_eq!(asked.required_level.unwrap().get(), 4.5);
    assert_eq!(asked.rating.as_ref().unwrap().respondents, Some(8));
    assert!(found.iter().any(|one| one.problem.code == "role.duplicate_requirement"));
}

#[test]
fn an_occupation_without_a_title_is_reported() {
    let (framework, _, _) = read("");
    let text = "O*NET-SOC Code\tTitle\n11-1031.00\tn/a\n";
    let files = [SourceFile { name: "Occupation Data.txt", bytes: text.as_bytes() }];
    let imported = onet(&files, &framework, &ImportOptions::default()).unwrap();
    assert_eq!(imported.diagnostics[0].problem.code, "framework.missing_label");
    assert_eq!(imported.diagnostics[0].location.clone().unwrap().line, Some(2));
}

#[test]
fn a_remark_that_cannot_be_read_is_reported_and_the_rating_is_kept() {
    let (_, catalogue, found) = read(
        "15-2051.00\t2.A.1.a\tIM\t4.00\t8\t0.1\tN\tn/a\t08/2023\tAnalyst\n\
         15-2051.00\t2.A.1.a\tLV\t4.25\tmany\tNaN\tN\tN\t2023\tAnalyst\n",
    );
    let rating = catalogue.roles[0].requirements[0].rating.as_ref().unwrap();
    assert_eq!((rating.respondents, rating.standard_error, rating.rated_in), (None, None, None));
    let place = |one: &Diagnostic| one.location.clone().filter(|place| place.file == "Skills.txt");
    let columns: Vec<_> = found.iter().filter_map(|one| place(one)?.column).collect();
    assert_eq!(columns, [5, 6, 9]);
    let skills = found.iter().filter(|one| place(one).is_some());
    assert!(skills.into_iter().all(|one| one.severity == crate::problem::Severity::Warning));
}
