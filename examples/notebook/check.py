"""Runs the notebook from its first cell to its last, in a process of its own.

    python examples/notebook/check.py

Its assertions must hold, it must draw its charts, and what is committed holds no outputs.
"""

import re
from pathlib import Path

import nbformat
from nbclient import NotebookClient

FOLDER = Path(__file__).parent


def main() -> None:
    notebook = nbformat.read(FOLDER / "team-readiness.ipynb", as_version=4)
    nbformat.validate(notebook)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    for cell in code:
        assert not cell.outputs and cell.execution_count is None, "outputs are not committed"
    assertions = sum(len(re.findall(r"^assert ", cell.source, re.MULTILINE)) for cell in code)
    assert assertions >= 10, "a notebook that asserts nothing shows nothing"

    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(FOLDER)}}).execute()
    charts = [
        output
        for cell in code
        for output in cell.outputs
        if "vega-lite" in output.get("data", {}).get("text/html", "")
    ]
    assert len(charts) >= 4, f"{len(charts)} charts"
    print(f"{len(code)} cells, {assertions} assertions, {len(charts)} charts")


if __name__ == "__main__":
    main()
