"""scipy.sparse: a product of two sparse matrices, with a column for each competency and level."""

from __future__ import annotations

import numpy as np
from scipy import sparse

from peers import Answer, Checks
from workloads import sparse_roles, sparse_rows

BLOCK, TOP, TOP_PEOPLE, LEVELS = 2_000, 10, 100, 5


def _product(people: int) -> tuple[sparse.csr_array, sparse.csr_array, int]:
    """People by (competency, level), and what each of these is worth for each role."""
    rows, roles = sparse_rows(people), sparse_roles()
    width = roles.competencies * LEVELS
    ones = np.ones(len(rows.competency), np.float32)
    shown = rows.competency * LEVELS + rows.level - 1
    has = sparse.csr_array((ones, shown, rows.starts), shape=(people, width))
    role = roles.role
    weight = np.bincount(role, roles.importance, roles.count)[role]
    worth, column = [], []
    for level in range(1, LEVELS + 1):
        met = np.minimum(level / roles.level, 1.0)
        worth.append((roles.importance * met / weight).astype(np.float32))
        column.append(roles.competency * LEVELS + level - 1)
    values = (np.concatenate(worth), (np.concatenate(column), np.tile(role, LEVELS)))
    return has, sparse.coo_array(values, shape=(width, roles.count)).tocsr(), roles.count


def sparse_top_roles(people: int) -> Answer:
    has, worth, _ = _product(people)

    def answer() -> Checks:
        best = np.empty((people, TOP), np.float32)
        for at in range(0, people, BLOCK):
            scores = (has[at : at + BLOCK] @ worth).toarray()
            best[at : at + BLOCK] = -np.sort(-np.partition(scores, -TOP, axis=1)[:, -TOP:], axis=1)
        return lambda: {"best": float(best.sum(dtype=np.float64))}

    return answer


def sparse_top_people(people: int) -> Answer:
    has, worth, roles = _product(people)

    def answer() -> Checks:
        best = np.full((roles, TOP_PEOPLE), -1, np.float32)
        for at in range(0, people, BLOCK):
            scores = (has[at : at + BLOCK] @ worth).toarray().T
            both = np.concatenate([best, scores], axis=1)
            best = np.partition(both, -TOP_PEOPLE, axis=1)[:, -TOP_PEOPLE:]
        return lambda: {"best": float(best.sum(dtype=np.float64))}

    return answer


ANSWERS = {"sparse_top_roles": sparse_top_roles, "sparse_top_people": sparse_top_people}
