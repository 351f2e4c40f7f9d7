"""What the tasks share: the sample, and how a word or a number is shown."""

import json
from pathlib import Path

SAMPLE = Path(__file__).parent.parent / "sample"


def read(name):
    return json.loads((SAMPLE / name).read_text(encoding="utf-8"))


def last(uri):
    """The last part of a uri."""
    return uri.rsplit("/")[-1]


def word(value):
    """A word of the library, as people write it."""
    return "-" if value is None else value.replace("_", " ")


def percent(share):
    """A share in percent."""
    return f"{share * 100:.1f}"


def points(difference):
    """A difference between shares in percentage points, with its sign."""
    return f"{difference * 100 + 0.0:+.1f}"


def level(value):
    """A level with two decimals, or a dash."""
    return "-" if value is None else f"{value:.2f}"


def name(one):
    """The name of a competency: its label, or else the last part of its uri."""
    return one.label or last(one.competency)
