"""numba: loops in machine code over tiles, in all threads."""

# numba compiles functions of its own, which have no types for a checker.
# mypy: disable-error-code="no-untyped-def,no-untyped-call,call-arg"

from __future__ import annotations

import numba as nb
import numpy as np

from peers import Answer, Checks, dense_tables
from workloads import dense_levels, dense_roles, shuffled, sparse_roles, sparse_rows

PEOPLE = 4
TOP, TOP_PEOPLE = 10, 100


@nb.njit(fastmath=True)
def _block(levels, first, shares, asked, scores):
    """The scores of four people for all roles: the last person again where there are fewer.

    Sums are loaded and stored once for two competencies, and what roles ask is loaded once for
    four people; of the tiles that were tried, from 2 x 1 to 8 x 4, none is
    faster by more than 15 %.
    """
    last = levels.shape[0] - 1
    p0, p1, p2 = levels[first], levels[min(first + 1, last)], levels[min(first + 2, last)]
    p3 = levels[min(first + 3, last)]
    scores[:] = 0
    o0, o1, o2, o3 = scores[0], scores[1], scores[2], scores[3]
    for k in range(0, levels.shape[1], 2):
        for r in range(shares.shape[1]):
            s0, a0, s1, a1 = shares[k, r], asked[k, r], shares[k + 1, r], asked[k + 1, r]
            o0[r] += s0 * min(p0[k], a0) + s1 * min(p0[k + 1], a1)
            o1[r] += s0 * min(p1[k], a0) + s1 * min(p1[k + 1], a1)
            o2[r] += s0 * min(p2[k], a0) + s1 * min(p2[k + 1], a1)
            o3[r] += s0 * min(p3[k], a0) + s1 * min(p3[k + 1], a1)


@nb.njit(fastmath=True, parallel=True)
def _matrix(levels, shares, asked, out):
    people, many = levels.shape[0], shares.shape[1]
    for block in nb.prange((people + PEOPLE - 1) // PEOPLE):
        first = block * PEOPLE
        few = min(PEOPLE, people - first)
        scores = np.empty((PEOPLE, many), np.float32)
        _block(levels, first, shares, asked, scores)
        out[first : first + few] = scores[:few]


@nb.njit(inline="always")
def _push(score, role, best, roles):
    """Puts a score among the best, which are in order."""
    place = best.shape[0] - 1
    while place > 0 and best[place - 1] < score:
        best[place] = best[place - 1]
        roles[place] = roles[place - 1]
        place -= 1
    best[place] = score
    roles[place] = role


@nb.njit(inline="always")
def _heap(score, person, best, who):
    """Puts a score in the place of the worst of many, which stays in front of a heap."""
    place = 0
    while True:
        child = 2 * place + 1
        if child >= best.shape[0]:
            break
        if child + 1 < best.shape[0] and best[child + 1] < best[child]:
            child += 1
        if best[child] >= score:
            break
        best[place], who[place] = best[child], who[child]
        place = child
    best[place], who[place] = score, person


@nb.njit(fastmath=True, parallel=True)
def _top(levels, shares, asked, best, roles):
    people, many = levels.shape[0], shares.shape[1]
    for block in nb.prange((people + PEOPLE - 1) // PEOPLE):
        first = block * PEOPLE
        few = min(PEOPLE, people - first)
        scores = np.empty((PEOPLE, many), np.float32)
        _block(levels, first, shares, asked, scores)
        for i in range(few):
            best[first + i] = -1
            for role in range(many):
                if scores[i, role] > best[first + i, TOP - 1]:
                    _push(scores[i, role], role, best[first + i], roles[first + i])


@nb.njit(fastmath=True, parallel=True)
def _summary(levels, shares, asked, threshold, total, reaching):
    people, many = levels.shape[0], shares.shape[1]
    parts = total.shape[0]
    for part in nb.prange(parts):
        scores = np.empty((PEOPLE, many), np.float32)
        low, high = people * part // parts, people * (part + 1) // parts
        for first in range(low, high, PEOPLE):
            few = min(PEOPLE, high - first)
            _block(levels, first, shares, asked, scores)
            for i in range(few):
                for role in range(many):
                    total[part, role] += scores[i, role]
                    reaching[part, role] += scores[i, role] >= threshold


def dense_matrix(people: int) -> Answer:
    levels, (shares, asked) = dense_levels(people), dense_tables(dense_roles())

    def answer() -> Checks:
        scores = np.empty((people, shares.shape[1]), np.float32)
        _matrix(levels, shares, asked, scores)
        return lambda: {"sum": float(scores.sum(dtype=np.float64))}

    return answer


def dense_matrix_out(people: int) -> Answer:
    levels, (shares, asked) = dense_levels(people), dense_tables(dense_roles())
    scores = np.empty((people, shares.shape[1]), np.float32)

    def answer() -> Checks:
        _matrix(levels, shares, asked, scores)
        return lambda: {"sum": float(scores.sum(dtype=np.float64))}

    return answer


def dense_top_roles(people: int) -> Answer:
    levels, (shares, asked) = dense_levels(people), dense_tables(dense_roles())

    def answer() -> Checks:
        best = np.empty((people, TOP), np.float32)
        roles = np.empty((people, TOP), np.int32)
        _top(levels, shares, asked, best, roles)
        return lambda: {"best": float(best.sum(dtype=np.float64))}

    return answer


def dense_summary(people: int) -> Answer:
    levels, (shares, asked) = dense_levels(people), dense_tables(dense_roles())

    def answer() -> Checks:
        parts = 4 * nb.get_num_threads()
        total = np.zeros((parts, shares.shape[1]))
        reaching = np.zeros((parts, shares.shape[1]), np.int64)
        _summary(levels, shares, asked, np.float32(0.8), total, reaching)
        means = total.sum(axis=0) / people
        return lambda: {"mean": float(means.sum()), "reaching": float(reaching.sum())}

    return answer


def _postings(roles):
    """The roles that ask for each competency, with the level asked and importance / that level."""
    role = roles.role
    order = np.argsort(roles.competency, kind="stable")
    starts = np.zeros(roles.competencies + 1, np.int64)
    starts[1:] = np.cumsum(np.bincount(roles.competency, minlength=roles.competencies))
    weight = np.bincount(role, roles.importance, roles.count)
    share = roles.importance / roles.level / weight[role]
    return (
        starts,
        role[order].astype(np.int32),
        roles.level[order].astype(np.float32),
        share[order].astype(np.float32),
    )


@nb.njit(fastmath=True, inline="always")
def _add(first, last, competency, level, starts, role, asked, share, scores):
    for row in range(first, last):
        shown = np.float32(level[row])
        for at in range(starts[competency[row]], starts[competency[row] + 1]):
            scores[role[at]] += share[at] * min(shown, asked[at])


@nb.njit(fastmath=True, parallel=True)
def _sparse_top(rows, competency, level, starts, role, asked, share, many, best, roles):
    people = rows.shape[0] - 1
    parts = 64
    for part in nb.prange(parts):
        scores = np.empty(many, np.float32)
        for p in range(people * part // parts, people * (part + 1) // parts):
            scores[:] = 0
            _add(rows[p], rows[p + 1], competency, level, starts, role, asked, share, scores)
            best[p] = -1
            for r in range(many):
                if scores[r] > best[p, TOP - 1]:
                    _push(scores[r], r, best[p], roles[p])


@nb.njit(fastmath=True, parallel=True)
def _sparse_people(rows, competency, level, starts, role, asked, share, many, best, who):
    people = rows.shape[0] - 1
    parts = best.shape[0]
    for part in nb.prange(parts):
        scores = np.empty(many, np.float32)
        best[part] = -1
        for p in range(people * part // parts, people * (part + 1) // parts):
            scores[:] = 0
            _add(rows[p], rows[p + 1], competency, level, starts, role, asked, share, scores)
            for r in range(many):
                if scores[r] > best[part, r, 0]:
                    _heap(scores[r], p, best[part, r], who[part, r])


def sparse_top_roles(people: int) -> Answer:
    rows, roles = sparse_rows(people), sparse_roles()
    postings = _postings(roles)

    def answer() -> Checks:
        best = np.empty((people, TOP), np.float32)
        which = np.empty((people, TOP), np.int32)
        _sparse_top(rows.starts, rows.competency, rows.level, *postings, roles.count, best, which)
        return lambda: {"best": float(best.sum(dtype=np.float64))}

    return answer


def sparse_top_people(people: int) -> Answer:
    rows, roles = sparse_rows(people), sparse_roles()
    postings = _postings(roles)

    def answer() -> Checks:
        parts = nb.get_num_threads()
        best = np.empty((parts, roles.count, TOP_PEOPLE), np.float32)
        who = np.empty((parts, roles.count, TOP_PEOPLE), np.int32)
        _sparse_people(rows.starts, rows.competency, rows.level, *postings, roles.count, best, who)
        together = best.transpose(1, 0, 2).reshape(roles.count, -1)
        top = -np.sort(-together, axis=1)[:, :TOP_PEOPLE]
        return lambda: {"best": float(top.sum(dtype=np.float64))}

    return answer


@nb.njit(fastmath=True, parallel=True)
def _own(rows, competency, level, target, of, need, asked, importance, offsets, score, which, size):
    people = rows.shape[0] - 1
    parts = 64
    found = np.zeros(people, np.int32)
    for part in nb.prange(parts):
        shown = np.zeros(16_384, np.uint8)
        for p in range(people * part // parts, people * (part + 1) // parts):
            for row in range(rows[p], rows[p + 1]):
                shown[competency[row]] = level[row]
            total = met = np.float32(0)
            out = offsets[p]
            for at in range(of[target[p]], of[target[p] + 1]):
                has, wants = shown[need[at]], asked[at]
                total += importance[at]
                met += importance[at] * min(np.float32(has) / np.float32(wants), np.float32(1))
                if has < wants:
                    which[out] = need[at]
                    size[out] = wants - has
                    out += 1
            score[p] = met / total
            found[p] = out - offsets[p]
            for row in range(rows[p], rows[p + 1]):
                shown[competency[row]] = 0
    return found


@nb.njit
def _by_person(person, competency, level, people):
    """Puts rows in the order of people, by counting."""
    starts = np.zeros(people + 1, np.int64)
    for p in person:
        starts[p + 1] += 1
    for p in range(people):
        starts[p + 1] += starts[p]
    place = starts[:-1].copy()
    put, levels = np.empty_like(competency), np.empty_like(level)
    for row in range(person.shape[0]):
        at = place[person[row]]
        place[person[row]] += 1
        put[at] = competency[row]
        levels[at] = level[row]
    return starts, put, levels


def _answer_gaps(starts, competency, level, rows, roles) -> Checks:
    offsets = np.zeros(rows.people + 1, np.int64)
    offsets[1:] = np.cumsum(np.diff(roles.starts)[rows.target])
    score = np.empty(rows.people, np.float32)
    which = np.empty(offsets[-1], np.int32)
    size = np.empty(offsets[-1], np.int32)
    asked = (rows.target, roles.starts, roles.competency, roles.level, roles.importance)
    found = _own(starts, competency, level, *asked, offsets, score, which, size)

    def checks() -> dict[str, float]:
        kept = np.arange(offsets[-1]) - np.repeat(offsets[:-1], np.diff(offsets))
        kept = kept < np.repeat(found, np.diff(offsets))
        return {
            "score": float(score.sum(dtype=np.float64)),
            "gaps": float(found.sum()),
            "size": float(size[kept].sum()),
        }

    return checks


def gaps(people: int) -> Answer:
    """Levels by competency in a small table, one person after the other."""
    rows, roles = sparse_rows(people), sparse_roles()
    person, competency, level = rows.person, rows.competency, rows.level

    def answer() -> Checks:
        starts = np.searchsorted(person, np.arange(people + 1))
        return _answer_gaps(starts, competency, level, rows, roles)

    return answer


def gaps_held(people: int) -> Answer:
    """The same for people whose first rows are known."""
    rows, roles = sparse_rows(people), sparse_roles()
    starts, competency, level = rows.starts, rows.competency, rows.level
    return lambda: _answer_gaps(starts, competency, level, rows, roles)


def gaps_shuffled(people: int) -> Answer:
    """The same, with rows that first are put in the order of people."""
    rows, roles = sparse_rows(people), sparse_roles()
    order = shuffled(rows)
    person, competency, level = rows.person[order], rows.competency[order], rows.level[order]

    def answer() -> Checks:
        return _answer_gaps(*_by_person(person, competency, level, people), rows, roles)

    return answer


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
