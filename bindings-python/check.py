"""Builds the wheel, installs it into a clean environment, and checks everything about it.

    python bindings-python/check.py

It needs Python 3.10 or later with pip, and cargo; all else is set up in `target/`.
With `--wheel FILE` it checks a wheel that is there already.
The source is compiled for a Python without a global lock too, which needs no such interpreter.
Where there is one, named by `PROWESS_PYTHON_T` or called `python3.14t`, all tests run in it with a
wheel of its own.
The exit code is 0 when all is well.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent
TARGET = Path(os.environ.get("CARGO_TARGET_DIR") or HERE.parent / "target").resolve()
REQUIREMENTS = HERE / "requirements-dev.txt"

#: What is built without a global lock has a folder of its own, so that neither is built again for
#: the other.
FREE = TARGET / "free-threaded"

#: A Python without a global lock, as PyO3 is told of it where there is none to ask.
FREE_PYTHON = """\
implementation=CPython
version=3.14
shared=true
abi3=false
build_flags=Py_GIL_DISABLED
"""


@dataclass
class Checks:
    """What ran, and how it went."""

    failed: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    def run(self, name: str, command: list[str], folder: Path = HERE, **variables: str) -> bool:
        """Runs a command, shows what it says, and remembers its last line."""
        print(f"== {name}", flush=True)
        start = time.monotonic()
        last = ""
        # pyright looks for packages in the environment that is active.
        active = Path(command[0]).parent
        environment = {
            **os.environ,
            "PATH": f"{active}{os.pathsep}{os.environ.get('PATH', '')}",
            "VIRTUAL_ENV": str(active.parent),
            "PYTHONUTF8": "1",
            "PYRIGHT_PYTHON_IGNORE_WARNINGS": "1",
            **variables,
        }
        with subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
        ) as process:
            assert process.stdout is not None
            for line in process.stdout:
                print(line, end="", flush=True)
                last = line.strip() or last
        seconds = time.monotonic() - start
        is_well = process.returncode == 0
        if not is_well:
            self.failed.append(name)
        self.told.append(f"{'ok' if is_well else 'FAILED':6} {name} ({seconds:.0f} s): {last}")
        return is_well

    def skip(self, name: str, why: str) -> None:
        """Says loudly that something did not run."""
        print(f"== {name}\n!! SKIPPED: {why}", flush=True)
        self.told.append(f"SKIPPED {name}: {why}")

    def summary(self) -> int:
        """Tells all of it again, in short."""
        print("\n== summary")
        print("\n".join(self.told))
        return 1 if self.failed else 0


def python_of(folder: Path) -> Path:
    """The interpreter of an environment."""
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def environment(name: str, checks: Checks, interpreter: str = sys.executable) -> Path | None:
    """An environment with what is required, set up where it is missing or out of date."""
    folder = TARGET / name
    version = [interpreter, "-c", "import sys; print(sys.version)"]
    asked = subprocess.run(version, capture_output=True, text=True, check=True)
    wanted = f"{asked.stdout}{REQUIREMENTS.read_text('utf-8')}"
    stamp = folder / "requirements.stamp"
    if not stamp.is_file() or stamp.read_text("utf-8") != wanted:
        install = [str(python_of(folder)), "-m", "pip", "install", "--quiet", "-r"]
        if not (
            checks.run(f"make {name}", [interpreter, "-m", "venv", "--clear", str(folder)])
            and checks.run(f"set up {name}", [*install, str(REQUIREMENTS)])
        ):
            return None
        stamp.write_text(wanted, "utf-8")
    return python_of(folder)


def built(
    python: Path, checks: Checks, interpreter: str = sys.executable, target: Path = TARGET
) -> Path | None:
    """The wheel for an interpreter, built from this clone."""
    wheels = target / "wheels"
    wheels.mkdir(parents=True, exist_ok=True)
    for old in wheels.glob("prowess-*.whl"):
        old.unlink()
    build = [str(python), "-m", "maturin", "build", "--release", "--locked", "--out", str(wheels)]
    build += ["--interpreter", interpreter, "--target-dir", str(target)]
    if not checks.run("build the wheel", build):
        return None
    return next(wheels.glob("prowess-*.whl"))


def installed(python: Path, wheel: Path, checks: Checks) -> bool:
    """Puts the wheel, and nothing from this clone, into the environment."""
    install = [str(python), "-m", "pip", "install", "--quiet", "--force-reinstall", "--no-deps"]
    return checks.run("install the wheel", [*install, str(wheel)])


def check(python: Path, checks: Checks) -> None:
    """All checks, each whatever became of the one before."""
    run = [str(python), "-m"]
    written = ["python/prowess", "generate.py", "generator", "check.py", "bench"]
    checks.run("generated files", [str(python), "generate.py", "--check"])
    checks.run("lints", [*run, "ruff", "check", "."])
    checks.run("layout", [*run, "ruff", "format", "--check", "."])
    checks.run("types: mypy", [*run, "mypy", *written])
    checks.run("types: mypy on tests", [*run, "mypy", "tests"])
    checks.run("types: pyright", [*run, "pyright"])
    verify = ["--verifytypes", "prowess", "--ignoreexternal"]
    checks.run("types: public", [*run, "pyright", *verify], TARGET)
    checks.run("tests", [*run, "pytest"])


def check_free_threaded(checks: Checks) -> None:
    """The same source without a global lock: compiled, and tested where there is such a Python."""
    FREE.mkdir(parents=True, exist_ok=True)
    settings = FREE / "python.txt"
    settings.write_text(FREE_PYTHON, "utf-8")
    cargo = ["cargo", "check", "--quiet", "--locked", "--package", "prowess-python"]
    checks.run(
        "compile without a global lock",
        [*cargo, "--target-dir", str(FREE)],
        PYO3_CONFIG_FILE=str(settings),
    )
    interpreter = os.environ.get("PROWESS_PYTHON_T") or shutil.which("python3.14t")
    if not interpreter:
        why = "no interpreter; name one in PROWESS_PYTHON_T, or have python3.14t on the path"
        checks.skip("tests without a global lock", why)
        return
    told = "import sysconfig; assert sysconfig.get_config_var('Py_GIL_DISABLED')"
    if not checks.run("an interpreter without a global lock", [interpreter, "-c", told]):
        return
    python = environment("python-free-threaded", checks, interpreter)
    wheel = python and built(python, checks, interpreter, FREE)
    if python and wheel and installed(python, wheel, checks):
        checks.run("tests without a global lock", [str(python), "-m", "pytest"])


def main() -> int:
    """Runs the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--wheel", type=Path, help="a wheel that is there already")
    only = "only the shared vectors, or only what is without a global lock"
    parser.add_argument("--only", choices=["vectors", "free-threaded"], help=only)
    given = parser.parse_args()
    wheel: Path | None = given.wheel
    checks = Checks()
    if given.only == "free-threaded":
        check_free_threaded(checks)
        return checks.summary()
    if wheel is None:
        tools = environment("python-venv", checks)
        wheel = tools and built(tools, checks)
    python = environment("python-clean", checks) if wheel else None
    if wheel and python and installed(python, wheel.resolve(), checks):
        if given.only:
            checks.run("vectors", [str(python), "-m", "pytest", "-s", "tests/test_vectors.py"])
        else:
            check(python, checks)
    if not given.only and not given.wheel:
        check_free_threaded(checks)
    return checks.summary()


if __name__ == "__main__":
    sys.exit(main())
