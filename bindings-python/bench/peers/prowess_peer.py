"""Prowess: tables of Arrow columns, which are read before the time starts where peers have arrays.

For the own role the reading is timed too, since peers group rows by person meanwhile; `gaps_held`
is the same for people who were read before, in a workspace that is used again.
"""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from peers import Answer, Checks
from prowess.tables import ReadyRoles, Table, TableCohort, Workspace
from workloads import (
    Roles,
    Rows,
    dense_levels,
    dense_roles,
    shuffled,
    sparse_roles,
    sparse_rows,
)

TOP, TOP_PEOPLE = 10, 100


def _ready(roles: Roles, highest: int) -> ReadyRoles:
    scales = [{"id": "scale", "kind": "ordinal", "minimum": 0.0, "maximum": float(highest)}]
    made = []
    for role in range(roles.count):
        rows = range(roles.starts[role], roles.starts[role + 1])
        needs = [
            {
                "competency": str(roles.competency[row]),
                "required_level": float(roles.level[row]),
                "importance": float(roles.importance[row]),
            }
            for row in rows
        ]
        made.append({"uri": str(role), "scales": scales, "requirements": needs})
    return ReadyRoles(made)


def _dense(people: int) -> tuple[TableCohort, ReadyRoles]:
    levels = np.ascontiguousarray(dense_levels(people).T)
    columns = {str(at): levels[at] for at in range(len(levels))}
    table = pa.table({"person": np.arange(people, dtype=np.int32), **columns})
    return TableCohort.from_wide(table), _ready(dense_roles(), 7)


def dense_matrix(people: int) -> Answer:
    cohort, roles = _dense(people)

    def answer() -> Checks:
        scores = np.empty((people, len(roles)), np.float32)
        cohort.score_matrix(roles, out=scores)
        return lambda: {"sum": float(scores.sum(dtype=np.float64))}

    return answer


def dense_matrix_out(people: int) -> Answer:
    cohort, roles = _dense(people)
    scores = np.empty((people, len(roles)), np.float32)

    def answer() -> Checks:
        cohort.score_matrix(roles, out=scores)
        return lambda: {"sum": float(scores.sum(dtype=np.float64))}

    return answer


def _best(table: Table) -> Checks:
    return lambda: {"best": float(pa.table(table)["score"].to_numpy().sum())}


def dense_top_roles(people: int) -> Answer:
    cohort, roles = _dense(people)
    return lambda: _best(cohort.top_roles(roles, TOP))


def dense_summary(people: int) -> Answer:
    cohort, roles = _dense(people)

    def answer() -> Checks:
        summary = cohort.summarise(roles, threshold=0.8)
        return lambda: {
            "mean": float(sum(summary["mean_score"])),
            "reaching": float(sum(summary["reaching"])),
        }

    return answer


def _table(rows: Rows, order: np.ndarray | None = None) -> pa.Table:
    columns = {
        "person": rows.person,
        "competency": rows.competency,
        "level": rows.level,
        "target_role": np.repeat(rows.target, np.diff(rows.starts)),
    }
    if order is not None:
        columns = {name: column[order] for name, column in columns.items()}
    return pa.table(columns)


def _sparse(people: int) -> tuple[TableCohort, ReadyRoles]:
    table = _table(sparse_rows(people)).drop_columns("target_role")
    return TableCohort.from_arrow(table), _ready(sparse_roles(), 5)


def sparse_top_roles(people: int) -> Answer:
    cohort, roles = _sparse(people)
    return lambda: _best(cohort.top_roles(roles, TOP))


def sparse_top_people(people: int) -> Answer:
    cohort, roles = _sparse(people)
    return lambda: _best(cohort.top_people(roles, TOP_PEOPLE).people)


def _found(table: Table) -> Checks:
    def checks() -> dict[str, float]:
        answer = pa.table(table)
        gaps = answer["gaps"].combine_chunks().flatten()
        return {
            "score": float(answer["score"].to_numpy().sum()),
            "gaps": float(len(gaps)),
        }

    return checks


def gaps(people: int) -> Answer:
    table, roles = _table(sparse_rows(people)), _ready(sparse_roles(), 5)

    def answer() -> Checks:
        cohort = TableCohort.from_arrow(table, target_role="target_role")
        return _found(cohort.readiness(roles))

    return answer


def gaps_shuffled(people: int) -> Answer:
    rows = sparse_rows(people)
    table, roles = _table(rows, shuffled(rows)), _ready(sparse_roles(), 5)

    def answer() -> Checks:
        cohort = TableCohort.from_arrow(table, target_role="target_role")
        return _found(cohort.readiness(roles))

    return answer


def gaps_held(people: int) -> Answer:
    cohort = TableCohort.from_arrow(_table(sparse_rows(people)), target_role="target_role")
    roles, workspace = _ready(sparse_roles(), 5), Workspace()
    return lambda: _found(cohort.readiness(roles, workspace=workspace))


ANSWERS = {
    "dense_matrix": dense_matrix,
    "dense_matrix_out": dense_matrix_out,
    "dense_top_roles": dense_top_roles,
    "dense_summary": dense_summary,
    "sparse_top_roles": sparse_top_roles,
    "sparse_top_people": sparse_top_people,
    "gaps": gaps,
    "gaps_shuffled": gaps_shuffled,
    "gaps_held": gaps_held,
}
