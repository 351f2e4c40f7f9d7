"""A chart of how people moved between bands of readiness."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from prowess.plot._base import EDGE, HAVE, LACK, UNKNOWN, counted, library, words

if TYPE_CHECKING:
    import altair

    from prowess.types import Flow, FlowNode

#: How many points draw the curve of one stream.
STEPS = 24


def flow(answer: Flow) -> altair.LayerChart:
    """How many people went from which band of readiness to which, as streams as wide as many.

    The left side is the earlier day and the right side the later one, the highest band on top.
    A stream goes up in blue, down in orange, and level or to and from the unknown in grey.

    Args:
        answer: The answer of `portfolio.flow`.
    """
    alt = library()
    total = sum(one.people for one in answer.links)
    gap = max(total, 1) * 0.04
    tops = _tops(answer, gap)
    used = [0] * len(answer.nodes)
    curves: list[dict[str, Any]] = []
    for link in answer.links:
        start = tops[link.source] + used[link.source]
        end = tops[link.target] + used[link.target]
        used[link.source] += link.people
        used[link.target] += link.people
        source, target = answer.nodes[link.source], answer.nodes[link.target]
        name = f"{_name(source)} to {_name(target)}"
        for step in range(STEPS + 1):
            x = step / STEPS
            top = start + (end - start) * x * x * (3 - 2 * x)
            curves.append(
                {
                    "stream": name,
                    "direction": _direction(source, target),
                    "people": link.people,
                    "x": x,
                    "top": top,
                    "bottom": top + link.people,
                }
            )
    bars = [
        {
            "name": _name(node),
            "text": f"{_name(node)}: {node.people:,}",
            "side": node.side,
            "people": node.people,
            "x": -0.02 if node.side == "before" else 1.0,
            "x2": 0.0 if node.side == "before" else 1.02,
            "label_x": -0.03 if node.side == "before" else 1.03,
            "top": top,
            "middle": top + node.people / 2,
            "bottom": top + node.people,
        }
        for node, top in zip(answer.nodes, tops, strict=True)
        if node.people
    ]
    across = alt.Scale(domain=[-0.5, 1.5])
    down = alt.Scale(reverse=True, zero=True, nice=False)
    streams = (
        alt.Chart(alt.Data(values=curves))
        .mark_area(opacity=0.55)
        .encode(
            x=alt.X("x:Q", scale=across, axis=None),
            y=alt.Y("top:Q", scale=down, axis=None),
            y2="bottom:Q",
            detail="stream:N",
            color=alt.Color(
                "direction:N",
                scale=alt.Scale(domain=["up", "down", "level"], range=[HAVE, LACK, UNKNOWN]),
                title=None,
            ),
            tooltip=["stream:N", "people:Q"],
        )
    )
    nodes = alt.Chart(alt.Data(values=bars))
    blocks = nodes.mark_rect(color="#333333", stroke=EDGE, strokeWidth=0.5).encode(
        x=alt.X("x:Q", scale=across),
        x2="x2:Q",
        y=alt.Y("top:Q", scale=down),
        y2="bottom:Q",
        tooltip=["name:N", "people:Q"],
    )
    names = []
    for side, align in (("before", "right"), ("after", "left")):
        own = nodes.transform_filter(alt.datum.side == side).encode(
            x=alt.X("label_x:Q", scale=across), y=alt.Y("middle:Q", scale=down), text="text:N"
        )
        names += words(own, align=align, fontSize=11)
    chart: altair.LayerChart = (
        alt.layer(streams, blocks, *names)
        .properties(title=f"From band to band: {counted(total)}", width=420, height=300)
        .configure_view(stroke=None)
    )
    return chart


def _tops(answer: Flow, gap: float) -> list[float]:
    """Where each node begins, from the top, the highest band first on each side."""
    tops = [0.0] * len(answer.nodes)
    for side in ("before", "after"):
        at = 0.0
        own = [place for place, node in enumerate(answer.nodes) if node.side == side]
        bands = [place for place in own if answer.nodes[place].kind == "band"]
        others = [place for place in own if answer.nodes[place].kind != "band"]
        for place in [*reversed(bands), *others]:
            tops[place] = at
            if answer.nodes[place].people:
                at += answer.nodes[place].people + gap
    return tops


def _name(node: FlowNode) -> str:
    if node.kind == "band":
        return f"{node.low:.0%} to {node.high:.0%}" if node.low != node.high else f"{node.low:.0%}"
    return node.kind.replace("_", " ")


def _direction(source: FlowNode, target: FlowNode) -> str:
    if source.low is None or target.low is None or source.low == target.low:
        return "level"
    return "up" if target.low > source.low else "down"
