"""Draws the figures of `compare.py` as an SVG, which is legible on light and on dark pages.

python bindings-python/bench/chart.py figures.json chart.svg
"""

from __future__ import annotations

import json
import math
import sys
from html import escape
from pathlib import Path
from typing import Any

LEFT, WIDTH, ROW, BAR = 250, 720, 19, 12
NAMES = {"dense": "dense", "sparse": "sparse", "gaps": "own role"}

STYLE = """
text { font: 12px system-ui, sans-serif; fill: #24292f }
.head { font-weight: 600 } .light { fill: #57606a }
.own { fill: #0969da } .peer { fill: #afb8c1 } .axis { stroke: #d0d7de }
@media (prefers-color-scheme: dark) {
  text { fill: #e6edf3 } .light { fill: #9198a1 }
  .own { fill: #4493f8 } .peer { fill: #656c76 } .axis { stroke: #3d444d }
}
"""


def chart(figures: list[dict[str, Any]]) -> str:
    """Bars of processor seconds on a logarithmic axis, question by question."""
    questions: dict[str, list[dict[str, Any]]] = {}
    for one in figures:
        questions.setdefault(one["question"], []).append(one)
    seconds = [one["cpu_median"] for one in figures]
    low = math.floor(math.log10(min(seconds)))
    high = math.ceil(math.log10(max(seconds)))
    scale = (WIDTH - LEFT - 110) / max(1, high - low)
    height = 34 + sum(30 + ROW * len(all_) for all_ in questions.values())
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img">',
        "<title>Seconds of the processor for each question, shorter is better</title>",
        f"<style>{STYLE}</style>",
    ]
    for power in range(low, high + 1):
        x = LEFT + (power - low) * scale
        label = f"{10.0**power:g} s"
        parts.append(f'<line class="axis" x1="{x:.1f}" x2="{x:.1f}" y1="22" y2="{height - 6}"/>')
        parts.append(f'<text class="light" x="{x:.1f}" y="15" text-anchor="middle">{label}</text>')
    y = 40
    for rows in questions.values():
        head = f"{NAMES[rows[0]['workload']]}, {rows[0]['of']:,} people: {rows[0]['words']}"
        parts.append(f'<text class="head" x="6" y="{y}">{escape(head)}</text>')
        y += 6
        for one in sorted(rows, key=lambda row: (row["peer"] != "prowess", row["cpu_median"])):
            is_own = one["peer"] == "prowess"
            width = max(2.0, (math.log10(one["cpu_median"]) - low) * scale)
            told = f"{one['cpu_median']:.3g} s" + (
                "" if is_own else f", {one['cpu_ratio']:.3g} times"
            )
            parts.append(
                f'<text x="{LEFT - 8}" y="{y + 13}" text-anchor="end">{one["peer"]}</text>'
                f'<rect class="{"own" if is_own else "peer"}" x="{LEFT}" y="{y + 3}"'
                f' width="{width:.1f}" height="{BAR}" rx="2"/>'
                f'<text class="light" x="{LEFT + width + 6:.1f}" y="{y + 13}">{told}</text>'
            )
            y += ROW
        y += 24
    return "\n".join([*parts, "</svg>"]) + "\n"


def main(source: str, target: str) -> None:
    """Reads figures and writes the chart."""
    figures = json.loads(Path(source).read_text("utf-8"))["figures"]
    Path(target).write_text(chart(figures), "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
