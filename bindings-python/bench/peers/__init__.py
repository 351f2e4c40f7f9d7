"""Other ways to the same answers, each as good as its library lets it be.

A peer is a module with `ANSWERS`: for each question that it is used for, a function that makes the
people and roles, in the form that suits the peer, and gives the function that is timed.
That one gives a function which reduces its result to a few numbers, outside the time.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import numpy as np

from workloads import Array, Roles

Checks: TypeAlias = Callable[[], dict[str, float]]
Answer: TypeAlias = Callable[[], Checks]


def dense_tables(roles: Roles) -> tuple[Array, Array]:
    """What roles ask by competency and role: importance / level asked, and that level.

    Importances add up to 1 for each role, so that a score is the sum of share * min(level, asked).
    """
    role = roles.role
    weight = np.bincount(role, roles.importance, roles.count)
    shares = np.zeros((roles.competencies, roles.count), np.float32)
    asked = np.zeros((roles.competencies, roles.count), np.float32)
    shares[roles.competency, role] = roles.importance / weight[role] / roles.level
    asked[roles.competency, role] = roles.level
    return shares, asked
