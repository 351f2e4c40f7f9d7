"""Schemathesis tries every place of the document, with all its checks."""

import pathlib
import subprocess
import venv

from running import FOLDER, WORK, run, service, skip, token

SCHEMATHESIS = "schemathesis==4.32.5"


def tool() -> pathlib.Path | None:
    """Schemathesis in an environment of its own, if it can be had."""
    folder = WORK / "venv"
    program = folder / "bin" / "schemathesis"
    if not program.exists():
        venv.create(folder, with_pip=True, clear=True)
        pip = [folder / "bin" / "python", "-m", "pip", "install", "--quiet", SCHEMATHESIS]
        if subprocess.run(pip, check=False).returncode != 0:
            return None
    return program


def check(examples: int) -> None:
    program = tool()
    if program is None:
        return skip("the interface against its document", f"{SCHEMATHESIS} cannot be installed")
    with service() as base:
        run(
            program,
            "--config-file",
            FOLDER / "schemathesis.toml",
            "run",
            f"{base}/openapi.json",
            "--header",
            f"Authorization: Bearer {token(base)}",
            "--checks",
            "all",
            "--phases",
            "examples,coverage,fuzzing",
            "--max-examples",
            examples,
            # In Python 3.11 two threads that parse sources at once upset each other (gh-106905).
            "--workers",
            "1",
            "--seed",
            "1",
            "--request-timeout",
            "20",
            # It throws away much of what it makes up for keys; that is no fault of the service.
            "--suppress-health-check",
            "filter_too_much",
            cwd=WORK,
        )
