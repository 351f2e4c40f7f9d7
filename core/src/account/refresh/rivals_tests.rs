//! An honest client on a network that loses answers, a thief, and a clock that may go back.

use proptest::prelude::*;

use super::*;
use crate::account::Secret;
use crate::account::given_tests::{entropy, interleavings, sec};

#[derive(Debug, Clone)]
enum Action {
    Wait(i64),
    /// The client asks for the next token; the answer may get lost, and it asks again later.
    Client {
        lost: bool,
    },
    /// The thief copies the token that the client has.
    Steal,
    Thief,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Who {
    Client,
    Thief,
}

fn action() -> impl Strategy<Value = Action> {
    prop_oneof![
        2 => (-15_i64..15).prop_map(Action::Wait),
        1 => (0_i64..3000).prop_map(Action::Wait),
        4 => prop::bool::weighted(0.3).prop_map(|lost| Action::Client { lost }),
        1 => Just(Action::Steal),
        3 => Just(Action::Thief),
    ]
}

/// Everything there is outside of the family.
struct World {
    family: RefreshFamily,
    policy: RefreshPolicy,
    clock: i64,
    seed: u64,
    client: String,
    thief: Option<String>,
    /// All tokens that were ever made.
    made: Vec<String>,
    /// When each token was first used.
    first_use: Vec<(String, i64)>,
    /// The token that client and thief both had, since the last theft.
    shared: Option<String>,
    /// Who went on with a successor of it.
    winner: Option<Who>,
}

impl World {
    fn ask(&mut self, token: &str) -> RefreshAnswer {
        self.seed += 1;
        let token = Secret::from(token);
        let entropy = entropy(self.seed);
        rotate_refresh_token(&self.family, &token, None, &self.policy, sec(self.clock), &entropy)
            .unwrap()
    }

    /// Somebody uses a token; the new one, where there is one.
    fn play(&mut self, who: Who, token: &str) -> Result<Option<String>, TestCaseError> {
        let first_use = self.first_use.iter().find(|(used, _)| used == token).map(|(_, at)| *at);
        let grace = i64::from(self.policy.grace_seconds);
        let is_near = grace > 0 && first_use.is_some_and(|at| (self.clock - at).abs() <= grace);
        let (is_retry, family, new) = match self.ask(token) {
            RefreshAnswer::Denied { .. } => return Ok(None),
            RefreshAnswer::Reuse { family, .. } => {
                // Without a thief, only a client that came back late is mistaken for one.
                prop_assert!(self.shared.is_some() || (first_use.is_some() && !is_near));
                self.family = family;
                return Ok(None);
            }
            RefreshAnswer::Rotated { family, token_once, .. } => (false, family, token_once),
            RefreshAnswer::Retry { family, token_once, .. } => (true, family, token_once),
        };
        prop_assert!(self.clock < 3600, "nothing works after the absolute end");
        prop_assert_eq!(family.expires_at, sec(3600), "the absolute end is constant");
        prop_assert_eq!(is_retry, first_use.is_some());
        prop_assert!(!is_retry || is_near);
        if self.shared.as_ref().is_some_and(|shared| shared != token) {
            let winner = *self.winner.get_or_insert(who);
            prop_assert_eq!(winner, who, "both go on");
        } else if self.shared.is_some() {
            prop_assert_eq!(self.winner, None, "the shared token works after a successor did");
        }
        if first_use.is_none() {
            self.first_use.push((token.to_owned(), self.clock));
        }
        self.family = family;
        self.made.push(new.expose().to_owned());
        Ok(Some(new.expose().to_owned()))
    }

    /// How many tokens would be rotated now, and how many taken at all.
    fn working(&mut self) -> [usize; 2] {
        let answers: Vec<_> = self.made.clone().iter().map(|token| self.ask(token)).collect();
        let count =
            |test: fn(&RefreshAnswer) -> bool| answers.iter().filter(|one| test(one)).count();
        let rotated = count(|answer| matches!(answer, RefreshAnswer::Rotated { .. }));
        let retried = count(|answer| matches!(answer, RefreshAnswer::Retry { .. }));
        [rotated, rotated + retried]
    }
}

proptest! {
    #![proptest_config(interleavings())]

    #[test]
    fn thief_and_victim_never_both_go_on(
        actions in prop::collection::vec(action(), 1..40),
        grace_seconds in prop::sample::select(vec![0_u32, 10]),
    ) {
        let policy = RefreshPolicy {
            absolute_seconds: 3600, idle_seconds: 1800, grace_seconds, most_tokens: 1000,
        };
        let new = start_refresh_family("ana", None, &policy, sec(0), &entropy(0)).unwrap();
        let first = new.token_once.expose().to_owned();
        let mut world = World {
            family: new.family, policy, clock: 0, seed: 0, client: first.clone(), thief: None,
            made: vec![first], first_use: Vec::new(), shared: None, winner: None,
        };
        for action in actions {
            match action {
                Action::Wait(seconds) => world.clock += seconds,
                Action::Client { lost } => {
                    let token = world.client.clone();
                    if let Some(new) = world.play(Who::Client, &token)?.filter(|_| !lost) {
                        world.client = new;
                    }
                }
                Action::Steal => {
                    world.thief = Some(world.client.clone());
                    world.shared = Some(world.client.clone());
                    world.winner = None;
                }
                Action::Thief => {
                    let Some(token) = world.thief.clone() else { continue };
                    if let Some(new) = world.play(Who::Thief, &token)? {
                        world.thief = Some(new);
                    }
                }
            }
            if world.family.revoked_at.is_some() {
                break;
            }
        }
        let [rotated, taken] = world.working();
        prop_assert!(rotated <= 1, "{rotated} leaves");
        if world.family.revoked_at.is_some() {
            prop_assert_eq!(taken, 0, "something of a revoked family works");
            world.clock = -1;
            prop_assert_eq!(world.working(), [0, 0], "also when the clock goes back");
        }
    }
}
