//! Answers learning plans for the oracle: a list of inputs on stdin, a list of answers on stdout.

use std::io::{self, Read, Write};

use prowess::recommend::{LearningGoals, LearningResource, PlanOptions, learning_plan};
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut text = String::new();
    io::stdin().read_to_string(&mut text)?;
    let inputs: Vec<Value> = serde_json::from_str(&text)?;
    let mut answers = Vec::with_capacity(inputs.len());
    for mut input in inputs {
        let goals: LearningGoals = serde_json::from_value(input["goals"].take())?;
        let resources: Vec<LearningResource> = serde_json::from_value(input["resources"].take())?;
        let options: PlanOptions = serde_json::from_value(input["options"].take())?;
        answers.push(match learning_plan(&goals, &resources, &options) {
            Ok(plan) => serde_json::to_value(plan)?,
            Err(error) => json!({"code": prowess::Problem::from(error).code}),
        });
    }
    io::stdout().write_all(serde_json::to_string(&answers)?.as_bytes())?;
    Ok(())
}
