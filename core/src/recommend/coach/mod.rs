//! How is a recommendation said to a person?
//!
//! Words: a [`CoachMessage`] is one thing to say, as a code and named values, without words; a
//! [`SaidMessage`] is that in one language.
//!
//! Messages are said by the same catalogues, with the same rules of plurals, numbers and texts from
//! elsewhere, as [`readiness::render`](crate::readiness::render()); English and German are built
//! in, and any other language is a [`MessageCatalogue`](crate::readiness::MessageCatalogue) with
//! these codes.
//! Every number that is said is a value of the message, and the values are those of the answer that
//! the message comes with.
//!
//! | code | values |
//! |---|---|
//! | `coach.ready` | `role`, `score` |
//! | `coach.nearly_ready` | `role`, `score` |
//! | `coach.close_must_have` | `competency`, `role` |
//! | `coach.renew` | `competency` |
//! | `coach.await_review` | `competency` |
//! | `coach.find_out` | `competency`, `loss` |
//! | `coach.use_before`, `coach.certify_before` | `competency`, `days` |
//! | `coach.use_by`, `coach.certify_by` | `competency`, `day` |
//! | `coach.use_overdue`, `coach.certify_overdue` | `competency`, `day` |
//! | `coach.quick_win`, `coach.largest_gap` | `competency`, `loss` (`hours`) |
//! | `coach.take_resource` | `competency`, `resource`, `hours` |
//! | `coach.learn_next`, `coach.show_next`, `coach.keep_next` | `competency`, `gain`, `hours` |
//! | `coach.learn_first` | `competency`, `count` |
//! | `coach.role` | `role`, `score`, `readiness` |
//! | `coach.alike` | `item`, `because`, `people` |
//! | `coach.alike_many` | `item`, `people` |
//! | `coach.completion` | `hours`, `likely_days`, `safe_days`, `latest_days` |
//! | `coach.completion_on` | `hours`, `likely`, `safe`, `latest` |
//! | `coach.completion_open` | `hours`, `unfinished`, `weeks` |
//!
//! Rules may send any code with any values; one that no catalogue has is said as its code.
//!
//! Not here: when something is said (the rules), and to whom it goes.

mod english;
mod german;
mod model;
mod say;

pub use model::{CoachMessage, SaidMessage};
pub use say::{coach_catalogue, say};

#[cfg(test)]
mod coach_tests;
