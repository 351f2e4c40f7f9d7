"""What does the evidence say of two people on two days, and where does a change come from?

Run with `python examples/from-evidence/main.py`, where prowess is installed.
"""

import sys
from dataclasses import replace
from pathlib import Path

from prowess import LogHandle, evidence, readiness

sys.path.append(str(Path(__file__).parent.parent / "tasks"))
from words import last, level, name, percent, points, read, word


def line(one):
    """A level with what it rests on."""
    said = level(one.level)
    if one.level is None and one.uncounted is not None:
        said = f"({level(one.uncounted)})"
    entries = ", ".join(f"{entry.entry} {word(entry.state)}" for entry in one.entries)
    return f"{last(one.competency):<18}  {said:>6}  {word(one.reason or one.status)}: {entries}"


framework = read("framework.json")
(role,) = read("roles-with-terms.json")["roles"]
log = LogHandle(read("log.json"), framework)

# The rules of the company: levels fade slowly, two judge how somebody coaches.
coaching = "sample:competency/coaching"
policy = replace(
    evidence.policy_for_framework(framework),
    decay={"half_life_days": 1460, "floor": 0.5},
    competencies={coaching: {"minimum_raters": 2}},
)

# Two days, and what was written down by the end of the first.
spring = {"occurred_on": "2026-03-31"}
seen_in_spring = {**spring, "recorded_at": "2026-03-31T23:59:59Z"}
autumn = {"occurred_on": "2026-10-15"}

for person in ("priya-raman", "viktor-horvat"):
    for title, as_of in (
        ("on 31 March, as it was seen then", seen_in_spring),
        ("on 31 March, as we know it now", spring),
        ("on 15 October", autumn),
    ):
        print(person, title)
        for one in evidence.levels_as_of(log, person, as_of, policy):
            print(f"  {line(one)}")

# The role handles personal data, so it asks for secure development.
options = {"context": {"personal-data": "yes"}}
for person in ("priya-raman", "viktor-horvat"):
    steps = evidence.profile_steps(log, person, spring, autumn, policy)
    print(f"\n{person} as Data Platform Lead")
    for day, profile in (("31 March", steps.before), ("15 October", steps.after)):
        report = readiness.assess(profile, role, options)
        print(f"  {day:<10}  {percent(report.score):>5}  {word(report.verdict)}")
        for gate in report.gates:
            print(f"    must-have {last(gate.requirement)}: {word(gate.state)}")
    split = readiness.split_change(steps.before, steps.aged, steps.after, role, role, options)
    # The parts add up to the change in every bit.
    assert split.decay + split.growth + split.new_evidence == split.change
    print(f"  change      {points(split.change):>5}")
    print(f"    fading and expiry    {points(split.decay):>5}")
    print(f"    growth               {points(split.growth):>5}")
    print(f"    new evidence         {points(split.new_evidence):>5}")
    for one in split.competencies:
        print(f"    {name(one):<19}  {points(one.change):>5}")

# How a level came about, and why, as far as it was known on each day.
print(f"\npriya-raman, {last(coaching)}, day by day as people saw it")
span = {"to": "2026-10-15", "knowledge": {"kind": "of_the_day"}}
# Without fading, so that only what happened makes a day.
unfading = replace(policy, decay=None)
for point in evidence.history(log, "priya-raman", coaching, span, unfading):
    print(f"  {point.day}  {level(point.before)} to {level(point.level)}")
    for cause in point.causes:
        before, after = word(cause.before or "nothing"), word(cause.after or "nothing")
        print(f"    {cause.entry}: {before}, then {after}")
