"""How the package feels to those who write with it: types, documentation, freshness."""

from __future__ import annotations

import inspect
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import prowess
from conftest import PACKAGE, REPOSITORY

TABLE = json.loads((REPOSITORY / "tests" / "schemas" / "operations.json").read_text("utf-8"))
OPERATIONS = [(room["name"], one) for room in TABLE for one in room["operations"]]

SCRIPT = """\
from datetime import date

from prowess import RoleHandle, read, readiness
from prowess.inputs import ProfileInput
from prowess.types import ChangeSetLevel, Options, Readiness, Requirement, Role

ana: ProfileInput = {"person": "ana", "as_of": date(2026, 11, 2), "levels": []}
role = RoleHandle(Role(uri="analyst", requirements=[Requirement(competency="sql")]))
answer: Readiness = readiness.assess(ana, role, Options(threshold=0.8))
better = readiness.what_if(ana, role, [ChangeSetLevel(competency="sql", level=4)])
worst: list[str] = [gap.competency for gap in answer.gaps if gap.reason == "unknown"]
framework, diagnostics = read.esco("esco.zip", {"language": "de"})
hits = [(hit.uri, hit.label) for hit in framework.search("python")]
"""

WRONG = {
    "a field that is not there": "answer.skore",
    "a word that is not there": "Options(unknown='lenient-ish')",
    "a number for a text": "readiness.assess(ana, role, Options(threshold='high'))",
    "a change of something frozen": "answer.score = 1.0",
    "a missing argument": "readiness.assess(ana)",
}


def tool(name: str, *arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", name, *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_a_script_is_clean_to_strict_type_checkers(tmp_path: Path) -> None:
    (tmp_path / "script.py").write_text(SCRIPT, "utf-8")
    mypy = tool("mypy", "--strict", "script.py", folder=tmp_path)
    assert mypy.returncode == 0, mypy.stdout
    (tmp_path / "pyrightconfig.json").write_text('{"typeCheckingMode": "strict"}', "utf-8")
    pyright = tool("pyright", "--pythonpath", sys.executable, "script.py", folder=tmp_path)
    assert pyright.returncode == 0, pyright.stdout


def test_type_checkers_find_what_is_wrong(tmp_path: Path) -> None:
    head = len(SCRIPT.splitlines())
    (tmp_path / "script.py").write_text(SCRIPT + "\n".join(WRONG.values()) + "\n", "utf-8")
    mypy = tool("mypy", "--strict", "script.py", folder=tmp_path)
    for place, what in enumerate(WRONG, head + 1):
        assert f"script.py:{place}: error" in mypy.stdout, f"{what}\n{mypy.stdout}"


def test_the_stubs_agree_with_what_is_there(tmp_path: Path) -> None:
    # What a dataclass has beside its fields depends on the version, here that of the interpreter.
    settings = (PACKAGE / "pyproject.toml").read_text("utf-8")
    here = f'python_version = "{sys.version_info[0]}.{sys.version_info[1]}"'
    assert 'python_version = "3.10"' in settings
    (tmp_path / "mypy.toml").write_text(settings.replace('python_version = "3.10"', here), "utf-8")
    stubtest = tool(
        "mypy.stubtest",
        "prowess",
        "--mypy-config-file",
        str(tmp_path / "mypy.toml"),
        "--allowlist",
        str(PACKAGE / "tests" / "stubtest-allowlist.txt"),
        folder=tmp_path,
    )
    assert stubtest.returncode == 0, stubtest.stdout + stubtest.stderr


def test_generated_files_are_fresh() -> None:
    command = [sys.executable, str(PACKAGE / "generate.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def summary(text: str) -> str:
    """The first paragraph of a docstring on one line."""
    return " ".join(text.split("\n\n")[0].split())


@pytest.mark.parametrize(
    ("room", "row"), OPERATIONS, ids=lambda one: one if isinstance(one, str) else one["name"]
)
def test_a_function_is_documented_and_called_as_the_table_says(
    room: str, row: dict[str, Any]
) -> None:
    function = getattr(getattr(prowess, room), row["name"])
    doc = inspect.getdoc(function) or ""
    assert summary(doc) == row["doc"]
    compiled = getattr(getattr(prowess._core, room), row["name"])
    assert summary(inspect.getdoc(compiled) or "") == row["doc"]
    shown = inspect.signature(function).parameters
    assert list(shown) == [argument["name"] for argument in row["arguments"]]
    for argument in row["arguments"]:
        may_miss = argument["mode"] in {"optional", "held_optional"}
        default = None if may_miss else inspect.Parameter.empty
        assert shown[argument["name"]].default is default
        assert f"{argument['name']}: " in doc
    assert list(inspect.signature(compiled).parameters) == list(shown)


def test_a_room_has_the_operations_of_the_table_and_no_other() -> None:
    for room in TABLE:
        module = getattr(prowess, room["name"])
        assert sorted(module.__all__) == sorted(one["name"] for one in room["operations"])
        assert module.__doc__ == room["question"]


def test_importing_is_quick_and_loads_no_extra() -> None:
    code = (
        "import sys, time; start = time.process_time(); import prowess; "
        "print(time.process_time() - start, *(set(sys.modules) & {'altair', 'tqdm', 'numpy'}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    seconds, *extras = done.stdout.split()
    assert extras == []
    assert float(seconds) < 1


def test_the_examples_in_docstrings_are_true() -> None:
    import doctest

    from prowess import _handles

    for module in (prowess, _handles):
        result = doctest.testmod(module)
        assert result.attempted > 0
        assert result.failed == 0
