"""The README's code runs, and prints what it says."""

from __future__ import annotations

import re
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from conftest import PACKAGE
from prowess import read

BLOCKS = re.findall(
    r"```python\n(.*?)```(?:\n\n```text\n(.*?)```)?",
    (PACKAGE / "README.md").read_text("utf-8"),
    re.DOTALL,
)


def test_the_code_of_the_readme_runs_and_prints_what_it_says(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert len(BLOCKS) >= 6
    monkeypatch.chdir(tmp_path)
    for name in ("esco", "esco_roles"):
        reader: Any = getattr(read, name)
        monkeypatch.setattr(read, name, lambda _, *more, of=reader: of(data / "esco-1.2.0", *more))
    names: dict[str, Any] = {}
    for code, printed in BLOCKS:
        out = StringIO()
        with redirect_stdout(out):
            exec(compile(code, "README.md", "exec"), names)
        if printed:
            assert out.getvalue() == printed
    assert (tmp_path / "gaps.html").is_file()
    assert set(names["scores"].values()) == {0.625}
