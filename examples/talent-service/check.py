#!/usr/bin/env python3
"""The service against its document, and in PostgreSQL.

    python3 examples/talent-service/check.py
    python3 examples/talent-service/check.py --only document --examples 50

Everything it needs is put into `target/service-check`; what it starts, it stops.
`--examples` sets how many requests Schemathesis makes up for each place.
"""

import argparse
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent / "check"))

import document  # noqa: E402
import postgres  # noqa: E402
from running import WORK  # noqa: E402


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", choices=["document", "postgres"])
    parser.add_argument("--examples", type=int, default=8)
    given = parser.parse_args()
    WORK.mkdir(parents=True, exist_ok=True)
    if given.only != "postgres":
        document.check(given.examples)
    if given.only != "document":
        postgres.check()


if __name__ == "__main__":
    main()
