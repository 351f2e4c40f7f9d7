"""Questions about many people answer as plain loops do, whether asked of profiles or of tables."""

from __future__ import annotations

import random
from collections import Counter
from typing import Any

import pyarrow as pa
import pytest

import prowess
from made_up import SEEDS, Sample, cohort, coverage, sample, score
from prowess import CohortHandle, ReadyRoles, TableCohort, portfolio

EXACT = 1e-12


def members(made: Sample) -> dict[str, Any]:
    """The people of a sample as profiles."""
    return {
        "members": [
            {
                "profile": {
                    "person": person,
                    "levels": [{"competency": c, "level": level} for c, level in levels.items()],
                },
                "groups": {}
                if made.groups[person] is None
                else {"department": made.groups[person]},
                "target_role": made.targets[person],
            }
            for person, levels in made.levels.items()
        ]
    }


def names_of_groups(made: Sample) -> list[str | None]:
    some = sorted({one for one in made.groups.values() if one is not None})
    return [*some, None] if None in made.groups.values() else [*some]


def own_score(made: Sample, person: str) -> float | None:
    role = next((one for one in made.roles if one["uri"] == made.targets[person]), None)
    return None if role is None else score(made.levels[person], role)


@pytest.mark.parametrize("seed", SEEDS)
def test_profiles_and_a_table_of_the_same_people_are_one_cohort(seed: int) -> None:
    made = sample(seed)
    plain = CohortHandle(members(made)).to_dict()
    for one in plain["members"]:
        one["profile"]["levels"].sort(key=lambda held: held["competency"])
    for table in (
        cohort(made),
        TableCohort.from_wide(made.wide, groups="department", target_role="target_role"),
    ):
        told = table.cohort().to_dict()
        for one in told["members"]:
            one["profile"]["levels"].sort(key=lambda held: held["competency"])
        assert told == plain


@pytest.mark.parametrize("seed", SEEDS)
def test_everybody_and_every_group_stand_for_roles_as_plain_loops_say(seed: int) -> None:
    made = sample(seed)
    people = cohort(made).cohort()
    matrix = portfolio.score_matrix(people, made.roles)
    for row, levels in zip(matrix.people, made.levels.values(), strict=True):
        wanted = [score(levels, role) for role in made.roles]
        assert row.scores == pytest.approx(wanted, abs=EXACT)
    answer = portfolio.heatmap(people, made.roles, "department")
    assert answer.rows == names_of_groups(made)
    assert [one.role for one in answer.columns] == [one["uri"] for one in made.roles]
    assert len(answer.cells) == len(answer.rows) * len(made.roles)
    for cell in answer.cells:
        own = [one for one in made.levels if made.groups[one] == answer.rows[cell.row]]
        scores = [score(made.levels[one], made.roles[cell.column]) for one in own]
        assert cell.rated == len(own)
        assert cell.mean_score == pytest.approx(sum(scores) / len(scores), abs=EXACT)


@pytest.mark.parametrize("seed", SEEDS)
def test_holders_are_counted_and_named_as_a_plain_loop_does(seed: int) -> None:
    made, dice = sample(seed), random.Random(seed)
    asked = sorted({row["competency"] for row in made.rows})
    demands = [
        {"competency": name, "level": dice.randint(1, 5), "people": dice.randint(0, 12)}
        for name in asked
    ]
    answer = portfolio.coverage(cohort(made).cohort(), demands, {"name_up_to": 5})
    for told, demand in zip(answer.competencies, demands, strict=True):
        held = {
            person: levels[demand["competency"]]
            for person, levels in made.levels.items()
            if demand["competency"] in levels
        }
        holders = sorted(person for person, level in held.items() if level >= demand["level"])
        assert (told.holders, told.below) == (len(holders), len(held) - len(holders))
        assert told.unknown == len(made.levels) - len(held)
        assert told.named == (holders if len(holders) <= 5 else [])
        spare = len(holders) - demand["people"]
        assert (told.surplus, told.missing) == (max(spare, 0), max(-spare, 0))
    assert answer.covered == sum(one.holders >= one.needed for one in answer.competencies)
    assert answer.bus_factor == min(one.holders for one in answer.competencies)


@pytest.mark.parametrize("seed", SEEDS)
def test_levels_are_counted_for_each_group_with_the_unknown_beside_them(seed: int) -> None:
    made = sample(seed)
    rows = portfolio.distribution(cohort(made).cohort(), by="department")
    asked = sorted({one for levels in made.levels.values() for one in levels})
    assert [(row.competency, row.group) for row in rows] == [
        (name, group) for name in asked for group in names_of_groups(made)
    ]
    for row in rows:
        own = [levels for one, levels in made.levels.items() if made.groups[one] == row.group]
        counts = Counter(levels[row.competency] for levels in own if row.competency in levels)
        assert {one.level: one.people for one in row.levels} == counts
        assert [one.level for one in row.levels] == sorted(counts)
        assert row.people == len(own)
        assert row.unknown == len(own) - counts.total()


@pytest.mark.parametrize("seed", SEEDS)
def test_gaps_weigh_and_close_roles_as_a_plain_loop_says(seed: int) -> None:
    made = sample(seed)
    answer = portfolio.recurring_gaps(cohort(made).cohort(), made.roles)
    table = cohort(made).recurring_gaps(made.roles).gaps.to_dicts()
    loss: Counter[str] = Counter()
    last: Counter[str] = Counter()
    for person, levels in made.levels.items():
        role = next((one for one in made.roles if one["uri"] == made.targets[person]), None)
        if role is None:
            continue
        total = sum(need["importance"] for need in role["requirements"])
        lacking = []
        for need in role["requirements"]:
            met = min(1.0, levels.get(need["competency"], 0.0) / need["required_level"])
            if met < 1:
                lacking.append(need["competency"])
                loss[need["competency"]] += need["importance"] * (1 - met) / total
        if len(lacking) == 1:
            last[lacking[0]] += 1
    assert {one.competency for one in answer.gaps} == set(loss)
    for one in answer.gaps:
        assert one.loss == pytest.approx(loss[one.competency], abs=1e-9)
        assert one.last_gap == last[one.competency]
        assert one.blocks == 0
    assert [(one["competency"], one["last_gap"]) for one in table] == [
        (one.competency, one.last_gap) for one in answer.gaps
    ]


def later(made: Sample, seed: int) -> Sample:
    """The same people a year on: some left, some came, some learned and some forgot."""
    dice, other = random.Random(seed), sample(seed)
    stay = dice.sample(list(made.levels), 30)
    levels = {one: dict(made.levels[one]) for one in sorted(stay)}
    for own in levels.values():
        for name in own:
            own[name] = min(5.0, max(0.0, own[name] + dice.choice([-1, 0, 0, 1])))
    levels["somebody new"] = {"urn:skill:01": 3.0}
    groups = {one: made.groups.get(one) for one in levels}
    targets = {one: made.targets.get(one) for one in levels}
    return Sample(levels, made.roles, groups, targets, other.rows)


@pytest.mark.parametrize("seed", SEEDS)
def test_who_moved_between_two_days_is_as_a_plain_loop_says(seed: int) -> None:
    made = sample(seed)
    after = later(made, seed)
    answer = portfolio.movement(members(made), members(after), made.roles)
    both = [one for one in made.levels if one in after.levels]
    ends = {one: (own_score(made, one), own_score(after, one)) for one in both}
    moved = {
        one: end - start
        for one, (start, end) in ends.items()
        if start is not None and end is not None
    }
    assert (answer.joined, answer.left) == (1, len(made.levels) - len(both))
    assert (answer.compared, answer.not_compared) == (len(moved), len(both) - len(moved))
    assert answer.up == sum(change > EXACT for change in moved.values())
    assert answer.down == sum(change < -EXACT for change in moved.values())
    assert {one.person for one in answer.movers} <= set(moved)
    for one in answer.movers:
        parts = one.parts
        assert parts.change == pytest.approx(moved[one.person], abs=EXACT)
        whole = parts.decay + parts.growth + parts.new_evidence + parts.requirement_change
        assert whole == parts.change
    assert answer.mean is not None
    assert answer.mean.change == pytest.approx(sum(moved.values()) / len(moved), abs=EXACT)


@pytest.mark.parametrize("seed", SEEDS)
def test_streams_between_bands_are_as_wide_as_a_plain_loop_counts(seed: int) -> None:
    made = sample(seed)
    after = later(made, seed)

    def band(side: Sample, person: str) -> str:
        if person not in side.levels:
            return "absent"
        own = own_score(side, person)
        return "no_score" if own is None else f"{int((own + EXACT) * 4) / 4}"

    answer = portfolio.flow(members(made), members(after), made.roles)
    people = made.levels.keys() | after.levels.keys()
    wanted = Counter((band(made, one), band(after, one)) for one in people)

    def name(at: int) -> str:
        node = answer.nodes[at]
        return str(node.low) if node.kind == "band" else node.kind

    assert wanted == {(name(one.source), name(one.target)): one.people for one in answer.links}


def gated(made: Sample) -> list[dict[str, Any]]:
    """The roles of a sample, in which the first requirement is a must-have."""
    roles = []
    for role in made.roles:
        first, *others = role["requirements"]
        roles.append({**role, "requirements": [{**first, "gate": {}}, *others]})
    return roles


@pytest.mark.parametrize("seed", SEEDS)
def test_must_haves_and_exclusions_leave_people_out_as_a_plain_loop_does(seed: int) -> None:
    made = sample(seed)
    roles = gated(made)
    out = list(made.levels)[:3]
    table = cohort(made).top_people(
        ReadyRoles(roles), 100, minimum_score=0.2037, minimum_coverage=0.3037, exclude=out
    )
    search = {"top": 100, "minimum_score": 0.2037, "minimum_coverage": 0.3037, "exclude": out}
    plain = portfolio.top_people(cohort(made).cohort(), roles, search)
    rows, counts = table.people.to_dicts(), table.roles.to_dicts()
    for role, told, counted in zip(roles, plain, counts, strict=True):
        need = role["requirements"][0]
        fit, closed = set(), 0
        for person, levels in made.levels.items():
            if person in out or score(levels, role) < 0.2037 or coverage(levels, role) < 0.3037:
                continue
            if levels.get(need["competency"], -1.0) >= need["required_level"]:
                fit.add(person)
            else:
                closed += 1
        assert {one.person for one in told.people} == fit
        assert {one["person"] for one in rows if one["role"] == role["uri"]} == fit
        assert (counted["found"], counted["gates_not_open"], counted["excluded"]) == (
            told.found,
            told.gates_not_open,
            told.excluded,
        )
        assert (told.found, told.gates_not_open, told.excluded) == (len(fit), closed, 3)


def test_people_who_are_numbers_are_excluded_by_their_number() -> None:
    table = pa.table({"person": [7, 8], "competency": ["x", "x"], "level": [1, 2]})
    role = {"uri": "r", "requirements": [{"competency": "x"}]}
    people = TableCohort.from_arrow(table)
    assert people.top_people([role], exclude=[8]).people["person"] == [7]
    assert people.top_people([role], exclude=["7", "nobody"]).people["person"] == [8]
    assert people.cohort().people() == ["7", "8"]


def test_a_name_that_profiles_cannot_have_is_refused_with_its_column() -> None:
    table = pa.table({"who": ["a", ""], "competency": ["x", "x"], "level": [1, 2]})
    with pytest.raises(prowess.InvalidError) as caught:
        TableCohort.from_arrow(table, person="who").cohort()
    assert caught.value.path == "table.who"


@pytest.mark.parametrize("minimum", [5, 10])
def test_a_table_is_shown_with_its_small_groups_hidden(minimum: int) -> None:
    made = sample(2, people=60)
    for at, person in enumerate(made.levels):
        made.groups[person] = "few" if at < 4 else ("one", "other", "third")[at % 3]
    rows = [{**row, "department": made.groups[row["person"]]} for row in made.rows]
    people = cohort(Sample(made.levels, made.roles, made.groups, made.targets, rows)).cohort()
    safe = portfolio.safe_summary(
        portfolio.summarise(people, made.roles, by="department"), {"minimum": minimum}
    )
    hidden = {one.group for one in safe.rows if one.standing.kind == "hidden"}
    assert "few" in hidden
    # One hidden group alone would be what is missing from the total.
    assert len(hidden) >= 2


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_people_changes_no_answer(seed: int) -> None:
    made = sample(seed)
    roles, now, then = gated(made), members(made), members(later(made, seed))
    demands = [{"competency": need["competency"], "level": 2} for need in roles[0]["requirements"]]

    def answers(now: dict[str, Any], then: dict[str, Any]) -> list[Any]:
        moved = portfolio.movement(now, then, roles).to_dict()
        moved["movers"].sort(key=lambda one: one["person"])
        return [
            portfolio.top_people(now, roles),
            portfolio.summarise(now, roles, by="department"),
            portfolio.heatmap(now, roles, "department"),
            portfolio.recurring_gaps(now, roles),
            portfolio.coverage(now, demands),
            portfolio.distribution(now, by="department"),
            portfolio.flow(now, then, roles),
            moved,
            sorted(map(str, portfolio.score_matrix(now, roles).people)),
            sorted(map(str, portfolio.top_roles(now, roles))),
        ]

    def mixed(one: dict[str, Any]) -> dict[str, Any]:
        return {"members": random.Random(7).sample(one["members"], len(one["members"]))}

    assert answers(mixed(now), mixed(then)) == answers(now, then)
