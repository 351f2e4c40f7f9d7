"""Answers as tables for notebooks: small, without scripts, readable by a screen reader."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from prowess._data import Data
from prowess.types import Comparison, LearningPlan, Readiness

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: More rows than these are told, not shown.
MOST_ROWS = 60


def of(value: Data) -> str:
    """The table of an answer."""
    if isinstance(value, Readiness):
        return readiness(value)
    if isinstance(value, Comparison):
        return comparison(value)
    if isinstance(value, LearningPlan):
        return learning_plan(value)
    return record(value)


def table(caption: str, heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """A table whose first column names its rows."""
    rows = list(rows)
    head = "".join(f'<th scope="col">{escape(one)}</th>' for one in heads)
    body = "".join(_row(row) for row in rows[:MOST_ROWS])
    more = len(rows) - MOST_ROWS
    if more > 0:
        body += f'<tr><td colspan="{len(heads)}">and {more:,} more</td></tr>'
    return (
        f"<table><caption>{escape(caption)}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def learning_plan(value: LearningPlan) -> str:
    """The steps of a plan, with what each closes and what the plan would be without it."""
    days = "" if value.ends is None else f", until {value.ends}"
    caption = f"{value.status}: {value.hours:g} hours for {value.cost:g}{days}"
    rows = [
        (
            step.resource,
            step.begins or "",
            step.ends or "",
            step.hours,
            step.cost,
            ", ".join(one.competency for one in step.narrows if one.is_closed),
        )
        for step in value.steps
    ]
    return table(caption, ("resource", "begins", "ends", "hours", "cost", "closes"), rows)


def _row(row: Sequence[Any]) -> str:
    cells = "".join(f"<td>{escape(shown(cell))}</td>" for cell in row[1:])
    return f'<tr><th scope="row">{escape(shown(row[0]))}</th>{cells}</tr>'


def columns(names: Sequence[str], rows: Sequence[dict[str, Any]], many: int) -> str:
    """The first of many rows of a table of columns."""
    caption = f"{many:,} rows"
    if many > len(rows):
        caption = f"The first {len(rows):,} of {caption}"
    return table(caption, names, [[row[name] for name in names] for row in rows])


def shown(value: Any) -> str:
    """A value in a cell."""
    if value is None:
        return "unknown"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.4g}"
    if isinstance(value, Data):
        # An enum that is told apart by a tag is named by it.
        kind = getattr(value, "kind", None)
        return kind if isinstance(kind, str) else type(value).__name__
    if isinstance(value, (list, dict)):
        return ", ".join(shown(one) for one in value) if len(value) <= 3 else f"{len(value):,}"
    return str(value)


def percent(share: float) -> str:
    """A share as a reader wants it."""
    return f"{share:.1%}"


def readiness(one: Readiness) -> str:
    """One person and one role: what each requirement gives and loses."""
    caption = (
        f"{one.person} for {one.title or one.code or one.role}: {percent(one.score)}, "
        f"{one.verdict.replace('_', ' ')}, between {percent(one.low)} and {percent(one.high)}, "
        f"of which {percent(one.coverage)} is known"
    )
    missing = {gap.competency: gap for gap in one.gaps}
    heads = ["Competency", "Gives", "Of", "Required", "Held", "Missing"]
    rows = []
    for part in one.contributions:
        gap = missing.get(part.competency)
        rows.append(
            (
                gap.label if gap is not None and gap.label else part.competency,
                percent(part.contribution),
                percent(part.share),
                "" if gap is None else gap.required,
                "" if gap is None else gap.held,
                "" if gap is None else gap.reason.replace("_", " "),
            )
        )
    return table(caption, heads, rows)


def comparison(many: Comparison) -> str:
    """One person and many roles, the readiest first."""
    rows = [
        (
            one.title or one.code or one.role,
            percent(one.score),
            one.verdict.replace("_", " "),
            percent(one.low),
            percent(one.high),
            percent(one.coverage),
            len(one.gaps),
        )
        for one in many.results
    ]
    heads = ["Role", "Score", "Verdict", "Low", "High", "Known", "Gaps"]
    caption = f"{many.person}: {len(rows):,} of {many.compared:,} roles, the readiest first"
    return table(caption, heads, rows)


def record(value: Data) -> str:
    """Any other answer: its fields, and its lists of records as tables below."""
    rows: list[tuple[str, Any]] = []
    below: list[str] = []
    for name in value.__dataclass_fields__:
        field = getattr(value, name)
        if isinstance(field, list) and field and isinstance(field[0], Data):
            below.append(records(name.replace("_", " "), field))
        else:
            rows.append((name.rstrip("_").replace("_", " "), field))
    return table(type(value).__name__, ["Field", "Value"], rows) + "".join(below)


def records(caption: str, values: Sequence[Data]) -> str:
    """A list of records as one table; records of several types share their columns."""
    names = dict.fromkeys(name for one in values[:MOST_ROWS] for name in one.__dataclass_fields__)
    heads = [name.rstrip("_").replace("_", " ") for name in names]
    rows = [[getattr(one, name, "") for name in names] for one in values]
    return table(f"{caption} ({len(values):,})", heads, rows)
