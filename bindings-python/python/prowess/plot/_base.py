"""What all charts share."""

from __future__ import annotations

from typing import Any

#: Blue and orange are told apart by nearly everybody, and in grey by their lightness.
HAVE, LACK, UNKNOWN = "#1f5a99", "#e6862a", "#b8b8b8"


def library() -> Any:
    """Altair, or an error that says how to get it."""
    try:
        import altair
    except ImportError as error:
        raise ImportError(
            "charts need the extra `plot`: pip install 'prowess[plot]'", name="altair"
        ) from error
    return altair
