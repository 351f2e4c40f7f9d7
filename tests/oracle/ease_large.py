"""Compares suggestions among as many items as take part at most with NumPy, to 1e-9.

Too slow for every check, so it is run by hand: python tests/oracle/ease_large.py
"""

import json
import os
import random
import subprocess
import time
from pathlib import Path

import numpy
from ease import weights

ROOT = Path(__file__).resolve().parents[2]
ITEMS = 3_000
PEOPLE = 6_000
OWNED = 40  # items of each person, the frequent ones more often
ASKING = 20
LAMBDA = 250.0
TOLERANCE = 1e-9


def cohort():
    """The items of each person: three quarters from one of 30 groups of 100 items, the rest from all."""
    chance = random.Random(1)
    for _ in range(PEOPLE):
        group = chance.randrange(ITEMS // 100) * 100
        near = [group + int(100 * chance.random() ** 1.5) for _ in range(OWNED * 3 // 4)]
        yield sorted({*near, *(chance.randrange(ITEMS) for _ in range(OWNED // 4))})


def answered(people):
    """What Prowess suggests to the first people."""
    subprocess.run(["cargo", "build", "--quiet", "--release", "--bin", "alikes"], check=True, cwd=ROOT)
    named = [
        {"person": f"p{at:05}", "items": [f"i{item:04}" for item in items]} for at, items in enumerate(people)
    ]
    options = {"lambda": LAMBDA, "minimum_support": 3, "top": 50}
    given = json.dumps({"people": named, "asking": named[:ASKING], "options": options})
    target = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
    command = [str(target / "release" / "alikes")]
    return json.loads(subprocess.run(command, input=given, check=True, stdout=subprocess.PIPE, text=True).stdout)


def main():
    people = list(cohort())
    answer = answered(people)
    assert answer["items"] == ITEMS, f"{answer['items']} items take part"
    matrix = numpy.zeros((PEOPLE, ITEMS))
    for at, items in enumerate(people):
        matrix[at, items] = 1.0
    start = time.perf_counter()
    found = weights(matrix, LAMBDA)
    print(f"NumPy: {time.perf_counter() - start:.1f} s")
    largest, compared = 0.0, 0
    for at, one in enumerate(answer["lists"]):
        scores = found[people[at]].sum(axis=0)
        scores[people[at]] = -numpy.inf
        assert abs(one["suggestions"][0]["score"] - scores.max()) < TOLERANCE
        for suggestion in one["suggestions"]:
            item = int(suggestion["item"][1:])
            largest = max(largest, abs(suggestion["score"] - scores[item]))
            for reason in suggestion["reasons"]:
                part = found[int(reason["item"][1:]), item]
                largest = max(largest, abs(reason["part"] - part))
                compared += 1
            compared += 1
    print(f"{compared} numbers of {ITEMS} items against NumPy, largest difference {largest:.1e}")
    assert largest < TOLERANCE
    assert compared > ASKING * 50, "too few numbers were compared"


if __name__ == "__main__":
    main()
