"""Charts of answers, as Altair charts: `pip install prowess[plot]`.

    from prowess import plot, readiness

    plot.gaps(readiness.assess(person, role))

Every chart carries its own data, so it is drawn anywhere that Vega-Lite is.
The same numbers as a table are what a notebook shows of the answer itself.
"""

from __future__ import annotations

from prowess.plot._flow import flow
from prowess.plot._plan import calendar
from prowess.plot._portfolio import demand, distribution, groups, recurring
from prowess.plot._rates import rates
from prowess.plot._readiness import gaps, heatmap, radar

__all__ = [
    "calendar",
    "demand",
    "distribution",
    "flow",
    "gaps",
    "groups",
    "heatmap",
    "radar",
    "rates",
    "recurring",
]
