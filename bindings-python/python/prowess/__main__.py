"""`python -m prowess readiness`: how ready is one person for which role, and what is missing?"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import prowess
from prowess import evidence, framework, read, readiness, role
from prowess._data import plain
from prowess.types import Comparison, Diagnostic, Options, Profile, Readiness

if TYPE_CHECKING:
    from collections.abc import Sequence

#: How many roles the table shows unless told otherwise, and how many gaps.
SHOWN, GAPS = 20, 12

#: Columns of a name and of a bar.
NAME, BAR = 34, 24

EPILOG = """\
sources:
  onet:<path>  the text files of an O*NET database: a folder or its .zip
  esco:<path>  the CSV files of ESCO: a folder or its .zip
  nice:<file>  the JSON of the NICE framework
  file:<file>  {"framework": {...}, "catalogue": {...}} as JSON

The exit code is 0 for a report, 1 for a problem and 2 for wrong options.
"""


class Loaded:
    """What a report is made from."""

    def __init__(self, source: str, language: str | None, strict: bool) -> None:
        kind, _, path = source.partition(":")
        options: dict[str, Any] = {"strict": strict, "language": language}
        self.diagnostics: list[Diagnostic] = []
        self.framework: prowess.FrameworkHandle
        self.roles: prowess.RolesHandle
        if kind == "file":
            self._document(path, strict)
            return
        readers: dict[str, tuple[Any, Any]] = {
            "onet": (read.onet, read.onet_roles),
            "esco": (read.esco, read.esco_roles),
            "nice": (read.nice, read.nice_roles),
        }
        read_framework, read_roles = readers[kind]
        self.framework, found = read_framework(path, options)
        self.roles, more = read_roles(path, self.framework, options)
        self.diagnostics += [*found, *more]

    def _document(self, path: str, strict: bool) -> None:
        document: dict[str, Any] = json.loads(Path(path).read_text("utf-8-sig"))
        if set(document) != {"framework", "catalogue"}:
            raise ValueError(f"{path} has other parts than `framework` and `catalogue`")
        self.framework = prowess.FrameworkHandle(document["framework"])
        self.roles = prowess.RolesHandle(document["catalogue"].get("roles", []))
        self.diagnostics += framework.audit(self.framework)
        self.diagnostics += role.audit(document["catalogue"], self.framework)
        wrong = [one for one in self.diagnostics if one.severity != "note"]
        if strict and wrong:
            raise prowess.InvalidError(wrong[0].problem)


def source(text: str) -> str:
    """Checks an option that names where competencies and roles come from."""
    kind, colon, path = text.partition(":")
    if kind not in {"onet", "esco", "nice", "file"} or not colon or not path:
        raise argparse.ArgumentTypeError(f"`{text}` starts with none of onet:, esco:, nice:, file:")
    return text


def parser() -> argparse.ArgumentParser:
    """The command line."""
    whole = argparse.ArgumentParser(prog="python -m prowess", description=prowess.__doc__)
    whole.description = (prowess.__doc__ or "").splitlines()[0]
    whole.add_argument("--version", action="version", version=f"prowess {prowess.__version__}")
    commands = whole.add_subparsers(dest="command", required=True)
    report = commands.add_parser(
        "readiness",
        help="one person against roles",
        description=__doc__,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add = report.add_argument
    add("--framework", type=source, required=True, metavar="SOURCE", help="see sources below")
    add("--person", required=True, metavar="FILE", help="a profile as JSON; - is standard input")
    add(
        "--role", action="append", default=[], metavar="NAME", help="code, uri or title; repeatable"
    )
    add("--top", type=int, metavar="N", help="how many roles, the best first")
    add("--language", metavar="TAG", help="language of titles and labels, such as de")
    add("--json", action="store_true", help="one JSON document instead of the table")
    add("--strict", action="store_true", help="refuse data with any warning or error")
    return whole


def profile_of(path: str) -> Profile:
    """The profile of a file, or of standard input."""
    text = sys.stdin.read() if path == "-" else Path(path).read_text("utf-8-sig")
    return evidence.parse(text)


def compared(loaded: Loaded, profile: Profile, options: argparse.Namespace) -> Comparison:
    """The person against the roles asked for."""
    roles: Any = loaded.roles
    if options.role:
        roles = [role.find(loaded.roles, name) for name in options.role]
    whole = loaded.framework.value
    wishes = Options(
        languages=[options.language] if options.language else [],
        scales=whole.scales,
        crosswalks=whole.crosswalks,
    )
    return readiness.compare(profile, roles, wishes)


def checked(profile: Profile, loaded: Loaded, strict: bool) -> None:
    """Adds what is wrong in a profile to what was found, and refuses what cannot be used."""
    found = evidence.check(profile, loaded.framework)
    unbearable = {"error", "warning"} if strict else {"error"}
    for one in found:
        if one.severity in unbearable:
            raise prowess.InvalidError(one.problem)
    loaded.diagnostics += found


def document(answer: Comparison, loaded: Loaded, top: int | None) -> dict[str, Any]:
    """The report as one document, with every number in full precision."""
    identity = loaded.framework.named()
    results = []
    for one in answer.results[:top]:
        entry = plain(one)
        del entry["person"]
        uri = entry.pop("role")
        code = entry.pop("code")
        results.append({"role": code or uri, "uri": uri, **entry})
    return {
        "person": answer.person,
        "framework": {"id": identity[0], "version": identity[1]},
        "results": results,
        "unrated": plain(answer.unrated),
        "diagnostics": plain(loaded.diagnostics),
    }


def fitted(text: str, width: int) -> str:
    """A text in so many columns, without what would drive a terminal."""
    clean = "".join(letter if letter.isprintable() else "?" for letter in text)
    return clean.ljust(width) if len(clean) <= width else clean[: width - 1] + "…"


def bar(one: Readiness) -> str:
    """Met, unknown and missing as parts of a bar."""
    met = round(one.score * BAR)
    unknown = max(round(one.high * BAR), met) - met
    return "█" * met + "▒" * unknown + "·" * (BAR - met - unknown)


def title(one: Readiness) -> str:
    """What a role is called."""
    return one.title or one.code or one.role


def table(answer: Comparison, loaded: Loaded, top: int | None, out: TextIO) -> None:
    """The report for a terminal, at most 80 columns wide."""

    def line(text: str) -> None:
        print(text.rstrip(), file=out)

    line(f"Readiness of {fitted(answer.person, 60).rstrip()}")
    line(" ".join(loaded.framework.named()))
    line(f"\n{'Role':{NAME}}  {'Score':>8}  {'':{BAR}}  {'Known':>8}")
    shown = answer.results[: top or SHOWN]
    for one in shown:
        known, score = f"{one.coverage:.0%}", f"{one.score:.0%}"
        line(f"{fitted(title(one), NAME)}  {score:>8}  {bar(one)}  {known:>8}")
    line(f"{'':{NAME + 12}}█ met  ▒ unknown  · missing")
    if len(shown) < len(answer.results):
        line(f"{len(shown)} of {len(answer.results)} roles; --top shows more")
    if answer.unrated:
        line(f"{len(answer.unrated)} roles have no score: they ask for nothing that counts")
    following = next((one for one in answer.results if one.gaps), None)
    if following is not None:
        line(f"\nBest next role: {fitted(title(following), 60)}")
        line(f"\n{'Competency':{NAME}}  {'Asked':>8}  {'Held':>13}  {'Loss':>7}")
        for gap in following.gaps[:GAPS]:
            held = f"{gap.held:g}" if gap.held is not None else gap.reason.replace("_", " ")
            asked = "any" if gap.required is None else f"{gap.required:g}"
            name = fitted(gap.label or gap.competency, NAME)
            line(f"{name}  {asked:>8}  {held:>13}  {gap.loss:>7.1%}")
    counts = Counter(one.severity for one in loaded.diagnostics)
    if counts:
        told = ", ".join(
            f"{counts[one]:,} {one}s" for one in ("error", "warning", "note") if counts[one]
        )
        line(f"\nFound while reading: {told}")


def report(options: argparse.Namespace) -> None:
    """Reads, compares and prints."""
    loaded = Loaded(options.framework, options.language, options.strict)
    profile = profile_of(options.person)
    checked(profile, loaded, options.strict)
    answer = compared(loaded, profile, options)
    if not answer.results and answer.unrated:
        raise prowess.InvalidError(answer.unrated[0].problem)
    if options.json:
        print(json.dumps(document(answer, loaded, options.top), ensure_ascii=False))
    else:
        table(answer, loaded, options.top, sys.stdout)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command line."""
    options = parser().parse_args(arguments)
    try:
        report(options)
    except prowess.ProwessError as error:
        if options.json:
            print(json.dumps({"problem": plain(error.problem)}, ensure_ascii=False))
        print(error, file=sys.stderr)
        return 1
    except BrokenPipeError:
        # Who reads has read enough, such as `head`.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (OSError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
