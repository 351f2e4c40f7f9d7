"""Builds the wheel, installs it into a clean environment, and checks everything about it.

    python bindings-python/check.py

It needs Python 3.10 or later with pip, and cargo; all else is set up in `target/`.
With `--wheel FILE` it checks a wheel that is there already.
The exit code is 0 when all is well.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
import venv
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent
TARGET = Path(os.environ.get("CARGO_TARGET_DIR") or HERE.parent / "target").resolve()
REQUIREMENTS = HERE / "requirements-dev.txt"
WHEELS = TARGET / "wheels"


@dataclass
class Checks:
    """What ran, and how it went."""

    failed: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    def run(self, name: str, command: list[str], folder: Path = HERE) -> bool:
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

    def summary(self) -> int:
        """Tells all of it again, in short."""
        print("\n== summary")
        print("\n".join(self.told))
        return 1 if self.failed else 0


def python_of(folder: Path) -> Path:
    """The interpreter of an environment."""
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def environment(name: str, checks: Checks) -> Path | None:
    """An environment with what is required, set up where it is missing or out of date."""
    folder = TARGET / name
    wanted = f"{sys.version}\n{REQUIREMENTS.read_text('utf-8')}"
    stamp = folder / "requirements.stamp"
    if not stamp.is_file() or stamp.read_text("utf-8") != wanted:
        venv.create(folder, clear=True, with_pip=True)
        install = [str(python_of(folder)), "-m", "pip", "install", "--quiet", "-r"]
        if not checks.run(f"set up {name}", [*install, str(REQUIREMENTS)]):
            return None
        stamp.write_text(wanted, "utf-8")
    return python_of(folder)


def built(python: Path, checks: Checks) -> Path | None:
    """The wheel, built from this clone."""
    WHEELS.mkdir(parents=True, exist_ok=True)
    for old in WHEELS.glob("prowess-*.whl"):
        old.unlink()
    build = [str(python), "-m", "maturin", "build", "--release", "--locked", "--out", str(WHEELS)]
    if not checks.run("build the wheel", [*build, "--interpreter", sys.executable]):
        return None
    return next(WHEELS.glob("prowess-*.whl"))


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


def main() -> int:
    """Runs the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--wheel", type=Path, help="a wheel that is there already")
    parser.add_argument("--only", choices=["vectors"], help="only the shared vectors")
    given = parser.parse_args()
    wheel: Path | None = given.wheel
    checks = Checks()
    if wheel is None:
        tools = environment("python-venv", checks)
        wheel = tools and built(tools, checks)
    python = environment("python-clean", checks) if wheel else None
    if wheel and python and installed(python, wheel.resolve(), checks):
        if given.only:
            checks.run("vectors", [str(python), "-m", "pytest", "-s", "tests/test_vectors.py"])
        else:
            check(python, checks)
    return checks.summary()


if __name__ == "__main__":
    sys.exit(main())
