"""Runs the notebooks from their first cell to their last, each in a process of its own.

    python examples/notebook/check.py

Their assertions must hold, they must draw their charts, and what is committed holds no outputs.
The company's data are not part of the repository: without them its notebook is skipped, which is
said, and with `CI=true` an error.
"""

import os
import re
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

FOLDER = Path(__file__).parent
DATA = Path(os.environ.get("PROWESS_DATA", FOLDER.parents[1].parent / "shared" / "data")).resolve()


def check(name: str) -> None:
    notebook = nbformat.read(FOLDER / name, as_version=4)
    nbformat.validate(notebook)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    for cell in code:
        assert not cell.outputs and cell.execution_count is None, "outputs are not committed"
    assertions = sum(len(re.findall(r"^ *assert ", cell.source, re.MULTILINE)) for cell in code)
    assert assertions >= 10, "a notebook that asserts nothing shows nothing"

    os.environ["PROWESS_DATA"] = str(DATA)
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(FOLDER)}}).execute()
    charts = [
        output
        for cell in code
        for output in cell.outputs
        if "vega-lite" in output.get("data", {}).get("text/html", "")
    ]
    assert len(charts) >= 4, f"{len(charts)} charts"
    print(f"{name}: {len(code)} cells, {assertions} assertions, {len(charts)} charts")


def main() -> None:
    check("team-readiness.ipynb")
    check("department.ipynb")
    if (DATA / "hrsample").is_dir():
        check("company.ipynb")
    elif os.environ.get("CI") == "true":
        sys.exit(f"company.ipynb needs the folder hrsample in {DATA}")
    else:
        print(f"SKIPPED company.ipynb: there is no folder hrsample in {DATA}")


if __name__ == "__main__":
    main()
