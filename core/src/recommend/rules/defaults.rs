//! The rules that most would write first.

use std::collections::BTreeMap;

use super::{
    NumberTest, Rule, RuleAbout, RuleCondition, RuleMessage, RuleScore, RuleSet, ScoreTerm,
};
use crate::kernel::{KernelError, Key, Text};

/// A set of rules to begin with: read it, change it, and try it on recorded people.
///
/// | rule | when | says |
/// |---|---|---|
/// | `close-must-have` | the gap is a must-have that is not there | `coach.close_must_have` |
/// | `renew` | what was shown has run out | `coach.renew` |
/// | `await-review` | what is claimed waits for a review | `coach.await_review` |
/// | `find-out` | nobody knows, and it is worth a twentieth of the score | `coach.find_out` |
/// | `quick-win` | a twentieth of the score for 20 hours or less | `coach.quick_win` |
/// | `largest-gap` | it is the largest gap | `coach.largest_gap` |
/// | `use-before` | it will have faded in 60 days | `coach.use_before` |
/// | `certify-before` | it runs out in 90 days | `coach.certify_before` |
/// | `take-resource` | a resource takes at most 40 hours and costs at most 500 | `coach.take_resource` |
/// | `ready` | the person is ready | `coach.ready` |
/// | `nearly-ready` | not ready, and the score is at least 0.8 | `coach.nearly_ready` |
///
/// The first six exclude each other, so that one gap has one message.
/// Hours, days, costs and parts are assumptions of ours, to be changed.
///
/// # Errors
///
/// None: the keys are ours.
pub fn default_rules() -> Result<RuleSet, KernelError> {
    use NumberTest::{AtLeast, AtMost, Equals};

    let text = |fact: &str, values: &[&str]| RuleCondition::Among {
        fact: Text::from(fact),
        values: values.iter().map(|value| Text::from(*value)).collect(),
    };
    let number =
        |fact: &str, is, value| RuleCondition::Number { fact: Text::from(fact), is, value };
    let between = |fact: &str, low, high| RuleCondition::All {
        of: vec![number(fact, AtLeast, low), number(fact, AtMost, high)],
    };
    let all = |of| RuleCondition::All { of };
    let gap = Some("gap");
    let blocks = RuleCondition::Flag { fact: Text::from("gap.blocks"), value: true };
    let competency = ("competency", "competency.label");
    let loss = ("loss", "gap.loss");
    let rules = [
        rule(
            "close-must-have",
            RuleAbout::Competency,
            90,
            gap,
            blocks,
            "coach.close_must_have",
            &[competency, ("role", "role.title")],
        ),
        rule(
            "renew",
            RuleAbout::Competency,
            80,
            gap,
            text("gap.reason", &["expired"]),
            "coach.renew",
            &[competency],
        ),
        rule(
            "await-review",
            RuleAbout::Competency,
            70,
            gap,
            text("gap.reason", &["pending"]),
            "coach.await_review",
            &[competency],
        ),
        rule(
            "find-out",
            RuleAbout::Competency,
            60,
            gap,
            all(vec![
                text("gap.reason", &["unknown", "too_few_raters", "too_few_results", "superseded"]),
                number("gap.loss", AtLeast, 0.05),
            ]),
            "coach.find_out",
            &[competency, loss],
        ),
        rule(
            "quick-win",
            RuleAbout::Competency,
            50,
            gap,
            all(vec![number("gap.hours", AtMost, 20.0), number("gap.loss", AtLeast, 0.05)]),
            "coach.quick_win",
            &[competency, loss, ("hours", "gap.hours")],
        ),
        rule(
            "largest-gap",
            RuleAbout::Competency,
            40,
            gap,
            number("gap.rank", Equals, 1.0),
            "coach.largest_gap",
            &[competency, loss],
        ),
        rule(
            "use-before",
            RuleAbout::Competency,
            65,
            None,
            between("decay.days_left", 1.0, 60.0),
            "coach.use_before",
            &[competency, ("days", "decay.days_left")],
        ),
        rule(
            "certify-before",
            RuleAbout::Competency,
            75,
            None,
            between("validity.days_left", 1.0, 90.0),
            "coach.certify_before",
            &[competency, ("days", "validity.days_left")],
        ),
        rule(
            "take-resource",
            RuleAbout::Competency,
            30,
            None,
            all(vec![
                number("resource.hours", AtMost, 40.0),
                number("resource.cost", AtMost, 500.0),
                text("gap.reason", &["below", "not_demonstrated"]),
            ]),
            "coach.take_resource",
            &[competency, ("resource", "resource.id"), ("hours", "resource.hours")],
        ),
        rule(
            "ready",
            RuleAbout::Role,
            90,
            None,
            text("readiness.verdict", &["ready"]),
            "coach.ready",
            &[("role", "role.title"), ("score", "readiness.score")],
        ),
        rule(
            "nearly-ready",
            RuleAbout::Role,
            60,
            None,
            all(vec![
                text("readiness.verdict", &["not_ready", "undecided"]),
                number("readiness.score", AtLeast, 0.8),
            ]),
            "coach.nearly_ready",
            &[("role", "role.title"), ("score", "readiness.score")],
        ),
    ];
    let rules = rules.into_iter().collect::<Result<_, _>>()?;
    Ok(RuleSet { id: Key::parse("prowess-default")?, version: 1, rules })
}

fn rule(
    id: &str,
    about: RuleAbout,
    priority: u32,
    exclusive: Option<&str>,
    when: RuleCondition,
    code: &str,
    parameters: &[(&str, &str)],
) -> Result<Rule, KernelError> {
    let parameters: BTreeMap<Text, Text> =
        parameters.iter().map(|(name, fact)| (Text::from(*name), Text::from(*fact))).collect();
    // What is worth more of the score speaks more strongly.
    let terms = match about {
        RuleAbout::Role => Vec::new(),
        RuleAbout::Competency => vec![ScoreTerm { fact: Text::from("gap.loss"), weight: 10.0 }],
    };
    Ok(Rule {
        id: Key::parse(id)?,
        version: 1,
        owner: None,
        note: None,
        about,
        when,
        score: RuleScore { base: 1.0, terms },
        emits: RuleMessage { code: Key::parse(code)?, parameters },
        priority,
        exclusive: exclusive.map(Key::parse).transpose()?,
        cool_down_days: Some(14),
        valid_from: None,
        valid_until: None,
    })
}
