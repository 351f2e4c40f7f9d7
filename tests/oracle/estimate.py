"""Recomputes estimated levels and curves of recall from the vectors, to 1e-12 of the scale.

Nothing here comes from Prowess but the answers that are checked.
The default estimator is written down as its definition: the level and its variance go forward from
day to day, and the share of each piece of evidence is found by asking how much the level moves with
it, once for each, which is another way than the one of the core.
"""

import json
import math
from datetime import date
from pathlib import Path

VECTORS = Path(__file__).resolve().parents[1] / "vectors" / "evidence" / "estimate.json"
TOLERANCE = 1e-12

SPREAD, DRIFT = 0.2, 0.1
KINDS = {
    "self_assessment": (0.20, 0.32),
    "manager": (0.16, 0.0),
    "peer": (0.31, 0.0),
    "certificate": (0.60, 0.0),
    "test": (0.70, 0.0),
    "course_completion": (0.30, 0.0),
    "work_sample": (0.70, 0.0),
    "inferred": (0.20, 0.0),
}
MONTHS = {"accuracy": 6.5, "mixed": 11.0, "speed": 13.0}


def half_life(decay, uses):
    months = MONTHS[decay.get("measured_by", "mixed")]
    days = decay.get("half_life_days") or months * 365.25 / 12
    return days * (1 + decay.get("growth", 0.0)) ** uses


def ends(scale):
    """Bottom, direction and length of a scale."""
    length = scale["maximum"] - scale["minimum"]
    if scale.get("direction") == "lower_is_better":
        return scale["maximum"], -1.0, length
    return scale["minimum"], 1.0, length


def days_between(earlier, later):
    return (date.fromisoformat(later) - date.fromisoformat(earlier)).days


def linear_gaussian(seen, scale, as_of, estimator, decay, values=None, bases=None):
    """Level and variance at the end.

    With `values`, the evidence says other levels and `bases` are prior and bottom, while all
    decisions stay those of the real run: so the level is linear in them.
    """
    bottom, sign, length = ends(scale)
    sources = estimator.get("sources")
    spread = sources["spread"] if sources else SPREAD
    drift = sources["drift"] if sources else DRIFT
    kinds = dict(KINDS)
    if sources:
        kinds.update((k["kind"], (k["reliability"], k.get("bias", 0.0))) for k in sources["kinds"])
    prior = estimator.get("prior")
    level = prior["mean"] if prior else None
    variance = prior["sd"] ** 2 if prior else None
    ground, other_level = (bottom, level) if bases is None else bases
    floor, other_floor = bottom, ground
    last, uses = None, 0

    def wait(until):
        nonlocal level, variance, other_level
        days = days_between(last, until)
        if decay is not None and days > 0:
            rho = 2.0 ** (-days / half_life(decay, uses))
            variance *= rho * rho
            if sign * (level - floor) > 0:
                level = floor + (level - floor) * rho
                other_level = other_floor + (other_level - other_floor) * rho
        variance += (drift * length) ** 2 / 365.25 * days

    readings = []
    for at, one in enumerate(seen):
        reliability, bias = kinds[one["kind"]]
        reliability = one.get("reliability", reliability)
        value = one["level"] - sign * bias * spread * length
        readings.append(value)
        weight = one.get("weight", 1.0)
        if weight == 0:
            continue
        if last is not None:
            wait(one["occurred_on"])
        noise = (spread * length) ** 2 * (1 - reliability**2) / reliability**2
        noise += (one.get("high", one["level"]) - one.get("low", one["level"])) ** 2 / 12
        # No evidence is surer than to a millionth of the scale.
        noise = max(noise, (1e-6 * length) ** 2) / weight
        gain = 1.0 if level is None else variance / (variance + noise)
        says = value if values is None else values[at]
        level = value if level is None else level + gain * (value - level)
        other_level = says if other_level is None else other_level + gain * (says - other_level)
        # Written so that no digits are lost where one of the two is far larger.
        variance = noise if variance is None else variance * noise / (variance + noise)
        kept = decay.get("floor", 0.3) if decay is not None else 0.0
        if sign * (bottom + kept * (level - bottom) - floor) > 0:
            floor = bottom + kept * (level - bottom)
            other_floor = ground + kept * (other_level - ground)
        if last is not None and last != one["occurred_on"]:
            uses += 1
        last = one["occurred_on"]
    if last is None:
        return None
    wait(as_of)
    return {"level": other_level, "variance": variance, "readings": readings}


def shares(seen, scale, as_of, estimator, decay):
    """How much the level moves with each piece of evidence, with the prior, and with the bottom."""
    nothing = [0.0] * len(seen)
    start = 0.0 if estimator.get("prior") else None

    def moved(values, bases):
        return linear_gaussian(seen, scale, as_of, estimator, decay, values, bases)["level"]

    found = []
    for at in range(len(seen)):
        values = list(nothing)
        values[at] = 1.0
        found.append(moved(values, (0.0, start)))
    prior = moved(nothing, (0.0, 1.0)) if start is not None else 0.0
    return found, prior, moved(nothing, (1.0, start))


def plain(seen, scale, estimator):
    """The other estimators, by their definitions: a level and the evidence it rests on."""
    kind, levels = estimator["kind"], [one["level"] for one in seen]
    _, sign, _ = ends(scale)
    if not seen:
        return None
    if kind == "minimum_raters":
        judges = {one.get("asserted_by") for one in seen if one["kind"] != "self_assessment"}
        if len(judges - {None}) < estimator["minimum"]:
            return None
        return plain(seen, scale, estimator["estimator"])
    if kind in ("latest", "highest"):
        best = max(levels, key=lambda level: sign * level)
        wanted = levels[-1] if kind == "latest" else best
        return wanted, [one for one in seen if one["level"] == wanted][-1:]
    if kind == "mean":
        return sum(levels) / len(levels), seen
    if kind == "weighted_mean":
        weights = [one.get("weight", 1.0) for one in seen]
        if sum(weights) == 0:
            return None
        return sum(w * x for w, x in zip(weights, levels)) / sum(weights), seen
    if kind == "latest_vs_rest":
        latest = estimator.get("latest", 0.65)
        if len(levels) == 1:
            return levels[0], seen
        rest = sum(levels[:-1]) / (len(levels) - 1)
        return latest * levels[-1] + (1 - latest) * rest, seen
    if kind == "ewma":
        latest, level = estimator.get("latest", 0.65), levels[0]
        for x in levels[1:]:
            level = latest * x + (1 - latest) * level
        return level, seen
    if kind == "n_times":
        mark = estimator.get("mark", scale.get("mastery"))
        kept = [one for one in seen if sign * one["level"] >= sign * mark]
        if len(kept) < estimator.get("times", 5):
            return None
        return sum(one["level"] for one in kept) / len(kept), kept
    if kind == "precedence":
        order = estimator.get("order", ["test", "manager", "peer", "self_assessment"])
        paths, choose = [[one] for one in order], "first"
    else:
        paths = [path["kinds"] for path in estimator["paths"]]
        choose = estimator.get("choose", "first")
    lasts = [[one for one in seen if one["kind"] in path][-1:] for path in paths]
    lasts = [last[0] for last in lasts if last]
    if not lasts:
        return None
    if choose == "highest":
        chosen = max(lasts, key=lambda one: sign * one["level"])
    elif choose == "latest":
        chosen = max(lasts, key=lambda one: (one["occurred_on"], one["entry"]))
    else:
        chosen = lasts[0]
    return chosen["level"], [chosen]


def decimals(estimator):
    inner = estimator.get("estimator", estimator)
    return inner.get("decimals")


def answer(case):
    """Level, standard error and shares of a case; nothing where there is no level."""
    given = case["input"]
    options = given.get("options", {})
    estimator = options.get("estimator", {"kind": "linear_gaussian"})
    decay, scale, as_of = options.get("decay"), given["scale"], given["as_of"]
    seen = [one for one in given["observations"] if one["occurred_on"] <= as_of]
    seen.sort(key=lambda one: (one["occurred_on"], one["entry"]))
    bottom, _, length = ends(scale)
    inner = estimator
    while inner["kind"] == "minimum_raters":
        inner = inner["estimator"]
    if inner["kind"] == "linear_gaussian":
        if estimator is not inner and plain(seen, scale, {**estimator, "estimator": {"kind": "mean"}}) is None:
            return None
        end = linear_gaussian(seen, scale, as_of, inner, decay)
        if end is None:
            return None
        level, error = end["level"], math.sqrt(end["variance"])
        parts = shares(seen, scale, as_of, inner, decay), end["readings"]
    else:
        found = plain(seen, scale, estimator)
        if found is None:
            return None
        level, rests_on = found
        error = parts = None
        if decay is not None:
            days = [one["occurred_on"] for one in rests_on]
            kept = decay.get("floor", 0.3)
            waited = days_between(days[-1], as_of)
            lost = 2.0 ** (-waited / half_life(decay, len(set(days)) - 1))
            level = bottom + (kept + (1 - kept) * lost) * (level - bottom)
    if decimals(estimator) is not None:
        tens = 10.0 ** decimals(estimator)
        level = math.copysign(math.floor(abs(level) * tens + 0.5) / tens, level)
    believed = level
    level = min(max(level, scale["minimum"]), scale["maximum"])
    return {"level": level, "believed": believed, "error": error, "parts": parts, "length": length}


def below(x):
    return 0.5 * math.erfc(-x / math.sqrt(2))


def differences(case):
    """The largest difference between the answer of a case and its recomputation."""
    output, expected = case["output"], answer(case)
    if expected is None:
        assert output["level"] is None and output["reason"], f"{case['name']}: there is a level"
        return 0.0
    length, scale = expected["length"], case["input"]["scale"]
    assert sum(part["contribution"] for part in output["parts"]) == output["level"], case["name"]
    backward = [part["contribution"] for part in reversed(output["parts"])]
    assert sum(backward) == output["level"], f"{case['name']}: the parts do not add up backward"
    found = [abs(output["level"] - expected["level"]) / length]
    for part in output["parts"]:
        if part["without"] is not None:
            given = case["input"]
            kept = [one for one in given["observations"] if one["entry"] != part["entry"]]
            without = answer({"input": {**given, "observations": kept}})["level"]
            found.append(abs(part["without"] - without) / length)
    if expected["error"] is None:
        assert output["certainty"] is None, case["name"]
        return max(found)
    certainty, error = output["certainty"], expected["error"]
    found.append(abs(certainty["standard_error"] - error) / length)
    interval = [expected["believed"] + 1.96 * side * error for side in (-1, 1)]
    interval = [min(max(end, scale["minimum"]), scale["maximum"]) for end in interval]
    found += [abs(certainty[end] - x) / length for end, x in zip(("low", "high"), interval)]
    (of_evidence, of_prior, of_bottom), readings = expected["parts"]
    bottom, sign, _ = ends(scale)
    evidence = [part for part in output["parts"] if part["kind"] == "evidence"]
    assert len(evidence) == len(of_evidence), case["name"]
    for part, share, reading in zip(evidence, of_evidence, readings):
        found.append(abs(part["factor"] - share))
        found.append(abs(part["contribution"] - share * reading) / length)
    for kind, share in (("prior", of_prior), ("faded", of_bottom)):
        given = [part["factor"] for part in output["parts"] if part["kind"] == kind]
        found.append(abs(sum(given) - share))
    cuts = [sign * (step["level"] - expected["believed"]) / error for step in certainty["steps"]]
    under = [0.0] + [below(cut) for cut in cuts[1:]] + [1.0]
    for step, low, high in zip(certainty["steps"], under, under[1:]):
        found.append(abs(step["probability"] - (high - low)))
    return max(found)


def recalled(days, stability, shape):
    """The curve of FSRS-6: nine of ten are known after as many days as the stability says."""
    shape = 0.1542 if shape is None else shape
    return (1 + (0.9 ** (-1 / shape) - 1) * days / stability) ** -shape


def recall_differences():
    """How far the curve of recall is off, and the days until it falls to a share."""
    for case in answered("retrievability"):
        given = case["input"]
        expected = recalled(given["days"], given["stability"], given["shape"])
        yield abs(case["output"] - expected)
    for case in answered("days_until_retrievability"):
        given = case["input"]
        yield abs(recalled(case["output"], given["stability"], given["shape"]) - given["wanted"])


def answered(operation):
    cases = json.loads(VECTORS.with_name(f"{operation}.json").read_text())["cases"]
    return [case for case in cases if "output" in case]


def check():
    """Compares all vectors; how many were right and how many wrong."""
    right = wrong = 0
    estimates = [differences(case) for case in answered("estimate")]
    for name, found in (("estimates", estimates), ("recall", list(recall_differences()))):
        largest = max(found)
        is_right = largest <= TOLERANCE
        right, wrong = right + is_right * len(found), wrong + (not is_right)
        verdict = "ok" if is_right else "FAILED"
        print(f"{name}: {len(found)} cases, largest difference {largest:.1e}: {verdict}")
    return right, wrong


if __name__ == "__main__":
    check()
