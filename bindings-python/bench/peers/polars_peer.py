"""polars: joins and groups, lazily planned."""

from __future__ import annotations

import polars as pl

from peers import Answer, Checks
from workloads import Rows, shuffled, sparse_roles, sparse_rows

BLOCK, TOP = 5_000, 10


def _asked() -> pl.DataFrame:
    roles = sparse_roles()
    return pl.DataFrame(
        {
            "role": roles.role,
            "competency": roles.competency,
            "asked": roles.level,
            "importance": roles.importance,
        }
    ).with_columns(share=pl.col("importance") / pl.col("importance").sum().over("role"))


def _shown(rows: Rows) -> pl.DataFrame:
    return pl.DataFrame({"person": rows.person, "competency": rows.competency, "level": rows.level})


def sparse_top_roles(people: int) -> Answer:
    """Block by block, since the join of all people with all roles would not fit into memory."""
    shown, asked = _shown(sparse_rows(people)), _asked()

    def answer() -> Checks:
        best = [
            shown.lazy()
            .filter(pl.col("person").is_between(at, at + BLOCK - 1))
            .join(asked.lazy(), on="competency")
            .with_columns(
                part=pl.col("share") * pl.min_horizontal(pl.col("level") / pl.col("asked"), 1.0)
            )
            .group_by("person", "role")
            .agg(pl.col("part").sum())
            .group_by("person")
            .agg(pl.col("part").top_k(TOP))
            .collect()
            for at in range(0, people, BLOCK)
        ]
        return lambda: {"best": sum(float(one["part"].list.sum().sum()) for one in best)}

    return answer


def _gaps(people: int, shuffle: bool) -> Answer:
    rows, asked = sparse_rows(people), _asked()
    shown = _shown(rows)
    if shuffle:
        shown = shown[shuffled(rows)]
    aims = pl.DataFrame({"person": range(people), "role": rows.target}).cast({"person": pl.Int32})

    def answer() -> Checks:
        against = (
            aims.lazy()
            .join(asked.lazy(), on="role")
            .join(shown.lazy(), on=["person", "competency"], how="left")
            .with_columns(pl.col("level").fill_null(0))
        )
        met = pl.min_horizontal(pl.col("level") / pl.col("asked"), 1.0)
        scores = against.group_by("person").agg(score=(pl.col("share") * met).sum())
        gaps = against.filter(pl.col("level") < pl.col("asked")).select(
            "person", "competency", gap=pl.col("asked") - pl.col("level")
        )
        score, gap = pl.collect_all([scores, gaps])
        return lambda: {
            "score": float(score["score"].sum()),
            "gaps": float(len(gap)),
            "size": float(gap["gap"].sum()),
        }

    return answer


def gaps(people: int) -> Answer:
    return _gaps(people, False)


def gaps_shuffled(people: int) -> Answer:
    return _gaps(people, True)


ANSWERS = {
    "sparse_top_roles": sparse_top_roles,
    "gaps": gaps,
    "gaps_shuffled": gaps_shuffled,
}
