"""Recomputes readiness from the published files and levels from the vectors, to 1e-12, solves
learning plans with another solver, and makes the list of common passwords anew.

Nothing here comes from Prowess but the answers that are checked: the files are read with the
standard library, and the formula is written down once more, the plain way.
"""

import csv
import gzip
import io
import json
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path

import estimate
import plans

ROOT = Path(__file__).resolve().parents[2]
DATA = Path(os.environ.get("PROWESS_DATA", ROOT.parent / "shared" / "data"))
TOLERANCE = 1e-12
PEOPLE = 5


def rows(folder, stem, separator):
    """The rows of a table, plain or packed, as dictionaries."""
    for path in (DATA / folder / stem, DATA / folder / f"{stem}.gz"):
        if path.exists():
            opened = gzip.open(path) if path.suffix == ".gz" else path.open("rb")
            with opened as stream:
                text = stream.read().decode("utf-8-sig")
            quoting = csv.QUOTE_NONE if separator == "\t" else csv.QUOTE_MINIMAL
            return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=separator, quoting=quoting))
    raise SystemExit(f"{stem} is not in {DATA / folder}")


def onet_roles():
    """What each occupation asks: {occupation: {element: (level, weight)}}."""
    found = {}
    for table in ("Skills.txt", "Knowledge.txt"):
        for row in rows("onet-29.2", table, "\t"):
            key = (row["O*NET-SOC Code"], row["Element ID"])
            found.setdefault(key, {})[row["Scale ID"]] = row
    roles = {}
    for (occupation, element), pair in found.items():
        level, importance = pair["LV"], pair["IM"]
        if "Y" in (level["Recommend Suppress"], importance["Recommend Suppress"]):
            continue
        if level["Not Relevant"] == "Y":
            continue
        weight = (float(importance["Data Value"]) - 1) / 4
        roles.setdefault(occupation, {})[element] = (float(level["Data Value"]), weight)
    return roles


def esco_roles(folder, relations):
    """What each occupation asks: {occupation: {skill: (None, weight)}}."""
    known = {row["conceptUri"] for row in rows(folder, "occupations_en.csv", ",")}
    roles = {}
    for row in rows(folder, relations, ","):
        if row["occupationUri"] in known:
            asked = roles.setdefault(row["occupationUri"], {})
            weight = 1.0 if row["relationType"] == "essential" else 0.5
            asked[row["skillUri"]] = (None, max(weight, asked.get(row["skillUri"], (None, 0))[1]))
    return roles


def readiness(asked, person):
    """Score, high, coverage and contributions, by the definition; nothing if nothing is asked."""
    parts, unknown, known, total = {}, 0.0, 0.0, 0.0
    for competency, (level, weight) in asked.items():
        held = person.get(competency)
        if level == 0 or held == "not_applicable":
            continue
        total += weight
        if held is None:
            unknown += weight
            continue
        known += weight
        if held == "not_demonstrated":
            met = 0.0
        elif level is None:
            met = 1.0
        else:
            met = min(1.0, held / level)
        parts[competency] = weight * met
    if total == 0:
        return None
    met = sum(parts.values())
    return {
        "score": met / total,
        "low": met / total,
        "high": (met + unknown) / total,
        "coverage": known / total,
        "contributions": {competency: part / total for competency, part in parts.items()},
    }


def people(competencies, levels, seed):
    """People who hold some levels, deny some, and say nothing of the rest."""
    chance = random.Random(seed)
    for number in range(PEOPLE):
        person = {}
        for competency in competencies:
            draw = chance.random()
            if draw < 0.1:
                person[competency] = chance.choice(["not_demonstrated", "not_applicable"])
            elif draw < 0.25 + 0.15 * number:
                person[competency] = chance.uniform(0, 7) if levels == "any" else chance.choice(levels)
        yield f"person-{number}", person


def report(arguments, name, person):
    """What the report says of a person."""
    entries = []
    for competency, held in person.items():
        said = {"status": held} if isinstance(held, str) else {"level": held}
        entries.append({"competency": competency, **said})
    with tempfile.NamedTemporaryFile("w", suffix=".json", delete=False) as file:
        json.dump({"person": name, "levels": entries}, file)
    try:
        command = [str(binary()), *arguments, "--person", file.name, "--json"]
        return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    finally:
        os.unlink(file.name)


def binary():
    target = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
    return target / "release" / "readiness-report"


def differences(answer, roles, person):
    """Compares all results with the definition; the largest difference, and what was compared."""
    largest, compared = 0.0, 0
    results = {result["uri"]: result for result in answer["results"]}
    for occupation, asked in roles.items():
        expected = readiness(asked, person)
        if expected is None:
            assert occupation not in results, f"{occupation} asks nothing and has a score"
            continue
        result = results.pop(occupation)
        for measure in ("score", "low", "high", "coverage"):
            largest = max(largest, abs(result[measure] - expected[measure]))
        given = {part["competency"]: part["contribution"] for part in result["contributions"]}
        for competency in asked:
            difference = given[competency] - expected["contributions"].get(competency, 0.0)
            largest = max(largest, abs(difference))
        assert sum(given.values()) == result["score"], f"the parts of {occupation} do not add up"
        losses = sum(gap["loss"] for gap in result["gaps"])
        assert result["score"] + losses == 1.0, f"score and losses of {occupation} are not 1"
        compared += 1
    assert not results, f"results without a requirement: {list(results)[:3]}"
    return largest, compared


def check(label, arguments, roles, levels, seed):
    competencies = sorted({competency for asked in roles.values() for competency in asked})
    if levels != "any":
        competencies = competencies[::40]
    for name, person in people(competencies, levels, seed):
        largest, compared = differences(report(arguments, name, person), roles, person)
        verdict = "ok" if largest <= TOLERANCE else "FAILED"
        print(f"{label}, {name}: {compared} roles, largest difference {largest:.1e}: {verdict}")
        if largest > TOLERANCE:
            return 0, 1
    return PEOPLE, 0


def word_lists():
    """Makes the list of common passwords anew from the packages that it comes from."""
    script = ROOT / "tests" / "wordlists" / "make.py"
    made = subprocess.run([sys.executable, str(script), "--check"], check=False)
    return (1, 0) if made.returncode == 0 else (0, 1)


def main():
    build = ["cargo", "build", "--quiet", "--release", "--bin", "readiness-report"]
    subprocess.run(build, check=True, cwd=ROOT)
    onet = onet_roles()
    assert len(onet) == 879, f"{len(onet)} rated occupations instead of 879"
    checks = [
        ("O*NET 29.2", ["--framework", f"onet:{DATA / 'onet-29.2'}"], onet, "any", 1),
        (
            "ESCO 1.1.1",
            ["--framework", f"esco:{DATA / 'esco-1.1.1'}"],
            esco_roles("esco-1.1.1", "occupationSkillRelations.csv"),
            [1, 2, 3],
            2,
        ),
        (
            "ESCO 1.2.0",
            ["--framework", f"esco:{DATA / 'esco-1.2.0'}"],
            esco_roles("esco-1.2.0", "occupationSkillRelations_en.reconstructed.csv"),
            [1, 2, 3],
            3,
        ),
    ]
    passed, failed = word_lists()
    good, bad = estimate.check()
    passed, failed = passed + good, failed + bad
    good, bad = plans.check()
    passed, failed = passed + good, failed + bad
    for arguments in checks:
        good, bad = check(*arguments)
        passed, failed = passed + good, failed + bad
    print(f"oracle: {passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
