"""Who of the company is ready for one role, and why is one of them not?

Run with `python examples/who-is-ready/main.py`, where prowess is installed.
"""

import sys
from pathlib import Path

from prowess import readiness

sys.path.append(str(Path(__file__).parent.parent / "tasks"))
from words import percent, read, word


def largest_gap(gap):
    """The competency that costs most, and how much of it is there."""
    if gap.held is None or gap.required is None:
        return f"{gap.label or gap.competency} {word(gap.reason)}"
    return f"{gap.label or gap.competency} {gap.held:.0f} of {gap.required:.0f}"


def explain(report, language, labels):
    explanation = readiness.explain(report, {"labels": labels})
    for sentence in readiness.render(explanation, [language]):
        print(f"  {sentence.text}")


framework, people = read("framework.json"), read("people.json")
analyst = next(role for role in read("roles.json")["roles"] if role["code"] == "DAT-1")

# Ready from 80 %; where unknowns decide, nobody is called unready.
options = {"unknown": "interval", "threshold": 0.8}
reports = [readiness.assess(person, analyst, options) for person in people]
# The readiest first; who is equally ready, by name.
reports.sort(key=lambda report: (-report.score, report.person))

print(f"Data Analyst: {len(reports)} people, ready from 80 %\n")
print("person              score   from     to  verdict    largest gap")
for report in reports:
    shares = (report.score, report.low, report.high)
    numbers = "  ".join(f"{percent(share):>5}" for share in shares)
    gap = largest_gap(report.gaps[0]) if report.gaps else "none"
    print(f"{report.person:<18}  {numbers}  {word(report.verdict):<9}  {gap}")
verdicts = [report.verdict for report in reports]
ready, undecided, not_ready = map(verdicts.count, ("ready", "undecided", "not_ready"))
print(f"\n{ready} ready, {undecided} undecided, {not_ready} not ready")

# Why one of them is not, in the words of two languages.
viktor = next(report for report in reports if report.person == "viktor-horvat")
print(f"\n{viktor.person} in English")
explain(viktor, "en", readiness.labels(analyst))

competencies = framework["competencies"]
labels = {one["uri"]: one["labels"]["de"] for one in competencies if "de" in one["labels"]}
# The title is a part of the assessment, the labels of competencies are one of the explanation.
person = next(one for one in people if one["person"] == viktor.person)
in_german = readiness.assess(person, analyst, {**options, "languages": ["de"]})
print(f"\n{viktor.person} in German")
explain(in_german, "de", labels)
