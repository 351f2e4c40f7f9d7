"""The code of the README and of the guide to tables runs, and prints what it says."""

from __future__ import annotations

import re
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from conftest import PACKAGE
from prowess import read


def blocks(page: str) -> list[tuple[str, str]]:
    """The code of a page, each with what it prints."""
    text = (PACKAGE / page).read_text("utf-8")
    return re.findall(r"```python\n(.*?)```(?:\n\n```text\n(.*?)```)?", text, re.DOTALL)


def run(page: str) -> dict[str, Any]:
    """Runs a page from top to bottom, and gives the names it ends with."""
    names: dict[str, Any] = {}
    for code, printed in blocks(page):
        out = StringIO()
        with redirect_stdout(out):
            exec(compile(code, page, "exec"), names)
        if printed:
            assert out.getvalue() == printed
    return names


def test_the_code_of_the_readme_runs_and_prints_what_it_says(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert len(blocks("README.md")) >= 6
    monkeypatch.chdir(tmp_path)
    for name in ("esco", "esco_roles"):
        reader: Any = getattr(read, name)
        monkeypatch.setattr(read, name, lambda _, *more, of=reader: of(data / "esco-1.2.0", *more))
    names = run("README.md")
    assert (tmp_path / "gaps.html").is_file()
    assert set(names["scores"].values()) == {0.625}


def test_the_guide_goes_from_a_table_to_answers_and_charts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert sum(printed != "" for _, printed in blocks("docs/tables.md")) >= 5
    monkeypatch.chdir(tmp_path)
    run("docs/tables.md")
    assert (tmp_path / "gaps.html").is_file()
    assert (tmp_path / "departments.html").is_file()
