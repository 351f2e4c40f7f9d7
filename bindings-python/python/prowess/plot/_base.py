"""What all charts share."""

from __future__ import annotations

from typing import Any

#: Blue and orange are told apart by nearly everybody, in grey by their lightness, and both from a
#: light ground and a dark one.
HAVE, LACK, UNKNOWN = "#2f74b8", "#e6862a", "#b8b8b8"

#: Ink and the edge around it: together they stand out on a light ground and on a dark one.
INK, EDGE = "#1a1a1a", "#ffffff"


def counted(people: int) -> str:
    """How many people, in words."""
    return f"{people:,} person" if people == 1 else f"{people:,} people"


def words(base: Any, **how: Any) -> list[Any]:
    """Texts with an edge around them, which can be read on any ground."""
    edge = base.mark_text(**how, stroke=EDGE, strokeWidth=3, strokeJoin="round")
    return [edge, base.mark_text(**how, color=INK)]


def library() -> Any:
    """Altair, or an error that says how to get it."""
    try:
        import altair
    except ImportError as error:
        raise ImportError(
            "charts need the extra `plot`: pip install 'prowess[plot]'", name="altair"
        ) from error
    return altair
