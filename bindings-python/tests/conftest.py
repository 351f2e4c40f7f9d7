"""Where things are, for all tests."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

PACKAGE = Path(__file__).resolve().parent.parent
REPOSITORY = PACKAGE.parent
SAMPLE = REPOSITORY / "examples" / "sample"


def published_data() -> Path:
    """The folder of published data: `PROWESS_DATA`, else `shared/data` beside the repository."""
    named = os.environ.get("PROWESS_DATA")
    return Path(named) if named else REPOSITORY.parent / "shared" / "data"


@pytest.fixture(scope="session")
def data() -> Path:
    """Published data; without it a test is skipped, but never where `CI` is set."""
    folder = published_data()
    if folder.is_dir():
        return folder
    if os.environ.get("CI") == "true":
        pytest.fail(f"published data are not at {folder}; set PROWESS_DATA")
    pytest.skip(f"PUBLISHED DATA MISSING: nothing at {folder}; set PROWESS_DATA")


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
