"""Solves learning plans once more with HiGHS, and compares what they come to.

The program is written down anew: each support of a resource is a variable of its own, and places
in an order keep resources from waiting for each other in a circle. Aims are made least one after
the other, each held to its least value in the programs after it.
"""

import json
import os
import random
import subprocess
from pathlib import Path

import numpy
from scipy.optimize import Bounds, LinearConstraint, milp

ROOT = Path(__file__).resolve().parents[2]
INSTANCES = 520
TARGETS = ("all_goals", "must_haves", "most_gain", "score")


def instance(seed):
    """Goals, resources and options, as JSON; every fourth one has tight limits."""
    chance = random.Random(seed)
    skills = chance.randint(2, 8)
    goals = []
    for at in range(skills):
        held = chance.randint(0, 1)
        goals.append({
            "competency": f"c{at}", "held": held, "required": held + chance.randint(1, 3),
            "weight": chance.randint(1, 4), "is_must_have": chance.random() < 0.5,
        })  # fmt: skip
    total = sum(goal["weight"] for goal in goals)
    resources = []
    size = chance.randint(4, 24)
    for at in range(size):
        teaches = []
        for skill in chance.sample(range(skills + 1), chance.randint(1, min(4, skills))):
            start = chance.choice([0, 0, 1, 1, 2])
            teaches.append({"competency": f"c{skill}", "from": start, "to": start + chance.randint(1, 2)})
        requires = []
        if at and chance.random() < 0.25:
            requires.append({"kind": "resource", "resource": f"r{chance.randrange(at):02}"})
        if at > 2 and chance.random() < 0.1:
            named = [f"r{one:02}" for one in chance.sample(range(at), 2)]
            requires.append({"kind": "any_of", "resources": named})
        if chance.random() < 0.2:
            skill = f"c{chance.randrange(skills + 1)}"
            requires.append({"kind": "level", "competency": skill, "level": chance.randint(1, 3)})
        resources.append({
            "id": f"r{at:02}", "cost": chance.choice([0, 10, 25, 40, 99, 150]),
            "hours": chance.randint(1, 40), "teaches": teaches, "requires": requires,
            "alternative": "pair" if chance.random() < 0.1 else None,
        })  # fmt: skip
    target = TARGETS[seed % 4]
    options = {
        "target": {"kind": target}, "gain_model": "additive" if seed % 3 == 0 else "attain",
        "hour_value": chance.choice([0, 0, 2, 30]),
    }  # fmt: skip
    score = 0
    if target == "score":
        # The weights and the score are 1 together.
        for goal in goals:
            goal["weight"] = goal["weight"] / total * 0.75
        score = 0.25
        options["target"]["share"] = chance.choice([0.5, 0.75, 0.9])
    if target == "most_gain" or chance.random() < 0.25:
        options["budget"] = chance.choice([0, 60, 150, 300])
    if chance.random() < 0.3:
        options["hours"] = chance.choice([10, 40, 80])
    if chance.random() < 0.1:
        options["pinned"] = ["r00"]
    return {"goals": {"score": score, "goals": goals}, "resources": resources, "options": options}


class Program:
    """Rows and columns as they are written down."""

    def __init__(self):
        self.upper, self.whole, self.rows = [], [], []

    def column(self, upper=1.0, whole=True):
        self.upper.append(upper)
        self.whole.append(1 if whole else 0)
        return len(self.upper) - 1

    def row(self, entries, least):
        """The sum of entries is at least this."""
        self.rows.append((entries, least))

    def least(self, aim):
        """The least value of an aim, and where it is taken; nothing where nothing meets all rows."""
        width = len(self.upper)
        matrix = numpy.zeros((len(self.rows), width))
        for at, (entries, _) in enumerate(self.rows):
            for column, entry in entries:
                matrix[at, column] += entry
        costs = numpy.zeros(width)
        for column, entry in aim:
            costs[column] += entry
        least = numpy.array([least for _, least in self.rows])
        constraints = [LinearConstraint(matrix, least, numpy.inf)] if self.rows else []
        found = milp(
            costs,
            integrality=numpy.array(self.whole),
            bounds=Bounds(0, numpy.array(self.upper)),
            constraints=constraints,
            options={"mip_rel_gap": 0},
        )
        return None if found.x is None else float(found.fun)


def solved(case):
    """The least value of each aim in turn; nothing where there is no plan."""
    goals, resources, options = case["goals"]["goals"], case["resources"], case["options"]
    is_attain = options["gain_model"] == "attain"
    held = {goal["competency"]: goal["held"] for goal in goals}
    program = Program()
    take = [program.column() for _ in resources]
    place = [program.column(len(resources), False) for _ in resources]
    size = len(resources) + 1

    def gain(resource, skill):
        steps = [one["to"] - one["from"] for one in resource["teaches"] if one["competency"] == skill]
        return max(steps, default=0)

    def exit_of(resource, skill):
        return max((one["to"] for one in resource["teaches"] if one["competency"] == skill), default=0)

    def support(own, others, need):
        """Enough of the others, each with what it gives, are taken before the own one."""
        entries = [(take[own], -need)]
        for other, gives in others:
            if other == own or gives <= 0:
                continue
            link = program.column()
            program.row([(take[other], 1), (link, -1)], 0)
            program.row([(place[own], 1), (place[other], -1), (link, -size)], 1 - size)
            entries.append((link, gives))
        program.row(entries, 0)

    def level(own, skill, asked):
        if held.get(skill, 0 if asked == 0 else -1) >= asked:
            return
        start = held.get(skill, 0)
        if is_attain:
            others = [(at, 1) for at, one in enumerate(resources) if exit_of(one, skill) >= asked]
            support(own, others, 1)
        else:
            need = asked - start
            others = [(at, min(need, gain(one, skill))) for at, one in enumerate(resources)]
            support(own, others, need)

    def same(name):
        group = next(one["alternative"] for one in resources if one["id"] == name)
        fits = lambda one: one["id"] == name or (group and one["alternative"] == group)
        return [at for at, one in enumerate(resources) if fits(one)]

    for own, resource in enumerate(resources):
        for asked in resource["requires"]:
            if asked["kind"] == "level":
                level(own, asked["competency"], asked["level"])
            else:
                names = asked.get("resources") or [asked["resource"]]
                support(own, [(at, 1) for at in {at for name in names for at in same(name)}], 1)
        if is_attain:
            for one in resource["teaches"]:
                if held.get(one["competency"], 0) < one["from"]:
                    level(own, one["competency"], one["from"])
        if resource["id"] in options.get("pinned", []):
            program.row([(take[own], 1)], 1)
    paired = [(take[at], -1) for at, one in enumerate(resources) if one["alternative"]]
    if paired:
        program.row(paired, -1)
    amounts = {}
    for name, limit in (("cost", "budget"), ("hours", "hours")):
        amounts[name] = [(take[at], one[name]) for at, one in enumerate(resources)]
        if limit in options:
            program.row([(at, -amount) for at, amount in amounts[name]], -options[limit])

    target = options["target"]["kind"]
    lost = []
    for goal in goals:
        skill, gap = goal["competency"], goal["required"] - goal["held"]
        if target == "must_haves" and not goal["is_must_have"]:
            continue
        is_part = target in ("most_gain", "score")
        if is_attain:
            for step in range(goal["held"] + 1, goal["required"] + 1):
                if not is_part and step < goal["required"]:
                    continue
                gives = [(take[at], 1) for at, one in enumerate(resources) if exit_of(one, skill) >= step]
                if is_part:
                    open_step = program.column(1, False)
                    gives.append((open_step, 1))
                    lost.append((open_step, goal["weight"] / gap))
                program.row(gives, 1)
        else:
            gives = [(take[at], gain(one, skill)) for at, one in enumerate(resources)]
            if is_part:
                left = program.column(gap, False)
                gives.append((left, 1))
                lost.append((left, goal["weight"] / gap))
            program.row(gives, gap)
    aims = []
    if target == "score":
        room = case["goals"]["score"] + sum(goal["weight"] for goal in goals) - options["target"]["share"]
        program.row([(at, -weight) for at, weight in lost], -room - 1e-9)
    if target == "most_gain":
        aims.append(lost)
    value = options["hour_value"]
    aims.append([(take[at], one["cost"] + value * one["hours"]) for at, one in enumerate(resources)])
    aims += [amounts["cost"], amounts["hours"], [(column, 1) for column in take]]
    least = []
    for aim in aims:
        found = program.least(aim)
        if found is None:
            assert not least, "an aim that was met before is not met any more"
            return None
        least.append(found)
        program.row([(column, -entry) for column, entry in aim], -found - 1e-5)
    return least


def given(case, plan):
    """The same values of the plan that was given."""
    target = case["options"]["target"]["kind"]
    values = []
    if target == "most_gain":
        total = sum(goal["weight"] for goal in case["goals"]["goals"])
        values.append((1 - plan["gain"]) * total)
    return [*values, plan["price"], plan["cost"], plan["hours"], len(plan["steps"])]


def check():
    """How many plans are equal to those of HiGHS, and how many are not."""
    build = ["cargo", "build", "--quiet", "--release", "--bin", "answers"]
    subprocess.run(build, check=True, cwd=ROOT)
    cases = [instance(seed) for seed in range(INSTANCES)]
    target = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
    run = subprocess.run(
        [str(target / "release" / "answers")], input=json.dumps(cases), check=True, capture_output=True, text=True
    )
    equal, without, wrong = 0, 0, 0
    for seed, (case, plan) in enumerate(zip(cases, json.loads(run.stdout), strict=True)):
        least = solved(case)
        if least is None:
            fits = plan.get("status") == "impossible"
            without += fits
        else:
            fits = plan.get("status") == "optimal"
            fits = fits and all(abs(a - b) < 1e-4 for a, b in zip(least, given(case, plan), strict=True))
        equal += fits
        wrong += not fits
        if not fits:
            print(f"plan {seed}: HiGHS has {least}, here is {plan.get('status')}: {plan.get('code')}")
            if "steps" in plan:
                print(f"  {given(case, plan)} {[step['resource'] for step in plan['steps']]}")
    print(f"learning plans against HiGHS: {equal} equal, {without} of them impossible, {wrong} different")
    assert without >= 50, "too few of the instances are impossible"
    return (1, 0) if wrong == 0 else (0, 1)


if __name__ == "__main__":
    print(check())
