"""What is the cheapest way up, what does it open, and what should be found out first?

Run with `python examples/cheapest-way-up/main.py`, where prowess is installed.
"""

import sys
from pathlib import Path

from prowess import readiness

sys.path.append(str(Path(__file__).parent.parent / "tasks"))
from words import last, name, percent, points, read, word


def number(value, missing):
    """A whole number, or what stands for none."""
    return missing if value is None else f"{value:.0f}"


def show(plan, role):
    """A plan, with what each raise costs and what there is without it."""
    kind = plan.target.kind
    if kind == "score":
        target = f"a score of {percent(plan.target.share)} %"
    else:
        target = {"gates": "all must-haves", "ready": "being ready"}[kind]
    print(f"\n{role['titles']['en']}, {target}: {word(plan.status)}")
    cost, bound = number(plan.cost, "-"), number(plan.lower_bound, "-")
    print(f"  {cost} days, no plan below {bound}; from {percent(plan.score_before)} %")
    for one in plan.raises:
        levels = f"{number(one.from_, 'unknown'):>7} to {number(one.to, 'shown')}"
        other = word(one.without.status)
        if one.without.cost is not None:
            other = f"{one.without.cost:.0f} days"
        print(
            f"  {name(one):<25}  {levels}  {one.cost:>3.0f} days  "
            f"{points(one.adds):>5} points  without it {other}"
        )


def hypothesis(one):
    """What would be so: a score and a verdict."""
    score = "-" if one.score is None else percent(one.score)
    return f"{score} % {word(one.verdict)}"


roles = read("roles.json")["roles"]
people = {one["person"]: one for one in read("people.json")}
(platform,) = read("roles-with-terms.json")["roles"]
lead = next(role for role in roles if role["code"] == "DAT-3")
viktor, priya = people["viktor-horvat"], people["priya-raman"]
options = {"threshold": 0.9, "context": {"personal-data": "yes"}}

# Days of work for one level: people grow slower at the top, and leading needs practice.
effort = {
    "cost_per_level": 10,
    "costs": [
        {"competency": "STAT", "from": 4, "cost": 40},
        {"competency": "ML", "from": 4, "cost": 40},
        {"competency": "LEAD", "cost": 25},
    ],
    "without": True,
}
print(f"{viktor['person']}, who is ready from 90 %")
for role, target in (
    (platform, {"kind": "gates"}),
    (platform, {"kind": "ready"}),
    (lead, {"kind": "score", "share": 0.75}),
    (lead, {"kind": "ready"}),
):
    plan = readiness.least_effort(viktor, role, {**effort, "target": target}, options)
    show(plan, role)
    # The plan is a promise about the score, which a what-if keeps in every bit.
    changes = [
        {"kind": "set_level", "competency": one.competency, "level": one.to}
        for one in plan.raises
        if one.to is not None
    ]
    tried = readiness.what_if(viktor, role, changes, options)
    after = tried.after.readiness
    assert after.score == plan.score_after
    print(
        f"  then {percent(after.score)} %, {points(tried.difference)} points, "
        f"{word(after.verdict)}"
    )

# Which gaps, once closed, open the most of all roles.
unlocks = readiness.unlocks(viktor, roles, {"top": 5, "steps": 3}, options)
print(
    f"\n{viktor['person']}, of {unlocks.compared} roles ready for {unlocks.ready} now; "
    "one gap closed"
)
for one in unlocks.competencies:
    opens = f"opens {len(one.opens)}, closer to {one.closer}"
    print(f"  {name(one):<25}  {opens}, {points(one.gain):>5} points")
print("one after the other")
for step in unlocks.sequence:
    opens = ", ".join(map(last, step.opens)) or "-"
    print(f"  {name(step):<25}  ready for {step.ready}: {opens}")

# Of what is unknown about Priya, what is worth finding out first.
undecided = {**options, "unknown": "interval", "threshold": 0.8}
sensitivity = readiness.sensitivity(priya, platform, undecided)
title = "evidence to collect for Data Platform Lead"
print(f"\n{priya['person']}, {title}: now {hypothesis(sensitivity.now)}")
for one in sensitivity.unknown:
    cases = f"if met {hypothesis(one.met)}, if not {hypothesis(one.unmet)}"
    print(f"  {name(one):<25}  {cases}, {'decides' if one.flips else 'does not decide'}")
