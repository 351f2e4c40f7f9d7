"""People and roles of any number, made up from counters: the same numbers in every language.

Number `i` of stream `s` is `mix(SEED + s * STREAM + (i + 1) * STEP)`, where `mix` is the last part
of splitmix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014), and
all sums and products are of 64 bits without sign.
A number below `n` is `(number >> 32) * n >> 32`; a share is `(number >> 11) / 2^53`.

Dense: 120 competencies, 900 roles, all levels known.
    level(p, k)        stream 1, number p * 120 + k: 0 to 700, divided by 100
    asked(r, k)        stream 2, number r * 120 + k: nothing where a number below 100 is below 8,
                       else (stream 3) 1 to 540, divided by 100
    importance(r, k)   stream 4: 100 to 500, divided by 100

Sparse: 13,900 competencies, 3,000 roles; whole levels and importances from 1 to 5.
    A competency is drawn with a chance in proportion to 1 / (place + 50) (Zipf and Mandelbrot):
    the first place whose running sum of these is above share * sum.
    Role r asks the first n different ones of 112 draws (stream 11, number r * 112 + j), where n is
    28 + (stream 12, number r, below 30); levels and importances are streams 13 and 14, by the same
    number as the draw.
    Person p aims at role t (stream 31, number p, below 3,000) and has the first n different ones of
    64 draws, where n is 14 + (stream 22, number p, below 27).
    Draws with an even j are as above (stream 21, number p * 64 + j); those with an odd one are what
    the row (stream 24, same number, below the rows of role t) of role t asks.
    The level is stream 23, by the same number as the draw.

One to one: the people of Sparse, each against the role aimed at; they work in the department
    (stream 32, number p, below 50).
    Shuffled rows are in the order of stream 33, number of the row.

Rows of one person follow each other, in the order of the draws.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

SEED = 0x50524F5745535300
STREAM = 0xD1B54A32D192ED03
STEP = 0x9E3779B97F4A7C15

DENSE_COMPETENCIES, DENSE_ROLES = 120, 900
SPARSE_COMPETENCIES, SPARSE_ROLES = 13_900, 3_000
DEPARTMENTS = 50

Array = npt.NDArray[Any]


def numbers(stream: int, first: int, count: int) -> Array:
    """`count` numbers of a stream, from number `first` on."""
    start = (SEED + stream * STREAM + (first + 1) * STEP) % 2**64
    z = np.arange(count, dtype=np.uint64)
    z *= np.uint64(STEP)
    z += np.uint64(start)
    z ^= z >> np.uint64(30)
    z *= np.uint64(0xBF58476D1CE4E5B9)
    z ^= z >> np.uint64(27)
    z *= np.uint64(0x94D049BB133111EB)
    z ^= z >> np.uint64(31)
    return z


def below(n: int, stream: int, first: int, count: int) -> Array:
    """Numbers from 0 to n - 1."""
    drawn = numbers(stream, first, count)
    drawn >>= np.uint64(32)
    drawn *= np.uint64(n)
    drawn >>= np.uint64(32)
    return drawn.astype(np.int64)


@dataclass(frozen=True)
class Roles:
    """What roles ask, in long form, role by role."""

    count: int
    competencies: int
    starts: Array
    competency: Array
    level: Array
    importance: Array

    @property
    def role(self) -> Array:
        """The role of each row."""
        return np.repeat(np.arange(self.count, dtype=np.int32), np.diff(self.starts))


@dataclass(frozen=True)
class Rows:
    """What people show, in long form, person by person."""

    people: int
    starts: Array
    competency: Array
    level: Array
    target: Array
    department: Array

    @property
    def person(self) -> Array:
        """The person of each row."""
        return np.repeat(np.arange(self.people, dtype=np.int32), np.diff(self.starts))


def dense_levels(people: int, dtype: str = "float32") -> Array:
    """A row for each person, a column for each competency."""
    levels = np.empty((people, DENSE_COMPETENCIES), dtype)
    for first in range(0, people, 100_000):
        few = min(100_000, people - first)
        drawn = below(701, 1, first * DENSE_COMPETENCIES, few * DENSE_COMPETENCIES)
        levels[first : first + few] = (drawn / 100).reshape(few, -1)
    return levels


def dense_roles() -> Roles:
    """900 roles that ask for about 110 of 120 competencies each."""
    size = DENSE_ROLES * DENSE_COMPETENCIES
    asked = below(100, 2, 0, size) >= 8
    level = (1 + below(540, 3, 0, size)) / 100
    importance = (100 + below(401, 4, 0, size)) / 100
    starts = np.zeros(DENSE_ROLES + 1, np.int64)
    starts[1:] = np.cumsum(asked.reshape(DENSE_ROLES, -1).sum(axis=1))
    competency = np.tile(np.arange(DENSE_COMPETENCIES, dtype=np.int32), DENSE_ROLES)[asked]
    return Roles(
        DENSE_ROLES, DENSE_COMPETENCIES, starts, competency, level[asked], importance[asked]
    )


def _drawn(stream: int, first: int, count: int) -> Array:
    """Competencies by their chance."""
    weights = np.cumsum(1.0 / (np.arange(SPARSE_COMPETENCIES) + 50.0))
    shares = (numbers(stream, first, count) >> np.uint64(11)) * 2.0**-53
    places: Array = np.searchsorted(weights, shares * weights[-1], side="right")
    return places.astype(np.int32)


def _different(drawn: Array, wanted: Array) -> Array:
    """Of each row of draws, the first different ones, as many as wanted: true where one counts."""
    count, width = drawn.shape
    order = np.argsort(drawn, axis=1, kind="stable")
    put = np.take_along_axis(drawn, order, axis=1)
    again = np.zeros((count, width), bool)
    again[:, 1:] = put[:, 1:] == put[:, :-1]
    fresh = np.empty((count, width), bool)
    np.put_along_axis(fresh, order, ~again, axis=1)
    kept: Array = fresh & (np.cumsum(fresh, axis=1) <= wanted[:, None])
    return kept


def sparse_roles() -> Roles:
    """3,000 roles that ask for about 42 of 13,900 competencies each."""
    width = 112
    drawn = _drawn(11, 0, SPARSE_ROLES * width).reshape(SPARSE_ROLES, width)
    kept = _different(drawn, 28 + below(30, 12, 0, SPARSE_ROLES))
    level = 1 + below(5, 13, 0, SPARSE_ROLES * width).reshape(drawn.shape)[kept]
    importance = 1 + below(5, 14, 0, SPARSE_ROLES * width).reshape(drawn.shape)[kept]
    starts = np.zeros(SPARSE_ROLES + 1, np.int64)
    starts[1:] = np.cumsum(kept.sum(axis=1))
    return Roles(
        SPARSE_ROLES,
        SPARSE_COMPETENCIES,
        starts,
        drawn[kept],
        level.astype(np.int32),
        importance.astype(np.int32),
    )


def sparse_rows(people: int) -> Rows:
    """People with about 27 of 13,900 competencies each."""
    width, counts, competencies, levels = 64, [], [], []
    roles, target = sparse_roles(), below(SPARSE_ROLES, 31, 0, people)
    for first in range(0, people, 50_000):
        few = min(50_000, people - first)
        drawn = _drawn(21, first * width, few * width).reshape(few, width)
        aims = target[first : first + few, None]
        asked = np.diff(roles.starts)[aims].astype(np.uint64)
        at = (numbers(24, first * width, few * width) >> np.uint64(32)).reshape(few, width)
        at = (at * asked >> np.uint64(32)).astype(np.int64) + roles.starts[aims]
        drawn[:, 1::2] = roles.competency[at[:, 1::2]]
        kept = _different(drawn, 14 + below(27, 22, first, few))
        level = 1 + below(5, 23, first * width, few * width).reshape(drawn.shape)
        counts.append(kept.sum(axis=1))
        competencies.append(drawn[kept])
        levels.append(level[kept].astype(np.int32))
    starts = np.zeros(people + 1, np.int64)
    starts[1:] = np.cumsum(np.concatenate(counts))
    return Rows(
        people,
        starts,
        np.concatenate(competencies),
        np.concatenate(levels),
        target.astype(np.int32),
        below(DEPARTMENTS, 32, 0, people).astype(np.int32),
    )


def shuffled(rows: Rows) -> Array:
    """The order of rows that are not by person."""
    return np.argsort(numbers(33, 0, len(rows.competency)), kind="stable")
