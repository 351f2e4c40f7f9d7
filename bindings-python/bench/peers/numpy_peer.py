"""numpy: tiles that stay in the cache, and sums in place."""

from __future__ import annotations

import numpy as np

from peers import Answer, Checks, dense_tables
from workloads import Array, dense_levels, dense_roles, sparse_roles, sparse_rows

TILE = 64
TOP = 10


def _scores(levels: Array, shares: Array, asked: Array, out: Array) -> Array:
    """The scores of a few people, added up competency by competency."""
    out[:] = 0
    met = np.empty_like(out)
    for place in range(levels.shape[1]):
        np.minimum(levels[:, place, None], asked[place], out=met)
        met *= shares[place]
        out += met
    return out


def dense_matrix(people: int) -> Answer:
    levels, (shares, asked) = dense_levels(people), dense_tables(dense_roles())

    def answer() -> Checks:
        scores = np.empty((people, shares.shape[1]), np.float32)
        for at in range(0, people, TILE):
            _scores(levels[at : at + TILE], shares, asked, scores[at : at + TILE])
        return lambda: {"sum": float(scores.sum(dtype=np.float64))}

    return answer


def dense_top_roles(people: int) -> Answer:
    levels, (shares, asked) = dense_levels(people), dense_tables(dense_roles())

    def answer() -> Checks:
        tile = np.empty((TILE, shares.shape[1]), np.float32)
        best = np.empty((people, TOP), np.float32)
        roles = np.empty((people, TOP), np.int64)
        for at in range(0, people, TILE):
            few = levels[at : at + TILE]
            scores = _scores(few, shares, asked, tile[: len(few)])
            some = np.argpartition(scores, -TOP, axis=1)[:, -TOP:]
            held = np.take_along_axis(scores, some, axis=1)
            order = np.argsort(-held, axis=1)
            best[at : at + TILE] = np.take_along_axis(held, order, axis=1)
            roles[at : at + TILE] = np.take_along_axis(some, order, axis=1)
        return lambda: {"best": float(best.sum(dtype=np.float64))}

    return answer


def dense_summary(people: int) -> Answer:
    levels, (shares, asked) = dense_levels(people), dense_tables(dense_roles())

    def answer() -> Checks:
        tile = np.empty((TILE, shares.shape[1]), np.float32)
        total = np.zeros(shares.shape[1])
        reaching = np.zeros(shares.shape[1], np.int64)
        for at in range(0, people, TILE):
            few = levels[at : at + TILE]
            scores = _scores(few, shares, asked, tile[: len(few)])
            total += scores.sum(axis=0)
            reaching += (scores >= np.float32(0.8)).sum(axis=0)
        return lambda: {"mean": float((total / people).sum()), "reaching": float(reaching.sum())}

    return answer


def gaps(people: int) -> Answer:
    """One sorted array of (person, competency), looked up for every requirement."""
    rows, roles = sparse_rows(people), sparse_roles()
    person = rows.person

    def answer() -> Checks:
        keys = person.astype(np.int64) * roles.competencies + rows.competency
        order = np.argsort(keys, kind="stable")
        keys, level = keys[order], rows.level[order]
        counts = np.diff(roles.starts)[rows.target]
        ends = np.cumsum(counts)
        who = np.repeat(np.arange(people), counts)
        asked = np.arange(ends[-1]) - np.repeat(ends - counts, counts)
        asked += np.repeat(roles.starts[rows.target], counts)
        wanted = who * roles.competencies + roles.competency[asked]
        found = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
        known = np.where(keys[found] == wanted, level[found], 0)
        need, weight = roles.level[asked], roles.importance[asked]
        met = np.bincount(who, weight * np.minimum(known / need, 1.0), people)
        score = met / np.bincount(who, weight, people)
        lacking = known < need
        gap = (need - known)[lacking]
        which = roles.competency[asked][lacking]
        return lambda: {
            "score": float(score.sum()),
            "gaps": float(len(which)),
            "size": float(gap.sum()),
        }

    return answer


ANSWERS = {
    "dense_matrix": dense_matrix,
    "dense_top_roles": dense_top_roles,
    "dense_summary": dense_summary,
    "gaps": gaps,
}
