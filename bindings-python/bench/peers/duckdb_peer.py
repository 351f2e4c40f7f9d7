"""DuckDB: joins and groups in SQL, over tables of its own."""

from __future__ import annotations

import duckdb
import pyarrow as pa

from peers import Answer, Checks
from workloads import Rows, shuffled, sparse_roles, sparse_rows

BLOCK = 5_000


def _base(rows: Rows, people: int, shuffle: bool) -> duckdb.DuckDBPyConnection:
    base = duckdb.connect()
    roles = sparse_roles()
    tables = {
        "asks": {
            "role": roles.role,
            "competency": roles.competency,
            "asked": roles.level,
            "importance": roles.importance,
        },
        "shown": {"person": rows.person, "competency": rows.competency, "level": rows.level},
        "aims": {"person": range(people), "role": rows.target},
    }
    for name, columns in tables.items():
        table = pa.table(columns)
        if shuffle and name == "shown":
            table = table.take(pa.array(shuffled(rows)))
        base.register("given", table)
        base.execute(f"create table {name} as select * from given")
        base.unregister("given")
    base.execute(
        "create table asked as select role, competency, asked,"
        " importance / sum(importance) over (partition by role) as share from asks"
    )
    return base


def sparse_top_roles(people: int) -> Answer:
    """Block by block, since the join of all people with all roles would not fit into memory."""
    base = _base(sparse_rows(people), people, False)
    query = """
        select person, max(score, 10) as best from (
            select person, role, sum(share * least(level / asked, 1.0)) as score
            from shown join asked using (competency)
            where person between ? and ? group by person, role
        ) group by person
    """

    def answer() -> Checks:
        blocks = range(0, people, BLOCK)
        best = [base.sql(query, params=[at, at + BLOCK - 1]).to_arrow_table() for at in blocks]
        return lambda: {
            "best": sum(sum(sum(one) for one in block["best"].to_pylist()) for block in best)
        }

    return answer


def _gaps(people: int, shuffle: bool) -> Answer:
    base = _base(sparse_rows(people), people, shuffle)
    against = """
        from aims join asked using (role)
        left join shown on shown.person = aims.person and shown.competency = asked.competency
    """
    scores = f"""
        select aims.person, sum(share * least(coalesce(level, 0) / asked, 1.0)) as score
        {against} group by aims.person
    """
    gaps = f"""
        select aims.person, asked.competency, asked - coalesce(level, 0) as gap
        {against} where coalesce(level, 0) < asked
    """

    def answer() -> Checks:
        score = base.sql(scores).to_arrow_table()
        gap = base.sql(gaps).to_arrow_table()
        return lambda: {
            "score": float(sum(score["score"].to_numpy())),
            "gaps": float(len(gap)),
            "size": float(gap["gap"].to_numpy().sum()),
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
