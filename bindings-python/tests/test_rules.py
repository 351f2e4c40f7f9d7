"""Rules that are held: checked once, and run like plain ones in everything."""

from __future__ import annotations

import pickle
from typing import Any

import pytest

import prowess
from prowess import CohortHandle, RolesHandle, RulesHandle, recommend

DAY = "2026-11-27"


@pytest.fixture(scope="module")
def cohort(people: list[dict[str, Any]], roles: list[dict[str, Any]]) -> dict[str, Any]:
    aims = [roles[at % len(roles)]["uri"] for at in range(len(people))]
    pairs = zip(people, aims, strict=True)
    return {"members": [{"profile": person, "target_role": aim} for person, aim in pairs]}


@pytest.fixture(scope="module")
def rules() -> RulesHandle:
    return RulesHandle.default()


def test_held_rules_say_what_plain_rules_say(
    rules: RulesHandle, cohort: dict[str, Any], roles: list[dict[str, Any]]
) -> None:
    plain = recommend.default_rules()
    cases = recommend.rule_cases(cohort, roles)
    run = rules.evaluate(cases, DAY)
    assert sum(len(case.fired) for case in run.cases) > 10
    assert run == recommend.evaluate_rules(plain, cases, DAY)
    assert run == recommend.evaluate_rules(rules, cases, DAY)
    dry = rules.dry_run(CohortHandle(cohort), RolesHandle(roles), DAY)
    assert dry == recommend.dry_run(plain, cohort, roles, DAY)


def test_options_of_a_run_reach_held_rules(
    rules: RulesHandle, cohort: dict[str, Any], roles: list[dict[str, Any]]
) -> None:
    with pytest.raises(prowess.LimitError) as caught:
        rules.dry_run(cohort, roles, DAY, run={"most_cost": 1.0})
    assert caught.value.code == "recommend.too_large"


def test_what_is_wrong_with_rules_is_refused_when_they_are_handed_over() -> None:
    broken = recommend.default_rules().to_dict()
    broken["rules"][0]["when"] = {"kind": "known", "fact": "no.such.fact"}
    with pytest.raises(prowess.InvalidError) as held:
        RulesHandle(broken)
    with pytest.raises(prowess.InvalidError) as plain:
        recommend.evaluate_rules(broken, [], DAY)
    assert held.value.code == plain.value.code == "recommend.invalid_rules"
    assert held.value.path == plain.value.path
    with pytest.raises(prowess.InvalidError) as misread:
        RulesHandle({"id": "x", "rules": 3})
    assert misread.value.code == "surface.malformed_argument"


def test_held_rules_give_their_data_back(rules: RulesHandle) -> None:
    plain = recommend.default_rules()
    assert rules.value == plain
    assert len(rules) == len(plain.rules) == len(rules.ids())
    assert rules.ids()[0] == plain.rules[0].id
    assert rules == RulesHandle(plain) == RulesHandle(rules)
    assert pickle.loads(pickle.dumps(rules)) == rules
    assert plain.id in repr(rules)


def test_another_handle_is_no_set_of_rules(roles: list[dict[str, Any]]) -> None:
    with pytest.raises(prowess.InvalidError, match="expected rules"):
        RulesHandle(RolesHandle(roles))  # type: ignore[arg-type]
