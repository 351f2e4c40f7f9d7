"""Where things are, for all tests."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any, NoReturn

import pytest

PACKAGE = Path(__file__).resolve().parent.parent
REPOSITORY = PACKAGE.parent
SAMPLE = REPOSITORY / "examples" / "sample"


def published_data() -> Path:
    """The folder of published data: `PROWESS_DATA`, else `shared/data` beside the repository."""
    named = os.environ.get("PROWESS_DATA")
    return Path(named) if named else REPOSITORY.parent / "shared" / "data"


def missing(what: str) -> NoReturn:
    """Skips a test for which something is missing, and says so; fails it where `CI` is set."""
    if os.environ.get("CI") == "true":
        pytest.fail(what)
    pytest.skip(what)


@pytest.fixture(scope="session")
def data() -> Path:
    """Published data."""
    folder = published_data()
    if folder.is_dir():
        return folder
    missing(f"PUBLISHED DATA MISSING: nothing at {folder}; set PROWESS_DATA")


def sample(name: str) -> Any:
    """A file of `examples/sample`."""
    return json.loads((SAMPLE / name).read_text("utf-8"))


@pytest.fixture(scope="session")
def people() -> list[dict[str, Any]]:
    """The people of the sample."""
    people: list[dict[str, Any]] = sample("people.json")
    return people


@pytest.fixture(scope="session")
def roles() -> list[dict[str, Any]]:
    """The roles of the sample."""
    catalogue: dict[str, list[dict[str, Any]]] = sample("roles.json")
    return catalogue["roles"]
